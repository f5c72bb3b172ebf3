//! What can be said on the command line.

mod baseline;
mod fixes;
mod fmt;
mod import;
mod names;
mod output;
mod selection;
mod terminal;
mod verdict;

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, ValueEnum};
use clap_complete::Shell;

pub use baseline::{BaselineAction, BaselineArguments, KnownArguments};
pub use fixes::FixArguments;
pub use fmt::FmtArguments;
pub use import::ImportArguments;
pub use output::{Output, OutputArguments, OutputFormat};
pub(super) use selection::ConfigArgument;
pub use selection::{SelectionArguments, SettingArguments};
pub(super) use terminal::{Color, TerminalArguments};
pub use verdict::VerdictArguments;

/// The version, with the commit and its day where they are known.
const VERSION: &str = env!("CLAIMLINT_VERSION");

/// How a check ends.
const EXIT_CODES: &str = "Exits with 0 when nothing is found that has to be mended, with 1 when something is \
                          (from --fail-on upwards), with 2 when not everything could be checked.";

/// Checks who claims what in policy articles, on what source, and how the claims bear on each other.
#[derive(Debug, Parser)]
#[command(name = "claimlint", version, long_version = VERSION, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) terminal: TerminalArguments,
}

/// A subcommand with its arguments.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Check articles and show what is wrong with their claims.
    #[command(after_help = EXIT_CODES)]
    Check(Box<CheckArguments>),
    /// Write annotations in canonical form, and touch nothing else.
    Fmt(FmtArguments),
    /// Keep a list of known findings, so that a check fails for new ones only.
    Baseline(BaselineArguments),
    /// Show which configuration holds, value by value, and where each comes from.
    Config(ConfigurationArguments),
    /// Explain a rule, or list all rules.
    Rule(RuleArguments),
    /// Count claims by speaker, kind, source, topic and status.
    Stats(StatsArguments),
    /// Make an article that can be annotated of a text that was published.
    Import(ImportArguments),
    /// Write a commented claimlint.toml, and say what the folder holds.
    Init(InitArguments),
    /// Print a JSON schema: of claimlint.toml, for editors that check and complete it, or of the editor's settings.
    Schema(SchemaArguments),
    /// Print what a shell needs to complete commands, options and rules.
    Completions(CompletionsArguments),
    /// Print the manual page, or write those of all commands into a folder.
    Man(ManArguments),
    /// Serve an editor: the Language Server Protocol on standard input and output.
    Server,
}

/// Arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArguments {
    /// Articles and folders to show findings for. References are looked up in their whole workspace:
    /// the folder of the nearest claimlint.toml, else the git repository, else the paths given.
    /// `-` is standard input.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Where the text on standard input belongs, whether or not the file is there: `check --stdin-filename
    /// brief.md -`. It takes the file's place in its workspace, and only its findings are shown.
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    /// Check again whenever an article, or anything else that matters, changes, until Ctrl-C ends it. A slip in
    /// claimlint.toml is told and waited out.
    #[arg(long, conflicts_with_all = ["stdin_filename", "diff", "add_ignore"])]
    pub watch: bool,
    /// How findings are shown, and where.
    #[command(flatten)]
    pub output: OutputArguments,
    /// What is checked.
    #[command(flatten)]
    pub selection: SelectionArguments,
    /// What is known.
    #[command(flatten)]
    pub known: KnownArguments,
    /// What is fixed.
    #[command(flatten)]
    pub fixes: FixArguments,
    /// What fails.
    #[command(flatten)]
    pub verdict: VerdictArguments,
}

/// Arguments of `rule`.
#[derive(Args, Debug)]
pub struct RuleArguments {
    /// The rule to explain; without it, all rules are listed.
    #[arg(value_parser = names::rules(), hide_possible_values = true)]
    pub name: Option<String>,
}

/// Arguments of `schema`.
#[derive(Args, Debug)]
pub struct SchemaArguments {
    /// What it describes.
    #[arg(value_enum, default_value_t)]
    pub of: Described,
}

/// What a schema can describe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Described {
    /// The file claimlint.toml.
    #[default]
    Configuration,
    /// What an editor can set for the language server.
    Settings,
}

/// Arguments of `config`.
#[derive(Args, Debug)]
pub struct ConfigurationArguments {
    /// An article or a folder; what holds in its workspace is shown.
    #[arg(default_value = ".", value_name = "PATH")]
    pub path: PathBuf,
    /// How to show the values.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub output_format: ConfigFormat,
    /// What comes before the configuration.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// The forms in which a configuration is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ConfigFormat {
    /// A line for each value, as `--config` takes it, with its origin in a comment.
    #[default]
    Toml,
    /// An object with the workspace, the file and the values.
    Json,
}

/// Arguments of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsArguments {
    /// The shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct ManArguments {
    /// The folder for the pages of all commands, such as `/usr/local/share/man/man1`; without it, the
    /// program's own page is printed.
    pub folder: Option<PathBuf>,
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

pub(super) fn parse() -> Arguments {
    Arguments::parse()
}

pub(super) fn describe() -> clap::Command {
    Arguments::command()
}
