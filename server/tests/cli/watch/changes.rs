//! What is told when articles, sources and folders change, come and go.

use super::ARTICLES;
use super::watching::{Watching, save};
use crate::folder::Folder;

#[test]
fn each_change_is_told_with_what_it_affects() {
    let folder = Folder::new(ARTICLES);
    let watching = Watching::start(&folder, &[]);
    let told = watching.tells(&folder, &[]);
    assert!(
        told.ends_with("Waiting for changes in 4 files (Ctrl-C ends)\n"),
        "{told}"
    );
    save(&folder, "b.md", b"[y]{#z .claim cite=s}\n");
    let told = watching.tells(&folder, &[]);
    assert!(
        told.starts_with("\nChanged: b.md\na.md:1:32: error[unknown-claim]"),
        "{told}"
    );
    save(&folder, "s.bib", b"@misc{t, title = {T}}\n");
    let told = watching.tells(&folder, &[]);
    assert_eq!(told.matches("error[unknown-source]").count(), 2, "{told}");
    // What nobody names, and what says the same again, is no change.
    save(&folder, "other.bib", b"@misc{u, title = {U}}\n");
    save(&folder, "notes.txt", b"[x]{.claim}\n");
    save(&folder, "b.md", b"[y]{#z .claim cite=s}\n");
    save(&folder, "s.bib", b"@misc{s, title = {S}}\n");
    let told = watching.tells(&folder, &[]);
    assert!(told.starts_with("\nChanged: "), "{told}");
    assert_eq!(told.matches("Waiting").count(), 1, "{told}");
}

#[test]
fn files_and_folders_come_and_go() {
    let folder = Folder::new(ARTICLES);
    let watching = Watching::start(&folder, &[]);
    watching.tells(&folder, &[]);
    save(&folder, "new.md", b"[n]{.claim}\n");
    assert!(watching.tells(&folder, &[]).contains("new.md:1:1: warning"));
    let other = Folder::new("//- inner/c.md\n[c]{#c .claim}\n");
    std::fs::rename(other.path("inner"), folder.path("inner")).expect("moved");
    assert!(
        watching
            .tells(&folder, &[])
            .contains("inner/c.md:1:1: warning")
    );
    save(&folder, "inner/c.md", b"[c]{#c .claim cite=s}\n");
    assert!(!watching.tells(&folder, &[]).contains("inner/c.md:"));
    std::fs::rename(folder.path("inner"), folder.path("deep")).expect("moved");
    save(
        &folder,
        "deep/c.md",
        b"[c]{#c .claim supports=\"a#x\"} [d]{.claim}\n",
    );
    watching.until_told("deep/c.md:1:31: warning");
    std::fs::remove_file(folder.path("b.md")).expect("removed");
    assert!(
        watching
            .tells(&folder, &[])
            .contains("a.md:1:32: error[unknown-claim]")
    );
    save(&folder, "b.md", b"[y]{#y .claim cite=s}\n");
    assert!(!watching.tells(&folder, &[]).contains("a.md:"));
    std::fs::remove_dir_all(folder.path("deep")).expect("removed");
    while watching.told().contains("deep/c.md:") {}
    // An empty folder comes first, and an article into it later.
    std::fs::create_dir(folder.path("later")).expect("a folder");
    save(&folder, ".gitignore", b"new.md\n");
    assert!(!watching.tells(&folder, &[]).contains("new.md:"));
    save(&folder, "later/e.md", b"[e]{.claim}\n");
    assert!(
        watching
            .tells(&folder, &[])
            .contains("later/e.md:1:1: warning")
    );
}

/// A hard link changes what a file holds without a word to who watches its folder: only who reads everything again
/// notices.
#[test]
fn what_has_not_changed_is_not_read_again() {
    let folder = Folder::new(ARTICLES);
    save(&folder, "c.md", b"[c]{#c .claim}\n");
    let elsewhere = Folder::new("");
    std::fs::hard_link(folder.path("c.md"), elsewhere.path("c.md")).expect("a link");
    let watching = Watching::start(&folder, &[]);
    watching.tells(&folder, &[]);
    elsewhere.write("c.md", b"[c]{#c .claim cite=s}\n");
    save(&folder, "b.md", b"[y]{#z .claim cite=s}\n");
    let told = watching.told();
    assert!(told.contains("a.md:1:32: error[unknown-claim]"), "{told}");
    assert!(told.contains("c.md:1:1: warning[uncited-claim]"), "{told}");
    let again = std::fs::OpenOptions::new()
        .append(true)
        .open(folder.path("c.md"));
    std::io::Write::write_all(&mut again.expect("a file"), b"\n").expect("written");
    assert!(!watching.tells(&folder, &[]).contains("c.md:"));
}

#[test]
fn fixes_are_made_when_a_file_is_saved_and_no_change_by_themselves() {
    let folder = Folder::new("//- a.md\nIt cost 40 million euros.\n//- b.md\n[y]{.claim cite=s}\n");
    let options = ["--fix", "--unsafe-fixes", "--select=unannotated-statistic"];
    let watching = Watching::start(&folder, &options);
    let told = watching.told();
    assert!(told.contains("1 finding fixed in 1 file"), "{told}");
    save(&folder, "b.md", b"It cost 50 million euros.\n");
    let told = watching.told();
    assert!(
        told.starts_with("\nChanged: b.md\n"),
        "the program's own writing is no change: {told}"
    );
    let fixed = folder.read("b.md");
    assert!(fixed.starts_with("[It cost 50 million euros]{#"), "{fixed}");
}
