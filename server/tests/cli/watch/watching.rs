//! The program while it watches: what it says until it waits, and how files are saved under its eyes.

use std::io::{BufRead, BufReader, pipe};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::folder::Folder;

/// Longer than this takes no machine; then the program is stuck.
const PATIENCE: Duration = Duration::from_secs(300);

/// A program that watches, and the lines it says on either stream.
pub(super) struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    pub(super) fn start(folder: &Folder, arguments: &[&str]) -> Self {
        let all = [
            &["check", "--watch", "--output-format", "concise"],
            arguments,
        ];
        Self::of(&mut folder.command(&all.concat()))
    }

    pub(super) fn of(command: &mut Command) -> Self {
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

    /// A program that says everything to a terminal, where nobody but the test reads it.
    pub(super) fn on_terminal(child: Child) -> Self {
        let (_, lines) = mpsc::channel();
        Self { child, lines }
    }

    /// The next line that is said, without its end.
    pub(super) fn line(&self) -> String {
        let line = self.lines.recv_timeout(PATIENCE);
        line.expect("more is said")
    }

    /// What is said until it waits.
    pub(super) fn told(&self) -> String {
        let mut told = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("no more is said after {told:?}"));
            told += &line;
            told.push('\n');
            if line.starts_with("Waiting for ") {
                return told;
            }
        }
    }

    /// What is said until it waits, having said a text.
    pub(super) fn until_told(&self, text: &str) -> String {
        loop {
            let told = self.told();
            if told.contains(text) {
                return told;
            }
        }
    }

    /// What is said until it waits, having shown what a check shows by now.
    pub(super) fn tells(&self, folder: &Folder, arguments: &[&str]) -> String {
        let run = folder.check(arguments);
        self.until_told(&(run.output + &run.errors + "Waiting for "))
    }

    /// Ends it as Ctrl-C does: with which status, and what it still says.
    pub(super) fn interrupt(mut self) -> (ExitStatus, Vec<String>) {
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
pub(super) fn save(folder: &Folder, name: &str, bytes: &[u8]) {
    let above = folder.path(name);
    std::fs::create_dir_all(above.parent().expect("a folder")).expect("folders");
    folder.write(".half", bytes);
    std::fs::rename(folder.path(".half"), folder.path(name)).expect("saved");
}
