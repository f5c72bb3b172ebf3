//! `claimlint check --since`: what has changed in a git repository, and whom that concerns.

use std::collections::BTreeSet;
use std::process::Command;

use super::folder::{Folder, Run};
use super::repository::{commit, git};

const ARTICLES: &str = "\
//- briefs/a.md\n[Troops will come]{#troops .claim by=\"Ann\"}\n
//- briefs/b.md\n[They will]{#will .claim by=\"Ann\" supports=\"a#troops\"}\n
//- briefs/c.md\n[They will not]{#not .claim by=\"Ann\" contradicts=\"a#troops\"}\n
//- briefs/d.md\n---\nbibliography: ../s.bib\n---\n[Nothing to do with it]{#else .claim by=\"Bob\" cite=\"s\"}\n
//- briefs/e.md\n[Nor this]{#nor .claim by=\"Carl\"}\n
//- s.bib\n@misc{s, title={S}}\n";

fn repository() -> Folder {
    let folder = Folder::new(ARTICLES);
    git(&folder, &["init", "-q", "-b", "main"]);
    commit(&folder);
    folder
}

/// The lines of the findings.
fn findings(run: &Run) -> BTreeSet<String> {
    let lines = run.output.lines().filter(|line| line.contains('['));
    lines.map(str::to_owned).collect()
}

