//! Reading what articles name: bibliographies and copies of sources, as the editor has them or else
//! the disk.

use std::path::Path;
use std::sync::Arc;

use super::documents::Documents;
use super::folder::Folder;
use crate::loader;
use crate::quotation::LocalCopy;
use crate::workspace::SourceFile;

/// Reads a bibliography.
pub(super) fn read_bibliography(folder: &mut Folder, path: Arc<Path>, documents: &Documents) {
    let open = documents.read(&path, |document| document.text().to_text().into_owned());
    match open {
        Some((file, text)) => folder.set_bibliography(SourceFile::new(path, &text), Some(file)),
        None => folder.set_bibliography(loader::read_bibliography(path), None),
    }
}

/// Reads the bibliographies an article names and nobody has read yet.
pub(super) fn read_missing_bibliographies(folder: &mut Folder, path: &Path, documents: &Documents) {
    let workspace = folder.workspace();
    let Some(article) = workspace.article(path) else {
        return;
    };
    let named = workspace.bibliography_paths(article).into_iter();
    let missing: Vec<_> = named
        .filter(|path| workspace.bibliography(path).is_none())
        .collect();
    for path in missing {
        read_bibliography(folder, path, documents);
    }
}

/// Reads local copies of sources.
pub(super) fn read_copies(
    folder: &mut Folder,
    paths: impl IntoIterator<Item = Arc<Path>>,
    documents: &Documents,
) {
    let mut by_edit = false;
    let root = folder.workspace().root().clone();
    let copies = paths.into_iter().map(|path| match documents.text(&path) {
        Some(text) if !loader::leads_out(&root, &path) => {
            by_edit = true;
            LocalCopy::new(path, text)
        }
        _ => loader::read_copy(&root, path),
    });
    let copies = copies.collect();
    folder.set_copies(copies, by_edit);
}

/// Reads the copies of what articles quote and nobody has read yet.
pub(super) fn read_missing_copies(folder: &mut Folder, documents: &Documents) {
    let missing = folder.workspace().missing_copies();
    read_copies(folder, missing, documents);
}

/// Reads the copies of what one article quotes and nobody has read yet.
pub(super) fn read_missing_copies_of(folder: &mut Folder, path: &Path, documents: &Documents) {
    let workspace = folder.workspace();
    let article = workspace.article(path);
    let missing = article.map(|article| workspace.missing_copies_of(article));
    read_copies(folder, missing.unwrap_or_default(), documents);
}

/// Puts what is open back in place where all of it was read from disk.
pub(super) fn refresh_open_files(folder: &mut Folder, documents: &Documents) {
    let workspace = folder.workspace();
    let bibliographies = workspace.bibliographies().map(|file| file.path.clone());
    let copies = workspace.copies().map(|copy| copy.path().clone());
    let is_open = |path: &Arc<Path>| documents.is_open(path);
    let bibliographies: Vec<_> = bibliographies.filter(is_open).collect();
    let copies: Vec<_> = copies.filter(is_open).collect();
    for path in bibliographies {
        read_bibliography(folder, path, documents);
    }
    read_copies(folder, copies, documents);
    // An open bibliography may name other copies than the one on disk.
    read_missing_copies(folder, documents);
}
