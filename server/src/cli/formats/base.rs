//! The folder from which a report's paths are shown: where one runs, or the top of the checkout that a CI system knows.

use std::env;
use std::path::{Path, PathBuf};

use crate::cli::OutputFormat;

/// The folder for a format, for a program that runs in `here`.
///
/// GitHub and GitLab read paths from the top of the repository, wherever in it the program runs; their runners say in the
/// environment where that is.
pub(super) fn base(format: OutputFormat, here: &Path) -> PathBuf {
    let variable = match format {
        OutputFormat::Github | OutputFormat::Sarif => "GITHUB_WORKSPACE",
        OutputFormat::Gitlab => "CI_PROJECT_DIR",
        _ => return here.to_owned(),
    };
    let top = env::var_os(variable).map(PathBuf::from);
    top.and_then(|top| around(&top, here))
        .unwrap_or_else(|| here.to_owned())
}

/// The top of a checkout as the current folder's path has it, if it lies around that folder.
fn around(top: &Path, here: &Path) -> Option<PathBuf> {
    let spellings = [Some(top.to_owned()), top.canonicalize().ok()];
    let mut spellings = spellings.into_iter().flatten();
    spellings.find(|top| top.is_absolute() && here.starts_with(top))
}
