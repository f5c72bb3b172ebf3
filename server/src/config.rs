//! `claimlint.toml`: people, topics, bibliographies, and how severe the rules are.
//!
//! One reader for the editor and the command line. Which file applies is found in
//! [`crate::loader`]; whether a rule's name exists is known in [`crate::rules`].

mod file;
mod known_names;
mod overrides;
mod patterns;
mod places;
mod taking;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use schemars::JsonSchema;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::spanned::Spanned;
use crate::text::{Encoding, Text};
use crate::value::ValueType;
use file::File;
use taking::{explain, spanned};

pub use file::schema;
pub use known_names::KnownNames;
pub use overrides::Overrides;
pub use patterns::{Exclusion, FileIgnores};
pub use places::{TomlPlace, toml_places};

/// The file's name.
pub const FILE_NAME: &str = "claimlint.toml";

/// A workspace's configuration; the default is what holds without a file.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file, where there is one.
    pub path: Option<Arc<Path>>,
    /// The folder that paths and patterns are relative to: the file's, unless it stands in for that of another.
    pub folder: Option<Arc<Path>>,
    /// The file's text.
    pub text: Text,
    /// Bibliographies of every article, relative to the folder.
    pub bibliography: Vec<Spanned<String>>,
    /// The people, by key.
    pub people: BTreeMap<String, Person>,
    /// The topics, by key.
    pub topics: BTreeMap<String, Topic>,
    /// Files that are left out.
    pub exclude: Vec<Exclusion>,
    /// The file of the findings that a check takes for known, relative to the folder.
    pub baseline: Option<Spanned<String>>,
    /// From which level on a finding fails a check.
    pub fail_on: FailOn,
    /// The only rules and groups that run, where they are listed.
    pub select: Option<Vec<Spanned<String>>>,
    /// Rules and groups that do not run.
    pub ignore: Vec<Spanned<String>>,
    /// How severe a rule is here, where it differs.
    pub rules: Vec<(Spanned<String>, Level)>,
    /// Rules that are silent for some files.
    pub per_file_ignores: Vec<FileIgnores>,
    /// Keys of people by their folded names.
    names: HashMap<String, String>,
    known_names: OnceLock<Arc<KnownNames>>,
}

/// Somebody who speaks in the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The key, where it is declared.
    pub key: Spanned<String>,
    /// The name readers know.
    pub name: String,
    /// Other ways in which articles name this person.
    pub aliases: Vec<String>,
    /// Office or standing: `former commander, US Army Europe`.
    pub role: Option<String>,
}

/// Something claims assign values to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The key, where it is declared.
    pub key: Spanned<String>,
    /// What the topic is, for readers.
    pub label: Option<String>,
    /// The type of its values; inferred where it is left out.
    pub value_type: Option<ValueType>,
    /// What is counted, where a value names no unit.
    pub unit: Option<String>,
    /// The names it can take; empty means any.
    pub values: Vec<String>,
}

/// How severe a rule's findings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not reported.
    Off,
    /// Worth knowing; never fails a check.
    Info,
    /// Should be mended.
    Warning,
    /// Cannot stand.
    Error,
}

/// From which level on a finding fails a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Errors alone.
    Error,
    /// Warnings and errors.
    #[default]
    Warning,
    /// Any finding.
    Info,
    /// No finding.
    Never,
}

impl FailOn {
    /// Whether a finding of a level fails a check.
    pub fn includes(self, level: Level) -> bool {
        match self {
            Self::Error => level >= Level::Error,
            Self::Warning => level >= Level::Warning,
            Self::Info => level >= Level::Info,
            Self::Never => false,
        }
    }
}

/// Why a configuration cannot be used; displays as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Where in the file.
    pub range: Range<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl ConfigError {
    /// An error at a place.
    pub fn new(range: Range<usize>, message: String) -> Self {
        Self { range, message }
    }

    /// The error with its file, line and column (from 1, in characters).
    pub fn display(&self, path: &Path, text: &Text) -> String {
        let place = text.position(self.range.start, Encoding::Utf32);
        let (line, column) = (place.line + 1, place.column + 1);
        format!("{}:{line}:{column}: {}", path.display(), self.message)
    }
}

impl Config {
    /// Reads a configuration file's text.
    ///
    /// # Errors
    /// When it is no TOML, a key is unknown, or a value has the wrong form.
    pub fn read(path: Arc<Path>, source: &str) -> Result<Self, ConfigError> {
        let folder = path.parent().unwrap_or(Path::new("")).into();
        Self::read_for(folder, path, source)
    }

    /// Reads the text of a file that stands in for that of another folder.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_for(folder: Arc<Path>, path: Arc<Path>, source: &str) -> Result<Self, ConfigError> {
        let file: File = toml::from_str(source).map_err(|error| explain(&error))?;
        let mut config = Self {
            path: Some(path),
            folder: Some(folder),
            text: Text::new(source),
            ..Self::default()
        };
        config.take(file, spanned)?;
        Ok(config)
    }

    /// Whether a file is left out.
    pub fn excludes(&self, path: &Path) -> bool {
        self.exclude.iter().any(|exclusion| exclusion.matches(path))
    }

    /// The person called so: by key, name or alias, whatever the case and the blanks.
    pub fn person(&self, written: &str) -> Option<&Person> {
        let by_key = self.people.get(written);
        by_key.or_else(|| self.people.get(self.names.get(&fold(written))?))
    }

    /// How the people are called. Worked out when it is first asked for.
    pub fn known_names(&self) -> &KnownNames {
        self.known_names
            .get_or_init(|| Arc::new(KnownNames::of(self)))
    }
}

/// A name as it is compared: Unicode NFC, lower case, single blanks.
pub fn fold(name: &str) -> String {
    let composed: String = name.nfc().flat_map(char::to_lowercase).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
