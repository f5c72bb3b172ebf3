//! Where each form of a report goes: standard output, or a file that is written as a whole or not at all.

use std::path::{Path, PathBuf};

use anstream::adapter::strip_str;

use crate::cli::arguments::{Output, OutputArguments, OutputFormat};
use crate::cli::inspect::{Inspection, Scope, current_folder};
use crate::cli::{baseline, files, terminal};
use crate::workspace::clean_path;

/// A form of the report and its place.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct Destination {
    pub(super) format: OutputFormat,
    /// The file as it was given; none is standard output.
    pub(super) file: Option<PathBuf>,
}

impl Destination {
    /// The places that the command line asks for.
    ///
    /// # Errors
    /// When two forms would end up in one place, or none can show what is asked for.
    pub(in crate::cli) fn all(arguments: &OutputArguments) -> Result<Vec<Self>, String> {
        let default = Output {
            format: OutputFormat::default(),
            file: None,
        };
        let outputs = match arguments.output_format.as_slice() {
            [] => &[default],
            outputs => outputs,
        };
        let common = arguments.output_file.as_ref();
        if let Some(file) = common.filter(|_| outputs.iter().all(|output| output.file.is_some())) {
            let file = file.display();
            return Err(format!(
                "nothing goes to {file}: leave out --output-file, since every format has a file of its own"
            ));
        }
        let destinations = outputs.iter().map(|output| {
            let file = output.file.as_ref().or(common);
            let file = file.filter(|file| file.as_os_str() != "-");
            Self {
                format: output.format,
                file: file.cloned(),
            }
        });
        let destinations: Vec<_> = destinations.collect();
        let mut formats = destinations.iter().map(|destination| destination.format);
        if arguments.include_suppressed && formats.all(|format| format != OutputFormat::Sarif) {
            return Err(
                "only SARIF lists what is suppressed: add `--output-format sarif`, or leave out --include-suppressed"
                    .to_owned(),
            );
        }
        refuse_two_in_one_place(&destinations)?;
        Ok(destinations)
    }

    /// Refuses to write over what was read.
    ///
    /// # Errors
    /// When the file is an article, a bibliography or another of the files that the report is about, or the baseline.
    pub(in crate::cli) fn spare_input(
        &self,
        scope: &Scope,
        inspection: &Inspection,
    ) -> Result<(), String> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let path = clean_path(&current_folder()?.join(file));
        let has_read = |path: &Path| inspection.has_read(path);
        if has_read(&path) || path.canonicalize().is_ok_and(|path| has_read(&path)) {
            let file = file.display();
            return Err(format!(
                "cannot write to {file}: it is one of the files that are checked, and would be lost"
            ));
        }
        if baseline::is_heeded(&path, scope, inspection) {
            let file = file.display();
            return Err(format!(
                "cannot write to {file}: it is the baseline, and would be lost"
            ));
        }
        Ok(())
    }

    /// Writes a text there.
    pub(super) fn write(&self, text: &str) -> Result<(), String> {
        match &self.file {
            Some(file) => files::write(file, strip_str(text).to_string().as_bytes()),
            None => terminal::print(text),
        }
    }
}

fn refuse_two_in_one_place(destinations: &[Destination]) -> Result<(), String> {
    let here = current_folder()?;
    let place =
        |destination: &Destination| destination.file.as_deref().map(|file| found(&here, file));
    for (number, second) in destinations.iter().enumerate() {
        let mut before = destinations[..number].iter();
        if let Some(first) = before.find(|first| place(first) == place(second)) {
            let (one, two) = (first.format.word(), second.format.word());
            let shared = match &second.file {
                Some(file) => file.display().to_string(),
                None => "standard output".to_owned(),
            };
            return Err(format!(
                "`{one}` and `{two}` would both go to {shared}: give one a file of its own, as in \
                 `--output-format {two}=FILE`"
            ));
        }
    }
    Ok(())
}

/// A file by the one name it has, as far as it is there.
fn found(here: &Path, file: &Path) -> PathBuf {
    let path = clean_path(&here.join(file));
    path.canonicalize().unwrap_or(path)
}
