//! Asks the client to tell of files that change outside the editor.

use std::time::Duration;

use tokio::time::timeout;
use tower_lsp::Client;
use tower_lsp::ls_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration,
};

use crate::config::FILE_NAME;

/// Articles and bibliographies.
const FILES: &str = "**/*.{md,markdown,qmd,bib,json,yaml,yml}";
/// How long the client may take to agree. Without an answer, changes show when a file is opened.
const PATIENCE: Duration = Duration::from_secs(10);

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
