//! The forms in which a report is written, each in a file of its own.

mod concise;
mod destination;
mod full;
mod json;

use super::report::Report;
use super::{CheckArguments, OutputFormat};

/// Writes a report where the arguments want it, in their format.
pub(super) fn write(arguments: &CheckArguments, report: &Report) -> Result<(), String> {
    let text = render(arguments.output_format, report)?;
    let file = arguments.output_file.as_deref();
    destination::write(file, &text, &report.summary())
}

fn render(format: OutputFormat, report: &Report) -> Result<String, String> {
    match format {
        OutputFormat::Full => Ok(full::render(report)),
        OutputFormat::Concise => Ok(concise::render(report)),
        OutputFormat::Json => json::render(report),
    }
}
