//! `claimlint rule`: a rule's page, or the list of rules.

use super::{Outcome, RuleArguments, terminal};
use crate::cli::report::level_word;
use crate::rules::{GROUPS, RULES, Rule};
use crate::vocabulary::{did_you_mean, suggestion};

pub(super) fn run(arguments: &RuleArguments) -> Result<Outcome, String> {
    let text = match &arguments.name {
        None => list(),
        Some(name) => match Rule::named(name) {
            Some(rule) => rule.page.to_owned(),
            None => {
                let nearest = did_you_mean(name, RULES.iter().map(|rule| rule.name));
                return Err(format!(
                    "no rule is called `{name}`{} (`claimlint rule` lists them)",
                    suggestion(nearest)
                ));
            }
        },
    };
    terminal::print(&text)?;
    Ok(Outcome::Clean)
}

/// The list of `docs/rules.md`, for a terminal.
fn list() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let groups = GROUPS.iter().map(|group| {
        let lines = group.rules.iter().map(|rule| {
            let level = level_word(rule.level);
            format!("  {:width$}  {level:7}  {}\n", rule.name, rule.summary())
        });
        let (title, name) = (group.title, group.name);
        format!("{title} ({name})\n{}", lines.collect::<String>())
    });
    groups.collect::<Vec<_>>().join("\n")
}
