//! `--since`: the files whose findings may not be what they were at a revision.
//!
//! The workspace is led back to its former state, file by file; it says of each step whom that concerns.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::loader::{self, Blob, Folder, History};
use crate::workspace::Workspace;

/// The files of a workspace that are concerned by what has changed since a revision.
#[derive(Debug)]
pub(super) enum Concerned {
    /// The configuration has changed, or the baseline, or what decides which files there are.
    Everything,
    Files(BTreeSet<Arc<Path>>),
}

impl Concerned {
    pub(super) fn includes(&self, path: &Path) -> bool {
        match self {
            Self::Everything => true,
            Self::Files(files) => files.contains(path),
        }
    }
}

/// Whom the changes since a revision concern. Another baseline may know any finding no more.
///
/// # Errors
/// When git cannot say.
pub(super) fn concerned(
    workspace: &Workspace,
    folder: &Folder,
    revision: &str,
    baseline: Option<&Path>,
) -> Result<Concerned, String> {
    let history = History::open(&folder.root, revision)?;
    let changed = history.changed()?;
    let config = workspace.config().path.as_deref();
    let mut names = changed.keys();
    if names
        .any(|path| [config, baseline].contains(&Some(path)) || decides_what_belongs(folder, path))
    {
        return Ok(Concerned::Everything);
    }
    let own: BTreeMap<_, _> = changed
        .iter()
        .filter(|(path, _)| belongs(workspace, folder, path))
        .collect();
    let before = read_before(&history, &own)?;
    let mut former = workspace.clone();
    let mut concerned = BTreeSet::new();
    for (path, bytes) in before {
        let path = path.as_path().into();
        concerned.extend(loader::replace_file(&mut former, path, bytes.as_deref()));
    }
    // What nobody names any more was not read with the rest.
    let named = former.missing_bibliographies().into_iter();
    let named: Vec<_> = named.map(|path| path.to_path_buf()).collect();
    let unread: BTreeMap<_, _> = changed
        .iter()
        .filter(|(path, _)| named.contains(path))
        .collect();
    let mut before = read_before(&history, &unread)?;
    for path in named {
        let path: Arc<Path> = path.into();
        let file = match before.remove(&*path) {
            Some(bytes) => loader::bibliography_of_bytes(path, bytes.as_deref()),
            None => loader::read_bibliography(path),
        };
        concerned.extend(former.set_bibliography(file));
    }
    let copies = former.missing_copies().into_iter();
    let copies: Vec<_> = copies
        .map(|path| loader::read_copy(&folder.root, path))
        .collect();
    concerned.extend(former.set_copies(copies));
    Ok(Concerned::Files(concerned))
}

/// Whether a file decides which articles the workspace has.
fn decides_what_belongs(folder: &Folder, path: &Path) -> bool {
    let above = path.parent().unwrap_or(path);
    loader::decides_what_belongs(path)
        && (above.starts_with(&folder.root) || folder.root.starts_with(above))
}

/// Whether a changed file is, or was, one of the workspace's.
fn belongs(workspace: &Workspace, folder: &Folder, path: &Path) -> bool {
    let is_one = workspace.text(path).is_some()
        || workspace.bibliography(path).is_some()
        || workspace.copy(path).is_some()
        || folder
            .files
            .binary_search_by(|file| file.as_path().cmp(path))
            .is_ok();
    let was_one = || {
        let root = path.parent().and_then(loader::find_root);
        loader::is_article(path)
            && path.starts_with(&folder.root)
            && root.is_none_or(|root| root == folder.root)
            && !path.exists()
    };
    is_one || was_one()
}

/// What some files said.
fn read_before(
    history: &History,
    files: &BTreeMap<&PathBuf, &Blob>,
) -> Result<BTreeMap<PathBuf, Option<Vec<u8>>>, String> {
    let blobs: Vec<_> = files.values().copied().flatten().cloned().collect();
    let mut contents = history.contents(&blobs)?.into_iter();
    let before = files.iter().map(|(path, blob)| {
        let bytes = blob.as_ref().and_then(|_| contents.next().flatten());
        ((*path).clone(), bytes)
    });
    Ok(before.collect())
}
