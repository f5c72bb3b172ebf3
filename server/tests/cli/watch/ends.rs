//! What ends it, and what a terminal and the page on it show.

use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;

use rustix::process::Signal;

use super::ARTICLES;
use super::watching::{Watching, save};
use crate::documents;
use crate::folder::Folder;
use crate::pty::Terminal;

#[test]
fn an_interrupt_ends_it_quietly() {
    let folder = Folder::new(ARTICLES);
    let watching = Watching::start(&folder, &[]);
    watching.told();
    let (status, lines) = watching.interrupt();
    assert_eq!(
        status.signal(),
        Some(Signal::INT.as_raw()),
        "a shell shows 130"
    );
    assert_eq!(lines, [""; 0]);
}

#[test]
fn a_reader_that_leaves_ends_it_at_the_next_change() {
    let folder = Folder::new(ARTICLES);
    let mut command = folder.command(&["check", "--watch"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut errors = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let waiting = errors.next().expect("a line").expect("UTF-8");
    assert!(waiting.starts_with("Waiting for changes"), "{waiting}");
    drop(child.stdout.take());
    save(&folder, "b.md", b"[y]{#z .claim cite=s}\n");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    let rest: Vec<_> = errors.map_while(Result::ok).collect();
    assert_eq!(rest, ["", "Changed: b.md"]);
}

#[test]
fn a_terminal_is_cleared_before_each_further_check() {
    let folder = Folder::new(ARTICLES);
    let mut terminal = Terminal::new();
    let mut command = folder.command(&["check", "--watch", "--output-format=concise"]);
    command
        .env("TERM", "xterm")
        .stdout(terminal.stream())
        .stderr(terminal.stream());
    let watching = Watching::on_terminal(terminal.start(&mut command));
    let clear = "\x1b[2J";
    let shown = terminal.read_until("Ctrl-C ends)\r\n");
    assert!(!shown.contains(clear), "{shown:?}");
    save(&folder, "b.md", b"[y]{#z .claim cite=s}\n");
    let shown = terminal.read_until("Ctrl-C ends)\r\n");
    let (before, after) = shown.split_once(clear).expect("cleared");
    assert!(
        !before.contains("a.md") && !after.contains("Changed"),
        "{shown:?}"
    );
    assert!(
        after.contains("unknown-claim") && after.contains("Waiting for changes in 4 files"),
        "{shown:?}"
    );
    drop(watching);
}

/// The page on it shows what happens.
#[test]
fn the_page_shows_what_happens() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/cli/watch.md");
    let page = std::fs::read_to_string(page).expect("the page");
    let blocks = documents::blocks(&page);
    let [
        (_, sources),
        (file, before),
        (again, after),
        ("console watched", transcript),
    ] = blocks.as_slice()
    else {
        panic!("a source, a file before and after, and what is told: {blocks:#?}");
    };
    let name = "force.md";
    let title = format!("title=\"{name}\"");
    assert!(file == again && file.ends_with(&title), "{file}");
    let folder = Folder::new("");
    folder.write("sources.bib", sources.as_bytes());
    folder.write(name, before.as_bytes());
    let mut lines = transcript.lines();
    let command = lines
        .next()
        .and_then(|line| line.strip_prefix("$ claimlint "))
        .expect("a command");
    let arguments: Vec<_> = command.split(' ').collect();
    let watching = Watching::of(&mut folder.command(&arguments));
    let mut told = format!("$ claimlint {command}\n") + &watching.told();
    save(&folder, name, after.as_bytes());
    told += &watching.told();
    told += "^C\n";
    assert_eq!(told, *transcript);
}
