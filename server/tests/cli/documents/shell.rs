//! A shell in a folder of its own, where the program is on the path and nothing depends on who runs it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::folder::Folder;

/// The folder as pages call it.
const SHOWN: &str = "/briefs";

/// The version with its commit, and what pages show of it.
const VERSION: &str = env!("CLAIMLINT_VERSION");
const SHOWN_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (1a2b3c4d5 2026-01-31)");

pub(super) struct Shell {
    folder: Folder,
}

impl Shell {
    pub(super) fn new() -> Self {
        Self {
            folder: Folder::new(""),
        }
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        self.folder.write(name, text.as_bytes());
    }

    /// Runs a line; what it shows on both streams, and how it ends.
    pub(super) fn run(&self, line: &str) -> (String, i32) {
        let program = Path::new(env!("CARGO_BIN_EXE_claimlint"));
        let mut path = program.parent().expect("a folder").as_os_str().to_owned();
        if let Some(others) = std::env::var_os("PATH") {
            path.push(":");
            path.push(others);
        }
        let root = self.folder.root();
        let output = Command::new("sh")
            .arg("-c")
            .arg(format!("exec 2>&1\n{line}"))
            .current_dir(root)
            .stdin(Stdio::null())
            .env_clear()
            .envs([("TERM", "dumb"), ("LC_ALL", "C.UTF-8")])
            .envs([
                ("GIT_CONFIG_GLOBAL", "/dev/null"),
                ("GIT_CONFIG_NOSYSTEM", "1"),
            ])
            .envs([
                ("GIT_AUTHOR_NAME", "A"),
                ("GIT_AUTHOR_EMAIL", "a@example.org"),
            ])
            .envs([
                ("GIT_COMMITTER_NAME", "A"),
                ("GIT_COMMITTER_EMAIL", "a@example.org"),
            ])
            .env("HOME", root)
            .env("PATH", path)
            .output()
            .expect("a shell");
        let shown = String::from_utf8(output.stdout).expect("UTF-8");
        let shown = shown.replace(&*root.to_string_lossy(), SHOWN);
        let shown = shown.replace(VERSION, SHOWN_VERSION);
        let code = output.status.code().expect("the line ends by itself");
        (without_pages(shown.trim_end()), code)
    }
}

/// What is shown without the pages of rules in SARIF, which are long and stand elsewhere.
fn without_pages(shown: &str) -> String {
    let lines = shown.lines();
    let lines = lines.map(|line| match line.split_once("\"markdown\": \"") {
        Some((before, _)) => format!("{before}\"markdown\": \"…\","),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}
