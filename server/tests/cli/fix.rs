//! `claimlint check --fix` and `--diff`: what is written, what is left alone, and what is told of it.

use std::fs::{self, Permissions};

use expect_test::expect;

use crate::folder::Folder;

/// Switches the rules on whose fixes are safe, or are not.
const CONFIGURATION: &str = "//- claimlint.toml\n[rules]\nnon-portable-annotation = \"warning\"\n\
                             unannotated-statistic = \"warning\"\nuncited-claim = \"off\"\n";

/// One safe fix, one unsafe one, and an article with nothing to fix.
fn articles() -> Folder {
    let articles = "//- a.md\n[x]{.claim #x}.\n\nSome 40 % of them came.\n\
                    //- b.md\n[y]{#y .claim}.\n";
    Folder::new(&format!("{CONFIGURATION}{articles}"))
}

/// The exit code, the text of `a.md`, standard output and standard error.
fn outcome(folder: &Folder, arguments: &[&str]) -> (i32, String, String, String) {
    let run = folder.check(arguments);
    (run.code, folder.read("a.md"), run.output, run.errors)
}

#[test]
fn safe_fixes_are_made_and_what_remains_is_shown() {
    let folder = articles();
    let (code, text, output, errors) = outcome(&folder, &["--fix"]);
    assert_eq!(code, 1);
    assert_eq!(text, "[x]{#x .claim}.\n\nSome 40 % of them came.\n");
    assert!(output.contains("unannotated-statistic") && !output.contains("non-portable"));
    assert_eq!(
        errors,
        "note: 1 finding fixed in 1 file\nnote: 1 more can be fixed with --unsafe-fixes\n"
    );
}

#[test]
fn unsafe_fixes_are_made_where_they_are_wanted() {
    let folder = articles();
    let (code, text, output, errors) = outcome(&folder, &["--fix", "--unsafe-fixes"]);
    assert_eq!(code, 0);
    assert_eq!(
        text,
        "[x]{#x .claim}.\n\n[Some 40 % of them came]{#them-came .claim}.\n"
    );
    assert_eq!(
        output,
        "2 articles, 3 claims: 0 errors, 0 warnings, 0 info\n"
    );
    assert_eq!(errors, "note: 2 findings fixed in 1 file\n");
}

/// A second run finds nothing to do, and no file is touched for nothing.
#[test]
fn fixes_come_to_an_end() {
    let folder = articles();
    folder.check(&["--fix", "--unsafe-fixes"]);
    let text = folder.read("a.md");
    let written = |name| fs::metadata(folder.path(name)).and_then(|file| file.modified());
    let before = [
        written("a.md").expect("a.md"),
        written("b.md").expect("b.md"),
    ];
    let run = folder.check(&["--fix", "--unsafe-fixes"]);
    run.ends_with(0);
    assert_eq!((folder.read("a.md"), run.errors.as_str()), (text, ""));
    let after = [
        written("a.md").expect("a.md"),
        written("b.md").expect("b.md"),
    ];
    assert_eq!(before, after);
}

