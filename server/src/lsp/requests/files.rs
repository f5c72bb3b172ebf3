//! Files that people rename, move, delete or create in the editor: what has to be edited before, and what is to be read
//! again afterwards.

use std::path::PathBuf;
use std::str::FromStr;

use tower_lsp::ls_types::{
    CreateFilesParams, DeleteFilesParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DocumentChanges, FileOperationFilter, FileOperationPattern,
    FileOperationPatternKind, FileOperationRegistrationOptions, RenameFilesParams, Uri,
    WorkspaceEdit, WorkspaceFileOperationsServerCapabilities, WorkspaceFolder,
};

use crate::features::moving::{losses, moved};
use crate::lsp::convert::Wording;
use crate::lsp::session::Session;
use crate::lsp::uri;

/// Articles and bibliographies, wherever they are.
const FILES: &str = "**/*.{md,markdown,qmd,bib,json,yaml,yml}";

/// What a client is told of the operations that concern us.
pub(in crate::lsp) fn capability() -> WorkspaceFileOperationsServerCapabilities {
    let filter = |glob: &str, kind: FileOperationPatternKind| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern {
            glob: glob.to_owned(),
            matches: Some(kind),
            options: None,
        },
    };
    let options = Some(FileOperationRegistrationOptions {
        filters: vec![
            filter(FILES, FileOperationPatternKind::File),
            filter("**", FileOperationPatternKind::Folder),
        ],
    });
    WorkspaceFileOperationsServerCapabilities {
        did_create: options.clone(),
        will_create: None,
        did_rename: options.clone(),
        will_rename: options.clone(),
        did_delete: options.clone(),
        will_delete: options,
    }
}

/// What has to be edited before files are renamed, and what cannot be saved.
pub(in crate::lsp) fn renaming(
    session: &Session,
    params: &RenameFilesParams,
) -> (Option<WorkspaceEdit>, Vec<String>) {
    let moves = params.files.iter();
    let moves = moves.filter_map(|file| Some((path(&file.old_uri)?, path(&file.new_uri)?)));
    let moves: Vec<_> = moves.collect();
    let (mut edit, mut losses) = (None, Vec::new());
    for snapshot in &session.snapshots() {
        let moved = moved(&snapshot.workspace, &moves);
        losses.extend(moved.losses);
        let wording = Wording::new(session, snapshot);
        let edits = moved.edits.iter();
        let edits = edits.map(|(path, edits)| (&**path, edits.as_slice()));
        if !moved.edits.is_empty() {
            edit = merged(edit, wording.edits(edits));
        }
    }
    (edit, losses)
}

/// What will name nothing any more when files are deleted.
pub(in crate::lsp) fn deleting(session: &Session, params: &DeleteFilesParams) -> Vec<String> {
    let paths: Vec<_> = deleted(params).collect();
    let snapshots = session.snapshots();
    let losses = snapshots
        .iter()
        .flat_map(|snapshot| losses(&snapshot.workspace, &paths));
    losses.collect()
}

/// The paths of files or folders that changed in whatever way.
pub(in crate::lsp) fn changed(
    params: &DidChangeWatchedFilesParams,
) -> impl Iterator<Item = PathBuf> {
    let changes = params.changes.iter();
    changes.map(|change| uri::to_path(&change.uri))
}

/// The folders that the editor opened, and those it closed.
pub(in crate::lsp) fn folders(
    params: &DidChangeWorkspaceFoldersParams,
) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let paths = |folders: &[WorkspaceFolder]| {
        let folders = folders.iter();
        folders.map(|folder| uri::to_path(&folder.uri)).collect()
    };
    (paths(&params.event.added), paths(&params.event.removed))
}

/// The paths that files or folders had and have.
pub(in crate::lsp) fn renamed(params: &RenameFilesParams) -> impl Iterator<Item = PathBuf> {
    let files = params.files.iter();
    files.flat_map(|file| path(&file.old_uri).into_iter().chain(path(&file.new_uri)))
}

/// The paths that files or folders had.
pub(in crate::lsp) fn deleted(params: &DeleteFilesParams) -> impl Iterator<Item = PathBuf> {
    params.files.iter().filter_map(|file| path(&file.uri))
}

/// The paths that files or folders have now.
pub(in crate::lsp) fn created(params: &CreateFilesParams) -> impl Iterator<Item = PathBuf> {
    params.files.iter().filter_map(|file| path(&file.uri))
}

fn path(written: &str) -> Option<PathBuf> {
    Uri::from_str(written).ok().map(|uri| uri::to_path(&uri))
}

/// The edits of two workspaces as those of one.
fn merged(one: Option<WorkspaceEdit>, other: Option<WorkspaceEdit>) -> Option<WorkspaceEdit> {
    let (Some(mut one), Some(other)) = (one.clone(), other.clone()) else {
        return one.or(other);
    };
    if let (Some(changes), Some(more)) = (&mut one.changes, other.changes) {
        changes.extend(more);
    }
    if let (Some(DocumentChanges::Edits(edits)), Some(DocumentChanges::Edits(more))) =
        (&mut one.document_changes, other.document_changes)
    {
        edits.extend(more);
    }
    Some(one)
}
