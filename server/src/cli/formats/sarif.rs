//! SARIF 2.1.0 (OASIS), with all that GitHub code scanning asks for.
//!
//! What a rule is belongs to [`descriptors`]; here are the log, its results and its limits.

mod descriptors;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};

use self::descriptors::Descriptors;
use crate::cli::report::{Report, ReportEntry, Spot};
use crate::config::Level;
use crate::fix::Fix;
use crate::text::{Encoding, Position};

/// What GitHub takes of one upload.
const LIMITS: Limits = Limits {
    results: 25_000,
    bytes: 10_000_000,
};

/// The most related places of one result that GitHub shows.
const MOST_RELATED: usize = 100;

/// The rules whose related places lead from one claim to another, step by step.
const CHAINS: [&str; 9] = [
    "borrowed-contradiction",
    "circular-support",
    "conflicting-values",
    "contradictory-claims",
    "disputed-claim",
    "disputed-value",
    "hedged-conflict",
    "incoherent-claim",
    "supersedes-cycle",
];

/// All but what RFC 3986 lets stand in a path; the colon too, which would make a first part a scheme.
const NOT_IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

struct Limits {
    /// How many results a run may have.
    results: usize,
    /// How large the log may be, compressed.
    bytes: usize,
}

/// The log; its version stands first, as the specification wishes.
#[derive(Serialize)]
struct Log {
    version: &'static str,
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Value; 1],
}

/// A finding, and what silences it, if anything does.
type Item<'a> = (&'a ReportEntry, Option<Silence<'a>>);

/// What silences a finding.
#[derive(Clone, Copy)]
enum Silence<'a> {
    /// A comment in the article, with its reason.
    Comment(Option<&'a str>),
    /// That a baseline knows it.
    Baseline,
}

/// The log, and a remark where findings had to be left out.
pub(super) fn render(
    report: &Report,
    with_suppressed: bool,
) -> Result<(String, Option<String>), String> {
    render_within(report, with_suppressed, &LIMITS)
        .map_err(|error| format!("cannot write SARIF: {error}"))
}

fn render_within(
    report: &Report,
    with_suppressed: bool,
    limits: &Limits,
) -> io::Result<(String, Option<String>)> {
    let mut items: Vec<Item<'_>> = report.entries.iter().map(|entry| (entry, None)).collect();
    if with_suppressed {
        let suppressed = report.suppressed.iter();
        items.extend(suppressed.map(|(entry, reason)| {
            let reason = Silence::Comment(reason.as_deref());
            (entry, Some(reason))
        }));
        let known = report.known.iter();
        items.extend(known.map(|entry| (entry, Some(Silence::Baseline))));
    }
    let all = items.len();
    if all > limits.results {
        keep_gravest(&mut items, limits.results);
    }
    loop {
        let remark = (items.len() < all).then(|| remark(all - items.len(), all));
        let log = log(report, &items, with_suppressed, remark.as_deref());
        let text = serde_json::to_string_pretty(&log)? + "\n";
        let size = match text.len() <= limits.bytes {
            true => text.len(),
            false => compressed(&text)?,
        };
        if size <= limits.bytes || items.is_empty() {
            return Ok((text, remark));
        }
        // Fewer by as much as the log is too large, and a little more, so that few rounds are needed.
        let keep = items.len() as f64 * limits.bytes as f64 / size as f64 * 0.95;
        keep_gravest(&mut items, keep as usize);
    }
}

/// Leaves out what is silenced first, then the notes, then the warnings, each from its end.
fn keep_gravest(items: &mut Vec<Item<'_>>, keep: usize) {
    let rank = |(entry, silenced): &Item<'_>| (silenced.is_some(), severity_rank(entry));
    let mut order: Vec<_> = (0..items.len()).collect();
    order.sort_by_key(|index| rank(&items[*index]));
    order.truncate(keep);
    order.sort_unstable();
    *items = order.into_iter().map(|index| items[index]).collect();
}

fn severity_rank(entry: &ReportEntry) -> u8 {
    match entry.finding.level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Info | Level::Off => 2,
    }
}

fn remark(cut: usize, all: usize) -> String {
    format!(
        "{cut} of {all} findings are left out of the SARIF log, the least severe first: GitHub takes \
         at most 25,000 results and 10 MB compressed; check fewer folders at a time"
    )
}

fn compressed(text: &str) -> io::Result<usize> {
    let mut encoder = GzEncoder::new(Counter(0), Compression::default());
    encoder.write_all(text.as_bytes())?;
    Ok(encoder.finish()?.0)
}

