//! Answers to a client that asks for diagnostics: in full, or that nothing has changed.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use tower_lsp::ls_types::{
    DocumentDiagnosticReport, DocumentDiagnosticReportKind, FullDocumentDiagnosticReport,
    PreviousResultId, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::report;
use crate::lsp::convert::Wording;
use crate::lsp::session::{Report, Session, Snapshot, Told};
use crate::lsp::{uri, work};

/// With one document, no more than so many others are told of; about the rest the client asks when it is told to.
const MOST_RELATED: usize = 32;

/// One document's diagnostics; of a document that is none of ours, none.
pub(in crate::lsp) fn document_report(
    session: &Session,
    path: &Path,
    previous: Option<&str>,
) -> DocumentDiagnosticReport {
    let changes = session.changes();
    let untold = match session.profile().diagnostics.related_documents {
        true => session.take_untold(path),
        false => BTreeSet::new(),
    };
    let snapshot = session.snapshot(path);
    let version = snapshot
        .as_ref()
        .and_then(|snapshot| snapshot.version(path));
    let related = snapshot
        .as_ref()
        .and_then(|snapshot| related(session, snapshot, untold));
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
            related_documents: related,
            unchanged_document_diagnostic_report: unchanged(&report),
        }
        .into();
    }
    RelatedFullDocumentDiagnosticReport {
        related_documents: related,
        full_document_diagnostic_report: full(&report),
    }
    .into()
}

/// The reports of other documents that have changed since the client was told: what is typed in one article shows in
/// others. `None` where there are none.
fn related(
    session: &Session,
    snapshot: &Snapshot,
    untold: BTreeSet<PathBuf>,
) -> Option<HashMap<Uri, DocumentDiagnosticReportKind>> {
    let (profile, cancelled) = (session.profile(), work::cancelled());
    let untold = untold.into_iter().take(MOST_RELATED);
    let untold = untold.take_while(|_| !cancelled.is_cancelled());
    let reports = untold.filter_map(|path| {
        let report = report(snapshot, profile, &path);
        let told = session.told().get(&path).map(|told| told.mark.clone());
        let is_news = match told {
            Some(told) => told != report.mark(),
            None => !report.diagnostics.is_empty(),
        };
        let uri = (Wording { snapshot, profile }).uri(&path);
        let uri = uri.filter(|_| is_news)?;
        let version = snapshot.version(&path);
        note(session, &path, version, &report);
        Some((uri, full(&report).into()))
    });
    let reports: HashMap<_, _> = reports.collect();
    (!reports.is_empty()).then_some(reports)
}

/// The diagnostics of all files, in the making. Files without any are left out, unless the client shows some.
pub(in crate::lsp) struct WorkspaceReport {
    snapshots: Vec<Snapshot>,
    /// The files that are still to be looked at, each with the place of its workspace.
    files: std::vec::IntoIter<(usize, PathBuf)>,
    /// What the client shows of files that were not looked at yet.
    previous: HashMap<PathBuf, PreviousResultId>,
}

impl WorkspaceReport {
    /// Begins a report to a client that has these already.
    pub(in crate::lsp) fn begin(session: &Session, previous: Vec<PreviousResultId>) -> Self {
        let snapshots = session.known_snapshots();
        let files = snapshots.iter().enumerate().flat_map(|(place, snapshot)| {
            let files = snapshot.files();
            files.map(move |path| (place, path.to_path_buf()))
        });
        let files: Vec<_> = files.collect();
        let previous = previous
            .into_iter()
            .map(|previous| (uri::to_path(&previous.uri), previous));
        Self {
            files: files.into_iter(),
            previous: previous.collect(),
            snapshots,
        }
    }

    /// The next files, at most so many, or none when all have been told. Ends early where nobody waits any more.
    pub(in crate::lsp) fn next(
        &mut self,
        session: &Session,
        most: usize,
    ) -> Vec<WorkspaceDocumentDiagnosticReport> {
        let (profile, cancelled) = (session.profile(), work::cancelled());
        let mut items = Vec::new();
        while items.len() < most
            && !cancelled.is_cancelled()
            && let Some((place, path)) = self.files.next()
        {
            let snapshot = &self.snapshots[place];
            let report = report(snapshot, profile, &path);
            let version = snapshot.version(&path);
            note(session, &path, version, &report);
            let known = self.previous.remove(&path);
            if known.is_none() && report.diagnostics.is_empty() {
                continue;
            }
            if let Some(uri) = (Wording { snapshot, profile }).uri(&path) {
                let version = version.map(i64::from);
                items.push(item(uri, version, &report, known.map(|known| known.value)));
            }
        }
        if self.files.len() == 0 {
            // What the client shows and nobody knows any more has to go.
            let gone = self.previous.drain().map(|(_, gone)| gone);
            items.extend(
                gone.map(|gone| item(gone.uri, None, &Report::default(), Some(gone.value))),
            );
        }
        items
    }
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
