//! Answers in parts, for a client that gives a token for them: it gets everything in messages of its own as soon as it
//! is known, and in the answer nothing more.

use serde::Serialize;
use serde_json::json;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{ProgressToken, WorkspaceDocumentDiagnosticReport};

use super::Handlers;
use crate::lsp::diagnostics::WorkspaceReport;

/// How many things are told at a time.
const AT_ONCE: usize = 64;

impl Handlers {
    /// A list as the client wants it: in parts, of which nothing is left for the answer, or as a whole.
    pub(super) async fn in_parts<Thing: Serialize>(
        &self,
        token: Option<ProgressToken>,
        all: Option<Vec<Thing>>,
    ) -> Result<Option<Vec<Thing>>> {
        let (Some(token), Some(things)) = (&token, &all) else {
            return Ok(all);
        };
        for part in things.chunks(AT_ONCE) {
            self.outgoing.tell_progress(token, json!(part)).await;
        }
        Ok(Some(Vec::new()))
    }

    /// A report on all files, each told as soon as it has been looked at, or all at the end.
    pub(super) async fn report_in_parts(
        &self,
        token: Option<ProgressToken>,
        mut report: WorkspaceReport,
    ) -> Result<Vec<WorkspaceDocumentDiagnosticReport>> {
        let Some(token) = token else {
            return self
                .answer(move |session| report.next(session, usize::MAX))
                .await;
        };
        loop {
            let next = self.answer(move |session| {
                let items = report.next(session, AT_ONCE);
                (report, items)
            });
            let (rest, items) = next.await?;
            if items.is_empty() {
                return Ok(items);
            }
            let part = json!({"items": items});
            self.outgoing.tell_progress(&token, part).await;
            report = rest;
        }
    }
}
