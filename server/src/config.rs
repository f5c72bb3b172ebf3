//! `claimlint.toml`: people, topics, bibliographies, and how severe the rules are.
//!
//! One reader for the editor and the command line. Which file applies is found in
//! [`crate::loader`]; whether a rule's name exists is known in [`crate::rules`].

mod file;
mod overrides;
mod patterns;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::spanned::Spanned;
use crate::text::{Encoding, Text};
use crate::value::ValueType;
use crate::vocabulary::{did_you_mean, is_name, suggestion};
use file::{File, PersonTable, TopicTable};

pub use file::schema;
pub use overrides::Overrides;
pub use patterns::{Exclusion, FileIgnores};

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

    /// Puts what a file says in the place of what was said before.
    fn take(&mut self, file: File, placed: Placed) -> Result<(), ConfigError> {
        let all = |names: Vec<toml::Spanned<String>>| names.into_iter().map(placed).collect();
        let folder = self.folder.clone().unwrap_or_else(|| Path::new("").into());
        if let Some(bibliography) = file.bibliography {
            self.bibliography = all(bibliography);
        }
        if let Some(patterns) = file.exclude {
            let patterns: Vec<Spanned<String>> = all(patterns);
            let written = patterns.iter().map(|pattern| pattern.value.clone());
            let exclusion = Exclusion::new(folder.clone(), written.collect());
            let exclusion = exclusion.map_err(|(index, cause)| {
                let range = patterns.get(index).map(|pattern| pattern.range.clone());
                ConfigError::new(range.unwrap_or_default(), cause)
            })?;
            self.exclude = vec![exclusion];
        }
        self.fail_on = file.fail_on.unwrap_or(self.fail_on);
        self.select = file.select.map(all).or(self.select.take());
        if let Some(ignored) = file.ignore {
            self.ignore = all(ignored);
        }
        for (rule, level) in file.rules {
            let rule = placed(rule);
            self.rules.retain(|(other, _)| other.value != rule.value);
            self.rules.push((rule, level));
        }
        for (key, table) in file.people {
            self.add_person(checked_key(placed(key))?, table)?;
        }
        for (key, table) in file.topics {
            let topic = read_topic(checked_key(placed(key))?, table);
            self.topics.insert(topic.key.value.clone(), topic);
        }
        for (pattern, rules) in file.per_file_ignores {
            let pattern = placed(pattern);
            let ignores = FileIgnores::new(folder.clone(), &pattern.value, all(rules))
                .map_err(|cause| ConfigError::new(pattern.range, cause))?;
            self.per_file_ignores
                .retain(|other| other.pattern() != pattern.value);
            self.per_file_ignores.push(ignores);
        }
        Ok(())
    }

    /// The person called so: by key, name or alias, whatever the case and the blanks.
    pub fn person(&self, written: &str) -> Option<&Person> {
        let by_key = self.people.get(written);
        by_key.or_else(|| self.people.get(self.names.get(&fold(written))?))
    }

    fn add_person(&mut self, key: Spanned<String>, table: PersonTable) -> Result<(), ConfigError> {
        if self.people.contains_key(&key.value) {
            self.names.retain(|_, person| *person != key.value);
        }
        for name in table.aliases.iter().chain([&table.name]) {
            let earlier = self.names.insert(fold(name), key.value.clone());
            if let Some(earlier) = earlier.filter(|earlier| *earlier != key.value) {
                let message = format!(
                    "“{name}” is both `{earlier}` and `{}`: leave it to one of them",
                    key.value
                );
                return Err(ConfigError::new(key.range, message));
            }
        }
        let person = Person {
            key,
            name: table.name,
            aliases: table.aliases,
            role: table.role,
        };
        self.people.insert(person.key.value.clone(), person);
        Ok(())
    }
}

/// A name as it is compared: Unicode NFC, lower case, single blanks.
pub fn fold(name: &str) -> String {
    let composed: String = name.nfc().flat_map(char::to_lowercase).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_topic(key: Spanned<String>, table: TopicTable) -> Topic {
    // A list of names says the type as well.
    let named = (!table.values.is_empty()).then_some(ValueType::Name);
    Topic {
        key,
        label: table.label,
        value_type: table.value_type.or(named),
        unit: table.unit,
        values: table.values,
    }
}

/// Gives a text its place in the configuration's file.
type Placed = fn(toml::Spanned<String>) -> Spanned<String>;

/// A text of no file, such as one from the command line.
fn unplaced(value: toml::Spanned<String>) -> Spanned<String> {
    Spanned::new(value.into_inner(), 0..0)
}

fn spanned(value: toml::Spanned<String>) -> Spanned<String> {
    let range = value.span();
    Spanned::new(value.into_inner(), range)
}

fn checked_key(key: Spanned<String>) -> Result<Spanned<String>, ConfigError> {
    if is_name(&key.value) {
        return Ok(key);
    }
    let message = format!(
        "`{}` is no key: begin with a letter, then only letters, digits, `-` and `_`",
        key.value
    );
    Err(ConfigError::new(key.range, message))
}

/// The parser's message on one line, with a suggestion where a key or word is unknown.
fn explain(error: &toml::de::Error) -> ConfigError {
    let message = error.message().replace('\n', "; ");
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = message
        .starts_with("unknown ")
        .then(|| quoted.next())
        .flatten();
    let suggestion = suggestion(unknown.and_then(|written| did_you_mean(written, quoted)));
    ConfigError::new(
        error.span().unwrap_or_default(),
        message.clone() + &suggestion,
    )
}

#[cfg(test)]
mod tests;
