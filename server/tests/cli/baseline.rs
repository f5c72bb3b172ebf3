//! `claimlint baseline`: known findings are silent, new ones fail, and what is gone is told.

use expect_test::expect;
use serde_json::Value;

use super::folder::{Folder, Run};
use super::since::{commit, git};

const FILE: &str = ".claimlint-baseline.json";

const ARTICLES: &str = "\
//- claimlint.toml\n\
//- briefs/a.md\n[A force deters]{#deters .claim} and [costs little]{.claim supports=\"plan\"}.\n\
//- briefs/b.md\nAs [everybody knows]{.claim}, [everybody knows]{.claim}.\n";

fn read(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.path(name)).expect(name)
}

/// A folder with a baseline of all that is found in it.
fn known(fixture: &str) -> Folder {
    let folder = Folder::new(fixture);
    folder.run(&["baseline", "create"]).ends_with(0);
    folder
}

fn check(folder: &Folder) -> Run {
    folder.check(&["--baseline", FILE])
}

#[test]
fn a_report_is_not_written_over_the_baseline() {
    let folder = Folder::new("//- claimlint.toml\n//- a.md\n[x]{.claim}\n");
    folder.run(&["baseline", "create"]).ends_with(0);
    let written = || std::fs::read(folder.path(".claimlint-baseline.json")).expect("a baseline");
    let before = written();
    let name = ".claimlint-baseline.json";
    let run = folder.check(&["--baseline", name, "--output-file", name]);
    run.ends_with(2);
    assert_eq!(
        (written(), run.errors.as_str()),
        (
            before,
            "error: cannot write to .claimlint-baseline.json: it is the baseline, and would be lost\n"
        )
    );
}

