//! Comments that are meant to silence a rule and cannot be followed.

use super::{Finding, RULES, Rule, Subject};
use crate::config::Level;
use crate::model::{ProblemKind, Reach, Suppression};
use crate::vocabulary::{did_you_mean, suggestion};

pub(super) const RULE: Rule = Rule {
    name: "invalid-suppression",
    level: Level::Error,
    page: include_str!("invalid_suppression.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.report_problems(ProblemKind::Suppression, &RULE, findings);
    let suppressions = subject.article().into_iter();
    for suppression in suppressions.flat_map(|article| &article.suppressions) {
        if let Some(message) = complaint(suppression) {
            let place = suppression.rule.range.clone();
            findings.push(subject.finding(&RULE, place, message));
        }
    }
}

fn complaint(suppression: &Suppression) -> Option<String> {
    let name = &suppression.rule.value;
    if Rule::named(name).is_none() {
        let nearest = did_you_mean(name, RULES.iter().map(|rule| rule.name));
        return Some(format!("no rule is called `{name}`{}", suggestion(nearest)));
    }
    match suppression.reach {
        Reach::Stretch(_) | Reach::End => None,
        Reach::NeverEnded => Some(format!(
            "this never ends and so silences nothing: write `<!-- claimlint-ignore-end {name} -->` where \
             `{name}` counts again, or `claimlint-ignore-file`"
        )),
        Reach::NeverBegun => Some(format!(
            "no `claimlint-ignore-start {name}` stands above: remove this end, or write the start"
        )),
    }
}
