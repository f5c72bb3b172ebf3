//! What makes a release: the archive, the notes, and that all parts bear one version.

use std::process::Command;

use expect_test::expect;
use tempfile::TempDir;

use super::job::{Ended, run};
use super::releases::{packaged, target, top};

const CHANGELOG: &str = "# Changelog

## [Unreleased]

- Not yet.

## [0.2.0] - 2026-03-01

### Added

- A second thing.

## [0.1.0] - 2026-02-01

- A first thing.

[0.2.0]: compare/v0.1.0...v0.2.0
";

fn notes(tag: &str, version: &str, changelog: &str) -> Ended {
    let folder = TempDir::new().expect("a temporary folder");
    let manifest =
        format!("[workspace.package]\nversion = \"{version}\"\nrust-version = \"1.95\"\n");
    std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("a file");
    std::fs::write(folder.path().join("CHANGELOG.md"), changelog).expect("a file");
    let script = top().join(".github/scripts/release-notes");
    run(Command::new(script).arg(tag).arg(folder.path()))
}

#[test]
fn the_notes_are_the_section_of_the_version() {
    let ended = notes("v0.2.0", "0.2.0", CHANGELOG);
    ended.with(0);
    expect![[r"
        ### Added

        - A second thing.
    "]]
    .assert_eq(&ended.output);
    let first = notes("v0.1.0", "0.1.0", CHANGELOG);
    expect![[r"
        - A first thing.
    "]]
    .assert_eq(&first.output);
}

#[test]
fn a_release_without_notes_or_with_another_version_is_refused() {
    notes("v0.3.0", "0.3.0", CHANGELOG)
        .with(1)
        .says("no section [0.3.0]");
    notes("v0.2.0", "0.1.0", CHANGELOG)
        .with(1)
        .says("is not v0.1.0");
    notes("v0x1.0", "0x1.0", CHANGELOG)
        .with(1)
        .says("no section");
}

#[test]
fn the_archive_holds_the_program_and_its_licences_in_a_folder_of_its_own() {
    let name = format!("claimlint-{}", target());
    let archive = packaged().join(format!("{name}.tar.gz"));
    let listed = run(Command::new("tar").arg("-tzf").arg(archive));
    listed.with(0);
    let mut files: Vec<_> = listed
        .output
        .lines()
        .filter(|line| !line.ends_with('/'))
        .collect();
    files.sort_unstable();
    let files = files
        .iter()
        .map(|file| file.strip_prefix(&format!("{name}/")));
    let files: Option<Vec<_>> = files.collect();
    let mut files = files.expect("all in one folder");
    // One for each command; which there are is told elsewhere.
    files.retain(|file| !file.starts_with("man/claimlint-") || file.ends_with("-check.1"));
    let files = files.join("\n");
    expect![[r#"
        CHANGELOG.md
        LICENSE-APACHE
        LICENSE-MIT
        README.md
        THIRD-PARTY.md
        claimlint
        completions/_claimlint
        completions/_claimlint.ps1
        completions/claimlint.bash
        completions/claimlint.elv
        completions/claimlint.fish
        man/claimlint-check.1
        man/claimlint.1"#]]
    .assert_eq(&files);
}

/// Most licences ask that whoever hands out a binary hands on their text.
#[test]
fn the_archive_tells_whose_work_is_in_the_program_and_under_which_licence() {
    let name = format!("claimlint-{}", target());
    let archive = packaged().join(format!("{name}.tar.gz"));
    let mut command = Command::new("tar");
    command.arg("-xzOf").arg(archive);
    let list = run(command.arg(format!("{name}/THIRD-PARTY.md"))).output;
    let crates = list.lines().filter_map(|line| line.strip_prefix("| "));
    let crates: Vec<_> = crates.filter_map(|line| line.split_once(" | ")).collect();
    assert!(crates.len() > 50, "{list}");
    for (name, rest) in crates.iter().filter(|(name, _)| *name != "crate") {
        // These ask for nothing, and some who choose them enclose no text.
        let free = rest.contains("0BSD") || rest.contains("CC0-1.0");
        let heading = format!("{name}, ");
        let mut headings = list.lines().filter_map(|line| line.strip_prefix("## "));
        let told = headings.any(|names| format!("{names}, ").contains(&heading));
        assert!(told || free, "no text for {name}");
    }
    for (name, told) in [
        ("tree-sitter ", true),
        ("imbl ", true),
        ("proptest ", false),
        ("syn ", false),
    ] {
        let found = crates
            .iter()
            .any(|(crate_name, _)| crate_name.starts_with(name));
        assert_eq!(found, told, "{name}");
    }
}

/// The value of the first line that begins with a key.
fn value(file: &str, key: &str) -> String {
    let text = std::fs::read_to_string(top().join(file)).expect(file);
    let value = text
        .lines()
        .find_map(|line| line.trim_start().strip_prefix(key));
    value
        .expect(key)
        .trim_matches([' ', '"', ',', '=', ':'])
        .to_owned()
}

#[test]
fn every_part_bears_the_same_version() {
    let version = value("Cargo.toml", "version");
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    assert_eq!(value("CITATION.cff", "version:"), version);
    assert_eq!(value("editors/vscode/package.json", "\"version\""), version);
}

/// A target that is released and never installed, or looked for and never released, would be noticed by users first.
#[test]
fn what_the_installer_looks_for_is_released() {
    let workflow = std::fs::read_to_string(top().join(".github/workflows/release.yml"));
    let workflow = workflow.expect("release.yml");
    let released: Vec<_> = workflow
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- target: "))
        .collect();
    for (system, machine) in [
        ("Linux", "x86_64"),
        ("Linux", "aarch64"),
        ("Darwin", "x86_64"),
        ("Darwin", "arm64"),
        ("MINGW64_NT-10.0-20348", "x86_64"),
    ] {
        let target = looked_for(system, machine);
        assert!(
            released.contains(&target.as_str()),
            "{system} {machine}: {target}"
        );
    }
}

/// The target that the installer asks for on a machine of another kind: `uname` says what it is.
fn looked_for(system: &str, machine: &str) -> String {
    let folder = TempDir::new().expect("a temporary folder");
    let uname = folder.path().join("uname");
    let text = format!("#!/bin/sh\ncase $1 in -s) echo {system} ;; -m) echo {machine} ;; esac\n");
    std::fs::write(&uname, text).expect("a script");
    assert!(run(Command::new("chmod").arg("+x").arg(&uname)).code == 0);
    let path = std::env::var("PATH").expect("a PATH");
    let ended = run(Command::new("sh")
        .arg(top().join("install.sh"))
        .env("PATH", format!("{}:{path}", folder.path().display()))
        .env("CLAIMLINT_RELEASES", "http://127.0.0.1:9"));
    ended.with(3);
    let (_, after) = ended
        .errors
        .split_once("/claimlint-")
        .expect("an archive is named");
    let (target, _) = after.split_once(".tar.gz").expect("its ending");
    target.to_owned()
}
