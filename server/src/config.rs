//! `claimlint.toml`: people, topics, bibliographies, and how severe the rules are.
//!
//! One reader for the editor and the command line. Which file applies is found in
//! [`crate::loader`]; whether a rule's name exists is known in [`crate::rules`].

mod file;
mod known_names;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use globset::{Glob, GlobMatcher};
use schemars::JsonSchema;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::spanned::Spanned;
use crate::text::{Encoding, Text};
use crate::value::ValueType;
use crate::vocabulary::{did_you_mean, is_name, suggestion};
use file::{File, PersonTable, TopicTable};

pub use file::schema;
pub use known_names::KnownNames;

/// The file's name.
pub const FILE_NAME: &str = "claimlint.toml";

/// A workspace's configuration; the default is what holds without a file.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file, where there is one.
    pub path: Option<Arc<Path>>,
    /// The file's text.
    pub text: Text,
    /// Bibliographies of every article, relative to the file.
    pub bibliography: Vec<Spanned<String>>,
    /// The people, by key.
    pub people: BTreeMap<String, Person>,
    /// The topics, by key.
    pub topics: BTreeMap<String, Topic>,
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

/// Rules that are silent for the files a pattern matches.
#[derive(Clone, Debug)]
pub struct FileIgnores {
    /// Matches paths relative to the workspace's folder.
    pub files: GlobMatcher,
    /// The rules' names.
    pub rules: Vec<Spanned<String>>,
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
        let file: File = toml::from_str(source).map_err(|error| explain(&error))?;
        let mut config = Self {
            path: Some(path),
            text: Text::new(source),
            bibliography: file.bibliography.into_iter().map(spanned).collect(),
            rules: file
                .rules
                .into_iter()
                .map(|(rule, level)| (spanned(rule), level))
                .collect(),
            ..Self::default()
        };
        for (key, table) in file.people {
            config.add_person(checked_key(key)?, table)?;
        }
        for (key, table) in file.topics {
            let topic = read_topic(checked_key(key)?, table);
            config.topics.insert(topic.key.value.clone(), topic);
        }
        for (pattern, rules) in file.per_file_ignores {
            let pattern = spanned(pattern);
            let glob = Glob::new(&pattern.value).map_err(|error| {
                ConfigError::new(pattern.range, format!("no pattern for files: {error}"))
            })?;
            config.per_file_ignores.push(FileIgnores {
                files: glob.compile_matcher(),
                rules: rules.into_iter().map(spanned).collect(),
            });
        }
        Ok(config)
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

    fn add_person(&mut self, key: Spanned<String>, table: PersonTable) -> Result<(), ConfigError> {
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

fn spanned(value: toml::Spanned<String>) -> Spanned<String> {
    let range = value.span();
    Spanned::new(value.into_inner(), range)
}

fn checked_key(key: toml::Spanned<String>) -> Result<Spanned<String>, ConfigError> {
    let key = spanned(key);
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
mod tests {
    use super::*;

    fn read(source: &str) -> Result<Config, ConfigError> {
        Config::read(Path::new(FILE_NAME).into(), source)
    }

    #[test]
    fn people_are_found_by_key_name_and_alias() {
        let config =
            read("[people.hodges]\nname = \"Ben Hodges\"\naliases = [\"Lt. Gen. Hodges\"]\n")
                .expect("a configuration");
        for written in ["hodges", "Ben  HODGES", "lt. gen. hodges"] {
            let person = config.person(written).expect(written);
            assert_eq!(person.key, Spanned::new("hodges".to_owned(), 8..14));
        }
        assert_eq!(config.person("Arnold"), None);
    }

    #[test]
    fn an_unknown_key_is_an_error_with_a_suggestion() {
        let error = read("[topics.force]\nlable = \"Force\"\n").expect_err("unknown");
        assert_eq!(error.range, 15..20);
        assert!(
            error.message.ends_with("did you mean `label`?"),
            "{}",
            error.message
        );
        let error = read("[rules]\nuncited-claim = \"eror\"\n").expect_err("unknown");
        assert!(
            error.message.ends_with("did you mean `error`?"),
            "{}",
            error.message
        );
    }

    #[test]
    fn one_name_belongs_to_one_person() {
        let error =
            read("[people.a]\nname = \"X\"\n[people.b]\nname = \"x\"\n").expect_err("twice");
        assert!(error.message.contains("both `a` and `b`"));
    }

    #[test]
    fn errors_name_the_place() {
        let source = "bibliography = [\"a.bib\"]\n[people.\"ü\"]\nname = \"U\"\n";
        let error = read(source).expect_err("no key");
        let shown = error.display(Path::new("c.toml"), &Text::new(source));
        assert!(shown.starts_with("c.toml:2:9: `ü` is no key"), "{shown}");
    }
}
