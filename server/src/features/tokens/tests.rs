//! Texts beside their tokens: kind, modifiers and words.

use expect_test::{Expect, expect, expect_file};

use super::*;
use crate::features::fixture::{Fixture, debate};

fn check(written: &str, expected: Expect) {
    let fixture = Fixture::of_article(&format!("{written}<|>"));
    let end = fixture.text.len();
    expected.assert_eq(&show(&fixture, &(0..end)));
}

fn show(fixture: &Fixture, within: &Range<usize>) -> String {
    let article = fixture.article();
    let tokens = tokens(&fixture.workspace, article, within).into_iter();
    let lines = tokens.map(|token| {
        let modifiers = token
            .modifiers
            .iter()
            .map(|modifier| format!(" +{}", modifier.name()));
        let modifiers: String = modifiers.collect();
        let words = article.text.slice(token.range);
        format!("{}{modifiers} {words:?}\n", token.kind.name())
    });
    lines.collect()
}

#[test]
fn names_and_words_of_an_annotation() {
    check(
        "[Moscow @key *gets* no veto]{#no-veto .claim kind=policy by=\"Ben Hodges; planners\" cite=\"grand2025, p. 3; bbc\" \
         about=\"veto\" value='no' supports=\"b#x c\" undercuts=\"d->e\" lang=de} [@also].",
        expect![[r##"
            claim +reported "Moscow @"
            source "key"
            claim +reported " *gets* no veto"
            label "#no-veto"
            property "kind"
            enumMember "policy"
            property "by"
            speaker "Ben Hodges"
            speaker "planners"
            property "cite"
            source "grand2025"
            source "bbc"
            property "about"
            topic "veto"
            property "value"
            string "no"
            keyword "supports"
            label "b#x"
            label "c"
            keyword "undercuts"
            label "d"
            label "e"
            property "lang"
            string "de"
            source "also"
        "##]],
    );
}

#[test]
fn claims_within_claims_are_tokens_of_their_own() {
    check(
        "[a [b [c]{.claim} d]{.claim stance=asks} e]{.claim stance=denies}",
        expect![[r#"
            claim +denied +uncited "a "
            claim +asked "b "
            claim +uncited "c"
            claim +asked " d"
            property "stance"
            enumMember "asks"
            claim +denied +uncited " e"
            property "stance"
            enumMember "denies"
        "#]],
    );
    check(
        "[a\n> [b]{.claim}]{.claim}",
        expect![[r#"
        claim +uncited "b"
    "#]],
    );
}

#[test]
fn what_is_half_typed_is_read_as_far_as_it_goes() {
    check(
        "[a]{.claim by=\"x cite=\"y\"} and [b]{.claim supports=\"",
        expect![[r#"
            claim +uncited "a"
            property "by"
            string "x"
            property "cite"
            source "y"
        "#]],
    );
}

#[test]
fn conflicts_and_missing_sources_are_marked() {
    let fixture = debate("Twenty thou<|>sand");
    expect![[r##"
        claim +disputed "Twenty thousand are enough"
        label "#enough"
        property "kind"
        enumMember "forecast"
        property "about"
        topic "force-size"
        property "value"
        string "20000"
        keyword "supports"
        label "no-veto"
        claim +disputed "Moscow gets no veto"
        label "#no-veto"
        property "kind"
        enumMember "policy"
        keyword "contradicts"
        label "bbc#veto"
        property "cite"
        source "grand2025"
    "##]]
    .assert_eq(&show(&fixture, &(0..fixture.text.len())));
    check(
        "---\nauthor: Ann\n---\n[a]{#a .claim contradicts=\"b c\"} [b]{#b .claim} [c]{#c .claim by=Ben}",
        expect![[r##"
            claim +disputed +contradictory +uncited "a"
            label "#a"
            keyword "contradicts"
            label "b"
            label "c"
            claim +contradictory +uncited "b"
            label "#b"
            claim +reported +disputed "c"
            label "#c"
            property "by"
            speaker "Ben"
        "##]],
    );
}

#[test]
fn the_legend_is_documented() {
    let row = |(name, meaning): (&str, &str)| format!("| `{name}` | {meaning} |\n");
    let kinds = TokenKind::ALL
        .iter()
        .map(|kind| row((kind.name(), kind.meaning())));
    let modifiers = Modifier::ALL.iter();
    let modifiers = modifiers.map(|modifier| row((modifier.name(), modifier.meaning())));
    let page = format!(
        "# Semantic tokens\n\nWhat the language server tells an editor about stretches of text, for colours and underlines. \
         Names that the protocol has itself are used where one fits; an editor that knows no colour for the others \
         leaves them as they are. No token overlaps another: a claim within a claim, or a citation, parts the words \
         around it.\n\n\
         | type | what it is |\n|---|---|\n{}\n\
         The words of a claim have modifiers for what is to be noticed about it:\n\n\
         | modifier | when |\n|---|---|\n{}",
        kinds.collect::<String>(),
        modifiers.collect::<String>(),
    );
    expect_file!["../../../docs/tokens.md"].assert_eq(&page);
}

#[test]
fn a_stretch_has_the_tokens_that_touch_it() {
    let fixture = Fixture::new("//- a.md\n[a]{#a .claim} [b]{#b .claim kind=fact}<|>");
    let place = fixture.text.to_text().find("kind").expect("it is there");
    expect![[r#"
        property "kind"
    "#]]
    .assert_eq(&show(&fixture, &(place..place + 1)));
}
