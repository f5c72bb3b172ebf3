//! A workspace as it stands at one moment, with what was worked out of it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tower_lsp::ls_types::Diagnostic;
use xxhash_rust::xxh3::xxh3_64;

use super::OpenFile;
use crate::loader::BadConfig;
use crate::rules::Finding;
use crate::syntax::Document;
use crate::text::Text;
use crate::workspace::Workspace;

/// A workspace as it stands at one moment; never changes, and costs nothing to take.
#[derive(Clone, Debug)]
pub(in crate::lsp) struct Snapshot {
    /// The workspace.
    pub(in crate::lsp) workspace: Workspace,
    /// Why its configuration is not in force, where it is not.
    pub(in crate::lsp) bad_config: Option<Arc<BadConfig>>,
    /// The open documents.
    pub(super) open: imbl::HashMap<PathBuf, OpenFile>,
    /// Those of them that are no articles, because there is no claim in them yet.
    pub(super) unclaimed: imbl::HashMap<PathBuf, Document>,
    /// The diagnostics of each file, worked out when they are first asked for.
    pub(super) reports: imbl::HashMap<PathBuf, Arc<OnceLock<Arc<Report>>>>,
}

/// A file's diagnostics.
#[derive(Debug, Default)]
pub(in crate::lsp) struct Report {
    pub(in crate::lsp) diagnostics: Vec<Diagnostic>,
    /// The findings that can be mended, each with its place among the diagnostics.
    pub(in crate::lsp) fixable: Vec<(usize, Finding)>,
    mark: OnceLock<String>,
}

impl Report {
    /// Diagnostics, and the findings among them that can be mended.
    pub(in crate::lsp) fn new(
        diagnostics: Vec<Diagnostic>,
        fixable: Vec<(usize, Finding)>,
    ) -> Self {
        Self {
            diagnostics,
            fixable,
            mark: OnceLock::new(),
        }
    }

    /// A name for the diagnostics, by which a client that asks can tell whether they are still the same.
    pub(in crate::lsp) fn mark(&self) -> &str {
        self.mark.get_or_init(|| {
            let written = serde_json::to_vec(&self.diagnostics).unwrap_or_default();
            format!("{:016x}", xxh3_64(&written))
        })
    }
}

/// Is another one whenever something may have changed that concerns a file: its text or what is said of it elsewhere.
#[derive(Clone, Debug)]
pub(in crate::lsp) struct Stamp(Arc<OnceLock<Arc<Report>>>);

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Snapshot {
    /// The text of one of its files.
    pub(in crate::lsp) fn text(&self, path: &Path) -> Option<&Text> {
        let bad = self.bad_config.as_deref().filter(|bad| *bad.path == *path);
        bad.map(|bad| &bad.text)
            .or_else(|| self.workspace.text(path))
            .or_else(|| self.unclaimed.get(path).map(Document::text))
    }

    /// The same with its syntax; where it is open, that is known already.
    pub(in crate::lsp) fn document(&self, path: &Path) -> Option<Document> {
        let article = self.workspace.article(path);
        let document = article.map(|article| article.document());
        document
            .or_else(|| self.unclaimed.get(path).cloned())
            .or_else(|| self.text(path).cloned().map(Document::new))
    }

    /// Whether a file can hold claims, though perhaps there is none in it yet.
    pub(in crate::lsp) fn is_manuscript(&self, path: &Path) -> bool {
        let workspace = &self.workspace;
        let is_read = workspace.article(path).is_some() || workspace.draft(path).is_some();
        is_read || self.unclaimed.contains_key(path)
    }

    /// An open document as the editor knows it.
    pub(in crate::lsp) fn open(&self, path: &Path) -> Option<&OpenFile> {
        self.open.get(path)
    }

    /// The editor's number for the text of a document, where that is open.
    pub(in crate::lsp) fn version(&self, path: &Path) -> Option<i32> {
        self.open(path).map(|file| file.version)
    }

    /// The open documents.
    pub(in crate::lsp) fn open_paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.open.keys()
    }

    /// The files that can have findings: articles, drafts, bibliographies, the configuration.
    pub(in crate::lsp) fn files(&self) -> impl Iterator<Item = &Path> {
        let articles = self.workspace.articles().map(|article| &*article.path);
        let drafts = self.workspace.drafts().map(|draft| &*draft.path);
        let bibliographies = self.workspace.bibliographies().map(|file| &*file.path);
        let files = articles.chain(drafts).chain(bibliographies);
        files.chain(self.config_path())
    }

    /// A file's report: as worked out before, where nothing can have changed for it since.
    pub(in crate::lsp) fn report(
        &self,
        path: &Path,
        work_out: impl FnOnce() -> Report,
    ) -> Arc<Report> {
        let known = self.reports.get(path);
        match known.filter(|_| !self.workspace.may_show_others(path)) {
            Some(report) => report.get_or_init(|| Arc::new(work_out())).clone(),
            None => Arc::new(work_out()),
        }
    }

    /// By which to tell whether anything has changed that concerns a file.
    pub(in crate::lsp) fn stamp(&self, path: &Path) -> Option<Stamp> {
        self.reports.get(path).cloned().map(Stamp)
    }

    fn config_path(&self) -> Option<&Path> {
        let bad = self.bad_config.as_deref().map(|bad| &bad.path);
        bad.or(self.workspace.config().path.as_ref())
            .map(|path| &**path)
    }
}
