//! Progress of requests, where the client gives a token for it: that they are under way, and that they have ended.
//!
//! How far the reading of articles has come, which nobody asked for, is shown by [`super::indexing`].

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::ls_types::{ProgressToken, WorkDoneProgressOptions};

use super::outgoing::Outgoing;

/// The requests that may take long, and what they do.
const LONG: [(&str, &str); 5] = [
    ("textDocument/references", "Looking for references"),
    ("textDocument/rename", "Renaming"),
    ("workspace/symbol", "Searching claims"),
    ("workspace/diagnostic", "Checking articles"),
    ("workspace/executeCommand", "Looking at claims"),
];

/// What a client is told of them.
pub(super) const OPTIONS: WorkDoneProgressOptions = WorkDoneProgressOptions {
    work_done_progress: Some(true),
};

/// A request whose progress somebody wants to see.
pub(super) struct Progress {
    token: ProgressToken,
    title: &'static str,
    outgoing: Outgoing,
}

impl Progress {
    /// The progress of a request; `None` where nobody wants to see it or it never takes long.
    pub(super) fn of(method: &str, params: Option<&Value>, outgoing: &Outgoing) -> Option<Self> {
        let (_, title) = LONG.iter().find(|(long, _)| *long == method)?;
        let token = ProgressToken::deserialize(params?.get("workDoneToken")?).ok()?;
        Some(Self {
            token,
            title,
            outgoing: outgoing.clone(),
        })
    }

    /// Shows that it is under way.
    pub(super) async fn begin(&self) {
        let begin = json!({"kind": "begin", "title": self.title, "cancellable": true});
        self.outgoing.tell_progress(&self.token, begin).await;
    }

    /// Shows that it has ended.
    pub(super) async fn end(self) {
        let end = json!({"kind": "end"});
        self.outgoing.tell_progress(&self.token, end).await;
    }
}
