//! What git knows of a workspace's files: which have changed since a revision, and what they said then.
//!
//! Git is asked by its own program, so that whatever the repository is configured to do holds here as well.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::cause;
use crate::workspace::clean_path;

/// A revision to compare the files of a workspace with.
#[derive(Clone, Debug)]
pub struct History {
    root: PathBuf,
    /// The repository's folder.
    top: PathBuf,
    /// The commit that is compared with.
    base: String,
}

/// What a file said, as git names it; nothing where it was not there.
pub type Blob = Option<String>;

impl History {
    /// The history of the repository around a folder. What is compared with is where the present state and the
    /// revision parted, so that only this side's changes count.
    ///
    /// # Errors
    /// When there is no git, no repository or no such revision: the reason, on one line.
    pub fn open(root: &Path, revision: &str) -> Result<Self, String> {
        let up = git(root, &["rev-parse", "--show-cdup"])?;
        if !up.status.success() {
            let shown = root.display();
            return Err(match words(&up) {
                words if words.contains("not a git repository") => format!(
                    "{shown} is in no git repository: --since compares with a revision of one"
                ),
                words => format!("git cannot look at {shown}: {words}"),
            });
        }
        let name = format!("{revision}^{{commit}}");
        let verify = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &name,
        ];
        let commit = git(root, &verify)?;
        if !commit.status.success() || revision.is_empty() {
            return Err(format!(
                "no revision is called `{revision}` in the git repository of {}: name a commit, branch or tag that is \
                 fetched (a shallow clone holds only the last ones)",
                root.display()
            ));
        }
        let commit = line(&commit);
        // In a shallow clone nobody knows where they parted.
        let parted = git(root, &["merge-base", &commit, "HEAD"])?;
        Ok(Self {
            top: clean_path(&root.join(line(&up))),
            base: match parted.status.success() {
                true => line(&parted),
                false => commit,
            },
            root: root.to_path_buf(),
        })
    }

    /// The files that are not what they were, with what they were: those of the whole repository, and those of the
    /// workspace that git does not know yet.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn changed(&self) -> Result<BTreeMap<PathBuf, Blob>, String> {
        let compare = [
            "diff",
            "--raw",
            "--no-abbrev",
            "-z",
            "--no-renames",
            "--no-relative",
        ];
        let mut arguments = compare.to_vec();
        arguments.extend(["--no-ext-diff", "--ignore-submodules", &self.base, "--"]);
        let compared = succeed(git(&self.root, &arguments)?)?;
        let mut changed = BTreeMap::new();
        let mut fields = compared.stdout.split(|byte| *byte == 0);
        while let (Some(change), Some(path)) = (fields.next(), fields.next()) {
            // `:100644 100644 <before> <now> M`; links and submodules are no texts.
            let change = String::from_utf8_lossy(change);
            let mut words = change.trim_start_matches(':').split(' ');
            let is_text = words.next().is_some_and(|mode| mode.starts_with("100"));
            let before = words.nth(1).filter(|_| is_text);
            changed.insert(self.top.join(path_of(path)), before.map(str::to_owned));
        }
        let unknown = ["ls-files", "-z", "--others", "--exclude-standard"];
        let unknown = succeed(git(&self.root, &unknown)?)?;
        let unknown = unknown.stdout.split(|byte| *byte == 0);
        for path in unknown.filter(|path| !path.is_empty()) {
            changed.entry(self.root.join(path_of(path))).or_insert(None);
        }
        Ok(changed)
    }

    /// What some files said, in the order asked for.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn contents(&self, blobs: &[String]) -> Result<Vec<Option<Vec<u8>>>, String> {
        if blobs.is_empty() {
            return Ok(Vec::new());
        }
        let mut command = command(&self.root, &["cat-file", "--batch"]);
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| absent(&error))?;
        let input = child.stdin.take();
        let asked = blobs.join("\n") + "\n";
        // Whoever writes all before reading anything waits forever once both pipes are full.
        let writer = std::thread::spawn(move || match input {
            Some(mut input) => input.write_all(asked.as_bytes()),
            None => Ok(()),
        });
        let output = child.wait_with_output().map_err(|error| absent(&error))?;
        let is_written = writer.join().is_ok_and(|written| written.is_ok());
        let output = succeed(output)?;
        let mut rest = output.stdout.as_slice();
        let contents = blobs.iter().map(|_| next_object(&mut rest)).collect();
        match is_written {
            true => Ok(contents),
            false => Err("git has stopped listening".to_owned()),
        }
    }
}

/// Takes one answer from the output of `git cat-file --batch`: `<name> blob <size>`, the bytes, a line end.
fn next_object(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = memchr::memchr(b'\n', rest)?;
    let header = String::from_utf8_lossy(&rest[..end]).into_owned();
    *rest = &rest[end + 1..];
    let size: usize = header.split(' ').nth(2)?.parse().ok()?;
    let bytes = rest.get(..size)?.to_vec();
    *rest = rest.get(size + 1..).unwrap_or_default();
    Some(bytes)
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Output, String> {
    let output = command(folder, arguments).stdin(Stdio::null()).output();
    output.map_err(|error| absent(&error))
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    // Git speaks the user's language unless told otherwise, and what it says is looked at here.
    command
        .current_dir(folder)
        .args(arguments)
        .env("LC_ALL", "C");
    command.stderr(Stdio::piped());
    command
}

fn absent(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            "git is not installed, or not on the PATH: --since needs it".to_owned()
        }
        _ => format!("git cannot be run: {}", cause(error)),
    }
}

fn succeed(output: Output) -> Result<Output, String> {
    match output.status.success() {
        true => Ok(output),
        false => Err(format!(
            "git cannot say what has changed: {}",
            words(&output)
        )),
    }
}

/// What git complains of, on one line.
fn words(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let first = text.lines().next().unwrap_or_default();
    first.trim_start_matches("fatal: ").to_owned()
}

fn line(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim_end_matches(['\n', '\r']).to_owned()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
