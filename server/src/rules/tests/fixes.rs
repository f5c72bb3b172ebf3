//! The fixes that the examples' findings offer: each mends what it says it mends, and a safe one leaves the article saying
//! the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use expect_test::expect_file;
use proptest::prelude::*;

use super::example::Example;
use super::{file_name, pages};
use crate::article::read_bytes;
use crate::config::{Config, FILE_NAME};
use crate::fix::{Applicability, Fix, apply, merge};
use crate::loader::manuscript_of_bytes;
use crate::model::Claim;
use crate::model::said::said;
use crate::rules::{Finding, RULES, check};
use crate::workspace::Workspace;

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
        if fix.applicability() == Applicability::Unsafe {
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
        if fix.applicability() == Applicability::Safe {
            let path = &finding.place.path;
            let before = example.text(path).expect("the file of the finding");
            let after = fix.apply(before);
            assert_eq!(said_in(path, before), said_in(path, &after), "{fix:#?}");
            assert!(
                ids_in(path, before).is_subset(&ids_in(path, &after)),
                "{fix:#?}"
            );
        }
    });
}

/// What an article says; what its claims are called does not count, for that can only be added.
fn said_in(path: &Path, text: &str) -> Vec<String> {
    let article = read_bytes(path.into(), text.as_bytes());
    let claims = article.iter().flat_map(|article| article.claims.clone());
    claims
        .map(|claim| {
            said(&Claim {
                id: None,
                ..(*claim).clone()
            })
        })
        .collect()
}

/// The ids of an article's claims.
fn ids_in(path: &Path, text: &str) -> BTreeSet<String> {
    let article = read_bytes(path.into(), text.as_bytes());
    let ids = article.iter().flat_map(|article| article.claim_ids());
    ids.map(str::to_owned).collect()
}

/// Everything behind this line is generated.
const BEGIN: &str = "<!-- From here on, UPDATE_EXPECT=1 cargo test writes this file. -->\n";

/// A title that does for all names: ``Write `…` ``.
fn without_names(title: &str) -> String {
    let parts = title.split('`').enumerate();
    let parts = parts.map(|(number, part)| if number % 2 == 1 { "`…`" } else { part });
    parts.collect()
}

/// The fixes that the examples show, by rule.
fn table() -> String {
    let mut titles: BTreeMap<&str, BTreeSet<(&str, String)>> = BTreeMap::new();
    for_each_fix(|_, finding, fix| {
        let kind = match fix.applicability() {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
        };
        let titles = titles.entry(finding.rule.name).or_default();
        titles.insert((kind, without_names(&fix.title)));
    });
    let rows = RULES.iter().flat_map(|rule| {
        let page = format!("../src/rules/{}", file_name(rule));
        let fixes = titles.get(rule.name).into_iter().flatten();
        fixes.map(move |(kind, title)| format!("| [{}]({page}) | {kind} | {title} |\n", rule.name))
    });
    format!(
        "\n| rule | | fix |\n|---|---|---|\n{}",
        rows.collect::<String>()
    )
}

#[test]
fn the_list_of_fixes_is_that_of_the_examples() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fixes.md");
    let written = std::fs::read_to_string(path).expect("docs/fixes.md");
    let (by_hand, _) = written.split_once(BEGIN).expect(BEGIN);
    let expected = format!("{by_hand}{BEGIN}{}", table());
    expect_file!["../../../docs/fixes.md"].assert_eq(&expected);
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

/// Texts with much to mend in them.
fn article() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[A]{.claim #a} and [b]{#b .claim supports=\"a gone b\" by='Ann;Bo'}.\n",
        "[C]{#c .claim suports=\"a\" kind=\"fat\" kind=value}.\n",
        "[D]{#d .claim about=\"size\" value=\"20,000\" undercuts=\"a->b\"}.\n",
        "[E] {#e .claim cite=\"x\"} ![F]{.claim certain #f} ",
        "[G]{.claim #g by=\"Ann} [H]{#h .claim cite=\"x\" and\n\n",
        "[I [J]{by = \"x\" .claim}](u){.claim lang='de'}\n",
        "# K {.claim #k}\n\n",
        "Analysts said that 40 % of the voters had changed their minds.\n",
        "<!-- claimlint-ignore uncited-claim, unknown-claim -->",
        "<!-- claimlint-ignor self-relation -->\n",
        "<!-- claimlint-ignore-start uncited-clam -->\n",
        "<!-- claimlint-ignore-end unknown-attribute -->\n",
        "]{.claim",
        " cite=\"",
        "> ",
        "- ",
        "\n\n",
        "\r\n",
        "\r",
        "`",
        "\"",
        "ü",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Every rule that has a fix, on.
fn find(text: &str) -> Vec<Finding> {
    let root: Arc<Path> = Path::new("/articles").into();
    let path: Arc<Path> = root.join("brief.md").into();
    let config = Config::read(root.join(FILE_NAME).into(), "select = [\"all\"]\n");
    let config = Arc::new(config.expect("a configuration"));
    let mut workspace = Workspace::new(root, config.clone());
    let manuscript = manuscript_of_bytes(&config, path.clone(), text.as_bytes());
    workspace.fill_all(manuscript);
    check(&workspace, &path)
}

/// The text after all fixes of a kind, and how many rounds they took.
fn fix_all(text: &str, is_wanted: fn(&Fix) -> bool) -> (String, usize) {
    let mut fixed = text.to_owned();
    for round in 0..100 {
        let findings = find(&fixed);
        let fixes = findings
            .iter()
            .filter_map(|finding| match finding.fixes.as_slice() {
                [fix] => Some(fix),
                _ => None,
            });
        let (edits, made) = merge(fixes.filter(|fix| is_wanted(fix)));
        if made == 0 {
            return (fixed, round);
        }
        fixed = apply(&fixed, &edits);
    }
    panic!("no end to the fixes of\n{text}\n{fixed}");
}

proptest! {
    #[test]
    fn safe_fixes_come_to_an_end_and_change_nothing_that_is_said(text in article()) {
        let is_safe = |fix: &Fix| fix.applicability() == Applicability::Safe;
        let (fixed, _) = fix_all(&text, is_safe);
        let path = Path::new("/articles/brief.md");
        prop_assert_eq!(said_in(path, &fixed), said_in(path, &text), "{}", fixed);
        prop_assert!(ids_in(path, &text).is_subset(&ids_in(path, &fixed)), "{}", fixed);
        prop_assert_eq!(fix_all(&fixed, is_safe).1, 0);
    }

    #[test]
    fn all_fixes_come_to_an_end(text in article()) {
        let (fixed, _) = fix_all(&text, |_| true);
        prop_assert_eq!(fix_all(&fixed, |_| true).1, 0);
    }
}
