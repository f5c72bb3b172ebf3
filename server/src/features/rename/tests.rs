//! Renames: the documents with the cursor, the new name, and the lines that change, or what is in the way.

mod refusals;

use expect_test::{Expect, expect};

use super::*;
use crate::features::fixture::{Fixture, debate};
use crate::fix::apply;

/// Shows the changed lines as they are afterwards.
fn check_in(fixture: &Fixture, new: &str, expected: Expect) {
    let (workspace, path) = (&fixture.workspace, &fixture.path);
    let outcome = match rename(
        workspace,
        path,
        fixture.offset,
        new,
        &CancellationToken::new(),
    ) {
        Err(refusal) => format!("refused: {refusal}\n"),
        Ok(edits) => edits
            .iter()
            .map(|edit| changed_lines(workspace, edit))
            .collect(),
    };
    expected.assert_eq(&outcome);
}

fn changed_lines(workspace: &Workspace, (path, edits): &(Arc<Path>, Vec<Edit>)) -> String {
    let before = workspace.text(path).expect("the file").to_text();
    let after = apply(&before, edits);
    let old: Vec<_> = before.lines().collect();
    let changed = after.lines().filter(|line| !old.contains(line));
    let changed: String = changed.map(|line| format!("  {line}\n")).collect();
    let changed = changed.replace("  \n", "");
    format!("{}\n{changed}", path.display())
}

fn check(marked: &str, new: &str, expected: Expect) {
    check_in(&debate(marked), new, expected);
}

fn check_written(written: &str, new: &str, expected: Expect) {
    check_in(&Fixture::new(written), new, expected);
}

