//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};

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
    /// Count claims by speaker, kind, source, topic and status.
    Stats(StatsArguments),
    /// Write a commented claimlint.toml, and say what the folder holds.
    Init(InitArguments),
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
}

/// Arguments of `rule`.
#[derive(Args, Debug)]
pub struct RuleArguments {
    /// The rule to explain; without it, all rules are listed.
    pub name: Option<String>,
}

/// Arguments of `init`.
#[derive(Args, Debug)]
pub struct InitArguments {
    /// The folder of the articles.
    #[arg(default_value = ".", value_name = "FOLDER")]
    pub folder: PathBuf,
}

/// Arguments of `stats`.
#[derive(Args, Debug)]
pub struct StatsArguments {
    /// Articles and folders to count in.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to show the counts.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub output_format: StatsFormat,
}

/// The forms in which counts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsFormat {
    /// A table under each heading.
    #[default]
    Table,
    /// An object of objects.
    Json,
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
