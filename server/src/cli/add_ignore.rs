//! `check --add-ignore`: comments are written that silence what is found, and what they cannot silence is told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inspect::{Inspected, Inspection};
use super::report::{Report, ReportEntry, counted, level_word};
use super::{files, terminal};
use crate::features::silence::{Left, Silencing, silence};
use crate::fix;
use crate::loader;
use crate::model::Article;
use crate::text::Text;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What is done about the findings of a report, by their numbers.
#[derive(Default)]
struct Plan<'a> {
    changes: Vec<Change<'a>>,
    /// Why a finding is left.
    left: BTreeMap<usize, &'static str>,
}

/// Comments that are to be written into one article.
struct Change<'a> {
    article: &'a Article,
    silencing: Silencing,
    silenced: BTreeSet<usize>,
}

/// Silences what a report lists, and tells what was done. The report keeps what is left.
///
/// # Errors
/// When an article cannot be written. What was written before it is told.
pub(super) fn run(
    report: &mut Report,
    inspection: &Inspection,
    here: &Path,
    reason: &str,
) -> Result<(), String> {
    let plan = plan(report, inspection, reason);
    let texts = plan.changes.iter().map(|change| changed(change, here));
    // All articles are looked at before one is written.
    let texts: Vec<_> = texts.collect::<Result<_, _>>()?;
    let mut told = String::new();
    let mut silenced = BTreeSet::new();
    for (change, text) in plan.changes.iter().zip(texts) {
        let path = shown(change.article, here);
        if let Err(error) = files::write(&path, &text) {
            terminal::print(&told)?;
            return Err(error);
        }
        let count = counted(change.silenced.len(), "finding");
        told += &format!("{}: {count} silenced\n", path.display());
        silenced.extend(&change.silenced);
    }
    for (number, why) in &plan.left {
        told += &line(&report.entries[*number], why);
    }
    let (all, left) = (counted(silenced.len(), "finding"), plan.left.len());
    told += &format!("{all} silenced, {left} left\n");
    terminal::print(&told)?;
    report.take_out(&silenced);
    Ok(())
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
        let mut silenced = BTreeSet::new();
        for (index, (number, _)) in group.iter().enumerate() {
            match silencing.left.get(&index) {
                Some(why) => _ = plan.left.insert(*number, explain(*why)),
                None => _ = silenced.insert(*number),
            }
        }
        if !silenced.is_empty() {
            plan.changes.push(Change {
                article,
                silencing,
                silenced,
            });
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

/// The bytes of an article with the comments.
fn changed(change: &Change<'_>, here: &Path) -> Result<Vec<u8>, String> {
    let article = change.article;
    let path = shown(article, here);
    let bytes = std::fs::read(&path);
    let bytes = bytes
        .map_err(|error| format!("cannot read {}: {}", path.display(), loader::cause(&error)))?;
    let text = article.text.to_text();
    if Text::from_bytes(&bytes).0.to_text() != text {
        let path = path.display();
        return Err(format!(
            "{path} has changed while it was looked at: run the command again"
        ));
    }
    let mark = match bytes.starts_with(BYTE_ORDER_MARK) {
        true => BYTE_ORDER_MARK,
        false => &[],
    };
    let text = fix::apply(&text, &change.silencing.edits);
    Ok([mark, text.as_bytes()].concat())
}

/// An article's path as the user would write it.
fn shown(article: &Article, here: &Path) -> PathBuf {
    let shown = pathdiff::diff_paths(&article.path, here);
    shown.unwrap_or_else(|| article.path.to_path_buf())
}

/// A finding that is left, and why.
fn line(entry: &ReportEntry, why: &str) -> String {
    let (start, finding) = (entry.spot.start, &entry.finding);
    let (line, column) = (start.line + 1, start.column + 1);
    let (level, rule) = (level_word(finding.level), finding.rule.name);
    let (path, message) = (&entry.spot.path, &finding.message);
    format!("{path}:{line}:{column}: {level}[{rule}] {message}\n  left: {why}\n")
}

const NO_ARTICLE: &str = "comments silence rules in articles with claims alone; \
                          `per-file-ignores` in claimlint.toml spares any file a rule";

fn explain(left: Left) -> &'static str {
    match left {
        Left::IsAboutComments => "it is about a comment: mend that, or take it out",
        Left::IsNoText => "the file is not UTF-8: save it with that encoding first",
        Left::HasNoPlace => "no comment silences it and leaves everything else as it is",
    }
}
