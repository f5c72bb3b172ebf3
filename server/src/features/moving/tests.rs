//! Moves: the files, where they go, and the lines that change, or what is missed.

use expect_test::{Expect, expect};

use super::*;
use crate::features::fixture::Fixture;
use crate::fix::apply;

const FILES: &str = "\
//- claimlint.toml
bibliography = [\"library/s.bib\"]
//- library/s.bib
@misc{s, title = {S}}
//- own/o.bib
@misc{o, title = {O}}
//- a.md
[<|>x]{#x .claim supports=\"b#y own/c#z\" undercuts=\"b#y->c#z\"}
//- b.md
[y]{#y .claim} [yy]{.claim supports=\"b#y\"}
//- own/c.md
---
bibliography: [\"o.bib\", ../library/s.bib]
---
[z]{#z .claim attacks=\"b#y\"}
//- d.md
---
key: dee
---
[w]{#w .claim supports=\"dee#w\"}
";

fn moves(moves: &[(&str, &str)]) -> Vec<(PathBuf, PathBuf)> {
    let moves = moves.iter();
    moves
        .map(|(old, new)| (PathBuf::from(old), PathBuf::from(new)))
        .collect()
}

fn check(files: &[(&str, &str)], expected: Expect) {
    let fixture = Fixture::new(FILES);
    let moved = moved(&fixture.workspace, &moves(files));
    let mut shown = String::new();
    for (path, edits) in &moved.edits {
        let before = fixture.workspace.text(path).expect("the file").to_text();
        let after = apply(&before, edits);
        let old: Vec<_> = before.lines().collect();
        let changed = after.lines().filter(|line| !old.contains(line));
        shown += &format!("{}\n", path.display());
        shown.extend(changed.map(|line| format!("  {line}\n").replace("  \n", "")));
    }
    shown.extend(moved.losses.iter().map(|loss| format!("{loss}\n")));
    expected.assert_eq(&shown);
}

#[test]
fn who_refers_to_an_article_follows_its_file() {
    check(
        &[("b.md", "bee.md")],
        expect![[r#"
        a.md
          [x]{#x .claim supports="bee#y own/c#z" undercuts="bee#y->c#z"}
        b.md
          [y]{#y .claim} [yy]{.claim supports="bee#y"}
        own/c.md
          [z]{#z .claim attacks="bee#y"}
    "#]],
    );
    check(&[("b.md", "own/b.md")], expect![]);
    check(&[("d.md", "e.md")], expect![]);
    check(
        &[("d.md", "e.txt"), ("b.md", "b.txt")],
        expect![[r#"
        b.md goes, and its claims are still named in a.md:1, own/c.md:4
    "#]],
    );
}

#[test]
fn an_article_keeps_its_key_where_the_new_name_is_taken_or_none() {
    check(
        &[("b.md", "own/a.md")],
        expect![[r#"
        b.md
          ---
          key: b
          ---
    "#]],
    );
    check(
        &[("b.md", "2 b.md")],
        expect![[r#"
        b.md
          ---
          key: b
          ---
    "#]],
    );
    check(
        &[("b.md", "c.md"), ("own/c.md", "own/b.md")],
        expect![[r#"
        b.md
          ---
          key: b
          ---
        own/c.md
          key: c
    "#]],
    );
    check(
        &[("b.md", "n.md"), ("own/c.md", "own/n.md")],
        expect![[r#"
        a.md
          [x]{#x .claim supports="n#y own/c#z" undercuts="n#y->c#z"}
        b.md
          [y]{#y .claim} [yy]{.claim supports="n#y"}
        own/c.md
          key: c
          [z]{#z .claim attacks="n#y"}
    "#]],
    );
}

#[test]
fn paths_of_bibliographies_follow() {
    check(
        &[("own", "deep/er")],
        expect![[r#"
        own/c.md
          bibliography: ["o.bib", ../../library/s.bib]
    "#]],
    );
    check(
        &[("library", "own/lib")],
        expect![[r#"
        claimlint.toml
          bibliography = ["own/lib/s.bib"]
        own/c.md
          bibliography: ["o.bib", lib/s.bib]
    "#]],
    );
    check(
        &[("own/c.md", "c.md")],
        expect![[r#"
        own/c.md
          bibliography: ["own/o.bib", library/s.bib]
    "#]],
    );
    check(
        &[("own/o.bib", "own/m y.bib")],
        expect![[r#"
        own/c.md
          bibliography: ["m y.bib", ../library/s.bib]
    "#]],
    );
}

#[test]
fn what_is_deleted_is_missed() {
    let fixture = Fixture::new(FILES);
    let missed = |paths: &[&str]| {
        let paths: Vec<_> = paths.iter().map(PathBuf::from).collect();
        losses(&fixture.workspace, &paths).join("\n")
    };
    expect!["b.md goes, and its claims are still named in a.md:1, own/c.md:4"]
        .assert_eq(&missed(&["b.md"]));
    expect![[r#"
        own/c.md goes, and its claims are still named in a.md:1
        library/s.bib goes, and it is still read by a.md, b.md, d.md"#]]
    .assert_eq(&missed(&["own", "library"]));
    assert_eq!(missed(&["d.md", "none.md"]), "");
}
