//! One workspace in a session: what is known of it, and what a change affects.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::OpenFile;
use super::search::{Indexing, Search};
use super::snapshot::Snapshot;
use crate::config::Config;
use crate::loader::{BadConfig, load_bibliographies, load_copies};
use crate::model::Manuscript;
use crate::quotation::LocalCopy;
use crate::syntax::Document;
use crate::workspace::{ArticlePath, SourceFile, Workspace};

/// The files whose diagnostics may have changed.
#[derive(Clone, Debug, Default)]
pub(in crate::lsp) struct Affected {
    /// Files the editor changed, and those such a change affects.
    pub(in crate::lsp) by_edit: BTreeSet<PathBuf>,
    /// Of these, the files the editor changed itself.
    pub(in crate::lsp) edited: BTreeSet<PathBuf>,
    /// Files that changed on disk, and those such a change affects.
    pub(in crate::lsp) on_disk: BTreeSet<PathBuf>,
    /// Files the editor has closed.
    pub(in crate::lsp) closed: BTreeSet<PathBuf>,
    /// All of them.
    pub(in crate::lsp) everything: bool,
}

/// A workspace and what has happened to it.
#[derive(Debug)]
pub(super) struct Folder {
    snapshot: Snapshot,
    search: Search,
    /// Files that changed on disk while the search went on.
    changed_meanwhile: BTreeSet<PathBuf>,
    affected: Affected,
    /// Files in which a change of another may show, until the client is told with that.
    untold: BTreeSet<PathBuf>,
}

impl Folder {
    pub(super) fn new(root: &Path, config: Result<Config, Box<BadConfig>>) -> Self {
        let (config, bad_config) = split(config);
        Self {
            snapshot: Snapshot {
                workspace: Workspace::new(root.into(), config),
                bad_config,
                open: imbl::HashMap::new(),
                unclaimed: imbl::HashMap::new(),
                reports: imbl::HashMap::new(),
            },
            search: Search::NotBegun,
            changed_meanwhile: BTreeSet::new(),
            affected: Affected::default(),
            untold: BTreeSet::new(),
        }
    }

    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    pub(super) fn workspace(&self) -> &Workspace {
        &self.snapshot.workspace
    }

    /// Whether it has the text of a file.
    pub(super) fn holds(&self, path: &Path) -> bool {
        self.snapshot.text(path).is_some()
    }

