//! Attributes whose value cannot be read: words outside the vocabulary, and values a topic does not take.

use super::subject::title;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::fix::Fix;
use crate::model::ProblemKind;
use crate::value::{Value, readings};
use crate::vocabulary::{did_you_mean, suggestion};
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "invalid-value",
    level: Level::Error,
    page: include_str!("invalid_value.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.report_problems(ProblemKind::InvalidValue, &RULE, findings);
    for claim in subject.claims() {
        let Some((topic, written)) = claim.claim.topic.as_ref().zip(claim.claim.value.as_ref())
        else {
            continue;
        };
        if let Some((problem, meant)) = judge(subject, claim, &topic.value, &written.value) {
            let message = format!("{} about `{}`: {problem}", title(claim), topic.value);
            // A value with escapes or line breaks is longer in the text than it reads.
            let is_plain = written.value.len() == written.range.len();
            let meant = meant.iter().filter(|_| is_plain);
            let fixes = meant.map(|meant| Fix::instead(written.range.clone(), meant));
            findings.push(Finding {
                claim: claim.full_name(),
                fixes: fixes.collect(),
                ..subject.finding(&RULE, written.range.clone(), message)
            });
        }
    }
}

/// What is wrong with a value, in the light of its topic, and what may have been meant.
fn judge(
    subject: &Subject<'_>,
    claim: ClaimRef<'_>,
    topic: &str,
    written: &str,
) -> Option<(String, Vec<String>)> {
    let expected = subject.workspace.topic_type(claim);
    let value = match Value::read(written, expected) {
        Ok(value) => value,
        Err(invalid) => {
            let mut meant = readings(written);
            meant.retain(|meant| Value::read(meant, expected).is_ok());
            return Some((invalid.to_string(), meant));
        }
    };
    if let Value::Name(name) = &value
        && let answer @ ("yes" | "no") = name.to_lowercase().as_str()
    {
        let message = format!("“{name}” would be a name: write `{answer}` in lower case");
        return Some((message, vec![answer.to_owned()]));
    }
    let declared = &subject.workspace.config().topics.get(topic)?.values;
    match value {
        Value::Name(name) if !declared.is_empty() && !declared.contains(&name) => {
            let nearest = did_you_mean(&name, declared.iter().map(String::as_str));
            let names = declared.join(", ");
            let message = format!("“{name}” is none of {names}{}", suggestion(nearest));
            let meant = nearest.into_iter().map(str::to_owned);
            Some((message, meant.collect()))
        }
        _ => None,
    }
}
