//! The forms in which a report is written, each in a file of its own.

mod concise;
mod full;
mod json;

use super::OutputFormat;
use super::report::Report;

/// Writes a report in a format.
pub(super) fn render(format: OutputFormat, report: &Report) -> Result<String, String> {
    match format {
        OutputFormat::Full => Ok(full::render(report)),
        OutputFormat::Concise => Ok(concise::render(report)),
        OutputFormat::Json => json::render(report),
    }
}
