//! Selections, each beside what becomes of it, and what holds for every text and every selection.

use std::path::Path;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::article::read_bytes;
use crate::features::fixture::Fixture;
use crate::fix::apply;
use crate::model::ProblemKind;
use crate::text::Text;

/// Wraps what is selected in an article, from the cursor to `⟩`.
fn check(written: &str, expected: Expect) {
    let (fixture, selected) = Fixture::of_selection(written);
    // Without claims it is no article yet.
    let article = fixture.workspace.article(&fixture.path);
    let article = article.map(|article| &**article);
    let wrapped = wrap(Document::new(fixture.text.clone()), article, &selected);
    let shown = match wrapped {
        Ok(action) => format!(
            "{}\n{}",
            action.title,
            apply(&fixture.text.to_text(), &action.edits)
        ),
        Err(reason) => format!("no: {reason}\n"),
    };
    expected.assert_eq(&shown);
}

#[test]
fn words_of_a_text_without_claims() {
    check(
        "The <|>force will deter Moscow⟩ at last.\n",
        expect![[r#"
        Wrap the selection as the claim `#force-deter-moscow`
        The [force will deter Moscow]{#force-deter-moscow .claim} at last.
    "#]],
    );
}

#[test]
fn what_is_selected_of_a_word_is_the_word_and_what_parts_words_stays_outside() {
    check(
        "The f<|>orce will det⟩er Moscow.\n",
        expect![[r#"
        Wrap the selection as the claim `#force-deter`
        The [force will deter]{#force-deter .claim} Moscow.
    "#]],
    );
    check(
        "So<|>, the force will deter, ⟩he says.\n",
        expect![[r#"
        Wrap the selection as the claim `#force-deter`
        So, [the force will deter]{#force-deter .claim}, he says.
    "#]],
    );
    check(
        "<|>- The force will deter Moscow.\n⟩- No.\n",
        expect![[r#"
        Wrap the selection as the claim `#force-deter-moscow`
        - [The force will deter Moscow]{#force-deter-moscow .claim}.
        - No.
    "#]],
    );
    check(
        "> <|>The force\n> will “*deter*” Moscow?\n⟩\n",
        expect![[r#"
            Wrap the selection as the claim `#force-deter-moscow`
            > [The force
            > will “*deter*” Moscow]{#force-deter-moscow .claim}?

        "#]],
    );
    check(
        "<|>Die Größe 🎉 zählt⟩\nsehr\n",
        expect![[r#"
            Wrap the selection as the claim `#die-grosse-zahlt`
            [Die Größe 🎉 zählt]{#die-grosse-zahlt .claim}
            sehr
        "#]],
    );
}

#[test]
fn ids_differ_from_all_others() {
    check(
        "# Force deters\n\nA <|>force deters⟩ [them]{.claim #them}.\n",
        expect![[r#"
            Wrap the selection as the claim `#force-deters-2`
            # Force deters

            A [force deters]{#force-deters-2 .claim} [them]{.claim #them}.
        "#]],
    );
}

#[test]
fn claims_are_wrapped_whole_or_within() {
    check(
        "<|>It [will deter]{#d .claim} Moscow⟩ [soon]{.claim}.\n",
        expect![[r#"
            Wrap the selection as the claim `#deter-moscow`
            [It [will deter]{#d .claim} Moscow]{#deter-moscow .claim} [soon]{.claim}.
        "#]],
    );
    check(
        "It <|>cannot [deter them]{#d .claim}⟩.\n",
        expect![[r#"
        Wrap the selection as the claim `#cannot-deter-them`
        It [cannot [deter them]{#d .claim}]{#cannot-deter-them .claim}.
    "#]],
    );
    check(
        "It [will <|>deter Moscow⟩ soon]{#d .claim}\n",
        expect![[r#"
            Wrap the selection as the claim `#deter-moscow`
            It [will [deter Moscow]{#deter-moscow .claim} soon]{#d .claim}
        "#]],
    );
    check(
        "It <|>will [deter⟩ them]{#d .claim}\n",
        expect![[r#"
        no: a claim or other markup has only one of its ends in this: select all of it, or words within
    "#]],
    );
    check(
        "It [<|>will deter⟩]{#d .claim}\n",
        expect![[r#"
        no: these words are a claim already: select some of them, or more
    "#]],
    );
    check(
        "It <|>[will deter]{#d .claim}⟩\n",
        expect![[r#"
        no: these words are a claim already: select some of them, or more
    "#]],
    );
}

#[test]
fn markup_is_wrapped_whole_or_within() {
    check(
        "It *will <|>deter⟩ them*.\n",
        expect![[r#"
        Wrap the selection as the claim `#deter`
        It *will [deter]{#deter .claim} them*.
    "#]],
    );
    check(
        "<|>It *will⟩ deter* them.\n",
        expect![[r#"
        no: a claim or other markup has only one of its ends in this: select all of it, or words within
    "#]],
    );
    check(
        "<|>It [deters](https://example.org) them `now`⟩.\n",
        expect![[r#"
            Wrap the selection as the claim `#deters-them`
            [It [deters](https://example.org) them `now`]{#deters-them .claim}.
        "#]],
    );
    check(
        "A <|>force in [brackets\\] deters [@a2025]⟩.\n",
        expect![[r#"
            Wrap the selection as the claim `#force-brackets-deters`
            A [force in \[brackets\] deters]{#force-brackets-deters .claim} [@a2025].
        "#]],
    );
}

#[test]
fn not_across_paragraphs() {
    check(
        "A <|>force\n\nwill⟩ deter\n",
        expect![[r#"
        no: a claim ends within its paragraph: select words of one
    "#]],
    );
    check(
        "A <|>force\n\n```\nwill\n```⟩\n",
        expect![[r#"
        no: a claim ends within its paragraph: select words of one
    "#]],
    );
    check(
        "| a | b |\n|---|---|\n| <|>one | two⟩ |\n",
        expect![[r#"
        no: a claim ends within its paragraph: select words of one
    "#]],
    );
}

#[test]
fn not_where_there_is_no_prose() {
    check(
        "---\ntitle: A <|>force⟩\n---\nx\n",
        expect![[r#"
        no: the front matter says what the article is: select words below it
    "#]],
    );
    check(
        "```\nA <|>force⟩\n```\n",
        expect![[r#"
        no: only words of paragraphs, items and cells become claims here: not code, comments, headings or attributes
    "#]],
    );
    check(
        "A `big <|>force⟩` deters\n",
        expect![[r#"
        no: select some words: there are none in this
    "#]],
    );
    check(
        "<!-- A <|>force⟩ -->\n",
        expect![[r#"
        no: only words of paragraphs, items and cells become claims here: not code, comments, headings or attributes
    "#]],
    );
    check(
        "A force <!-- <|>will⟩ --> deter\n",
        expect![[r#"
        no: select some words: there are none in this
    "#]],
    );
    check(
        "[a]{.claim says=\"<|>A force⟩\"}\n",
        expect![[r#"
        no: only words of paragraphs, items and cells become claims here: not code, comments, headings or attributes
    "#]],
    );
    check(
        "A<|>, — ⟩force\n",
        expect![[r#"
        no: select some words: there are none in this
    "#]],
    );
}

/// Texts of pieces that make trouble for each other.
fn texts() -> impl Strategy<Value = String> {
    let pieces = [
        "A force ",
        "will ",
        "deter. ",
        "[",
        "]",
        "*",
        "**",
        "`",
        "{",
        "}",
        "[big]{#big .claim}",
        "[x]{.claim by=\"Ann\"}",
        "]{#out .claim}",
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "# ",
        "| a | b |\n",
        "<!-- ",
        " -->",
        "[@a2025]",
        "![",
        "\\",
        "(https://a.org)",
        "über 🎉 ",
        "“",
        "”",
        "---\n",
        "    ",
        "$",
        "^",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24)
        .prop_map(|pieces| pieces.concat())
}

fn malformed(article: Option<&Article>) -> usize {
    let problems = article.into_iter().flat_map(|article| &article.problems);
    problems
        .filter(|problem| problem.kind == ProblemKind::Malformed)
        .count()
}

proptest! {
    #[test]
    fn one_claim_more_and_no_word_less(text in texts(), from in 0.0..1.0_f64, to in 0.0..1.0_f64) {
        let places: Vec<_> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
        let place = |share: f64| places[((places.len() - 1) as f64 * share) as usize];
        let selected = place(from).min(place(to))..place(from).max(place(to));
        let path = Path::new("a.md");
        let before = read_bytes(path.into(), text.as_bytes());
        let document = Document::new(Text::new(&text));
        if let Ok(action) = wrap(document, before.as_ref(), &selected) {
            let written = apply(&text, &action.edits);
            let after = read_bytes(path.into(), written.as_bytes());
            let count = |article: Option<&Article>| article.map_or(0, |article| article.claims.len());
            prop_assert_eq!(count(after.as_ref()), count(before.as_ref()) + 1, "{}", written);
            prop_assert_eq!(malformed(after.as_ref()), malformed(before.as_ref()), "{}", written);
            for edit in &action.edits {
                prop_assert!(edit.range.is_empty(), "nothing is taken away");
            }
        }
    }
}
