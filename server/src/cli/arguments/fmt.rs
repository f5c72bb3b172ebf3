//! What can be said to `claimlint fmt`.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `fmt`.
#[derive(Args, Clone, Debug)]
pub struct FmtArguments {
    /// Articles and folders. Files that are ignored, or that claimlint.toml excludes, are left alone. `-` is standard
    /// input, whose text comes out formatted on standard output.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write nothing: name the files that would be changed, and exit with 1 if there are any.
    #[arg(long)]
    pub check: bool,
    /// Write nothing: show what would be changed as a unified diff, and exit with 1 if anything would.
    #[arg(long)]
    pub diff: bool,
    /// The name of the text on standard input, for claimlint.toml to exclude it and for what is told.
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
}
