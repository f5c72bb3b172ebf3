//! Options that say in which forms findings are shown, and where they go.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command, Error, ValueEnum};

/// The forms of a report, and their places.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Output")]
pub struct OutputArguments {
    /// How to show findings; with a file, what goes there instead of to standard output. May be given several
    /// times, for people and for programs: `--output-format full --output-format sarif=report.sarif`.
    /// Without any, findings are shown in full.
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = OutputParser)]
    pub output_format: Vec<Output>,
    /// Write the findings to a file instead of standard output, which `-` means too. The file is
    /// written as a whole or not at all.
    #[arg(long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
    /// In SARIF, list what comments silence and what a baseline knows as well, marked as suppressed.
    /// GitHub code scanning does not heed the mark and would open alerts for it.
    #[arg(long)]
    pub include_suppressed: bool,
}

/// A form of the report, and the file that it goes to where one is said with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The form.
    pub format: OutputFormat,
    /// Its file, relative to the current folder.
    pub file: Option<PathBuf>,
}

/// The forms in which findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// With the text around each finding and each related claim.
    #[default]
    Full,
    /// One line for each finding.
    Concise,
    /// An array of objects.
    Json,
    /// The objects of `json`, one on each line.
    JsonLines,
    /// Under the name of each file, in columns.
    Grouped,
    /// Annotations of GitHub Actions, with the whole list in the step's summary.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
    /// JUnit's XML: a suite for each article, a test for each finding.
    Junit,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
    /// Checkstyle's XML.
    Checkstyle,
    /// SARIF 2.1.0, for GitHub code scanning and other viewers.
    Sarif,
}

impl OutputFormat {
    /// The word for it on the command line.
    pub(in crate::cli) fn word(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether it is read by people, who are told a sum at the end.
    pub(in crate::cli) fn ends_with_a_summary(self) -> bool {
        matches!(
            self,
            Self::Full | Self::Concise | Self::Grouped | Self::Github
        )
    }
}

/// Reads `sarif` and `sarif=report.sarif`.
#[derive(Clone, Debug)]
struct OutputParser;

impl TypedValueParser for OutputParser {
    type Value = Output;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Output, Error> {
        let written = value.to_string_lossy();
        let (format, file) = match written.split_once('=') {
            Some((format, file)) => (OsStr::new(format), Some(file)),
            None => (value, None),
        };
        // An unknown form is told with those there are, and an empty file is none.
        let formats = EnumValueParser::<OutputFormat>::new();
        let format =
            formats.parse_ref(command, arg, if file == Some("") { value } else { format })?;
        Ok(Output {
            format,
            file: file.map(PathBuf::from),
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let formats = OutputFormat::value_variants().iter();
        Some(Box::new(
            formats.filter_map(OutputFormat::to_possible_value),
        ))
    }
}
