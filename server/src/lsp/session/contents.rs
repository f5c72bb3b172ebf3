//! What a folder holds that changed as a whole: clients tell of a folder, and not of the files in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::documents::Documents;
use super::folder::Folder;
use crate::config::FILE_NAME;
use crate::loader::{self, is_article, is_bibliography};
use crate::quotation::LocalCopy;

/// The files, known and new, in those of some paths that are folders.
pub(super) fn contents<'a>(
    folders: impl Iterator<Item = &'a Folder>,
    changed: &BTreeSet<PathBuf>,
    documents: &Documents,
) -> BTreeSet<PathBuf> {
    let unlike_files = changed.iter().filter(|path| !is_like_file(path));
    let changed: Vec<_> = unlike_files
        .filter(|path| !documents.is_open(path))
        .collect();
    let mut contents = BTreeSet::new();
    if changed.is_empty() {
        return contents;
    }
    let is_within = |path: &Path| changed.iter().any(|folder| path.starts_with(folder));
    for folder in folders {
        let copies = folder.workspace().copies().map(|copy| &**copy.path());
        let known = folder.snapshot().files().chain(copies);
        contents.extend(known.filter(|path| is_within(path)).map(Path::to_path_buf));
        let root = folder.workspace().root();
        let is_here = |changed: &&&PathBuf| changed.starts_with(root) && changed.is_dir();
        if changed.iter().any(|changed| is_here(&changed)) {
            let found = loader::survey_root(root).files.into_iter();
            contents.extend(found.filter(|path| is_within(path)));
        }
    }
    let configs = changed.iter().map(|folder| folder.join(FILE_NAME));
    contents.extend(configs.filter(|config| config.exists()));
    contents
}

/// Whether a path has the name of a file that we read.
fn is_like_file(path: &Path) -> bool {
    let is_config = path.file_name().is_some_and(|name| name == FILE_NAME);
    is_config || is_article(path) || is_bibliography(path) || LocalCopy::is_text(path)
}
