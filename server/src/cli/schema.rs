//! `claimlint schema`: the JSON schema of `claimlint.toml`, with the names of all rules.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::{Outcome, terminal};
use crate::cli::report::level_word;
use crate::config;
use crate::rules::RULES;

/// Where the schema can be read.
const ADDRESS: &str =
    "https://raw.githubusercontent.com/claimlint/claimlint/main/server/docs/claimlint.schema.json";

pub(super) fn run() -> Result<Outcome, String> {
    let text = serde_json::to_string_pretty(&schema())
        .map_err(|error| format!("cannot write the schema: {error}"))?;
    terminal::print(&(text + "\n"))?;
    Ok(Outcome::Clean)
}

/// The schema of the file, where rules are only known ones.
fn schema() -> Schema {
    let mut schema = config::schema();
    schema.insert("$id".to_owned(), json!(ADDRESS));
    let levels = RULES.iter().map(|rule| {
        let level = json!({
            "description": rule.summary(),
            "default": level_word(rule.level),
            "allOf": [{ "$ref": "#/definitions/Level" }],
        });
        (rule.name.to_owned(), level)
    });
    let levels: Map<_, _> = levels.collect();
    let names = RULES
        .iter()
        .map(|rule| json!({ "const": rule.name, "description": rule.summary() }));
    let names: Vec<_> = names.collect();
    if let Some(rules) = schema.pointer_mut("/properties/rules") {
        rules["properties"] = Value::Object(levels);
        rules["additionalProperties"] = json!(false);
    }
    if let Some(ignored) = schema.pointer_mut("/properties/per-file-ignores/additionalProperties") {
        ignored["items"] = json!({ "$ref": "#/definitions/Rule" });
    }
    if let Some(definitions) = schema.pointer_mut("/definitions") {
        definitions["Rule"] = json!({ "description": "The name of a rule.", "oneOf": names });
    }
    schema
}
