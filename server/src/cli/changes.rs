//! Texts that are to be other ones: written to their files, all or none, or shown as a diff.

mod diff;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::files;
use super::report::relative;
use crate::fix::{Edit, apply};

/// Editors do not show it, so it is no part of a text; a file keeps it.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// What becomes of files, by path.
#[derive(Debug, Default)]
pub(super) struct Changes {
    files: BTreeMap<Arc<Path>, Change>,
}

/// What becomes of one file.
#[derive(Debug)]
pub(super) struct Change {
    before: String,
    after: String,
    /// Where the text begins: behind the byte order mark, if there is one.
    start: usize,
}

impl Change {
    /// No change yet; `None` for bytes that are not UTF-8.
    pub(super) fn of(bytes: Vec<u8>) -> Option<Self> {
        let before = String::from_utf8(bytes).ok()?;
        let start = match before.starts_with(BYTE_ORDER_MARK) {
            true => BYTE_ORDER_MARK.len_utf8(),
            false => 0,
        };
        Some(Self {
            after: before.clone(),
            before,
            start,
        })
    }

    /// The text as it is now.
    pub(super) fn text(&self) -> &str {
        &self.after[self.start..]
    }

    /// Makes edits that are in order and apart.
    pub(super) fn apply(&mut self, edits: &[Edit]) {
        let text = apply(self.text(), edits);
        self.after.truncate(self.start);
        self.after.push_str(&text);
    }

    /// What the file is to hold.
    pub(super) fn bytes(&self) -> &[u8] {
        self.after.as_bytes()
    }

    fn is_made(&self) -> bool {
        self.before != self.after
    }
}

impl Changes {
    /// What becomes of a file; `before` is asked for what it holds when it is first heard of.
    ///
    /// # Errors
    /// Those of `before`.
    pub(super) fn of(
        &mut self,
        path: &Arc<Path>,
        before: impl FnOnce() -> Result<Option<Change>, String>,
    ) -> Result<Option<&mut Change>, String> {
        if !self.files.contains_key(path) {
            let Some(change) = before()? else {
                return Ok(None);
            };
            self.files.insert(path.clone(), change);
        }
        Ok(self.files.get_mut(path))
    }

    /// Takes note of what becomes of a file.
    pub(super) fn add(&mut self, path: Arc<Path>, change: Change) {
        self.files.insert(path, change);
    }

    /// The files whose text is another one now, in order.
    pub(super) fn made(&self) -> impl Iterator<Item = (&Arc<Path>, &Change)> {
        self.files.iter().filter(|(_, change)| change.is_made())
    }

    /// What a file is to hold; `None` where it stays as it is.
    pub(super) fn bytes(&self, path: &Path) -> Option<&[u8]> {
        self.files.get(path).map(Change::bytes)
    }

    /// Writes all changed files, each as a whole or not at all, and none where one must not be written.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub(super) fn write(&self, here: &Path) -> Result<(), String> {
        for (path, _) in self.made() {
            files::check_writable(path).map_err(|cause| {
                let shown = relative(path, here);
                format!("cannot write {shown}: {cause}, so that nothing is changed")
            })?;
        }
        let mut made = self.made();
        made.try_for_each(|(path, change)| files::write(path, change.bytes()))
    }

    /// Prints all changes as a unified diff, with paths from a folder on.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub(super) fn print_diff(&self, here: &Path) -> Result<(), String> {
        let changes = self.made().map(|(path, change)| {
            let path = relative(path, here);
            (path, change.before.as_str(), change.after.as_str())
        });
        diff::print(changes)
    }
}
