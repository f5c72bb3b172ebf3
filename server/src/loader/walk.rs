//! Walking through folders: which files there are, and which are ignored.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{WalkBuilder, WalkState};
use tokio_util::sync::CancellationToken;

use super::{find_root, is_article, without_number};

/// The articles below a folder, and what could not be looked at; where somebody cancels it, those found so far. Links are not followed, so there
/// are no loops.
pub(super) fn walk(folder: &Path, cancelled: &CancellationToken) -> (Vec<PathBuf>, Vec<String>) {
    let found = Mutex::new((Vec::new(), Vec::new()));
    let mut builder = WalkBuilder::new(folder);
    let builder = builder.require_git(false);
    let walker = builder
        .threads(rayon::current_num_threads())
        .build_parallel();
    walker.run(|| {
        Box::new(|entry| {
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    if is_file && is_article(entry.path()) {
                        found.0.push(entry.into_path());
                    }
                }
                Err(error) => found.1.push(format!(
                    "cannot look into {}",
                    without_number(&error.to_string())
                )),
            }
            match cancelled.is_cancelled() {
                true => WalkState::Quit,
                false => WalkState::Continue,
            }
        })
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Those of some files that the walk through their workspace leaves out because they are ignored. Where a folder
/// cannot be looked at, nothing in it is.
pub(super) fn find_ignored(files: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let mut ignored = files.clone();
    let roots = files.iter().filter_map(|file| {
        let folder = file.parent()?;
        Some(find_root(folder).unwrap_or_else(|| folder.to_path_buf()))
    });
    // On the way to the files, and nowhere else: links on it were followed by whoever gave them.
    let ways = files.iter().flat_map(|file| file.ancestors());
    let ways: Arc<HashSet<_>> = Arc::new(ways.map(Path::to_path_buf).collect());
    for root in roots.collect::<BTreeSet<_>>() {
        let ways = ways.clone();
        let mut builder = WalkBuilder::new(&root);
        let builder = builder.require_git(false).hidden(false).follow_links(true);
        let walker = builder.filter_entry(move |entry| ways.contains(entry.path()));
        for entry in walker.build() {
            match entry {
                Ok(entry) => {
                    ignored.remove(entry.path());
                }
                Err(_) => return BTreeSet::new(),
            }
        }
    }
    ignored
}
