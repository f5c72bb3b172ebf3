//! `claimlint check`: what it looks at, what it shows, how it ends.

use expect_test::expect;
use serde_json::Value;

use super::folder::Folder;

const SOURCES: &str = "\
//- sources.bib
@article{grand2025, author = {Camille Grand}, title = {Guarantees}, date = {2025-03-05}}
";

#[test]
fn an_uncited_claim_is_underlined_whole() {
    let folder = Folder::new("//- a.md\nNobody cites [this]{#x .claim}.\n");
    let run = folder.run(&["check", "a.md"]);
    expect![[r#"
        warning[uncited-claim]: `#x` (“this”) cites no source: add `cite="…"`, or the article's own `source:` in its front matter
          ╭▸ a.md:1:14
          │
        1 │ Nobody cites [this]{#x .claim}.
          ╰╴             ━━━━━━━━━━━━━━━━━

        1 article, 1 claim: 0 errors, 1 warning, 0 info
    "#]]
    .assert_eq(&run.output);
    run.ends_with(1);
}

#[test]
fn json_names_places_from_one_in_characters() {
    let folder = Folder::new("//- a.md\n🇺🇦 über [this]{#x .claim}.\n");
    let run = folder.run(&["check", "--output-format", "json", "a.md"]);
    run.ends_with(1);
    let findings: Value = serde_json::from_str(&run.output).expect("JSON");
    let finding = &findings[0];
    assert_eq!(finding["rule"], "uncited-claim");
    assert_eq!(finding["severity"], "warning");
    assert_eq!(finding["path"], "a.md");
    assert_eq!(finding["claim"], "a#x");
    assert_eq!(
        finding["range"]["start"],
        serde_json::json!({"line": 1, "column": 9})
    );
    assert_eq!(
        finding["range"]["end"],
        serde_json::json!({"line": 1, "column": 26})
    );
    assert_eq!(finding["related"], serde_json::json!([]));
    assert_eq!(finding["fingerprint"].as_str().map(str::len), Some(32));
}

#[test]
fn json_shows_fixes_in_characters_and_bytes() {
    let folder = Folder::new(
        "//- claimlint.toml\n[rules]\nunannotated-statistic = \"warning\"\n\
         //- a.md\nÜber it cost 40 million euros.\n",
    );
    let run = folder.run(&["check", "--output-format", "json", "a.md"]);
    run.ends_with(1);
    let findings: Value = serde_json::from_str(&run.output).expect("JSON");
    let fix = &findings[0]["fixes"][0];
    assert_eq!(fix["applicability"], "unsafe");
    assert_eq!(fix["title"], "Wrap the sentence as a claim");
    let place = |column: usize, byte: usize, text: &str| {
        let position = serde_json::json!({"line": 1, "column": column});
        serde_json::json!({
            "range": {"start": position, "end": position},
            "bytes": {"start": byte, "end": byte},
            "text": text,
        })
    };
    let edits = [place(1, 0, "["), place(30, 30, "]{#uber-cost-40 .claim}")];
    assert_eq!(fix["edits"], serde_json::json!(edits));
}

#[test]
fn findings_without_a_fix_say_so() {
    let folder = Folder::new("//- a.md\n[this]{#x .claim cite=\"gone\"}.\n");
    let run = folder.run(&["check", "--output-format", "json", "a.md"]);
    let findings: Value = serde_json::from_str(&run.output).expect("JSON");
    assert_eq!(findings[0]["rule"], "unknown-source");
    assert_eq!(findings[0]["fixes"], Value::Array(Vec::new()));
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_differs_between_findings() {
    let fingerprints = |text: &str| {
        let folder = Folder::new("");
        folder.write("a.md", text.as_bytes());
        let run = folder.run(&["check", "--output-format", "json"]);
        let findings: Value = serde_json::from_str(&run.output).expect("JSON");
        let findings = findings.as_array().expect("an array").clone();
        let prints = findings
            .iter()
            .map(|finding| finding["fingerprint"].to_string());
        prints.collect::<Vec<_>>()
    };
    let before = fingerprints("[one]{.claim} [two]{.claim} [one]{.claim}\n");
    let after = fingerprints("A line.\n\n[one]{.claim} and\n[two]{.claim} [one]{.claim}\n");
    assert_eq!(before, after);
    assert!(before[0] != before[1] && before[0] != before[2]);
    let before = fingerprints("[one and [two]{.claim} are three]{#a .claim kind=policy}\n");
    let after =
        fingerprints("[one and\r\n[two]{ .claim  } are three]{.claim kind=\"policy\" #a}\r\n");
    assert_eq!(before, after, "wrapped and written in another form");
    assert_eq!(before.len(), 2);
}

#[test]
fn one_speaker_contradicts_and_two_dispute() {
    let two_articles = |second: &str| {
        Folder::new(&format!(
            "{SOURCES}//- claimlint.toml\nbibliography = [\"sources.bib\"]\n\
             //- a.md\n[Moscow has no veto]{{#no-veto .claim by=\"Camille Grand\" cite=\"grand2025\"}}\n\
             //- b.md\n[Moscow can stop it]{{#veto .claim by=\"{second}\" cite=\"grand2025\" contradicts=\"a#no-veto\"}}\n"
        ))
    };
    let one = two_articles("Camille Grand");
    let run = one.run(&["check", "--output-format", "json"]);
    run.ends_with(1);
    let findings: Value = serde_json::from_str(&run.output).expect("JSON");
    assert_eq!(findings.as_array().map(Vec::len), Some(1));
    assert_eq!(findings[0]["rule"], "contradictory-claims");
    assert_eq!(findings[0]["severity"], "error");
    assert_eq!(findings[0]["claim"], "b#veto");
    assert_eq!(findings[0]["related"][0]["claim"], "a#no-veto");
    assert_eq!(findings[0]["related"][0]["path"], "a.md");

    let run = two_articles("Ben Hodges").check(&[]);
    run.ends_with(0);
    assert_eq!(run.of_rule("disputed-claim").len(), 1);
    assert!(
        run.output
            .ends_with("2 articles, 2 claims: 0 errors, 0 warnings, 1 info\n"),
        "{run:#?}"
    );
}

#[test]
fn one_file_is_judged_in_its_whole_workspace() {
    let folder = Folder::new(
        "//- claimlint.toml\n\
         //- a.md\n[x]{#x .claim supports=\"b#y nowhere\"}\n\
         //- b.md\n[y]{#y .claim}\n",
    );
    let run = folder.check(&["a.md"]);
    run.ends_with(1);
    assert_eq!(
        run.of_rule("unknown-claim").len(),
        1,
        "only `nowhere` is unknown: {run:#?}"
    );
    assert!(
        !run.output.contains("b.md"),
        "findings are shown for the path given only: {run:#?}"
    );
}

#[test]
fn without_configuration_the_git_root_is_the_workspace_else_the_paths() {
    let fixture = "//- deep/a.md\n[x]{#x .claim supports=\"b#y\"}\n//- b.md\n[y]{#y .claim}\n";
    let folder = Folder::new(fixture);
    folder.write(".git/HEAD", b"");
    let run = folder.check(&["deep/a.md"]);
    assert!(run.of_rule("unknown-claim").is_empty(), "{run:#?}");

    let run = Folder::new(fixture).check(&["deep/a.md"]);
    assert_eq!(run.of_rule("unknown-claim").len(), 1);
    let run = Folder::new(fixture).check(&["deep/a.md", "b.md"]);
    assert!(run.of_rule("unknown-claim").is_empty(), "{run:#?}");
}

#[test]
fn the_nearest_configuration_wins() {
    let folder = Folder::new(
        "//- claimlint.toml\n[rules]\nuncited-claim = \"off\"\n\
         //- a.md\n[x]{.claim}\n\
         //- inner/claimlint.toml\n[rules]\nuncited-claim = \"error\"\n\
         //- inner/b.md\n[y]{.claim supports=\"a\"}\n",
    );
    let run = folder.check(&["."]);
    run.ends_with(1);
    assert!(
        run.of_rule("uncited-claim")[0].starts_with("inner/b.md:1:1: error"),
        "{run:#?}"
    );
    assert_eq!(run.of_rule("uncited-claim").len(), 1);
    assert_eq!(
        run.of_rule("unknown-claim").len(),
        1,
        "the outer workspace is another: {run:#?}"
    );
}

#[test]
fn ignored_files_are_left_out_unless_given() {
    let folder = Folder::new(
        "//- .gitignore\ndrafts/\n//- drafts/a.md\n[x]{.claim}\n//- .hidden/b.md\n[y]{.claim}\n",
    );
    folder.check(&["."]).ends_with(0);
    folder.check(&["drafts/a.md"]).ends_with(1);
}

#[test]
fn per_file_ignores_silence_a_rule_for_some_files() {
    let folder = Folder::new(
        "//- claimlint.toml\n[per-file-ignores]\n\"drafts/**\" = [\"uncited-claim\"]\n\
         //- drafts/a.md\n[x]{.claim}\n//- b.md\n[y]{.claim}\n",
    );
    let run = folder.check(&[]);
    let uncited = run.of_rule("uncited-claim");
    assert!(
        uncited.len() == 1 && uncited[0].starts_with("b.md"),
        "{run:#?}"
    );
}

#[test]
fn ordinary_markdown_has_no_findings() {
    let folder = Folder::new(
        "//- README.md\n---\ntitle: [broken\n---\n# Read me\n[link](x.md){.button} [y]{.note}\n\
         //- docs/README.md\nMore of .claims and [@nobody].\n",
    );
    let run = folder.check(&[]);
    run.ends_with(0);
    assert_eq!(
        run.output,
        "0 articles, 0 claims: 0 errors, 0 warnings, 0 info\n"
    );
}

#[test]
fn findings_come_in_the_same_order_every_time() {
    let mut fixture = String::new();
    for number in 0..40 {
        fixture +=
            &format!("//- n{number}/a{number}.md\n[x]{{.claim supports=\"q\"}} [y]{{#y .claim}}\n");
    }
    let folder = Folder::new(&fixture);
    let first = folder.check(&[]).output;
    for _ in 0..3 {
        assert_eq!(folder.check(&[]).output, first);
    }
}

#[test]
fn what_cannot_run_ends_with_two() {
    let folder = Folder::new("//- a.md\n[x]{.claim}\n");
    let run = folder.check(&["nowhere.md"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: cannot check nowhere.md: No such file or directory\n"
    );
    assert_eq!(run.output, "");
    folder
        .run(&["check", "--output-formt", "json"])
        .ends_with(2);
    folder.run(&["chek"]).ends_with(2);

    folder.write("claimlint.toml", b"[topics.force]\nlable = \"x\"\n");
    let run = folder.check(&[]);
    run.ends_with(2);
    assert!(run.errors.contains("claimlint.toml:2:1: "), "{run:#?}");
    assert!(run.errors.contains("did you mean `label`?"), "{run:#?}");
    folder.write("claimlint.toml", b"[rules]\nuncited-clam = \"off\"\n");
    let run = folder.check(&[]);
    run.ends_with(2);
    assert!(
        run.errors.contains("did you mean `uncited-claim`?"),
        "{run:#?}"
    );
}

#[test]
fn the_corpus_shows_real_disputes_and_nothing_else() {
    let folder = Folder::new("");
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../corpus");
    let run = folder.check(&[corpus]);
    run.ends_with(0);
    let disputes = run.of_rule("disputed-claim").len() + run.of_rule("disputed-value").len();
    assert_eq!(
        disputes,
        run.output.lines().count() - 1,
        "only disputes: {run:#?}"
    );
    assert!(disputes >= 8, "{run:#?}");
}

#[test]
fn a_quotation_is_shown_with_the_passage_that_comes_nearest() {
    let folder = Folder::new(
        "//- sources.bib\n@misc{keller2025, title={A Force}, file={copies/keller.html; keller.pdf}}\n\
         //- copies/keller.html\n<p>The force <i>must</i> be able to fight.</p>\n\
         //- keller.pdf\n%PDF\n\
         //- a.md\n---\nbibliography: sources.bib\n---\n\
         [It fights]{#fights .claim cite=\"keller2025\" quote=\"The force should be able to fight\"}.\n\
         [It is able]{#able .claim cite=\"keller2025\" quote=\"must be able\"}.\n",
    );
    let run = folder.run(&["check", "a.md"]);
    expect![[r#"
        error[quote-not-found]: `#fights` quotes “The force should be able to fight”, which does not stand in copies/keller.html, the copy of `keller2025`; the nearest passage, 84 % alike: “The force must be able to fight”; quote it word for word, `[…]` for what is left out
          ╭▸ a.md:4:53
          │
        4 │ [It fights]{#fights .claim cite="keller2025" quote="The force should be able to fight"}.
          │                                                     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
          ╰╴
        note: the nearest passage, 84 % alike: “The force must be able to fight”
          ╭▸ copies/keller.html:1:4
          │
        1 │ <p>The force <i>must</i> be able to fight.</p>
          ╰╴   ──────────────────────────────────────

        1 article, 2 claims: 1 error, 0 warnings, 0 info
    "#]].assert_eq(&run.output);
    run.ends_with(1);
}
