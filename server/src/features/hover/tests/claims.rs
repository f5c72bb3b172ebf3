//! Hovers on claims: the documents, the cursor in the text, and what is shown.

use expect_test::{Expect, expect};

use super::{check_markdown, check_plain};
use crate::features::fixture::Fixture;
use crate::features::hover::hover;
use crate::features::prose::Format;

#[test]
fn a_claim_with_source_and_author_first() {
    check_markdown(
        "Twenty thou<|>sand",
        expect![[r#"
            **Camille Grand**, in [“A force worth the name”](file:///articles/grand.md), 2025-03-05

            Source: Grand, Camille. A Force. 5 Mar. 2025, [https://example.org/force](https://example.org/force).

            Local copy: [grand.html](file:///grand.html)

            ---

            “Twenty thousand are enough”

            `grand#enough` · forecast · asserts · certain · Size of the force: 20000

            **status**

            - **not grounded**: it is cited where it was said, and nothing says why it is so
            - **contested, undecided**: [bbc#veto](file:///articles/bbc.md#L5) **The Kremlin**: “Moscow has a veto” stands against it, and nothing decides between them; 1 more claim likewise

            **supports**

            - [grand#no-veto](file:///articles/grand.md#L8) **Camille Grand**: “Moscow gets no veto”

            **attacked by**

            - [bbc#veto](file:///articles/bbc.md#L5) **The Kremlin**: “Moscow has a veto”

            **as a step, undercut by**

            - [bbc](file:///articles/bbc.md#L9) **Ben Hodges**: “That does not follow”

            **qualified by**

            - [bbc#more](file:///articles/bbc.md#L6) **Ben Hodges**: “Many more are needed”

            **contested**

            - disputed: [bbc#more](file:///articles/bbc.md#L6) **Ben Hodges**: “Many more are needed” — >=100000"#]],
    );
}

#[test]
fn a_claim_in_plain_text() {
    check_plain(
        "Twenty thou<|>sand",
        expect![[r#"
            about `Twenty thousand are enough`

            Camille Grand, in “A force worth the name”, 2025-03-05

            Source: Grand, Camille. A Force. 5 Mar. 2025, https://example.org/force.

            Local copy: grand.html

            ---

            “Twenty thousand are enough”

            grand#enough · forecast · asserts · certain · Size of the force: 20000

            status:
            - not grounded: it is cited where it was said, and nothing says why it is so
            - contested, undecided: bbc#veto The Kremlin: “Moscow has a veto” stands against it, and nothing decides between them; 1 more claim likewise

            supports:
            - grand#no-veto Camille Grand: “Moscow gets no veto”

            attacked by:
            - bbc#veto The Kremlin: “Moscow has a veto”

            as a step, undercut by:
            - bbc Ben Hodges: “That does not follow”

            qualified by:
            - bbc#more Ben Hodges: “Many more are needed”

            contested:
            - disputed: bbc#more Ben Hodges: “Many more are needed” — >=100000"#]],
    );
}

#[test]
fn a_reference_explains_the_claim_it_names() {
    check_plain(
        "contradicts=\"bbc#v<|>eto",
        expect![[r#"
            about `bbc#veto`

            The Kremlin, reported by Frank Gardner in “bbc”

            Source: The Plan. https://example.org/plan.

            ---

            “Moscow has a veto”

            In the article’s words: “The Kremlin will decide”

            bbc#veto · fact · asserts · certain

            status:
            - grounded by what it cites
            - contested, undecided: grand#no-veto Camille Grand: “Moscow gets no veto” stands against it, and nothing decides between them

            attacks:
            - grand#enough Camille Grand: “Twenty thousand are enough”

            contradicted by:
            - grand#no-veto Camille Grand: “Moscow gets no veto”

            contested:
            - disputed: grand#no-veto Camille Grand: “Moscow gets no veto”"#]],
    );
}

#[test]
fn a_claim_with_speaker_value_and_unknown_target() {
    check_plain(
        "{#mo<|>re",
        expect![[r#"
            about `#more`

            Ben Hodges, former commander, reported by Frank Gardner in “bbc”

            No source.

            ---

            “Many more are needed”

            bbc#more · fact · asserts · probable · Size of the force: >=100000

            status:
            - not grounded: nothing is cited for it
            - contested, undecided: grand#enough Camille Grand: “Twenty thousand are enough” stands against it, and nothing decides between them

            qualifies:
            - grand#enough Camille Grand: “Twenty thousand are enough”
            - gone (unknown)

            contested:
            - disputed: grand#enough Camille Grand: “Twenty thousand are enough” — 20000"#]],
    );
}

#[test]
fn an_undercut_names_both_ends() {
    check_plain(
        "That does n<|>ot",
        expect![[r#"
            about `That does not follow`

            Ben Hodges, former commander, reported by Frank Gardner in “bbc”

            No source.

            ---

            “That does not follow”

            fact · asserts · certain

            status:
            - not grounded: nothing is cited for it
            - uncontested, in: nothing speaks against it

            undercuts:
            - the step from grand#enough Camille Grand: “Twenty thousand are enough” to grand#no-veto Camille Grand: “Moscow gets no veto”"#]],
    );
}

#[test]
fn a_claim_that_rests_on_a_cited_one() {
    let fixture = Fixture::new(
        r#"
//- bbc.md
---
author: Frank Gardner
---
[The Kremlin refuses]{#refuses .claim by="Kremlin aides" cite=bbc2025 supports="resting"}.
[Rest<|>ing on others]{#resting .claim}.
//- sources.bib
@misc{bbc2025, title = {Can Europe help?}}
//- claimlint.toml
bibliography = ["sources.bib"]
"#,
    );
    let hover = hover(&fixture.workspace, &fixture.path, fixture.offset)
        .expect("there is something to say");
    expect![[r#"
        Frank Gardner, in “bbc”

        No source of its own; rests on bbc#refuses Kremlin aides: “The Kremlin refuses”

        ---

        “Resting on others”

        bbc#resting · fact · asserts · certain

        status:
        - grounded through bbc#refuses Kremlin aides: “The Kremlin refuses”
        - uncontested, in: nothing speaks against it

        supported by:
        - bbc#refuses Kremlin aides: “The Kremlin refuses”"#]]
    .assert_eq(&hover.prose.render(Format::Plain));
}

#[test]
fn what_supports_a_report_is_not_where_its_speaker_said_it() {
    check_plain(
        "Rest<|>ing",
        expect![[r#"
            about `Resting on others`

            Ben Hodges, former commander, reported by Frank Gardner in “bbc”

            No source.

            ---

            “Resting on others”

            bbc#resting · fact · asserts · certain

            status:
            - grounded through bbc#refuses Kremlin aides: “The Kremlin refuses”
            - uncontested, in: nothing speaks against it

            supported by:
            - bbc#refuses Kremlin aides: “The Kremlin refuses”"#]],
    );
}

#[test]
fn what_is_denied_neither_reads_as_asserted_nor_is_contested() {
    const DENIAL: &str = r#"
//- a.md
---
author: Camille Grand
---
[Moscow has no say]{#no-say .claim contradicts="say"},
and [Moscow has a say]{#say .claim stance="denies"}.
"#;
    let check = |words: &str, expected: Expect| {
        let (before, after) = words.split_once("<|>").expect("a cursor");
        let plain = format!("{before}{after}");
        let fixture = Fixture::new(&DENIAL.replacen(&plain, words, 1));
        let hover = hover(&fixture.workspace, &fixture.path, fixture.offset)
            .expect("there is something to say");
        expected.assert_eq(&hover.prose.render(Format::Plain));
    };
    check(
        "Moscow has n<|>o",
        expect![[r#"
            Camille Grand, in “a”

            No source.

            ---

            “Moscow has no say”

            a#no-say · fact · asserts · certain

            status:
            - not grounded: nothing is cited for it
            - uncontested, in: nothing speaks against it

            contradicts:
            - a#say denied by Camille Grand: “Moscow has a say”"#]],
    );
    check(
        "Moscow has a s<|>ay",
        expect![[r#"
            Camille Grand, in “a”

            No source.

            ---

            denied: “Moscow has a say”

            a#say · fact · denies · certain

            status:
            - not grounded: nothing is cited for it
            - uncontested, in: nothing speaks against it

            contradicted by:
            - a#no-say Camille Grand: “Moscow has no say”"#]],
    );
}
