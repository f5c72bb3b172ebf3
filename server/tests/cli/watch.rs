//! `claimlint check --watch`: what is told after each change. Nothing here depends on how quick anybody is.

use std::io::{BufRead, BufReader, pipe};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::documents;
use super::folder::Folder;
use super::pty::Terminal;

/// Longer than this takes no machine; then the program is stuck.
const PATIENCE: Duration = Duration::from_secs(300);

/// A program that watches, and the lines it says on either stream.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(folder: &Folder, arguments: &[&str]) -> Self {
        let all = [
            &["check", "--watch", "--output-format", "concise"],
            arguments,
        ];
        Self::of(&mut folder.command(&all.concat()))
    }

    fn of(command: &mut Command) -> Self {
        let (said, saying) = pipe().expect("a pipe");
        command
            .stdout(saying.try_clone().expect("a pipe"))
            .stderr(saying);
        let child = command.spawn().expect("the program runs");
        // The program's end is the pipe's.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(said).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, lines }
    }

    /// What is said until it waits.
    fn told(&self) -> String {
        let mut told = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            told += &line.unwrap_or_else(|_| panic!("no more is said after {told:?}"));
            told.push('\n');
            if told
                .lines()
                .last()
                .is_some_and(|line| line.starts_with("Waiting for "))
            {
                return told;
            }
        }
    }

    /// What is said until it waits, having shown what a check shows by now.
    fn tells(&self, folder: &Folder, arguments: &[&str]) -> String {
        let run = folder.check(arguments);
        let expected = run.output + &run.errors + "Waiting for ";
        loop {
            let told = self.told();
            if told.contains(&expected) {
                return told;
            }
        }
    }

    fn interrupt(mut self) -> (ExitStatus, Vec<String>) {
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        kill_process(pid.expect("a process"), Signal::INT).expect("it goes on");
        let status = self.child.wait().expect("it ends");
        (status, self.lines.iter().collect())
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Writes a file as editors do: as a whole, so that nobody reads half of it.
fn save(folder: &Folder, name: &str, bytes: &[u8]) {
    let above = folder.path(name);
    std::fs::create_dir_all(above.parent().expect("a folder")).expect("folders");
    folder.write(".half", bytes);
    std::fs::rename(folder.path(".half"), folder.path(name)).expect("saved");
}

const ARTICLES: &str = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n@misc{s, title = {S}}\n\
                        //- a.md\n[x]{#x .claim cite=s supports=\"b#y\"}\n//- b.md\n[y]{#y .claim cite=s}\n";

#[test]
fn each_change_is_told_with_what_it_affects() {
    let folder = Folder::new(ARTICLES);
    let watching = Watching::start(&folder, &[]);
    let told = watching.tells(&folder, &[]);
    assert!(
        told.ends_with("Waiting for changes in 4 files (Ctrl-C ends)\n"),
        "{told}"
    );
    save(&folder, "b.md", b"[y]{#z .claim cite=s}\n");
    let told = watching.tells(&folder, &[]);
    assert!(
        told.starts_with("\nChanged: b.md\na.md:1:32: error[unknown-claim]"),
        "{told}"
    );
    save(&folder, "s.bib", b"@misc{t, title = {T}}\n");
    let told = watching.tells(&folder, &[]);
    assert_eq!(told.matches("error[unknown-source]").count(), 2, "{told}");
    // What nobody names, and what says the same again, is no change.
    save(&folder, "other.bib", b"@misc{u, title = {U}}\n");
    save(&folder, "notes.txt", b"[x]{.claim}\n");
    save(&folder, "b.md", b"[y]{#z .claim cite=s}\n");
    save(&folder, "s.bib", b"@misc{s, title = {S}}\n");
    let told = watching.tells(&folder, &[]);
    assert!(told.starts_with("\nChanged: "), "{told}");
    assert_eq!(told.matches("Waiting").count(), 1, "{told}");
}

#[test]
fn files_and_folders_come_and_go() {
    let folder = Folder::new(ARTICLES);
    let watching = Watching::start(&folder, &[]);
    watching.tells(&folder, &[]);
    save(&folder, "new.md", b"[n]{.claim}\n");
    assert!(watching.tells(&folder, &[]).contains("new.md:1:1: warning"));
    let other = Folder::new("//- inner/c.md\n[c]{#c .claim}\n");
    std::fs::rename(other.path("inner"), folder.path("inner")).expect("moved");
    assert!(
        watching
            .tells(&folder, &[])
            .contains("inner/c.md:1:1: warning")
    );
    save(&folder, "inner/c.md", b"[c]{#c .claim cite=s}\n");
    assert!(!watching.tells(&folder, &[]).contains("inner/c.md:"));
    std::fs::rename(folder.path("inner"), folder.path("deep")).expect("moved");
    save(
        &folder,
        "deep/c.md",
        b"[c]{#c .claim supports=\"a#x\"} [d]{.claim}\n",
    );
    let mut told = watching.told();
    while !told.contains("deep/c.md:1:31: warning") {
        told = watching.told();
    }
    std::fs::remove_file(folder.path("b.md")).expect("removed");
    assert!(
        watching
            .tells(&folder, &[])
            .contains("a.md:1:32: error[unknown-claim]")
    );
    save(&folder, "b.md", b"[y]{#y .claim cite=s}\n");
    assert!(!watching.tells(&folder, &[]).contains("a.md:"));
    std::fs::remove_dir_all(folder.path("deep")).expect("removed");
    while watching.told().contains("deep/c.md:") {}
    // An empty folder comes first, and an article into it later.
    std::fs::create_dir(folder.path("later")).expect("a folder");
    save(&folder, ".gitignore", b"new.md\n");
    assert!(!watching.tells(&folder, &[]).contains("new.md:"));
    save(&folder, "later/e.md", b"[e]{.claim}\n");
    assert!(
        watching
            .tells(&folder, &[])
            .contains("later/e.md:1:1: warning")
    );
}

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
    let mut told = watching.told();
    while !told.contains("error[unused-source]") {
        told = watching.told();
    }
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

/// A hard link changes what a file holds without a word to who watches its folder: only who reads everything again
/// notices.
#[test]
fn what_has_not_changed_is_not_read_again() {
    let folder = Folder::new(ARTICLES);
    save(&folder, "c.md", b"[c]{#c .claim}\n");
    let elsewhere = Folder::new("");
    std::fs::hard_link(folder.path("c.md"), elsewhere.path("c.md")).expect("a link");
    let watching = Watching::start(&folder, &[]);
    watching.tells(&folder, &[]);
    elsewhere.write("c.md", b"[c]{#c .claim cite=s}\n");
    save(&folder, "b.md", b"[y]{#z .claim cite=s}\n");
    let told = watching.told();
    assert!(told.contains("a.md:1:32: error[unknown-claim]"), "{told}");
    assert!(told.contains("c.md:1:1: warning[uncited-claim]"), "{told}");
    let again = std::fs::OpenOptions::new()
        .append(true)
        .open(folder.path("c.md"));
    std::io::Write::write_all(&mut again.expect("a file"), b"\n").expect("written");
    assert!(!watching.tells(&folder, &[]).contains("c.md:"));
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
fn fixes_are_made_when_a_file_is_saved_and_no_change_by_themselves() {
    let folder = Folder::new("//- a.md\nIt cost 40 million euros.\n//- b.md\n[y]{.claim cite=s}\n");
    let options = ["--fix", "--unsafe-fixes", "--select=unannotated-statistic"];
    let watching = Watching::start(&folder, &options);
    let told = watching.told();
    assert!(told.contains("1 finding fixed in 1 file"), "{told}");
    save(&folder, "b.md", b"It cost 50 million euros.\n");
    let told = watching.told();
    assert!(
        told.starts_with("\nChanged: b.md\n"),
        "the program's own writing is no change: {told}"
    );
    let fixed = std::fs::read_to_string(folder.path("b.md")).expect("b.md");
    assert!(fixed.starts_with("[It cost 50 million euros]{#"), "{fixed}");
}

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
    let child = terminal.start(&mut command);
    let watching = Watching {
        child,
        lines: mpsc::channel().1,
    };
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

#[test]
fn quiet_tells_what_is_found_alone() {
    let folder = Folder::new(ARTICLES);
    save(&folder, "a.md", b"[x]{#x .claim}\n");
    let watching = Watching::start(&folder, &["--quiet"]);
    let line = watching.lines.recv_timeout(PATIENCE).expect("a finding");
    assert!(
        line.starts_with("a.md:1:1: warning[uncited-claim]"),
        "{line}"
    );
    save(&folder, "a.md", b"[xy]{#x .claim}\n");
    let line = watching.lines.recv_timeout(PATIENCE).expect("a finding");
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
