//! A folder that git keeps.

use std::process::Command;

use crate::folder::Folder;

/// Runs git in a folder, unmoved by how it is set up elsewhere.
pub(crate) fn git(folder: &Folder, arguments: &[&str]) {
    let who = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
    ];
    let mut command = Command::new("git");
    command.args(who).args(arguments).current_dir(folder.root());
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().expect("git");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

/// Commits all that is in a folder, be it nothing new.
pub(crate) fn commit(folder: &Folder) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "--allow-empty", "-m", "x"]);
}
