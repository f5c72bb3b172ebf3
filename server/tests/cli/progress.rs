//! A bar on a terminal while a check goes on, and none where nobody would see it.

use std::process::Stdio;

use rustix::fs::{CWD, Mode, mkfifoat};

use super::folder::Folder;
use super::pty::Terminal;

/// A folder with an article that is read for as long as nobody writes it.
fn slow() -> Folder {
    let folder = Folder::new("//- claimlint.toml\n//- quick.md\n[x]{.claim}\n");
    mkfifoat(CWD, folder.path("slow.md"), Mode::RUSR | Mode::WUSR).expect("a pipe");
    folder
}

/// Writes the article at last.
fn write(folder: &Folder) {
    std::fs::write(folder.path("slow.md"), "[y]{.claim}\n").expect("somebody reads");
}

#[test]
fn a_terminal_shows_how_far_the_reading_is() {
    let folder = slow();
    let mut terminal = Terminal::new();
    let mut command = folder.command(&["check", "--output-format=concise", "slow.md"]);
    command
        .env("TERM", "xterm")
        .stdout(Stdio::piped())
        .stderr(terminal.stream());
    let child = terminal.start(&mut command);
    let shown = terminal.read_until(" 1 of 2");
    assert!(shown.contains("Reading "), "{shown:?}");
    write(&folder);
    let rest = terminal.read_to_end();
    let (_, after) = rest.rsplit_once("\x1b[2K").expect("the line is cleared");
    assert!(!after.contains("Reading"), "{rest:?}");
    let output = child.wait_with_output().expect("the program ends");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        output.starts_with("slow.md:1:1: warning[uncited-claim]"),
        "{output}"
    );
}

/// They wait longer than a bar does.
#[test]
fn nothing_is_shown_in_a_pipe_in_ci_or_quietly() {
    let in_a_pipe = slow();
    let mut command = in_a_pipe.command(&["check", "slow.md"]);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let piped = command
        .env("TERM", "xterm")
        .spawn()
        .expect("the program runs");
    let settings: [(&[&str], &str, &str); 3] = [
        (&["check", "slow.md"], "CI", "true"),
        (&["check", "slow.md"], "TERM", "dumb"),
        (&["check", "slow.md", "--quiet"], "TERM", "xterm"),
    ];
    let running = settings.map(|(arguments, name, value)| {
        let folder = slow();
        let mut terminal = Terminal::new();
        let mut command = folder.command(arguments);
        command.stdout(Stdio::null()).stderr(terminal.stream());
        command.env("TERM", "xterm").env(name, value);
        let child = terminal.start(&mut command);
        (folder, terminal, child)
    });
    // Begun last: when its bar is shown, the others would have shown theirs.
    let with_bar = slow();
    let mut shown = Terminal::new();
    let mut command = with_bar.command(&["check", "slow.md"]);
    command.stdout(Stdio::null()).stderr(shown.stream());
    let mut last = shown.start(command.env("TERM", "xterm"));
    shown.read_until(" 1 of 2");
    write(&with_bar);
    shown.read_to_end();
    last.wait().expect("the program ends");
    write(&in_a_pipe);
    let piped = piped.wait_with_output().expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&piped.stderr), "");
    for (folder, mut terminal, mut child) in running {
        write(&folder);
        assert_eq!(terminal.read_to_end(), "");
        child.wait().expect("the program ends");
    }
}
