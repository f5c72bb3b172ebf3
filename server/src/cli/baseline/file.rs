//! The file of a baseline: known findings in one order, each on a line of its own, so that git merges them.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cli::files;
use crate::cli::inspect::Scope;
use crate::cli::report::{ReportEntry, relative};
use crate::loader;
use crate::workspace::clean_path;

/// The version of the form that is written and read.
const VERSION: u64 = 1;

/// The way out where a baseline is broken.
const AGAIN: &str = "restore it, or delete it and run `claimlint baseline create`";
/// The way out where a file is something else, which nobody should delete.
const OTHER_FILE: &str = "name the file that `claimlint baseline create` wrote";

/// A finding that a baseline knows. Where it stands in the file is decided by its parts, in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Known {
    /// Its file, relative to the baseline's folder, with forward slashes.
    pub(super) path: String,
    pub(super) rule: String,
    /// For readers, and to know the finding again in a file that has moved.
    pub(super) message: String,
    pub(super) fingerprint: String,
}

/// A baseline that was read, or is to be written.
#[derive(Debug)]
pub(super) struct Baseline {
    /// The file, absolute.
    path: PathBuf,
    /// The same as the user would write it.
    shown: PathBuf,
    /// The option that names it, where no command would find it by itself.
    option: String,
    pub(super) known: BTreeSet<Known>,
}

/// What every version has.
#[derive(Deserialize)]
struct Header {
    version: u64,
}

#[derive(Deserialize)]
struct Contents {
    findings: BTreeSet<Known>,
}

impl Known {
    /// What tells a finding from all others.
    pub(super) fn identity(&self) -> (&str, &str) {
        (&self.path, &self.fingerprint)
    }

    /// A line that a person can read: `briefs/a.md: uncited-claim: …`.
    pub(super) fn line(&self) -> String {
        format!("{}: {}: {}", self.path, self.rule, self.message)
    }
}

impl Baseline {
    /// A baseline that knows nothing yet.
    pub(super) fn new(path: &Path, scope: &Scope) -> Self {
        let shown = pathdiff::diff_paths(path, scope.here());
        let shown = shown.unwrap_or_else(|| path.to_owned());
        let option = match scope.baseline().given() {
            Some(_) => format!(" --baseline {}", shown.display()),
            None => String::new(),
        };
        Self {
            path: path.to_owned(),
            shown,
            option,
            known: BTreeSet::new(),
        }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// When it cannot be used: the file, the cause and the way out, on one line.
    pub(super) fn read(path: &Path, scope: &Scope) -> Result<Self, String> {
        let mut baseline = Self::new(path, scope);
        let shown = baseline.shown();
        let bytes = std::fs::read(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                let option = baseline.option();
                format!(
                    "there is no baseline {shown}: `claimlint baseline create{option}` writes one"
                )
            }
            _ => format!(
                "cannot read the baseline {shown}: {}",
                loader::cause(&error)
            ),
        })?;
        let read = parse(&bytes);
        baseline.known = read.map_err(|cause| format!("{shown}{cause}"))?;
        Ok(baseline)
    }

    /// Whether something stands in the file's place.
    pub(super) fn exists(&self) -> bool {
        self.path.symlink_metadata().is_ok()
    }

    /// Writes it, as a whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(&self) -> Result<(), String> {
        let lines = self.known.iter().map(serde_json::to_string);
        let lines: Vec<_> = lines
            .collect::<Result<_, _>>()
            .map_err(|error| format!("cannot write the baseline: {error}"))?;
        let separated = match lines.as_slice() {
            [] => "[]".to_owned(),
            lines => format!("[\n    {}\n  ]", lines.join(",\n    ")),
        };
        let text = format!("{{\n  \"version\": {VERSION},\n  \"findings\": {separated}\n}}\n");
        let written = files::write(&self.shown, text.as_bytes());
        written.map_err(|error| format!("{error}; `--baseline FILE` names another place"))
    }

    /// The file as messages name it.
    pub(super) fn shown(&self) -> String {
        self.shown.display().to_string()
    }

    /// What a command needs behind it to find the file.
    pub(super) fn option(&self) -> &str {
        &self.option
    }

    /// The file as a configuration in a folder would name it.
    pub(super) fn name_in(&self, folder: Option<&Path>) -> String {
        let path: Arc<Path> = self.path.as_path().into();
        relative(&path, folder.unwrap_or_else(|| self.folder()))
    }

    /// A finding as this baseline would know it.
    pub(super) fn as_known(&self, entry: &ReportEntry) -> Known {
        Known {
            path: relative(&entry.finding.place.path, self.folder()),
            rule: entry.finding.rule.name.to_owned(),
            message: entry.finding.message.clone(),
            fingerprint: entry.fingerprint.clone(),
        }
    }

    /// The file that a known finding is about.
    pub(super) fn file(&self, known: &Known) -> Arc<Path> {
        clean_path(&self.folder().join(&known.path)).into()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }
}