/// The files that have findings.
fn files(run: &Run) -> BTreeSet<String> {
    let findings = findings(run);
    let files = findings.iter().filter_map(|line| line.split(':').next());
    files.map(str::to_owned).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// What is not shown is not fixed: only what has changed, and whom that affects.
#[test]
fn only_files_in_scope_are_fixed() {
    let rules = "[rules]\nnon-portable-annotation = \"warning\"\nuncited-claim = \"off\"\n";
    let folder = Folder::new(&format!(
        "//- claimlint.toml\n{rules}\
         //- a.md\n[x]{{#x .claim}}.\n\
         //- b.md\n[y]{{.claim #y supports=\"a#x\"}}.\n\
         //- c.md\n[z]{{.claim #z}}.\n"
    ));
    git(&folder, &["init", "-q", "-b", "main"]);
    commit(&folder);
    folder.write("a.md", b"[Another x]{.claim #x}.\n");
    let since = ["--since", "HEAD"];
    let run = folder.run(&[&["check", "--diff"], since.as_slice()].concat());
    run.ends_with(1);
    assert!(!run.output.contains("c.md"), "{run:#?}");
    let run = folder.check(&[&["--fix"], since.as_slice()].concat());
    run.ends_with(0);
    assert_eq!(run.errors, "note: 2 findings fixed in 2 files\n");
    let read = |name| folder.read(name);
    assert_eq!(read("a.md"), "[Another x]{#x .claim}.\n");
    assert_eq!(read("b.md"), "[y]{#y .claim supports=\"a#x\"}.\n");
    assert_eq!(read("c.md"), "[z]{.claim #z}.\n", "left alone");
}

#[test]
fn nothing_has_changed() {
    let run = repository().check(&["--since", "HEAD"]);
    run.ends_with(0).shows("0 articles, 0 claims");
}

#[test]
fn what_has_changed_is_shown_with_what_it_affects() {
    let folder = repository();
    folder.write("briefs/e.md", b"[Nor this one]{#nor .claim by=\"Carl\"}\n");
    assert_eq!(
        files(&folder.check(&["--since", "HEAD"])),
        set(&["briefs/e.md"])
    );
    folder.write(
        "briefs/a.md",
        b"[Troops will come]{#soldiers .claim by=\"Ann\"}\n",
    );
    let run = folder.check(&["--since", "HEAD"]);
    run.ends_with(1);
    assert_eq!(
        files(&run),
        set(&["briefs/a.md", "briefs/b.md", "briefs/c.md", "briefs/e.md"])
    );
    assert_eq!(run.of_rule("unknown-claim").len(), 2, "{run:#?}");
    let run = folder.check(&["--since", "HEAD", "briefs/b.md", "briefs/d.md"]);
    assert_eq!(files(&run), set(&["briefs/b.md"]));
    commit(&folder);
    assert_eq!(findings(&folder.check(&["--since", "HEAD"])), set(&[]));
    assert_eq!(files(&folder.check(&["--since", "HEAD~1"])).len(), 4);
}

/// Whatever is edited, no finding is new that is not shown.
#[test]
fn every_difference_is_shown() {
    type Edit = fn(&Folder);
    let nothing: Edit = |_| ();
    let edits: [(&str, Edit, Edit); 10] = [
        ("a claim is gone", nothing, |it| {
            it.write("briefs/a.md", b"No claims any more.\n")
        }),
        ("an article is gone", nothing, |it| {
            std::fs::remove_file(it.path("briefs/a.md")).expect("removed");
        }),
        ("an article is moved", nothing, |it| {
            std::fs::rename(it.path("briefs/a.md"), it.path("briefs/z.md")).expect("moved");
        }),
        ("one is added", nothing, |it| {
            it.write(
                "briefs/new.md",
                b"---\nkey: a\n---\n[Again]{#troops .claim by=\"Ann\"}\n",
            );
        }),
        ("a source is gone", nothing, |it| {
            it.write("s.bib", b"@misc{t, title={T}}\n")
        }),
        ("the bibliography is another", nothing, |it| {
            it.write("t.bib", b"@misc{t, title={T}}\n");
            let text =
                "---\nbibliography: ../t.bib\n---\n[Other]{#else .claim by=\"Bob\" cite=\"s\"}\n";
            it.write("briefs/d.md", text.as_bytes());
            std::fs::remove_file(it.path("s.bib")).expect("removed");
        }),
        (
            "rules are the usual ones",
            |it| it.write("claimlint.toml", b"[rules]\nuncited-report = \"off\"\n"),
            |it| {
                std::fs::remove_file(it.path("claimlint.toml")).expect("removed");
            },
        ),
        (
            "files are ignored no more",
            |it| {
                it.write(".gitignore", b"z.md\n");
                it.write("briefs/z.md", b"[Z]{#z .claim by=\"Zoe\"}\n");
            },
            |it| {
                std::fs::remove_file(it.path(".gitignore")).expect("removed");
            },
        ),
        ("rules are others", nothing, |it| {
            it.write("claimlint.toml", b"[rules]\nuncited-report = \"error\"\n");
        }),
        ("a claim is by another", nothing, |it| {
            it.write(
                "briefs/a.md",
                "[Tröops will come]{#troops .claim by=\"Dan\"}\n".as_bytes(),
            );
        }),
    ];
    for (what, prepare, edit) in edits {
        let folder = repository();
        prepare(&folder);
        commit(&folder);
        let before = findings(&folder.check(&["--exit-zero"]));
        edit(&folder);
        let now = findings(&folder.check(&["--exit-zero"]));
        let shown = findings(&folder.check(&["--exit-zero", "--since", "HEAD"]));
        assert!(now != before, "{what} makes a difference");
        let new: Vec<_> = now.difference(&before).collect();
        let hidden = new.iter().filter(|line| !shown.contains(**line));
        assert_eq!(hidden.count(), 0, "{what}: {new:#?}\nshown {shown:#?}");
        assert!(shown.is_subset(&now), "{what}");
    }
}

#[test]
fn only_this_side_of_a_fork_counts() {
    let folder = repository();
    git(&folder, &["checkout", "-q", "-b", "mine"]);
    folder.write("briefs/e.md", b"[Mine]{#nor .claim by=\"Carl\"}\n");
    commit(&folder);
    git(&folder, &["checkout", "-q", "main"]);
    folder.write("briefs/a.md", b"[Theirs]{#troops .claim by=\"Ann\"}\n");
    commit(&folder);
    git(&folder, &["checkout", "-q", "mine"]);
    assert_eq!(
        files(&folder.check(&["--since", "main"])),
        set(&["briefs/e.md"])
    );
}

#[test]
fn names_of_any_kind_are_found() {
    let folder = repository();
    for name in ["briefs/Grüße an alle.md", "briefs/a\"b.md"] {
        folder.write(name, b"[x]{#x .claim by=\"Ed\"}\n");
    }
    commit(&folder);
    for name in ["briefs/Grüße an alle.md", "briefs/a\"b.md"] {
        folder.write(name, b"[y]{#y .claim by=\"Ed\"}\n");
        let run = folder.check(&["--since", "HEAD", name]);
        assert_eq!(run.of_rule("uncited-report").len(), 1, "{run:#?}");
    }
}

fn refuses(folder: &Folder, arguments: &[&str], cause: &str) {
    let run = folder.check(arguments);
    run.ends_with(2);
    assert_eq!(run.output, "", "{run:#?}");
    assert!(run.errors.contains(cause), "no “{cause}” in {run:#?}");
    assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
}

#[test]
fn what_git_cannot_say_ends_with_two() {
    let folder = repository();
    for revision in ["nowhere", "--all", "", "HEAD:briefs/a.md"] {
        let since = format!("--since={revision}");
        refuses(
            &folder,
            &[&since],
            &format!("no revision is called `{revision}`"),
        );
    }
    let bare = Folder::new("//- a.md\n[x]{.claim}\n");
    refuses(&bare, &["--since", "HEAD"], "is in no git repository");
    let empty = Folder::new("//- a.md\n[x]{.claim}\n");
    git(&empty, &["init", "-q"]);
    refuses(&empty, &["--since", "HEAD"], "no revision is called `HEAD`");
}

#[test]
fn without_git_a_line_says_so() {
    let folder = repository();
    let output = Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .args(["check", "--since", "HEAD"])
        .current_dir(folder.root())
        .env("PATH", folder.root())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(
        errors,
        "error: git is not installed, or not on the PATH: --since needs it\n"
    );
}
