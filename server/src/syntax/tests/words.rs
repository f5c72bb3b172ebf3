//! What a reader sees of a claim's words.

use expect_test::{Expect, expect};

use super::read;

/// Compares the words of the first claim with the expectation.
fn check_words(source: &str, expected: Expect) {
    let syntax = read(source);
    expected.assert_eq(&syntax.annotations[0].words);
}

#[test]
fn on_one_line() {
    check_words(
        "[One\n  two\tthree  four]{.claim}",
        expect!["One two three four"],
    );
    check_words("[One\r\ntwo\rthree]{.claim}", expect!["One two three"]);
    check_words("> [One\n> two\n>three]{.claim}", expect!["One two three"]);
    check_words(
        "> > [One\n> > two\nlazy > three]{.claim}",
        expect!["One two lazy > three"],
    );
    check_words("- [One\n  two]{.claim}", expect!["One two"]);
}

#[test]
fn without_the_annotations_inside() {
    check_words(
        "[A [b [c]{.claim}]{.claim cite=\"x\"}, [d]{.smallcaps}]{.claim}",
        expect!["A b c, d"],
    );
    check_words("[[a]{.claim}]{.claim}", expect!["a"]);
    check_words("[]{.claim}", expect![[""]]);
}

#[test]
fn links_by_their_text() {
    check_words(
        "[The [plan](https://example.org/a_b_c) is *ready*]{.claim}",
        expect!["The plan is ready"],
    );
    check_words(
        "[See <https://example.org/_a_/*b*>]{.claim}",
        expect!["See https://example.org/_a_/*b*"],
    );
    check_words(
        "[A ![picture](p.png){width=50%} of [brackets] here]{.claim}",
        expect!["A picture of [brackets] here"],
    );
}

#[test]
fn without_emphasis() {
    check_words(
        "[**No** *veto* _at_ __all__ ***now***]{.claim}",
        expect!["No veto at all now"],
    );
    check_words(
        "[no_veto_here 5 * 3 _[x]{.claim}_]{.claim}",
        expect!["no_veto_here 5 * 3 x"],
    );
}

#[test]
fn code_and_formulas_as_they_are() {
    check_words(
        "[`a*b*c` ``d`e_f_`` $x_1 * y^*$]{.claim}",
        expect!["a*b*c d`e_f_ $x_1 * y^*$"],
    );
}

#[test]
fn escapes_undone() {
    check_words(
        r"[A \*star\* \[in\] C:\temp \\ \_x\_]{.claim}",
        expect![[r#"A *star* [in] C:\temp \ _x_"#]],
    );
}

#[test]
fn without_html() {
    check_words(
        "[one<br> <b>two</b> <!-- three -->four]{.claim}",
        expect!["one two four"],
    );
}

#[test]
fn without_citations_and_notes_in_brackets() {
    check_words(
        "[Europe can [@grand2025, p. 3].]{.claim}",
        expect!["Europe can."],
    );
    check_words(
        "[Europe [see *also* @grand2025] can[^1], too]{.claim}",
        expect!["Europe can, too"],
    );
    check_words(
        "[As @grand2025 says]{.claim}",
        expect!["As @grand2025 says"],
    );
    check_words(
        "[Europe [see [two @a]{.claim} @b] can]{.claim}",
        expect!["Europe [see two @a @b] can"],
    );
}
