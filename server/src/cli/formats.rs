//! The forms in which a report is written, each in a file of its own.

mod concise;
mod destination;
mod full;
mod json;
mod sarif;

use super::report::Report;
use super::{CheckArguments, OutputFormat, terminal};

/// Writes a report where the arguments want it, in their format.
pub(super) fn write(arguments: &CheckArguments, report: &Report) -> Result<(), String> {
    let (text, remark) = render(arguments, report)?;
    let file = arguments.output_file.as_deref();
    destination::write(file, &text, &report.summary())?;
    if let Some(remark) = remark {
        terminal::warning(&remark);
    }
    Ok(())
}

/// A report as text, and a remark for people where something had to be left out.
fn render(arguments: &CheckArguments, report: &Report) -> Result<(String, Option<String>), String> {
    let text = match arguments.output_format {
        OutputFormat::Full => full::render(report),
        OutputFormat::Concise => concise::render(report),
        OutputFormat::Json => json::render(report)?,
        OutputFormat::Sarif => return sarif::render(report, arguments.include_suppressed),
    };
    Ok((text, None))
}
