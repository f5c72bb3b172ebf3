//! Jumps: `textDocument/definition`, `implementation` (related claims), `references`.

use std::path::Path;

use tower_lsp::ls_types::{
    GotoDefinitionParams, GotoDefinitionResponse, Location, ReferenceParams,
};

use crate::features::{
    definition::definition as ask_definition, implementation::implementation as ask_related,
    references::references as ask_references,
};
use crate::lsp::convert::Wording;

/// Where the thing at a place is defined.
pub(in crate::lsp) fn definition(
    wording: Wording<'_>,
    path: &Path,
    params: GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let position = params.text_document_position_params.position;
    let offset = wording.offset(path, position)?;
    let jump = ask_definition(&wording.snapshot.workspace, path, offset)?;
    Some(wording.jump(path, jump, wording.profile.definition_links))
}

/// The claims that are related to the one at a place.
pub(in crate::lsp) fn implementation(
    wording: Wording<'_>,
    path: &Path,
    params: GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let position = params.text_document_position_params.position;
    let offset = wording.offset(path, position)?;
    let jump = ask_related(&wording.snapshot.workspace, path, offset)?;
    Some(wording.jump(path, jump, wording.profile.implementation_links))
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
