//! What is found, against what a baseline knows: known, new, and gone.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::file::{Baseline, Known};
use crate::cli::inspect::{Inspected, Scope};
use crate::cli::report::{Report, ReportEntry};
use crate::rules::Rule;

/// The outcome of a comparison.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// The findings that the baseline knows, by their numbers.
    pub(super) known: HashSet<usize>,
    /// The others, as the baseline would know them.
    pub(super) new: Vec<Known>,
    /// What the baseline knows, was looked for and is not found.
    pub(super) gone: BTreeSet<Known>,
    /// What the baseline knows and nobody has looked for.
    pub(super) unasked: BTreeSet<Known>,
}

/// Compares what is found in some workspaces with the baseline that is for them.
pub(super) fn compare(
    baseline: &Baseline,
    report: &Report,
    scope: &Scope,
    inspected: &[&Inspected],
) -> Comparison {
    let mut comparison = Comparison::default();
    let known = baseline.known.iter().map(|known| (known.identity(), known));
    let known: HashMap<_, _> = known.collect();
    let mut rest: BTreeSet<_> = baseline.known.iter().collect();
    let mut others = Vec::new();
    for (number, entry) in found(report, inspected) {
        let found = baseline.as_known(entry);
        match known.get(&found.identity()) {
            Some(known) => {
                rest.remove(known);
                comparison.known.insert(number);
            }
            None => others.push((number, found)),
        }
    }
    let mut moved = moved(baseline, &rest);
    for (number, found) in &others {
        let alike = moved.get_mut(&alike(found)).and_then(Vec::pop);
        match alike {
            Some(known) => {
                rest.remove(known);
                comparison.known.insert(*number);
            }
            None => comparison.new.push(found.clone()),
        }
    }
    if !rest.is_empty() {
        let was_asked = asked(baseline, scope, inspected);
        (comparison.gone, comparison.unasked) = rest.into_iter().cloned().partition(was_asked);
    }
    comparison
}

/// What is found in some workspaces, each finding with its number in the report.
pub(super) fn found<'a>(
    report: &'a Report,
    inspected: &[&Inspected],
) -> impl Iterator<Item = (usize, &'a ReportEntry)> {
    let roots = inspected.iter().map(|one| one.workspace.root().clone());
    let roots: HashSet<_> = roots.collect();
    let entries = report.entries.iter().enumerate();
    entries.filter(move |(_, entry)| roots.contains(&entry.root))
}

/// What is said of files that are not there any more: found elsewhere in the same words, it has moved with its file.
fn moved<'a>(
    baseline: &Baseline,
    rest: &BTreeSet<&'a Known>,
) -> HashMap<(&'a str, &'a str), Vec<&'a Known>> {
    let mut missing = HashMap::new();
    let mut moved: HashMap<_, Vec<_>> = HashMap::new();
    for known in rest {
        let is_missing = missing
            .entry(&*known.path)
            .or_insert_with(|| !baseline.file(known).exists());
        if *is_missing {
            moved.entry(alike(known)).or_default().push(*known);
        }
    }
    moved
}

fn alike(known: &Known) -> (&str, &str) {
    (&known.rule, &known.message)
}

/// Whether something that is known would have been found if it were still there: nothing that was said on the command
/// line has left out its file or its rule.
fn asked<'a>(
    baseline: &'a Baseline,
    scope: &'a Scope,
    inspected: &'a [&'a Inspected],
) -> impl Fn(&Known) -> bool + 'a {
    let shown = inspected
        .iter()
        .map(|one| (one, one.files.iter().collect()));
    let shown: Vec<(_, HashSet<_>)> = shown.collect();
    move |known| {
        let file = baseline.file(known);
        let rule = Rule::named(&known.rule);
        scope.includes(&file)
            && shown.iter().all(|(one, shown)| {
                let is_passed_over = one.workspace.text(&file).is_some() && !shown.contains(&file);
                !is_passed_over && !one.leaves_out(&file, rule)
            })
    }
}