    /// Whether nobody has searched for its files yet.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(self.search, Search::NotBegun)
    }

    /// Whether all its files are known.
    pub(super) fn is_known(&self) -> bool {
        matches!(self.search, Search::Done)
    }

    /// Whether somebody has cancelled the search before all files were known.
    pub(super) fn is_stopped(&self) -> bool {
        matches!(self.search, Search::Stopped)
    }

    /// Begins the search for its files, which is for the caller to make; what another brings home is not taken any more.
    pub(super) fn start_indexing(&mut self) -> Indexing {
        let root = self.workspace().root().to_path_buf();
        let (search, indexing) = Search::begin(root);
        self.search = search;
        indexing
    }

    /// Has the search begun again where somebody has cancelled it.
    pub(super) fn resume(&mut self) {
        if self.is_stopped() {
            self.search = Search::NotBegun;
        }
    }

    /// The open files that the editor has changed since it was last asked for all that may have changed.
    pub(super) fn edited(&self) -> BTreeSet<PathBuf> {
        let Affected { edited, closed, .. } = &self.affected;
        edited.difference(closed).cloned().collect()
    }

    /// The files whose diagnostics may have changed since this was last asked.
    pub(super) fn take_affected(&mut self) -> Affected {
        std::mem::take(&mut self.affected)
    }

    /// The files in which something may have changed since this was last asked.
    pub(super) fn take_untold(&mut self) -> BTreeSet<PathBuf> {
        std::mem::take(&mut self.untold)
    }

    /// Notes that a file has to be read again once the search is over.
    pub(super) fn changed(&mut self, path: &Path) {
        if !self.is_known() {
            self.changed_meanwhile.insert(path.to_path_buf());
        }
    }

    /// Puts what the search found in place, unless another is waited for; returns what changed meanwhile.
    pub(super) fn install(
        &mut self,
        indexing: &Indexing,
        workspace: Option<Workspace>,
    ) -> BTreeSet<PathBuf> {
        if !self.search.is(indexing) {
            return BTreeSet::new();
        }
        self.search = match indexing.cancelled.is_cancelled() {
            true => Search::Stopped,
            false => Search::Done,
        };
        if let Some(workspace) = workspace {
            let config = self.workspace().config().clone();
            let is_current = Arc::ptr_eq(&config, workspace.config());
            self.snapshot.workspace = workspace;
            if !is_current {
                self.rebuild(config);
            }
        }
        self.everything_changed();
        std::mem::take(&mut self.changed_meanwhile)
    }

    /// Puts another configuration into force.
    pub(super) fn configure(&mut self, config: Result<Config, Box<BadConfig>>) {
        let (config, bad_config) = split(config);
        self.snapshot.bad_config = bad_config;
        self.rebuild(config);
        self.everything_changed();
    }

    /// The text of an article has changed in the editor.
    pub(super) fn set_open_article(
        &mut self,
        path: &ArticlePath,
        file: OpenFile,
        (document, manuscript): (Document, Option<Manuscript>),
    ) {
        // Who opens another article wants to know what is said of it.
        if !self.set_open(path, Some(file)) {
            self.resume();
        }
        match manuscript {
            Some(Manuscript::Article(_)) => self.snapshot.unclaimed.remove(&**path),
            _ => (self.snapshot.unclaimed).insert(path.to_path_buf(), document),
        };
        let affected = self.snapshot.workspace.edit_manuscript(path, manuscript);
        self.note_affected(&affected, true);
        self.affected.closed.remove(&**path);
        self.affected.edited.insert(path.to_path_buf());
    }

    /// An article has changed on disk, or is no longer open. What the editor has discarded counts
    /// as a change made in it.
    pub(super) fn set_closed_article(
        &mut self,
        path: &ArticlePath,
        manuscript: Option<Manuscript>,
    ) {
        self.find_showing();
        let was_open = self.set_open(path, None);
        self.snapshot.unclaimed.remove(&**path);
        let affected = self.snapshot.workspace.set_manuscript(path, manuscript);
        self.note_affected(&affected, was_open);
        if was_open {
            self.affected.by_edit.remove(&**path);
            self.affected.closed.insert(path.to_path_buf());
        }
    }

    /// Puts a bibliography in place.
    pub(super) fn set_bibliography(&mut self, file: SourceFile, open: Option<OpenFile>) {
        self.find_showing();
        let path = file.path.clone();
        let is_open = open.is_some();
        let was_open = self.set_open(&path, open);
        let mut affected = self.snapshot.workspace.set_bibliography(file);
        affected.insert(path.clone());
        self.note_affected(&affected, is_open);
        if was_open && !is_open {
            self.affected.closed.insert(path.to_path_buf());
        }
    }

    /// Finds the files in which an edit of others shows that was taken in before. That can take longer than to judge the
    /// edited file itself, so it is left until that is told.
    pub(super) fn find_showing(&mut self) {
        let showing = self.snapshot.workspace.take_showing();
        self.note_affected(&showing, true);
    }

    /// Puts local copies of sources in place; `by_edit` says whether the editor is why.
    pub(super) fn set_copies(&mut self, copies: Vec<LocalCopy>, by_edit: bool) {
        let affected = self.snapshot.workspace.set_copies(copies);
        self.note_affected(&affected, by_edit);
    }

    /// Notes whether a document is open in the editor; says whether it was.
    pub(super) fn set_open(&mut self, path: &Path, open: Option<OpenFile>) -> bool {
        let before = match open {
            Some(open) => self.snapshot.open.insert(path.to_path_buf(), open),
            None => self.snapshot.open.remove(path),
        };
        before.is_some()
    }

    /// The workspace anew from the same articles, as another configuration gives them another meaning.
    fn rebuild(&mut self, config: Arc<Config>) {
        let old = &self.snapshot.workspace;
        let mut workspace = Workspace::new(old.root().clone(), config);
        workspace.fill(old.articles().map(|article| (**article).clone()));
        let drafts = old
            .drafts()
            .map(|draft| Manuscript::Draft((**draft).clone()));
        workspace.fill_all(drafts);
        load_bibliographies(&mut workspace);
        load_copies(&mut workspace);
        self.snapshot.workspace = workspace;
    }

    fn everything_changed(&mut self) {
        self.affected.everything = true;
        // Then the client asks anew for all of them.
        self.untold.clear();
        let files: Vec<_> = self.snapshot.files().map(Path::to_path_buf).collect();
        self.snapshot.reports = files
            .into_iter()
            .map(|path| (path, Arc::default()))
            .collect();
    }

    /// Notes the files whose diagnostics a change may have changed; `by_edit` says whether the editor made it.
    fn note_affected(&mut self, affected: &BTreeSet<ArticlePath>, by_edit: bool) {
        self.forget_reports(affected);
        let affected = affected.iter().map(|path| path.to_path_buf());
        match by_edit {
            true => self.affected.by_edit.extend(affected),
            false => self.affected.on_disk.extend(affected),
        }
    }

    fn forget_reports(&mut self, paths: &BTreeSet<ArticlePath>) {
        self.untold
            .extend(paths.iter().map(|path| path.to_path_buf()));
        for path in paths {
            match self.snapshot.workspace.text(path) {
                Some(_) => self
                    .snapshot
                    .reports
                    .insert(path.to_path_buf(), Arc::default()),
                None => self.snapshot.reports.remove(&**path),
            };
        }
    }
}

/// A configuration, or the defaults and why it cannot be used.
fn split(config: Result<Config, Box<BadConfig>>) -> (Arc<Config>, Option<Arc<BadConfig>>) {
    match config {
        Ok(config) => (Arc::new(config), None),
        Err(bad) => (Arc::default(), Some(bad.into())),
    }
}
