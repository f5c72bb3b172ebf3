//! `claimlint schema`: the JSON schema of `claimlint.toml`, with the names of all rules, and that of the settings of the
//! language server.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::{Described, Outcome, SchemaArguments, terminal};
use crate::cli::report::level_word;
use crate::config;
use crate::lsp::Settings;
use crate::rules::{ALL, GROUPS, RULES};

/// Where the schemas can be read.
const ADDRESS: &str = "https://raw.githubusercontent.com/claimlint/claimlint/main/server/docs/";

pub(super) fn run(arguments: &SchemaArguments) -> Result<Outcome, String> {
    let (mut schema, name) = match arguments.of {
        Described::Configuration => (configuration(), "claimlint.schema.json"),
        Described::Settings => (Settings::schema(), "settings.schema.json"),
    };
    schema.insert("$id".to_owned(), json!(format!("{ADDRESS}{name}")));
    let text = serde_json::to_string_pretty(&schema)
        .map_err(|error| format!("cannot write the schema: {error}"))?;
    terminal::print(&(text + "\n"))?;
    Ok(Outcome::Clean)
}

/// The schema of the file, where rules are only known ones.
fn configuration() -> Schema {
    let mut schema = config::schema();
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
    let groups = GROUPS
        .iter()
        .map(|group| json!({ "const": group.name, "description": group.title }));
    let all = json!({ "const": ALL, "description": "Every rule." });
    let selectors: Vec<_> = names.into_iter().chain(groups).chain([all]).collect();
    for place in ["select", "ignore", "per-file-ignores/additionalProperties"] {
        if let Some(selected) = schema.pointer_mut(&format!("/properties/{place}")) {
            selected["items"] = json!({ "$ref": "#/definitions/Selector" });
        }
    }
    if let Some(definitions) = schema.pointer_mut("/definitions") {
        let description = "The name of a rule or of a group of rules, or `all`.";
        definitions["Selector"] = json!({ "description": description, "oneOf": selectors });
    }
    schema
}
