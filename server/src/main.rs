//! The program: arguments in, exit code out. The only place where the process ends.

use std::process::ExitCode;

use claimlint::cli::{self, Command};

fn main() -> ExitCode {
    match cli::parse() {
        Command::Check(arguments) => cli::check(&arguments),
        Command::Rule(arguments) => cli::rule(&arguments),
        Command::Server => claimlint::lsp::serve(),
    }
}
