//! What is checked and what fails: rules, files and configuration, as options and in `claimlint.toml`.

use super::folder::{Folder, Run};

/// An uncited claim (warning) with a reference to nothing (error) in each of two files.
const TWO: &str = "//- a.md\n[x]{#x .claim supports=\"nowhere\"}\n\
                   //- drafts/b.md\n[y]{#y .claim supports=\"nowhere\"}\n";

/// How many findings there are of the uncited claims and of the unknown ones.
fn counts(run: &Run) -> (usize, usize) {
    let of = |rule| run.of_rule(rule).len();
    (of("uncited-claim"), of("unknown-claim"))
}

fn refuses(arguments: &[&str], cause: &str) {
    let run = Folder::new(TWO).check(arguments);
    run.ends_with(2);
    assert_eq!(run.output, "", "{run:#?}");
    assert!(run.errors.contains(cause), "no “{cause}” in {run:#?}");
    assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
}

#[test]
fn rules_and_groups_are_selected_and_ignored() {
    let folder = Folder::new(TWO);
    assert_eq!(counts(&folder.check(&[])), (2, 2));
    for (arguments, expected) in [
        (&["--select", "uncited-claim"][..], (2, 0)),
        (&["--select", "names"], (0, 2)),
        (&["--select", "names, uncited-claim"], (2, 2)),
        (&["--select", "names", "--select", "sources"], (2, 2)),
        (&["--select=relations"], (0, 0)),
        (&["--ignore", "unknown-claim"], (2, 0)),
        (&["--ignore", "sources", "--ignore=unknown-claim"], (0, 0)),
        (&["--select", "all", "--ignore", "sources"], (0, 2)),
        (
            &["--select", "uncited-claim", "--ignore", "sources"],
            (2, 0),
        ),
        (&["--ignore", "all"], (0, 0)),
    ] {
        let run = folder.check(arguments);
        assert_eq!(counts(&run), expected, "{arguments:?}");
        run.ends_with(i32::from(expected != (0, 0)));
    }
}

#[test]
fn options_come_before_the_file() {
    let folder = Folder::new(TWO);
    let file = "ignore = [\"unknown-claim\"]\n[rules]\nuncited-claim = \"off\"\n";
    folder.write("claimlint.toml", file.as_bytes());
    assert_eq!(counts(&folder.check(&[])), (0, 0));
    assert_eq!(
        counts(&folder.check(&["--select", "uncited-claim,names"])),
        (2, 2)
    );
    assert_eq!(counts(&folder.check(&["--select", "all"])), (0, 2));
    assert_eq!(counts(&folder.check(&["--isolated"])), (2, 2));
    let snippet = "rules.uncited-claim = \"error\"";
    let run = folder.check(&["--config", snippet]);
    assert_eq!(counts(&run), (2, 0));
    run.shows("error[uncited-claim]");
    assert_eq!(counts(&folder.check(&["--config", "ignore = []"])), (0, 2));
    assert_eq!(
        counts(&folder.check(&["--isolated", "--config", snippet])),
        (2, 2)
    );
}

#[test]
fn a_rule_that_does_not_exist_is_refused() {
    let called = "error: no rule or group is called `uncited-clam`; did you mean `uncited-claim`?";
    refuses(&["--select", "uncited-clam"], called);
    refuses(&["--ignore", "sources,uncited-clam"], called);
    refuses(&["--per-file-ignores", "a.md:uncited-clam"], called);
    refuses(&["--select", "ALL"], "did you mean `all`?");
    refuses(
        &["--ignore", "nothing-like-it"],
        "no rule or group is called `nothing-like-it` (`claimlint rule` lists them)",
    );
    refuses(
        &["--config", "rules.uncited-clam = \"off\""],
        "did you mean `uncited-claim`?",
    );
    refuses(
        &["--config", "select = [\"sourcs\"]"],
        "did you mean `sources`?",
    );
    let folder =
        Folder::new("//- claimlint.toml\n\n\nignore = [\"sourcs\"]\n//- a.md\n[x]{.claim}\n");
    let run = folder.check(&[]);
    run.ends_with(2);
    assert!(
        run.errors.contains("claimlint.toml:3:11: no rule or group"),
        "{run:#?}"
    );
}

