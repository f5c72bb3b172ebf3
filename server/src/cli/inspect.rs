//! The way from paths to findings: which workspaces they touch, what these hold, what the rules find there.
//!
//! What becomes of the findings is left to the commands.

mod refreshing;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::SelectionArguments;
use super::baseline::Choice;
use super::progress::Progress;
use super::report::Report;
use super::settings::Settings;
use super::since;
use super::stdin::StandIn;
use crate::config::{Config, FailOn, Level};
use crate::loader::{self, Folder};
use crate::rules::{self, Rule};
use crate::workspace::{Workspace, clean_path};

/// What is to be looked at, and under which configuration.
pub(super) struct Scope {
    settings: Settings,
    /// The revision since which something must have changed.
    since: Option<String>,
    /// Which baseline is meant.
    baseline: Choice,
    /// The files and folders given, absolute.
    paths: Vec<PathBuf>,
    /// What one of them holds, in the place of what the disk has.
    stand_in: Option<StandIn>,
    /// The current folder.
    here: PathBuf,
}

/// What was looked at.
#[derive(Debug, Default)]
pub(super) struct Inspection {
    /// The workspaces that hold any of it.
    pub(super) workspaces: Vec<Inspected>,
    /// Files that were given and are ignored or excluded.
    pub(super) left_out: Vec<PathBuf>,
    /// Folders and files that could not be looked at, and why.
    pub(super) errors: Vec<String>,
}

/// A workspace with those of its files whose findings are asked for.
#[derive(Debug)]
pub(super) struct Inspected {
    pub(super) workspace: Workspace,
    /// The files that were looked at for it.
    folder: Folder,
    /// The configuration without what the command line says over it.
    file: Config,
    /// Articles, drafts, bibliographies, the configuration; in the order of the workspace.
    pub(super) files: Vec<Arc<Path>>,
}

