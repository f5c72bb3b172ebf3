//! The bibliographies that take entries: read once, added to in memory, written at the end.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::entry::with_entry;
use super::text;
use crate::bibliography::Bibliography;
use crate::cli::files;
use crate::loader;

/// The bibliographies that were asked about.
pub(super) struct Library<'a> {
    here: &'a Path,
    files: BTreeMap<PathBuf, File>,
}

struct File {
    bytes: Vec<u8>,
    text: String,
    is_changed: bool,
}

impl<'a> Library<'a> {
    pub(super) fn new(here: &'a Path) -> Self {
        Self {
            here,
            files: BTreeMap::new(),
        }
    }

    /// Whether a bibliography has an entry. One that does not exist has none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn has(&mut self, path: &Path, key: &str) -> Result<bool, String> {
        let file = self.file(path)?;
        Ok(Bibliography::read(path, &file.text).get(key).is_some())
    }

    /// Adds an entry to a BibTeX file.
    ///
    /// # Errors
    /// When it cannot be read, or the entry could not be read there.
    pub(super) fn add(&mut self, path: &Path, key: &str, entry: &str) -> Result<(), String> {
        let shown = self.shown(path);
        let file = self.file(path)?;
        let changed = with_entry(path, &file.text, key, entry);
        let changed = changed.map_err(|cause| {
            format!(
                "cannot add `{key}` to {}: {cause}; mend that first",
                shown.display()
            )
        })?;
        file.bytes.extend(&changed.as_bytes()[file.text.len()..]);
        file.text = changed;
        file.is_changed = true;
        Ok(())
    }

    /// Writes what has been added to.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub(super) fn write(&self) -> Result<(), String> {
        let mut changed = self.files.iter().filter(|(_, file)| file.is_changed);
        changed.try_for_each(|(path, file)| files::write(&self.shown(path), &file.bytes))
    }

    /// A path as the user would write it.
    pub(super) fn shown(&self, path: &Path) -> PathBuf {
        pathdiff::diff_paths(path, self.here).unwrap_or_else(|| path.to_owned())
    }

    fn file(&mut self, path: &Path) -> Result<&mut File, String> {
        let shown = self.shown(path);
        let file = match self.files.remove(path) {
            Some(file) => file,
            None => read(path, &shown)?,
        };
        Ok(self.files.entry(path.to_owned()).or_insert(file))
    }
}

fn read(path: &Path, shown: &Path) -> Result<File, String> {
    let shown = shown.display().to_string();
    let bytes = match std::fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        read => read.map_err(|error| format!("cannot read {shown}: {}", loader::cause(&error)))?,
    };
    let text = match bytes.trim_ascii().is_empty() {
        true => String::from_utf8_lossy(&bytes).into_owned(),
        false => text::decode(&bytes, &shown)?,
    };
    Ok(File {
        bytes,
        text,
        is_changed: false,
    })
}
