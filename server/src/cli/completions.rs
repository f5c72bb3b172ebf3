//! `claimlint completions`: what a shell needs to complete a command line.

use super::{CompletionsArguments, Outcome, describe, terminal};

pub(super) fn run(arguments: &CompletionsArguments) -> Result<Outcome, String> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut describe(), "claimlint", &mut script);
    terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
