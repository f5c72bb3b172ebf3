//! `claimlint stats`: what is counted, as a table and as JSON.

use expect_test::expect;
use serde_json::Value;

use super::folder::Folder;

const DEBATE: &str = "\
//- claimlint.toml
bibliography = [\"sources.bib\"]
[people.keller]
name = \"Anna Keller\"
aliases = [\"A. Keller\"]
//- sources.bib
@misc{k, title = {K}}
@misc{w, title = {W}}
//- a.md
---
author: A. Keller
source: k
---
[a]{#a .claim kind=policy} [b]{.claim by=\"Jörg Weber\" cite=w attacks=a} [c]{.claim stance=asks about=veto}
//- b.md
[d]{.claim by=\"Anna Keller\" cite=\"w; k\" about=veto value=no}
";

#[test]
fn claims_are_counted_under_every_heading() {
    let folder = Folder::new(DEBATE);
    let run = folder.run(&["stats"]);
    expect![[r#"
        2 articles, 4 claims

        By speaker
          Anna Keller                 3
          Jörg Weber                  1

        By kind
          fact                        3
          policy                      1

        By source
          k                           3
          w                           2

        By topic
          veto                        2

        By status
          cited                       3
          grounded                    2
          uncontested                 2
          contested, out              1
          nobody answers for it       1
          not grounded                1
    "#]]
    .assert_eq(&run.output);
    run.ends_with(0);
}

#[test]
fn counts_can_be_read_by_a_program_and_narrowed() {
    let folder = Folder::new(DEBATE);
    let run = folder.run(&["stats", "--output-format", "json", "b.md"]);
    run.ends_with(0);
    let counts: Value = serde_json::from_str(&run.output).expect("JSON");
    assert_eq!(counts["claims"], 1);
    assert_eq!(counts["source"], serde_json::json!({"k": 1, "w": 1}));
    assert_eq!(counts["speaker"], serde_json::json!({"Anna Keller": 1}));
    folder.run(&["stats", "gone"]).ends_with(2);
}
