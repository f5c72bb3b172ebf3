//! The fixes that the examples' findings offer: each mends what it says it mends, and a safe one leaves the article saying
//! the same.

use std::collections::BTreeMap;
use std::path::Path;

use super::example::Example;
use super::pages;
use crate::article::read_bytes;
use crate::fix::{Applicability, Fix};
use crate::model::said::said;
use crate::rules::Finding;

/// Calls back with each fix of each finding in each example.
fn for_each_fix(mut look: impl FnMut(&Example, &Finding, &Fix)) {
    for page in pages() {
        for block in &page.examples {
            let example = Example::read(&block.text, page.rule.name).expect(page.rule.name);
            for finding in example.findings().expect(page.rule.name) {
                for fix in &finding.fixes {
                    look(&example, &finding, fix);
                }
            }
        }
    }
}

fn fixed(example: &Example, finding: &Finding, fix: &Fix) -> Example {
    let path = &finding.place.path;
    let text = example.text(path).expect("the file of the finding");
    example.with_text(path, &fix.apply(text))
}

/// How often each rule finds something.
fn counts(findings: &[Finding]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule.name).or_default() += 1;
    }
    counts
}

#[test]
fn a_fix_mends_what_was_found() {
    for_each_fix(|example, finding, fix| {
        let rule = finding.rule.name;
        let before = example.findings().expect(rule);
        let after = fixed(example, finding, fix).findings().expect(rule);
        let (before, after) = (counts(&before), counts(&after));
        let is_less = after.get(rule) < before.get(rule);
        assert!(is_less, "{}: {}\n{fix:#?}", finding.message, fix.title);
    });
}

#[test]
fn a_safe_fix_leads_to_nothing_else() {
    for_each_fix(|example, finding, fix| {
        if fix.applicability == Applicability::Unsafe {
            return;
        }
        let rule = finding.rule.name;
        let before = example.findings().expect(rule);
        let after = fixed(example, finding, fix).findings().expect(rule);
        let (before, after) = (counts(&before), counts(&after));
        for (rule, count) in after {
            let earlier = before.get(rule).copied().unwrap_or_default();
            assert!(
                count <= earlier,
                "{rule} after {}: {fix:#?}",
                finding.message
            );
        }
    });
}

#[test]
fn a_safe_fix_changes_nothing_that_is_said() {
    for_each_fix(|example, finding, fix| {
        if fix.applicability == Applicability::Safe {
            let path = &finding.place.path;
            let before = example.text(path).expect("the file of the finding");
            let after = fix.apply(before);
            assert_eq!(said_in(path, before), said_in(path, &after), "{fix:#?}");
        }
    });
}

/// What an article says.
fn said_in(path: &Path, text: &str) -> Vec<String> {
    let article = read_bytes(path.into(), text.as_bytes());
    let claims = article.iter().flat_map(|article| &article.claims);
    claims.map(said).collect()
}

#[test]
fn the_edits_of_a_fix_are_in_order_and_apart() {
    for_each_fix(|example, finding, fix| {
        let text = example.text(&finding.place.path).expect("a file");
        let mut end = 0;
        for edit in &fix.edits {
            assert!(end <= edit.range.start, "{fix:#?}");
            assert!(text.get(edit.range.clone()).is_some(), "{fix:#?}");
            end = edit.range.end;
        }
        assert!(!fix.edits.is_empty() && !fix.title.is_empty(), "{fix:#?}");
    });
}
