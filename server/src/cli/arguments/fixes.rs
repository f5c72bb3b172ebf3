//! Options that say which fixes are made, and whether they are written or shown.

use clap::Args;

/// What becomes of fixes.
#[derive(Args, Clone, Copy, Debug, Default)]
#[command(next_help_heading = "Fixes")]
pub struct FixArguments {
    /// Make the fixes that leave an article saying what it says, and show what remains. A text on standard
    /// input comes out fixed on standard output, what remains goes to standard error.
    #[arg(long, conflicts_with = "add_ignore")]
    pub fix: bool,
    /// With `--fix` or `--diff`: make also the fixes that somebody has to look at, because an article may say
    /// something else afterwards.
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Show what `--fix` would change, as a unified diff, and write nothing. Exits with 1 if it would change
    /// anything.
    #[arg(long, conflicts_with_all = ["fix", "add_ignore", "output_format", "output_file", "statistics"])]
    pub diff: bool,
}

impl FixArguments {
    /// Whether fixes are made at all, in the files or in a diff.
    pub(in crate::cli) fn are_wanted(self) -> bool {
        self.fix || self.diff
    }
}
