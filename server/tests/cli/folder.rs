//! A folder with files, and the program run in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A temporary folder that no workspace surrounds.
pub(crate) struct Folder {
    folder: TempDir,
}

/// What a run of the program left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Folder {
    /// A folder with the files of a fixture, each begun by a line `//- path`.
    pub(crate) fn new(fixture: &str) -> Self {
        let folder = Self {
            folder: TempDir::new().expect("a temporary folder"),
        };
        for file in fixture.split("//- ").skip(1) {
            let (name, text) = file.split_once('\n').expect("a name, then a text");
            folder.write(name, text.as_bytes());
        }
        folder
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }

    /// What a file holds.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect(name)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The program, about to run here; nothing that is set for whoever runs the tests changes what it shows.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimlint"));
        command.args(arguments).current_dir(self.root());
        for name in [
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "FORCE_COLOR",
            "CI",
            "CI_PROJECT_DIR",
            "GITHUB_WORKSPACE",
        ] {
            command.env_remove(name);
        }
        command.env_remove("GITHUB_STEP_SUMMARY");
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::new(self.command(arguments).output().expect("the program runs"))
    }

    /// Runs the program here with a text on standard input.
    pub(crate) fn run_with(&self, input: &[u8], arguments: &[&str]) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        let mut pipe = child.stdin.take().expect("a pipe");
        // A program that refuses its arguments reads nothing.
        let _ = pipe.write_all(input);
        drop(pipe);
        Run::new(child.wait_with_output().expect("the program ends"))
    }

    /// Runs the program in a folder below.
    pub(crate) fn run_in(&self, below: &str, arguments: &[&str]) -> Run {
        let mut command = self.command(arguments);
        command.current_dir(self.path(below));
        Run::new(command.output().expect("the program runs"))
    }

    /// Runs `check` with one line for each finding.
    pub(crate) fn check(&self, arguments: &[&str]) -> Run {
        let mut all = vec!["check", "--output-format", "concise"];
        all.extend(arguments);
        self.run(&all)
    }
}

impl Run {
    fn new(output: Output) -> Self {
        Self {
            code: output.status.code().expect("the program ends by itself"),
            output: String::from_utf8(output.stdout).expect("UTF-8"),
            errors: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// The lines that are findings of a rule.
    pub(crate) fn of_rule(&self, rule: &str) -> Vec<&str> {
        let mark = format!("[{rule}]");
        let lines = self.output.lines();
        lines.filter(|line| line.contains(&mark)).collect()
    }

    /// Asserts that the output holds a text.
    pub(crate) fn shows(&self, text: &str) -> &Self {
        assert!(self.output.contains(text), "no “{text}” in {self:#?}");
        self
    }

    /// Asserts how the program ended.
    pub(crate) fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }
}
