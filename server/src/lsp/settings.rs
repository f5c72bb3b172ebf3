//! What somebody wants to see in the editor: the settings, from wherever the client has them.
//!
//! They come with `initialize`, are asked for with `workspace/configuration` or sent with
//! `workspace/didChangeConfiguration`, always in the same form, and hold from then on. What cannot be understood is told
//! of, and everything else holds all the same. When to ask for them is left to [`super::configuring`].

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::vocabulary::{did_you_mean, suggestion};

/// What `initialize` may say beside the settings, and is read elsewhere.
const OPTIONS: [&str; 2] = ["changedNotifications", "clientCommands"];

/// Settings of Claimlint in an editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(title = "claimlint")]
pub struct Settings {
    /// What is shown behind a claim, within the text.
    pub inlay_hints: InlayHints,
    /// What is shown above a line.
    pub code_lens: CodeLens,
    /// How much the server tells in the editor's log.
    pub log: LogLevel,
}

/// What is shown behind a claim, within the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct InlayHints {
    /// Who says it, where the claim itself does not name anybody: the article's authors.
    pub speaker: bool,
    /// Where it can be checked, where the claim itself cites nothing: the article's source.
    pub source: bool,
    /// Whether it is grounded, and how it stands against what speaks against it.
    pub status: bool,
}

impl Default for InlayHints {
    fn default() -> Self {
        Self {
            speaker: true,
            source: true,
            status: false,
        }
    }
}

/// What is shown above a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct CodeLens {
    /// Above a claim: what bears on it and who disputes it.
    pub claims: bool,
    /// Above an article: how many claims it holds, and what is uncited or disputed.
    pub article: bool,
}

impl Default for CodeLens {
    fn default() -> Self {
        Self {
            claims: true,
            article: true,
        }
    }
}

/// How much is told in the log; each level with all before it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// What went wrong in the server itself.
    Error,
    /// What it was told and could not use.
    Warn,
    /// What it read.
    #[default]
    Info,
    /// How long each answer took.
    Debug,
}

/// What the client gave, and what it comes to.
#[derive(Debug, Default)]
pub(super) struct Preferences {
    /// With `initialize`.
    options: Value,
    /// Since then.
    configuration: Value,
    settings: Settings,
    /// What is wrong with what was given, until somebody tells.
    complaints: Vec<String>,
    /// The settings by which the client last asked for what depends on them.
    shown: Settings,
}

impl Preferences {
    /// Takes what came with `initialize`.
    pub(super) fn set_options(&mut self, options: Option<Value>) {
        self.options = options.unwrap_or_default();
        self.read();
        self.shown = self.settings;
    }

    /// Takes what came since then, in the place of what came before.
    pub(super) fn set_configuration(&mut self, configuration: Value) {
        self.configuration = configuration;
        self.read();
    }

    /// The settings that hold.
    pub(super) fn settings(&self) -> Settings {
        self.settings
    }

    /// What is wrong with what was given, once.
    pub(super) fn take_complaints(&mut self) -> Vec<String> {
        std::mem::take(&mut self.complaints)
    }

    /// The settings by which the client last asked, which are those that hold from now on.
    pub(super) fn take_shown(&mut self) -> Settings {
        std::mem::replace(&mut self.shown, self.settings)
    }

    fn read(&mut self) {
        (self.settings, self.complaints) = Settings::read([&self.options, &self.configuration]);
    }
}

impl Settings {
    /// The JSON schema of the settings, with everything in its place.
    pub fn schema() -> Schema {
        let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
        settings.into_generator().into_root_schema_for::<Self>()
    }

    /// The settings that a client gave, the later over the earlier, and what is wrong with them.
    fn read<'a>(given: impl IntoIterator<Item = &'a Value>) -> (Self, Vec<String>) {
        let mut reader = Reader {
            settings: Self::default(),
            complaints: Vec::new(),
        };
        for given in given {
            match given {
                Value::Object(members) => reader.read_members(&[], members),
                Value::Null => {}
                other => reader.complain(&[], other),
            }
        }
        (reader.settings, reader.complaints)
    }
}

struct Reader {
    settings: Settings,
    complaints: Vec<String>,
}

impl Reader {
    fn read_members(&mut self, path: &[&str], members: &Map<String, Value>) {
        let known = self.known(path);
        for (key, value) in members {
            if path.is_empty() && OPTIONS.contains(&key.as_str()) {
                continue;
            }
            let path = [path, &[key.as_str()]].concat();
            match (known.get(key), value) {
                (None, _) => {
                    let nearest = did_you_mean(key, known.keys().map(String::as_str));
                    let (name, advice) = (path.join("."), suggestion(nearest));
                    let complaint = format!("no setting is called `{name}`{advice}");
                    self.complaints.push(complaint);
                }
                // As good as not set.
                (Some(_), Value::Null) => {}
                (Some(Value::Object(_)), Value::Object(members)) => {
                    self.read_members(&path, members);
                }
                (Some(_), value) => self.set(&path, value),
            }
        }
    }

    /// The settings there are at a place, as they are now.
    fn known(&self, path: &[&str]) -> Map<String, Value> {
        let mut all = serde_json::to_value(self.settings).unwrap_or_default();
        for key in path {
            all = all[*key].take();
        }
        match all {
            Value::Object(members) => members,
            _ => Map::new(),
        }
    }

    fn set(&mut self, path: &[&str], value: &Value) {
        let mut all = serde_json::to_value(self.settings).unwrap_or_default();
        if let Some(place) = all.pointer_mut(&format!("/{}", path.join("/"))) {
            *place = value.clone();
        }
        match serde_json::from_value(all) {
            Ok(settings) => self.settings = settings,
            Err(_) => self.complain(path, value),
        }
    }

    fn complain(&mut self, path: &[&str], value: &Value) {
        let name = ["claimlint"].iter().chain(path).copied();
        let name = name.collect::<Vec<_>>().join(".");
        let complaint = format!("the setting `{name}` cannot be `{value}`");
        self.complaints.push(complaint);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_given_later_holds_and_the_rest_stays() {
        let first = json!({"inlayHints": {"speaker": false, "status": true}, "clientCommands": []});
        let then = json!({"inlayHints": {"speaker": true}, "codeLens": {"article": null}});
        let (settings, complaints) = Settings::read([&first, &Value::Null, &then]);
        assert!(complaints.is_empty(), "{complaints:?}");
        let expected = InlayHints {
            speaker: true,
            source: true,
            status: true,
        };
        assert_eq!(settings.inlay_hints, expected);
        assert_eq!(settings.code_lens, CodeLens::default());
    }

    #[test]
    fn what_cannot_be_understood_is_told_of_and_spoils_nothing() {
        let given = json!({
            "inlayHint": {},
            "inlayHints": {"speakers": true, "source": "yes", "status": true},
            "codeLens": false,
            "log": "loud",
        });
        let (settings, complaints) = Settings::read([&given, &json!(["x"])]);
        assert!(settings.inlay_hints.status);
        expect![[r#"
            no setting is called `inlayHint`; did you mean `inlayHints`?
            no setting is called `inlayHints.speakers`; did you mean `speaker`?
            the setting `claimlint.inlayHints.source` cannot be `"yes"`
            the setting `claimlint.codeLens` cannot be `false`
            the setting `claimlint.log` cannot be `"loud"`
            the setting `claimlint` cannot be `["x"]`"#]]
        .assert_eq(&complaints.join("\n"));
    }
}
