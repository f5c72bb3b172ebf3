//! Comments beside the suppressions they become, each with the text it reaches over.

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::read;
use crate::model::Reach;

/// Every text needs a claim to be an article at all.
const CLAIM: &str = "[x]{.claim}\n";

fn check(source: &str, expected: Expect) {
    let source = format!("{source}\n{CLAIM}");
    let article = read(&source);
    let mut shown = String::new();
    for suppression in &article.suppressions {
        let rule = &suppression.rule;
        assert_eq!(source[rule.range.clone()], rule.value);
        let reach = match &suppression.reach {
            Reach::Stretch(all) if all.end > source.len() => "the file".to_owned(),
            Reach::Stretch(stretch) => format!("{:?}", &source[stretch.clone()]),
            other => format!("{other:?}"),
        };
        let reason = suppression.reason.iter();
        let reason: String = reason.map(|reason| format!(" ({reason})")).collect();
        writeln!(shown, "{}: {reach}{reason}", rule.value).expect("a string");
    }
    for problem in &article.problems {
        let written = &source[problem.range.clone()];
        writeln!(shown, "{:?} «{written}» {}", problem.kind, problem.message).expect("a string");
    }
    expected.assert_eq(&shown);
}

#[test]
fn names_and_reasons() {
    check(
        "<!-- claimlint-ignore-file a, b,c\n  d : known: see\n  the note -->\n<!--claimlint-ignore e:-->\nOne.\n",
        expect![[r#"
            a: the file (known: see the note)
            b: the file (known: see the note)
            c: the file (known: see the note)
            d: the file (known: see the note)
            e: "One.\n"
        "#]],
    );
}

#[test]
fn a_comment_over_lines_of_a_quote() {
    check(
        "> <!-- claimlint-ignore a,\n> b: why -->\n> One.\n",
        expect![[r#"
            a: "One.\n" (why)
            b: "One.\n" (why)
        "#]],
    );
}

#[test]
fn each_rule_has_its_own_end_and_the_last_start_ends_first() {
    check(
        "<!-- claimlint-ignore-start a b -->\n1\n<!-- claimlint-ignore-start a -->\n2\n<!-- claimlint-ignore-end a -->\n3\n<!-- claimlint-ignore-end a, c -->\n",
        expect![[r#"
            a: " b -->\n1\n<!-- claimlint-ignore-start a -->\n2\n<!-- claimlint-ignore-end a -->\n3\n"
            b: NeverEnded
            a: " -->\n2\n"
            a: End
            a: End
            c: NeverBegun
        "#]],
    );
}

#[test]
fn a_stretch_may_begin_and_end_within_a_line() {
    check(
        "One <!-- claimlint-ignore-start a --> two <!-- claimlint-ignore-end a --> three.\n",
        expect![[r#"
            a: " --> two "
            a: End
        "#]],
    );
}

#[test]
fn what_cannot_be_followed() {
    check(
        "<!-- claimlint-ignore -->\n<!-- claimlint-ignore : why -->\n<!-- claimlint-ignore-next a -->\n<!-- claimlint- -->\n<!-- claimlint-quiet: a -->\n",
        expect![[r#"
            Suppression «claimlint-ignore» name the rules that are meant, `<!-- claimlint-ignore uncited-claim -->`: a comment that silenced all of them would hide what nobody has thought of
            Suppression «claimlint-ignore» name the rules that are meant, `<!-- claimlint-ignore uncited-claim -->`: a comment that silenced all of them would hide what nobody has thought of
            Suppression «claimlint-ignore-next» `claimlint-ignore-next` says nothing to Claimlint; did you mean `claimlint-ignore-end`?
            Suppression «claimlint-» `claimlint-` says nothing to Claimlint; did you mean `claimlint-ignore`?
            Suppression «claimlint-quiet» `claimlint-quiet` says nothing to Claimlint; did you mean `claimlint-ignore`?
        "#]],
    );
    check(
        "<!-- claimlint-ignore a",
        expect![[r#"
        Suppression «claimlint-ignore» this comment never ends, so the rest of the article is hidden: close it with `-->`
    "#]],
    );
}
