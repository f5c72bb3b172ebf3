//! Hearing of changes in folders. Only those that are asked for are listened to, and not all below them: a system lends
//! out few watches, and a repository may hold a hundred thousand folders that are nobody's concern.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use ignore::WalkBuilder;
use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::loader::{decides_what_belongs, is_article, is_bibliography};
use crate::quotation::LocalCopy;

/// Changes that follow each other this quickly are one: an editor writes, renames and sets permissions.
const QUIET: Duration = Duration::from_millis(50);
/// Nobody is kept waiting longer than this by changes that do not end.
const LONGEST: Duration = Duration::from_millis(500);

/// Who listens.
pub(super) struct Notice {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    heard_of: BTreeSet<PathBuf>,
    /// Folders that have come since, in which there may be nothing yet.
    new: BTreeSet<PathBuf>,
    failure: Option<String>,
}

impl Notice {
    /// Nothing is heard of yet.
    ///
    /// # Errors
    /// When the system tells of no changes.
    pub(super) fn new() -> Result<Self, String> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender);
        Ok(Self {
            watcher: watcher.map_err(|error| format!("cannot watch for changes: {error}"))?,
            events,
            heard_of: BTreeSet::new(),
            new: BTreeSet::new(),
            failure: None,
        })
    }

    /// Listens to these folders and to those that have come since, and to no others any more. Returns those that it has
    /// not listened to before.
    pub(super) fn hear_of(&mut self, mut folders: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        self.new.retain(|folder| folder.is_dir());
        folders.extend(self.new.iter().cloned());
        for folder in self.heard_of.difference(&folders) {
            // One that is gone needs no goodbye.
            let _ = self.watcher.unwatch(folder);
        }
        self.heard_of.retain(|folder| folders.contains(folder));
        let unheard: Vec<_> = folders.difference(&self.heard_of).cloned().collect();
        let mut listened_to = BTreeSet::new();
        for folder in unheard {
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.heard_of.insert(folder.clone());
                    listened_to.insert(folder);
                }
                // It is gone since it was found.
                Err(_) if !folder.is_dir() => {}
                Err(error) => {
                    let message = format!("cannot watch {}: {error}", folder.display());
                    self.failure.get_or_insert(message);
                }
            }
        }
        listened_to
    }

    /// Waits for changes that may concern articles, and for all that come with them.
    ///
    /// # Errors
    /// When the system tells of no further changes.
    pub(super) fn next(&mut self) -> Result<BTreeSet<PathBuf>, String> {
        let mut changed = BTreeSet::new();
        let mut until: Option<Instant> = None;
        loop {
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
            let event = match until {
                None => self
                    .events
                    .recv()
                    .map_err(|_| RecvTimeoutError::Disconnected),
                Some(until) => {
                    let left = until.saturating_duration_since(Instant::now());
                    self.events.recv_timeout(left.min(QUIET))
                }
            };
            match event {
                Ok(Ok(event)) => changed.extend(self.concerning(event)),
                Ok(Err(error)) => return Err(format!("cannot watch for changes: {error}")),
                Err(RecvTimeoutError::Timeout) => return Ok(changed),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err("cannot watch for changes any more".to_owned());
                }
            }
            if !changed.is_empty() {
                until.get_or_insert_with(|| Instant::now() + LONGEST);
            }
        }
    }

    /// The paths of an event that may concern articles.
    fn concerning(&mut self, event: Event) -> Vec<PathBuf> {
        // The system has more to tell than it can: anything may have changed.
        if event.need_rescan() {
            return self.heard_of.iter().cloned().collect();
        }
        // Reading a file is an event too, and we read what has changed.
        if event.kind.is_access() {
            return Vec::new();
        }
        let may_be_gone = matches!(
            event.kind,
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
        );
        for path in &event.paths {
            // Another of the same name has to be listened to anew.
            if may_be_gone && self.heard_of.remove(path) {
                let _ = self.watcher.unwatch(path);
            }
            if event.kind.is_create() || may_be_gone {
                self.new.extend(folders_in(path));
            }
        }
        let paths = event.paths.into_iter();
        paths.filter(|path| may_concern(path)).collect()
    }
}

/// A folder with all below it, but for those that are hidden or ignored.
fn folders_in(path: &Path) -> impl Iterator<Item = PathBuf> {
    let walk = path
        .is_dir()
        .then(|| WalkBuilder::new(path).require_git(false).build());
    let entries = walk.into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_dir()));
    folders.map(ignore::DirEntry::into_path)
}

/// Whether a file may be an article, something that one names, or what says how they are checked. What has no extension
/// may have been a folder.
fn may_concern(path: &Path) -> bool {
    let has_extension = |known: &str| path.extension().is_some_and(|own| own == known);
    let is_hidden = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let may_be_folder = !is_hidden && (path.extension().is_none() || path.is_dir());
    decides_what_belongs(path)
        || may_be_folder
        || is_article(path)
        || is_bibliography(path)
        || LocalCopy::is_text(path)
        || has_extension("toml")
}
