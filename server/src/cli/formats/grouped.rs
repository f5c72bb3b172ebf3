//! The findings under the name of their file, in columns.

use std::fmt::Write;

use crate::cli::report::{Report, ReportEntry, level_word};
use crate::cli::visible::visible;

pub(super) fn render(report: &Report) -> String {
    let mut output = String::new();
    let same_file = |one: &ReportEntry, two: &ReportEntry| one.spot.path == two.spot.path;
    for group in report.entries.chunk_by(same_file) {
        let [first, ..] = group else { continue };
        let rule_width = group.iter().map(|entry| entry.finding.rule.name.len());
        let rule_width = rule_width.max().unwrap_or_default();
        let place_width = group.iter().map(|entry| place(entry).len());
        let place_width = place_width.max().unwrap_or_default();
        output += &format!("{}\n", visible(&first.spot.path));
        for entry in group {
            let finding = &entry.finding;
            let (level, rule) = (level_word(finding.level), finding.rule.name);
            // Writing to a string cannot fail.
            let _ = writeln!(
                output,
                "  {:>place_width$}  {level:7}  {rule:rule_width$}  {}",
                place(entry),
                visible(&finding.message)
            );
        }
        output.push('\n');
    }
    output
}

fn place(entry: &ReportEntry) -> String {
    let start = entry.spot.start;
    format!("{}:{}", start.line + 1, start.column + 1)
}
