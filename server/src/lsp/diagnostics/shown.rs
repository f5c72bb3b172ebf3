//! What the client shows, as far as it was sent, and what it must be sent to be right again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::{Diagnostic, Uri};

use super::report;
use crate::config::FILE_NAME;
use crate::lsp::convert::Wording;
use crate::lsp::session::{Affected, Report, Session, Snapshot};

/// The files for which the client was sent diagnostics, an empty set included.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    files: BTreeMap<PathBuf, ShownFile>,
    /// What was last said of each configuration that cannot be used.
    bad_configs: BTreeMap<PathBuf, String>,
}

#[derive(Clone, Debug)]
struct ShownFile {
    uri: Option<Uri>,
    /// The workspace it belongs to.
    root: PathBuf,
    report: Arc<Report>,
}

/// A file's diagnostics, to be sent.
#[derive(Debug)]
pub(super) struct News {
    pub(super) uri: Uri,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) version: Option<i32>,
}

impl Shown {
    /// What the changes to one workspace make it necessary to send. Diagnostics are shown for open
    /// files, for files that an edit affects, and for a configuration that is wrong.
    pub(super) fn update(
        &mut self,
        session: &Session,
        snapshot: &Snapshot,
        affected: &Affected,
    ) -> Vec<News> {
        let profile = session.profile();
        let root = snapshot.workspace.root();
        let mut paths = affected.by_edit.clone();
        let is_shown =
            |path: &&PathBuf| self.files.contains_key(*path) || snapshot.open(path).is_some();
        paths.extend(affected.on_disk.iter().filter(is_shown).cloned());
        if affected.everything {
            let own = self.files.iter().filter(|(_, file)| file.root == **root);
            paths.extend(own.map(|(path, _)| path.clone()));
            paths.extend(snapshot.open_paths().cloned());
            paths.insert(root.join(FILE_NAME));
        }
        let mut news: Vec<_> = affected
            .closed
            .iter()
            .filter_map(|path| self.clear(path))
            .collect();
        for path in paths.difference(&affected.closed) {
            let open = snapshot.open(path);
            // The text has moved on, and with it comes another look.
            if open.map(|file| file.version) != session.documents().version(path) {
                continue;
            }
            let report = report(snapshot, profile, path);
            let is_news = match self.files.get(path) {
                Some(known) => known.report.diagnostics != report.diagnostics,
                None => open.is_some() || !report.diagnostics.is_empty(),
            };
            if !is_news {
                continue;
            }
            let uri = Wording { snapshot, profile }.uri(path);
            self.remember(path, root, uri.clone(), report.clone());
            news.extend(uri.map(|uri| News {
                uri,
                diagnostics: report.diagnostics.clone(),
                version: open.map(|file| file.version),
            }));
        }
        news
    }

    /// Clears the files of workspaces that are no more.
    pub(super) fn leave_other_roots(&mut self, roots: &BTreeSet<PathBuf>) -> Vec<News> {
        let lost = self
            .files
            .iter()
            .filter(|(_, file)| !roots.contains(&file.root));
        let lost: Vec<_> = lost.map(|(path, _)| path.clone()).collect();
        lost.iter().filter_map(|path| self.clear(path)).collect()
    }

    /// For a client that pulls: whether anything has changed in a file other than those it edits,
    /// or it was told something that is no longer so.
    pub(super) fn others_changed(
        &mut self,
        session: &Session,
        snapshot: &Snapshot,
        affected: &Affected,
    ) -> bool {
        let profile = session.profile();
        let root = snapshot.workspace.root();
        let mut changed = affected.everything;
        for path in affected.by_edit.union(&affected.on_disk) {
            let report = report(snapshot, profile, path);
            let known = self.files.get(path);
            if known.is_none_or(|known| known.report.diagnostics != report.diagnostics) {
                changed |= !affected.edited.contains(path);
                self.remember(path, root, None, report);
            }
        }
        for path in snapshot.open_paths() {
            let Some(told) = session.told().get(path).map(|told| told.clone()) else {
                continue;
            };
            // Who has edited a file since will ask by itself.
            let is_current = told.version == snapshot.open(path).map(|file| file.version);
            changed |= is_current && told.mark != report(snapshot, profile, path).mark();
        }
        changed
    }

    /// For a client that pulls: what is wrong with the configuration, where that is news. Such a
    /// client asks about the file only while it is open, and else would never know.
    pub(super) fn bad_config(&mut self, snapshot: &Snapshot) -> Option<String> {
        let root = snapshot.workspace.root().to_path_buf();
        let Some(bad) = &snapshot.bad_config else {
            self.bad_configs.remove(&root);
            return None;
        };
        let message = bad.display();
        let known = self.bad_configs.insert(root, message.clone());
        (known.as_ref() != Some(&message)).then_some(message)
    }

    fn remember(&mut self, path: &Path, root: &Path, uri: Option<Uri>, report: Arc<Report>) {
        let root = root.to_path_buf();
        self.files
            .insert(path.to_path_buf(), ShownFile { uri, root, report });
    }

    fn clear(&mut self, path: &Path) -> Option<News> {
        let uri = self.files.remove(path)?.uri?;
        Some(News {
            uri,
            diagnostics: Vec::new(),
            version: None,
        })
    }
}
