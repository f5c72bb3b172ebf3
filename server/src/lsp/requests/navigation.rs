//! Jumps: `textDocument/definition`, `declaration`, `typeDefinition`, `implementation` (related claims), `references`; and
//! `documentHighlight`, which is the same within a file.

use std::path::Path;

use tower_lsp::ls_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams,
    GotoDefinitionResponse, Location, ReferenceParams,
};

use crate::features::{
    Jump, declaration::declaration as ask_declaration, declaration::type_definition as ask_type,
    definition::definition as ask_definition, highlight::highlights,
    implementation::implementation as ask_related, references::references as ask_references,
};
use crate::lsp::convert::Wording;
use crate::workspace::Workspace;

/// Where the thing at a place is defined.
pub(in crate::lsp) fn definition(
    wording: Wording<'_>,
    path: &Path,
    params: GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let with_origin = wording.profile.definition_links;
    jump(wording, path, params, ask_definition, with_origin)
}

/// Where the name at a place is introduced.
pub(in crate::lsp) fn declaration(
    wording: Wording<'_>,
    path: &Path,
    params: GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let with_origin = wording.profile.declaration_links;
    jump(wording, path, params, ask_declaration, with_origin)
}

/// Where the sort of thing at a place is declared.
pub(in crate::lsp) fn type_definition(
    wording: Wording<'_>,
    path: &Path,
    params: GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let with_origin = wording.profile.type_definition_links;
    jump(wording, path, params, ask_type, with_origin)
}

/// The claims that are related to the one at a place.
pub(in crate::lsp) fn implementation(
    wording: Wording<'_>,
    path: &Path,
    params: GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let with_origin = wording.profile.implementation_links;
    jump(wording, path, params, ask_related, with_origin)
}

/// Where a feature leads from a place, with the words one leaves where the client can show them.
fn jump(
    wording: Wording<'_>,
    path: &Path,
    params: GotoDefinitionParams,
    ask: fn(&Workspace, &Path, usize) -> Option<Jump>,
    with_origin: bool,
) -> Option<GotoDefinitionResponse> {
    let position = params.text_document_position_params.position;
    let offset = wording.offset(path, position)?;
    let jump = ask(&wording.snapshot.workspace, path, offset)?;
    Some(wording.jump(path, jump, with_origin))
}

/// The claims that are concerned with the thing at a place.
pub(in crate::lsp) fn references(
    wording: Wording<'_>,
    path: &Path,
    params: ReferenceParams,
) -> Option<Vec<Location>> {
    let offset = wording.offset(path, params.text_document_position.position)?;
    let with_definition = params.context.include_declaration;
    let jump = ask_references(&wording.snapshot.workspace, path, offset, with_definition)?;
    Some(wording.locations(jump))
}

/// The places in the document that name the thing at a place: written where it gets its name, read elsewhere.
pub(in crate::lsp) fn highlight(
    wording: Wording<'_>,
    path: &Path,
    params: DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let position = params.text_document_position_params.position;
    let offset = wording.offset(path, position)?;
    let found = highlights(&wording.snapshot.workspace, path, offset).into_iter();
    let worded = found.filter_map(|highlight| {
        let kind = match highlight.is_definition {
            true => DocumentHighlightKind::WRITE,
            false => DocumentHighlightKind::READ,
        };
        Some(DocumentHighlight {
            range: wording.range(path, &highlight.range)?,
            kind: Some(kind),
        })
    });
    Some(worded.collect())
}