impl Scope {
    /// What the command line asks for.
    ///
    /// # Errors
    /// When it contradicts itself, or names what does not exist.
    pub(super) fn new(given: &[PathBuf], arguments: &SelectionArguments) -> Result<Self, String> {
        let here = current_folder()?;
        let paths = find_paths(given, &here)?;
        if let Some(threads) = arguments.threads {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.into());
            let built = pool.build_global();
            built.map_err(|error| format!("--threads: {error}"))?;
        }
        Ok(Self {
            settings: Settings::new(&arguments.settings, &here)?,
            since: arguments.since.clone(),
            baseline: Choice::default(),
            paths,
            stand_in: None,
            here,
        })
    }

    /// What the command line asks for where the text comes on standard input: that one file, in its workspace.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub(super) fn of_stdin(
        stand_in: StandIn,
        arguments: &SelectionArguments,
    ) -> Result<Self, String> {
        if arguments.since.is_some() {
            return Err(
                "--since asks what has changed in files, and standard input is none: leave out either"
                    .to_owned(),
            );
        }
        let mut scope = Self::new(&[], arguments)?;
        scope.paths.push(stand_in.path.clone());
        scope.stand_in = Some(stand_in);
        Ok(scope)
    }

    /// Says from which level on a finding fails, over what the configurations say.
    pub(super) fn fail_on(&mut self, level: Option<FailOn>) {
        self.settings.fail_on(level);
    }

    /// Says which baseline is meant.
    pub(super) fn set_baseline(&mut self, choice: Choice) {
        self.baseline = choice;
    }

    /// Which baseline is meant.
    pub(super) fn baseline(&self) -> &Choice {
        &self.baseline
    }

    /// The folder of the workspace that the first of the paths belongs to, and its configuration.
    ///
    /// # Errors
    /// When that cannot be used.
    pub(super) fn first(&self) -> Result<(PathBuf, Config), String> {
        let first = self.paths.first().unwrap_or(&self.here);
        let folder = match first.is_dir() {
            true => first,
            false => first.parent().unwrap_or(first),
        };
        let root = loader::find_root(folder).unwrap_or_else(|| self.here.clone());
        let config = self.settings.config(&root)?;
        Ok((root, config))
    }

    /// The current folder, from which paths are shown.
    pub(super) fn here(&self) -> &Path {
        &self.here
    }

    /// What a file holds: on the disk, or on standard input in its place.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn bytes(&self, path: &Path) -> io::Result<Vec<u8>> {
        match &self.stand_in {
            Some(stand_in) if stand_in.path == path => Ok(stand_in.bytes.clone()),
            _ => std::fs::read(path),
        }
    }

    /// The file that standard input stands for, and what came there.
    pub(super) fn stand_in(&self) -> Option<&StandIn> {
        self.stand_in.as_ref()
    }

    /// Reads the workspaces that the paths touch.
    ///
    /// # Errors
    /// When a configuration cannot be used, or git cannot say what has changed.
    pub(super) fn inspect(&self) -> Result<Inspection, String> {
        let survey = loader::survey(&self.paths_there(), &self.here);
        let mut inspection = Inspection {
            left_out: survey.ignored.into_iter().collect(),
            errors: survey.errors,
            ..Inspection::default()
        };
        let folders = survey.folders.into_iter();
        let folders: Vec<_> = folders.filter(|folder| self.asks_about(folder)).collect();
        let files = folders.iter().map(|folder| folder.files.len()).sum();
        let progress = Progress::new("Reading", files);
        for folder in folders {
            self.add(folder, &mut inspection, &progress)?;
        }
        Ok(inspection)
    }

    /// The paths that are still there, or for which standard input stands.
    fn paths_there(&self) -> Vec<PathBuf> {
        let stands_for = |path: &Path| self.stand_in.as_ref().is_some_and(|it| it.path == path);
        let paths = self.paths.iter();
        let there = paths.filter(|path| path.exists() || stands_for(path));
        there.cloned().collect()
    }

    fn asks_about(&self, folder: &Folder) -> bool {
        folder.files.iter().any(|file| self.includes(file))
    }

    /// Whether a file is one of those given, or lies in one of the folders given.
    pub(super) fn includes(&self, path: &Path) -> bool {
        self.paths.iter().any(|given| path.starts_with(given))
    }

    fn add(
        &self,
        folder: Folder,
        inspection: &mut Inspection,
        progress: &Progress,
    ) -> Result<(), String> {
        let file = self.settings.file(&folder.root)?;
        let config = self.settings.overridden(file.clone(), &folder.root)?;
        let workspace = self.load(&folder, config, progress);
        let inspected = Inspected {
            workspace,
            folder,
            file,
            files: Vec::new(),
        };
        self.push(inspected, inspection)
    }

    /// Adds a workspace that has been read.
    fn push(&self, mut inspected: Inspected, inspection: &mut Inspection) -> Result<(), String> {
        let (workspace, folder) = (&inspected.workspace, &inspected.folder);
        let given = folder.files.iter().filter(|file| self.paths.contains(file));
        let excluded = given.filter(|file| workspace.config().excludes(file));
        inspection.left_out.extend(excluded.cloned());
        inspected.files = self.shown(workspace, folder)?;
        inspection.workspaces.push(inspected);
        Ok(())
    }

    /// Those of a workspace's files whose findings are asked for.
    fn shown(&self, workspace: &Workspace, folder: &Folder) -> Result<Vec<Arc<Path>>, String> {
        let files = files(workspace).filter(|path| self.includes(path));
        let Some(revision) = &self.since else {
            return Ok(files.collect());
        };
        let baseline = self.baseline.of(workspace.config());
        let concerned = since::concerned(workspace, folder, revision, baseline.as_deref())?;
        Ok(files.filter(|path| concerned.includes(path)).collect())
    }

    fn load(&self, folder: &Folder, config: Config, progress: &Progress) -> Workspace {
        let step = |_| progress.step();
        let Some(stand_in) = &self.stand_in else {
            return loader::load(folder, Arc::new(config), &step);
        };
        let mut others = folder.clone();
        others.files.retain(|file| *file != stand_in.path);
        let mut workspace = loader::load(&others, Arc::new(config), &step);
        let path = stand_in.path.as_path().into();
        loader::replace_file(&mut workspace, path, Some(&stand_in.bytes));
        loader::load_named(&mut workspace);
        workspace
    }
}

