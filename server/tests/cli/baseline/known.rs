//! A check with a baseline: which findings are known, however they have moved, and what is new.

use expect_test::expect;
use serde_json::Value;

use super::{ARTICLES, FILE, check, known};

#[test]
fn known_findings_are_silent_and_new_ones_fail() {
    let folder = known(ARTICLES);
    folder.check(&[]).ends_with(1);
    let run = check(&folder);
    run.ends_with(0);
    expect![[r#"
        2 articles, 4 claims: 0 errors, 0 warnings, 0 info; 5 known from the baseline
    "#]]
    .assert_eq(&run.output);
    assert_eq!(run.errors, "");
    // Lines move and are wrapped, attributes change places, and one finding more.
    folder.write(
        "briefs/a.md",
        b"# Title\r\n\r\n[A force\r\ndeters]{#deters .claim kind=fact} and\r\n\
          [costs little]{supports=plan .claim}.\r\n[It is wanted]{.claim}\r\n",
    );
    let run = check(&folder);
    run.ends_with(1);
    expect![[r#"
        briefs/a.md:6:1: warning[uncited-claim] “It is wanted” cites no source: add `cite="…"`, or the article's own `source:` in its front matter
        2 articles, 5 claims: 0 errors, 1 warning, 0 info; 5 known from the baseline
    "#]].assert_eq(&run.output);
    let run = folder.check(&["--baseline", FILE, "--no-baseline"]);
    run.ends_with(2);
    assert_eq!(folder.check(&["--no-baseline"]).output.lines().count(), 7);
}

#[test]
fn findings_that_are_alike_are_counted() {
    let folder = known(ARTICLES);
    let text =
        "As [everybody knows]{.claim}, [everybody knows]{.claim} what [everybody knows]{.claim}.\n";
    folder.write("briefs/b.md", text.as_bytes());
    let run = check(&folder);
    assert_eq!(run.of_rule("uncited-claim").len(), 1, "{run:#?}");
    folder.write("briefs/b.md", b"As [everybody knows]{.claim}.\n");
    let run = check(&folder);
    run.ends_with(0).shows("4 known from the baseline");
    expect![[r#"
        note: 1 finding of .claimlint-baseline.json is gone: `claimlint baseline prune --baseline .claimlint-baseline.json` takes out what is found no more
    "#]].assert_eq(&run.errors);
}

#[test]
fn a_file_that_has_moved_keeps_what_is_known() {
    let folder = known(ARTICLES);
    std::fs::create_dir(folder.path("old")).expect("a folder");
    std::fs::rename(folder.path("briefs/a.md"), folder.path("old/a.md")).expect("it moves");
    let run = check(&folder);
    run.ends_with(0).shows("5 known from the baseline");
    assert_eq!(run.errors, "");
    // A copy is new.
    std::fs::copy(folder.path("briefs/b.md"), folder.path("c.md")).expect("a copy");
    let run = check(&folder);
    assert_eq!(run.of_rule("uncited-claim").len(), 2, "{run:#?}");
    let run = folder.run(&["baseline", "update"]);
    run.shows("2 added, 0 removed; it knows 7 findings.");
    assert!(!folder.read(FILE).contains("briefs/a.md"));
}

#[test]
fn every_format_leaves_out_what_is_known() {
    let folder = known(ARTICLES);
    folder.write("briefs/c.md", b"[New]{.claim}\n");
    for format in [
        "full",
        "concise",
        "json",
        "json-lines",
        "grouped",
        "github",
        "gitlab",
        "junit",
        "rdjson",
        "checkstyle",
        "sarif",
    ] {
        let run = folder.run(&["check", "--baseline", FILE, "--output-format", format]);
        run.ends_with(1).shows("briefs/c.md");
        assert!(!run.output.contains("everybody knows"), "{run:#?}");
    }
    let run = folder.run(&["check", "--baseline", FILE, "--statistics"]);
    run.ends_with(1);
    assert_eq!(
        run.output,
        "1  warning  uncited-claim\n3 articles, 5 claims: 0 errors, 1 warning, 0 info; 5 known from the baseline\n"
    );
    let sarif = [
        "check",
        "--baseline",
        FILE,
        "--output-format",
        "sarif",
        "--include-suppressed",
    ];
    let log: Value = serde_json::from_str(&folder.run(&sarif).output).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let kinds = results
        .iter()
        .map(|result| result["suppressions"][0]["kind"].clone());
    let known = kinds.filter(|kind| *kind == "external").count();
    assert_eq!((results.len(), known), (6, 5), "{log:#}");
}

#[test]
fn a_comment_silences_before_a_baseline_does() {
    let folder = known(ARTICLES);
    let text = "<!-- claimlint-ignore uncited-claim: a saying -->\nAs [everybody knows]{.claim}, [everybody knows]{.claim}.\n";
    folder.write("briefs/b.md", text.as_bytes());
    let run = check(&folder);
    run.ends_with(0).shows("3 known from the baseline");
    assert!(run.errors.starts_with("note: 2 findings of"), "{run:#?}");
}
