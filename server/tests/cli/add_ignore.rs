//! `check --add-ignore`: comments that silence what is found, and nothing else.

use expect_test::expect;

use super::folder::Folder;

const ARTICLES: &str = "\
//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
//- s.bib\n@misc{s, title = {S\n\
//- briefs/a.md\n---\nkey: 2nd\n---\n\n[A force deters]{#deters .claim}\nand [costs little]{.claim supports=\"plan\"}.\n\n- [One]{.claim}\n\
//- b.md\n<!-- claimlint-ignore uncited-clam -->\n> [B]{.claim}\n";

#[test]
fn what_is_found_is_silenced_and_what_is_left_is_told() {
    let folder = Folder::new(ARTICLES);
    let run = folder.run(&["check", "--add-ignore=an  old text"]);
    run.ends_with(1);
    assert!(!run.errors.contains("error"), "{run:#?}");
    expect![[r#"
        b.md: 1 finding silenced
        briefs/a.md: 5 findings silenced
        b.md:1:23: error[invalid-suppression] no rule is called `uncited-clam`; did you mean `uncited-claim`?
          left: it is about a comment: mend that, or take it out
        s.bib:1:1: error[invalid-bibliography] `s` is left out because it is never closed; add the missing `}`, or look for a brace too many in it
          left: comments silence rules in articles with claims alone; `per-file-ignores` in claimlint.toml spares any file a rule
        6 findings silenced, 2 left
    "#]].assert_eq(&run.output);
    expect![[r#"
        ---
        key: 2nd
        ---
        <!-- claimlint-ignore-file invalid-front-matter: an old text -->

        <!-- claimlint-ignore uncited-claim, unknown-claim: an old text -->
        [A force deters]{#deters .claim}
        and [costs little]{.claim supports="plan"}.

        <!-- claimlint-ignore uncited-claim: an old text -->
        - [One]{.claim}
    "#]]
    .assert_eq(&folder.read("briefs/a.md"));
    expect![[r#"
        <!-- claimlint-ignore uncited-clam -->
        > <!-- claimlint-ignore uncited-claim: an old text -->
        > [B]{.claim}
    "#]]
    .assert_eq(&folder.read("b.md"));
    let run = folder.check(&[]);
    assert_eq!(run.output.lines().count(), 3, "{run:#?}");
    // A second time there is nothing more to do.
    let before = folder.read("briefs/a.md");
    let run = folder.run(&["check", "--add-ignore=an old text"]);
    run.ends_with(1).shows("0 findings silenced, 2 left\n");
    assert_eq!(folder.read("briefs/a.md"), before);
    let run = folder.run(&["check", "--add-ignore=an old text", "briefs"]);
    run.ends_with(0);
    assert_eq!(run.output, "0 findings silenced, 0 left\n");
}

#[test]
fn only_what_would_be_shown_is_silenced() {
    let folder = Folder::new(ARTICLES);
    let run = folder.run(&["check", "--select", "unknown-claim", "--add-ignore=later"]);
    run.ends_with(0);
    assert_eq!(
        run.output,
        "briefs/a.md: 1 finding silenced\n1 finding silenced, 0 left\n"
    );
    assert!(
        folder
            .read("briefs/a.md")
            .contains("<!-- claimlint-ignore unknown-claim: later -->")
    );
    // What a baseline knows is silent already.
    let run = folder.run(&["baseline", "create"]);
    run.ends_with(0);
    let run = folder.run(&[
        "check",
        "--baseline",
        ".claimlint-baseline.json",
        "--add-ignore=later",
    ]);
    run.ends_with(0);
    assert_eq!(run.output, "0 findings silenced, 0 left\n");
}

#[test]
fn a_byte_order_mark_and_line_ends_are_kept() {
    let folder = Folder::new("");
    folder.write("a.md", b"\xEF\xBB\xBF\xC3\x9C.\r\n\r\n[A]{.claim}\r\n");
    folder.run(&["check", "--add-ignore=old"]).ends_with(0);
    assert_eq!(
        std::fs::read(folder.path("a.md")).expect("a file"),
        b"\xEF\xBB\xBF\xC3\x9C.\r\n\r\n<!-- claimlint-ignore uncited-claim: old -->\r\n[A]{.claim}\r\n"
    );
}

#[test]
fn bytes_that_are_no_text_are_left_alone() {
    let folder = Folder::new("");
    let bytes = b"Gru\xDFe\n\n[x]{.claim}\n";
    folder.write("a.md", bytes);
    let run = folder.run(&["check", "--add-ignore=old"]);
    run.ends_with(1).shows("left: the file is not UTF-8");
    assert_eq!(std::fs::read(folder.path("a.md")).expect("a file"), bytes);
}

#[test]
fn a_file_without_claims_has_no_comments() {
    let folder = Folder::new("//- a.md\nMr Grand said that 30 of 40 states agree.\n");
    let run = folder.run(&["check", "--select", "unannotated", "--add-ignore=old"]);
    run.ends_with(1).shows("0 findings silenced, 1 left");
    assert_eq!(
        folder.read("a.md"),
        "Mr Grand said that 30 of 40 states agree.\n"
    );
}

#[cfg(unix)]
#[test]
fn what_is_told_speaks_to_no_terminal() {
    let folder = Folder::new("");
    folder.write(
        "a\x1b.md",
        b"[A]{.claim}\n\n<!-- claimlint-ignore un\x1bcited -->\n",
    );
    let run = folder.run(&["check", "--add-ignore=old", "--color=always"]);
    run.ends_with(1).shows("a␛.md: 1 finding silenced\n");
    run.shows("a␛.md:3:23: error[invalid-suppression] ")
        .shows("`un␛cited`");
    assert!(!run.output.contains('\x1b'), "{run:#?}");
}

#[test]
fn a_reason_is_needed() {
    let folder = Folder::new(ARTICLES);
    let before = folder.read("b.md");
    for (argument, cause) in [
        ("--add-ignore", "equal sign is needed"),
        ("--add-ignore=", "say why these findings can stand"),
        ("--add-ignore= ", "say why these findings can stand"),
        ("--add-ignore=old --> new", "can hold neither `-->`"),
        ("--add-ignore=\u{1}", "nor control characters"),
    ] {
        let run = folder.run(&["check", argument, "b.md"]);
        run.ends_with(2);
        assert!(run.errors.contains(cause), "{argument}: {run:#?}");
    }
    for other in [
        "--statistics",
        "--output-format=json",
        "--output-file=x",
        "--include-suppressed",
        "--fix",
        "--diff",
    ] {
        folder
            .run(&["check", "--add-ignore=old", other])
            .ends_with(2);
    }
    assert_eq!(folder.read("b.md"), before);
}

#[cfg(unix)]
#[test]
fn a_read_only_article_is_left_alone() {
    let folder = Folder::new("//- a.md\n[A]{.claim}\n//- b.md\n[B]{.claim}\n");
    let path = folder.path("b.md");
    let mut permissions = path.metadata().expect("a file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("it becomes read-only");
    let run = folder.run(&["check", "--add-ignore=old"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: cannot write b.md: it is read-only, so that nothing is changed\n"
    );
    assert_eq!(run.output, "");
    assert_eq!(folder.read("a.md"), "[A]{.claim}\n");
    assert_eq!(folder.read("b.md"), "[B]{.claim}\n");
}
