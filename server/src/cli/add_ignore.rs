//! `check --add-ignore`: comments are put into articles that silence what is found, and what they cannot silence is
//! told. Writing the articles is left to [`super::changes`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fixing::{Fixing, original};
use super::inspect::{Inspected, Inspection, Scope};
use super::report::{Report, ReportEntry, counted, level_word};
use super::terminal;
use super::visible::visible;
use crate::features::silence::{Left, silence};
use crate::fix::Edit;
use crate::model::Article;

/// What is done about the findings of a report, by their numbers.
#[derive(Default)]
struct Plan<'a> {
    comments: Vec<(&'a Article, Vec<Edit>)>,
    silenced: BTreeSet<usize>,
    /// Why a finding is left.
    left: BTreeMap<usize, &'static str>,
}

/// Silences what a report lists; the report keeps what is left. Returns what is to be told.
///
/// # Errors
/// When an article was changed while it was looked at.
pub(super) fn run(
    fixing: &mut Fixing,
    scope: &Scope,
    inspection: &Inspection,
    reason: &str,
) -> Result<String, String> {
    let mut plan = plan(&fixing.report, inspection, reason);
    let mut told = String::new();
    for (article, comments) in &plan.comments {
        let entries = fixing.report.entries.iter().enumerate();
        let own = entries.filter(|(_, entry)| entry.finding.place.path == article.path);
        let own: Vec<_> = own
            .map(|(number, entry)| (number, &*entry.spot.path))
            .collect();
        let shown = own.first().map_or("", |(_, path)| path);
        let before = || original(scope, inspection, &article.path, shown);
        match fixing.changes.of(&article.path, before)? {
            Some(change) => {
                change.apply(comments);
                let count = own
                    .iter()
                    .filter(|(number, _)| plan.silenced.contains(number));
                let count = counted(count.count(), "finding");
                told += &format!("{}: {count} silenced\n", visible(shown));
            }
            None => {
                for (number, _) in own {
                    plan.silenced.remove(&number);
                    plan.left.insert(number, Left::IsNoText.reason());
                }
            }
        }
    }
    let lines = plan
        .left
        .iter()
        .map(|(number, why)| line(&fixing.report.entries[*number], why));
    let lines: String = lines.collect();
    let (silenced, left) = (plan.silenced.len(), plan.left.len());
    let summary = format!("{} silenced, {left} left\n", counted(silenced, "finding"));
    let told = terminal::unless_quiet(told) + &lines + &terminal::unless_quiet(summary);
    fixing.report.take_out(&plan.silenced);
    Ok(told)
}

fn plan<'a>(report: &Report, inspection: &'a Inspection, reason: &str) -> Plan<'a> {
    let mut plan = Plan::default();
    let entries: Vec<_> = report.entries.iter().enumerate().collect();
    let of_one_file = |(_, one): &(usize, &ReportEntry), (_, two): &(usize, &ReportEntry)| {
        one.root == two.root && one.finding.place.path == two.finding.place.path
    };
    for group in entries.chunk_by(of_one_file) {
        let [(_, first), ..] = group else { continue };
        let Some((inspected, article)) = article(inspection, first) else {
            let numbers = group.iter().map(|(number, _)| *number);
            plan.left.extend(numbers.map(|number| (number, NO_ARTICLE)));
            continue;
        };
        let findings: Vec<_> = group.iter().map(|(_, entry)| &entry.finding).collect();
        let silencing = silence(&inspected.workspace, article, &findings, reason);
        for (index, (number, _)) in group.iter().enumerate() {
            match silencing.left.get(&index) {
                Some(why) => _ = plan.left.insert(*number, why.reason()),
                None => _ = plan.silenced.insert(*number),
            }
        }
        if !silencing.edits.is_empty() {
            plan.comments.push((article, silencing.edits));
        }
    }
    plan
}

/// The article that a finding stands in.
fn article<'a>(
    inspection: &'a Inspection,
    entry: &ReportEntry,
) -> Option<(&'a Inspected, &'a Arc<Article>)> {
    let mut workspaces = inspection.workspaces.iter();
    let inspected = workspaces.find(|one| *one.workspace.root() == entry.root)?;
    let article = inspected.workspace.article(&entry.finding.place.path)?;
    Some((inspected, article))
}

/// A finding that is left, and why.
fn line(entry: &ReportEntry, why: &str) -> String {
    let (start, finding) = (entry.spot.start, &entry.finding);
    let (line, column) = (start.line + 1, start.column + 1);
    let (level, rule) = (level_word(finding.level), finding.rule.name);
    let (path, message) = (visible(&entry.spot.path), visible(&finding.message));
    format!("{path}:{line}:{column}: {level}[{rule}] {message}\n  left: {why}\n")
}

const NO_ARTICLE: &str = "comments silence rules in articles with claims alone; \
                          `per-file-ignores` in claimlint.toml spares any file a rule";