#[test]
fn files_are_spared_from_rules() {
    let folder = Folder::new(TWO);
    let spared = |pattern: &str| counts(&folder.check(&["--per-file-ignores", pattern]));
    assert_eq!(spared("drafts/**:uncited-claim,unknown-claim"), (1, 1));
    assert_eq!(spared("drafts/**: uncited-claim"), (1, 2));
    assert_eq!(spared("{a.md,drafts/*}:sources"), (0, 2));
    assert_eq!(spared("**:all"), (0, 0));
    let two = [
        "--per-file-ignores",
        "a.md:names",
        "--per-file-ignores",
        "a.md:sources",
    ];
    assert_eq!(counts(&folder.check(&two)), (1, 1));
    refuses(
        &["--per-file-ignores", "x[:sources"],
        "--per-file-ignores: no pattern for files",
    );
    let run = folder.check(&["--per-file-ignores", "uncited-claim"]);
    run.ends_with(2);
    assert!(run.errors.contains("'drafts/**:uncited-claim'"), "{run:#?}");
}

#[test]
fn the_level_that_fails_is_set() {
    let warning = Folder::new("//- a.md\n[x]{.claim}\n");
    for (level, code) in [("error", 0), ("warning", 1), ("info", 1), ("never", 0)] {
        let run = warning.check(&["--fail-on", level]);
        run.ends_with(code).shows("warning[uncited-claim]");
        let fail_on = format!("fail-on = \"{level}\"\n");
        warning.check(&["--config", &fail_on]).ends_with(code);
        warning.write("claimlint.toml", fail_on.as_bytes());
        warning.check(&[]).ends_with(code);
        warning.check(&["--fail-on", "info"]).ends_with(1);
        warning.check(&["--exit-zero"]).ends_with(0);
        std::fs::remove_file(warning.path("claimlint.toml")).expect("removed");
    }
    let info = "rules.uncited-claim = \"info\"";
    warning.check(&["--config", info]).ends_with(0);
    warning
        .check(&["--config", info, "--fail-on", "info"])
        .ends_with(1);
    warning.check(&["--exit-zero", "nowhere.md"]).ends_with(2);
    warning
        .check(&["--exit-zero", "--fail-on", "info"])
        .ends_with(2);
    warning.check(&["--fail-on", "off"]).ends_with(2);
}

#[test]
fn another_file_stands_in_for_the_configuration() {
    let folder = Folder::new(TWO);
    folder.write("claimlint.toml", b"[rules]\nunknown-claim = \"off\"\n");
    let strict =
        "[rules]\nuncited-claim = \"error\"\n[per-file-ignores]\n\"drafts/**\" = [\"names\"]\n";
    folder.write("ci/strict.toml", strict.as_bytes());
    let run = folder.check(&["--config", "ci/strict.toml"]);
    assert_eq!(
        counts(&run),
        (2, 1),
        "its patterns hold where the articles are: {run:#?}"
    );
    run.shows("error[uncited-claim]");
    let both = [
        "--config",
        "ci/strict.toml",
        "--config",
        "rules.uncited-claim = \"off\"",
    ];
    assert_eq!(counts(&folder.check(&both)), (0, 1));
    refuses(
        &["--config", "nowhere.toml"],
        "nowhere.toml:1:1: cannot be read: No such file or directory",
    );
    refuses(
        &["--isolated", "--config", "a.md"],
        "--isolated reads no file",
    );
    refuses(
        &["--config", "a.md", "--config", "drafts/b.md"],
        "a second file, drafts/b.md",
    );
    refuses(&["--config", "a.md"], "a.md:1:");
    refuses(
        &["--config", "rules.uncited-claim = \"loud\""],
        "--config 'rules.uncited-claim",
    );
    refuses(
        &["--config", "rules.uncited-claim = off"],
        "--config 'rules.uncited-claim",
    );
}

#[test]
fn a_bibliography_can_be_given() {
    let folder = Folder::new(
        "//- deep/s.bib\n@misc{s, title={S}}\n//- deep/claimlint.toml\n//- deep/a.md\n[x]{.claim cite=\"s\"}\n",
    );
    folder.check(&[]).ends_with(1);
    let run = folder.check(&["--config", "bibliography = [\"s.bib\"]"]);
    run.ends_with(0).shows("1 article, 1 claim");
}

