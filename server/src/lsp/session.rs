//! The state of one editor's session: open documents, and a workspace for each folder they lie in.
//!
//! Text changes only touch the text and note which files are stale; they are applied on the read
//! loop and cost next to nothing. Whoever needs an answer takes a [`Snapshot`], which first reads
//! what is stale. Text that is open in the editor wins over the file on disk.

mod contents;
mod documents;
mod folder;
mod folders;
mod reading;
mod search;
mod snapshot;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use dashmap::DashMap;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tower_lsp::Client;
use tower_lsp::ls_types::{InitializeParams, SemanticToken, TraceValue};

pub(super) use documents::OpenFile;
pub(super) use folder::Affected;
pub(super) use search::{Indexing, SearchOf};
pub(super) use snapshot::{Report, Snapshot, Stamp};

use super::ending::Ending;
use super::log::Log;
use super::profile::Profile;
use super::settings::{LogLevel, Preferences};
use super::uri;
use documents::Documents;
use folder::Folder;
use folders::Folders;

/// Everything known of one editor.
#[derive(Debug, Default)]
pub(super) struct Session {
    profile: OnceLock<Profile>,
    preferences: Mutex<Preferences>,
    /// Held while the client is asked for its settings, so that the last answer is the one that holds.
    asking: tokio::sync::Mutex<()>,
    log: Log,
    documents: Documents,
    /// Files that have changed since they were last read.
    stale: Mutex<BTreeSet<PathBuf>>,
    /// The folders that the editor has opened and closed since, in order.
    moved_roots: Mutex<Vec<(Vec<PathBuf>, Vec<PathBuf>)>>,
    /// Locked by blocking threads only, and never while a document is.
    folders: Mutex<Folders>,
    /// What a client last got by asking, by file.
    told: DashMap<PathBuf, Told>,
    /// The tokens a client last got, by file.
    tokens: DashMap<PathBuf, ToldTokens>,
    /// Work whose progress is shown with a way to cancel it, by the token of the progress.
    cancellable: DashMap<String, CancellationToken>,
    /// Counts the changes, so that others can wait for the next.
    changes: watch::Sender<u64>,
    ending: Ending,
}

/// The tokens that a client got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ToldTokens {
    /// By which the client names them.
    pub(super) id: String,
    pub(super) tokens: Vec<SemanticToken>,
}

/// Diagnostics that a client got by asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The editor's number for the text they are about, where it was open.
    pub(super) version: Option<i32>,
    /// By which to tell whether they are still the same.
    pub(super) mark: String,
}

impl Session {
    /// Takes note of a client's first message; of later ones nothing.
    pub(super) fn begin(&self, client: &InitializeParams) {
        if self.profile.set(Profile::new(client)).is_err() {
            return;
        }
        self.set_trace(client.trace.unwrap_or_default());
        let options = client.initialization_options.clone();
        self.preferences().set_options(options);
        let folders = client
            .workspace_folders
            .iter()
            .flatten()
            .map(|folder| &folder.uri);
        #[expect(deprecated, reason = "older clients name their folder nowhere else")]
        let folders = folders.chain(
            client
                .root_uri
                .as_ref()
                .filter(|_| client.workspace_folders.is_none()),
        );
        self.folders().change_roots(folders.map(uri::to_path), []);
    }

    /// What the client can do, and what its user wants.
    pub(super) fn profile(&self) -> Profile {
        Profile {
            settings: self.preferences().settings(),
            ..self.profile.get().copied().unwrap_or_default()
        }
    }

    /// What the client gave as settings.
    pub(super) fn preferences(&self) -> MutexGuard<'_, Preferences> {
        self.preferences
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until nobody else asks the client for its settings.
    pub(super) fn asking(&self) -> &tokio::sync::Mutex<()> {
        &self.asking
    }

    /// Tells something in the client's log, where the user wants to know that much.
    pub(super) fn log(&self, level: LogLevel, line: impl FnOnce() -> String) {
        if level <= self.preferences().settings().log {
            self.log.tell(level, line());
        }
    }

    /// Takes how much the client wants to follow of what the server does.
    pub(super) fn set_trace(&self, trace: TraceValue) {
        self.log.set_trace(trace);
    }

    /// Tells what the server does, and more of it, to a client that wants to follow.
    pub(super) fn trace(&self, line: impl FnOnce() -> String, more: impl FnOnce() -> String) {
        self.log.trace(line, more);
    }

    /// Sends the log to the client from now on.
    pub(super) fn send_log(&self, client: Client) {
        self.log.send_to(client);
    }

    /// When and how the session ends.
    pub(super) fn ending(&self) -> &Ending {
        &self.ending
    }

    /// The open documents.
    pub(super) fn documents(&self) -> &Documents {
        &self.documents
    }

