//! What is not written over, what cannot be read or written, and the way out that is told.

use super::{ARTICLES, FILE, known};

#[test]
fn create_replaces_nothing() {
    let folder = known(ARTICLES);
    let before = folder.read(FILE);
    let run = folder.run(&["baseline", "create", "briefs/a.md"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: .claimlint-baseline.json stands there already: `claimlint baseline update` brings it up to date\n"
    );
    assert_eq!(folder.read(FILE), before);
    let run = folder.run(&["baseline", "create", "--baseline", "mine.json"]);
    run.ends_with(0).shows("`baseline = \"mine.json\"`");
    folder.check(&["--baseline", "mine.json"]).ends_with(0);
}

#[test]
fn a_report_is_not_written_over_the_baseline() {
    let folder = known(ARTICLES);
    let before = folder.read(FILE);
    let run = folder.check(&["--baseline", FILE, "--output-file", FILE]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: cannot write to .claimlint-baseline.json: it is the baseline, and would be lost\n"
    );
    assert_eq!(folder.read(FILE), before);
}

#[test]
fn what_cannot_be_used_is_told_with_the_way_out() {
    let folder = known(ARTICLES);
    let good = folder.read(FILE);
    let stopped = |expected: &str| {
        for arguments in [
            &["check", "--baseline", FILE][..],
            &["baseline", "update"],
            &["baseline", "prune"],
        ] {
            let run = folder.run(arguments);
            run.ends_with(2);
            assert_eq!(run.errors, format!("error: {expected}\n"), "{arguments:?}");
            assert_eq!(run.output, "", "{arguments:?}");
        }
    };
    folder.write(
        FILE,
        good.replace("\"version\": 1", "\"version\": 7").as_bytes(),
    );
    stopped(
        ".claimlint-baseline.json is of version 7, and this Claimlint reads version 1: use the one that wrote it",
    );
    folder.write(FILE, good.replace("},", "}").as_bytes());
    stopped(
        ".claimlint-baseline.json:5:5: no baseline that can be read: expected `,` or `]`; restore it, or delete it and \
         run `claimlint baseline create`",
    );
    let report = folder
        .run(&["check", "--no-baseline", "--output-format", "json"])
        .output;
    folder.write(FILE, report.as_bytes());
    stopped(
        ".claimlint-baseline.json is a list, as `--output-format json` prints it, and no baseline: name the file that \
         `claimlint baseline create` wrote",
    );
    folder.write(FILE, format!("<<<<<<< HEAD\n{good}").as_bytes());
    stopped(
        ".claimlint-baseline.json:1: a conflict of git is not resolved: take either side, then run `claimlint \
         baseline update`",
    );
    std::fs::remove_file(folder.path(FILE)).expect("it goes");
    std::fs::create_dir(folder.path(FILE)).expect("a folder");
    stopped("cannot read the baseline .claimlint-baseline.json: Is a directory");
    let run = folder.run(&["check", "--baseline", "gone.json"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: there is no baseline gone.json: `claimlint baseline create --baseline gone.json` writes one\n"
    );
    let run = folder.run(&["baseline", "create", "--baseline", "gone/known.json"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: cannot write gone/known.json: No such file or directory; `--baseline FILE` names another place\n"
    );
}

#[cfg(unix)]
#[test]
fn a_read_only_baseline_is_left_alone() {
    let folder = known(ARTICLES);
    let before = folder.read(FILE);
    let path = folder.path(FILE);
    let mut permissions = path.metadata().expect("a file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("it becomes read-only");
    folder.write("briefs/c.md", b"[New]{.claim}\n");
    let run = folder.run(&["baseline", "update"]);
    run.ends_with(2);
    assert!(
        run.errors
            .starts_with("error: cannot write .claimlint-baseline.json: permission denied"),
        "{run:#?}"
    );
    assert_eq!(folder.read(FILE), before);
}
