//! Options that say how much is told, and in which colours. They belong to every command.

use anstream::ColorChoice;
use clap::{Args, ValueEnum};

/// How much is told, and in which colours.
#[derive(Args, Clone, Copy, Debug, Default)]
#[command(next_help_heading = "Terminal")]
pub(in crate::cli) struct TerminalArguments {
    /// Show what is found and what goes wrong, and nothing else: no summary, no remarks, no progress.
    #[arg(long, short, global = true)]
    pub(in crate::cli) quiet: bool,
    /// Whether to print in colours: by default on a terminal, unless NO_COLOR is set, and wherever
    /// FORCE_COLOR or CLICOLOR_FORCE is.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub(in crate::cli) color: Color,
}

/// When to print in colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Color {
    /// As the environment and the terminal have it.
    #[default]
    Auto,
    /// Everywhere but in files.
    Always,
    /// Nowhere.
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}
