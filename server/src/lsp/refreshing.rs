//! Has the client ask again for lenses, hints and tokens where a change elsewhere may show in them.
//!
//! A client asks by itself about the document that is edited, and only about that one. What an edit of one article
//! means for the others that are open, nobody but us can tell it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};
use tower_lsp::Client;

use super::session::{Session, Stamp};

/// At most so often, since typing changes something with every key.
const INTERVAL: Duration = Duration::from_millis(300);
/// How long a client may take to say that it will ask again.
const PATIENCE: Duration = Duration::from_secs(5);

/// The open documents as they were looked at last: the editor's number for the text, and by which to tell whether
/// anything that concerns it has changed.
type Seen = HashMap<PathBuf, (i32, Stamp)>;

/// Sees to it from now on that what the client shows is current; returns at once.
pub(super) fn keep_current(session: Arc<Session>, client: Client) {
    let refreshes = session.profile().refreshes;
    if !(refreshes.inlay_hints || refreshes.code_lenses || refreshes.tokens) {
        return;
    }
    let mut changes = session.changes();
    tokio::spawn(async move {
        let mut seen = Seen::new();
        while changes.changed().await.is_ok() {
            sleep(INTERVAL).await;
            changes.mark_unchanged();
            let looking = session.clone();
            let before = std::mem::take(&mut seen);
            let look = spawn_blocking(move || look(&looking, &before)).await;
            // A panic while looking is the loss of this look only.
            let Ok((now, is_stale)) = look else { continue };
            seen = now;
            if is_stale {
                refresh(&session, client.clone());
            }
        }
    });
}

/// The open documents as they are, and whether one that was not edited itself is concerned by a change.
fn look(session: &Session, before: &Seen) -> (Seen, bool) {
    let mut now = Seen::new();
    let mut is_stale = false;
    for snapshot in session.snapshots() {
        for path in snapshot.open_paths() {
            let (Some(file), Some(stamp)) = (snapshot.open(path), snapshot.stamp(path)) else {
                continue;
            };
            let known = before.get(path);
            is_stale |=
                known.is_some_and(|(version, known)| *version == file.version && *known != stamp);
            now.insert(path.clone(), (file.version, stamp));
        }
    }
    (now, is_stale)
}

fn refresh(session: &Session, client: Client) {
    let refreshes = session.profile().refreshes;
    tokio::spawn(async move {
        if refreshes.tokens {
            let _ = timeout(PATIENCE, client.semantic_tokens_refresh()).await;
        }
        if refreshes.code_lenses {
            let _ = timeout(PATIENCE, client.code_lens_refresh()).await;
        }
        if refreshes.inlay_hints {
            let _ = timeout(PATIENCE, client.inlay_hint_refresh()).await;
        }
    });
}
