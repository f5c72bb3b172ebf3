//! What can be said on the command line.

mod selection;

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};

pub(super) use selection::ConfigArgument;
pub use selection::SelectionArguments;

/// Checks who claims what in policy articles, on what source, and how the claims bear on each other.
#[derive(Debug, Parser)]
#[command(name = "claimlint", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// A subcommand with its arguments.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Check articles and show what is wrong with their claims.
    Check(CheckArguments),
    /// Explain a rule, or list all rules.
    Rule(RuleArguments),
    /// Print the JSON schema of claimlint.toml, for editors that check and complete it.
    Schema,
    /// Serve an editor: the Language Server Protocol on standard input and output.
    Server,
}

/// Arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArguments {
    /// Articles and folders to show findings for. References are looked up in their whole workspace:
    /// the folder of the nearest claimlint.toml, else the git repository, else the paths given.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to show findings.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub output_format: OutputFormat,
    /// What is checked, and what fails.
    #[command(flatten)]
    pub selection: SelectionArguments,
}

/// Arguments of `rule`.
#[derive(Args, Debug)]
pub struct RuleArguments {
    /// The rule to explain; without it, all rules are listed.
    pub name: Option<String>,
}

/// The forms in which findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// With the text around each finding and each related claim.
    #[default]
    Full,
    /// One line for each finding.
    Concise,
    /// An array of objects.
    Json,
}

pub(super) fn parse() -> Command {
    Arguments::parse().command
}
