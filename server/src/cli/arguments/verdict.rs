//! Options that say what fails a check, and how much of it is told.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::config::FailOn;

/// What fails the check.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Verdict")]
pub struct VerdictArguments {
    /// From which level on a finding makes the exit code 1; without it, warnings do.
    #[arg(long, value_name = "LEVEL", value_parser = fail_on_parser())]
    pub fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found, as --fail-on never does. What cannot run still exits with 2.
    #[arg(long, conflicts_with = "fail_on")]
    pub exit_zero: bool,
    /// Show how often each rule finds something, in the place of the findings.
    #[arg(long, conflicts_with = "output_format")]
    pub statistics: bool,
}

impl VerdictArguments {
    /// What comes before the configuration's word.
    pub(in crate::cli) fn fail_on(&self) -> Option<FailOn> {
        match self.exit_zero {
            true => Some(FailOn::Never),
            false => self.fail_on,
        }
    }
}

fn fail_on_parser() -> impl TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(["error", "warning", "info", "never"]).map(|level| {
        match level.as_str() {
            "error" => FailOn::Error,
            "info" => FailOn::Info,
            "never" => FailOn::Never,
            _ => FailOn::Warning,
        }
    })
}
