//! In the braces of an annotation, closed or not.

use expect_test::expect;

use super::{Manner, asked, check, write};

#[test]
fn empty_braces_become_those_of_a_claim() {
    check(
        "[Europe is ready]{<|>}",
        expect![[r#"
        for ``
        #europe-ready .claim -> #${1:europe-ready} .claim$0 | makes these words a claim with an id
        .claim | makes these words a claim
    "#]],
    );
    check(
        "[Europe is ready]{<|>",
        expect![[r#"
        for ``
        #europe-ready .claim -> #${1:europe-ready} .claim$0 | makes these words a claim with an id
        .claim | makes these words a claim
    "#]],
    );
    check(
        "[Europe is ready]{#<|>",
        expect![[r#"
        for `#`
        #europe-ready .claim -> #${1:europe-ready} .claim$0 | makes these words a claim with an id
    "#]],
    );
    check(
        "[Europe is ready]{#ready .c<|>}",
        expect![[r#"
        for `.c`
        .claim | makes these words a claim
    "#]],
    );
    check(
        "[Europe is ready]{.claim #<|>}",
        expect![[r#"
        for `#`
        #europe-ready | an id, by which other claims can refer to this one
    "#]],
    );
}

#[test]
fn the_id_of_a_heading_is_offered_to_nobody_else() {
    for claim in ["[Europe is ready]{#<|>", "[Europe is ready]{.claim #<|>}"] {
        let shown = asked(
            &write(&format!("# Europe: ready?\n\n{claim}")),
            Manner::default(),
        );
        assert!(shown.contains("\n#europe-ready-2 "), "{shown}");
    }
}

#[test]
fn keys_are_those_that_are_not_there_yet() {
    check(
        r#"[Europe is ready]{#ready .claim by="x" says="y" quote="z" cite="a" date="b" valid="c" supports="d" value="e" <|> kind="fact" undercuts="a->b"}"#,
        expect![[r#"
            for ``
            stance -> stance="$1"$0 | asserts, denies, concedes, supposes or asks
            modality -> modality="$1"$0 | certain, probable or possible
            about -> about="$1"$0 | the topic's key
            attacks -> attacks="$1"$0 | is a reason against
            qualifies -> qualifies="$1"$0 | restricts or conditions
            entails -> entails="$1"$0 | if this is true, so is that
            restates -> restates="$1"$0 | says the same as
            contradicts -> contradicts="$1"$0 | cannot be true together with
            supersedes -> supersedes="$1"$0 | replaces the earlier position
        "#]],
    );
    check(
        "[Europe is ready]{.claim su<|>}",
        expect![[r#"
        for `su`
        by -> by="$1"$0 | the speakers: person keys or names, `;` between
        says -> says="$1"$0 | the proposition in plain words
        kind -> kind="$1"$0 | fact, forecast, value, policy or definition
        stance -> stance="$1"$0 | asserts, denies, concedes, supposes or asks
        modality -> modality="$1"$0 | certain, probable or possible
        cite -> cite="$1"$0 | citation keys with locators, `;` between
        quote -> quote="$1"$0 | exact words of the cited source
        about -> about="$1"$0 | the topic's key
        value -> value="$1"$0 | what it says of the topic
        date -> date="$1"$0 | when it was said: an EDTF date
        valid -> valid="$1"$0 | when it holds: an EDTF interval
        supports -> supports="$1"$0 | is a reason for
        attacks -> attacks="$1"$0 | is a reason against
        undercuts -> undercuts="$1"$0 | attacks the inference
        qualifies -> qualifies="$1"$0 | restricts or conditions
        entails -> entails="$1"$0 | if this is true, so is that
        restates -> restates="$1"$0 | says the same as
        contradicts -> contradicts="$1"$0 | cannot be true together with
        supersedes -> supersedes="$1"$0 | replaces the earlier position
    "#]],
    );
    check(
        "[Europe is ready]{.claim su<|>=\"x\"}",
        expect![[r#"
        for `su`
        by | the speakers: person keys or names, `;` between
        says | the proposition in plain words
        kind | fact, forecast, value, policy or definition
        stance | asserts, denies, concedes, supposes or asks
        modality | certain, probable or possible
        cite | citation keys with locators, `;` between
        quote | exact words of the cited source
        about | the topic's key
        value | what it says of the topic
        date | when it was said: an EDTF date
        valid | when it holds: an EDTF interval
        supports | is a reason for
        attacks | is a reason against
        undercuts | attacks the inference
        qualifies | restricts or conditions
        entails | if this is true, so is that
        restates | says the same as
        contradicts | cannot be true together with
        supersedes | replaces the earlier position
    "#]],
    );
}

#[test]
fn a_client_without_snippets_is_given_text() {
    let fixture = write("[Europe is ready]{.claim su<|>}");
    let shown = asked(&fixture, Manner::default());
    expect![[r#"supersedes -> supersedes=" | replaces the earlier position"#]]
        .assert_eq(shown.lines().next_back().unwrap_or_default());
    let fixture = write("[Europe is ready]{<|>}");
    expect![[r#"
        for ``
        #europe-ready .claim | makes these words a claim with an id
        .claim | makes these words a claim
    "#]]
    .assert_eq(&asked(&fixture, Manner::default()));
}

#[test]
fn braces_of_something_else_have_no_keys() {
    check(
        "[Europe]{.smallcaps by=\"<|>\"}",
        expect![[r#"
        nothing
    "#]],
    );
    check(
        "![Europe](map.png){<|>}",
        expect![[r#"
        nothing
    "#]],
    );
    check(
        "{<|>}",
        expect![[r#"
        nothing
    "#]],
    );
    check(
        "text {<|>}",
        expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn behind_a_closed_annotation_is_prose() {
    for prose in [
        "[a]{.claim by=\"x\"}<|>",
        "[a]{.claim by=\"x\"} <|>and",
        "[a]{.claim by=\"x\"<|>}",
        "[a]{.claim by=\"x} and more, <|>",
        "[a]{.claim by=\"x\"\nand words that go on <|>",
    ] {
        assert_eq!(
            asked(&write(prose), Manner::default()),
            "nothing\n",
            "{prose}"
        );
    }
}

#[test]
fn several_lines_and_quotations_are_read() {
    check(
        "> [a\n> b]{#x .claim\n> stance=\"a<|>",
        expect![[r#"
        for `a`
        asserts | holds it true
        denies | holds it false
        concedes | grants it to an opponent
        supposes | takes it for the sake of argument
        asks | raises it as a question
    "#]],
    );
    check(
        "[a\r\nb]{#x .claim\r\nmodality=\"p<|>\"}\r\n",
        expect![[r#"
        for `p`
        certain | is so
        probable | is likely so
        possible | may be so
    "#]],
    );
}
