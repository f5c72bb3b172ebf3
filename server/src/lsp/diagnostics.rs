//! Diagnostics: worked out once for each file and change, sent to clients that do not ask, and
//! answered to those that do.
//!
//! One task publishes. It looks at the first change at once, and pauses before it looks again, so that a
//! burst of edits costs few looks; drops what belongs to a text that has changed meanwhile, since the
//! next look brings it anew; and sends only what differs from what the client shows. Files that are being edited come
//! first. Those that only have to do with them can be many, and wait when somebody types on.

mod pull;
mod shown;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};
use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;

pub(super) use pull::{WorkspaceReport, document_report};

use super::convert::Wording;
use super::indexing;
use super::profile::Profile;
use super::session::{Indexing, Report, Session, Snapshot};
use crate::rules;
use shown::{News, Shown, Telling};

/// How far apart looks begin, at least: below what a typist notices, and enough to gather the changes that a client
/// sends in a row.
const PAUSE: Duration = Duration::from_millis(10);
/// How long a client has to take in what is told of files that are being edited before others are looked at.
const TURN: Duration = Duration::from_millis(1);
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
        Report::new(diagnostics, fixable)
    })
}

/// Keeps a client's diagnostics up to date for as long as the session lasts.
pub(super) async fn keep_current(
    session: Arc<Session>,
    client: Client,
    mut changes: watch::Receiver<u64>,
) {
    let shown = Arc::new(Mutex::new(Shown::default()));
    while changes.changed().await.is_ok() {
        let pause = sleep(PAUSE);
        let looking = Looking {
            session: &session,
            client: &client,
            shown: &shown,
            changes: &changes,
        };
        looking.follow(look_at_edited).await;
        // Whoever sends and takes in what that has found gets the processor first.
        sleep(TURN).await;
        looking.follow(look).await;
        pause.await;
    }
}

/// What it takes to look at changes.
struct Looking<'a> {
    session: &'a Arc<Session>,
    client: &'a Client,
    shown: &'a Arc<Mutex<Shown>>,
    changes: &'a watch::Receiver<u64>,
}

impl Looking<'_> {
    /// Looks, sends what comes to light as it does, and does what follows.
    async fn follow(&self, look: fn(&Session, &mut Shown, &Telling) -> Seen) {
        let (told, news) = mpsc::unbounded_channel();
        let telling = Telling {
            news: told,
            changes: self.changes.clone(),
        };
        let (session, shown) = (self.session.clone(), self.shown.clone());
        let look = spawn_blocking(move || {
            // Whoever panicked had noted what was told by then.
            let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
            look(&session, &mut shown, &telling)
        });
        publish(self.client, news).await;
        // A panic while looking is the loss of this look only.
        if let Ok(seen) = look.await {
            act(self.session, self.client, seen).await;
        }
    }
}

/// Sends what is found until nothing more comes.
async fn publish(client: &Client, mut news: mpsc::UnboundedReceiver<News>) {
    while let Some(News {
        uri,
        diagnostics,
        version,
    }) = news.recv().await
    {
        client.publish_diagnostics(uri, diagnostics, version).await;
    }
}

/// What a look at the changes brings to light.
#[derive(Debug, Default)]
struct Seen {
    /// Folders whose files nobody has looked for yet.
    unknown: Vec<Indexing>,
    /// What a client that asks is to be told of configurations.
    complaints: Vec<String>,
    /// Whether such a client has to ask again: something has changed that it has no reason to ask about, a file
    /// other than the one it edits.
    is_to_ask_again: bool,
}

/// Looks at the files that are being edited, and tells a client that does not ask.
fn look_at_edited(session: &Session, shown: &mut Shown, telling: &Telling) -> Seen {
    if !session.profile().diagnostics.pulls {
        for (snapshot, edited) in session.edited() {
            shown.tell(session, &snapshot, &edited, telling);
        }
    }
    Seen::default()
}

/// Looks at all that has changed, and tells a client that does not ask.
fn look(session: &Session, shown: &mut Shown, telling: &Telling) -> Seen {
    let mut seen = Seen::default();
    if session.profile().diagnostics.pulls {
        for (snapshot, affected) in session.take_affected() {
            seen.is_to_ask_again |= shown.others_changed(session, &snapshot, &affected);
            seen.complaints.extend(shown.bad_config(&snapshot));
        }
    } else {
        let affected = session.take_affected();
        shown.leave_other_roots(&session.roots(), telling);
        for (snapshot, affected) in affected {
            shown.update(session, &snapshot, &affected, telling);
        }
    }
    // Last, so that nothing can go wrong behind it and leave them to nobody.
    seen.unknown = session.take_unknown();
    seen
}

/// Does what follows from a look.
async fn act(session: &Arc<Session>, client: &Client, seen: Seen) {
    for indexing in seen.unknown {
        tokio::spawn(indexing::index(session.clone(), client.clone(), indexing));
    }
    for complaint in seen.complaints {
        client.show_message(MessageType::WARNING, complaint).await;
    }
    if seen.is_to_ask_again {
        let client = client.clone();
        tokio::spawn(async move { timeout(PATIENCE, client.workspace_diagnostic_refresh()).await });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What judges a fix by reading the article again holds that article for as long as nobody has asked for it.
    #[test]
    fn what_is_shown_does_not_read_an_article_again() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.md");
        let comment = "<!-- claimlint-ignore unknown-claim -->";
        std::fs::write(&path, format!("{comment}\n\n[a]{{#a .claim}}\n")).expect("a file");
        let session = Session::default();
        session.roots_changed(vec![folder.path().to_path_buf()], Vec::new());
        for unknown in session.take_unknown() {
            session.index(&unknown, &|_, _| {});
        }
        let snapshot = session.snapshot(&path).expect("the folder");
        let article = snapshot.workspace.article(&path).expect("the article");
        let report = report(&snapshot, Profile::default(), &path);
        let waiting = Arc::strong_count(article);
        let mut findings = report.fixable.iter().map(|(_, finding)| finding);
        let unused = findings.find(|finding| finding.rule.name == "unused-suppression");
        assert!(unused.expect("a finding").safe_fix().is_some());
        assert_eq!(Arc::strong_count(article), waiting - 1);
    }
}
