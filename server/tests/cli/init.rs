//! `claimlint init`: what it writes, what it says, and what it leaves alone.

use expect_test::expect;

use super::folder::Folder;

#[test]
fn what_the_folder_holds_is_filled_in() {
    let folder = Folder::new(
        "//- texts/a.md\n---\nauthor: Anna Keller\n---\n[a]{#a .claim about=force-size value=1} [b]{.claim by=\"Ben Hodges; planners\" cite=k}\n\
         //- texts/b.md\n[c]{.claim by=\"Ben Hodges\"}\n//- notes.md\nNo claims.\n\
         //- sources.bib\n@misc{k, title = {K}}\n//- data.json\n{\"id\": 1}\n//- texts/more.yaml\nm:\n  type: misc\n  title: M\n",
    );
    let run = folder.run(&["init"]);
    expect![[r#"
        claimlint.toml written. Found: 2 articles with 3 claims, 1 Markdown file without any, sources in sources.bib, texts/more.yaml.
        Read it through, then run `claimlint check .`.
    "#]].assert_eq(&run.output);
    run.ends_with(0);
    let written = folder.read("claimlint.toml");
    let lines = written
        .lines()
        .filter(|line| line.contains("Keller") || line.starts_with("bib") || line.contains("(1)"));
    expect![[r#"
        bibliography = ["sources.bib", "texts/more.yaml"]
        # Named in the articles: Ben Hodges (2), Anna Keller (1).
        # Topics of the articles: force-size (1)."#]]
    .assert_eq(&lines.collect::<Vec<_>>().join("\n"));
    // What was written can be used as it is.
    let check = folder.run(&["check", "."]);
    check.ends_with(1);
    assert!(!check.output.contains("invalid"), "{}", check.output);
}

#[test]
fn every_line_in_comments_can_be_said() {
    let folder = Folder::new("//- a.md\nNo claims.\n");
    folder.run(&["init", "."]).ends_with(0);
    let written = folder.read("claimlint.toml");
    let is_toml =
        |line: &&str| line.starts_with("# [") || line.starts_with("# \"") || line.contains(" = ");
    let said = written
        .lines()
        .filter(is_toml)
        .map(|line| line.trim_start_matches("# "));
    let said: Vec<_> = said.collect();
    assert!(said.len() > 8, "{said:?}");
    folder.write("claimlint.toml", said.join("\n").as_bytes());
    folder.write("sources.bib", b"");
    folder.run(&["baseline", "create"]).ends_with(0);
    folder.run(&["check", "."]).ends_with(0);
}

#[test]
fn nothing_is_replaced_and_nothing_made_up() {
    let folder = Folder::new("//- claimlint.toml\n# mine\n");
    let run = folder.run(&["init"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: claimlint.toml stands there already: edit it, or take it away first\n"
    );
    assert_eq!(folder.read("claimlint.toml"), "# mine\n");
    let run = folder.run(&["init", "gone"]);
    run.ends_with(2);
    assert_eq!(run.errors, "error: cannot configure gone: no such folder\n");
}
