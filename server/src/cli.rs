//! The command line: arguments, subcommands, exit codes. The only layer that prints.
//!
//! Exit codes: 0 when all is well, 1 when there are warnings or errors (or what else `--fail-on` says), 2 when the
//! command could not run.

mod add_ignore;
mod arguments;
mod baseline;
mod changes;
mod check;
mod completions;
mod configuration;
mod files;
mod fixing;
mod fmt;
mod formats;
mod import;
mod init;
mod inspect;
mod man;
mod progress;
mod report;
mod rule;
mod schema;
mod settings;
mod since;
mod statistics;
mod stats;
mod stdin;
mod terminal;
mod visible;
mod watch;

use std::process::ExitCode;

pub use arguments::*;

/// The command line as given; ends the process with help, the version or a usage error (2) where
/// there is no command to run.
pub fn parse() -> Command {
    terminal::heed_environment();
    let arguments = arguments::parse();
    terminal::heed(arguments.terminal);
    arguments.command
}

/// What can be said on the command line, as a description: what help, the reference, manual pages and completions are
/// made from.
pub fn describe() -> clap::Command {
    arguments::describe()
}

/// Runs `claimlint check`.
pub fn check(arguments: &CheckArguments) -> ExitCode {
    exit_code(check::run(arguments))
}

/// Runs `claimlint fmt`.
pub fn fmt(arguments: &FmtArguments) -> ExitCode {
    exit_code(fmt::run(arguments))
}

/// Runs `claimlint baseline`.
pub fn baseline(arguments: &BaselineArguments) -> ExitCode {
    exit_code(baseline::run(arguments))
}

/// Runs `claimlint rule`.
pub fn rule(arguments: &RuleArguments) -> ExitCode {
    exit_code(rule::run(arguments))
}

/// Runs `claimlint import`.
pub fn import(arguments: &ImportArguments) -> ExitCode {
    exit_code(import::run(arguments))
}

/// Runs `claimlint init`.
pub fn init(arguments: &InitArguments) -> ExitCode {
    exit_code(init::run(arguments))
}

/// Runs `claimlint stats`.
pub fn stats(arguments: &StatsArguments) -> ExitCode {
    exit_code(stats::run(arguments))
}

/// Runs `claimlint config`.
pub fn config(arguments: &ConfigurationArguments) -> ExitCode {
    exit_code(configuration::run(arguments))
}

/// Runs `claimlint completions`.
pub fn completions(arguments: &CompletionsArguments) -> ExitCode {
    exit_code(completions::run(arguments))
}

/// Runs `claimlint man`.
pub fn man(arguments: &ManArguments) -> ExitCode {
    exit_code(man::run(arguments))
}

/// Runs `claimlint schema`.
pub fn schema(arguments: &SchemaArguments) -> ExitCode {
    exit_code(schema::run(arguments))
}

/// How a command that could run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Clean,
    Findings,
    /// Part of the work could not be done; what went wrong has been told.
    Incomplete,
}

fn exit_code(outcome: Result<Outcome, String>) -> ExitCode {
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Incomplete) => ExitCode::from(2),
        Err(message) => {
            terminal::error(&message);
            ExitCode::from(2)
        }
    }
}
