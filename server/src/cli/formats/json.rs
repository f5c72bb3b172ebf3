//! An array of objects, one for each finding; positions count from 1, columns in Unicode scalar values.

use serde::Serialize;

use crate::cli::report::{Report, ReportEntry, Spot, level_word};
use crate::text::Position;

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

fn finding(entry: &ReportEntry) -> JsonFinding<'_> {
    let related = entry.finding.related.iter().zip(&entry.related);
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
    }
}

fn range(spot: &Spot) -> JsonRange {
    let position = |position: Position| JsonPosition {
        line: position.line + 1,
        column: position.column + 1,
    };
    JsonRange {
        start: position(spot.start),
        end: position(spot.end),
    }
}
