//! One finding is silenced, and with it only what no comment could tell from it.

use std::path::Path;

use expect_test::{Expect, expect};

use super::super::{Left, silence_one};
use super::found;
use crate::fix;
use crate::rules;

/// The article after its finding with a number has been silenced, and how many findings of that rule are left in it.
fn check(written: &str, number: usize, expected: Expect) {
    let (workspace, findings) = found(written);
    let article = workspace.article(Path::new("a.md")).expect("an article");
    let edits = silence_one(&workspace, article, &findings, number, "as it is");
    let after = fix::apply(written, &edits.expect("a comment"));
    let (_, left) = found(&after);
    let rule = findings[number].rule.name;
    let left = left.iter().filter(|finding| finding.rule.name == rule);
    expected.assert_eq(&format!("{after}{rule}: {} left\n", left.count()));
}

#[test]
fn others_of_the_rule_in_other_blocks_stay() {
    check(
        "[a]{.claim}\n\n[b]{.claim}\n\n[c]{.claim}\n",
        1,
        expect![[r#"
            [a]{.claim}

            <!-- claimlint-ignore uncited-claim: as it is -->
            [b]{.claim}

            [c]{.claim}
            uncited-claim: 2 left
        "#]],
    );
}

#[test]
fn others_of_the_rule_in_the_block_go_with_it() {
    check(
        "[a]{.claim}, [b]{.claim}\n\n[c]{.claim}\n",
        0,
        expect![[r#"
            <!-- claimlint-ignore uncited-claim: as it is -->
            [a]{.claim}, [b]{.claim}

            [c]{.claim}
            uncited-claim: 1 left
        "#]],
    );
}

#[test]
fn what_no_comment_silences_has_a_reason() {
    let (workspace, findings) = found("<!-- claimlint-ignore -->\n[a]{.claim}\n");
    let article = workspace.article(Path::new("a.md")).expect("an article");
    let is_about_comments = |finding: &rules::Finding| finding.rule.name == "invalid-suppression";
    let number = findings.iter().position(is_about_comments).expect("one");
    let edits = silence_one(&workspace, article, &findings, number, "as it is");
    assert_eq!(edits, Err(Left::IsAboutComments));
}
