//! `--statistics`: how often each rule finds something, in the place of the findings.

use std::collections::HashMap;

use super::report::{Report, level_word};
use super::terminal;

/// Prints the counts, with their sum below.
pub(super) fn print(report: &Report) -> Result<(), String> {
    let summary = terminal::unless_quiet(report.summary() + "\n");
    terminal::print(&(render(report) + &summary))
}

/// One line for each rule that finds anything, the most frequent first.
fn render(report: &Report) -> String {
    let mut counts = HashMap::new();
    for entry in &report.entries {
        let finding = &entry.finding;
        *counts
            .entry((finding.rule.name, finding.level))
            .or_insert(0) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|((one, first), many), ((other, second), more)| {
        more.cmp(many).then(one.cmp(other)).then(second.cmp(first))
    });
    let width = counts.first().map_or(0, |(_, most)| most.to_string().len());
    let lines = counts.iter().map(|((rule, level), count)| {
        let level = level_word(*level);
        format!("{count:>width$}  {level:7}  {rule}\n")
    });
    lines.collect()
}
