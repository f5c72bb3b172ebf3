//! `claimlint --version`, and how a build learns which commit it is of.

use std::path::Path;
use std::process::Command;

use super::folder::Folder;

#[allow(dead_code, unreachable_pub)]
#[path = "../../build.rs"]
mod build;

fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    command.args(["-c", "commit.gpgsign=false"]).args(arguments);
    command.env("GIT_COMMITTER_DATE", "2026-01-31T12:00:00Z");
    let output = command.current_dir(folder).output().expect("git");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_version_is_said_short_and_long() {
    let folder = Folder::new("");
    let short = concat!("claimlint ", env!("CARGO_PKG_VERSION"));
    assert_eq!(folder.run(&["-V"]).output.trim_end(), short);
    let long = folder.run(&["--version"]);
    long.ends_with(0);
    assert!(long.output.starts_with(short), "{long:#?}");
    assert_eq!(
        long.output.trim_end(),
        concat!("claimlint ", env!("CLAIMLINT_VERSION"))
    );
    assert_eq!(long.output.lines().count(), 1, "{long:#?}");
}

#[test]
fn a_clone_knows_its_commit_and_day() {
    let folder = Folder::new("//- server/Cargo.toml\n");
    let server = folder.path("server");
    assert_eq!(build::commit(&server), None, "no repository");
    git(folder.root(), &["init", "-q"]);
    assert_eq!(build::commit(&server), None, "no commit");
    git(folder.root(), &["add", "-A"]);
    git(folder.root(), &["commit", "-q", "-m", "x"]);
    let hash = git(folder.root(), &["rev-parse", "HEAD"]);
    assert_eq!(
        build::commit(&server),
        Some(format!("{} 2026-01-31", &hash[..9]))
    );
}

/// Somebody else's commit is not ours.
#[test]
fn a_copy_in_another_repository_knows_what_its_package_says() {
    let folder = Folder::new("//- vendor/claimlint/Cargo.toml\n");
    git(folder.root(), &["init", "-q"]);
    git(folder.root(), &["add", "-A"]);
    git(folder.root(), &["commit", "-q", "-m", "x"]);
    let copy = folder.path("vendor/claimlint");
    assert_eq!(build::commit(&copy), None);
    let noted = "{\n  \"git\": {\n    \"sha1\": \"0123456789abcdef0123456789abcdef01234567\"\n  },\n  \"path_in_vcs\": \"server\"\n}";
    folder.write("vendor/claimlint/.cargo_vcs_info.json", noted.as_bytes());
    assert_eq!(build::commit(&copy).as_deref(), Some("012345678"));
    folder.write("vendor/claimlint/.cargo_vcs_info.json", b"{}");
    assert_eq!(build::commit(&copy), None);
}
