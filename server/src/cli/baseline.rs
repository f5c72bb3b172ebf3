//! `claimlint baseline`, and what a check makes of it: known findings are silent, so that only new ones fail.
//!
//! How it is written is left to [`file`], what is known and what is gone to [`comparison`].

mod choice;
mod comparison;
mod file;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

pub(super) use self::choice::Choice;
use self::comparison::{compare, found};
use self::file::{Baseline, Known};
use super::inspect::{Inspected, Inspection, Scope};
use super::report::{Report, counted};
use super::visible::visible_lines;
use super::{BaselineAction, BaselineArguments, Outcome, terminal};
use crate::config::FILE_NAME as CONFIG;

/// The file's name where nobody says another.
const FILE_NAME: &str = ".claimlint-baseline.json";

/// The workspaces that share a baseline, by its file.
type Shared<'a> = BTreeMap<PathBuf, Vec<&'a Inspected>>;

/// Takes what the baselines know out of a report; returns what is to be said of them.
///
/// # Errors
/// When a baseline cannot be used.
pub(super) fn hide_known(
    report: &mut Report,
    scope: &Scope,
    inspection: &Inspection,
) -> Result<Vec<String>, String> {
    let mut notes = Vec::new();
    let mut known = HashSet::new();
    for (path, inspected) in &shared(scope, inspection, None) {
        let baseline = Baseline::read(path, scope)?;
        let comparison = compare(&baseline, report, scope, inspected);
        known.extend(comparison.known);
        let gone = comparison.gone.len();
        // Where something could not be read, nobody knows what is gone.
        if gone > 0 && report.errors.is_empty() {
            let (shown, option) = (baseline.shown(), baseline.option());
            let gone = match gone {
                1 => format!("1 finding of {shown} is gone"),
                _ => format!("{gone} findings of {shown} are gone"),
            };
            notes.push(format!(
                "{gone}: `claimlint baseline prune{option}` takes out what is found no more"
            ));
        }
    }
    report.know(&known);
    Ok(notes)
}

/// Whether a file is one of the baselines that are heeded.
pub(super) fn is_heeded(path: &Path, scope: &Scope, inspection: &Inspection) -> bool {
    shared(scope, inspection, None).contains_key(path)
}

pub(super) fn run(arguments: &BaselineArguments) -> Result<Outcome, String> {
    let mut scope = Scope::new(&arguments.paths, &arguments.selection)?;
    scope.set_baseline(Choice::new(arguments.baseline.as_deref(), scope.here()));
    let inspection = scope.inspect()?;
    let report = inspection.report(scope.here());
    if !report.errors.is_empty() {
        for error in &report.errors {
            terminal::error(error);
        }
        terminal::error("no baseline is written, for not everything could be read");
        return Ok(Outcome::Incomplete);
    }
    let mut shared = shared(&scope, &inspection, Some(FILE_NAME));
    if shared.is_empty() {
        let (root, config) = scope.first()?;
        let path = scope.baseline().of(&config);
        shared.insert(path.unwrap_or_else(|| root.join(FILE_NAME)), Vec::new());
    }
    let told = match arguments.action {
        BaselineAction::Create => create(&report, &scope, &shared)?,
        BaselineAction::Update => rewrite(&report, &scope, &shared, true)?,
        BaselineAction::Prune => rewrite(&report, &scope, &shared, false)?,
    };
    terminal::print(&terminal::unless_quiet(visible_lines(&told).into_owned()))?;
    if let Some(warning) = inspection.explain_left_out(&scope) {
        terminal::warning(&warning);
    }
    Ok(Outcome::Clean)
}

/// Which workspaces share which baseline. Without a name for it, those that have none are left out.
fn shared<'a>(scope: &Scope, inspection: &'a Inspection, default: Option<&str>) -> Shared<'a> {
    let mut shared = Shared::new();
    if let Some(given) = scope.baseline().given() {
        shared.insert(given.to_owned(), Vec::new());
    }
    for inspected in &inspection.workspaces {
        let workspace = &inspected.workspace;
        let path = scope.baseline().of(workspace.config());
        let path = path.or_else(|| default.map(|name| workspace.root().join(name)));
        if let Some(path) = path {
            shared.entry(path).or_default().push(inspected);
        }
    }
    shared
}

fn create(report: &Report, scope: &Scope, shared: &Shared<'_>) -> Result<String, String> {
    let baselines = shared.iter().map(|(path, inspected)| {
        let mut baseline = Baseline::new(path, scope);
        if baseline.exists() {
            let (shown, option) = (baseline.shown(), baseline.option());
            return Err(format!(
                "{shown} stands there already: `claimlint baseline update{option}` brings it up to date"
            ));
        }
        let found = found(report, inspected).map(|(_, entry)| baseline.as_known(entry));
        baseline.known = found.collect();
        Ok((baseline, inspected))
    });
    // All are looked at before any is written.
    let baselines: Vec<_> = baselines.collect::<Result<_, _>>()?;
    let mut told = String::new();
    for (baseline, inspected) in baselines {
        baseline.write()?;
        let (shown, known) = (baseline.shown(), counted(baseline.known.len(), "finding"));
        let is_configured = inspected.iter().any(|one| {
            let config = one.workspace.config();
            config.baseline.is_some() && scope.baseline().given().is_none()
        });
        let next = match is_configured {
            true => "`claimlint check` shows only others from now on.".to_owned(),
            false => format!(
                "`claimlint check --baseline {shown}` shows only others; so does every check once {CONFIG} says \
                 `baseline = {:?}`.",
                baseline.name_in(inspected.first().and_then(|one| folder(one)))
            ),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(told, "{shown} written: {known}.\n{next}");
    }
    Ok(told)
}

/// The folder to which a workspace's configuration is relative.
fn folder(inspected: &Inspected) -> Option<&Path> {
    inspected.workspace.config().folder.as_deref()
}

/// Takes out of each baseline what is gone, and puts in what is new where that is wanted.
fn rewrite(
    report: &Report,
    scope: &Scope,
    shared: &Shared<'_>,
    adds: bool,
) -> Result<String, String> {
    let changes = shared.iter().map(|(path, inspected)| {
        let baseline = Baseline::read(path, scope)?;
        let comparison = compare(&baseline, report, scope, inspected);
        let known: BTreeSet<Known> = match adds {
            true => {
                let found = found(report, inspected).map(|(_, entry)| baseline.as_known(entry));
                found.chain(comparison.unasked).collect()
            }
            false => &baseline.known - &comparison.gone,
        };
        let added = if adds { comparison.new } else { Vec::new() };
        Ok((baseline, known, added, comparison.gone))
    });
    // All are looked at before any is written.
    let changes: Vec<_> = changes.collect::<Result<_, String>>()?;
    let mut told = String::new();
    for (mut baseline, known, added, removed) in changes {
        let is_changed = known != baseline.known;
        baseline.known = known;
        if is_changed {
            baseline.write()?;
        }
        let lines = added.iter().map(|known| format!("+ {}\n", known.line()));
        told.extend(lines);
        let lines = removed.iter().map(|known| format!("- {}\n", known.line()));
        told.extend(lines);
        let now = counted(baseline.known.len(), "finding");
        let (added, removed) = (added.len(), removed.len());
        let what = match (is_changed, adds) {
            (false, true) => "is up to date".to_owned(),
            (false, false) => "holds nothing that is gone".to_owned(),
            (true, true) => format!("updated: {added} added, {removed} removed"),
            (true, false) => format!("pruned: {removed} removed"),
        };
        let _ = writeln!(told, "{} {what}; it knows {now}.", baseline.shown());
    }
    Ok(told)
}