#[test]
fn a_baseline_is_sorted_with_a_finding_on_each_line() {
    let folder = Folder::new(ARTICLES);
    let run = folder.run(&["baseline", "create"]);
    run.ends_with(0);
    expect![[r#"
        .claimlint-baseline.json written: 5 findings.
        `claimlint check --baseline .claimlint-baseline.json` shows only others; so does every check once claimlint.toml says `baseline = ".claimlint-baseline.json"`.
    "#]].assert_eq(&run.output);
    expect![[r#"
        {
          "version": 1,
          "findings": [
            {"path":"briefs/a.md","rule":"uncited-claim","message":"`#deters` (“A force deters”) cites no source: add `cite=\"…\"`, or the article's own `source:` in its front matter","fingerprint":"9f7b5cd0ef6c5fa0b7173ce4d5391c80"},
            {"path":"briefs/a.md","rule":"uncited-claim","message":"“costs little” cites no source: add `cite=\"…\"`, or the article's own `source:` in its front matter","fingerprint":"34cfe36296376a62c98d0bb0bee18793"},
            {"path":"briefs/a.md","rule":"unknown-claim","message":"this article has no claim `#plan`: correct the name, or give the claim that is meant the id `#plan`","fingerprint":"a5d86dde7b0438ec6acc72e68595f825"},
            {"path":"briefs/b.md","rule":"uncited-claim","message":"“everybody knows” cites no source: add `cite=\"…\"`, or the article's own `source:` in its front matter","fingerprint":"ad2b93629a226ded525d9f88dd1ba40b"},
            {"path":"briefs/b.md","rule":"uncited-claim","message":"“everybody knows” cites no source: add `cite=\"…\"`, or the article's own `source:` in its front matter","fingerprint":"c04189a1efe4691612abb0bfe4e39b47"}
          ]
        }
    "#]].assert_eq(&read(&folder, FILE));
}

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
    assert!(!read(&folder, FILE).contains("briefs/a.md"));
}

#[test]
fn update_tells_what_is_added_and_removed_and_prune_only_removes() {
    let folder = known(ARTICLES);
    let change = || {
        folder.write(
            "briefs/b.md",
            b"As [everybody knows]{.claim} and [nobody says]{.claim}.\n",
        )
    };
    change();
    let before = read(&folder, FILE);
    let run = folder.run(&["baseline", "prune"]);
    expect![[r#"
        - briefs/b.md: uncited-claim: “everybody knows” cites no source: add `cite="…"`, or the article's own `source:` in its front matter
        .claimlint-baseline.json pruned: 1 removed; it knows 4 findings.
    "#]].assert_eq(&run.output);
    let pruned = read(&folder, FILE);
    assert_eq!(pruned.lines().count(), before.lines().count() - 1);
    folder.write(FILE, before.as_bytes());
    let run = folder.run(&["baseline", "update"]);
    expect![[r#"
        + briefs/b.md: uncited-claim: “nobody says” cites no source: add `cite="…"`, or the article's own `source:` in its front matter
        - briefs/b.md: uncited-claim: “everybody knows” cites no source: add `cite="…"`, or the article's own `source:` in its front matter
        .claimlint-baseline.json updated: 1 added, 1 removed; it knows 5 findings.
    "#]].assert_eq(&run.output);
    let run = folder.run(&["baseline", "update"]);
    assert_eq!(
        run.output,
        ".claimlint-baseline.json is up to date; it knows 5 findings.\n"
    );
    let run = folder.run(&["baseline", "prune"]);
    assert_eq!(
        run.output,
        ".claimlint-baseline.json holds nothing that is gone; it knows 5 findings.\n"
    );
    check(&folder).ends_with(0);
}

#[test]
fn what_nobody_has_asked_for_is_kept() {
    let folder = known(ARTICLES);
    let before = read(&folder, FILE);
    for arguments in [
        &["briefs/a.md"][..],
        &["--select", "unknown-claim"],
        &["--ignore", "sources"],
        &["--exclude", "briefs/"],
        &["--per-file-ignores", "briefs/**:all"],
        &["--config", "select = []"],
    ] {
        for action in ["prune", "update"] {
            let run = folder.run(&[&["baseline", action], arguments].concat());
            run.ends_with(0);
            assert_eq!(
                read(&folder, FILE),
                before,
                "{action} {arguments:?}: {run:#?}"
            );
        }
        let run = folder.check(&[&["--baseline", FILE], arguments].concat());
        run.ends_with(0);
        assert_eq!(run.errors, "", "{arguments:?}");
    }
    // What the configuration leaves out is gone, and what is not there any more.
    folder.write(
        "claimlint.toml",
        b"exclude = [\"b.md\"]\nignore = [\"names\"]\n",
    );
    let run = folder.run(&["baseline", "prune"]);
    run.shows("pruned: 3 removed; it knows 2 findings.");
    std::fs::remove_dir_all(folder.path("briefs")).expect("it goes");
    let run = folder.run(&["baseline", "update"]);
    run.shows("0 added, 2 removed; it knows 0 findings.");
}

#[test]
fn where_there_is_nothing_to_know_a_baseline_is_empty() {
    let folder = Folder::new("//- claimlint.toml\nbaseline = \"known.json\"\n");
    let run = folder.run(&["baseline", "create"]);
    run.ends_with(0).shows("known.json written: 0 findings.");
    assert_eq!(
        read(&folder, "known.json"),
        "{\n  \"version\": 1,\n  \"findings\": []\n}\n"
    );
    folder.write("a.md", b"[A]{.claim}\n");
    folder.check(&[]).ends_with(1);
    folder
        .check(&["--config", "baseline = 'gone.json'"])
        .ends_with(2);
    let run = folder.run_with(
        b"[A]{.claim}\n",
        &["check", "--stdin-filename", "a.md", "-"],
    );
    run.ends_with(1);
    folder
        .run(&["baseline", "update"])
        .shows("1 added, 0 removed");
    let run = folder.run_with(
        b"\n\n[A]{.claim}\n",
        &["check", "--stdin-filename", "a.md", "-"],
    );
    run.ends_with(0).shows("1 known from the baseline");
    // Everything is gone.
    std::fs::remove_file(folder.path("a.md")).expect("it goes");
    let run = folder.run(&["baseline", "prune"]);
    run.ends_with(0)
        .shows("pruned: 1 removed; it knows 0 findings.");
}

#[test]
fn create_replaces_nothing() {
    let folder = known(ARTICLES);
    let before = read(&folder, FILE);
    let run = folder.run(&["baseline", "create", "briefs/a.md"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: .claimlint-baseline.json stands there already: `claimlint baseline update` brings it up to date\n"
    );
    assert_eq!(read(&folder, FILE), before);
    let run = folder.run(&["baseline", "create", "--baseline", "mine.json"]);
    run.ends_with(0).shows("`baseline = \"mine.json\"`");
    folder.check(&["--baseline", "mine.json"]).ends_with(0);
}

/// The file lies at the workspace's root, wherever one stands; what is given is relative to where one stands.
#[test]
fn where_a_baseline_is_found() {
    let folder = Folder::new(ARTICLES);
    let run = folder.run_in("briefs", &["baseline", "create"]);
    run.ends_with(0)
        .shows("../.claimlint-baseline.json written: 5 findings.");
    let run = folder.run_in(
        "briefs",
        &["check", "--baseline", "../.claimlint-baseline.json"],
    );
    run.ends_with(0).shows("5 known");
    folder
        .run_in("briefs", &["check", "--baseline", FILE])
        .ends_with(2);
    // The one that is configured is relative to the configuration.
    folder.write("claimlint.toml", b"baseline = \"known/debt.json\"\n");
    folder.write("known/readme.txt", b"");
    let run = folder.run_in("briefs", &["check"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: there is no baseline ../known/debt.json: `claimlint baseline create` writes one\n"
    );
    let run = folder.run_in("briefs", &["baseline", "create"]);
    run.ends_with(0);
    assert_eq!(
        run.output,
        "../known/debt.json written: 5 findings.\n`claimlint check` shows only others from now on.\n"
    );
    assert!(read(&folder, "known/debt.json").contains("\"path\":\"../briefs/a.md\""));
    folder.run_in("briefs", &["check"]).ends_with(0);
    folder.run(&["check"]).ends_with(0);
    folder.run(&["check", "--isolated"]).ends_with(1);
    folder.run(&["check", "--baseline", FILE]).ends_with(0);
    folder.write("claimlint.toml", b"baseline = \"\"\n");
    let run = folder.run(&["check"]);
    run.ends_with(2);
    assert!(
        run.errors.contains("claimlint.toml:1:12: name a file"),
        "{run:#?}"
    );
}

#[test]
fn each_workspace_has_its_own_baseline_and_one_can_serve_all() {
    let both = "//- a/claimlint.toml\nbaseline = \"known.json\"\n//- a/x.md\n[X]{.claim}\n\
                //- b/claimlint.toml\n//- b/x.md\n[X]{.claim}\n";
    let folder = Folder::new(both);
    let run = folder.run(&["baseline", "create", "a", "b"]);
    run.shows("a/known.json written: 1 finding.")
        .shows("b/.claimlint-baseline.json written: 1 finding.");
    let run = folder.check(&["a", "b"]);
    run.ends_with(1)
        .shows("1 known from the baseline")
        .shows("b/x.md:1:1");
    folder
        .run(&["baseline", "create", "--baseline", "all.json", "a", "b"])
        .ends_with(0);
    let run = folder.check(&["--baseline", "all.json", "a", "b"]);
    run.ends_with(0).shows("2 known from the baseline");
    // Files of two workspaces that say the same are two findings.
    folder
        .run(&["baseline", "update", "--baseline", "all.json", "a"])
        .ends_with(0);
    assert_eq!(
        read(&folder, "all.json").matches("uncited-claim").count(),
        2
    );
    std::fs::remove_file(folder.path("b/x.md")).expect("it goes");
    let run = folder.check(&["--baseline", "all.json", "a", "b"]);
    run.ends_with(0);
    assert_eq!(
        run.errors,
        "note: 1 finding of all.json is gone: `claimlint baseline prune --baseline all.json` takes out what is found \
         no more\n"
    );
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

#[test]
fn what_cannot_be_used_is_told_with_the_way_out() {
    let folder = known(ARTICLES);
    let good = read(&folder, FILE);
    let stopped = |expected: &str| {
        for arguments in [
            &["check", "--baseline", FILE][..],
            &["baseline", "update"],
            &["baseline", "prune"],
        ] {
            let run = folder.run(arguments);
            run.ends_with(2);
            assert_eq!(run.errors, format!("error: {expected}\n"), "{arguments:?}");
            assert_eq!(run.output, "", "{arguments:?}");
        }
    };
    folder.write(
        FILE,
        good.replace("\"version\": 1", "\"version\": 7").as_bytes(),
    );
    stopped(
        ".claimlint-baseline.json is of version 7, and this Claimlint reads version 1: use the one that wrote it",
    );
    folder.write(FILE, good.replace("},", "}").as_bytes());
    stopped(
        ".claimlint-baseline.json:5:5: no baseline that can be read: expected `,` or `]`; restore it, or delete it and \
         run `claimlint baseline create`",
    );
    folder.write(FILE, format!("<<<<<<< HEAD\n{good}").as_bytes());
    stopped(
        ".claimlint-baseline.json:1: a conflict of git is not resolved: take either side, then run `claimlint \
         baseline update`",
    );
    std::fs::remove_file(folder.path(FILE)).expect("it goes");
    std::fs::create_dir(folder.path(FILE)).expect("a folder");
    stopped("cannot read the baseline .claimlint-baseline.json: Is a directory");
    let run = folder.run(&["check", "--baseline", "gone.json"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: there is no baseline gone.json: `claimlint baseline create --baseline gone.json` writes one\n"
    );
    let run = folder.run(&["baseline", "create", "--baseline", "gone/known.json"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: cannot write gone/known.json: No such file or directory; `--baseline FILE` names another place\n"
    );
}

#[cfg(unix)]
#[test]
fn a_read_only_baseline_is_left_alone() {
    let folder = known(ARTICLES);
    let before = read(&folder, FILE);
    let path = folder.path(FILE);
    let mut permissions = path.metadata().expect("a file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("it becomes read-only");
    folder.write("briefs/c.md", b"[New]{.claim}\n");
    let run = folder.run(&["baseline", "update"]);
    run.ends_with(2);
    assert!(
        run.errors
            .starts_with("error: cannot write .claimlint-baseline.json: permission denied"),
        "{run:#?}"
    );
    assert_eq!(read(&folder, FILE), before);
}

/// Two branches change what is known of different files, and git puts both together.
#[test]
fn git_merges_baselines() {
    let claim = |name: &str| {
        format!("//- {name}.md\n[{name} deters]{{.claim}} and [{name} costs]{{.claim}}.\n")
    };
    let folder = Folder::new(&["a", "b", "c", "d"].map(claim).concat());
    git(&folder, &["init", "-q", "-b", "main"]);
    folder.run(&["baseline", "create"]).ends_with(0);
    commit(&folder);
    git(&folder, &["switch", "-qc", "mended"]);
    folder.write("a.md", b"[a deters]{.claim}, and costs.\n");
    folder.run(&["baseline", "prune"]).ends_with(0);
    commit(&folder);
    git(&folder, &["switch", "-q", "main"]);
    folder.write(
        "c.md",
        b"[c deters]{.claim} and [c costs]{.claim} and [c is liked]{.claim}.\n",
    );
    folder.run(&["baseline", "update"]).ends_with(0);
    commit(&folder);
    git(&folder, &["merge", "-q", "mended", "-m", "both"]);
    let run = folder.run(&["baseline", "update"]);
    assert_eq!(
        run.output,
        ".claimlint-baseline.json is up to date; it knows 8 findings.\n"
    );
}

#[test]
fn since_heeds_what_is_known_and_what_is_known_no_more() {
    let folder = Folder::new(ARTICLES);
    git(&folder, &["init", "-q", "-b", "main"]);
    folder.run(&["baseline", "create"]).ends_with(0);
    commit(&folder);
    folder.write(
        "briefs/b.md",
        b"As [everybody knows]{.claim} and [nobody says]{.claim}.\n",
    );
    let since = ["--since", "HEAD", "--baseline", FILE];
    let run = folder.check(&since);
    run.ends_with(1)
        .shows("1 warning, 0 info; 1 known from the baseline");
    assert!(run.errors.starts_with("note: 1 finding of"), "{run:#?}");
    // Nothing is said of files that nobody has looked at.
    let run = folder.run(&["baseline", "update", "--since", "HEAD"]);
    run.shows("1 added, 1 removed; it knows 5 findings.");
    // Who takes something out of the baseline has to mend it, wherever it is.
    commit(&folder);
    let lines = read(&folder, FILE);
    let without = lines.lines().filter(|line| !line.contains("deters"));
    folder.write(FILE, without.collect::<Vec<_>>().join("\n").as_bytes());
    let run = folder.check(&since);
    run.ends_with(1)
        .shows("briefs/a.md:1:1: warning[uncited-claim]");
}
