//! What can be said to `claimlint baseline`, and of a baseline to `claimlint check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::SelectionArguments;

/// Arguments of `baseline`.
#[derive(Args, Debug)]
pub struct BaselineArguments {
    /// What to do with it.
    pub action: BaselineAction,
    /// Articles and folders whose findings are meant. What the baseline knows of others stays.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The baseline's file; without it, the one that `baseline` in claimlint.toml names, else
    /// .claimlint-baseline.json in the workspace's folder.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// What is checked. What the baseline knows of rules and files that are left out here stays.
    #[command(flatten)]
    pub selection: SelectionArguments,
}

/// What is done with a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BaselineAction {
    /// Write a first one of all that is found now; one that stands there is left alone.
    Create,
    /// Put what is found now in the place of what was known, and tell what is new and what is gone.
    Update,
    /// Take out what is found no more, and add nothing.
    Prune,
}

/// What a check takes for known.
#[derive(Args, Clone, Debug, Default)]
pub struct KnownArguments {
    /// Leave out the findings that this baseline knows: only others are shown, and fail. Comes before `baseline` in
    /// claimlint.toml; `claimlint baseline create` writes one.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Heed no baseline.
    #[arg(long, conflicts_with = "baseline")]
    pub no_baseline: bool,
}
