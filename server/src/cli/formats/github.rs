//! GitHub Actions: annotations in the job's log, and the whole list for the step's summary.
//!
//! GitHub shows ten annotations of each level for a step, so no more are written, the errors first.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use crate::cli::report::{Report, ReportEntry, counted, level_word};
use crate::cli::visible::visible;
use crate::config::Level;

/// How many annotations of one level GitHub shows.
const SHOWN: usize = 10;

/// GitHub takes a summary of one mebibyte at most; other commands of the step write there too.
const LONGEST_SUMMARY: usize = 900_000;

const LEVELS: [(Level, &str); 3] = [
    (Level::Error, "error"),
    (Level::Warning, "warning"),
    (Level::Info, "notice"),
];

pub(super) fn render(report: &Report) -> String {
    let mut output = String::new();
    let mut left_out = Vec::new();
    for (level, command) in LEVELS {
        for entry in of_level(report, level).take(SHOWN) {
            output += &annotation(entry, command);
        }
        let more = report.count(level).saturating_sub(SHOWN);
        if more > 0 {
            left_out.push(counted(more, level_word(level)));
        }
    }
    if !left_out.is_empty() {
        output += &format!("Not annotated: {}.\n", left_out.join(", "));
    }
    output
}

fn of_level(report: &Report, level: Level) -> impl Iterator<Item = &ReportEntry> {
    let entries = report.entries.iter();
    entries.filter(move |entry| entry.finding.level == level)
}

fn annotation(entry: &ReportEntry, command: &str) -> String {
    let (spot, finding) = (&entry.spot, &entry.finding);
    let (line, end_line) = (spot.start.line + 1, spot.end.line + 1);
    let columns = match line == end_line {
        // The last column is part of the annotation.
        true => {
            let column = spot.start.column + 1;
            let last = spot.end.column.max(column);
            format!(",col={column},endColumn={last}")
        }
        // GitHub takes columns only within one line.
        false => String::new(),
    };
    let (file, title) = (property(&spot.path), property(finding.rule.name));
    let message = data(&finding.message);
    format!(
        "::{command} file={file},line={line},endLine={end_line}{columns},title={title}::{message}\n"
    )
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    visible(&text.replace('\n', "%0A")).into_owned()
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Adds all findings, as Markdown, to the file that the runner shows on the page of the run.
pub(super) fn add_summary(report: &Report, file: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(file)?;
    file.write_all(summary(report, LONGEST_SUMMARY).as_bytes())
}

fn summary(report: &Report, longest: usize) -> String {
    let mut output = format!("## Claimlint\n\n{}\n\n", report.summary());
    let mut left_out = report.entries.len();
    for entry in LEVELS
        .iter()
        .flat_map(|(level, _)| of_level(report, *level))
    {
        let line = summary_line(entry);
        if output.len() + line.len() > longest {
            break;
        }
        output += &line;
        left_out -= 1;
    }
    if left_out > 0 {
        // Writing to a string cannot fail.
        let _ = writeln!(output, "\nNot listed: {left_out} more.");
    }
    output + "\n"
}

fn summary_line(entry: &ReportEntry) -> String {
    let (spot, finding) = (&entry.spot, &entry.finding);
    format!(
        "- {} **{}**, {}:{}:{}: {}\n",
        level_word(finding.level),
        finding.rule.name,
        as_markdown(&spot.path),
        spot.start.line + 1,
        spot.start.column + 1,
        as_markdown(&finding.message)
    )
}

/// A text as Markdown that shows it as it is.
fn as_markdown(text: &str) -> String {
    let mut output = String::new();
    let text = text.replace(['\r', '\n'], " ");
    for character in visible(&text).chars() {
        match character {
            '<' => output += "&lt;",
            '&' => output += "&amp;",
            '[' | ']' | '*' | '_' | '\\' | '@' | '#' | '|' | '~' | '!' | '`' => {
                output.push('\\');
                output.push(character);
            }
            _ => output.push(character),
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use super::{as_markdown, data, property};

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("50 %: a,\r\nb::c"), "50 %25: a,%0D%0Ab::c");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(property("\u{1b}[2J"), "␛[2J");
    }

    #[test]
    fn markdown_shows_the_text_itself() {
        assert_eq!(
            as_markdown("`#x` <b> [l](u)\n*\u{1b}"),
            "\\`\\#x\\` &lt;b> \\[l\\](u) \\*␛"
        );
    }
}
