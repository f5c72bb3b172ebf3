//! What comments silence stays known, with its reason.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use crate::article::read_bytes;
use crate::config::Config;
use crate::fix::{Applicability, Fix, apply, merge};
use crate::model::Reach;
use crate::model::said::said;
use crate::rules::{Finding, RULES, Suppressed, check, check_all};
use crate::workspace::Workspace;

fn find(text: &str) -> (Vec<Finding>, Vec<Suppressed>) {
    let root: Arc<Path> = Path::new("/articles").into();
    let path: Arc<Path> = root.join("brief.md").into();
    let mut workspace = Workspace::new(root, Arc::new(Config::default()));
    workspace.fill(read_bytes(path.clone(), text.as_bytes()));
    let (reported, suppressed) = check_all(&workspace, &path);
    assert_eq!(reported.len(), check(&workspace, &path).len());
    (reported, suppressed)
}

fn check_text(text: &str) -> (Vec<String>, Vec<(String, Option<String>)>) {
    let (reported, suppressed) = find(text);
    let reported = reported.iter().map(|finding| finding.rule.name.to_owned());
    let suppressed = suppressed.into_iter();
    let suppressed = suppressed.map(|one| (one.finding.rule.name.to_owned(), one.reason));
    (reported.collect(), suppressed.collect())
}

fn silent(rule: &str, reason: &str) -> (String, Option<String>) {
    let reason = (!reason.is_empty()).then(|| reason.to_owned());
    (rule.to_owned(), reason)
}

#[test]
fn unused_suppressions_are_looked_for_behind_all_rules() {
    let last = RULES.last().map(|rule| rule.name);
    assert_eq!(
        last,
        Some("unused-suppression"),
        "it judges what the others found"
    );
}

#[test]
fn what_is_silenced_is_given_with_its_reason() {
    let (reported, suppressed) = check_text(
        "<!-- claimlint-ignore uncited-claim: known to all -->\n[A]{.claim}, [b]{.claim}.\n\n\
         <!-- claimlint-ignore uncited-claim -->\n[C]{.claim}.\n\n[D]{.claim}.\n",
    );
    assert_eq!(reported, ["uncited-claim"]);
    let known = silent("uncited-claim", "known to all");
    assert_eq!(
        suppressed,
        [known.clone(), known, silent("uncited-claim", "")]
    );
}

#[test]
fn what_begins_where_a_block_ends_lies_outside() {
    let comment = "<!-- claimlint-ignore uncited-claim -->\n";
    let text = format!("{comment}# [A]{{.claim}}\n[B]{{.claim}}.\n");
    let (reported, suppressed) = check_text(&text);
    assert_eq!((reported.len(), suppressed.len()), (1, 1));
}

#[test]
fn the_front_matter_is_silenced_for_the_file() {
    let text = "---\nsource: [a]\n---\n\n[A]{.claim cite=\"\"}.\n";
    let (reported, suppressed) = check_text(text);
    assert!(
        reported.contains(&"invalid-front-matter".to_owned()),
        "{reported:?}"
    );
    assert!(suppressed.is_empty());
    let comment = "\n<!-- claimlint-ignore-file invalid-front-matter: other tools write it -->\n";
    let (reported, suppressed) = check_text(&(text.to_owned() + comment));
    assert!(
        !reported.contains(&"invalid-front-matter".to_owned()),
        "{reported:?}"
    );
    assert_eq!(
        suppressed,
        [silent("invalid-front-matter", "other tools write it")]
    );
}

#[test]
fn suppressions_of_suppressions_come_to_an_end() {
    let file =
        "<!-- claimlint-ignore-file unused-suppression, invalid-suppression: all of them -->\n";
    let text = format!("{file}{file}<!-- claimlint-ignore x, uncited-claim -->\n[A]{{.claim}}.\n");
    let (reported, suppressed) = check_text(&text);
    assert_eq!(reported, [""; 0]);
    let silenced: Vec<_> = suppressed.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(silenced, ["invalid-suppression", "uncited-claim"]);
}

