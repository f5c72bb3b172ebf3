//! Answers to a client that asks for diagnostics: in full, or that nothing has changed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use tower_lsp::ls_types::{
    DocumentDiagnosticReport, FullDocumentDiagnosticReport, PreviousResultId,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Uri, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::report;
use crate::lsp::convert::Wording;
use crate::lsp::session::{Report, Session, Told};
use crate::lsp::uri;

/// One document's diagnostics; of a document that is none of ours, none.
pub(in crate::lsp) fn document_report(
    session: &Session,
    path: &Path,
    previous: Option<&str>,
) -> DocumentDiagnosticReport {
    let changes = session.changes();
    let snapshot = session.snapshot(path);
    let version = snapshot
        .as_ref()
        .and_then(|snapshot| Some(snapshot.open(path)?.version));
    let report = snapshot
        .map(|snapshot| report(&snapshot, session.profile(), path))
        .unwrap_or_default();
    note(session, path, version, &report);
    // A look at the changes that came meanwhile may have been too early to know of this answer.
    if changes.has_changed().unwrap_or_default() {
        session.something_changed();
    }
    if previous == Some(report.mark()) {
        return RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: unchanged(&report),
        }
        .into();
    }
    RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: full(&report),
    }
    .into()
}

/// The diagnostics of all files. Files without any are left out, unless the client shows some.
pub(in crate::lsp) fn workspace_report(
    session: &Session,
    previous: Vec<PreviousResultId>,
) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let profile = session.profile();
    let previous = previous
        .into_iter()
        .map(|previous| (uri::to_path(&previous.uri), previous));
    let mut previous: HashMap<PathBuf, PreviousResultId> = previous.collect();
    let mut items = Vec::new();
    for snapshot in session.snapshots() {
        let wording = Wording {
            snapshot: &snapshot,
            profile,
        };
        for path in snapshot.files() {
            let report = report(&snapshot, profile, path);
            let version = snapshot.open(path).map(|file| file.version);
            note(session, path, version, &report);
            let known = previous.remove(path);
            if known.is_none() && report.diagnostics.is_empty() {
                continue;
            }
            let Some(uri) = wording.uri(path) else {
                continue;
            };
            let version = version.map(i64::from);
            items.push(item(uri, version, &report, known.map(|known| known.value)));
        }
    }
    // What the client shows and nobody knows any more has to go.
    let gone = previous.into_values();
    items.extend(gone.map(|gone| item(gone.uri, None, &Report::default(), Some(gone.value))));
    items
}

/// Keeps what the client is told, to tell it when that is no longer so.
fn note(session: &Session, path: &Path, version: Option<i32>, report: &Report) {
    let mark = report.mark().to_owned();
    session
        .told()
        .insert(path.to_path_buf(), Told { version, mark });
}

fn item(
    uri: Uri,
    version: Option<i64>,
    report: &Report,
    known: Option<String>,
) -> WorkspaceDocumentDiagnosticReport {
    if known.as_deref() == Some(report.mark()) {
        return WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: unchanged(report),
        }
        .into();
    }
    WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: full(report),
    }
    .into()
}

fn full(report: &Report) -> FullDocumentDiagnosticReport {
    FullDocumentDiagnosticReport {
        result_id: Some(report.mark().to_owned()),
        items: report.diagnostics.clone(),
    }
}

fn unchanged(report: &Report) -> UnchangedDocumentDiagnosticReport {
    UnchangedDocumentDiagnosticReport {
        result_id: report.mark().to_owned(),
    }
}
