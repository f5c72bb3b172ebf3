//! `claimlint config`: which configuration holds in a folder, value by value, and where each comes from.

mod values;

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, json};

use super::inspect::{current_folder, find_paths};
use super::report::relative;
use super::settings::Settings;
use super::{ConfigFormat, ConfigurationArguments, Outcome, terminal};
use crate::loader;
use values::{Origin, Value, Values};

/// The configuration of one workspace.
struct Shown<'a> {
    root: &'a Path,
    file: Option<Arc<Path>>,
    /// The file as it is named from the current folder.
    name: String,
    values: Values,
}

pub(super) fn run(arguments: &ConfigurationArguments) -> Result<Outcome, String> {
    let here = current_folder()?;
    let path = find_paths(std::slice::from_ref(&arguments.path), &here)?.remove(0);
    let folder = match path.is_dir() {
        true => path.as_path(),
        false => path.parent().unwrap_or(&path),
    };
    let root = loader::find_root(folder).unwrap_or_else(|| here.clone());
    let settings = Settings::new(&arguments.settings, &here)?;
    let file = settings.file(&root)?;
    let config = settings.overridden(file.clone(), &root)?;
    let shown = Shown {
        root: &root,
        name: file
            .path
            .as_ref()
            .map_or_else(String::new, |file| relative(file, &here)),
        values: Values::of(&file, settings.overrides(), &config)?,
        file: file.path,
    };
    terminal::print(&match arguments.output_format {
        ConfigFormat::Toml => shown.toml(),
        ConfigFormat::Json => shown.json()?,
    })?;
    Ok(Outcome::Clean)
}

impl Shown<'_> {
    /// A line for each value, as `--config` takes it.
    fn toml(&self) -> String {
        let mut output = format!("# Workspace: {}\n", self.root.display());
        let _ = match &self.file {
            Some(file) => writeln!(output, "# File: {}", file.display()),
            None => writeln!(output, "# File: none"),
        };
        for (key, Value { value, origin }) in self.values.iter() {
            // Writing to a string cannot fail.
            let _ = match value {
                Some(value) => writeln!(output, "{key} = {value}  # {}", self.explain(origin)),
                None => writeln!(output, "# {key} is not set"),
            };
        }
        output
    }

    /// Where a value comes from: `default`, `claimlint.toml:3`, `ignore: claimlint.toml:4, --ignore`.
    fn explain(&self, origin: &Origin) -> String {
        let line = origin.line.map(|line| format!("{}:{line}", self.name));
        let options = origin.options.iter().map(|option| (*option).to_owned());
        let places: Vec<_> = line.into_iter().chain(options).collect();
        match (&origin.because, places.as_slice()) {
            (None, []) => "default".to_owned(),
            (None, places) => places.join(", "),
            (Some(key), places) => format!("{key}: {}", places.join(", ")),
        }
    }

    fn json(&self) -> Result<String, String> {
        let values = self.values.iter().map(|(key, Value { value, origin })| {
            let from = match (origin.line, origin.options.as_slice()) {
                (_, [_, ..]) => "command line",
                (Some(_), []) => "file",
                (None, []) => "default",
            };
            let entry = json!({
                "value": value,
                "from": from,
                "line": origin.line,
                "options": origin.options,
                "because": origin.because,
            });
            (key, entry)
        });
        let object = json!({
            "workspace": self.root.to_string_lossy(),
            "file": self.file.as_ref().map(|file| file.to_string_lossy()),
            "values": values.collect::<Map<_, _>>(),
        });
        let text = serde_json::to_string_pretty(&object);
        text.map(|text| text + "\n")
            .map_err(|error| format!("cannot write the configuration: {error}"))
    }
}
