//! The status of a claim: what evidence there is, whether it is contested, and what decides.

use expect_test::{Expect, expect};

use crate::features::fixture::Fixture;
use crate::features::hover::hover;
use crate::features::prose::Format;

const DEBATE: &str = r#"
//- claimlint.toml
bibliography = ["sources.bib"]
//- sources.bib
@misc{report, title = {A report}}
@misc{brief, title = {The brief}}
//- a.md
---
author: Anna Keller
source: brief
---

[Moscow gets no veto]{#no-veto .claim cite="report" supports="decides"}, so
[Kyiv decides]{#decides .claim}.
[Troops deter]{#deter .claim}, and
[they would be too few]{#few .claim by="Jonas Weber" attacks="deter"}, but
[enough can be found]{#enough .claim attacks="few"}.
[Moscow decides]{#veto .claim by="Jonas Weber" contradicts="no-veto"}.
[Suppose it did]{#suppose .claim stance="supposes"}.
"#;

/// The lines of the status of the claim at the place marked.
fn check(marked: &str, expected: Expect) {
    let plain = marked.replace("<|>", "");
    assert!(DEBATE.contains(&plain), "{plain} is no part of the debate");
    let fixture = Fixture::new(&DEBATE.replace(&plain, marked));
    let hover = hover(&fixture.workspace, &fixture.path, fixture.offset).expect("a hover");
    let shown = hover.prose.render(Format::Plain);
    let lines = shown.lines().skip_while(|line| *line != "status:").skip(1);
    let status: Vec<_> = lines.take_while(|line| line.starts_with("- ")).collect();
    expected.assert_eq(&status.join("\n"));
}

#[test]
fn evidence_is_more_than_where_it_was_said() {
    check(
        "Moscow gets n<|>o veto",
        expect![[r#"
        - grounded by what it cites
        - contested, undecided: a#veto Jonas Weber: “Moscow decides” stands against it, and nothing decides between them"#]],
    );
    check(
        "Kyiv d<|>ecides",
        expect![[r#"
        - grounded through a#no-veto Anna Keller: “Moscow gets no veto”
        - uncontested, in: nothing speaks against it"#]],
    );
    check(
        "[Troops d<|>eter",
        expect![[r#"
        - not grounded: it is cited where it was said, and nothing says why it is so
        - contested, in: a#few Jonas Weber: “they would be too few” speaks against it and falls to a#enough Anna Keller: “enough can be found”"#]],
    );
}

#[test]
fn what_is_attacked_stands_falls_or_waits() {
    check(
        "enough can be f<|>ound",
        expect![[r#"
        - not grounded: it is cited where it was said, and nothing says why it is so
        - uncontested, in: nothing speaks against it"#]],
    );
    check(
        "they would be t<|>oo few",
        expect![[r#"
        - not grounded: nothing is cited for it
        - contested, out: a#enough Anna Keller: “enough can be found” speaks against it, and nothing defeats that"#]],
    );
    check(
        "Moscow d<|>ecides",
        expect![[r#"
        - not grounded: nothing is cited for it
        - contested, undecided: a#no-veto Anna Keller: “Moscow gets no veto” stands against it, and nothing decides between them"#]],
    );
}

#[test]
fn what_nobody_answers_for_has_no_status() {
    check("Suppose i<|>t did", expect![[""]]);
}
