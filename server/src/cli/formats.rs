//! The forms in which a report is written, each in a file of its own.

mod base;
mod checkstyle;
mod concise;
mod destination;
mod full;
mod github;
mod gitlab;
mod grouped;
mod json;
mod junit;
mod rdjson;
mod sarif;

use std::env;
use std::path::Path;

pub(super) use base::base;

use super::report::Report;
use super::{CheckArguments, OutputFormat, terminal};
use crate::loader;

/// Writes a report where the arguments want it, in their format.
pub(super) fn write(arguments: &CheckArguments, report: &Report) -> Result<(), String> {
    let (text, remark) = render(arguments, report)?;
    let file = arguments.output_file.as_deref();
    destination::write(file, &text, &report.summary())?;
    if let Some(remark) = remark {
        terminal::warning(&remark);
    }
    if arguments.output_format == OutputFormat::Github {
        add_github_summary(report);
    }
    Ok(())
}

/// The findings are all in the log already, so that a summary that cannot be written fails nothing.
fn add_github_summary(report: &Report) {
    let Some(file) = env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else {
        return;
    };
    if let Err(error) = github::add_summary(report, Path::new(&file)) {
        let (file, cause) = (file.display(), loader::cause(&error));
        terminal::warning(&format!("cannot write the step summary {file}: {cause}"));
    }
}

/// A report as text, and a remark for people where something had to be left out.
fn render(arguments: &CheckArguments, report: &Report) -> Result<(String, Option<String>), String> {
    let text = match arguments.output_format {
        OutputFormat::Full => full::render(report),
        OutputFormat::Concise => concise::render(report),
        OutputFormat::Json => json::render(report)?,
        OutputFormat::JsonLines => json::render_lines(report)?,
        OutputFormat::Grouped => grouped::render(report),
        OutputFormat::Github => github::render(report),
        OutputFormat::Gitlab => gitlab::render(report)?,
        OutputFormat::Junit => junit::render(report)?,
        OutputFormat::Rdjson => rdjson::render(report)?,
        OutputFormat::Checkstyle => checkstyle::render(report)?,
        OutputFormat::Sarif => return sarif::render(report, arguments.include_suppressed),
    };
    Ok((text, None))
}
