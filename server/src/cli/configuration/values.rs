//! The values of a configuration, each with where it comes from. They are followed as they are written: what is said
//! later takes the place of what was said before, key by key, as [`Config`] takes it.

use std::collections::BTreeMap;

use toml::de::DeTable;
use toml::{Table, Value as Toml};

use crate::cli::report::level_word;
use crate::config::{self, Config, Level, Overrides};
use crate::rules::{self, RULES, Rule};
use crate::text::{Encoding, Text};

/// A value, where there is one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Value {
    pub(super) value: Option<Toml>,
    pub(super) origin: Origin,
}

/// Where a value comes from; from nowhere, it is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin {
    /// The line of the file, from 1.
    pub(super) line: Option<usize>,
    /// The options of the command line.
    pub(super) options: Vec<&'static str>,
    /// The key that decides in the place of its own: a rule is off because `ignore` names it.
    pub(super) because: Option<&'static str>,
}

/// A key of the file, and in its tables a key of theirs.
type Key = (String, Option<String>);

/// All values.
#[derive(Debug, Default)]
pub(super) struct Values {
    said: BTreeMap<Key, Value>,
    /// The keys of the file, in the order of its schema.
    keys: Vec<String>,
}

impl Values {
    /// What a file and the command line say. `config` is what comes of both.
    ///
    /// # Errors
    /// When the file is no TOML, which its reader has told before.
    pub(super) fn of(file: &Config, said: &Overrides, config: &Config) -> Result<Self, String> {
        let mut values = Self {
            keys: keys(),
            ..Self::default()
        };
        values.set_defaults();
        values.take(&file.text, |line| Origin {
            line: Some(line),
            ..Origin::default()
        })?;
        for snippet in &said.snippets {
            values.take(&Text::new(snippet), |_| Origin::option("--config"))?;
        }
        if !said.select.is_empty() {
            values.set(
                "ignore",
                Toml::Array(Vec::new()),
                Origin::option("--select"),
            );
            values.set("select", list(&said.select), Origin::option("--select"));
        }
        values.extend(("ignore", None), &said.ignore, "--ignore");
        values.extend(("exclude", None), &said.exclude, "--exclude");
        for (pattern, rules) in &said.per_file_ignores {
            let key = ("per-file-ignores", Some(&**pattern));
            values.extend(key, rules, "--per-file-ignores");
        }
        for rule in RULES {
            values.judge(rule, config);
        }
        Ok(values)
    }

    /// The values by their dotted keys, in the order of the schema; of the rules, in that of their list.
    pub(super) fn iter(&self) -> impl Iterator<Item = (String, &Value)> {
        let order = |key: &str| RULES.iter().position(|rule| rule.name == key);
        self.keys.iter().flat_map(move |key| {
            let own = self.said.iter().filter(|((outer, _), _)| outer == key);
            let mut own: Vec<_> = own.collect();
            own.sort_by_key(|((outer, inner), _)| {
                let inner = inner.as_deref().filter(|_| outer == "rules");
                inner.map(order)
            });
            own.into_iter().map(|(key, value)| (dotted(key), value))
        })
    }

    fn set_defaults(&mut self) {
        for key in self.keys.clone() {
            let value = match &*key {
                "bibliography" | "exclude" | "ignore" => Some(Toml::Array(Vec::new())),
                "fail-on" => Some(Toml::String("warning".to_owned())),
                "people" | "topics" | "rules" | "per-file-ignores" => continue,
                _ => None,
            };
            let origin = Origin::default();
            self.said.insert((key, None), Value { value, origin });
        }
    }

    /// Takes a text of the file's form.
    fn take(&mut self, text: &Text, origin: impl Fn(usize) -> Origin) -> Result<(), String> {
        let source = text.to_text();
        let values: Table = toml::from_str(&source).map_err(|error| error.to_string())?;
        let places = DeTable::parse(&source).map_err(|error| error.to_string())?;
        for (key, place) in places.get_ref() {
            let line = |place: usize| text.position(place, Encoding::Utf8).line + 1;
            let outer = &**key.get_ref();
            let value = values.get(outer);
            match (place.get_ref().as_table(), value.and_then(Toml::as_table)) {
                (Some(places), Some(values)) => {
                    for key in places.keys() {
                        let value = values.get(&**key.get_ref()).cloned();
                        let origin = origin(line(key.span().start));
                        let key = (outer.to_owned(), Some(key.get_ref().to_string()));
                        self.said.insert(key, Value { value, origin });
                    }
                }
                _ => {
                    let origin = origin(line(key.span().start));
                    let value = value.cloned();
                    self.said
                        .insert((outer.to_owned(), None), Value { value, origin });
                }
            }
        }
        Ok(())
    }

    fn set(&mut self, key: &str, value: Toml, origin: Origin) {
        let value = Some(value);
        self.said
            .insert((key.to_owned(), None), Value { value, origin });
    }

    /// Adds to a list.
    fn extend(
        &mut self,
        (outer, inner): (&str, Option<&str>),
        names: &[String],
        option: &'static str,
    ) {
        if names.is_empty() {
            return;
        }
        let key = (outer.to_owned(), inner.map(str::to_owned));
        let Value { value, origin } = self.said.entry(key).or_default();
        let before = value.take().and_then(|value| match value {
            Toml::Array(values) => Some(values),
            _ => None,
        });
        let mut all = before.unwrap_or_default();
        all.extend(names.iter().cloned().map(Toml::String));
        *value = Some(Toml::Array(all));
        origin.options.push(option);
    }

    /// Puts the level that a rule has in the end in the place of what is said of it.
    fn judge(&mut self, rule: &Rule, config: &Config) {
        let key = ("rules".to_owned(), Some(rule.name.to_owned()));
        let level = rules::level_anywhere(config, rule);
        let word = Some(Toml::String(level_word(level).to_owned()));
        let said = self.said.get(&key);
        let origin = match said {
            Some(said) if said.value == word => said.origin.clone(),
            None if level == rule.level => Origin::default(),
            _ => {
                let because = decider(rule, level, config);
                let decider = self.said.get(&(because.to_owned(), None));
                let origin = decider
                    .map(|value| value.origin.clone())
                    .unwrap_or_default();
                Origin {
                    because: Some(because),
                    ..origin
                }
            }
        };
        let value = word;
        self.said.insert(key, Value { value, origin });
    }
}

impl Origin {
    fn option(option: &'static str) -> Self {
        Self {
            options: vec![option],
            ..Self::default()
        }
    }
}

/// The key that gives a rule its level over what is said of the rule itself.
fn decider(rule: &Rule, level: Level, config: &Config) -> &'static str {
    let mut heedless = config.clone();
    heedless.ignore.clear();
    match rules::level_anywhere(&heedless, rule) == level {
        true => "select",
        false => "ignore",
    }
}

/// The keys of the file.
fn keys() -> Vec<String> {
    let schema = config::schema();
    let properties = schema
        .get("properties")
        .and_then(serde_json::Value::as_object);
    let keys = properties.into_iter().flat_map(serde_json::Map::keys);
    keys.cloned().collect()
}

fn list(names: &[String]) -> Toml {
    Toml::Array(names.iter().cloned().map(Toml::String).collect())
}

/// A key as TOML has it: `per-file-ignores."drafts/**"`.
fn dotted((outer, inner): &Key) -> String {
    let Some(inner) = inner else {
        return outer.clone();
    };
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    match !inner.is_empty() && inner.chars().all(is_bare) {
        true => format!("{outer}.{inner}"),
        false => format!("{outer}.{}", Toml::String(inner.clone())),
    }
}
