//! The rules of a SARIF log: each that has a finding, described from its page.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::level_word;
use crate::config::Level;
use crate::rules::{RULES, Rule};

/// Longer descriptions are cut by GitHub, in characters.
const LONGEST_DESCRIPTION: usize = 1024;

/// The rules that some results break, in the order of their names.
pub(super) struct Descriptors {
    rules: Vec<&'static Rule>,
    indices: BTreeMap<&'static str, usize>,
}

impl Descriptors {
    pub(super) fn of(rules: impl Iterator<Item = &'static Rule>) -> Self {
        let by_name: BTreeMap<_, _> = rules.map(|rule| (rule.name, rule)).collect();
        Self {
            indices: by_name.keys().copied().zip(0..).collect(),
            rules: by_name.into_values().collect(),
        }
    }

    /// Where a rule stands in the list; `-1`, as the specification has it, where it does not.
    pub(super) fn index(&self, rule: &Rule) -> i64 {
        let index = self.indices.get(rule.name);
        index.map_or(-1, |index| *index as i64)
    }

    pub(super) fn to_json(&self) -> Vec<Value> {
        self.rules.iter().map(|rule| descriptor(rule)).collect()
    }
}

pub(super) fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": {"text": cut(rule.summary())},
        "fullDescription": {"text": cut(section(rule, "Why"))},
        "help": {"text": section(rule, "How to fix"), "markdown": markdown(rule)},
        "helpUri": rule.page_url(),
        "defaultConfiguration": {
            "enabled": rule.level != Level::Off,
            "level": level_word(rule.level),
        },
        "properties": {
            "tags": ["claims"],
            "problem.severity": match rule.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Info | Level::Off => "recommendation",
            },
        },
    })
}

/// What stands under a heading of a rule's page; its first sentence where there is no such heading.
fn section(rule: &Rule, heading: &str) -> &'static str {
    let heading = format!("\n## {heading}\n");
    let text = rule.page.split_once(&heading).map(|(_, text)| text);
    let text = text.map(|text| text.split("\n## ").next().unwrap_or(text).trim());
    let text = text.filter(|text| !text.is_empty());
    text.unwrap_or(rule.summary())
}

/// A rule's page without its title, with links that lead somewhere from outside its folder.
fn markdown(rule: &Rule) -> String {
    let body = rule
        .page
        .split_once('\n')
        .map_or(rule.page, |(_, body)| body);
    let mut page = body.trim_start().to_owned();
    for other in RULES {
        let file = other.name.replace('-', "_") + ".md";
        let link = format!("]({}", other.page_url());
        page = page.replace(&format!("]({file}"), &link);
    }
    page
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST_DESCRIPTION {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST_DESCRIPTION - 1).collect();
    kept + "…"
}
