//! `claimlint check`: the way from paths to findings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::report::{Report, relative};
use super::{CheckArguments, Outcome, formats, terminal};
use crate::loader::{self, Folder};
use crate::rules;
use crate::workspace::{Workspace, clean_path};

pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, String> {
    let here = std::env::current_dir().map_err(|error| format!("no current folder: {error}"))?;
    let paths = find_paths(&arguments.paths, &here)?;
    let survey = loader::survey(&paths, &here);
    let mut report = Report::default();
    for folder in &survey.folders {
        check_folder(folder, &paths, &here, &mut report)?;
    }
    report.errors = survey.errors;
    report.sort();
    formats::write(arguments, &report)?;
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

fn check_folder(
    folder: &Folder,
    shown: &[PathBuf],
    here: &Path,
    report: &mut Report,
) -> Result<(), String> {
    let is_shown = |path: &Path| shown.iter().any(|given| path.starts_with(given));
    if !folder.files.iter().any(|file| is_shown(file)) {
        return Ok(());
    }
    let config = loader::read_config(&folder.root).map_err(|bad| bad.display())?;
    let workspace = loader::load(folder, Arc::new(config), &|_| {});
    let shown: Vec<_> = files(&workspace).filter(|path| is_shown(path)).collect();
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
            report.paths.push(relative(path, here));
        }
    }
    let (findings, suppressed) = (findings.concat(), suppressed.concat());
    report.add(&workspace, findings, suppressed, here);
    Ok(())
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
