//! Comments that speak to Claimlint, beside the text of the block each is about.

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::{assert_places, read};

fn check(source: &str, expected: Expect) {
    let syntax = read(source);
    assert_places(source, &syntax);
    let mut shown = String::new();
    for comment in &syntax.comments {
        let words = &source[comment.words.clone()];
        let block = &source[comment.block.clone()];
        writeln!(shown, "{words:?} → {block:?}").expect("a string takes all");
    }
    expected.assert_eq(&shown);
}

#[test]
fn a_comment_is_about_the_next_block() {
    check(
        "<!-- claimlint-a -->\n\nOne\nand on.\n\nTwo.\n<!--claimlint-b--> Three.\n\n<!-- claimlint-c -->\n# Four\nFive.\n",
        expect![[r##"
            " claimlint-a " → "One\nand on.\n"
            "claimlint-b" → " Three.\n"
            " claimlint-c " → "# Four\n"
        "##]],
    );
    check(
        "  <!--\nclaimlint-a\n-->\nOne\n===\n\n<!-- claimlint-b -->\n***\n",
        expect![[r#"
            "\nclaimlint-a\n" → "One\n===\n"
            " claimlint-b " → "***\n"
        "#]],
    );
}

#[test]
fn the_end_of_a_comment_is_no_part_of_a_name() {
    check("<!-- claimlint-->\n\nOne.\n", expect![""]);
}

#[test]
fn several_comments_can_be_about_one_block() {
    check(
        "<!-- claimlint-a --> <!-- claimlint-b -->\n<!-- note -->\n::: {.box}\n<!-- claimlint-c -->\n\nOne.\n:::\n",
        expect![[r#"
            " claimlint-a " → "One.\n"
            " claimlint-b " → "One.\n"
            " claimlint-c " → "One.\n"
        "#]],
    );
}

#[test]
fn a_comment_inside_a_block_is_about_all_of_it() {
    check(
        "One <!-- claimlint-a --> more\nand on.\n\n# Two <!-- claimlint-b -->\n\n| a | [b <!-- claimlint-c -->](x) |\n|---|---|\n| d | e |\n",
        expect![[r##"
            " claimlint-a " → "One <!-- claimlint-a --> more\nand on.\n"
            " claimlint-b " → "# Two <!-- claimlint-b -->\n"
            " claimlint-c " → "| a | [b <!-- claimlint-c -->](x) |\n|---|---|\n| d | e |\n"
        "##]],
    );
}

#[test]
fn a_quote_is_one_block_and_so_is_each_of_its_paragraphs() {
    check(
        "<!-- claimlint-a -->\n> One.\n>\n> - Two.\n> > Three.\n\n> Four.\n",
        expect![[r#"
            " claimlint-a " → "One.\n>\n> - Two.\n> > Three.\n"
        "#]],
    );
    check(
        "> <!-- claimlint-a -->\n> One.\n>\n> Two.\n> <!-- claimlint-b --> Three.\n",
        expect![[r#"
            " claimlint-a " → "One.\n"
            " claimlint-b " → " Three.\n"
        "#]],
    );
}

#[test]
fn a_list_item_takes_with_it_what_is_indented_under_it() {
    check(
        "<!-- claimlint-a -->\n- One.\n\n  Still one.\n\n  > Said.\n  - Below.\n- Two.\n",
        expect![[r#"
            " claimlint-a " → "One.\n\n  Still one.\n\n  > Said.\n  - Below.\n"
        "#]],
    );
    check(
        "- One.\n<!-- claimlint-a -->\n- Two.\n  1. Below.\n     <!-- claimlint-b -->\n  2. Beside.\n\n     More.\n\nEnd.\n",
        expect![[r#"
            " claimlint-a " → "Two.\n  1. Below.\n     <!-- claimlint-b -->\n  2. Beside.\n\n     More.\n"
            " claimlint-b " → "Beside.\n\n     More.\n"
        "#]],
    );
    check(
        "<!-- claimlint-a -->\n- One.\n-\n  Two.\n",
        expect![[r#"
            " claimlint-a " → "One.\n"
        "#]],
    );
    check(
        "- <!-- claimlint-a --> One.\n\n  More.\n- <!-- claimlint-b -->\n  Two.\n",
        expect![[r#"
            " claimlint-a " → " One.\n"
            " claimlint-b " → "  Two.\n"
        "#]],
    );
    check(
        "> <!-- claimlint-a -->\n> - One.\n>\n>   Still one.\n> - Two.\n\n- Other.\n",
        expect![[r#"
            " claimlint-a " → "One.\n>\n>   Still one.\n"
        "#]],
    );
}

#[test]
fn an_item_in_a_quote_ends_with_the_quote() {
    check(
        "> <!-- claimlint-a -->\n> - One.\n\n   Two.\n",
        expect![[r#"
            " claimlint-a " → "One.\n"
        "#]],
    );
}

#[test]
fn without_a_block_behind_it_a_comment_is_about_nothing() {
    check(
        "One.\n\n<!-- claimlint-a -->\n- \n\n>\n",
        expect![[r#"
            " claimlint-a " → ""
        "#]],
    );
}

#[test]
fn an_unclosed_comment_takes_the_rest() {
    let source = "<!-- claimlint-a\n\nOne.\n";
    let syntax = read(source);
    let [comment] = &syntax.comments[..] else {
        panic!("{:?}", syntax.comments);
    };
    assert!(!comment.is_closed);
    assert_eq!(comment.range, 0..source.len());
}

#[test]
fn what_is_code_or_speaks_to_others_is_no_comment_of_ours() {
    check(
        "`<!-- claimlint-a -->` <!-- to claimlint-b --> <!-- claimlint c --> \\<!-- claimlint-d -->\n\n    <!-- claimlint-e -->\n\n```\n<!-- claimlint-f -->\n```\n\n<script>\n<!-- claimlint-g -->\n</script>\n\n[x](<!-- claimlint-h -->){.claim by=\"<!-- claimlint-i -->\"} $<!-- claimlint-j -->$\n",
        expect![""],
    );
}

/// Looking for the block of each comment anew would take minutes.
#[test]
fn many_comments_before_a_long_block_take_no_time() {
    for (line, last) in [
        ("> One.\n>\n", ""),
        ("- One.\n\n  Two.\n", ""),
        ("> - ", "One.\n"),
    ] {
        let text = "<!-- claimlint-a -->\n".repeat(10_000) + &line.repeat(10_000) + last;
        assert_eq!(read(&text).comments.len(), 10_000);
    }
}
