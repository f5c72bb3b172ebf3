//! `textDocument/hover`.

use std::path::Path;

use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use crate::features::hover::hover as ask;
use crate::features::prose::Format;
use crate::lsp::convert::Wording;

/// What there is to say about the thing at a place, in the markup that the client reads.
pub(in crate::lsp) fn hover(
    wording: Wording<'_>,
    path: &Path,
    params: HoverParams,
) -> Option<Hover> {
    let position = params.text_document_position_params.position;
    let offset = wording.offset(path, position)?;
    let hover = ask(&wording.snapshot.workspace, path, offset)?;
    let address = |path: &Path| wording.uri(path).map(|uri| uri.as_str().to_owned());
    let (kind, format) = match wording.profile.markdown {
        true => (MarkupKind::Markdown, Format::Markdown(&address)),
        false => (MarkupKind::PlainText, Format::Plain),
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind,
            value: hover.prose.render(format),
        }),
        range: wording.range(path, &hover.range),
    })
}
