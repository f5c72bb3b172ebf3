//! Configurations, options and baselines are heeded, also when they change while it watches.

use super::ARTICLES;
use super::watching::{Watching, save};
use crate::folder::Folder;

#[test]
fn a_broken_configuration_is_told_and_waited_out() {
    let folder = Folder::new(ARTICLES);
    let watching = Watching::start(&folder, &[]);
    watching.tells(&folder, &[]);
    let mends = "\nWaiting for a change that mends this (Ctrl-C ends)\n";
    save(&folder, "claimlint.toml", b"fail-no = \"error\"\n");
    let told = watching.told();
    assert!(
        told.starts_with("\nChanged: claimlint.toml\nerror: "),
        "{told}"
    );
    assert!(
        told.contains("did you mean `fail-on`?") && told.ends_with(mends),
        "{told}"
    );
    save(
        &folder,
        "claimlint.toml",
        b"bibliography = [\"s.bib\"]\n[rules]\nunused-source = \"error\"\n",
    );
    save(
        &folder,
        "s.bib",
        b"@misc{s, title = {S}}\n@misc{t, title = {T}}\n",
    );
    watching.until_told("error[unused-source]");
    save(&folder, "a.md", b"[x]{#x .claim cite=t supports=\"b#y\"}\n");
    assert!(!watching.tells(&folder, &[]).contains("unused-source"));

    // It may be broken from the beginning.
    save(&folder, "claimlint.toml", b"[rules\n");
    let watching = Watching::start(&folder, &[]);
    let told = watching.told();
    assert!(
        told.starts_with("error: ") && told.ends_with(mends),
        "{told}"
    );
    std::fs::remove_file(folder.path("claimlint.toml")).expect("removed");
    watching.tells(&folder, &[]);
}

#[test]
fn given_paths_another_configuration_and_a_baseline_are_heeded() {
    let folder = Folder::new(ARTICLES);
    save(
        &folder,
        "ci/strict.toml",
        b"[rules]\nuncited-claim = \"error\"\n",
    );
    save(&folder, "drafts/d.md", b"[d]{.claim}\n");
    folder
        .run(&["baseline", "create", "--baseline", "ci/known.json", "b.md"])
        .ends_with(0);
    let options = [
        "--config",
        "ci/strict.toml",
        "--baseline",
        "ci/known.json",
        "drafts",
    ];
    let watching = Watching::start(&folder, &options);
    assert!(
        watching
            .tells(&folder, &options)
            .contains("error[uncited-claim]")
    );
    save(
        &folder,
        "ci/strict.toml",
        b"[rules]\nuncited-claim = \"warning\"\n",
    );
    assert!(
        watching
            .tells(&folder, &options)
            .contains("warning[uncited-claim]")
    );
    let known = [
        "baseline",
        "update",
        "--baseline",
        "ci/known.json",
        "drafts",
    ];
    folder.run(&known).ends_with(0);
    let told = watching.told();
    assert!(told.contains("known from the baseline"), "{told}");
    save(&folder, "drafts/d.md", b"[another]{.claim}\n");
    assert!(
        watching
            .tells(&folder, &options)
            .contains("d.md:1:1: warning[uncited-claim]")
    );
}

#[test]
fn quiet_tells_what_is_found_alone() {
    let folder = Folder::new(ARTICLES);
    save(&folder, "a.md", b"[x]{#x .claim}\n");
    let watching = Watching::start(&folder, &["--quiet"]);
    let line = watching.line();
    assert!(
        line.starts_with("a.md:1:1: warning[uncited-claim]"),
        "{line}"
    );
    save(&folder, "a.md", b"[xy]{#x .claim}\n");
    let line = watching.line();
    assert!(line.contains("“xy”"), "{line}");
}

#[test]
fn what_cannot_go_on_is_refused() {
    let folder = Folder::new(ARTICLES);
    for arguments in [
        &["--stdin-filename", "a.md", "-"][..],
        &["--diff"],
        &["--add-ignore=x"],
        &["-"],
        &["gone.md"],
    ] {
        let run = folder.run(&[&["check", "--watch"], arguments].concat());
        run.ends_with(2);
        assert_eq!(run.output, "", "{run:#?}");
    }
}
