//! What the client shows, as far as it was sent, and what it must be sent to be right again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::{mpsc, watch};
use tower_lsp::ls_types::{Diagnostic, Uri};

use super::report;
use crate::config::FILE_NAME;
use crate::lsp::convert::Wording;
use crate::lsp::session::{Affected, Report, Session, Snapshot};

/// The files for which the client was sent diagnostics, an empty set included.
#[derive(Debug, Default)]
pub(super) struct Shown {
    files: BTreeMap<PathBuf, ShownFile>,
    /// The files of each workspace that are still to be looked at.
    waiting: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// What was last said of each configuration that cannot be used.
    bad_configs: BTreeMap<PathBuf, String>,
}

#[derive(Debug)]
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

/// Tells a client what is new.
#[derive(Debug)]
pub(super) struct Telling {
    pub(super) news: mpsc::UnboundedSender<News>,
    pub(super) changes: watch::Receiver<u64>,
}

impl Telling {
    fn tell(&self, news: News) {
        // Who is gone misses nothing.
        let _ = self.news.send(news);
    }

    /// Whether there has been another change, about which the client wants to know sooner than about files that it does
    /// not edit.
    fn is_urged(&self) -> bool {
        self.changes.has_changed().unwrap_or(true)
    }
}

impl Shown {
    /// Tells the diagnostics of some files.
    pub(super) fn tell(
        &mut self,
        session: &Session,
        snapshot: &Snapshot,
        files: &BTreeSet<PathBuf>,
        telling: &Telling,
    ) {
        for path in files {
            self.look_at(session, snapshot, path, telling);
        }
    }

    /// Tells what the changes to one workspace make it necessary to tell. Diagnostics are shown for open
    /// files, for files that an edit affects, and for a configuration that is wrong.
    pub(super) fn update(
        &mut self,
        session: &Session,
        snapshot: &Snapshot,
        affected: &Affected,
        telling: &Telling,
    ) {
        let root = snapshot.workspace.root();
        for path in &affected.closed {
            self.clear(path, telling);
        }
        let mut others = self.waiting.remove(&**root).unwrap_or_default();
        others.extend(self.to_look_at(snapshot, affected));
        others.retain(|path| !affected.edited.contains(path) && !affected.closed.contains(path));
        for path in affected.edited.difference(&affected.closed) {
            self.look_at(session, snapshot, path, telling);
        }
        while let Some(path) = others.pop_first() {
            self.look_at(session, snapshot, &path, telling);
            if telling.is_urged() {
                break;
            }
        }
        if !others.is_empty() {
            self.waiting.insert(root.to_path_buf(), others);
        }
    }

    /// The files of a workspace that may have other diagnostics than the client shows.
    fn to_look_at(&self, snapshot: &Snapshot, affected: &Affected) -> BTreeSet<PathBuf> {
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
        paths
    }

    /// Tells a file's diagnostics where they are new.
    fn look_at(&mut self, session: &Session, snapshot: &Snapshot, path: &Path, telling: &Telling) {
        let version = snapshot.version(path);
        // The text has moved on, and with it comes another look.
        if version != session.documents().version(path) {
            return;
        }
        let report = report(snapshot, session.profile(), path);
        let is_news = match self.files.get(path) {
            Some(known) => known.report.diagnostics != report.diagnostics,
            None => version.is_some() || !report.diagnostics.is_empty(),
        };
        if !is_news {
            return;
        }
        let uri = Wording::new(session, snapshot).uri(path);
        let root = snapshot.workspace.root();
        self.remember(path, root, uri.clone(), report.clone());
        if let Some(uri) = uri {
            telling.tell(News {
                uri,
                diagnostics: report.diagnostics.clone(),
                version,
            });
        }
    }

    /// Clears the files of workspaces that are no more.
    pub(super) fn leave_other_roots(&mut self, roots: &BTreeSet<PathBuf>, telling: &Telling) {
        self.waiting.retain(|root, _| roots.contains(root));
        let lost = self
            .files
            .iter()
            .filter(|(_, file)| !roots.contains(&file.root));
        let lost: Vec<_> = lost.map(|(path, _)| path.clone()).collect();
        for path in lost {
            self.clear(&path, telling);
        }
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
            let is_current = told.version == snapshot.version(path);
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

    fn clear(&mut self, path: &Path, telling: &Telling) {
        let uri = self.files.remove(path).and_then(|file| file.uri);
        if let Some(uri) = uri {
            telling.tell(News {
                uri,
                diagnostics: Vec::new(),
                version: None,
            });
        }
    }
}
