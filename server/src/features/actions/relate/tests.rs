//! Claims, each beside the relations that are offered for it.

use std::slice;

use expect_test::{Expect, expect};

use super::*;
use crate::features::actions::tests::menu;
use crate::features::fixture::{Fixture, debate};

/// The menu, with neighbours in one that differ in their verb alone: `⟨verb⟩` is where each has its own.
fn menu_by_verb(fixture: &Fixture, actions: &[Action]) -> String {
    let entries = actions.iter().map(|action| {
        let verb = action.title.split(' ').nth(1).expect("a verb");
        let entry = menu(fixture, slice::from_ref(action));
        (verb, entry.replace(verb, "⟨verb⟩"))
    });
    let entries: Vec<_> = entries.collect();
    let alike = entries.chunk_by(|(_, one), (_, next)| one == next);
    let shown = alike.map(|alike| {
        let verbs: Vec<_> = alike.iter().map(|(verb, _)| *verb).collect();
        alike[0].1.replacen("⟨verb⟩", &verbs.join(", "), 1)
    });
    shown.collect()
}

fn check(fixture: &Fixture, expected: Expect) {
    let actions = relate(&fixture.workspace, fixture.claim());
    expected.assert_eq(&menu_by_verb(fixture, &actions));
}

/// Relates the two claims that are selected.
fn check_selected(written: &str, expected: Expect) {
    let (fixture, selected) = Fixture::of_selection(written);
    let article = fixture.article();
    let pair = selected_pair(article, &selected);
    let actions = pair.map(|pair| relate_pair(&fixture.workspace, article, pair));
    let shown = actions.map(|actions| menu_by_verb(&fixture, &actions));
    expected.assert_eq(shown.as_deref().unwrap_or("no pair\n"));
}

