//! The workspaces of a session: which file belongs to which, and reading what has changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::contents::contents;
use super::documents::Documents;
use super::folder::Folder;
use super::reading::{
    read_bibliography, read_copies, read_missing_bibliographies, read_missing_copies,
    read_missing_copies_of, refresh_open_files,
};
use super::search::Indexing;
use crate::config::{Config, FILE_NAME};
use crate::loader::{self, BadConfig};
use crate::lsp::uri;
use crate::quotation::LocalCopy;
use crate::rules;
use crate::workspace::Workspace;

/// All workspaces, by folder.
#[derive(Debug, Default)]
pub(super) struct Folders {
    folders: BTreeMap<PathBuf, Folder>,
    /// The folders the editor has opened.
    opened: BTreeSet<PathBuf>,
    /// The configurations that were there when they last changed.
    configs: BTreeSet<PathBuf>,
    /// The workspaces of folders that were asked for, because finding one takes a look at the disk.
    roots: HashMap<PathBuf, PathBuf>,
}

/// What the walk through each folder found, for as long as one batch of changes is applied.
type Walked = HashMap<PathBuf, BTreeSet<PathBuf>>;

impl Folders {
    pub(super) fn get(&self, root: &Path) -> Option<&Folder> {
        self.folders.get(root)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Folder> {
        self.folders.values()
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Folder> {
        self.folders.values_mut()
    }

    pub(super) fn get_mut(&mut self, root: &Path) -> Option<&mut Folder> {
        self.folders.get_mut(root)
    }

    /// The configuration in force in a folder.
    pub(super) fn config(&self, root: &Path) -> Option<Arc<Config>> {
        self.get(root)
            .map(|folder| folder.workspace().config().clone())
    }

    /// Notes which folders the editor has open. As that changes which file belongs where, everything
    /// begins anew; nothing is read yet.
    pub(super) fn change_roots(
        &mut self,
        added: impl IntoIterator<Item = PathBuf>,
        removed: impl IntoIterator<Item = PathBuf>,
    ) {
        self.opened.extend(added);
        for folder in removed {
            self.opened.remove(&folder);
        }
        self.begin_anew();
    }

    fn begin_anew(&mut self) {
        self.folders.clear();
        self.roots.clear();
    }

    /// The folder of the workspace a file belongs to: as its configuration or repository has it,
    /// else the folder the editor has opened, else its own.
    pub(super) fn root_of(&mut self, path: &Path) -> PathBuf {
        if uri::is_no_file(path) {
            return path.to_path_buf();
        }
        let folder = path.parent().unwrap_or(path);
        if let Some(root) = self.roots.get(folder) {
            return root.clone();
        }
        let opened = self
            .opened
            .iter()
            .rev()
            .find(|opened| folder.starts_with(opened))
            .cloned();
        let root = loader::find_root(folder)
            .or(opened)
            .unwrap_or_else(|| folder.to_path_buf());
        self.roots.insert(folder.to_path_buf(), root.clone());
        root
    }

    /// Whether a folder is a workspace only because a single file in it is open. Its other files are
    /// nobody's business: it may be a home folder.
    pub(super) fn is_lone(&self, root: &Path) -> bool {
        let is_opened = self.opened.iter().any(|opened| root.starts_with(opened));
        !is_opened && loader::find_root(root).as_deref() != Some(root)
    }

    /// Puts what was found in a folder in place; returns the files to be read again.
    pub(super) fn install(
        &mut self,
        indexing: &Indexing,
        workspace: Option<Workspace>,
    ) -> BTreeSet<PathBuf> {
        let folder = self.folders.get_mut(&indexing.root);
        folder
            .map(|folder| folder.install(indexing, workspace))
            .unwrap_or_default()
    }

    /// Reads what has changed.
    pub(super) fn apply(&mut self, mut stale: BTreeSet<PathBuf>, documents: &Documents) {
        let contents = contents(self.all(), &stale, documents);
        stale.extend(contents);
        let is_config = |path: &&PathBuf| path.file_name().is_some_and(|name| name == FILE_NAME);
        let configs: Vec<_> = stale.iter().filter(is_config).cloned().collect();
        for path in configs {
            if self.apply_config(&path, documents) {
                stale.extend(documents.paths());
            }
        }
        for root in self.opened.clone() {
            let root = self.root_of(&root.join(FILE_NAME));
            self.ensure(&root, documents);
        }
        let mut walked = Walked::new();
        for path in &stale {
            let is_bibliography = loader::is_bibliography(path);
            match path.file_name().is_some_and(|name| name == FILE_NAME) {
                true => {}
                false if is_bibliography => self.apply_bibliography(path, documents),
                false => {
                    self.apply_copy(path, documents);
                    if self.may_be_article(path, documents) {
                        self.apply_article(path, documents, &mut walked);
                    }
                }
            }
        }
    }

    /// Reads a configuration. A new one, or one that is gone, changes which file belongs where:
    /// then everything begins anew, which is what is returned.
    fn apply_config(&mut self, path: &Path, documents: &Documents) -> bool {
        let Some(root) = path.parent() else {
            return false;
        };
        let folder = self.folders.get(root);
        let is_in_force = folder.is_some_and(|folder| {
            let snapshot = folder.snapshot();
            snapshot.bad_config.is_some() || snapshot.workspace.config().path.is_some()
        });
        // What is open and not saved counts only where a workspace is anyway: nobody finds it on the disk.
        let is_one = path.exists() || (folder.is_some() && documents.is_open(path));
        // Nothing needs the workspace of a folder in which nothing else is open, so it may be unknown.
        let was_one = match is_one {
            true => !self.configs.insert(path.to_path_buf()),
            false => self.configs.remove(path),
        };
        if is_one != (was_one || is_in_force) {
            self.begin_anew();
            return true;
        }
        let config = read_config(root, documents);
        let files = |config: &Config| (rules::judged_prose(config), config.exclude.clone());
        let now = config.as_ref().map(files).unwrap_or_default();
        let old = self.config(root);
        if old.is_some_and(|old| files(&old) != now) {
            // Other files are to be read now, or fewer: the search for them begins anew.
            self.folders.remove(root);
            let open = documents.read(path, |_| ()).map(|(file, ())| file);
            self.ensure(root, documents).set_open(path, open);
            return true;
        }
        if let Some(folder) = self.folders.get_mut(root) {
            folder.configure(config);
            folder.set_open(path, documents.read(path, |_| ()).map(|(file, ())| file));
            refresh_open_files(folder, documents);
        }
        false
    }

    fn apply_bibliography(&mut self, path: &Path, documents: &Documents) {
        for folder in self.folders.values_mut() {
            if folder.workspace().bibliography(path).is_some() {
                read_bibliography(folder, path.into(), documents);
                read_missing_copies(folder, documents);
            }
            folder.changed(path);
        }
    }

    fn apply_copy(&mut self, path: &Path, documents: &Documents) {
        if !LocalCopy::is_text(path) {
            return;
        }
        for folder in self.folders.values_mut() {
            if folder.workspace().copy(path).is_some() {
                read_copies(folder, [path.into()], documents);
            }
            folder.changed(path);
        }
    }

    /// Whether a file is, or was, more than the copy of a source may be: finding out whether a file
    /// belongs to a workspace takes a walk.
    fn may_be_article(&self, path: &Path, documents: &Documents) -> bool {
        let was_one = |folder: &Folder| {
            folder.workspace().article(path).is_some() || folder.snapshot().open(path).is_some()
        };
        loader::is_article(path) || documents.is_open(path) || self.all().any(was_one)
    }

    fn apply_article(&mut self, path: &Path, documents: &Documents, walked: &mut Walked) {
        let root = self.root_of(path);
        let shared: Arc<Path> = path.into();
        let config = match documents.is_open(path) {
            true => self.ensure(&root, documents).workspace().config().clone(),
            false => self.config(&root).unwrap_or_default(),
        };
        let open = documents.read(path, |document| {
            let manuscript = loader::manuscript_of_document(&config, shared.clone(), document);
            (document.clone(), manuscript)
        });
        if let Some((file, read)) = open {
            let folder = self.ensure(&root, documents);
            folder.set_open_article(&shared, file, read);
            read_missing_bibliographies(folder, path, documents);
            read_missing_copies_of(folder, path, documents);
            return;
        }
        let is_lone = self.is_lone(&root);
        let Some(folder) = self.folders.get_mut(&root) else {
            return;
        };
        folder.changed(path);
        // A file may be none of the workspace: hidden, ignored, or of another name.
        let mut belongs = || {
            let found = walked.entry(root.clone()).or_insert_with(|| match is_lone {
                true => BTreeSet::new(),
                false => loader::survey_root(&root).files.into_iter().collect(),
            });
            found.contains(path)
        };
        let manuscript = match path.is_file() && belongs() {
            true => loader::read_manuscript(&config, path),
            false => None,
        };
        if manuscript.is_none()
            && folder.workspace().text(path).is_none()
            && folder.snapshot().open(path).is_none()
        {
            return;
        }
        folder.set_closed_article(&shared, manuscript);
        read_missing_bibliographies(folder, path, documents);
        read_missing_copies_of(folder, path, documents);
    }

    /// The workspace of a folder; its configuration is read at once, its files are left to be found.
    fn ensure(&mut self, root: &Path, documents: &Documents) -> &mut Folder {
        self.folders.entry(root.to_path_buf()).or_insert_with(|| {
            let config = match uri::is_no_file(root) {
                true => Ok(Config::default()),
                false => read_config(root, documents),
            };
            Folder::new(root, config)
        })
    }
}

/// A folder's configuration, as the editor has it or else the disk.
fn read_config(root: &Path, documents: &Documents) -> Result<Config, Box<BadConfig>> {
    let path = root.join(FILE_NAME);
    match documents.text(&path) {
        Some(text) => loader::read_config_bytes(path.into(), text.to_text().as_bytes()),
        None => loader::read_config(root),
    }
}
