//! `textDocument/rename`, `prepareRename` and `linkedEditingRange`.

use std::path::Path;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    LinkedEditingRangeParams, LinkedEditingRanges, OneOf, PrepareRenameResponse, RenameOptions,
    RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};

use crate::features::rename::{linked as ask_linked, prepare as ask_prepare, rename as ask};
use crate::lsp::convert::Wording;
use crate::lsp::errors::refused;
use crate::lsp::profile::Profile;
use crate::lsp::{progress, work};

/// What ids and keys are made of.
const NAME: &str = "[A-Za-z][A-Za-z0-9_-]*";

/// What a client is told of renames.
pub(in crate::lsp) fn capability(profile: Profile) -> OneOf<bool, RenameOptions> {
    match profile.prepares_rename {
        true => OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: progress::OPTIONS,
        }),
        false => OneOf::Left(true),
    }
}

/// The name at a place that can be changed.
///
/// # Errors
/// Why there is none.
pub(in crate::lsp) fn prepare(
    wording: Wording<'_>,
    path: &Path,
    params: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let Some(offset) = wording.offset(path, params.position) else {
        return Ok(None);
    };
    let found = ask_prepare(&wording.snapshot.workspace, path, offset).map_err(refused)?;
    let range = wording.range(path, &found.range);
    Ok(
        range.map(|range| PrepareRenameResponse::RangeWithPlaceholder {
            range,
            placeholder: found.name,
        }),
    )
}

/// The edits that give the thing at a place another name.
///
/// # Errors
/// What is in the way.
pub(in crate::lsp) fn rename(
    wording: Wording<'_>,
    path: &Path,
    params: RenameParams,
) -> Result<Option<WorkspaceEdit>> {
    let position = params.text_document_position.position;
    let Some(offset) = wording.offset(path, position) else {
        return Ok(None);
    };
    let new = params.new_name.trim();
    let edits = ask(
        &wording.snapshot.workspace,
        path,
        offset,
        new,
        &work::cancelled(),
    )
    .map_err(refused)?;
    let edits = edits
        .iter()
        .map(|(path, edits)| (&**path, edits.as_slice()));
    Ok(wording.edits(edits))
}

/// The places that are typed over together.
pub(in crate::lsp) fn linked(
    wording: Wording<'_>,
    path: &Path,
    params: LinkedEditingRangeParams,
) -> Option<LinkedEditingRanges> {
    let position = params.text_document_position_params.position;
    let offset = wording.offset(path, position)?;
    let ranges = ask_linked(&wording.snapshot.workspace, path, offset)?;
    let ranges = ranges.iter().map(|range| wording.range(path, range));
    Some(LinkedEditingRanges {
        ranges: ranges.collect::<Option<_>>()?,
        word_pattern: Some(NAME.to_owned()),
    })
}
