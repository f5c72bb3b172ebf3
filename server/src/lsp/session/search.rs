//! The search for a folder's articles: how far it has come, and whose findings are put in place.
//!
//! A folder may begin anew while it is searched, since another configuration came or the editor closed it. What the
//! search brings home then is out of date, and is not what the folder waits for.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use tokio_util::sync::{CancellationToken, DropGuard};

use super::Session;
use super::folder::Folder;
use crate::loader;
use crate::lsp::uri;
use crate::workspace::Workspace;

/// A search that is to be made, by whoever took it.
#[derive(Debug)]
pub(in crate::lsp) struct Indexing {
    /// The folder.
    pub(in crate::lsp) root: PathBuf,
    /// Tells another search from this.
    pub(in crate::lsp) number: u64,
    /// Cancelled when somebody does not want to wait for it any longer, or nobody needs it.
    pub(in crate::lsp) cancelled: CancellationToken,
}

/// How far the search for a folder's files has come.
#[derive(Debug)]
pub(super) enum Search {
    /// Nobody has taken it yet.
    NotBegun,
    /// Somebody searches.
    UnderWay(UnderWay),
    /// All files are known.
    Done,
    /// Somebody has cancelled it: some files are known.
    Stopped,
}

/// How far the search for the files of some folders has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lsp) enum SearchOf {
    /// They are still being looked for.
    UnderWay,
    /// Somebody has cancelled it.
    Stopped,
    /// They are known.
    Done,
}

impl SearchOf {
    fn of<'a>(folders: impl IntoIterator<Item = &'a Folder>) -> Self {
        let mut all = Self::Done;
        for folder in folders {
            match folder.is_stopped() {
                true => all = Self::Stopped,
                false if !folder.is_known() => return Self::UnderWay,
                false => {}
            }
        }
        all
    }
}

/// A search under way, which ends when nobody waits for it any more.
#[derive(Debug)]
pub(super) struct UnderWay {
    number: u64,
    _cancels_when_dropped: DropGuard,
}

impl Search {
    /// Begins the search of a folder.
    pub(super) fn begin(root: PathBuf) -> (Self, Indexing) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let cancelled = CancellationToken::new();
        let search = UnderWay {
            number,
            _cancels_when_dropped: cancelled.clone().drop_guard(),
        };
        let indexing = Indexing {
            root,
            number,
            cancelled,
        };
        (Self::UnderWay(search), indexing)
    }

    /// Whether this is the search that is waited for.
    pub(super) fn is(&self, indexing: &Indexing) -> bool {
        matches!(self, Self::UnderWay(search) if search.number == indexing.number)
    }
}

impl Session {
    /// The folders whose files nobody has looked for yet; whoever takes one must index it.
    pub(in crate::lsp) fn take_unknown(&self) -> Vec<Indexing> {
        let mut folders = self.refresh();
        let unknown = folders.all_mut().filter(|folder| folder.is_unknown());
        unknown.map(|folder| folder.start_indexing()).collect()
    }

    /// How far the search for the files around a path has come, or that of all folders.
    pub(in crate::lsp) fn search_of(&self, path: Option<&Path>) -> SearchOf {
        let mut folders = self.refresh();
        match path.map(|path| folders.root_of(path)) {
            Some(root) => SearchOf::of(folders.get(&root)),
            None => SearchOf::of(folders.all()),
        }
    }

    /// Has files searched for again where somebody has cancelled that: around a path, or in all folders.
    pub(in crate::lsp) fn resume_search(&self, path: Option<&Path>) {
        let mut folders = self.refresh();
        match path.map(|path| folders.root_of(path)) {
            Some(root) => folders.get_mut(&root).into_iter().for_each(Folder::resume),
            None => folders.all_mut().for_each(Folder::resume),
        }
        drop(folders);
        self.something_changed();
    }

    /// Finds and reads the articles of a folder, and puts them in place; those read so far, where somebody cancels it.
    /// `progress` hears how many files of how many are read. Says whether all are.
    pub(in crate::lsp) fn index(
        &self,
        indexing: &Indexing,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> bool {
        let Indexing {
            root, cancelled, ..
        } = indexing;
        let files = match uri::is_no_file(root) || self.folders().is_lone(root) {
            true => Vec::new(),
            false => loader::survey_root_until(root, cancelled).files,
        };
        let all = files.len();
        let config = self.folders().config(root).unwrap_or_default();
        let folder = loader::Folder {
            root: root.clone(),
            files,
        };
        let progress = |done| progress(done, all);
        let workspace = loader::load_until(&folder, config, &progress, cancelled);
        let is_complete = !cancelled.is_cancelled();
        self.install(indexing, Some(workspace));
        is_complete
    }

    /// Ends the indexing of a folder, with what was found or, where it failed, without.
    pub(in crate::lsp) fn install(&self, indexing: &Indexing, workspace: Option<Workspace>) {
        let mut folders = self.folders();
        let changed = folders.install(indexing, workspace);
        // What is open, and what changed while the files were read, is to be read once more, before anybody sees what
        // the disk has.
        let open = self.documents.paths();
        self.stale().extend(changed.into_iter().chain(open));
        drop(folders);
        self.something_changed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> (tempfile::TempDir, Session) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("a.md"), "[a]{#a .claim}\n").expect("a file");
        let session = Session::default();
        session.roots_changed(vec![folder.path().to_path_buf()], Vec::new());
        (folder, session)
    }

    fn take(session: &Session) -> Indexing {
        session.take_unknown().pop().expect("a folder to search")
    }

    fn claims(session: &Session) -> usize {
        let snapshots = session.snapshots();
        let articles = snapshots.iter().flat_map(|one| one.workspace.articles());
        articles.map(|article| article.claims.len()).sum()
    }

    #[test]
    fn what_is_found_for_a_folder_that_has_begun_anew_is_not_taken() {
        let (folder, session) = session();
        let old = take(&session);
        session.roots_changed(Vec::new(), Vec::new());
        let new = take(&session);
        assert!(old.cancelled.is_cancelled(), "nobody needs it");
        assert!(!session.index(&old, &|_, _| {}));
        assert_eq!(session.search_of(None), SearchOf::UnderWay);
        // Nor is it taken before the new search has begun.
        session.roots_changed(Vec::new(), Vec::new());
        session.index(&new, &|_, _| {});
        let newest = take(&session);
        std::fs::write(folder.path().join("b.md"), "[b]{#b .claim}\n").expect("a file");
        assert!(session.index(&newest, &|_, _| {}));
        assert_eq!(session.search_of(None), SearchOf::Done);
        assert_eq!(claims(&session), 2);
    }

    #[test]
    fn a_search_that_is_cancelled_can_be_resumed() {
        let (folder, session) = session();
        let stopped = take(&session);
        stopped.cancelled.cancel();
        assert!(!session.index(&stopped, &|_, _| {}));
        assert_eq!(session.search_of(None), SearchOf::Stopped);
        assert_eq!(
            session.search_of(Some(&folder.path().join("a.md"))),
            SearchOf::Stopped
        );
        assert!(session.known_snapshots().is_empty());
        assert!(session.take_unknown().is_empty(), "nobody wants it");
        session.resume_search(None);
        assert!(session.index(&take(&session), &|_, _| {}));
        assert_eq!(session.search_of(None), SearchOf::Done);
        assert_eq!(claims(&session), 1);
    }
}
