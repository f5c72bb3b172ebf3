//! What a client asks about: a stretch of a document, and what was found there.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tower_lsp::ls_types::{self as lsp, CodeActionParams, Diagnostic, Uri};

use crate::lsp::convert::{self, Wording};
use crate::lsp::diagnostics;
use crate::lsp::session::Report;
use crate::workspace::ClaimRef;

/// A question what can be done.
pub(super) struct Asked<'a> {
    pub(super) wording: Wording<'a>,
    pub(super) path: &'a Path,
    pub(super) uri: Uri,
    /// What is selected; without width where there is but a cursor.
    pub(super) range: Range<usize>,
    /// The same as the client counts.
    asked: lsp::Range,
    /// What is found in the document.
    pub(super) report: Arc<Report>,
}

impl<'a> Asked<'a> {
    /// `None` for files that are none of ours.
    pub(super) fn new(
        wording: Wording<'a>,
        path: &'a Path,
        params: CodeActionParams,
    ) -> Option<Self> {
        let Wording { snapshot, profile } = wording;
        let lsp::Range { start, end } = params.range;
        Some(Self {
            wording,
            path,
            uri: params.text_document.uri,
            range: convert::byte_range(snapshot.text(path)?, params.range, profile.encoding),
            asked: lsp::Range::new(start, end.max(start)),
            report: diagnostics::report(snapshot, profile, path),
        })
    }

    /// Whether something stands in what is selected, or touches it.
    pub(super) fn touches(&self, range: &Range<usize>) -> bool {
        range.start <= self.range.end && self.range.start <= range.end
    }

    /// The innermost claim that holds all that is selected; a cursor behind it counts as well.
    pub(super) fn claim(&self) -> Option<ClaimRef<'a>> {
        let article = self.wording.snapshot.workspace.article(self.path)?;
        let Range { start, end } = self.range;
        let around = article.claim_at(start);
        let before = || {
            article
                .claims
                .iter()
                .find(|claim| claim.range.end == start)
                .map(Arc::as_ref)
        };
        let claim = around.or_else(before)?;
        (end <= claim.range.end).then_some(ClaimRef { article, claim })
    }

    /// The diagnostics that touch what is selected, each with its place.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = (Range<usize>, &Diagnostic)> {
        let Wording { snapshot, profile } = self.wording;
        let asked = self.asked;
        let near = self.report.diagnostics.iter();
        // Compared as the client counts, so that no place is looked up but those that matter.
        let near =
            near.filter(move |one| one.range.start <= asked.end && asked.start <= one.range.end);
        let text = snapshot.text(self.path);
        near.filter_map(move |one| {
            let range = convert::byte_range(text?, one.range, profile.encoding);
            Some((range, one))
        })
    }
}