#[test]
fn four_claims_those_about_its_topic_first_then_the_nearest() {
    let written = "\
//- a.md
[a]{#a .claim}, [b]{#b .claim}, [c<|>]{#c .claim about=t}, [d]{#d .claim}, [e]{#e .claim}
//- b.md
[f]{#f .claim about=t}
";
    check(
        &Fixture::new(written),
        expect![[r#"
        Relate: supports, attacks, contradicts `b#f` (“f”)
            [a]{#a .claim}, [b]{#b .claim}, [c]{#c .claim about=t ⟨verb⟩="b#f"}, [d]{#d .claim}, [e]{#e .claim}
        Relate: supports, attacks, contradicts `b` (“b”)
            [a]{#a .claim}, [b]{#b .claim}, [c]{#c .claim about=t ⟨verb⟩="b"}, [d]{#d .claim}, [e]{#e .claim}
        Relate: supports, attacks, contradicts `d` (“d”)
            [a]{#a .claim}, [b]{#b .claim}, [c]{#c .claim about=t ⟨verb⟩="d"}, [d]{#d .claim}, [e]{#e .claim}
        Relate: supports, attacks, contradicts `a` (“a”)
            [a]{#a .claim}, [b]{#b .claim}, [c]{#c .claim about=t ⟨verb⟩="a"}, [d]{#d .claim}, [e]{#e .claim}
    "#]],
    );
}

#[test]
fn a_claim_elsewhere_is_named_with_its_article() {
    check(
        &debate("Twenty thou<|>sand"),
        expect![[r#"
        Relate: supports `bbc#more` (“Many more are needed”)
            [Twenty thousand are enough]{#enough .claim kind="forecast" about="force-size" value="20000" ⟨verb⟩="no-veto bbc#more"}.
        Relate: attacks, contradicts `bbc#more` (“Many more are needed”)
            [Twenty thousand are enough]{#enough .claim kind="forecast" about="force-size" value="20000" supports="no-veto" ⟨verb⟩="bbc#more"}.
    "#]],
    );
}

#[test]
fn claims_that_it_is_related_to_are_left_out() {
    check(
        &debate("Many mo<|>re"),
        expect![[r#"
        Relate: supports, attacks, contradicts `veto` (“Moscow has a veto”)
            [Many more are needed]{#more .claim by="Lt. Gen. Hodges" about="force-size" value=">=100000" modality="probable" qualifies="grand#enough gone" ⟨verb⟩="veto"}.
        Relate: supports, attacks, contradicts `refuses` (“The Kremlin refuses”)
            [Many more are needed]{#more .claim by="Lt. Gen. Hodges" about="force-size" value=">=100000" modality="probable" qualifies="grand#enough gone" ⟨verb⟩="refuses"}.
        Relate: supports, attacks, contradicts `resting` (“Resting on others”)
            [Many more are needed]{#more .claim by="Lt. Gen. Hodges" about="force-size" value=">=100000" modality="probable" qualifies="grand#enough gone" ⟨verb⟩="resting"}.
    "#]],
    );
    check(
        &debate("The Kremlin ref<|>uses"),
        expect![[r#"
        Relate: supports `more` (“Many more are needed”)
            [The Kremlin refuses]{#refuses .claim by="Kremlin aides" cite=bbc2025 ⟨verb⟩="resting more"}.
        Relate: attacks, contradicts `more` (“Many more are needed”)
            [The Kremlin refuses]{#refuses .claim by="Kremlin aides" cite=bbc2025 supports="resting" ⟨verb⟩="more"}.
        Relate: supports `veto` (“Moscow has a veto”)
            [The Kremlin refuses]{#refuses .claim by="Kremlin aides" cite=bbc2025 ⟨verb⟩="resting veto"}.
        Relate: attacks, contradicts `veto` (“Moscow has a veto”)
            [The Kremlin refuses]{#refuses .claim by="Kremlin aides" cite=bbc2025 supports="resting" ⟨verb⟩="veto"}.
    "#]],
    );
}

#[test]
fn names_that_mean_another_are_not_written() {
    check(
        &Fixture::of_article(
            "[a<|>]{#a .claim}, [b]{#b .claim}, [other b]{#b .claim}, [c]{.claim}\n",
        ),
        expect![[r#"
            Relate: supports, attacks, contradicts `b` (“b”)
                [a]{#a .claim ⟨verb⟩="b"}, [b]{#b .claim}, [other b]{#b .claim}, [c]{.claim}
        "#]],
    );
}

#[test]
fn the_first_of_two_to_the_second_in_every_way() {
    check_selected(
        "<|>[a]{#a .claim supports='x'} and [b]{#b .claim}⟩\n",
        expect![[r#"
            Relate: supports `b` (“b”)
                [a]{#a .claim ⟨verb⟩='x b'} and [b]{#b .claim}
            Relate: attacks, qualifies, entails, restates, contradicts, supersedes `b` (“b”)
                [a]{#a .claim supports='x' ⟨verb⟩="b"} and [b]{#b .claim}
        "#]],
    );
}

#[test]
fn the_second_gets_an_id_where_it_has_none() {
    check_selected(
        "[a <|>a]{#a .claim} and [b⟩ b]{.claim}\n",
        expect![[r#"
            Relate: supports, attacks, qualifies, entails, restates, contradicts, supersedes `claim` (“b b”)
                [a a]{#a .claim ⟨verb⟩="claim"} and [b b]{#claim .claim}
        "#]],
    );
}

#[test]
fn a_claim_around_the_selection_is_none_of_the_two() {
    check_selected(
        "[x <|>[a]{#a .claim} and [b]{#b .claim}⟩]{#x .claim}\n",
        expect![[r#"
            Relate: supports, attacks, qualifies, entails, restates, contradicts, supersedes `b` (“b”)
                [x [a]{#a .claim ⟨verb⟩="b"} and [b]{#b .claim}]{#x .claim}
        "#]],
    );
}

#[test]
fn one_or_three_are_no_pair() {
    check_selected(
        "[a]{#a .claim<|>} and⟩ [b]{#b .claim}\n",
        expect![[r#"
            no pair
        "#]],
    );
    check_selected(
        "<|>[a]{#a .claim} [b]{#b .claim} [c]{#c .claim}⟩\n",
        expect![[r#"
            no pair
        "#]],
    );
}

#[test]
fn two_that_are_related_already_are_offered_nothing() {
    check_selected(
        "<|>[a]{#a .claim supports=b} [b]{#b .claim}⟩\n",
        expect![[""]],
    );
}
