//! A reader that has seen enough, such as `head`: no command complains, and each ends as it would have.

use std::io::Read;
use std::process::Stdio;

use claimlint::cli;

use super::folder::Folder;

/// Runs a command whose reader leaves after some bytes; how it ends, and what it says of it.
fn left(folder: &Folder, arguments: &[&str], after: usize) -> (Option<i32>, String) {
    let mut command = folder.command(arguments);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut output = child.stdout.take().expect("a pipe");
    output
        .read_exact(&mut vec![0; after])
        .expect("so much is written");
    drop(output);
    let ended = child.wait_with_output().expect("the program ends");
    (
        ended.status.code(),
        String::from_utf8(ended.stderr).expect("UTF-8"),
    )
}

/// More than a pipe holds, so that the reader leaves while the program still writes.
#[test]
fn big_outputs_end_quietly() {
    let folder = Folder::new("");
    folder.write("a.md", "[x]{.claim}\n\n".repeat(1_000).as_bytes());
    let check = cli::describe();
    let check = check.find_subcommand("check").expect("check").clone();
    let mut options = check.get_arguments();
    let formats = options.find(|option| option.get_long() == Some("output-format"));
    for format in formats.expect("--output-format").get_possible_values() {
        let arguments = ["check", "--output-format", format.get_name()];
        // GitHub shows ten annotations: that fits into a pipe.
        assert_eq!(
            left(&folder, &arguments, 100),
            (Some(1), String::new()),
            "{arguments:?}"
        );
    }
    let clean = ["check", "--output-format", "json", "--exit-zero"];
    assert_eq!(left(&folder, &clean, 100), (Some(0), String::new()));
    folder.write("b.md", names().as_bytes());
    assert_eq!(left(&folder, &["stats"], 100), (Some(0), String::new()));
    assert_eq!(
        left(&folder, &["stats", "--output-format=json"], 100),
        (Some(0), String::new())
    );
}

/// Claims of so many people that they take more than a pipe holds.
fn names() -> String {
    (0..1_000)
        .map(|number| format!("[x]{{.claim by=\"Person {number:0>80}\"}} "))
        .collect()
}

#[test]
fn every_command_ends_quietly() {
    let commands = [
        &["baseline", "create"][..],
        &["check", "--exit-zero"],
        &["check", "--diff"],
        &["check", "--help"],
        &["completions", "zsh"],
        &["config"],
        &["fmt", "--quiet"],
        &["fmt", "--diff", "--quiet"],
        &["import", "page.html"],
        &["init"],
        &["man"],
        &["rule"],
        &["rule", "uncited-claim"],
        &["schema"],
        &["schema", "settings"],
        &["stats"],
        &["--help"],
        &["--version"],
    ];
    for arguments in commands {
        let folder = Folder::new(
            "//- a.md\n[x]{.claim stance=\"asks\"}\n//- page.html\n<p>Troops will come.</p>\n",
        );
        assert_eq!(
            left(&folder, arguments, 0),
            (Some(0), String::new()),
            "{arguments:?}"
        );
    }
    let tried: Vec<_> = commands.iter().map(|arguments| arguments[0]).collect();
    for command in cli::describe().get_subcommands() {
        // What an editor hears has a pipe of its own, and its own end.
        let name = command.get_name();
        assert!(tried.contains(&name) || name == "server", "{name}");
    }
}

/// Where nobody listens on standard error either, the exit code still tells.
#[test]
fn errors_that_nobody_reads_end_quietly() {
    let folder = Folder::new("");
    let mut command = folder.command(&["check", "gone.md"]);
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stderr.take());
    assert_eq!(child.wait().expect("the program ends").code(), Some(2));
}
