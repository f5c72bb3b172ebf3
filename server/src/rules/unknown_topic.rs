//! Topics that the configuration does not declare, where it declares any.

use std::collections::BTreeMap;

use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::fix::{Edit, Fix};
use crate::vocabulary::{did_you_mean, suggestion};

pub(super) const RULE: Rule = Rule {
    name: "unknown-topic",
    level: Level::Warning,
    page: include_str!("unknown_topic.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let declared = &subject.workspace.config().topics;
    if declared.is_empty() {
        return;
    }
    let mut unknown: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for claim in subject.claims() {
        let topic = claim.claim.topic.as_ref();
        if let Some(topic) = topic.filter(|topic| !declared.contains_key(&topic.value)) {
            let uses = unknown.entry(&topic.value).or_default();
            uses.push((claim, topic));
        }
    }
    for (key, uses) in unknown {
        let Some((claim, topic)) = uses.first() else {
            continue;
        };
        let nearest = did_you_mean(key, declared.keys().map(String::as_str));
        let advice = match nearest {
            Some(nearest) => suggestion(Some(nearest)),
            None => format!(": declare it there, `[topics.{key}]`, or name one that is"),
        };
        let again = match uses.len() {
            1 => String::new(),
            uses => format!(" (named {uses} times in this article)"),
        };
        let message = format!("claimlint.toml declares no topic `{key}`{again}{advice}");
        let edits = |nearest: &str| {
            let places = uses.iter().map(|(_, topic)| topic.range.clone());
            places.map(|place| Edit::replace(place, nearest)).collect()
        };
        let fix = nearest
            .map(|nearest| Fix::unsafe_to_make(format!("Write `{nearest}`"), edits(nearest)));
        findings.push(Finding {
            claim: claim.full_name(),
            fixes: fix.into_iter().collect(),
            ..subject.finding(&RULE, topic.range.clone(), message)
        });
    }
}
