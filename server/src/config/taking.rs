//! Taking what a file, or a piece of one, says into a configuration.

use std::path::Path;

use super::file::{File, PersonTable, TopicTable};
use super::{Config, ConfigError, Exclusion, FileIgnores, Person, Topic, fold};
use crate::spanned::Spanned;
use crate::value::ValueType;
use crate::vocabulary::{did_you_mean, is_name, suggestion};

impl Config {
    /// Puts what a file says in the place of what was said before.
    pub(super) fn take(&mut self, file: File, placed: Placed) -> Result<(), ConfigError> {
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
        if let Some(baseline) = file.baseline.map(placed) {
            if baseline.value.is_empty() {
                let message = "name a file: `baseline = \".claimlint-baseline.json\"`".to_owned();
                return Err(ConfigError::new(baseline.range, message));
            }
            self.baseline = Some(baseline);
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
pub(super) type Placed = fn(toml::Spanned<String>) -> Spanned<String>;

/// A text of no file, such as one from the command line.
pub(super) fn unplaced(value: toml::Spanned<String>) -> Spanned<String> {
    Spanned::new(value.into_inner(), 0..0)
}

pub(super) fn spanned(value: toml::Spanned<String>) -> Spanned<String> {
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
pub(super) fn explain(error: &toml::de::Error) -> ConfigError {
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
