//! What `create`, `update` and `prune` write, and what they tell of it.

use expect_test::expect;

use super::{ARTICLES, FILE, check, known};
use crate::folder::Folder;

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
    "#]].assert_eq(&folder.read(FILE));
}

#[test]
fn where_there_is_nothing_to_know_a_baseline_is_empty() {
    let folder = Folder::new("//- claimlint.toml\nbaseline = \"known.json\"\n");
    let run = folder.run(&["baseline", "create"]);
    run.ends_with(0).shows("known.json written: 0 findings.");
    assert_eq!(
        folder.read("known.json"),
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
fn update_tells_what_is_added_and_removed_and_prune_only_removes() {
    let folder = known(ARTICLES);
    let change = || {
        folder.write(
            "briefs/b.md",
            b"As [everybody knows]{.claim} and [nobody says]{.claim}.\n",
        )
    };
    change();
    let before = folder.read(FILE);
    let run = folder.run(&["baseline", "prune"]);
    expect![[r#"
        - briefs/b.md: uncited-claim: “everybody knows” cites no source: add `cite="…"`, or the article's own `source:` in its front matter
        .claimlint-baseline.json pruned: 1 removed; it knows 4 findings.
    "#]].assert_eq(&run.output);
    let pruned = folder.read(FILE);
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
    let before = folder.read(FILE);
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
                folder.read(FILE),
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
