//! What cannot be renamed, or not to that: the documents, the new name, and the reason.

use expect_test::expect;
use tokio_util::sync::CancellationToken;

use super::{check, check_written};
use crate::features::fixture::debate;
use crate::features::rename::{Renamable, prepare, rename};

fn prepared(marked: &str) -> String {
    let fixture = debate(marked);
    let text = fixture.workspace.text(&fixture.path).expect("the file");
    match prepare(&fixture.workspace, &fixture.path, fixture.offset) {
        Ok(Renamable { range, name }) => format!("`{}` called `{name}`", text.slice(range)),
        Err(refusal) => format!("refused: {refusal}"),
    }
}

#[test]
fn names_that_are_taken() {
    check(
        "{#no-v<|>eto",
        "enough",
        expect![[r#"
        refused: articles/grand.md:7 is a claim with the id `enough` already
    "#]],
    );
    check(
        "{#mo<|>re",
        "gone",
        expect![[r#"
        refused: articles/bbc.md:6 refers to `gone`, which does not exist so far and would be taken for this: correct that first
    "#]],
    );
    check(
        "attacks=\"grand#eno<|>ugh",
        "gone",
        expect![[r#"
        articles/bbc.md
          [The Kremlin *will* decide]{#veto .claim says="Moscow has a veto" by="The Kremlin" cite="bbc2025" attacks="grand#gone"}.
          [Many more are needed]{#more .claim by="Lt. Gen. Hodges" about="force-size" value=">=100000" modality="probable" qualifies="grand#gone gone"}.
          [That does not follow]{.claim undercuts="grand#gone->grand#no-veto" by="hodges"}.
        articles/grand.md
          [Twenty thousand are enough]{#gone .claim kind="forecast" about="force-size" value="20000" supports="no-veto"}.
    "#]],
    );
    check(
        "key: b<|>bc",
        "grand",
        expect![[r#"
        refused: the article articles/grand.md has the key `grand` already
    "#]],
    );
    check(
        "online{bbc<|>2025",
        "grand2025",
        expect![[r#"
        refused: sources.bib:1 has the key `grand2025` already
    "#]],
    );
    check_written(
        "//- claimlint.toml\n[people.ann]\nname = \"Ann\"\n[people.bob]\nname = \"Bob\"\naliases = [\"Bobby\"]\n\
         //- a.md\n[x]{.claim by=\"<|>ann\"} [y]{.claim by=\"Carl\"}\n",
        "Bobby",
        expect![[r#"
            refused: claimlint.toml:3 declares Bob, who is called `Bobby` already
        "#]],
    );
    check_written(
        "//- claimlint.toml\n[people.ann]\nname = \"Ann\"\n//- a.md\n[x]{.claim by=\"<|>ann\"} [y]{.claim by=\"Carl\"}\n",
        "Carl",
        expect![[r#"
            refused: a.md:1 calls somebody `Carl` who is declared nowhere
        "#]],
    );
    check_written(
        "//- a.md\n[x]{.claim by=\"<|>Ann\"} [y]{.claim by=\"Carl\"}\n",
        "carl",
        expect![[r#"
            refused: “carl” would be read as a description, since it begins in lower case, and a description names nobody
        "#]],
    );
    check_written(
        "//- a.md\n[x]{.claim about=\"<|>s\"} [y]{.claim about=\"t\"}\n",
        "t",
        expect![[r#"
            refused: the claim in a.md:1 is about a topic `t` already
        "#]],
    );
    check_written(
        "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n@book{<|>b, title={B}}\n@book{b, title={B}}\n",
        "c",
        expect![[r#"
            refused: a second entry in s.bib:2 has the key `b`: give that another key first
        "#]],
    );
    check_written(
        "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n@book{<|>b, title={B}}\n\
         //- a.md\n[x]{.claim cite=c}\n",
        "c",
        expect![[r#"
            refused: a.md:1 cites `c` already
        "#]],
    );
    check_written(
        "//- a.md\n[x]{.claim supports=\"c#x\"}\n//- b.md\n---\nkey: <|>b\n---\n[x]{#x .claim}\n",
        "c",
        expect![[r#"
            refused: a.md:1 refers to `c#x`, which does not exist so far and would be taken for this: correct that first
        "#]],
    );
}

#[test]
fn names_that_are_none() {
    for (marked, new) in [
        ("{#no-v<|>eto", "no veto"),
        ("key: b<|>bc", "2bbc"),
        ("key: b<|>bc", "null"),
        ("online{bbc<|>2025", "b,c"),
        ("by=\"Lt. Gen. Hod<|>ges", "Ben; Hodges"),
    ] {
        let fixture = debate(marked);
        let refused = rename(
            &fixture.workspace,
            &fixture.path,
            fixture.offset,
            new,
            &CancellationToken::new(),
        );
        let refusal = refused.expect_err("it is no name");
        assert!(refusal.starts_with(&format!("`{new}` ")), "{refusal}");
    }
}

#[test]
fn half_of_the_edits_are_none() {
    let fixture = debate("enough->grand#no-<|>veto");
    let cancelled = CancellationToken::new();
    cancelled.cancel();
    let edits = rename(
        &fixture.workspace,
        &fixture.path,
        fixture.offset,
        "other",
        &cancelled,
    );
    assert_eq!(edits, Err("the rename was cancelled".to_owned()));
}

#[test]
fn a_place_says_what_can_be_renamed_there() {
    expect!["`grand` called `grand`"].assert_eq(&prepared("enough->gra<|>nd#no-veto"));
    expect!["`no-veto` called `no-veto`"].assert_eq(&prepared("enough->grand#no-<|>veto"));
    expect!["refused: these words have no name: rename the claim at its id, `#no-veto`, or where another claim refers to it"].assert_eq(&prepared("Moscow gets n<|>o veto"));
    expect![
        "refused: this claim has no id yet: write one, `{#… .claim}`, before others can refer to it"
    ]
    .assert_eq(&prepared("That does n<|>ot"));
    expect!["`Kremlin aides` called `Kremlin aides`"].assert_eq(&prepared("Kremlin ai<|>des"));
    expect![
        "refused: no claim is called `gone`, so there is nothing to rename: correct the name here"
    ]
    .assert_eq(&prepared(" go<|>ne\""));
    expect!["refused: `supports` is a word of the markup"]
        .assert_eq(&prepared("supp<|>orts=\"resting"));
    expect!["refused: nothing has a name here: claims, articles, people, topics and sources can be renamed where they are named"].assert_eq(&prepared("title: A f<|>orce"));
}
