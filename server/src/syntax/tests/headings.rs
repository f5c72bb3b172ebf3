//! Headings beside what is read of them: level, words, and the whole as it stands.

use expect_test::{Expect, expect};

use super::read;

fn check(source: &str, expected: Expect) {
    let syntax = read(source);
    let lines = syntax.headings.iter().map(|heading| {
        let whole = &source[heading.range.clone()];
        assert!(source.get(heading.words_range.clone()).is_some());
        format!("{} “{}” {whole:?}\n", heading.level, heading.words)
    });
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn headings_have_levels_and_words() {
    check(
        "# One *two*\n\ntext\n\n### [Three]{.claim} [four](x.md) {#five}\ntext\n\nSix\n===\n\nSeven  \n---\n\n## Eight ##\n#\n",
        expect![[r####"
            1 “One two” "# One *two*"
            3 “Three four” "### [Three]{.claim} [four](x.md) {#five}"
            1 “Six” "Six\n==="
            2 “Seven” "Seven  \n---"
            2 “Eight” "## Eight ##"
            1 “” "#"
        "####]],
    );
}

#[test]
fn line_breaks_and_quotations_do_no_harm() {
    check(
        "# ä 🇺🇦\r\n\r\nb\r\n===\r\ntext\r\n> ## c\n> d\n",
        expect![[r###"
            1 “ä 🇺🇦” "# ä 🇺🇦"
            1 “b” "b\r\n==="
            2 “c” "## c"
        "###]],
    );
}

#[test]
fn code_and_the_header_have_no_headings() {
    check("---\n# a\n---\n```\n# b\n```\n\n    # c\n", expect![""]);
}
