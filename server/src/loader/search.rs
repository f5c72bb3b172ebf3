//! Bibliographies that nobody has named yet.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::{is_bibliography, read_bibliography};

/// The files in a folder that hold sources, by path. Hidden and ignored files are left out; JSON and YAML
/// without any source are something else.
pub fn find_bibliographies(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkBuilder::new(folder).require_git(false).build();
    let files = entries.flatten().filter(|entry| {
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        is_file && is_bibliography(entry.path())
    });
    let files = files.map(ignore::DirEntry::into_path);
    let mut found: Vec<_> = files.filter(|path| holds_sources(path)).collect();
    found.sort();
    found
}

fn holds_sources(path: &Path) -> bool {
    let is_bibtex = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("bib"));
    if is_bibtex {
        return true;
    }
    let bibliography = read_bibliography(path.into()).bibliography;
    let mut sources = bibliography.sources.iter();
    bibliography.problems.is_empty() && sources.any(|source| source.title.is_some())
}
