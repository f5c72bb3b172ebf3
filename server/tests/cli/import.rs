//! `claimlint import`: a text becomes an article, and no word of it is changed.

use expect_test::expect;

use super::folder::Folder;

const TEXT: &str = "A force in search of a paymaster

By Jane Doe

March 5, 2025

The ministers met for three days. “Nobody will pay for a force that nobody leads,” said Ben Hodges, a retired general.

Some 20,000 soldiers are wanted.
";

fn folder() -> Folder {
    let folder = Folder::new("");
    folder.write("in/paymaster.txt", TEXT.as_bytes());
    folder
}

#[test]
fn a_text_becomes_an_article_with_an_entry() {
    let folder = folder();
    let run = folder.run(&["import", "in/paymaster.txt"]);
    run.ends_with(0);
    assert_eq!(run.errors, "");
    expect![[r#"
        paymaster.md written: “A force in search of a paymaster”, by Jane Doe, 2025-03-05.
        sources.bib: entry `paymaster` added.
        2 sentences look like claims: `claimlint check --select unannotated paymaster.md` shows them, and an editor wraps each at your word.
    "#]].assert_eq(&run.output);
    let article = folder.read("paymaster.md");
    expect![[r#"
        ---
        title: A force in search of a paymaster
        author: Jane Doe
        date: 2025-03-05
        source: paymaster
        bibliography: sources.bib
        ---

    "#]]
    .assert_eq(article.strip_suffix(TEXT).expect("the text as it was"));
    expect![[r#"
        @online{paymaster,
          author    = {Jane Doe},
          title     = {{A force in search of a paymaster}},
          date      = {2025-03-05},
        }
    "#]]
    .assert_eq(&folder.read("sources.bib"));
    // What is left to do is to annotate it.
    let run = folder.check(&["--select", "unannotated", "paymaster.md"]);
    run.ends_with(1);
    assert_eq!(run.output.lines().count(), 3, "{run:#?}");
    folder.write(
        "paymaster.md",
        article
            .replace(
                "Some 20,000 soldiers are wanted.",
                "[Some 20,000 soldiers are wanted]{.claim}.",
            )
            .as_bytes(),
    );
    folder.check(&["paymaster.md"]).ends_with(0);
}

#[test]
fn options_come_before_what_the_text_says() {
    let folder = folder();
    folder.write(
        "claimlint.toml",
        b"bibliography = [\"lib/more.json\", \"lib/all.bib\"]\n",
    );
    folder.write("lib/all.bib", b"@misc{other, title = {Other}}");
    folder.write("lib/more.json", b"[]");
    folder.write("briefs/readme.txt", b"");
    let run = folder.run(&[
        "import",
        "in/paymaster.txt",
        "--key",
        "doe2025",
        "--title",
        "Who pays: a force",
        "--author",
        "Jane van Doe",
        "--author",
        "Roe and Sons",
        "--date",
        "2025-03",
        "--url",
        "https://example.org/a",
        "--publisher",
        "Example Wire",
        "--source",
        "doe2025a",
        "--output",
        "briefs",
    ]);
    run.ends_with(0);
    expect![[r#"
        briefs/doe2025.md written: “Who pays: a force”, by Jane van Doe and Roe and Sons, 2025-03.
        lib/all.bib: entry `doe2025a` added.
        2 sentences look like claims: `claimlint check --select unannotated briefs/doe2025.md` shows them, and an editor wraps each at your word.
    "#]].assert_eq(&run.output);
    let article = folder.read("briefs/doe2025.md");
    expect![[r#"
        ---
        title: "Who pays: a force"
        author:
          - Jane van Doe
          - Roe and Sons
        date: 2025-03
        source: doe2025a
        ---

    "#]]
    .assert_eq(article.strip_suffix(TEXT).expect("the text as it was"));
    expect![[r#"
        @misc{other, title = {Other}}

        @online{doe2025a,
          author    = {Jane van Doe and {Roe and Sons}},
          title     = {{Who pays: a force}},
          publisher = {{Example Wire}},
          date      = {2025-03},
          url       = {https://example.org/a},
        }
    "#]]
    .assert_eq(&folder.read("lib/all.bib"));
    let run = folder.run(&[
        "import",
        "in/paymaster.txt",
        "--bibliography",
        "new.bib",
        "--output",
        "briefs",
    ]);
    run.ends_with(0);
    assert!(
        folder
            .read("briefs/paymaster.md")
            .contains("\nbibliography: ../new.bib\n")
    );
    assert!(folder.read("new.bib").starts_with("@online{paymaster,\n"));
}

#[test]
fn what_is_told_speaks_to_no_terminal() {
    let folder = Folder::new("");
    folder.write(
        "a.txt",
        TEXT.replace("A force", "A \x1b[2Jforce").as_bytes(),
    );
    let run = folder.run(&["import", "a.txt", "--color=always"]);
    run.ends_with(0).shows("a.md written: “A ␛[2Jforce");
    assert!(!run.output.contains('\x1b'), "{run:#?}");
}

#[test]
fn nothing_is_replaced_unasked() {
    let folder = folder();
    folder.run(&["import", "in/paymaster.txt"]).ends_with(0);
    let library = folder.read("sources.bib");
    folder.write("paymaster.md", b"Mine.\n");
    let run = folder.run(&["import", "in/paymaster.txt"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: paymaster.md stands there already: --key gives the article another name, --force replaces it\n"
    );
    assert_eq!(folder.read("paymaster.md"), "Mine.\n");
    let run = folder.run(&["import", "in/paymaster.txt", "--force"]);
    run.ends_with(0)
        .shows("sources.bib has an entry `paymaster` already; it is left as it is.");
    assert!(folder.read("paymaster.md").ends_with(TEXT));
    assert_eq!(folder.read("sources.bib"), library);
    // The source of another article, which has an entry.
    let run = folder.run(&[
        "import",
        "in/paymaster.txt",
        "--key",
        "again",
        "--source",
        "paymaster",
    ]);
    run.ends_with(0);
    assert!(folder.read("again.md").contains("\nsource: paymaster\n"));
    assert_eq!(folder.read("sources.bib"), library);
}

#[test]
fn markdown_keeps_its_front_matter() {
    let folder = Folder::new(
        "//- old/a.md\n---\n# A remark\ntitle: Mine\nkey: mine\ntags: [x]\n---\n# Other\n\nOne line\nand another.\n",
    );
    let run = folder.run(&["import", "old/a.md", "--author", "Ann"]);
    run.ends_with(0);
    assert_eq!(
        folder.read("mine.md"),
        "---\n# A remark\ntitle: Mine\nkey: mine\ntags: [x]\nauthor: Ann\nsource: mine\nbibliography: sources.bib\n---\n# Other\n\n\
         One line\nand another.\n"
    );
    let run = folder.run(&["import", "old/a.md", "--title", "Another", "--force"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: the front matter of old/a.md says another `title`: change it there, or leave out --title\n"
    );
    folder
        .run(&["import", "old/a.md", "--title", "Mine", "--force"])
        .ends_with(0);
    folder.write("b.md", b"---\n# A remark\ntags: [x]\n---\n# Theirs\n");
    let run = folder.run(&["import", "b.md", "--output", "-"]);
    run.shows("---\n# A remark\ntags: [x]\ntitle: Theirs\nsource: b\n");
}

#[test]
fn several_texts_and_their_names() {
    let folder = folder();
    folder.write(
        "in/2025-03-05 Jürgen’s Speech.txt",
        b"Words that say nothing.\n",
    );
    let run = folder.run(&[
        "import",
        "in/paymaster.txt",
        "in/2025-03-05 Jürgen’s Speech.txt",
    ]);
    run.ends_with(0)
        .shows("The text does not say its `title`, `author` and `date`");
    assert!(folder.path("jurgens-speech.md").exists(), "{run:#?}");
    assert_eq!(folder.read("sources.bib").matches("@online").count(), 2);
    folder.write("other/paymaster.txt", TEXT.as_bytes());
    let run = folder.run(&[
        "import",
        "--force",
        "in/paymaster.txt",
        "other/paymaster.txt",
    ]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: two texts would become paymaster.md: import them one by one, with --key\n"
    );
}

#[test]
fn standard_input_and_output() {
    let folder = folder();
    let run = folder.run_with(
        TEXT.as_bytes(),
        &["import", "-", "--key", "doe", "--output", "-"],
    );
    run.ends_with(0);
    expect![[r#"
        ---
        title: A force in search of a paymaster
        author: Jane Doe
        date: 2025-03-05
        source: doe
        key: doe
        ---

    "#]]
    .assert_eq(run.output.strip_suffix(TEXT).expect("the text as it was"));
    expect![[r#"
        Printed: “A force in search of a paymaster”, by Jane Doe, 2025-03-05.
        No bibliography is changed: --bibliography names one that takes an entry.
        2 sentences look like claims.
    "#]]
    .assert_eq(&run.errors);
    assert!(!folder.path("sources.bib").exists());
    let run = folder.run_with(TEXT.as_bytes(), &["import", "-", "--output", "-"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: no key can be made of the name of standard input: give one with --key\n"
    );
}

#[test]
fn each_paragraph_stays_and_lines_that_are_paragraphs_are_parted() {
    let folder = Folder::new("");
    let long = "Word by word  the ministers said\u{a0}nothing… ".repeat(6);
    let text = format!("\u{feff}{long}\r\nA short line.\r\n{long}");
    folder.write("a.txt", text.as_bytes());
    folder.run(&["import", "a.txt"]).ends_with(0);
    let article = folder.read("a.md");
    assert_eq!(
        article,
        format!(
            "---\r\nsource: a\r\nbibliography: sources.bib\r\n---\r\n\r\n{long}\r\n\r\nA short line.\r\n\r\n{long}\r\n"
        )
    );
}

#[test]
fn what_cannot_be_used_is_told_with_the_way_out() {
    let folder = folder();
    folder.write("latin.txt", b"One.\nGr\xFC\xDFe\n");
    folder.write("wide.txt", b"\xFF\xFEa\0");
    folder.write("empty.txt", b"\n");
    folder.write("2025.txt", b"Words.\n");
    folder.write("broken/sources.bib", b"@misc{a, title = {A");
    folder.write("json/claimlint.toml", b"bibliography = [\"s.json\"]\n");
    folder.write("json/s.json", b"[]\n");
    folder.write("bad/claimlint.toml", b"bibliografy = []\n");
    for (arguments, cause) in [
        (
            &["latin.txt"][..],
            "latin.txt:2:3: not UTF-8, perhaps Latin-1: save it as UTF-8",
        ),
        (&["wide.txt"], "wide.txt is UTF-16"),
        (&["empty.txt"], "empty.txt holds no text"),
        (
            &["gone.txt"],
            "cannot read gone.txt: No such file or directory",
        ),
        (&["in"], "cannot read in: Is a directory"),
        (&["2025.txt"], "give one with --key"),
        (
            &["in/paymaster.txt", "--key", "2nd"],
            "--key 2nd: begin with a letter",
        ),
        (
            &["in/paymaster.txt", "--source", "a b"],
            "--source a b: no bibliography",
        ),
        (
            &["in/paymaster.txt", "--date", "yesterday"],
            "--date yesterday: no date",
        ),
        (&["in/paymaster.txt", "--url", "example"], "--url example: "),
        (
            &["in/paymaster.txt", "empty.txt", "--key", "a"],
            "--key is about one text",
        ),
        (
            &["in/paymaster.txt", "--output", "gone"],
            "--output gone: there is no such folder, make it first",
        ),
        (&["in/paymaster.txt", "--output", "a.md"], "names no folder"),
        (
            &["in/paymaster.txt", "--output", "broken"],
            "cannot add `paymaster` to broken/sources.bib",
        ),
        (
            &["in/paymaster.txt", "--output", "json"],
            "name a .bib with --bibliography",
        ),
        (
            &["in/paymaster.txt", "--output", "bad"],
            "did you mean `bibliography`?",
        ),
        (
            &["in/paymaster.txt", "--bibliography", "gone/s.bib"],
            "cannot write gone/s.bib: No such file or directory",
        ),
        (
            &["in/paymaster.txt", "--bibliography", "s.json"],
            "name a .bib with --bibliography",
        ),
    ] {
        let run = folder.run(&[&["import"], arguments].concat());
        run.ends_with(2);
        assert!(run.errors.contains(cause), "{arguments:?}: {run:#?}");
        assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
        assert_eq!(run.output, "", "{run:#?}");
    }
    assert!(!folder.path("paymaster.md").exists() && !folder.path("sources.bib").exists());
    folder.run(&["import"]).ends_with(2);
}
