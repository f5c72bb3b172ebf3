//! A job of somebody's CI: its folder with articles, its environment, and how a script ended in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::releases::Releases;

/// A folder for a job, outside any repository.
pub(crate) struct Job {
    folder: TempDir,
}

/// What a script left behind.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Job {
    pub(crate) fn new() -> Self {
        let job = Self {
            folder: TempDir::new().expect("a temporary folder"),
        };
        fs::create_dir(job.articles()).expect("a folder");
        job
    }

    /// The folder that the job checked out.
    pub(crate) fn articles(&self) -> PathBuf {
        self.path("articles")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes an article.
    pub(crate) fn write(&self, name: &str, text: &str) -> &Self {
        let path = self.articles().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
        self
    }

    /// A file that a script wrote; empty where there is none.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// A program with only what a job's environment has: a home, a PATH, and where the releases are.
    pub(crate) fn command(&self, program: impl AsRef<Path>, releases: &Releases) -> Command {
        let mut command = Command::new(program.as_ref());
        let path = std::env::var("PATH").expect("a PATH");
        command
            .current_dir(self.articles())
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.folder.path())
            .env("CLAIMLINT_RELEASES", releases.address());
        command
    }
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Ended {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("a program that starts");
    Ended {
        code: status.code().expect("it ends by itself"),
        output: String::from_utf8(stdout).expect("UTF-8"),
        errors: String::from_utf8(stderr).expect("UTF-8"),
    }
}

impl Ended {
    /// Asserts how it ended.
    pub(crate) fn with(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Asserts that it printed a text.
    pub(crate) fn says(&self, text: &str) -> &Self {
        let said = self.output.contains(text) || self.errors.contains(text);
        assert!(said, "no “{text}” in {self:#?}");
        self
    }
}
