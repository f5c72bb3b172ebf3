//! Options that say what is checked: rules, files, configuration. What fails is said in [`super::verdict`].

use std::path::PathBuf;

use clap::Args;

use super::names;
use crate::config::Overrides;

/// More threads than any machine has cores would only take its memory.
const MOST_THREADS: i64 = 1024;

/// What is checked.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Selection")]
pub struct SelectionArguments {
    /// What comes before the configuration.
    #[command(flatten)]
    pub settings: SettingArguments,
    /// Show findings only for files that have changed since a git revision, committed or not, and for
    /// those that these changes affect: `--since origin/main`.
    #[arg(long, value_name = "REVISION")]
    pub since: Option<String>,
    /// How many threads work at once; without it, as many as the machine has.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=MOST_THREADS))]
    pub threads: Option<u16>,
}

/// What comes before `claimlint.toml`.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Selection")]
pub struct SettingArguments {
    /// Run only these rules or groups of rules, or `all`: `--select sources,unknown-claim`. A rule that
    /// is off by default is a warning here. `claimlint rule` lists rules and groups.
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = names::selectors())]
    #[arg(hide_possible_values = true)]
    pub select: Vec<String>,
    /// Do not run these rules or groups: `--ignore disputed-claim`. Where a rule is both selected and
    /// ignored, the closer name counts.
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = names::selectors())]
    #[arg(hide_possible_values = true)]
    pub ignore: Vec<String>,
    /// Silence rules for the files a pattern matches: `--per-file-ignores 'drafts/**:uncited-claim,names'`.
    #[arg(long, value_name = "GLOB:RULES", value_parser = parse_file_ignores)]
    pub per_file_ignores: Vec<(String, Vec<String>)>,
    /// Leave out files, by patterns as in a .gitignore: `--exclude drafts/,'*.old.md'`. Nobody can refer
    /// to their claims.
    #[arg(long, value_name = "PATTERNS", value_delimiter = ',')]
    pub exclude: Vec<String>,
    /// Read this file in the place of every claimlint.toml, or set one of its values:
    /// `--config strict.toml`, `--config 'rules.uncited-claim = "error"'`.
    #[arg(long, value_name = "PATH|KEY=VALUE")]
    pub config: Vec<String>,
    /// Read no claimlint.toml; values given with --config hold.
    #[arg(long)]
    pub isolated: bool,
}

impl SettingArguments {
    /// The values that come before those of a configuration, but for `--config`.
    pub(in crate::cli) fn overrides(&self) -> Overrides {
        Overrides {
            snippets: Vec::new(),
            select: trimmed(&self.select),
            ignore: trimmed(&self.ignore),
            per_file_ignores: self.per_file_ignores.clone(),
            exclude: trimmed(&self.exclude),
            fail_on: None,
        }
    }

    /// The paths and the pieces of configuration that `--config` names.
    pub(in crate::cli) fn configs(&self) -> impl Iterator<Item = ConfigArgument> {
        self.config.iter().map(|given| {
            let is_path = std::path::Path::new(given).exists() || !given.contains('=');
            match is_path {
                true => ConfigArgument::File(given.into()),
                false => ConfigArgument::Snippet(given.clone()),
            }
        })
    }
}

/// What one `--config` gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum ConfigArgument {
    File(PathBuf),
    Snippet(String),
}

fn trimmed(values: &[String]) -> Vec<String> {
    let values = values.iter();
    values.map(|value| value.trim().to_owned()).collect()
}

/// `drafts/**:uncited-claim,names`. No rule's name holds a colon, but a path may.
fn parse_file_ignores(written: &str) -> Result<(String, Vec<String>), String> {
    match written.rsplit_once(':') {
        Some((pattern, rules)) if !pattern.trim().is_empty() => {
            let rules = rules.split(',').map(|rule| rule.trim().to_owned());
            Ok((pattern.trim().to_owned(), rules.collect()))
        }
        _ => Err("write a pattern, a colon and rules: 'drafts/**:uncited-claim'".to_owned()),
    }
}
