//! `--output-file`: a file instead of standard output.

use crate::folder::Folder;

const ARTICLE: &str = "//- a.md\nNobody cites [this]{#x .claim}.\n";

#[test]
fn a_file_holds_what_would_have_been_printed() {
    let folder = Folder::new(ARTICLE);
    for format in ["full", "concise", "json"] {
        let printed = folder.run(&["check", "--output-format", format, "a.md"]);
        let arguments = [
            "--output-format",
            format,
            "--output-file",
            "out.txt",
            "a.md",
        ];
        let written = folder.run(&[&["check"], &arguments[..]].concat());
        written.ends_with(1);
        assert_eq!((&*written.output, &*written.errors), ("", ""), "{format}");
        let text = folder.read("out.txt");
        assert_eq!(text, printed.output, "{format}");
        let dash = folder.run(&[
            "check",
            "--output-format",
            format,
            "--output-file",
            "-",
            "a.md",
        ]);
        assert_eq!(dash.output, printed.output, "{format}");
    }
    let names = std::fs::read_dir(folder.root()).expect("a folder").count();
    assert_eq!(names, 2, "no temporary file is left behind");
}

#[test]
fn a_file_that_cannot_be_written_ends_with_two() {
    let folder = Folder::new(ARTICLE);
    let run = folder.run(&["check", "--output-file", "missing/out.txt", "a.md"]);
    run.ends_with(2);
    assert_eq!(run.output, "");
    assert_eq!(
        run.errors,
        "error: cannot write missing/out.txt: No such file or directory\n"
    );
    std::fs::create_dir(folder.path("out")).expect("a folder");
    let run = folder.run(&["check", "--output-file", "out", "a.md"]);
    run.ends_with(2);
    assert!(
        run.errors.starts_with("error: cannot write out: "),
        "{run:#?}"
    );
    assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
}

#[test]
fn a_read_only_file_is_left_alone() {
    let folder = Folder::new(ARTICLE);
    folder.write("out.txt", b"mine");
    let path = folder.path("out.txt");
    let mut permissions = path.metadata().expect("a file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("permissions");
    folder
        .run(&["check", "--output-file", "out.txt", "a.md"])
        .ends_with(2);
    assert_eq!(std::fs::read(&path).expect("a file"), b"mine");
}

#[cfg(unix)]
#[test]
fn links_permissions_and_devices_stay_what_they_are() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new(ARTICLE);
    folder.write("real.txt", b"old");
    let mode = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(folder.path("real.txt"), mode).expect("permissions");
    symlink("real.txt", folder.path("link.txt")).expect("a link");
    folder
        .run(&["check", "--output-file", "link.txt", "a.md"])
        .ends_with(1);
    assert!(folder.path("link.txt").is_symlink());
    let metadata = folder.path("real.txt").metadata().expect("a file");
    assert_eq!(metadata.permissions().mode() & 0o777, 0o640);
    assert!(metadata.len() > 3);

    let run = folder.run(&["check", "--output-file", "/dev/stdout", "a.md"]);
    run.ends_with(1).shows("uncited-claim");
}
