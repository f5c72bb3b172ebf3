//! `--quiet`: what is found and what goes wrong, and nothing else.

use super::folder::Folder;

#[test]
fn nothing_is_said_where_nothing_is_found() {
    let folder = Folder::new("//- a.md\n[x]{.claim stance=asks}\n");
    for format in ["full", "concise", "grouped", "github"] {
        let run = folder.run(&["check", "-q", "--output-format", format]);
        run.ends_with(0);
        assert_eq!((&*run.output, &*run.errors), ("", ""), "{format}");
    }
    folder.write(".gitignore", b"a.md\n");
    let run = folder.run(&["check", "--quiet", "a.md"]);
    assert_eq!((&*run.output, &*run.errors), ("", ""));
    let run = folder.run(&["init", "--quiet"]);
    run.ends_with(0);
    assert_eq!((&*run.output, &*run.errors), ("", ""));
    assert!(folder.path("claimlint.toml").exists());
}

#[test]
fn findings_are_shown_without_their_sum() {
    let folder = Folder::new("//- a.md\n[x]{.claim}\n");
    let loud = folder.check(&[]);
    let quiet = folder.check(&["--quiet"]);
    quiet.ends_with(1).shows("a.md:1:1: warning[uncited-claim]");
    let (_, summary) = loud.output.split_at(quiet.output.len());
    assert_eq!(quiet.output.clone() + summary, loud.output);
    assert_eq!(summary, "1 article, 1 claim: 0 errors, 1 warning, 0 info\n");
    let run = folder.run(&["check", "--statistics", "-q"]);
    assert_eq!(run.output, "1  warning  uncited-claim\n");
    let json = ["check", "--output-format", "json"];
    assert_eq!(
        folder.run(&json).output,
        folder.run(&[&json[..], &["-q"]].concat()).output
    );
}

#[test]
fn errors_are_told() {
    let run = Folder::new("").run(&["check", "-q", "gone.md"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: cannot check gone.md: No such file or directory\n"
    );
}

/// What a command is there to print is printed.
#[test]
fn other_commands_print_what_they_are_for() {
    let folder = Folder::new("//- a.md\n[x]{.claim}\n");
    for arguments in [
        &["rule"][..],
        &["stats"],
        &["schema"],
        &["man"],
        &["completions", "fish"],
    ] {
        let loud = folder.run(arguments);
        assert!(!loud.output.is_empty());
        assert_eq!(
            folder.run(&[arguments, &["-q"]].concat()).output,
            loud.output
        );
    }
}
