//! Tells the program which commit it is built from, where that can be known: from git, or from what `cargo package`
//! noted down. Nothing fails where it cannot.
// Cargo listens on standard output.
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// As many digits as tell commits of any repository apart.
const DIGITS: usize = 9;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    println!("cargo::rerun-if-changed=build.rs");
    let commit = match std::env::var("PROFILE").as_deref() {
        Ok("release") => {
            for file in moved_with_head(folder) {
                println!("cargo::rerun-if-changed={}", file.display());
            }
            commit(folder)
        }
        // The next edit would make it wrong, and the next commit would build everything anew.
        _ => Some("built for development".to_owned()),
    };
    let version = env!("CARGO_PKG_VERSION");
    let commit = commit.map(|commit| format!(" ({commit})"));
    let commit = commit.unwrap_or_default();
    println!("cargo::rustc-env=CLAIMLINT_VERSION={version}{commit}");
}

/// The commit of the package in a folder, with its day: `1a2b3c4d5 2026-01-31`. A package from a registry knows no day.
pub fn commit(folder: &Path) -> Option<String> {
    let noted = std::fs::read_to_string(folder.join(".cargo_vcs_info.json")).ok();
    if let Some(noted) = noted {
        let (_, hash) = noted.split_once("\"sha1\"")?;
        let hash = hash.split('"').nth(1)?.get(..DIGITS)?;
        return Some(hash.to_owned());
    }
    is_ours(folder).then_some(())?;
    let digits = format!("--abbrev={DIGITS}");
    git(folder, &["show", "-s", &digits, "--format=%h %cs", "HEAD"])
}

/// Whether the repository that a folder lies in is Claimlint's, and not that of somebody who keeps a copy in theirs.
fn is_ours(folder: &Path) -> bool {
    let top = git(folder, &["rev-parse", "--show-toplevel"]);
    let top = top.and_then(|top| Path::new(&top).canonicalize().ok());
    let parent = folder
        .parent()
        .and_then(|parent| parent.canonicalize().ok());
    top.is_some() && top == parent
}

/// The files that git writes whenever another commit is checked out.
fn moved_with_head(folder: &Path) -> Vec<PathBuf> {
    let names = ["HEAD", "logs/HEAD"].into_iter();
    let files = names.filter_map(|name| git(folder, &["rev-parse", "--git-path", name]));
    let files = files.map(|file| folder.join(file));
    // Cargo takes a file that is missing for one that has changed.
    files.filter(|file| file.exists()).collect()
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let text = text.trim();
    (output.status.success() && !text.is_empty()).then(|| text.to_owned())
}
