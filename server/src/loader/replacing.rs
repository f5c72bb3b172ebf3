//! Putting what a file says now, or said before, in the place of what a workspace holds of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::{is_article, is_bibliography, load_bibliographies, load_copies, manuscript_of_bytes};
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
