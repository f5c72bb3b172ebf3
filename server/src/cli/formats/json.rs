//! An array of objects, one for each finding, or the objects line by line; positions count from 1, columns in Unicode scalar values.
//!
//! A fix has edits with positions and, for programs that work on bytes, with offsets from 0 into the
//! text (a byte order mark is no part of it).

use serde::Serialize;

use crate::cli::report::{Report, ReportEntry, Spot, level_word};
use crate::fix::{Applicability, Fix};
use crate::text::{Encoding, Position, Text};

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    path: &'a str,
    range: JsonRange,
    claim: Option<&'a str>,
    related: Vec<JsonRelated<'a>>,
    fingerprint: &'a str,
    fixes: Vec<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    range: JsonRange,
    bytes: JsonBytes,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonBytes {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    message: &'a str,
    path: &'a str,
    range: JsonRange,
    claim: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonRange {
    start: JsonPosition,
    end: JsonPosition,
}

#[derive(Serialize)]
struct JsonPosition {
    line: usize,
    column: usize,
}

pub(super) fn render(report: &Report) -> Result<String, String> {
    let findings: Vec<_> = report.entries.iter().map(finding).collect();
    let text = serde_json::to_string_pretty(&findings);
    text.map(|text| text + "\n")
        .map_err(|error| format!("cannot write JSON: {error}"))
}

/// The same objects, one on each line.
pub(super) fn render_lines(report: &Report) -> Result<String, String> {
    let mut output = String::new();
    for entry in &report.entries {
        let line = serde_json::to_string(&finding(entry));
        output += &line.map_err(|error| format!("cannot write JSON: {error}"))?;
        output.push('\n');
    }
    Ok(output)
}

fn finding(entry: &ReportEntry) -> JsonFinding<'_> {
    let related = entry.finding.related.iter().zip(&entry.related);
    let fixes = entry.finding.fixes.iter();
    JsonFinding {
        rule: entry.finding.rule.name,
        severity: level_word(entry.finding.level),
        message: &entry.finding.message,
        path: &entry.spot.path,
        range: range(&entry.spot),
        claim: entry.finding.claim.as_deref(),
        related: related
            .map(|(related, spot)| JsonRelated {
                message: &related.message,
                path: &spot.path,
                range: range(spot),
                claim: related.claim.as_deref(),
            })
            .collect(),
        fingerprint: &entry.fingerprint,
        fixes: fixes.map(|fix| json_fix(fix, &entry.spot.text)).collect(),
    }
}

fn json_fix<'a>(fix: &'a Fix, text: &Text) -> JsonFix<'a> {
    let edits = fix.edits.iter().map(|edit| JsonEdit {
        range: JsonRange {
            start: position(text.position(edit.range.start, Encoding::Utf32)),
            end: position(text.position(edit.range.end, Encoding::Utf32)),
        },
        bytes: JsonBytes {
            start: edit.range.start,
            end: edit.range.end,
        },
        text: &edit.text,
    });
    JsonFix {
        title: &fix.title,
        applicability: match fix.applicability() {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
        },
        edits: edits.collect(),
    }
}

fn range(spot: &Spot) -> JsonRange {
    JsonRange {
        start: position(spot.start),
        end: position(spot.end),
    }
}

fn position(position: Position) -> JsonPosition {
    JsonPosition {
        line: position.line + 1,
        column: position.column + 1,
    }
}
