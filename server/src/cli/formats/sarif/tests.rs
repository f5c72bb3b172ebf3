//! The limits and the descriptions, where a run of the program would be too large or too narrow.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::descriptors::descriptor;
use super::{CHAINS, Limits, compressed, link_text, plain, render_within};
use crate::cli::report::{Report, ReportEntry, Spot};
use crate::config::Level;
use crate::rules::{Finding, Place, RULES, Rule};
use crate::text::{Position, Text};

fn report(levels: &[Level]) -> Report {
    let rule = Rule::named("uncited-claim").expect("a rule");
    let entries = levels
        .iter()
        .enumerate()
        .map(|(number, level)| ReportEntry {
            fails: true,
            root: Arc::from(Path::new("/")),
            finding: Finding {
                rule,
                level: *level,
                message: format!("number {number}"),
                place: Place {
                    path: Arc::from(Path::new("/a.md")),
                    range: number..number + 1,
                },
                claim: None,
                related: Vec::new(),
                fixes: Vec::new(),
            },
            spot: Spot {
                path: "a.md".to_owned(),
                start: Position::default(),
                end: Position::default(),
                text: Text::default(),
                range: 0..0,
                lines: 0..0,
                braces: Vec::new(),
            },
            fingerprint: format!("{number:032x}"),
            related: Vec::new(),
        });
    Report {
        entries: entries.collect(),
        ..Report::default()
    }
}

fn messages(log: &str) -> Vec<String> {
    let log: Value = serde_json::from_str(log).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let text = |result: &Value| result["message"]["text"].as_str().map(str::to_owned);
    results.iter().filter_map(text).collect()
}

#[test]
fn the_least_severe_are_left_out_and_counted() {
    use Level::{Error, Info, Warning};
    let report = report(&[Info, Warning, Error, Info, Warning, Error]);
    let limits = Limits {
        results: 3,
        bytes: 1_000_000,
    };
    let (log, remark) = render_within(&report, false, &limits).expect("a log");
    assert_eq!(messages(&log), ["number 1", "number 2", "number 5"]);
    let remark = remark.expect("a remark");
    assert!(
        remark.starts_with("3 of 6 findings are left out"),
        "{remark}"
    );
    let log: Value = serde_json::from_str(&log).expect("JSON");
    let notification = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["message"]["text"], *remark);
    assert_eq!(notification["level"], "warning");
}

#[test]
fn the_log_is_never_too_large_compressed() {
    let report = report(&[Level::Warning; 5_000]);
    let limits = Limits {
        results: 25_000,
        bytes: 40_000,
    };
    let (whole, _) = render_within(&report, false, &super::LIMITS).expect("a log");
    assert!(compressed(&whole).expect("a size") > limits.bytes);
    let (log, remark) = render_within(&report, false, &limits).expect("a log");
    assert!(compressed(&log).expect("a size") <= limits.bytes);
    let kept = messages(&log).len();
    assert!(kept > 500, "{kept}");
    let remark = remark.expect("a remark");
    let counted = format!("{} of 5000 findings", 5_000 - kept);
    assert!(remark.starts_with(&counted), "{remark}");
}

#[test]
fn every_rule_is_described_as_github_asks() {
    for rule in RULES {
        let descriptor = descriptor(rule);
        let text = |pointer: &str| {
            let text = descriptor.pointer(pointer).and_then(Value::as_str);
            let text = text.unwrap_or_else(|| panic!("{}: no {pointer}", rule.name));
            assert!(!text.is_empty(), "{}: {pointer} is empty", rule.name);
            text.to_owned()
        };
        assert_eq!(text("/id"), rule.name);
        let [short, full] = [
            text("/shortDescription/text"),
            text("/fullDescription/text"),
        ];
        assert!(short.chars().count() <= 1024 && full.chars().count() <= 1024);
        assert_ne!(short, full, "{}: the page says why", rule.name);
        assert!(!text("/help/text").contains("\n## "));
        let markdown = text("/help/markdown");
        assert!(markdown.contains("## How to fix"), "{}", rule.name);
        for link in markdown.split("](").skip(1) {
            let target = link.split(')').next().unwrap_or_default();
            let leads = !target.ends_with(".md") || target.starts_with("https://");
            assert!(leads, "{}: a link to {target}", rule.name);
        }
    }
}

#[test]
fn every_chain_belongs_to_a_rule() {
    for name in CHAINS {
        assert!(Rule::named(name).is_some(), "{name}");
    }
}

#[test]
fn nothing_in_a_message_is_a_link_or_a_placeholder() {
    assert_eq!(plain("[x](1) {0} [y]"), "[x\\](1) {{0}} [y]");
    assert_eq!(link_text("a\\ [x](1) {#x}"), "a\\\\ \\[x\\](1) {{#x}}");
}
