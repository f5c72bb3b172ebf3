//! `claimlint.toml` as it is written: the one description for reading it and for editors that complete and check it.
//!
//! What the parts mean is left to the parent module. The names of the rules are not known here; who publishes the
//! schema adds them.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Deserialize;

use super::{FailOn, Level};
use crate::value::ValueType;

/// The JSON schema of the file, in the draft that editors of TOML know. Rules may have any name.
pub fn schema() -> Schema {
    let settings = SchemaSettings::draft07();
    settings.into_generator().into_root_schema_for::<File>()
}

/// Configuration of Claimlint, which checks the claims in policy articles.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "claimlint.toml")]
pub(super) struct File {
    /// The bibliographies of all articles that name none of their own, relative to this file.
    #[serde(default)]
    #[schemars(with = "Vec<String>", skip_serializing_if = "Option::is_none")]
    pub(super) bibliography: Option<Vec<toml::Spanned<String>>>,
    /// Files that are left out, by patterns as in a `.gitignore` beside this file: `drafts/`, `*.old.md`, `!keep.md`.
    /// Nobody can refer to their claims.
    #[serde(default)]
    #[schemars(with = "Vec<String>", skip_serializing_if = "Option::is_none")]
    pub(super) exclude: Option<Vec<toml::Spanned<String>>>,
    /// The baseline of `claimlint check`, relative to this file: the findings it knows are not shown and fail nothing.
    /// `claimlint baseline create` writes it. Editors show all findings.
    #[serde(default)]
    #[schemars(
        with = "String",
        length(min = 1),
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) baseline: Option<toml::Spanned<String>>,
    /// From which level on a finding makes `claimlint check` exit with 1: `warning` where nothing else is said.
    #[serde(default)]
    #[schemars(with = "FailOn", skip_serializing_if = "Option::is_none")]
    pub(super) fail_on: Option<FailOn>,
    /// The only rules that run: names of rules, of groups such as `sources`, or `all`. A rule that is off by default
    /// is a warning here.
    #[serde(default)]
    #[schemars(with = "Vec<String>", skip_serializing_if = "Option::is_none")]
    pub(super) select: Option<Vec<toml::Spanned<String>>>,
    /// Rules that do not run: names of rules or of groups. Where `select` and `ignore` both name a rule, the closer
    /// name counts, so a group can be ignored but for one rule.
    #[serde(default)]
    #[schemars(with = "Vec<String>", skip_serializing_if = "Option::is_none")]
    pub(super) ignore: Option<Vec<toml::Spanned<String>>>,
    /// The people who speak in the articles, each under a key that `by` can name.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, PersonTable>", extend("propertyNames" = key()))]
    pub(super) people: BTreeMap<toml::Spanned<String>, PersonTable>,
    /// What claims are about and give values to, each under a key that `about` can name.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, TopicTable>", extend("propertyNames" = key()))]
    pub(super) topics: BTreeMap<toml::Spanned<String>, TopicTable>,
    /// How severe the rules are, where that differs from their default.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Level>")]
    pub(super) rules: BTreeMap<toml::Spanned<String>, Level>,
    /// Rules that are silent for some files, by a pattern such as `drafts/**` for paths relative to this file.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub(super) per_file_ignores: BTreeMap<toml::Spanned<String>, Vec<toml::Spanned<String>>>,
}

// TOML has no `null`, so the schema of an optional text is that of a text.

/// Somebody who speaks in the articles.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Person")]
pub(super) struct PersonTable {
    /// The name readers know.
    pub(super) name: String,
    /// Other ways in which articles name this person. Case and blanks do not matter.
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    /// Office or standing, such as `former commander, US Army Europe`.
    #[serde(default)]
    #[schemars(with = "String", skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<String>,
}

/// Something claims give values to.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Topic")]
pub(super) struct TopicTable {
    /// What the topic is, for readers.
    #[serde(default)]
    #[schemars(with = "String", skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
    /// The type of its values; inferred where it is left out.
    #[serde(default, rename = "type")]
    #[schemars(with = "ValueType", skip_serializing_if = "Option::is_none")]
    pub(super) value_type: Option<ValueType>,
    /// What is counted, where a value names no unit.
    #[serde(default)]
    #[schemars(with = "String", skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    /// The names it can take; any, where the list is left out.
    #[serde(default)]
    pub(super) values: Vec<String>,
}

/// The form of keys, as [`crate::vocabulary::is_name`] has it.
fn key() -> serde_json::Value {
    serde_json::json!({ "pattern": "^[A-Za-z][A-Za-z0-9_-]*$" })
}