/// What the bytes of a baseline know, or what stands behind the file's name in an error.
fn parse(bytes: &[u8]) -> Result<BTreeSet<Known>, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let header: Result<Header, _> = serde_json::from_slice(bytes);
    match header {
        Ok(Header { version: VERSION }) => {}
        Ok(Header { version }) if version > VERSION => {
            return Err(format!(
                " is of version {version}, and this Claimlint reads version {VERSION}: use the one that wrote it"
            ));
        }
        Ok(Header { version }) => {
            return Err(format!(
                " is of version {version}, which never was: {OTHER_FILE}"
            ));
        }
        Err(error) => return Err(unusable(bytes, &error)),
    }
    let contents: Result<Contents, _> = serde_json::from_slice(bytes);
    let contents = contents.map_err(|error| unusable(bytes, &error))?;
    Ok(contents.findings)
}

/// What bytes are that are no baseline, and the way out.
fn unusable(bytes: &[u8], error: &serde_json::Error) -> String {
    match serde_json::from_slice(bytes) {
        Err(_) if bytes.trim_ascii().is_empty() => format!(" is empty, and no baseline: {AGAIN}"),
        Err(error) => malformed(bytes, &error),
        Ok(Value::Array(_)) => format!(
            " is a list, as `--output-format json` prints it, and no baseline: {OTHER_FILE}"
        ),
        Ok(Value::Object(object)) if object.get("findings").is_some_and(Value::is_array) => {
            let (line, column) = (error.line(), error.column());
            match object.get("version").is_some_and(Value::is_u64) {
                true => format!(
                    ":{line}:{column}: a finding of a baseline has `path`, `rule`, `message` and `fingerprint`, each a text, \
                     and this one has not: {AGAIN}"
                ),
                false => format!(
                    " has no number as `version`, so that nobody knows how to read it: {AGAIN}"
                ),
            }
        }
        Ok(_) => format!(" is JSON without a list of `findings`, and no baseline: {OTHER_FILE}"),
    }
}

fn malformed(bytes: &[u8], error: &serde_json::Error) -> String {
    let lines = bytes.split(|byte| *byte == b'\n');
    let conflict = lines
        .enumerate()
        .find(|(_, line)| line.starts_with(b"<<<<<<<"));
    if let Some((line, _)) = conflict {
        return format!(
            ":{}: a conflict of git is not resolved: take either side, then run `claimlint baseline update`",
            line + 1
        );
    }
    let (line, column) = (error.line(), error.column());
    let words = error.to_string();
    let end = words.rfind(" at line ").unwrap_or(words.len());
    format!(
        ":{line}:{column}: no baseline that can be read: {}; {AGAIN}",
        &words[..end]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_told_on_one_line_with_the_way_out() {
        for (bytes, expected) in [
            ("", " is empty, and no baseline: restore it"),
            (
                "{\n]",
                ":2:1: no baseline that can be read: key must be a string; restore it",
            ),
            (
                "[]",
                " is a list, as `--output-format json` prints it, and no baseline: name the file",
            ),
            (
                "{\"name\": \"x\", \"version\": \"1.0.0\"}",
                " is JSON without a list of `findings`, and no baseline: name the file",
            ),
            ("{\"version\": 1}", " is JSON without a list of `findings`"),
            ("12", " is JSON without a list of `findings`"),
            ("{\"findings\": []}", " has no number as `version`"),
            (
                "{\"version\": 1, \"findings\": [{\"path\": \"a\\nb\"}]}",
                ":1:44: a finding of a baseline has `path`, `rule`",
            ),
            (
                "{\"version\": 0}",
                " is of version 0, which never was: name the file",
            ),
            (
                "{\"version\": 2, \"lines\": []}",
                " is of version 2, and this",
            ),
            ("{\n<<<<<<< HEAD\n", ":2: a conflict of git"),
            (&"[".repeat(100_000), "recursion limit exceeded"),
            (
                &format!("{{\"x\": {}", "[".repeat(100_000)),
                "recursion limit exceeded",
            ),
        ] {
            let error = parse(bytes.as_bytes()).expect_err(bytes);
            assert!(error.contains(expected), "{expected}: {error}");
            assert!(!error.contains('\n'), "{error}");
        }
        assert!(parse(b"\xFF").is_err());
    }

    #[test]
    fn what_a_later_claimlint_may_add_is_passed_over() {
        let known = br#"{"made-by": "x", "version": 1, "findings":
            [{"path": "a.md", "rule": "r", "message": "m", "fingerprint": "f", "level": "error"}]}"#;
        assert_eq!(parse(known).expect("a baseline").len(), 1);
    }
}
