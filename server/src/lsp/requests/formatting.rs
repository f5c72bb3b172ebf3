//! `textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`: annotations in canonical form. The options of a
//! client are about indentation and line ends, which nobody touches here.

use std::path::Path;

use tower_lsp::ls_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingOptions, DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams, TextEdit,
};

use crate::features::formatting::{format, format_closed, format_range};
use crate::lsp::convert::{self, Wording};

/// What is typed last of an annotation.
const CLOSES: &str = "}";

/// What a client is told of formatting while somebody types.
pub(in crate::lsp) fn on_type_capability() -> DocumentOnTypeFormattingOptions {
    DocumentOnTypeFormattingOptions {
        first_trigger_character: CLOSES.to_owned(),
        more_trigger_character: None,
    }
}

/// What brings a document into canonical form.
pub(in crate::lsp) fn document(
    wording: Wording<'_>,
    path: &Path,
    _: DocumentFormattingParams,
) -> Option<Vec<TextEdit>> {
    let workspace = &wording.snapshot.workspace;
    let edits = format(workspace, workspace.article(path)?);
    wording.text_edits(path, &edits)
}

/// What brings a stretch of a document into canonical form.
pub(in crate::lsp) fn range(
    wording: Wording<'_>,
    path: &Path,
    params: DocumentRangeFormattingParams,
) -> Option<Vec<TextEdit>> {
    let workspace = &wording.snapshot.workspace;
    let article = workspace.article(path)?;
    let range = convert::byte_range(&article.text, params.range, wording.profile.encoding);
    let edits = format_range(workspace, article, &range);
    wording.text_edits(path, &edits)
}

/// What brings the annotation into canonical form that has just been closed.
pub(in crate::lsp) fn on_type(
    wording: Wording<'_>,
    path: &Path,
    params: DocumentOnTypeFormattingParams,
) -> Option<Vec<TextEdit>> {
    let workspace = &wording.snapshot.workspace;
    let article = workspace.article(path)?;
    let offset = wording.offset(path, params.text_document_position.position)?;
    let edits = format_closed(workspace, article, offset);
    wording.text_edits(path, &edits)
}
