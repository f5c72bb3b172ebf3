//! Several formats of one run: for people in the log, for programs in files.

use crate::folder::Folder;

const ARTICLE: &str = "//- a.md\nNobody cites [this]{#x .claim}.\n";

#[test]
fn each_format_goes_to_its_place() {
    let folder = Folder::new(ARTICLE);
    let printed = |format| folder.run(&["check", "--output-format", format]).output;
    let (concise, sarif, junit) = (printed("concise"), printed("sarif"), printed("junit"));
    let run = folder.check(&[
        "--output-format",
        "sarif=r.sarif",
        "--output-format=junit=r.xml",
    ]);
    run.ends_with(1);
    assert_eq!((&*run.output, &*run.errors), (&*concise, ""));
    assert_eq!(folder.read("r.sarif"), sarif);
    assert_eq!(folder.read("r.xml"), junit);
    let run = folder.run(&["check", "--output-format", "concise=a=b.txt"]);
    run.ends_with(1);
    assert_eq!((&*run.output, &*folder.read("a=b.txt")), ("", &*concise));
    let run = folder.run(&["check", "--output-format", "sarif=-"]);
    assert_eq!(run.output, sarif);
}

#[test]
fn the_common_file_is_for_the_format_that_has_none() {
    let folder = Folder::new(ARTICLE);
    let run = folder.check(&["--output-format", "json=r.json", "--output-file", "log.txt"]);
    run.ends_with(1);
    assert_eq!(run.output, "");
    assert!(
        folder
            .read("log.txt")
            .contains("a.md:1:14: warning[uncited-claim]")
    );
    assert!(folder.read("r.json").starts_with('['));
}

fn refuses(arguments: &[&str], cause: &str) {
    let folder = Folder::new(ARTICLE);
    let run = folder.run(&[&["check"], arguments].concat());
    run.ends_with(2);
    assert_eq!(run.output, "", "{run:#?}");
    assert!(run.errors.contains(cause), "no “{cause}” in {run:#?}");
    assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
    let files = std::fs::read_dir(folder.root()).expect("a folder").count();
    assert_eq!(files, 1, "nothing is written");
}

#[test]
fn two_formats_in_one_place_are_refused() {
    let [full, sarif, one, same] =
        ["full", "sarif", "json=r.txt", "sarif=./r.txt"].map(|format| ["--output-format", format]);
    refuses(
        &[full, sarif].concat(),
        "`full` and `sarif` would both go to standard output: give one a file of its own, as in `--output-format sarif=FILE`",
    );
    refuses(
        &[full, full].concat(),
        "`full` and `full` would both go to standard output",
    );
    refuses(
        &[one, same].concat(),
        "`json` and `sarif` would both go to ./r.txt",
    );
    let dash = ["--output-format", "json=-"];
    refuses(
        &[dash, full].concat(),
        "`json` and `full` would both go to standard output",
    );
    let common = ["--output-file", "r.txt"];
    refuses(
        &[one, full, common].concat(),
        "`json` and `full` would both go to r.txt",
    );
    refuses(
        &[one, common].concat(),
        "every format has a file of its own",
    );
}

#[test]
fn what_no_format_can_show_is_refused() {
    let json = ["--output-format", "json", "--include-suppressed"];
    refuses(
        &json,
        "only SARIF lists what is suppressed: add `--output-format sarif`, or leave out --include-suppressed",
    );
}

#[cfg(unix)]
#[test]
fn two_names_of_one_file_are_one_place() {
    let folder = Folder::new(ARTICLE);
    folder.write("real.txt", b"");
    std::os::unix::fs::symlink("real.txt", folder.path("link.txt")).expect("a link");
    let run = folder.run(&[
        "check",
        "--output-format=json=real.txt",
        "--output-format=sarif=link.txt",
    ]);
    run.ends_with(2);
    assert!(run.errors.contains("would both go to link.txt"), "{run:#?}");
}

#[test]
fn what_is_read_is_not_written_over() {
    let files = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n@misc{s, title = {S}}\n\
                 //- a.md\n[x]{.claim cite=s}\n";
    for name in ["a.md", "./a.md", "s.bib", "claimlint.toml"] {
        let folder = Folder::new(files);
        let before = std::fs::read(folder.path(name)).expect(name);
        for arguments in [
            ["--output-file", name],
            ["--output-format", &format!("sarif={name}")],
        ] {
            let run = folder.run(&[&["check"], &arguments[..]].concat());
            run.ends_with(2);
            assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
            assert!(
                run.errors
                    .contains(&format!("cannot write to {name}: it is one of")),
                "{run:#?}"
            );
            assert_eq!(std::fs::read(folder.path(name)).expect(name), before);
        }
    }
}

#[test]
fn an_unknown_format_is_an_error_with_a_suggestion() {
    let run = Folder::new(ARTICLE).run(&["check", "--output-format", "sarf=r.sarif"]);
    run.ends_with(2);
    assert!(
        run.errors.contains("a similar value exists: 'sarif'"),
        "{run:#?}"
    );
    let run = Folder::new(ARTICLE).run(&["check", "--output-format", "sarif="]);
    run.ends_with(2);
    assert!(run.errors.contains("'sarif='"), "{run:#?}");
}

/// GitHub reads paths from the top of the repository on, people from where they stand.
#[test]
fn each_format_has_its_own_paths() {
    let folder = Folder::new("//- repository/briefs/a.md\n[x]{.claim}\n");
    let mut command = folder.command(&[
        "check",
        "--output-format=concise",
        "--output-format=sarif=r.sarif",
    ]);
    command.current_dir(folder.path("repository/briefs"));
    command.env("GITHUB_WORKSPACE", folder.path("repository"));
    let output = command.output().expect("the program runs").stdout;
    assert!(
        output.starts_with(b"a.md:1:1: "),
        "{}",
        String::from_utf8_lossy(&output)
    );
    let sarif = folder.read("repository/briefs/r.sarif");
    assert!(sarif.contains("\"uri\": \"briefs/a.md\""), "{sarif}");
}
