//! `claimlint check -`: a text on standard input takes a file's place in its workspace.

use super::folder::{Folder, Run};

/// An article that rests on another, and one that nobody asks about.
const ARTICLES: &str = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
                        //- s.bib\n@misc{s, title = {S}}\n\
                        //- a.md\n[x]{#x .claim supports=\"b#y\"}\n\
                        //- b.md\n[y]{#y .claim}\n";

fn check(folder: &Folder, name: &str, text: &str) -> Run {
    let arguments = [
        "check",
        "--output-format",
        "concise",
        "--stdin-filename",
        name,
        "-",
    ];
    folder.run_with(text.as_bytes(), &arguments)
}

/// Other articles are read from the disk, and nothing of theirs is shown.
#[test]
fn a_text_is_judged_in_its_place() {
    let folder = Folder::new(ARTICLES);
    let run = check(
        &folder,
        "a.md",
        "[x]{#x .claim cite=s supports=\"b#y nowhere\"}\n",
    );
    run.ends_with(1).shows("a.md:1:36: error[unknown-claim]");
    assert_eq!(run.output.lines().count(), 2, "{run:#?}");
    let run = check(&folder, "./deep/../a.md", "[x]{#x .claim cite=s}\n");
    run.ends_with(0).shows("1 article, 1 claim: 0 errors");
    assert_eq!(folder.check(&["a.md"]).of_rule("uncited-claim").len(), 1);
}

#[test]
fn the_text_counts_and_not_what_the_disk_has() {
    let folder = Folder::new(ARTICLES);
    // On the disk, `b#y` is there and `a#x` rests on it without a source.
    let run = check(
        &folder,
        "b.md",
        "[z]{#z .claim cite=s supports=\"a#x b#y\"}\n",
    );
    run.ends_with(1).shows("b.md:1:36: error[unknown-claim]");
    assert_eq!(run.of_rule("unknown-claim").len(), 1, "{run:#?}");
    let run = check(&folder, "b.md", "No claims any more.\n");
    run.ends_with(0).shows("0 articles, 0 claims");
}

#[test]
fn the_file_need_not_be_there() {
    let folder = Folder::new(ARTICLES);
    for name in ["new.md", "deep/er/new.md", "new.txt"] {
        let run = check(
            &folder,
            name,
            "[z]{#z .claim cite=s supports=\"a#x nowhere\"}\n",
        );
        run.ends_with(1)
            .shows(&format!("{name}:1:36: error[unknown-claim]"));
        assert_eq!(run.output.lines().count(), 2, "{run:#?}");
    }
    let lone = Folder::new("");
    let run = check(
        &lone,
        "new.md",
        "[z]{#z .claim cite=s supports=\"new#z\"}\n",
    );
    run.ends_with(1).shows("error[self-relation]");
}

#[test]
fn what_the_text_names_is_read() {
    let folder =
        Folder::new("//- t.bib\n@misc{t, title = {T}, file = {t.txt}}\n//- t.txt\nThey will.\n");
    let text = "---\nbibliography: t.bib\n---\n[x]{.claim cite=t quote=\"They won't\"} [y]{.claim cite=u}\n";
    let run = check(&folder, "a.md", text);
    run.ends_with(1)
        .shows("quote-not-found")
        .shows("no source `u` stands in t.bib");
}

#[test]
fn a_bibliography_may_come_as_well() {
    let folder = Folder::new(ARTICLES);
    let run = check(&folder, "s.bib", "@misc{broken, title = {\n");
    run.ends_with(1)
        .shows("s.bib:1:1: error[invalid-bibliography]");
    assert_eq!(run.output.lines().count(), 2, "{run:#?}");
    let run = check(&folder, "other.bib", "@misc{broken, title = {[x]{.claim}\n");
    run.ends_with(0).shows("0 articles, 0 claims");
}

#[test]
fn an_ignored_or_excluded_place_stays_so() {
    let folder = Folder::new(ARTICLES);
    folder.write(".gitignore", b"old.md\n");
    folder.write("old.md", b"");
    folder.write("claimlint.toml", b"exclude = [\"drafts/\"]\n");
    for name in ["old.md", "drafts/new.md"] {
        let run = check(&folder, name, "[z]{.claim}\n");
        run.ends_with(0).shows("0 articles");
        assert!(run.errors.contains("nothing is checked"), "{run:#?}");
    }
}

#[test]
fn any_bytes_may_come() {
    let folder = Folder::new(ARTICLES);
    let arguments = [
        "check",
        "--output-format",
        "concise",
        "--stdin-filename",
        "a.md",
        "-",
    ];
    let run = folder.run_with(b"\xEF\xBB\xBF[x]{.claim}\r\n\xFF", &arguments);
    run.ends_with(1)
        .shows("a.md:1:1: warning[uncited-claim]")
        .shows("a.md:2:1: error[unreadable-article]");
    folder.run_with(b"", &arguments).ends_with(0);
}

fn refuses(arguments: &[&str], cause: &str) {
    let folder = Folder::new(ARTICLES);
    let run = folder.run_with(b"[x]{.claim}\n", &[&["check"], arguments].concat());
    run.ends_with(2);
    assert_eq!(run.output, "", "{run:#?}");
    assert!(run.errors.contains(cause), "no “{cause}” in {run:#?}");
    assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
}

#[test]
fn a_text_that_belongs_nowhere_is_refused_with_the_way_out() {
    refuses(
        &["-"],
        "say where the text belongs with `--stdin-filename PATH`",
    );
    refuses(
        &["a.md", "-"],
        "say where the text belongs with `--stdin-filename PATH`",
    );
    refuses(&["--stdin-filename", "a.md"], "give `-` as the one path");
    refuses(
        &["--stdin-filename", "a.md", "-", "b.md"],
        "give `-` as the one path",
    );
    refuses(
        &["--stdin-filename", ".", "-"],
        "stands for an article or a bibliography",
    );
    refuses(
        &["--stdin-filename", "claimlint.toml", "-"],
        "an article or a bibliography",
    );
    refuses(
        &["--stdin-filename", "a.md", "--since", "HEAD", "-"],
        "leave out either",
    );
}

#[test]
fn a_file_of_that_name_is_asked_about_by_its_folder() {
    let folder = Folder::new("//- -\n[x]{.claim}\n");
    folder
        .check(&["./-"])
        .ends_with(1)
        .shows("-:1:1: warning[uncited-claim]");
}
