//! Annotations beside their canonical form, and what holds for every text.

use std::path::Path;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::edits;
use crate::article::read_bytes;
use crate::fix::apply;
use crate::model::said::said;
use crate::model::{Article, ProblemKind};
use crate::syntax::Document;
use crate::text::Text;

fn canonical(source: &str) -> String {
    let mut document = Document::new(Text::new(source));
    let syntax = document.syntax();
    apply(source, &edits(document.text(), &syntax))
}

/// Shows the canonical form of a text, and that it has one no more.
fn check(source: &str, expected: Expect) {
    let written = canonical(source);
    expected.assert_eq(&written);
    assert_eq!(canonical(&written), written);
    assert_same_claims(source, &written);
}

#[test]
fn the_id_comes_first_then_the_class_then_the_pairs() {
    check(
        "[A]{cite=\"x\" .claim .note #a by=\"Ann\"}, [b]{.note .claim}.\n",
        expect![[r##"
            [A]{#a .claim .note cite="x" by="Ann"}, [b]{.claim .note}.
        "##]],
    );
}

#[test]
fn values_stand_in_double_quotation_marks() {
    check(
        "[A]{#a .claim kind=policy by='Ann Bo' about=size.1 cite=x}\n",
        expect![[r##"
            [A]{#a .claim kind="policy" by="Ann Bo" about="size.1" cite="x"}
        "##]],
    );
}

#[test]
fn an_annotation_stands_on_one_line_with_single_blanks() {
    check(
        "> [A force\n> deters]{ #a\n>   .claim  kind=\"fact\"\r\n> says=\"a\n>   b\"\t} and so on  \n",
        expect![[r##"
            > [A force
            > deters]{#a .claim kind="fact" says="a b"} and so on  
        "##]],
    );
    check(
        "[A]{#a.claim.note}\n",
        expect![[r##"
            [A]{#a .claim .note}
        "##]],
    );
}

#[test]
fn lists_have_single_blanks() {
    check(
        "[A]{.claim supports=\" b  c#d\" by=\"Ann ;Bo  Cy;\" cite=\"x,p. 3;y , p.  4\"}\n",
        expect![[r##"
            [A]{.claim supports="b c#d" by="Ann; Bo Cy" cite="x, p. 3; y, p. 4"}
        "##]],
    );
}

#[test]
fn backslashes_stay_only_where_they_are_needed() {
    check(
        r#"[A]{.claim says='it\'s 5\. \*x\*, \\. "no"' quote="it\'s \"so\" \.\\" data-x="\."}"#,
        expect![[
            r#"[A]{.claim says='it\'s 5\. \*x\*, \\. "no"' quote="it's \"so\" .\\" data-x="\."}"#
        ]],
    );
}

#[test]
fn what_the_form_cannot_hold_stays() {
    check(
        "[A]{.claim #a says='he said \"no\"' data-x='1  2' x=a\\ by=\";\"}\n",
        expect![[r##"
            [A]{#a .claim says='he said "no"' data-x="1  2" x=a\ by=";"}
        "##]],
    );
    check(
        "[A]{.claim #a says=\"a\\\n\"}\n",
        expect![[r##"
            [A]{.claim #a says="a\
            "}
        "##]],
    );
}

#[test]
fn what_is_malformed_stays() {
    for source in [
        "[A]{.claim #a by=Ann by=Bo}\n",
        "[A]{.claim #a #b}\n",
        "[A]{.claim #a certain}\n",
        "[A]{.claim #a by='Ann}\n",
        "[A] {.claim #a}\n",
        "[A]{.claim #a",
    ] {
        assert_eq!(canonical(source), source);
    }
}

#[test]
fn nothing_else_is_touched() {
    for source in [
        "[A]{.note #a}, ![b](c){width=5}, `[d]{.claim #e}`\n\n# F {.g #h}\n\n    [i]{.claim #j}\n",
        "---\ntitle: '[A]{.claim #a}'\n---\n",
    ] {
        assert_eq!(canonical(source), source);
    }
}

#[test]
fn claims_within_claims_are_written_each() {
    check(
        "[Even if [b]{.claim #b}\nis so]{.claim #a\nkind=fact}, yes\n",
        expect![[r##"
            [Even if [b]{#b .claim}
            is so]{#a .claim kind="fact"}, yes
        "##]],
    );
}

/// Whatever an article says, and whatever is wrong with it.
fn all_said(source: &str) -> Option<(Vec<String>, Vec<String>)> {
    let article = read_bytes(Path::new("/articles/brief.md").into(), source.as_bytes())?;
    let Article {
        claims, problems, ..
    } = &article;
    let mut problems: Vec<_> = problems
        .iter()
        .filter(|problem| {
            problem.kind != ProblemKind::Malformed && problem.kind != ProblemKind::NonPortable
        })
        .map(|problem| format!("{:?} {}", problem.kind, problem.message))
        .collect();
    problems.sort();
    Some((claims.iter().map(|claim| said(claim)).collect(), problems))
}

fn assert_same_claims(before: &str, after: &str) {
    assert_eq!(all_said(before), all_said(after), "{before}\n{after}");
}

/// What annotations are made of, and their surroundings.
const PIECES: &[&str] = &[
    "[A]{.claim",
    "[A]{#a .claim ",
    "[A [b]{.claim}]{ .x\n",
    " #b",
    " .claim",
    ".note",
    "}",
    "}\n",
    " by=",
    " cite=",
    " says='",
    " quote=\"",
    " supports=\"b c#d",
    " data-x=\"",
    "lang=de",
    "'",
    "\"",
    "\\",
    "\\\"",
    "\\.",
    "\\\n",
    ";",
    ",",
    " p. 3",
    "@x",
    "-",
    "#",
    ".",
    "x",
    "ü",
    "\u{A0}",
    " ",
    "  ",
    "\t",
    "\n",
    "\n> ",
    "\r\n",
    "\r",
    "> ",
    "- ",
    "    ",
    "\n\n",
    "*",
    "`",
    "|",
    "\0",
    "[",
    "]",
    "{",
    "->",
    "=",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        19 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Annotations that mostly are well-formed.
fn annotations() -> impl Strategy<Value = String> {
    let blank = prop::sample::select(vec![" ", "  ", "\n", "\n> ", "\t", "\r\n  "]);
    let key = prop::sample::select(vec![
        "by", "cite", "says", "about", "supports", "data-x", "x",
    ]);
    let content = "[-a-z;,.# ='\\\\\"}{\n>\u{A0}]{1,12}";
    let value = prop_oneof![
        "[a-z#.,/@;'\\\\-]{1,8}",
        content.prop_map(|value| format!("\"{value}\"")),
        content.prop_map(|value| format!("'{value}'")),
    ];
    let part = prop_oneof![
        Just("#a".to_owned()),
        Just(".claim".to_owned()),
        Just(".note".to_owned()),
        (key, value).prop_map(|(key, value)| format!("{key}={value}")),
    ];
    let part = (blank, part).prop_map(|(blank, part)| format!("{blank}{part}"));
    let parts = prop::collection::vec(part, 1..6);
    let annotation = parts.prop_map(|parts| format!("[A]{{.claim{}}}, ", parts.concat()));
    let lead = prop::sample::select(vec!["", "> ", "- ", "-   > ", "1. "]);
    (lead, prop::collection::vec(annotation, 1..4))
        .prop_map(|(lead, annotations)| format!("{lead}{}", annotations.concat()))
}

/// The text outside the braces of annotations.
fn outside(source: &str) -> String {
    let syntax = Document::new(Text::new(source)).syntax();
    let mut braces: Vec<_> = syntax.annotations.iter().map(|it| it.braces()).collect();
    braces.sort_by_key(|braces| std::cmp::Reverse(braces.start));
    let mut outside = source.to_owned();
    for braces in braces {
        outside.replace_range(braces, "{}");
    }
    outside
}

fn assert_canonical(source: &str) {
    let written = canonical(source);
    assert_eq!(outside(&written), outside(source));
    assert_eq!(canonical(&written), written);
    assert_same_claims(source, &written);
}

proptest! {
    #[test]
    fn any_text_says_the_same_in_canonical_form(source in pieces()) {
        assert_canonical(&source);
    }

    #[test]
    fn annotations_say_the_same_in_canonical_form(source in annotations()) {
        assert_canonical(&source);
    }
}
