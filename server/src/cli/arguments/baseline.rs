//! What can be said to `claimlint baseline`, and to `claimlint check` of findings that may stand.

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

/// What a check takes for known, or makes known.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Known findings")]
pub struct KnownArguments {
    /// Leave out the findings that this baseline knows: only others are shown, and fail. Comes before `baseline` in
    /// claimlint.toml; `claimlint baseline create` writes one.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Heed no baseline.
    #[arg(long, conflicts_with = "baseline")]
    pub no_baseline: bool,
    /// Write comments into the articles that silence what is found, each with this reason: `--add-ignore='an old
    /// text'`. What no comment can silence is shown.
    #[arg(
        long,
        value_name = "REASON",
        require_equals = true,
        value_parser = parse_reason,
        conflicts_with_all = ["output_format", "output_file", "include_suppressed", "statistics", "stdin_filename"]
    )]
    pub add_ignore: Option<String>,
}

/// A reason as it can stand in a comment.
fn parse_reason(written: &str) -> Result<String, String> {
    let reason = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err(
            "say why these findings can stand: whoever meets the comment wants to know".to_owned(),
        );
    }
    if ["-->", "--!>"].iter().any(|end| reason.contains(end)) || reason.contains(char::is_control) {
        return Err(
            "a reason stands in a comment, so it can hold neither `-->` nor control characters"
                .to_owned(),
        );
    }
    Ok(reason)
}
