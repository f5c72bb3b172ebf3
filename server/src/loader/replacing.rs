//! Putting what a file says now, or said before, in the place of what a workspace holds of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::{
    is_article, is_bibliography, load_bibliographies, load_copies, manuscript_of_bytes,
    read_bibliography, read_copy, read_manuscript,
};
use crate::quotation::LocalCopy;
use crate::text::Text;
use crate::workspace::{SourceFile, Workspace};

/// Takes bytes for what a file holds, an article, a bibliography or the copy of a source; without any, it is not
/// there. Returns the files whose findings may differ now. What is named by it for the first time is left to
/// [`load_named`].
pub fn replace_file(
    workspace: &mut Workspace,
    path: Arc<Path>,
    bytes: Option<&[u8]>,
) -> BTreeSet<Arc<Path>> {
    if workspace.bibliography(&path).is_some() {
        return workspace.set_bibliography(bibliography_of_bytes(path, bytes));
    }
    let mut concerned = BTreeSet::new();
    if workspace.copy(&path).is_some() {
        let copy = match bytes {
            Some(bytes) => LocalCopy::from_bytes(path.clone(), bytes),
            None => LocalCopy::unreadable(path.clone(), "not there".to_owned()),
        };
        concerned = workspace.set_copies([copy]);
        // An article may be the copy that another quotes.
        if !is_article(&path) {
            return concerned;
        }
    }
    // One that nobody names is none of the workspace's, and no article either.
    if is_bibliography(&path) {
        return BTreeSet::new();
    }
    let config = workspace.config().clone();
    let manuscript = bytes.and_then(|bytes| manuscript_of_bytes(&config, path.clone(), bytes));
    concerned.extend(workspace.set_manuscript(&path, manuscript));
    concerned
}

/// Reads one of a workspace's files from the disk again, where it holds something else than before; whether it does.
pub fn read_again(workspace: &mut Workspace, path: &Arc<Path>) -> bool {
    let before = workspace.text(path).cloned();
    if before.as_ref().is_some_and(|text| holds(path, text)) {
        return false;
    }
    if workspace.bibliography(path).is_some() {
        workspace.set_bibliography(read_bibliography(path.clone()));
    } else {
        if workspace.copy(path).is_some() {
            let root = workspace.root().clone();
            workspace.set_copies([read_copy(&root, path.clone())]);
        }
        // An article may be the copy that another quotes.
        let is_there = path.exists() && !is_bibliography(path);
        let config = workspace.config().clone();
        let manuscript = is_there.then(|| read_manuscript(&config, path)).flatten();
        workspace.set_manuscript(path, manuscript);
    }
    workspace.text(path) != before.as_ref()
}

/// Whether a file holds a text to the byte. An empty one may be that of a file that could not be read.
fn holds(path: &Path, text: &Text) -> bool {
    let bytes = std::fs::read(path).unwrap_or_default();
    !bytes.is_empty() && text.to_text().as_bytes() == bytes
}

/// A bibliography of these bytes, or one that is not there.
pub fn bibliography_of_bytes(path: Arc<Path>, bytes: Option<&[u8]>) -> SourceFile {
    match bytes {
        Some(bytes) => SourceFile::new(path, &Text::from_bytes(bytes).0.to_text()),
        None => SourceFile::unreadable(path, "not there".to_owned()),
    }
}

/// Reads the bibliographies that are named, then the copies that are quoted, where the workspace does not hold them.
pub fn load_named(workspace: &mut Workspace) {
    load_bibliographies(workspace);
    load_copies(workspace);
}