impl Inspection {
    /// What to say where all that was given is left out.
    pub(super) fn explain_left_out(&self, scope: &Scope) -> Option<String> {
        let first = self.left_out.first()?;
        if self.left_out.len() != scope.paths.len() {
            return None;
        }
        let shown = first.strip_prefix(&scope.here).unwrap_or(first).display();
        let subject = match self.left_out.len() {
            1 => format!("{shown} is"),
            _ => format!("{shown} and all other files given are"),
        };
        Some(format!(
            "nothing is checked: {subject} ignored by a .gitignore or excluded by `exclude`"
        ))
    }

    /// Whether a file was read for it.
    pub(super) fn has_read(&self, path: &Path) -> bool {
        let mut workspaces = self.workspaces.iter();
        workspaces.any(|inspected| inspected.workspace.text(path).is_some())
    }

    /// What the rules find in it, with paths from a folder on.
    pub(super) fn report(&self, here: &Path) -> Report {
        let mut report = Report::default();
        let files = self
            .workspaces
            .iter()
            .map(|inspected| inspected.files.len());
        let progress = Progress::new("Checking", files.sum());
        for inspected in &self.workspaces {
            inspected.add_to(&mut report, here, &progress);
        }
        report.errors.clone_from(&self.errors);
        report.sort();
        report.show_from(here);
        report
    }
}

impl Inspected {
    /// Whether it is for the command line alone that a file, or a rule for it, is not heeded here.
    pub(super) fn leaves_out(&self, path: &Path, rule: Option<&Rule>) -> bool {
        let is_off = |config: &Config| {
            let off = |rule| rules::level(config, path, rule) == Level::Off;
            config.excludes(path) || rule.is_some_and(off)
        };
        is_off(self.workspace.config()) && !is_off(&self.file)
    }

    fn add_to(&self, report: &mut Report, here: &Path, progress: &Progress) {
        let workspace = &self.workspace;
        let (findings, suppressed): (Vec<_>, Vec<_>) = self
            .files
            .par_iter()
            .map(|path| {
                let found = rules::check_all(workspace, path);
                progress.step();
                found
            })
            .unzip();
        for path in &self.files {
            let claims = workspace.article(path).map(|article| article.claims.len());
            let claims = claims.unwrap_or_default();
            if claims > 0 || workspace.draft(path).is_some() {
                report.articles += 1;
                report.claims += claims;
                report.files.push(path.clone());
            }
        }
        report.add(workspace, findings.concat(), suppressed.concat(), here);
    }
}

/// The current folder.
///
/// # Errors
/// When there is none any more.
pub(super) fn current_folder() -> Result<PathBuf, String> {
    std::env::current_dir().map_err(|error| format!("no current folder: {error}"))
}

/// The given paths, absolute.
///
/// # Errors
/// When one leads nowhere.
pub(super) fn find_paths(given: &[PathBuf], here: &Path) -> Result<Vec<PathBuf>, String> {
    let found = given.iter().map(|path| {
        let absolute = clean_path(&here.join(path));
        match absolute.metadata() {
            Ok(_) => Ok(absolute),
            Err(error) => {
                let cause = loader::cause(&error);
                Err(format!("cannot check {}: {cause}", path.display()))
            }
        }
    });
    found.collect()
}

/// Every file of a workspace that can have findings.
fn files(workspace: &Workspace) -> impl Iterator<Item = Arc<Path>> {
    let articles = workspace.articles().map(|article| article.path.clone());
    let drafts = workspace.drafts().map(|draft| draft.path.clone());
    let bibliographies = workspace.bibliographies().map(|file| file.path.clone());
    let config = workspace.config().path.clone();
    let files = articles.chain(drafts).chain(bibliographies);
    files.chain(config)
}
