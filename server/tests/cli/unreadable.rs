//! Folders and files that may not be read: each is told on a line, and the rest is checked nevertheless.

use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::thread;

use super::folder::Folder;

/// Nobody, whom the superuser becomes: nothing is closed to the superuser.
const NOBODY: u32 = 65534;

fn set_mode(folder: &Folder, name: &str, mode: u32) {
    fs::set_permissions(folder.path(name), Permissions::from_mode(mode)).expect("permissions");
}

/// Runs the program as somebody to whom files can be closed; how it ends, and what it says on both streams.
fn run(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String, String) {
    // Wherever it was built, somebody else may not look.
    let program = folder.path("claimlint");
    fs::copy(env!("CARGO_BIN_EXE_claimlint"), &program).expect("a copy");
    let mut command = Command::new(&program);
    command.args(arguments).current_dir(folder.root());
    if rustix::process::geteuid().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    // While another test starts a program, it holds what this one has just written open.
    let output = loop {
        match command.output() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => thread::yield_now(),
            output => break output.expect("the program runs"),
        }
    };
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn a_folder_that_may_not_be_looked_into_is_an_error_on_one_line() {
    let folder = Folder::new(
        "//- claimlint.toml\n//- open/a.md\n[x]{.claim}\n//- closed/b.md\n[y]{.claim}\n",
    );
    set_mode(&folder, ".", 0o755);
    set_mode(&folder, "closed", 0o000);
    let closed = folder.path("closed");
    let expected = format!(
        "error: cannot look into {}: Permission denied\n",
        closed.display()
    );
    let concise = ["check", "--output-format", "concise"];
    let (code, output, errors) = run(&folder, &concise);
    assert_eq!((code, &errors), (Some(2), &expected));
    assert!(
        output.starts_with("open/a.md:1:1: warning[uncited-claim]"),
        "{output}"
    );
    let (code, _, errors) = run(&folder, &["check", "closed"]);
    assert_eq!((code, &errors), (Some(2), &expected));
    let (code, output, errors) = run(&folder, &["check", "closed/b.md"]);
    let expected = "error: cannot check closed/b.md: Permission denied\n";
    assert_eq!((code, &*output, &*errors), (Some(2), "", expected));
    set_mode(&folder, "closed", 0o755);
}

#[test]
fn an_article_that_may_not_be_read_is_a_finding() {
    let folder = Folder::new("//- claimlint.toml\n//- a.md\n[x]{.claim}\n//- b.md\n[y]{.claim}\n");
    set_mode(&folder, ".", 0o755);
    set_mode(&folder, "a.md", 0o000);
    let (code, output, errors) = run(&folder, &["check", "--output-format", "concise"]);
    assert_eq!((code, &*errors), (Some(1), ""), "{output}");
    assert!(
        output.starts_with("a.md:1:1: error[unreadable-article]"),
        "{output}"
    );
    assert!(
        output.contains("Permission denied") && output.contains("b.md:1:1: warning"),
        "{output}"
    );
}
