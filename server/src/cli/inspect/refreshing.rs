//! Bringing an inspection up to date with what has changed on the disk: only what changed is read again, as long as
//! each file stays in its workspace and each workspace under its configuration.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};

use super::{Inspected, Inspection, Progress, Scope};
use crate::config::Config;
use crate::loader::{self, Folder, is_article};
use crate::workspace::ArticlePath;

impl Scope {
    /// Reads again what is among some paths, and finds what is new there. Returns those that make a difference.
    ///
    /// # Errors
    /// When a configuration cannot be used, or git cannot say what has changed. Then nothing is known any more.
    pub(in crate::cli) fn refresh(
        &self,
        inspection: &mut Inspection,
        changed: &BTreeSet<PathBuf>,
    ) -> Result<BTreeSet<PathBuf>, String> {
        if may_change_what_belongs(inspection, changed) {
            return self.survey_again(inspection, changed);
        }
        let beside = self.beside(inspection).into_iter();
        let mut other: BTreeSet<_> = beside.filter(|path| changed.contains(path)).collect();
        for inspected in &mut inspection.workspaces {
            let own = inspected.read_again(changed);
            if !own.is_empty() {
                inspected.files = self.shown(&inspected.workspace, &inspected.folder)?;
                other.extend(own);
            }
        }
        Ok(other)
    }

    /// The folders in which something may change what is told: those that hold what is read, each with those that
    /// lead to it from its workspace's.
    pub(in crate::cli) fn watched(&self, inspection: &Inspection) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        for inspected in &inspection.workspaces {
            let root = &inspected.folder.root;
            folders.insert(root.clone());
            let parents: HashSet<_> = inspected.read_files().filter_map(Path::parent).collect();
            for parent in parents {
                // A source may lie elsewhere, and nobody looks for articles there.
                let leading = parent.ancestors();
                let leading = leading.take_while(|folder| folder.starts_with(root));
                folders.extend([parent].into_iter().chain(leading).map(Path::to_path_buf));
            }
        }
        let given = self.paths.iter().filter(|path| path.is_dir()).cloned();
        folders.extend(given);
        let beside = self.beside(inspection).into_iter();
        folders.extend(beside.filter_map(|file| file.parent().map(Path::to_path_buf)));
        folders
    }

    /// The folders of the workspaces, whatever is in them.
    pub(in crate::cli) fn roots(&self) -> BTreeSet<PathBuf> {
        let survey = loader::survey(&self.paths_there(), &self.here);
        let folders = survey.folders.into_iter();
        let roots = folders.filter(|folder| self.asks_about(folder));
        let given = self.paths.iter().filter(|path| path.is_dir()).cloned();
        roots.map(|folder| folder.root).chain(given).collect()
    }

    /// Files that say what becomes of findings and are read anew each time.
    fn beside(&self, inspection: &Inspection) -> Vec<PathBuf> {
        let workspaces = inspection.workspaces.iter();
        let configs = workspaces.map(|inspected| inspected.workspace.config());
        let baselines = configs.filter_map(|config| self.baseline.of(config));
        baselines.collect()
    }

    /// Looks anew which files there are. What stays in a workspace under the same configuration is not read again.
    fn survey_again(
        &self,
        inspection: &mut Inspection,
        changed: &BTreeSet<PathBuf>,
    ) -> Result<BTreeSet<PathBuf>, String> {
        let before = std::mem::take(inspection);
        let kept = before.workspaces.into_iter();
        let mut kept: BTreeMap<_, _> = kept.map(|it| (it.folder.root.clone(), it)).collect();
        let survey = loader::survey(&self.paths_there(), &self.here);
        inspection.left_out.extend(survey.ignored);
        inspection.errors = survey.errors;
        let mut other = BTreeSet::new();
        if inspection.errors != before.errors {
            other.clone_from(changed);
        }
        for folder in survey.folders {
            if !self.asks_about(&folder) {
                continue;
            }
            let file = self.settings.file(&folder.root)?;
            match kept.remove(&folder.root) {
                Some(mut inspected) if inspected.is_configured_by(&file) => {
                    other.extend(inspected.become_folder(folder, changed));
                    self.push(inspected, inspection)?;
                }
                _ => {
                    let config = file.path.as_deref().unwrap_or(&folder.root);
                    other.insert(config.to_path_buf());
                    let progress = Progress::new("Reading", folder.files.len());
                    self.add(folder, inspection, &progress)?;
                }
            }
        }
        other.extend(kept.into_keys());
        Ok(other)
    }
}

