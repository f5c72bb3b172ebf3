//! The Reviewdog Diagnostic Format; lines and columns count from 1, columns in UTF-8 bytes.

use std::ops::Range;

use serde_json::{Value, json};

use crate::cli::report::{Report, ReportEntry, Spot};
use crate::config::Level;
use crate::fix::Fix;
use crate::text::{Encoding, Text};

pub(super) fn render(report: &Report) -> Result<String, String> {
    let diagnostics: Vec<_> = report.entries.iter().map(diagnostic).collect();
    let result = json!({
        "source": {"name": "claimlint", "url": "https://github.com/claimlint/claimlint"},
        "diagnostics": diagnostics,
    });
    let text = serde_json::to_string_pretty(&result);
    text.map(|text| text + "\n")
        .map_err(|error| format!("cannot write JSON: {error}"))
}

fn diagnostic(entry: &ReportEntry) -> Value {
    let finding = &entry.finding;
    let related = finding.related.iter().zip(&entry.related);
    let related = related
        .map(|(related, spot)| json!({"message": related.message, "location": location(spot)}));
    let fixes = finding.fixes.iter();
    let suggestions = fixes.filter_map(|fix| suggestion(fix, &entry.spot.text));
    json!({
        "message": finding.message,
        "location": location(&entry.spot),
        "severity": match finding.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Info | Level::Off => "INFO",
        },
        "code": {"value": finding.rule.name, "url": finding.rule.page_url()},
        "related_locations": related.collect::<Vec<_>>(),
        "suggestions": suggestions.collect::<Vec<_>>(),
    })
}

/// A fix as one replacement: a reviewer takes each suggestion by itself, so that two would be half
/// a fix each.
fn suggestion(fix: &Fix, text: &Text) -> Option<Value> {
    let (first, last) = (fix.edits.first()?, fix.edits.last()?);
    let mut replacement = String::new();
    let mut end = first.range.start;
    for edit in &fix.edits {
        replacement += &text.slice(end..edit.range.start);
        replacement += &edit.text;
        end = edit.range.end;
    }
    let range = first.range.start..last.range.end;
    Some(json!({"range": json_range(text, &range), "text": replacement}))
}

fn location(spot: &Spot) -> Value {
    json!({"path": spot.path, "range": json_range(&spot.text, &spot.range)})
}

fn json_range(text: &Text, range: &Range<usize>) -> Value {
    let position = |offset| {
        let position = text.position(offset, Encoding::Utf8);
        json!({"line": position.line + 1, "column": position.column + 1})
    };
    json!({"start": position(range.start), "end": position(range.end)})
}
