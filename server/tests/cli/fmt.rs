//! `claimlint fmt`: canonical annotations, and nothing else touched.

use std::fs;

use crate::folder::Folder;

const ARTICLES: &str = "//- a.md\n# [A]{.claim   #a}\n\n*Prose*   stays, [b]{.claim #b\n  kind=fact}.\n\
                        //- b.md\n[B]{#b .claim}\n\
                        //- c.md\nNo claims, [x]{b=c .d}.\n";

const FORMATTED: &str = "# [A]{#a .claim}\n\n*Prose*   stays, [b]{#b .claim kind=\"fact\"}.\n";

#[test]
fn annotations_are_written_in_canonical_form() {
    let folder = Folder::new(ARTICLES);
    let run = folder.run(&["fmt"]);
    run.ends_with(0);
    assert_eq!(run.output, "");
    assert_eq!(
        run.errors,
        "1 file changed, 1 file in canonical form already\n"
    );
    assert_eq!(folder.read("a.md"), FORMATTED);
    assert_eq!(folder.read("c.md"), "No claims, [x]{b=c .d}.\n");
    let run = folder.run(&["fmt", "--check"]);
    run.ends_with(0);
    assert_eq!(
        run.errors,
        "0 files would be changed, 2 files in canonical form already\n"
    );
}

#[test]
fn a_check_names_the_files_and_writes_nothing() {
    let folder = Folder::new(ARTICLES);
    let before = folder.read("a.md");
    let run = folder.run(&["fmt", "--check", "--quiet"]);
    run.ends_with(1);
    assert_eq!(
        run.output,
        "a.md: 2 annotations are not in canonical form\n"
    );
    assert_eq!((folder.read("a.md"), run.errors.as_str()), (before, ""));
    folder.run(&["fmt", "--check", "b.md", "c.md"]).ends_with(0);
}

#[test]
fn a_diff_shows_the_changes_and_writes_nothing() {
    let folder = Folder::new(ARTICLES);
    let before = folder.read("a.md");
    let run = folder.run(&["fmt", "--diff"]);
    run.ends_with(1)
        .shows("-# [A]{.claim   #a}\n+# [A]{#a .claim}\n");
    assert_eq!(folder.read("a.md"), before);
}

#[test]
fn standard_input_comes_out_formatted() {
    let folder = Folder::new(ARTICLES);
    let text = "\u{FEFF}[A]{.claim #a}\r\nend";
    let run = folder.run_with(text.as_bytes(), &["fmt", "-"]);
    run.ends_with(0);
    assert_eq!(run.output, "\u{FEFF}[A]{#a .claim}\r\nend");
    assert_eq!(run.errors, "");
    for text in ["[A]{#a .claim}\r\n", "No claims.", ""] {
        assert_eq!(folder.run_with(text.as_bytes(), &["fmt", "-"]).output, text);
    }
    let named = ["fmt", "--check", "--stdin-filename", "deep/new.md", "-"];
    let run = folder.run_with(text.as_bytes(), &named);
    run.ends_with(1)
        .shows("deep/new.md: 1 annotation is not in canonical form\n");
    let run = folder.run_with(text.as_bytes(), &["fmt", "--diff", "-"]);
    run.ends_with(1).shows("--- -\n+++ -\n");
    let run = folder.run_with(b"[\xE9]{.claim #a}", &["fmt", "-"]);
    run.ends_with(2);
    assert_eq!(run.output, "");
    folder.run(&["fmt", "-", "a.md"]).ends_with(2);
    folder
        .run(&["fmt", "--stdin-filename", "a.md", "b.md"])
        .ends_with(2);
}

#[test]
fn excluded_and_ignored_files_are_left_alone() {
    let folder = Folder::new(ARTICLES);
    folder.write("claimlint.toml", b"exclude = [\"a.md\"]\n");
    folder.write(".gitignore", b"d.md\n");
    folder.write(".git/HEAD", b"ref: refs/heads/main\n");
    folder.write("d.md", b"[D]{.claim #d}\n");
    let before = folder.read("a.md");
    folder.run(&["fmt", ".", "a.md", "d.md"]).ends_with(0);
    assert_eq!(folder.read("a.md"), before);
    assert_eq!(folder.read("d.md"), "[D]{.claim #d}\n");
    let named = ["fmt", "--stdin-filename", "a.md", "-"];
    assert_eq!(folder.run_with(before.as_bytes(), &named).output, before);
}

#[test]
fn what_cannot_be_written_is_told_in_a_line() {
    let folder = Folder::new(ARTICLES);
    folder.write("d.md", b"[\xE9]{.claim #d}\n");
    let run = folder.run(&["fmt"]);
    run.ends_with(2);
    let told = "error: cannot format d.md: it is not UTF-8; save it with that encoding\n";
    assert!(run.errors.ends_with(told), "{run:#?}");
    let utf16: Vec<_> = "\u{FEFF}[d]{.claim #d}\n".encode_utf16().collect();
    let utf16 = utf16.into_iter().flat_map(u16::to_le_bytes);
    folder.write("d.md", &utf16.collect::<Vec<_>>());
    let run = folder.run(&["fmt"]);
    run.ends_with(2);
    assert!(run.errors.ends_with(told), "{run:#?}");
    assert_eq!(folder.read("a.md"), FORMATTED);
    let folder = Folder::new(ARTICLES);
    let path = folder.path("a.md");
    let mut permissions = fs::metadata(&path).expect("a.md").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("permissions");
    let run = folder.run(&["fmt"]);
    run.ends_with(2);
    assert!(
        run.errors
            .starts_with("error: cannot write a.md: it is read-only")
    );
    assert_eq!(run.errors.lines().count(), 1);
    folder.run(&["fmt", "nowhere.md"]).ends_with(2);
}

/// The corpus, the front page and the rules' pages show the canonical form.
#[test]
fn our_own_texts_are_in_canonical_form() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = Folder::new("");
    let corpus = root.join("corpus").to_string_lossy().into_owned();
    folder.run(&["fmt", "--check", &corpus]).ends_with(0);
    // In the pages, examples stand in code, where no claims are.
    for page in ["README.md", "corpus/README.md", "editors/README.md"] {
        let page = fs::read_to_string(root.join(page)).expect(page);
        let examples = page.replace("```", "");
        let run = folder.run_with(examples.as_bytes(), &["fmt", "-"]);
        assert_eq!(run.output, examples);
    }
}
