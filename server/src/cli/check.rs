//! `claimlint check`: the way from paths to findings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::report::{Report, relative};
use super::settings::Settings;
use super::{CheckArguments, Outcome, formats, since, statistics, terminal};
use crate::loader::{self, Folder};
use crate::rules;
use crate::workspace::{Workspace, clean_path};

pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, String> {
    let here = std::env::current_dir().map_err(|error| format!("no current folder: {error}"))?;
    let paths = find_paths(&arguments.paths, &here)?;
    if let Some(threads) = arguments.selection.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.get());
        let built = pool.build_global();
        built.map_err(|error| format!("--threads: {error}"))?;
    }
    let scope = Scope {
        settings: Settings::new(&arguments.selection, &here)?,
        since: arguments.selection.since.as_deref(),
        paths: &paths,
        here: &here,
    };
    let survey = loader::survey(&paths, &here);
    let mut report = Report::default();
    let mut left_out = survey.ignored;
    for folder in &survey.folders {
        left_out.extend(scope.check(folder, &mut report)?);
    }
    report.errors = survey.errors;
    report.sort();
    match arguments.selection.statistics {
        true => terminal::print(&statistics::render(&report))?,
        false => formats::write(arguments, &report)?,
    }
    if let Some(first) = left_out.first().filter(|_| left_out.len() == paths.len()) {
        terminal::warning(&explain_left_out(&here, first, left_out.len()));
    }
    for error in &report.errors {
        terminal::error(error);
    }
    Ok(match (report.errors.is_empty(), report.fails()) {
        (false, _) => Outcome::Incomplete,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Clean,
    })
}

/// The given paths, absolute.
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

/// What is to be shown.
struct Scope<'a> {
    settings: Settings,
    /// The revision since which something must have changed.
    since: Option<&'a str>,
    /// The files and folders given.
    paths: &'a [PathBuf],
    /// The current folder.
    here: &'a Path,
}

impl Scope<'_> {
    fn includes(&self, path: &Path) -> bool {
        self.paths.iter().any(|given| path.starts_with(given))
    }

    /// Adds the findings of one workspace. Returns the files that were given and are excluded.
    fn check(&self, folder: &Folder, report: &mut Report) -> Result<Vec<PathBuf>, String> {
        if !folder.files.iter().any(|file| self.includes(file)) {
            return Ok(Vec::new());
        }
        let config = self.settings.config(&folder.root)?;
        let workspace = loader::load(folder, Arc::new(config), &|_| {});
        let mut shown: Vec<_> = files(&workspace)
            .filter(|path| self.includes(path))
            .collect();
        if let Some(revision) = self.since {
            let concerned = since::concerned(&workspace, folder, revision)?;
            shown.retain(|path| concerned.includes(path));
        }
        let (findings, suppressed): (Vec<_>, Vec<_>) = shown
            .par_iter()
            .map(|path| rules::check_all(&workspace, path))
            .unzip();
        for path in &shown {
            let claims = workspace.article(path).map(|article| article.claims.len());
            let claims = claims.unwrap_or_default();
            if claims > 0 || workspace.draft(path).is_some() {
                report.articles += 1;
                report.claims += claims;
                report.paths.push(relative(path, self.here));
            }
        }
        let (findings, suppressed) = (findings.concat(), suppressed.concat());
        report.add(&workspace, findings, suppressed, self.here);
        let given = folder.files.iter().filter(|file| self.paths.contains(file));
        let excluded = given.filter(|file| workspace.config().excludes(file));
        Ok(excluded.cloned().collect())
    }
}

fn explain_left_out(here: &Path, first: &Path, count: usize) -> String {
    let shown = first.strip_prefix(here).unwrap_or(first).display();
    let subject = match count {
        1 => format!("{shown} is"),
        _ => format!("{shown} and all other files given are"),
    };
    format!("nothing is checked: {subject} ignored by a .gitignore or excluded by `exclude`")
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