#[test]
fn excluded_files_are_left_out_even_where_they_are_given() {
    let folder = Folder::new(TWO);
    let given = ["--exclude", "drafts/", "drafts/b.md"];
    let run = folder.check(&given);
    run.ends_with(0).shows("0 articles, 0 claims");
    assert!(
        run.errors
            .contains("warning: nothing is checked: drafts/b.md is ignored"),
        "{run:#?}"
    );
    let run = folder.check(&["--exclude", "drafts/", "drafts/b.md", "a.md"]);
    assert_eq!((counts(&run), run.errors.as_str()), ((1, 1), ""));
    for arguments in [&["--exclude", "drafts/"][..], &["--exclude=*.old.md,b.md"]] {
        assert_eq!(counts(&folder.check(arguments)), (1, 1), "{arguments:?}");
    }
    folder.write("claimlint.toml", b"exclude = [\"drafts\"]\n");
    assert_eq!(counts(&folder.check(&[])), (1, 1));
    assert_eq!(counts(&folder.check(&["drafts/b.md"])), (0, 0));
    assert_eq!(counts(&folder.check(&["drafts"])), (0, 0));
    assert_eq!(counts(&folder.check(&["--exclude", "a.md"])), (0, 0));
    assert_eq!(counts(&folder.check(&["--config", "exclude = []"])), (2, 2));
    folder.write("claimlint.toml", b"\nexclude = [\"a\", \"x{\"]\n");
    let run = folder.check(&[]);
    run.ends_with(2);
    assert!(
        run.errors
            .contains("claimlint.toml:2:17: no pattern for files"),
        "{run:#?}"
    );
}

#[test]
fn nobody_can_refer_to_what_is_excluded() {
    let folder =
        Folder::new("//- a.md\n[x]{#x .claim supports=\"b#y\"}\n//- drafts/b.md\n[y]{#y .claim}\n");
    assert_eq!(counts(&folder.check(&["."])), (2, 0));
    assert_eq!(
        counts(&folder.check(&["--exclude", "drafts/", "."])),
        (1, 1)
    );
}

#[test]
fn an_excluded_bibliography_is_read_and_not_judged() {
    let folder = Folder::new(
        "//- claimlint.toml\nbibliography = [\"vendor/s.bib\"]\n\
         //- vendor/s.bib\n@misc{s, title={S}}\n@misc{t, title={\n\
         //- a.md\n[x]{.claim cite=\"s\"}\n",
    );
    folder
        .check(&[])
        .ends_with(1)
        .shows("error[invalid-bibliography]");
    let run = folder.check(&["--exclude", "vendor/"]);
    run.ends_with(0).shows("1 article, 1 claim: 0 errors");
}

#[test]
fn ignored_files_are_left_out_even_where_they_are_given() {
    let folder = Folder::new(TWO);
    folder.write(".git/HEAD", b"");
    folder.write(".gitignore", b"drafts/\n");
    folder.write(".hidden.md", b"[x]{.claim}\n");
    folder.write("notes.txt", b"[x]{.claim}\n");
    let run = folder.check(&["drafts/b.md"]);
    run.ends_with(0);
    assert!(
        run.errors.contains("warning: nothing is checked"),
        "{run:#?}"
    );
    let run = folder.check(&["drafts/b.md", "a.md"]);
    assert_eq!((counts(&run), run.errors.as_str()), ((1, 1), ""));
    for given in [".hidden.md", "notes.txt"] {
        assert_eq!(
            counts(&folder.check(&[given])),
            (1, 0),
            "{given} is not ignored"
        );
    }
    folder.write("drafts/.gitignore", b"!b.md\n");
    folder.write(".gitignore", b"drafts/*\n!drafts/b.md\n");
    assert_eq!(counts(&folder.check(&["drafts/b.md"])), (1, 1));
}

#[test]
fn statistics_count_by_rule() {
    let folder = Folder::new(TWO);
    folder.write("c.md", b"[z]{#z .claim}\n");
    let run = folder.run(&["check", "--statistics"]);
    run.ends_with(1);
    let expected = "3  warning  uncited-claim\n2  error    unknown-claim\n\
                    3 articles, 3 claims: 2 errors, 3 warnings, 0 info\n";
    assert_eq!(run.output, expected);
    let run = folder.run(&["check", "--statistics", "--select", "relations"]);
    run.ends_with(0);
    assert_eq!(
        run.output,
        "3 articles, 3 claims: 0 errors, 0 warnings, 0 info\n"
    );
    let both = ["check", "--statistics", "--output-format", "json"];
    folder.run(&both).ends_with(2);
}

#[test]
fn any_number_of_threads_finds_the_same() {
    let folder = Folder::new(TWO);
    let expected = folder.check(&[]).output;
    for threads in ["1", "2", "7"] {
        assert_eq!(folder.check(&["--threads", threads]).output, expected);
    }
    for threads in ["0", "99999999"] {
        let run = folder.check(&["--threads", threads]);
        run.ends_with(2);
        assert!(run.errors.contains("is not in 1..=1024"), "{run:#?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_may_be_given() {
    let folder = Folder::new(TWO);
    folder.write(".git/HEAD", b"");
    std::os::unix::fs::symlink("drafts", folder.path("link")).expect("a link");
    assert_eq!(counts(&folder.check(&["link/b.md"])), (1, 1));
}
