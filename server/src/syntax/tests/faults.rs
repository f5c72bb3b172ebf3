//! Every mistake in the form of an annotation, with its bytes.

use expect_test::expect;

use super::check;

#[test]
fn braces_that_are_never_closed() {
    check(
        "[One]{#one .claim cite=\"a\" and more.\n\n[Two]{.claim}",
        expect![[r#"
            “Two”
            «{#one .claim» this annotation is not closed: add the missing `}` (or `"`) before the paragraph ends
        "#]],
    );
    check(
        "[One]{#one\n  .claim and more.",
        expect![[r#"
        «{#one
          .claim» this annotation is not closed: add the missing `}` (or `"`) before the paragraph ends
    "#]],
    );
    check(
        "[One]{.claim by=\"a [two]{.claim}",
        expect![[r#"
        “two”
        «{.claim» this annotation is not closed: add the missing `}` (or `"`) before the paragraph ends
    "#]],
    );
    check(
        "> [One]{#one\n> .claim and more.",
        expect![[r#"
        «{#one
        > .claim» this annotation is not closed: add the missing `}` (or `"`) before the paragraph ends
    "#]],
    );
    check(
        "[One]{.claim {.claim",
        expect![[r#"
        «{.claim» this annotation is not closed: add the missing `}` (or `"`) before the paragraph ends
        «{.claim» these braces belong to no words: put the claim in brackets before them, `[words]{.claim}`
    "#]],
    );
    check(
        "[One]{#one .claim .claim .claim",
        expect![[r#"
        «{#one .claim» this annotation is not closed: add the missing `}` (or `"`) before the paragraph ends
    "#]],
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    check(
        "[One]{#one .claim cite=\"a} and more.",
        expect![[r#"
            “One” #one
            «cite="a» the quotation mark in `cite="a` is never closed: add `"` behind the value
        "#]],
    );
    check(
        "[One]{#one .claim cite=\"a by=\"b\"} and more.",
        expect![[r#"
            “One” #one
              by: b
            «cite="a» the quotation mark in `cite="a` is never closed: add `"` behind the value
        "#]],
    );
    check(
        "[One]{.claim cite='a\" by=b} and more.",
        expect![[r#"
            “One”
              by: b
            «cite='a"» the quotation mark in `cite='a"` is never closed: add `'` behind the value
        "#]],
    );
}

#[test]
fn braces_apart_from_their_words() {
    check(
        "[One] {#one .claim}",
        expect![[r#"
            «{#one .claim» a blank or line break keeps these braces from their claim: remove what stands between `]` and `{`
        "#]],
    );
    check(
        "[One]\n{#one .claim}",
        expect![[r#"
            «{#one .claim» a blank or line break keeps these braces from their claim: remove what stands between `]` and `{`
        "#]],
    );
    check(
        "One {#one .claim}",
        expect![[r#"
        «{#one .claim» these braces belong to no words: put the claim in brackets before them, `[words]{.claim}`
    "#]],
    );
    check(
        "*One*{.claim}",
        expect![[r#"
        «{.claim» these braces belong to no words: put the claim in brackets before them, `[words]{.claim}`
    "#]],
    );
    check(
        "[one][two]{.claim} [three](x) {.claim}",
        expect![[r#"
        “two”
        «{.claim» these braces belong to no words: put the claim in brackets before them, `[words]{.claim}`
    "#]],
    );
}

#[test]
fn what_is_no_span() {
    check(
        "Look![One]{#one .claim}",
        expect![[r#"
        «![One]{#one .claim}» the `!` makes this an image and no claim: write `\!`, or a blank before the `[`
    "#]],
    );
    check(
        "![One](one.png){.claim}",
        expect![[r#"
        «![One](one.png){.claim}» the `!` makes this an image and no claim: write `\!`, or a blank before the `[`
    "#]],
    );
    check(
        "[One](https://example.org){#one .claim}",
        expect![[r#"
        «[One](https://example.org){#one .claim}» a link is no claim: put the link inside the brackets, `[[words](target)]{.claim}`
    "#]],
    );
    check(
        "::: {#one .claim}\nOne.\n:::",
        expect![[r#"
            «::: {#one .claim}» a block is no claim: put its words in brackets, `[words]{.claim}`
        "#]],
    );
    check(
        "# One {#one .claim}\n\nTwo {.claim}\n---\n",
        expect![[r#"
        «{#one .claim» a heading is no claim: put its words in brackets before the braces, `# [words]{.claim}`
        «{.claim» a heading is no claim: put its words in brackets before the braces, `# [words]{.claim}`
    "#]],
    );
}

#[test]
fn keys_and_ids_that_stand_twice() {
    check(
        "[One]{.claim by=\"a\" cite=\"c\" by=\"b\"}",
        expect![[r#"
        “One”
          by: a
          cite: c
        «by="b"» `by` stands twice: keep one, with all its items in one pair of quotation marks
    "#]],
    );
    check(
        "[One]{#one .claim #two}",
        expect![[r#"
        “One” #one
        «#two» a claim has one id, and this one has `#one` already
    "#]],
    );
}

#[test]
fn ids_that_are_none() {
    check(
        "[One]{#2nd .claim}",
        expect![[r#"
        “One”
        «#2nd» `#2nd` is no id: begin with a letter, then only letters, digits, `-` and `_` (no accents)
    "#]],
    );
    check(
        "[One]{#über .claim} [Two]{#a:b .claim} [Three]{# .claim}",
        expect![[r#"
            “One”
            “Two”
            “Three”
            «#über» `#über` is no id: begin with a letter, then only letters, digits, `-` and `_` (no accents)
            «#a:b» `#a:b` is no id: begin with a letter, then only letters, digits, `-` and `_` (no accents)
            «#» `#` cannot be read: write `#id`, `.class` or `key="value"`, with quotation marks in pairs
        "#]],
    );
}

#[test]
fn words_without_meaning_and_keys_without_value() {
    check(
        "[One]{.claim certain}",
        expect![[r#"
            “One”
            «certain» `certain` alone says nothing: write `.certain` for a class or `certain="…"`, without blanks around `=`
        "#]],
    );
    check(
        "[One]{.claim 20% <b> =x \"quoted\"}",
        expect![[r#"
        “One”
        «20%» `20%` cannot be read: write `#id`, `.class` or `key="value"`, with quotation marks in pairs
        «<b>» `<b>` cannot be read: write `#id`, `.class` or `key="value"`, with quotation marks in pairs
        «=x» `=x` cannot be read: write `#id`, `.class` or `key="value"`, with quotation marks in pairs
        «"quoted"» `"quoted"` cannot be read: write `#id`, `.class` or `key="value"`, with quotation marks in pairs
    "#]],
    );
    check(
        "[One]{.claim by= cite=\"\" says='  ' quote=}",
        expect![[r#"
            “One”
            «by=» `by` has no value: write `by="…"`
            «cite=""» `cite` has no value: write `cite="…"`
            «says='  '» `says` has no value: write `says="…"`
            «quote=» `quote` has no value: write `quote="…"`
        "#]],
    );
    check(
        "[One]{.claim by = \"a\"}",
        expect![[r#"
            “One”
            «by» `by` alone says nothing: write `.by` for a class or `by="…"`, without blanks around `=`
            «=» `=` cannot be read: write `#id`, `.class` or `key="value"`, with quotation marks in pairs
            «"a"» `"a"` cannot be read: write `#id`, `.class` or `key="value"`, with quotation marks in pairs
        "#]],
    );
}

#[test]
fn half_typed_annotations_spoil_only_themselves() {
    for half in [
        "[",
        "[t",
        "[t]",
        "[t]{",
        "[t]{.",
        "[t]{.c",
        "[t]{.claim",
        "[t]{.claim #",
        "[t]{.claim #x",
        "[t]{.claim c",
        "[t]{.claim cite",
        "[t]{.claim cite=",
        "[t]{.claim cite=\"",
        "[t]{.claim cite=\"x",
        "[t]{.claim cite=\"x\"",
        "![t]{",
        "[t](",
        "[t](x){.claim",
        "{",
        "{.claim",
        "\"",
    ] {
        let source = format!(
            "[before]{{#before .claim cite=\"a\"}} and {half} and [behind]{{#behind .claim cite=\"b\"}}.\n\n[below]{{#below .claim}}\n"
        );
        let syntax = super::read(&source);
        super::assert_places(&source, &syntax);
        let read = syntax
            .annotations
            .iter()
            .filter(|annotation| annotation.words != "t");
        let read: Vec<_> = read.map(|annotation| annotation.words.as_str()).collect();
        assert_eq!(read, ["before", "behind", "below"], "{half}");
        let belongs = |fault: &super::super::Fault| {
            fault.annotation.is_none()
                || syntax.annotations[fault.annotation.unwrap_or(0)].words == "t"
        };
        assert!(
            syntax.faults.iter().all(belongs),
            "{half}: {:?}",
            syntax.faults
        );
    }
}

#[test]
fn what_is_not_meant_as_a_claim() {
    check(
        "{{ page.claim }} {% if x.claim %} {{ .claim }} {% .claim %} {{< include .claim >}} {# a .claim #}",
        expect![""],
    );
    check(
        "{x.claim} {.claimant} {.claim-2} a.claim .claim {} .claim",
        expect![""],
    );
    check(r"\{.claim} and [x]\{.claim}", expect![""]);
    check(
        "[x]{.smallcaps} ![](a.png){width=50%} a { b .claim-x",
        expect![""],
    );
}