/// The place of a citation is held, and the check fails until the writer has filled it in.
#[test]
fn a_citation_to_fill_in_is_put_in_once_and_told_of() {
    let folder = Folder::new(
        "//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
         //- s.bib\n@misc{todd, title = {A source whose key comes near}}\n\
         //- a.md\n[x]{#x .claim}, for [y]{ .claim supports=x }, as [z]{.claim by=\"Ann Lee\"} says.\n",
    );
    let before = folder.read("a.md");
    let run = folder.check(&["--fix"]);
    assert_eq!((folder.read("a.md"), run.errors.as_str()), (before, ""));
    let expected = "[x]{#x .claim}, for [y]{ .claim supports=x cite=\"TODO\" }, \
                    as [z]{.claim by=\"Ann Lee\" cite=\"TODO\"} says.\n";
    for note in ["note: 2 findings fixed in 1 file\n", ""] {
        let run = folder.check(&["--fix", "--unsafe-fixes"]);
        run.ends_with(1);
        assert_eq!(
            (folder.read("a.md").as_str(), run.errors.as_str()),
            (expected, note)
        );
        expect![[r#"
            a.md:1:50: error[unknown-source] `TODO` holds the place of a source: write its key there, as it stands in s.bib, or add the source first
            a.md:1:92: error[unknown-source] `TODO` holds the place of a source: write its key there, as it stands in s.bib, or add the source first
            1 article, 3 claims: 2 errors, 0 warnings, 0 info
        "#]]
        .assert_eq(&run.output);
    }
}

/// A reference ends at a blank, so that two broken ones would come of it.
#[test]
fn articles_that_cannot_be_referred_to_are_not_suggested() {
    let folder = Folder::new(
        "//- old notes.md\n[x]{#x .claim cite=s}\n\n[y]{#y .claim cite=s}\n\
         //- a.md\n[z]{.claim supports=\"old-notes#x y\" cite=s}\n",
    );
    let before = folder.read("a.md");
    let run = folder.check(&["--fix", "--unsafe-fixes", "--select", "unknown-claim"]);
    run.ends_with(1);
    assert_eq!(folder.read("a.md"), before);
    expect![[r#"
        a.md:1:22: error[unknown-claim] no annotated article is called `old-notes`: correct the name, or annotate that article
        a.md:1:34: error[unknown-claim] this article has no claim `#y`: correct the name, or give the claim that is meant the id `#y`
        2 articles, 3 claims: 2 errors, 0 warnings, 0 info
    "#]]
    .assert_eq(&run.output);
}

#[test]
fn a_check_says_what_could_be_fixed() {
    let folder = articles();
    let note = "note: 1 finding can be fixed with --fix, 1 more with --unsafe-fixes as well\n";
    assert_eq!(folder.check(&[]).errors, note);
    // Programs that read findings read them with their fixes.
    let run = folder.run(&["check", "--output-format", "json"]);
    assert_eq!(run.errors, "");
}

#[test]
fn a_diff_shows_the_changes_and_writes_none() {
    let folder = articles();
    let before = folder.read("a.md");
    let run = folder.run(&["check", "--diff"]);
    run.ends_with(1);
    assert_eq!(folder.read("a.md"), before);
    assert_eq!(
        run.output,
        "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n-[x]{.claim #x}.\n+[x]{#x .claim}.\n \n Some 40 % of them came.\n"
    );
    assert!(
        run.errors
            .starts_with("note: 1 finding would be fixed in 1 file\n")
    );
    let run = folder.run(&["check", "--diff", "b.md"]);
    run.ends_with(0);
    assert_eq!((run.output.as_str(), run.errors.as_str()), ("", ""));
    folder.run(&["check", "--diff", "--exit-zero"]).ends_with(0);
}

/// Line ends of every kind, a byte order mark, permissions and links stay.
#[test]
fn everything_else_in_a_file_stays() {
    let folder = Folder::new(CONFIGURATION);
    let before = "\u{FEFF}[x]{.claim #x}\r\n[y]{.claim #y}\r[z]{.claim\n  #z}\n\n\u{2028}\t end";
    let after = "\u{FEFF}[x]{#x .claim}\r\n[y]{#y .claim}\r[z]{#z .claim}\n\n\u{2028}\t end";
    folder.write("a.md", before.as_bytes());
    folder.check(&["--fix"]).ends_with(0);
    assert_eq!(folder.read("a.md"), after);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = articles();
    folder.write("deep/c.md", b"[z]{.claim #z}\n");
    let real = folder.path("deep/c.md");
    fs::set_permissions(&real, Permissions::from_mode(0o640)).expect("permissions");
    symlink(&real, folder.path("c.md")).expect("a link");
    folder.check(&["--fix", "c.md", "deep"]);
    assert_eq!(folder.read("deep/c.md"), "[z]{#z .claim}\n");
    let mode = fs::metadata(&real).expect("metadata").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let link = fs::symlink_metadata(folder.path("c.md")).expect("a link");
    assert!(link.is_symlink());
}

#[test]
fn a_file_that_is_not_utf_8_is_never_written() {
    let folder = articles();
    let bytes = b"[Caf\xE9]{.claim #cafe}\n";
    folder.write("c.md", bytes);
    let run = folder.check(&["--fix"]);
    run.ends_with(1)
        .shows("c.md:1:5: error[unreadable-article]");
    assert_eq!(fs::read(folder.path("c.md")).expect("c.md"), bytes);
    assert_eq!(folder.read("a.md").lines().next(), Some("[x]{#x .claim}."));
    let left = "warning: c.md is not UTF-8 and left as it is: save it with that encoding\n";
    assert!(run.errors.starts_with(left), "{}", run.errors);
}

/// One file that must not be written keeps all others from it, so that a run is done or not done.
#[test]
fn a_read_only_file_is_told_and_nothing_is_written() {
    let folder = articles();
    folder.write("b.md", b"[y]{.claim #y}.\n");
    let path = folder.path("b.md");
    let mut permissions = fs::metadata(&path).expect("b.md").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("permissions");
    let before = folder.read("a.md");
    let run = folder.check(&["--fix"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: cannot write b.md: it is read-only, so that nothing is changed\n"
    );
    assert_eq!((run.output.as_str(), folder.read("a.md")), ("", before));
    folder.run(&["check", "--diff", "b.md"]).ends_with(1);
    folder.check(&["--fix", "a.md"]);
    assert_eq!(folder.read("a.md").lines().next(), Some("[x]{#x .claim}."));
}

#[test]
fn only_what_is_shown_is_fixed() {
    let folder = articles();
    folder.write("b.md", b"[y]{.claim #y}.\n");
    let of = |name: &str| folder.read(name).lines().next().map(str::to_owned);
    folder.check(&["--fix", "b.md"]).ends_with(0);
    assert_eq!(of("a.md").as_deref(), Some("[x]{.claim #x}."));
    folder.check(&["--fix", "--ignore", "non-portable-annotation"]);
    assert_eq!(of("a.md").as_deref(), Some("[x]{.claim #x}."));
    folder.write(
        "a.md",
        b"<!-- claimlint-ignore non-portable-annotation: so written -->\n[x]{.claim #x}.\n",
    );
    folder.check(&["--fix"]).ends_with(0);
    assert!(folder.read("a.md").ends_with("[x]{.claim #x}.\n"));
}

#[test]
fn what_a_baseline_knows_is_left_alone() {
    let folder = articles();
    folder.run(&["baseline", "create"]).ends_with(0);
    folder.write("b.md", b"[y]{.claim #y}.\n");
    let known = [".claimlint-baseline.json", "--fix", "--unsafe-fixes"];
    let run = folder.check(&[&["--baseline"], known.as_slice()].concat());
    run.ends_with(0);
    assert_eq!(folder.read("b.md"), "[y]{#y .claim}.\n");
    assert!(folder.read("a.md").starts_with("[x]{.claim #x}."));
}

/// The fixed text takes standard output, so that an editor can take it; what remains is told beside it.
#[test]
fn a_text_on_standard_input_comes_out_fixed() {
    let folder = articles();
    let arguments = ["check", "--fix", "--stdin-filename", "new.md", "-"];
    let run = folder.run_with(
        "\u{FEFF}[z]{.claim #z}\r\n\r\nSome 40 % of them came.".as_bytes(),
        &arguments,
    );
    run.ends_with(1);
    assert_eq!(
        run.output,
        "\u{FEFF}[z]{#z .claim}\r\n\r\nSome 40 % of them came."
    );
    assert!(
        run.errors.contains("warning[unannotated-statistic]"),
        "{run:#?}"
    );
    assert!(!folder.path("new.md").exists());
    // Nothing to fix is no reason to say nothing.
    let run = folder.run_with(b"[z]{#z .claim}", &arguments);
    run.ends_with(0);
    assert_eq!(run.output, "[z]{#z .claim}");
    let diff = ["check", "--diff", "--stdin-filename", "new.md", "-"];
    let run = folder.run_with(b"[z]{.claim #z}", &diff);
    run.ends_with(1).shows("+[z]{#z .claim}\n\\ No newline");
    let run = folder.run_with(b"[z]{.claim #z}", &["check", "--fix", "-"]);
    run.ends_with(2);
    assert_eq!((run.output.as_str(), run.errors.lines().count()), ("", 1));
}

#[test]
fn bytes_on_standard_input_that_are_not_utf_8_come_out_as_they_are() {
    let folder = articles();
    let mut command = folder.command(&["check", "--fix", "--stdin-filename", "new.md", "-"]);
    folder.write("input", b"[\xE9]{.claim #e}\n");
    command.stdin(fs::File::open(folder.path("input")).expect("a file"));
    let output = command.output().expect("the program runs");
    assert_eq!(output.stdout, b"[\xE9]{.claim #e}\n");
}

/// An article that is also the copy that another quotes is both after a fix.
#[test]
fn an_article_that_is_a_copy_as_well_is_fixed() {
    let folder = articles();
    folder.write(
        "claimlint.toml",
        b"bibliography = [\"s.bib\"]\n[rules]\nnon-portable-annotation = \"warning\"\n",
    );
    folder.write("s.bib", b"@misc{s, title = {S}, file = {a.md}}\n");
    folder.write("a.md", b"[the words are here]{.claim #x cite=\"s\"}.\n");
    folder.write(
        "b.md",
        b"[y]{#y .claim cite=\"s\" quote=\"the words are here\"}.\n",
    );
    folder.check(&["--fix"]).ends_with(0);
    assert_eq!(
        folder.read("a.md"),
        "[the words are here]{#x .claim cite=\"s\"}.\n"
    );
}

#[test]
fn options_that_contradict_each_other_are_told() {
    let folder = articles();
    let run = folder.run(&["check", "--unsafe-fixes"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: --unsafe-fixes says which fixes are made: add --fix, or --diff to look at them first\n"
    );
    for other in [
        "--fix",
        "--statistics",
        "--output-format=json",
        "--output-file=x",
    ] {
        folder.run(&["check", "--diff", other]).ends_with(2);
    }
}
