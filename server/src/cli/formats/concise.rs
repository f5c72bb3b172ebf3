//! One line for each finding: `corpus/bbc.md:12:4: info[disputed-claim] …`.

use std::fmt::Write;

use crate::cli::report::{Report, level_word};
use crate::cli::visible::visible;

pub(super) fn render(report: &Report) -> String {
    let mut output = String::new();
    for entry in &report.entries {
        let (spot, finding) = (&entry.spot, &entry.finding);
        let (line, column) = (spot.start.line + 1, spot.start.column + 1);
        let (level, rule) = (level_word(finding.level), finding.rule.name);
        // Writing to a string cannot fail.
        let _ = writeln!(
            output,
            "{}:{line}:{column}: {level}[{rule}] {}",
            visible(&spot.path),
            visible(&finding.message)
        );
    }
    output
}
