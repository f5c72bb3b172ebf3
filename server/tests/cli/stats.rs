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

#[test]
fn what_is_not_counted_is_told() {
    let folder = Folder::new(DEBATE);
    folder.write("c.md", b"Gru\xDFe [e]{.claim}\n");
    let run = folder.run(&["stats"]);
    run.ends_with(2).shows("3 articles, 5 claims");
    assert_eq!(
        run.errors,
        "error: c.md:1:4: here the file is not UTF-8: save it with that encoding\n"
    );
    folder.write(".gitignore", b"c.md\n");
    let run = folder.run(&["stats", "c.md"]);
    run.ends_with(0).shows("0 articles, 0 claims");
    assert!(
        run.errors
            .starts_with("warning: nothing is checked: c.md is ignored"),
        "{run:#?}"
    );
    for (arguments, cause) in [
        (
            &["stats", "gone"][..],
            "error: cannot check gone: No such file or directory\n",
        ),
        (
            &["stats", "--output-format", "xml"],
            "[possible values: table, json]",
        ),
        (&["stats", "--by", "speaker"], "unexpected argument '--by'"),
    ] {
        let run = folder.run(arguments);
        run.ends_with(2);
        assert!(run.errors.contains(cause), "{run:#?}");
    }
    folder.write("claimlint.toml", b"bibliografy = []\n");
    let run = folder.run(&["stats"]);
    run.ends_with(2);
    assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
}

#[test]
fn columns_stay_straight_whatever_the_script() {
    let folder = Folder::new(
        "//- a.md\n[a]{.claim by=\"王毅\"} [b]{.claim by=\"Ju\u{308}rgen\"} [c]{.claim by=\"Ann\"}\n",
    );
    let run = folder.run(&["stats"]);
    for line in [
        "  Ann                1",
        "  Jürgen             1",
        "  王毅               1",
    ] {
        run.shows(line);
    }
}
