//! The program: arguments in, exit code out. The only place where the process ends.

use std::process::ExitCode;

use claimlint::cli::{self, Command};
use claimlint::lsp;

fn main() -> ExitCode {
    match cli::parse() {
        Command::Check(arguments) => cli::check(&arguments),
        Command::Fmt(arguments) => cli::fmt(&arguments),
        Command::Baseline(arguments) => cli::baseline(&arguments),
        Command::Config(arguments) => cli::config(&arguments),
        Command::Rule(arguments) => cli::rule(&arguments),
        Command::Stats(arguments) => cli::stats(&arguments),
        Command::Import(arguments) => cli::import(&arguments),
        Command::Init(arguments) => cli::init(&arguments),
        Command::Completions(arguments) => cli::completions(&arguments),
        Command::Man(arguments) => cli::man(&arguments),
        Command::Schema(arguments) => cli::schema(&arguments),
        Command::Server => lsp::serve(),
    }
}