/// A wide stretch reaches beyond the narrow ones that begin later.
#[test]
fn stretches_lie_within_each_other() {
    let start = "<!-- claimlint-ignore-start uncited-claim -->\n";
    let end = "<!-- claimlint-ignore-end uncited-claim -->\n";
    let text =
        format!("{start}{start}[A]{{.claim}}.\n{end}\n[B]{{.claim}}.\n\n{end}\n[C]{{.claim}}.\n");
    let (reported, suppressed) = check_text(&text);
    assert_eq!((reported.len(), suppressed.len()), (1, 2));
}

/// A finding as far as comments do not change it; none for what is said of the comments themselves.
fn shown(finding: &Finding) -> Option<(usize, &'static str)> {
    let name = finding.rule.name;
    let of_comments = name.ends_with("-suppression");
    (!of_comments).then_some((finding.place.range.start, name))
}

fn all_shown<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<(usize, &'static str)> {
    let mut all: Vec<_> = findings.into_iter().filter_map(shown).collect();
    all.sort_unstable();
    all
}

fn article() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[A]{.claim} and [b]{#b .claim supports=\"b gone\" x=\"y\"}.\n",
        "[C]{.claim cite=\"gone\"}.\n",
        "<!-- claimlint-ignore uncited-claim -->",
        "<!-- claimlint-ignore unknown-claim, self-relation -->\n",
        "<!-- claimlint-ignore-start uncited-claim unknown-attribute -->\n",
        "<!-- claimlint-ignore-end uncited-claim -->\n",
        "<!-- claimlint-ignore-end unknown-attribute -->\n",
        "<!-- claimlint-ignore-file unknown-source: later -->\n",
        "<!-- claimlint-ignore-file unused-suppression -->\n",
        "- ",
        "  ",
        "> ",
        "# ",
        "\n",
        "`",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// What is reported but for comments: rules with the words they mark, and what every claim says.
fn marked(text: &str) -> (Vec<(&'static str, String)>, Vec<String>) {
    let (reported, _) = find(text);
    let reported = reported.iter().filter_map(|finding| {
        let (_, rule) = shown(finding)?;
        Some((rule, text[finding.place.range.clone()].to_owned()))
    });
    let article = read_bytes(Path::new("brief.md").into(), text.as_bytes());
    let claims = article.iter().flat_map(|article| &article.claims);
    (
        reported.collect(),
        claims.map(|claim| said(claim)).collect(),
    )
}

/// What the first suppression that is unused offers.
#[track_caller]
fn removal_of_unused(text: &str) -> Fix {
    let mut reported = find(text).0.into_iter();
    let unused = reported.find(|finding| finding.rule.name == "unused-suppression");
    unused.expect("a finding").fixes.remove(0)
}

/// Without the comment, three backticks in a row would begin code.
#[test]
fn a_comment_between_backticks_is_not_removed_unseen() {
    let text = "``<!-- claimlint-ignore uncited-claim -->`[C]{.claim cite=\"gone\"}.\n";
    let fix = removal_of_unused(text);
    assert_eq!(fix.applicability(), Applicability::Unsafe);
    assert_ne!(marked(&fix.apply(text)), marked(text));
}

/// Without the comment there is no item, and the backticks enclose what stands between them.
#[test]
fn a_comment_that_makes_an_item_is_not_removed_unseen() {
    let text = "[A]{.claim}.\n`[B]{.claim}.\n- <!-- claimlint-ignore self-relation -->\n`";
    let fix = removal_of_unused(text);
    assert_eq!(fix.applicability(), Applicability::Unsafe);
    assert_ne!(marked(&fix.apply(text)), marked(text));
}

/// What begins with a comment is no text: without the last of several, the claims behind it begin to count.
#[test]
fn the_last_of_several_comments_that_begin_an_item_is_not_removed_unseen() {
    let comment = "<!-- claimlint-ignore unknown-claim -->";
    let mut text = format!("[A]{{.claim}}.\n- {comment}{comment}    [B]{{.claim}}.\n");
    for _ in 0..2 {
        let fix = removal_of_unused(&text);
        assert_eq!(fix.applicability(), Applicability::Unsafe, "{text}");
        text = fix.apply(&text);
    }
}

/// What each of many costs is a reading of the text, so only the first are tried.
#[test]
fn where_not_all_comments_can_go_the_first_are_removed_unseen() {
    let comment = "<!-- claimlint-ignore unknown-claim -->";
    let many = format!("{comment}\n\n").repeat(20);
    let text = format!("{many}``{comment}`[C]{{.claim cite=\"gone\"}}.\n");
    let (reported, _) = find(&text);
    let unused = reported.iter();
    let unused = unused.filter(|finding| finding.rule.name == "unused-suppression");
    let is_safe: Vec<_> = unused.map(|finding| finding.safe_fix().is_some()).collect();
    assert_eq!(is_safe, [[true; 16].as_slice(), &[false; 5]].concat());
}

/// At the beginning of a file a byte order mark is no character of its text.
#[test]
fn a_comment_before_a_byte_order_mark_is_not_removed_unseen() {
    let text = "<!-- claimlint-ignore unknown-claim -->\u{FEFF}\n\n[A 🎉]{.claim}\n";
    let fix = removal_of_unused(text);
    assert_eq!(fix.applicability(), Applicability::Unsafe);
}

proptest! {
    /// Comments part the findings and neither add to them nor take from them.
    #[test]
    fn what_is_silenced_and_what_is_not_is_all_there_is(text in article()) {
        let (reported, suppressed) = find(&text);
        let without = text.replace("claimlint-", "claimlent-");
        let parted = reported.iter().chain(suppressed.iter().map(|one| &one.finding));
        prop_assert_eq!(all_shown(parted), all_shown(&find(&without).0));
    }

    /// What is called unused can be removed, and nothing else changes.
    #[test]
    fn without_an_unused_suppression_the_same_is_reported(text in article()) {
        let (reported, _) = find(&text);
        let mut shorter = text.clone();
        for finding in &reported {
            if finding.rule.name == "unused-suppression" {
                let end = finding.related.iter().map(|related| &related.place);
                for place in end.chain([&finding.place]) {
                    let blanks = " ".repeat(place.range.len());
                    shorter.replace_range(place.range.clone(), &blanks);
                }
            }
        }
        prop_assert_eq!(all_shown(&reported), all_shown(&find(&shorter).0));
    }

    /// The fixes lead there, and change nothing that is said.
    #[test]
    fn the_fixes_leave_no_suppression_that_is_unused(text in article()) {
        let mut fixed = text.clone();
        for _ in 0..20 {
            let (reported, _) = find(&fixed);
            let fixes = reported.iter().filter(|finding| finding.rule.name == "unused-suppression");
            let fixes = fixes.flat_map(|finding| &finding.fixes);
            let safe = fixes.filter(|fix| fix.applicability() == Applicability::Safe);
            let (edits, made) = merge(safe);
            fixed = apply(&fixed, &edits);
            if made == 0 {
                break;
            }
        }
        let (reported, _) = find(&fixed);
        let mut left = reported.iter().filter(|finding| finding.rule.name == "unused-suppression");
        let is_safe = |fix: &Fix| fix.applicability() == Applicability::Safe;
        prop_assert!(left.all(|finding| !finding.fixes.iter().all(is_safe)), "{}", fixed);
        prop_assert_eq!(marked(&fixed), marked(&text), "{}", fixed);
    }

    /// Whatever reaches anywhere silences something or is called unused.
    #[test]
    fn each_suppression_silences_something_or_is_unused(text in article()) {
        let (reported, suppressed) = find(&text);
        let all: Vec<_> = reported.iter().chain(suppressed.iter().map(|one| &one.finding)).collect();
        let article = read_bytes(Path::new("brief.md").into(), text.as_bytes());
        for suppression in article.iter().flat_map(|article| &article.suppressions) {
            let (Reach::Stretch(stretch), rule) = (&suppression.reach, &suppression.rule) else {
                continue;
            };
            let silences = suppressed.iter().any(|one| {
                one.finding.rule.name == rule.value && stretch.contains(&one.finding.place.range.start)
            });
            let is_unused = all.iter().any(|finding| {
                finding.rule.name == "unused-suppression" && finding.place.range == rule.range
            });
            prop_assert_eq!(is_unused, !silences && rule.value != "unused-suppression");
        }
    }
}
