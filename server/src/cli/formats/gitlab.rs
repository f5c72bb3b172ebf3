//! GitLab Code Quality: what a merge request's widget compares between two branches.
//!
//! A finding is known again by its fingerprint, which must be unique in a report.

use std::collections::HashSet;

use serde_json::{Value, json};
use xxhash_rust::xxh3::xxh3_128;

use crate::cli::report::{Report, ReportEntry};
use crate::config::Level;

pub(super) fn render(report: &Report) -> Result<String, String> {
    let mut seen = HashSet::new();
    let entries = report.entries.iter();
    let issues: Vec<_> = entries.map(|entry| issue(entry, &mut seen)).collect();
    let text = serde_json::to_string_pretty(&issues);
    text.map(|text| text + "\n")
        .map_err(|error| format!("cannot write JSON: {error}"))
}

fn issue(entry: &ReportEntry, seen: &mut HashSet<String>) -> Value {
    // Files of two workspaces may have the same path within them and say the same.
    let mut fingerprint = entry.fingerprint.clone();
    while !seen.insert(fingerprint.clone()) {
        let identity = format!("{fingerprint}\0{}", entry.spot.path);
        fingerprint = format!("{:032x}", xxh3_128(identity.as_bytes()));
    }
    json!({
        "description": entry.finding.message,
        "check_name": entry.finding.rule.name,
        "fingerprint": fingerprint,
        "severity": match entry.finding.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Info | Level::Off => "info",
        },
        "location": {
            "path": entry.spot.path,
            "lines": {"begin": entry.spot.start.line + 1, "end": entry.spot.end.line + 1},
        },
    })
}
