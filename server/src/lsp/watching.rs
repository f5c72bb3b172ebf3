//! Files that change outside the editor: the client tells of them, or, where it cannot, we look
//! ourselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::{RecursiveMode, Watcher};
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};
use tower_lsp::Client;
use tower_lsp::ls_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration,
};

use super::session::Session;
use crate::config::FILE_NAME;
use crate::loader::{is_article, is_bibliography};
use crate::quotation::LocalCopy;

/// Articles, bibliographies and copies of sources.
const FILES: &str = "**/*.{md,markdown,qmd,bib,json,yaml,yml,txt,text,html,htm}";
/// How long the client may take to agree. Without an answer, changes show when a file is opened.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often to see whether there are folders that nobody watches yet.
const INTERVAL: Duration = Duration::from_millis(500);

/// Registers for changes; returns at once.
pub(super) fn register(client: Client) {
    let watch = |pattern: String| FileSystemWatcher {
        glob_pattern: GlobPattern::String(pattern),
        kind: None,
    };
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: vec![watch(FILES.to_owned()), watch(format!("**/{FILE_NAME}"))],
    };
    let registration = Registration {
        id: "claimlint/files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    };
    tokio::spawn(
        async move { timeout(PATIENCE, client.register_capability(vec![registration])).await },
    );
}

/// Watches the folders that hold known files, for a client that does not; returns at once. Only
/// those folders, and not all below the workspace: a system lends out few watches, and a
/// repository may hold a hundred thousand folders that are nobody's concern.
pub(super) fn watch(session: Arc<Session>) {
    let listening = Arc::downgrade(&session);
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too, and we read what has changed.
        let Some(event) = event.ok().filter(|event| !event.kind.is_access()) else {
            return;
        };
        let changed: Vec<_> = event
            .paths
            .into_iter()
            .filter(|path| concerns_us(path))
            .collect();
        if let (Some(session), false) = (listening.upgrade(), changed.is_empty()) {
            session.files_changed(changed);
        }
    });
    // A system that lends out no watch is one on which changes show when a file is opened.
    let Ok(mut watcher) = watcher else { return };
    tokio::spawn(async move {
        let mut changes = session.changes();
        let mut watched = BTreeSet::new();
        loop {
            let looking = session.clone();
            let Ok(files) = spawn_blocking(move || files(&looking)).await else {
                continue;
            };
            let mut unwatched = files;
            unwatched.retain(|folder, _| !watched.contains(folder));
            for (folder, files) in unwatched {
                let _ = watcher.watch(&folder, RecursiveMode::NonRecursive);
                watched.insert(folder);
                // What changed between the first reading and the watch would be missed.
                session.files_changed(files);
            }
            if changes.changed().await.is_err() {
                return;
            }
            sleep(INTERVAL).await;
        }
    });
}

fn concerns_us(path: &Path) -> bool {
    let is_config = path.file_name().is_some_and(|name| name == FILE_NAME);
    is_config || is_article(path) || is_bibliography(path) || LocalCopy::is_text(path)
}

/// The articles, bibliographies and copies of all workspaces, by the folder they lie in, and the workspaces'
/// own folders.
fn files(session: &Session) -> BTreeMap<PathBuf, Vec<PathBuf>> {
    let roots = session.roots().into_iter();
    let mut files: BTreeMap<_, Vec<_>> = roots.map(|root| (root, Vec::new())).collect();
    for snapshot in session.snapshots() {
        let copies = snapshot.workspace.copies().map(|copy| &**copy.path());
        for file in snapshot.files().chain(copies) {
            let Some(folder) = file.parent() else {
                continue;
            };
            let files = files.entry(folder.to_path_buf()).or_default();
            if is_article(file) || is_bibliography(file) || LocalCopy::is_text(file) {
                files.push(file.to_path_buf());
            }
        }
    }
    files
}