#[test]
fn a_claim_in_all_articles() {
    check(
        "{#no-v<|>eto",
        "no-say",
        expect![[r#"
        articles/bbc.md
          [That does not follow]{.claim undercuts="grand#enough->grand#no-say" by="hodges"}.
        articles/grand.md
          [Twenty thousand are enough]{#enough .claim kind="forecast" about="force-size" value="20000" supports="no-say"}.
          [Moscow gets no veto]{#no-say .claim kind="policy" contradicts="bbc#veto" cite="grand2025, p. 3"}.
    "#]],
    );
    check(
        "attacks=\"grand#eno<|>ugh",
        "plenty",
        expect![[r#"
        articles/bbc.md
          [The Kremlin *will* decide]{#veto .claim says="Moscow has a veto" by="The Kremlin" cite="bbc2025" attacks="grand#plenty"}.
          [Many more are needed]{#more .claim by="Lt. Gen. Hodges" about="force-size" value=">=100000" modality="probable" qualifies="grand#plenty gone"}.
          [That does not follow]{.claim undercuts="grand#plenty->grand#no-veto" by="hodges"}.
        articles/grand.md
          [Twenty thousand are enough]{#plenty .claim kind="forecast" about="force-size" value="20000" supports="no-veto"}.
    "#]],
    );
}

#[test]
fn an_article_by_its_key_or_by_its_file() {
    check(
        "key: b<|>bc",
        "beeb",
        expect![[r#"
        articles/bbc.md
          key: beeb
        articles/grand.md
          [Moscow gets no veto]{#no-veto .claim kind="policy" contradicts="beeb#veto" cite="grand2025, p. 3"}.
    "#]],
    );
    check(
        "attacks=\"gr<|>and#enough",
        "camille",
        expect![[r#"
        articles/bbc.md
          [The Kremlin *will* decide]{#veto .claim says="Moscow has a veto" by="The Kremlin" cite="bbc2025" attacks="camille#enough"}.
          [Many more are needed]{#more .claim by="Lt. Gen. Hodges" about="force-size" value=">=100000" modality="probable" qualifies="camille#enough gone"}.
          [That does not follow]{.claim undercuts="camille#enough->camille#no-veto" by="hodges"}.
        articles/grand.md
          key: camille
    "#]],
    );
    check_written(
        "//- a.md\n[x]{#x .claim supports=\"<|>b#y\"}\n//- b.md\n[y]{#y .claim}\n",
        "bee",
        expect![[r#"
            a.md
              [x]{#x .claim supports="bee#y"}
            b.md
              ---
              key: bee
              ---
        "#]],
    );
    check_written(
        "//- a.md\n[x]{#x .claim supports=\"<|>b#y\"}\n//- b.md\n---\n{title: B}\n---\n[y]{#y .claim}\n",
        "bee",
        expect![[r#"
            refused: `bee` in b.md would be read as something else than a name: change the name there by hand
        "#]],
    );
}

#[test]
fn a_person_by_key_and_by_name() {
    check(
        "people.hod<|>ges",
        "ben",
        expect![[r#"
        articles/bbc.md
          [Resting on others]{#resting .claim by="ben"}.
          [That does not follow]{.claim undercuts="grand#enough->grand#no-veto" by="ben"}.
        claimlint.toml
          [people.ben]
    "#]],
    );
    check(
        "supports=\"resting\"}.\n[Resting on others]{#resting .claim by=\"hod<|>ges",
        "ben",
        expect![[r#"
            articles/bbc.md
              [Resting on others]{#resting .claim by="ben"}.
              [That does not follow]{.claim undercuts="grand#enough->grand#no-veto" by="ben"}.
            claimlint.toml
              [people.ben]
        "#]],
    );
    check(
        "by=\"Lt. Gen. Hod<|>ges",
        "General Hodges",
        expect![[r#"
        articles/bbc.md
          [Many more are needed]{#more .claim by="General Hodges" about="force-size" value=">=100000" modality="probable" qualifies="grand#enough gone"}.
        claimlint.toml
          aliases = ["General Hodges"]
    "#]],
    );
    check(
        "[\"Lt. Gen. Hod<|>ges",
        "General Hodges",
        expect![[r#"
        articles/bbc.md
          [Many more are needed]{#more .claim by="General Hodges" about="force-size" value=">=100000" modality="probable" qualifies="grand#enough gone"}.
        claimlint.toml
          aliases = ["General Hodges"]
    "#]],
    );
    check(
        "by=\"The Krem<|>lin",
        "Moscow",
        expect![[r#"
        articles/bbc.md
          [The Kremlin *will* decide]{#veto .claim says="Moscow has a veto" by="Moscow" cite="bbc2025" attacks="grand#enough"}.
    "#]],
    );
    check(
        "by=\"The Krem<|>lin",
        "planners",
        expect![[r#"
        refused: “planners” would be read as a description, since it begins in lower case, and a description names nobody
    "#]],
    );
}

#[test]
fn topics_and_sources() {
    check(
        "about=\"force-si<|>ze\" value=\"20000\"",
        "size",
        expect![[r#"
        articles/bbc.md
          [Many more are needed]{#more .claim by="Lt. Gen. Hodges" about="size" value=">=100000" modality="probable" qualifies="grand#enough gone"}.
        articles/grand.md
          [Twenty thousand are enough]{#enough .claim kind="forecast" about="size" value="20000" supports="no-veto"}.
        claimlint.toml
          [topics.size]
    "#]],
    );
    check(
        "cite=\"grand<|>2025",
        "force:2025",
        expect![[r#"
        articles/grand.md
          source: force:2025
          [Moscow gets no veto]{#no-veto .claim kind="policy" contradicts="bbc#veto" cite="force:2025, p. 3"}.
        sources.bib
          @online{force:2025, author = {Grand, Camille}, title = {A Force}, date = {2025-03-05}, url = {https://example.org/force}, file = {grand.html}}
    "#]],
    );
    check(
        "online{bbc<|>2025",
        "plan",
        expect![[r#"
        articles/bbc.md
          [The Kremlin *will* decide]{#veto .claim says="Moscow has a veto" by="The Kremlin" cite="plan" attacks="grand#enough"}.
          [The Kremlin refuses]{#refuses .claim by="Kremlin aides" cite=plan supports="resting"}.
        sources.bib
          @online{plan, title = {The Plan}, url = {https://example.org/plan}}
    "#]],
    );
}

#[test]
fn spellings_with_quotation_marks_escapes_and_dots() {
    check_written(
        "//- claimlint.toml\nbibliography = [\"s.bib\", \"s.json\", \"s.yaml\"]\n[people]\n\"an\\u006e\".name = \"Ann\"\n\
         ann.role = \"mayor\"\n//- a.md\n[x]{#x .claim by=<|>ann} [y]{.claim by='ann; Ann'}\n",
        "anna",
        expect![[r#"
            a.md
              [x]{#x .claim by=anna} [y]{.claim by='anna; Ann'}
            claimlint.toml
              "anna".name = "Ann"
              anna.role = "mayor"
        "#]],
    );
    check_written(
        "//- claimlint.toml\nbibliography = [\"s.json\"]\n//- s.json\n[{\"id\": 7, \"title\": \"T\"}]\n\
         //- a.md\n---\nsource: '7'\n---\n[x]{#x .claim cite=<|>7} [y]{.claim}[@7, p. 3]\n",
        "seven",
        expect![[r#"
            a.md
              source: 'seven'
              [x]{#x .claim cite=seven} [y]{.claim}[@seven, p. 3]
            s.json
              [{"id": "seven", "title": "T"}]
        "#]],
    );
    check_written(
        "//- claimlint.toml\nbibliography = [\"s.yaml\"]\n//- s.yaml\n\"k\":\n  type: article\n  title: T\n\
         //- a.md\n[x]{#x .claim cite=\"<|>k; -@k, p. 3\"}\n",
        "key",
        expect![[r#"
            a.md
              [x]{#x .claim cite="key; -@key, p. 3"}
            s.yaml
              "key":
        "#]],
    );
    check_written(
        "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n@book{<|>b, title={B}}\n\
         @inbook{c, title={C}, crossref = {b}, related = \"x, b\"}\n@book{x, title={X}}\n//- a.md\n[x]{#x .claim cite=\"b; c\"}\n",
        "book",
        expect![[r#"
            a.md
              [x]{#x .claim cite="book; c"}
            s.bib
              @book{book, title={B}}
              @inbook{c, title={C}, crossref = {book}, related = "x, book"}
        "#]],
    );
    check_written(
        "//- a.md\n[x]{.claim by=<|>Ann} [y]{.claim by=\"ANN; Bob\"}\n",
        "Ann Smith",
        expect![[r#"
            a.md
              [x]{.claim by="Ann Smith"} [y]{.claim by="Ann Smith; Bob"}
        "#]],
    );
}

#[test]
fn what_silences_rules_stays() {
    check_written(
        "//- a.md\n<!-- claimlint-ignore uncited-claim: as uncited-claim says -->\n\
         [x]{<|>#uncited-claim .claim} [y]{.claim supports=\"uncited-claim\"}\n",
        "cited",
        expect![[r#"
            a.md
              [x]{#cited .claim} [y]{.claim supports="cited"}
        "#]],
    );
}

#[test]
fn places_that_are_typed_over_together() {
    let linked = |marked: &str| {
        let fixture = debate(marked);
        let ranges = linked(&fixture.workspace, &fixture.path, fixture.offset)?;
        Some(ranges.len())
    };
    assert_eq!(linked("{#rest<|>ing"), Some(2));
    assert_eq!(linked("{#no-v<|>eto"), None, "another article refers to it");
    assert_eq!(linked("{#mo<|>re"), None, "nobody refers to it");
}
