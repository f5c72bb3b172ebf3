//! What comments silence stays known, with its reason.

use std::path::Path;
use std::sync::Arc;

use crate::article::read_bytes;
use crate::config::Config;
use crate::rules::{RULES, check, check_all};
use crate::workspace::Workspace;

fn check_text(text: &str) -> (Vec<String>, Vec<(String, Option<String>)>) {
    let root: Arc<Path> = Path::new("/articles").into();
    let path: Arc<Path> = root.join("brief.md").into();
    let mut workspace = Workspace::new(root, Arc::new(Config::default()));
    workspace.fill(read_bytes(path.clone(), text.as_bytes()));
    let (reported, suppressed) = check_all(&workspace, &path);
    assert_eq!(reported.len(), check(&workspace, &path).len());
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
