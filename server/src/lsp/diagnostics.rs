//! Diagnostics: worked out once for each file and change, sent to clients that do not ask, and
//! answered to those that do.
//!
//! One task publishes. It takes whatever has changed since it last looked, so that a burst of edits
//! costs one look; drops what belongs to a text that has changed meanwhile, since the next look
//! brings it anew; and sends only what differs from what the client shows.

mod pull;
mod shown;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};
use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;
use xxhash_rust::xxh3::xxh3_64;

pub(super) use pull::{document_report, workspace_report};

use super::convert::Wording;
use super::indexing;
use super::profile::Profile;
use super::session::{Affected, Report, Session, Snapshot};
use crate::rules;
use shown::Shown;

/// How long to wait for more changes before looking at the first: below what a typist notices, and
/// enough to gather the changes that a client sends in a row.
const PAUSE: Duration = Duration::from_millis(10);
/// How long a client may take to say that it will ask again.
const PATIENCE: Duration = Duration::from_secs(5);

/// A file's diagnostics.
pub(super) fn report(snapshot: &Snapshot, profile: Profile, path: &Path) -> Arc<Report> {
    snapshot.report(path, || {
        let wording = Wording { snapshot, profile };
        let bad_config = snapshot
            .bad_config
            .as_deref()
            .filter(|bad| *bad.path == *path);
        let mut diagnostics = Vec::new();
        let mut fixable = Vec::new();
        match bad_config {
            Some(bad) => diagnostics.extend(wording.bad_config(bad)),
            None => {
                for finding in rules::check(&snapshot.workspace, path) {
                    let Some(diagnostic) = wording.diagnostic(&finding) else {
                        continue;
                    };
                    if !finding.fixes.is_empty() {
                        fixable.push((diagnostics.len(), finding));
                    }
                    diagnostics.push(diagnostic);
                }
            }
        }
        let written = serde_json::to_vec(&diagnostics).unwrap_or_default();
        Report {
            diagnostics,
            fixable,
            mark: format!("{:016x}", xxh3_64(&written)),
        }
    })
}

/// Keeps a client's diagnostics up to date for as long as the session lasts.
pub(super) async fn keep_current(
    session: Arc<Session>,
    client: Client,
    mut changes: watch::Receiver<u64>,
) {
    let mut shown = Shown::default();
    while changes.changed().await.is_ok() {
        sleep(PAUSE).await;
        changes.mark_unchanged();
        let looking = session.clone();
        let look = spawn_blocking(move || {
            (
                looking.take_unknown(),
                looking.take_affected(),
                looking.roots(),
            )
        });
        // A panic while looking is the loss of this look only.
        let Ok((unknown, affected, roots)) = look.await else {
            continue;
        };
        for root in unknown {
            tokio::spawn(indexing::index(session.clone(), client.clone(), root));
        }
        if session.profile().pulls_diagnostics {
            shown = ask_to_pull(&session, &client, shown, affected).await;
        } else {
            shown = publish(&session, &client, shown, affected, roots).await;
        }
    }
}

/// Sends what has changed.
async fn publish(
    session: &Arc<Session>,
    client: &Client,
    shown: Shown,
    affected: Vec<(Snapshot, Affected)>,
    roots: BTreeSet<PathBuf>,
) -> Shown {
    let looking = session.clone();
    let kept = shown.clone();
    let news = spawn_blocking(move || {
        let mut shown = shown;
        let mut news = shown.leave_other_roots(&roots);
        for (snapshot, affected) in affected {
            news.extend(shown.update(&looking, &snapshot, &affected));
        }
        (news, shown)
    });
    let Ok((news, shown)) = news.await else {
        return kept;
    };
    for news in news {
        client
            .publish_diagnostics(news.uri, news.diagnostics, news.version)
            .await;
    }
    shown
}

/// Tells a client that pulls to ask again, where something has changed that it has no reason to ask
/// about: a file other than the one it edits.
async fn ask_to_pull(
    session: &Arc<Session>,
    client: &Client,
    shown: Shown,
    affected: Vec<(Snapshot, Affected)>,
) -> Shown {
    let looking = session.clone();
    let kept = shown.clone();
    let marks = spawn_blocking(move || {
        let mut shown = shown;
        let mut others_changed = false;
        let mut complaints = Vec::new();
        for (snapshot, affected) in affected {
            others_changed |= shown.others_changed(&looking, &snapshot, &affected);
            complaints.extend(shown.bad_config(&snapshot));
        }
        (others_changed, complaints, shown)
    });
    let Ok((others_changed, complaints, shown)) = marks.await else {
        return kept;
    };
    for complaint in complaints {
        client.show_message(MessageType::WARNING, complaint).await;
    }
    if others_changed {
        let client = client.clone();
        tokio::spawn(async move { timeout(PATIENCE, client.workspace_diagnostic_refresh()).await });
    }
    shown
}