    /// What a client last got by asking, by file.
    pub(super) fn told(&self) -> &DashMap<PathBuf, Told> {
        &self.told
    }

    /// The tokens a client last got, by file.
    pub(super) fn tokens(&self) -> &DashMap<PathBuf, ToldTokens> {
        &self.tokens
    }

    /// Work whose progress is shown with a way to cancel it, by the token of the progress.
    pub(super) fn cancellable(&self) -> &DashMap<String, CancellationToken> {
        &self.cancellable
    }

    /// Tells of the changes that come: their number so far.
    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Notes that files have changed, or whole folders.
    pub(super) fn files_changed(&self, paths: impl IntoIterator<Item = PathBuf>) {
        self.stale().extend(paths);
        self.something_changed();
    }

    /// Notes that the editor's folders have changed.
    pub(super) fn roots_changed(&self, added: Vec<PathBuf>, removed: Vec<PathBuf>) {
        self.moved_roots().push((added, removed));
        self.files_changed(self.documents.paths());
    }

    /// Wakes everybody who waits for changes.
    pub(super) fn something_changed(&self) {
        self.changes.send_modify(|number| *number += 1);
    }

    /// The workspace around a file, with all changes applied that have come in so far. Reads files
    /// where it must, so it belongs on a blocking thread.
    pub(super) fn snapshot(&self, path: &Path) -> Option<Snapshot> {
        let mut folders = self.refresh();
        let root = folders.root_of(path);
        let home = folders.get(&root).filter(|folder| folder.holds(path));
        let home = home.or_else(|| folders.all().find(|folder| folder.holds(path)));
        home.map(|folder| folder.snapshot().clone())
    }

    /// The other files of the workspace around a file in which something may have changed since this was last asked.
    pub(super) fn take_untold(&self, path: &Path) -> BTreeSet<PathBuf> {
        let mut folders = self.refresh_wholly();
        let root = folders.root_of(path);
        let folder = folders.get_mut(&root);
        let mut untold = folder.map(Folder::take_untold).unwrap_or_default();
        untold.remove(path);
        untold
    }

    /// All workspaces, with all changes applied.
    pub(super) fn snapshots(&self) -> Vec<Snapshot> {
        self.refresh_wholly()
            .all()
            .map(|folder| folder.snapshot().clone())
            .collect()
    }

    /// The same without those whose files are not all known: what is found in them may be wrong.
    pub(super) fn known_snapshots(&self) -> Vec<Snapshot> {
        let folders = self.refresh_wholly();
        let known = folders.all().filter(|folder| folder.is_known());
        known.map(|folder| folder.snapshot().clone()).collect()
    }

    /// Applies all changes and hands out the files that the editor has changed itself, for each workspace whose files are
    /// known.
    pub(super) fn edited(&self) -> Vec<(Snapshot, BTreeSet<PathBuf>)> {
        let folders = self.refresh();
        let known = folders.all().filter(|folder| folder.is_known());
        known
            .map(|folder| (folder.snapshot().clone(), folder.edited()))
            .collect()
    }

    /// Applies all changes and hands out what they affect, for each workspace whose files are known.
    pub(super) fn take_affected(&self) -> Vec<(Snapshot, Affected)> {
        let mut folders = self.refresh_wholly();
        let known = folders.all_mut().filter(|folder| folder.is_known());
        known
            .map(|folder| (folder.snapshot().clone(), folder.take_affected()))
            .collect()
    }

    /// The folders of all workspaces.
    pub(super) fn roots(&self) -> BTreeSet<PathBuf> {
        let folders = self.folders();
        folders
            .all()
            .map(|folder| folder.snapshot().workspace.root().to_path_buf())
            .collect()
    }

    /// Reads what is stale, and hands out the up-to-date folders.
    fn refresh(&self) -> MutexGuard<'_, Folders> {
        let mut folders = self.folders();
        // Taken under the folders' lock: who comes second finds everything read.
        for (added, removed) in std::mem::take(&mut *self.moved_roots()) {
            folders.change_roots(added, removed);
        }
        let stale = std::mem::take(&mut *self.stale());
        folders.apply(stale, &self.documents);
        folders
    }

    /// The same, once it is known as well in which files a change of others shows.
    fn refresh_wholly(&self) -> MutexGuard<'_, Folders> {
        let mut folders = self.refresh();
        folders.all_mut().for_each(Folder::find_showing);
        folders
    }

    fn folders(&self) -> MutexGuard<'_, Folders> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moved_roots(&self) -> MutexGuard<'_, Vec<(Vec<PathBuf>, Vec<PathBuf>)>> {
        self.moved_roots
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn stale(&self) -> MutexGuard<'_, BTreeSet<PathBuf>> {
        self.stale.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
