//! Hovers on what stands in an annotation: sources, people, topics, attributes, quotations.

use expect_test::expect;

use super::{check_markdown, check_markdown_of, check_plain};
use crate::features::fixture::quoting;

#[test]
fn a_citation_key() {
    check_markdown(
        "cite=\"grand<|>2025",
        expect![[r#"
            Grand, Camille. A Force. 5 Mar. 2025, [https://example.org/force](https://example.org/force).

            Local copy: [grand.html](file:///grand.html)

            Entry `grand2025` in [sources.bib](file:///sources.bib)

            Carried or summarised by [“A force worth the name”](file:///articles/grand.md)

            **Cited by 1 claim**

            - [“A force worth the name”](file:///articles/grand.md): 1 claim"#]],
    );
}

#[test]
fn a_speaker_by_alias() {
    check_plain(
        "Lt. Gen. Hod<|>ges\" about",
        expect![[r#"
            about `Lt. Gen. Hodges`

            Ben Hodges, former commander

            Also called Lt. Gen. Hodges

            3 claims in 1 article:
            - “bbc”: 3 claims"#]],
    );
}

#[test]
fn an_author() {
    check_plain(
        "author: Camille G<|>rand",
        expect![[r#"
        about `Camille Grand`

        Camille Grand

        2 claims in 1 article:
        - “A force worth the name”: 2 claims"#]],
    );
}

#[test]
fn a_topic() {
    check_plain(
        "about=\"force-s<|>ize\" value=\"20000\"",
        expect![[r#"
        about `force-size`

        Size of the force (topic force-size)

        Counted in soldiers

        2 claims:
        - bbc#more Ben Hodges: “Many more are needed” — >=100000
        - grand#enough Camille Grand: “Twenty thousand are enough” — 20000"#]],
    );
}

#[test]
fn an_attribute() {
    check_plain(
        "u<|>ndercuts=",
        expect![[r#"
        about `undercuts`

        undercuts: this claim attacks the inference; seen from there, “undercut by”"#]],
    );
}

#[test]
fn a_reference_to_nothing() {
    check_plain(
        " go<|>ne\"",
        expect![[r#"
        about `gone`

        No claim is called gone."#]],
    );
}

#[test]
fn a_quotation_says_where_it_was_looked_for_and_found() {
    check_markdown_of(
        quoting("quote=\"no ve<|>to\""),
        expect![[r#"
        Quotes Grand, Camille. “A Force.”

        - [grand.html](file:///library/copies/grand.html): stands there in [line 1](file:///library/copies/grand.html#L1), [line 2](file:///library/copies/grand.html#L2)
        - [grand.pdf](file:///library/grand.pdf): not compared, as only plain text, Markdown and HTML can be

        Quotes “The Day After.”

        - [gone.txt](file:///library/gone.txt): could not be read (entity not found)

        Quotes “Guarantees.”

        Not compared: the entry `weber2025` names no local copy."#]],
    );
    check_markdown_of(
        quoting("has no ve<|>to over"),
        expect![[r#"
        Quotes Grand, Camille. “A Force.”

        - [grand.html](file:///library/copies/grand.html): does not stand there; the nearest passage, 89 % alike, in [line 1](file:///library/copies/grand.html#L1): “Moscow gets no veto over this”
        - [grand.pdf](file:///library/grand.pdf): not compared, as only plain text, Markdown and HTML can be"#]],
    );
    check_markdown_of(
        quoting("entirely diff<|>erent"),
        expect![[r#"
        Quotes Grand, Camille. “A Force.”

        - [grand.html](file:///library/copies/grand.html): does not stand there
        - [grand.pdf](file:///library/grand.pdf): not compared, as only plain text, Markdown and HTML can be"#]],
    );
    check_markdown_of(
        quoting("my own w<|>ords"),
        expect![[r#"
        Quotes “My own.”

        - [quoting.md](file:///quoting.md): not compared, as it is this article"#]],
    );
    check_markdown_of(
        quoting("who k<|>nows"),
        expect!["Quotes no source that is known, so there is nothing to compare it with."],
    );
}