impl Inspection {
    /// How many files there are whose changes are told.
    pub(in crate::cli) fn count_files(&self) -> usize {
        let workspaces = self.workspaces.iter();
        let files: BTreeSet<_> = workspaces.flat_map(Inspected::read_files).collect();
        files.len()
    }

    /// The files that lie in some folders.
    pub(in crate::cli) fn files_in(&self, folders: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        let files = self.workspaces.iter().flat_map(Inspected::read_files);
        let lie_there = |file: &&Path| file.parent().is_some_and(|it| folders.contains(it));
        files.filter(lie_there).map(Path::to_path_buf).collect()
    }
}

impl Inspected {
    /// What is or may be read here: articles, whether or not they hold claims, and what they name.
    fn read_files(&self) -> impl Iterator<Item = &Path> {
        let workspace = &self.workspace;
        let files = self.folder.files.iter().map(PathBuf::as_path);
        let bibliographies = workspace.bibliographies().map(|file| &*file.path);
        let copies = workspace.copies().map(|copy| &**copy.path());
        let config = workspace.config().path.as_deref();
        files.chain(bibliographies).chain(copies).chain(config)
    }

    fn is_configured_by(&self, file: &Config) -> bool {
        self.file.path == file.path && self.file.text == file.text
    }

    /// Reads those of its files again that have changed, and what they name for the first time. Returns those that
    /// say something else now.
    fn read_again(&mut self, changed: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        let known: BTreeSet<_> = self.read_files().collect();
        let own = changed.iter().filter(|path| known.contains(path.as_path()));
        let mut own: BTreeSet<_> = own.cloned().collect();
        own.retain(|path| loader::read_again(&mut self.workspace, &path.as_path().into()));
        if !own.is_empty() {
            loader::load_named(&mut self.workspace);
        }
        own
    }

    /// Takes other files for its own: reads what has come and what has changed, forgets what is gone.
    fn become_folder(&mut self, folder: Folder, changed: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        let before: BTreeSet<_> = self.folder.files.drain(..).collect();
        let now: BTreeSet<_> = folder.files.iter().cloned().collect();
        self.folder = folder;
        let mut gone: BTreeSet<_> = before.difference(&now).cloned().collect();
        // It may still be there, and be ignored now.
        gone.retain(|path| {
            let path: ArticlePath = path.as_path().into();
            let was_known =
                self.workspace.article(&path).is_some() || self.workspace.draft(&path).is_some();
            self.workspace.set_manuscript(&path, None);
            was_known
        });
        let new = now.difference(&before).chain(changed).cloned();
        let mut other = self.read_again(&new.collect());
        other.extend(gone);
        other
    }
}

/// Whether one of some paths may change which files there are: a folder, what ignores files, a configuration, a file
/// that nobody knows yet.
fn may_change_what_belongs(inspection: &Inspection, changed: &BTreeSet<PathBuf>) -> bool {
    let workspaces = &inspection.workspaces;
    let files = workspaces.iter().flat_map(|it| &it.folder.files);
    let known: BTreeSet<_> = files.map(PathBuf::as_path).collect();
    let is_config = |path: &Path| {
        let mut configs = workspaces.iter().map(|it| it.workspace.config());
        configs.any(|config| config.path.as_deref() == Some(path))
    };
    // What lies in a folder follows it in order.
    let has_held = |path: &Path| {
        let mut after = known.range::<Path, _>((Bound::Excluded(path), Bound::Unbounded));
        after.next().is_some_and(|file| file.starts_with(path))
    };
    changed.iter().map(PathBuf::as_path).any(|path| {
        loader::decides_what_belongs(path)
            || is_config(path)
            || has_held(path)
            || (!known.contains(path) && (path.is_dir() || (is_article(path) && path.exists())))
    })
}