/// Counts what is written to it.
struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn log(report: &Report, items: &[Item<'_>], with_suppressed: bool, remark: Option<&str>) -> Log {
    let rules = Descriptors::of(items.iter().map(|(entry, _)| entry.finding.rule));
    let results = items.iter().map(|(entry, silenced)| {
        let mut result = result(entry, &rules);
        // Where one result says whether it is silenced, all have to.
        match silenced {
            Some(silence) => result["suppressions"] = json!([suppression(*silence)]),
            None if with_suppressed => result["suppressions"] = json!([]),
            None => {}
        }
        result
    });
    let results: Vec<_> = results.collect();
    let errors = report.errors.iter();
    let errors = errors.map(|error| json!({"level": "error", "message": {"text": plain(error)}}));
    let remark = remark.map(|text| json!({"level": "warning", "message": {"text": plain(text)}}));
    let notifications: Vec<_> = errors.chain(remark).collect();
    Log {
        version: "2.1.0",
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        runs: [json!({
            "tool": {"driver": {
                "name": "Claimlint",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": "https://github.com/claimlint/claimlint",
                "rules": rules.to_json(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.errors.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        })],
    }
}

fn result(entry: &ReportEntry, rules: &Descriptors) -> Value {
    let finding = &entry.finding;
    let related = || {
        finding
            .related
            .iter()
            .zip(&entry.related)
            .take(MOST_RELATED)
    };
    let mut text = plain(&finding.message);
    let links: Vec<_> = related()
        .enumerate()
        .map(|(index, (related, _))| format!("[{}]({})", link_text(&related.message), index + 1))
        .collect();
    if !links.is_empty() {
        text += &format!("\nSee {}.", links.join("; "));
    }
    let mut result = json!({
        "ruleId": finding.rule.name,
        "ruleIndex": rules.index(finding.rule),
        "level": level_word(finding.level),
        "message": {"text": text},
        "locations": [location(&entry.spot)],
        "partialFingerprints": {"claimlint/v1": entry.fingerprint},
    });
    let places: Vec<_> = related()
        .enumerate()
        .map(|(index, (related, spot))| {
            let mut place = location(spot);
            place["id"] = json!(index + 1);
            place["message"] = json!({"text": plain(&related.message)});
            place
        })
        .collect();
    if !places.is_empty() {
        result["relatedLocations"] = json!(places);
    }
    let fixes = finding.fixes.iter();
    let fixes: Vec<_> = fixes.map(|fix| sarif_fix(fix, &entry.spot)).collect();
    if !fixes.is_empty() {
        result["fixes"] = json!(fixes);
    }
    if places.len() > 1 && CHAINS.contains(&finding.rule.name) {
        result["codeFlows"] = json!([code_flow(entry)]);
    }
    result
}

/// A fix as changes of the finding's file.
fn sarif_fix(fix: &Fix, spot: &Spot) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        let position = |offset| spot.text.position(offset, Encoding::Utf32);
        let region = region(position(edit.range.start), position(edit.range.end));
        json!({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    });
    json!({
        "description": {"text": plain(&fix.title)},
        "artifactChanges": [{
            "artifactLocation": artifact(spot),
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    })
}

/// The way from the finding over its related places, for a reader who follows it step by step.
fn code_flow(entry: &ReportEntry) -> Value {
    let step = |spot: &Spot, message: &str| {
        let mut place = location(spot);
        place["message"] = json!({"text": plain(message)});
        json!({"location": place})
    };
    let related = entry.finding.related.iter().zip(&entry.related);
    let mut related = related.take(MOST_RELATED).peekable();
    let begins_here = related.peek().is_some_and(|(_, spot)| {
        (&spot.path, &spot.range) == (&entry.spot.path, &entry.spot.range)
    });
    let first = (!begins_here).then(|| step(&entry.spot, &entry.finding.message));
    let steps = related.map(|(related, spot)| step(spot, &related.message));
    let steps: Vec<_> = first.into_iter().chain(steps).collect();
    json!({"threadFlows": [{"locations": steps}]})
}

fn suppression(silence: Silence<'_>) -> Value {
    let (kind, reason) = match silence {
        Silence::Comment(reason) => ("inSource", reason),
        Silence::Baseline => ("external", Some("known from the baseline")),
    };
    let mut suppression = json!({"kind": kind, "status": "accepted"});
    if let Some(reason) = reason {
        suppression["justification"] = json!(reason);
    }
    suppression
}

fn location(spot: &Spot) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": artifact(spot),
        "region": region(spot.start, spot.end),
    }})
}

fn artifact(spot: &Spot) -> Value {
    json!({"uri": utf8_percent_encode(&spot.path, NOT_IN_PATH).to_string()})
}

fn region(start: Position, end: Position) -> Value {
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
    })
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Off => "note",
    }
}

/// A text as a plain message (3.11.5, 3.11.6): doubled braces are no placeholder, and nothing in it
/// is a link.
fn plain(text: &str) -> String {
    let text = text.replace('{', "{{").replace('}', "}}");
    text.replace("](", "\\](")
}

fn link_text(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('{', "{{");
    let text = text.replace('}', "}}").replace('[', "\\[");
    text.replace(']', "\\]")
}
