//! `textDocument/documentLink`.

use std::path::Path;
use std::str::FromStr;

use tower_lsp::ls_types::{
    DocumentLink, DocumentLinkOptions, DocumentLinkParams, Uri, WorkDoneProgressOptions,
};

use crate::features::links::{LinkTarget, links as ask};
use crate::lsp::convert::Wording;
use crate::lsp::uri;

/// What a client is told of links.
pub(in crate::lsp) fn capability() -> DocumentLinkOptions {
    DocumentLinkOptions {
        resolve_provider: None,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    }
}

/// The addresses in a document that can be opened.
pub(in crate::lsp) fn links(
    wording: Wording<'_>,
    path: &Path,
    _: DocumentLinkParams,
) -> Option<Vec<DocumentLink>> {
    let links = ask(&wording.snapshot.workspace, path).into_iter();
    let links = links.filter_map(|link| {
        let (target, tooltip) = match link.target {
            LinkTarget::Web(address) => (Uri::from_str(&uri::strict(&address)).ok()?, address),
            LinkTarget::File(path) => (wording.uri(&path)?, path.display().to_string()),
        };
        Some(DocumentLink {
            range: wording.range(path, &link.range)?,
            target: Some(target),
            tooltip: wording.profile.link_tooltips.then_some(tooltip),
            data: None,
        })
    });
    Some(links.collect())
}
