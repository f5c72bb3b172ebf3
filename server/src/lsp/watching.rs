//! Files that change outside the editor: the client tells of them, or, where it cannot, we look
//! ourselves.

use std::collections::BTreeSet;
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

/// Articles and bibliographies.
const FILES: &str = "**/*.{md,markdown,qmd,bib,json,yaml,yml}";
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
            let Ok(folders) = spawn_blocking(move || folders(&looking)).await else {
                continue;
            };
            for folder in folders.difference(&watched) {
                let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
            }
            watched.extend(folders);
            if changes.changed().await.is_err() {
                return;
            }
            sleep(INTERVAL).await;
        }
    });
}

fn concerns_us(path: &Path) -> bool {
    let is_config = path.file_name().is_some_and(|name| name == FILE_NAME);
    is_config || is_article(path) || is_bibliography(path)
}

/// The folders of all workspaces, and those that their files lie in.
fn folders(session: &Session) -> BTreeSet<PathBuf> {
    let mut folders = session.roots();
    for snapshot in session.snapshots() {
        let parents = snapshot.files().filter_map(Path::parent);
        folders.extend(parents.map(Path::to_path_buf));
    }
    folders
}
