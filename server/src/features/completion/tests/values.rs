//! In the values of keys.

use expect_test::expect;

use super::{Manner, asked, check};
use crate::features::fixture::Fixture;

#[test]
fn articles_that_no_reference_can_name_are_not_offered() {
    let fixture = Fixture::new(
        "//- the plan.md\n[One]{#one-plan .claim}\n//- plan.md\n[Two]{#two-plan .claim}\n\
         //- own.md\n[b]{.claim supports=\"plan<|>\"}\n",
    );
    let offered = asked(&fixture, Manner::default());
    expect![[r#"
        for `plan`
        plan#two-plan | the author of “plan” | “Two”
    "#]]
    .assert_eq(&offered);
}

#[test]
fn a_relation_names_claims_the_nearest_first() {
    check(
        r#"[a]{#own .claim} [b]{#other .claim supports="<|>"} [c]{.claim attacks="grand#enough"}"#,
        expect![[r#"
            for ``
            own | the author of “own” | “a”
            grand#enough | Camille Grand | “Twenty thousand are enough”
            grand#no-veto | planners in London and Ben Hodges | “Moscow gets no veto”
            bbc#years | The Kremlin | “It may take years”
        "#]],
    );
    check(
        r#"[b]{#other .claim supports="veto<|>"}"#,
        expect![[r#"
        for `veto`
        grand#no-veto | planners in London and Ben Hodges | “Moscow gets no veto”
    "#]],
    );
}

#[test]
fn a_half_typed_relation_is_enough() {
    check(
        "[b]{.claim supports=\"gra<|>",
        expect![[r#"
        for `gra`
        grand#enough | Camille Grand | “Twenty thousand are enough”
        grand#no-veto | planners in London and Ben Hodges | “Moscow gets no veto”
    "#]],
    );
    check(
        "[b]{.claim supports=\"gra<|> and the text goes on \"so\".",
        expect![[r#"
            for `gra`
            grand#enough | Camille Grand | “Twenty thousand are enough”
            grand#no-veto | planners in London and Ben Hodges | “Moscow gets no veto”
        "#]],
    );
    check(
        "[b]{.claim supports=\"gra<|> cite=\"x\"}",
        expect![[r#"
        for `gra`
        grand#enough | Camille Grand | “Twenty thousand are enough”
        grand#no-veto | planners in London and Ben Hodges | “Moscow gets no veto”
    "#]],
    );
    check(
        "[b]{.claim supports=<|>}",
        expect![[r#"
        for ``
        bbc#years -> "bbc#years" | The Kremlin | “It may take years”
        grand#enough -> "grand#enough" | Camille Grand | “Twenty thousand are enough”
        grand#no-veto -> "grand#no-veto" | planners in London and Ben Hodges | “Moscow gets no veto”
    "#]],
    );
    check(
        "[b]{.claim supports=gra<|>}",
        expect![[r#"
        for `gra`
        grand#enough -> "grand#enough" | Camille Grand | “Twenty thousand are enough”
        grand#no-veto -> "grand#no-veto" | planners in London and Ben Hodges | “Moscow gets no veto”
    "#]],
    );
    check(
        "[b]{.claim supports='grand#n<|>'}",
        expect![[r#"
        for `grand#n`
        grand#enough | Camille Grand | “Twenty thousand are enough”
        grand#no-veto | planners in London and Ben Hodges | “Moscow gets no veto”
    "#]],
    );
}

#[test]
fn an_item_is_replaced_as_a_whole_and_offered_once() {
    check(
        r#"[b]{.claim supports="bbc#years grand#en<|>ough"}"#,
        expect![[r#"
            for `grand#enough`
            grand#enough | Camille Grand | “Twenty thousand are enough”
        "#]],
    );
    check(
        r#"[b]{.claim supports="grand#enough <|>"}"#,
        expect![[r#"
        for ``
        grand#no-veto | planners in London and Ben Hodges | “Moscow gets no veto”
        bbc#years | The Kremlin | “It may take years”
    "#]],
    );
}

#[test]
fn undercuts_names_inferences() {
    check(
        r#"[b]{.claim undercuts="<|>"}"#,
        expect![[r#"
        for ``
        grand#enough->grand#no-veto | Camille Grand | “Twenty thousand are enough” supports
        grand#no-veto->far#gone | planners in London and Ben Hodges | “Moscow gets no veto” attacks
    "#]],
    );
    check(
        r#"[b]{.claim undercuts="grand#enough-><|>"}"#,
        expect![[r#"
        for `grand#enough->`
        grand#enough->grand#no-veto | Camille Grand | “Twenty thousand are enough” supports
    "#]],
    );
    check(
        "[a]{#a .claim supports=\"grand#enough\"} [b]{.claim undercuts=\"a-><|>",
        expect![[r#"
            for `a->`
            a->grand#enough | the author of “own” | “a” supports
            grand#enough->grand#no-veto | Camille Grand | “Twenty thousand are enough” supports
            grand#no-veto->far#gone | planners in London and Ben Hodges | “Moscow gets no veto” attacks
        "#]],
    );
}

#[test]
fn by_names_people() {
    check(
        r#"[b]{.claim by="<|>"} [c]{.claim by="Our planners; Ben Hodges"}"#,
        expect![[r#"
            for ``
            Our planners | own
            arnold | Edward Arnold
            Edward Arnold | arnold
            hodges | Ben Hodges | former commander
            Ben Hodges | hodges | former commander
            The Kremlin | bbc
            planners in London | grand
        "#]],
    );
    check(
        r#"[b]{.claim by="Edward Arnold; Ben H<|>odges"}"#,
        expect![[r#"
            for `Ben Hodges`
            Ben Hodges | hodges | former commander
        "#]],
    );
    check(
        "[b]{.claim by=be<|>}",
        expect![[r#"
            for `be`
            Ben Hodges -> "Ben Hodges" | hodges | former commander
        "#]],
    );
}

#[test]
fn cite_names_sources() {
    check(
        r#"[b]{.claim cite="<|>"}"#,
        expect![[r#"
        for ``
        grand2025 | Camille Grand, 2025 | “A Force”
        bbc2025 | “The Plan”
    "#]],
    );
    check(
        r#"[b]{.claim cite="grand2025, p. 3; @b<|>"}"#,
        expect![[r#"
            for `b`
            bbc2025 | “The Plan”
        "#]],
    );
    check(
        r#"[b]{.claim cite="grand2025, p. <|>"}"#,
        expect![[r#"
        nothing
    "#]],
    );
    check(
        r#"[b]{.claim cite="force<|>"}"#,
        expect![[r#"
        for `force`
        grand2025 | Camille Grand, 2025 | “A Force”
    "#]],
    );
}

#[test]
fn about_and_value_belong_together() {
    check(
        r#"[b]{.claim about="<|>"}"#,
        expect![[r#"
        for ``
        force-role | name
        force-size | number of soldiers | Size of the force
        ready | yes or no
        duration
    "#]],
    );
    check(
        r#"[b]{.claim about="force-role" value="<|>"}"#,
        expect![[r#"
        for ``
        tripwire
        peacekeeping
    "#]],
    );
    check(
        r#"[b]{.claim value="<|>" about="ready"}"#,
        expect![[r#"
        for ``
        yes
        no
    "#]],
    );
    check(
        r#"[b]{.claim about="force-size" value="15000<|>"}"#,
        expect![[r#"
            for `15000`
            15000 soldiers
        "#]],
    );
    check(
        r#"[b]{.claim about="force-size" value="15000..20000 so<|>"}"#,
        expect![[r#"
            for `15000..20000 so`
            15000..20000 soldiers
        "#]],
    );
    check(
        r#"[b]{.claim value="<|>"}"#,
        expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn words_are_explained() {
    check(
        r#"[b]{.claim kind="<|>"}"#,
        expect![[r#"
        for ``
        fact | that something is or was so
        forecast | that something will be so
        value | that something is good or bad
        policy | that something should be done
        definition | what a word means
    "#]],
    );
    check(
        r#"[b]{.claim stance=<|>}"#,
        expect![[r#"
        for ``
        asserts -> "asserts" | holds it true
        denies -> "denies" | holds it false
        concedes -> "concedes" | grants it to an opponent
        supposes -> "supposes" | takes it for the sake of argument
        asks -> "asks" | raises it as a question
    "#]],
    );
    check(
        r#"[b]{.claim modality="<|>"}"#,
        expect![[r#"
        for ``
        certain | is so
        probable | is likely so
        possible | may be so
    "#]],
    );
    check(
        r#"[b]{.claim says="<|>"}"#,
        expect![[r#"
        nothing
    "#]],
    );
    check(
        r#"[b]{.claim quote="<|>"}"#,
        expect![[r#"
        nothing
    "#]],
    );
}
