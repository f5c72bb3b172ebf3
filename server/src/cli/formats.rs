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
use std::io::{self, IsTerminal};
use std::path::Path;

use super::report::Report;
use super::{OutputArguments, OutputFormat, terminal};
use crate::loader;
use base::base;

pub(super) use destination::Destination;

/// Writes a report in every form that is asked for, each to its place.
pub(super) fn write(
    destinations: &[Destination],
    arguments: &OutputArguments,
    report: &mut Report,
    here: &Path,
) -> Result<(), String> {
    for destination in destinations {
        report.show_from(&base(destination.format, here));
        let (text, remark) = render(destination.format, arguments, report)?;
        let summary = match destination.format.ends_with_a_summary() {
            true => terminal::unless_quiet(report.summary() + "\n"),
            false => String::new(),
        };
        destination.write(&(text + &summary))?;
        if let Some(remark) = remark {
            terminal::warning(&remark);
        }
        if destination.format == OutputFormat::Github {
            add_github_summary(report);
        }
    }
    // Somebody who watches is told how much there is, where all of it went elsewhere.
    let elsewhere = destinations
        .iter()
        .all(|destination| destination.file.is_some());
    if elsewhere && io::stderr().is_terminal() {
        terminal::remark(&report.summary());
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
fn render(
    format: OutputFormat,
    arguments: &OutputArguments,
    report: &Report,
) -> Result<(String, Option<String>), String> {
    let text = match format {
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
