//! Claims that are their own reason, by way of others.

use super::circles::{beginning, report, way_round};
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::vocabulary::Verb;
use crate::workspace::{Course, Step};

pub(super) const RULE: Rule = Rule {
    name: "circular-support",
    level: Level::Warning,
    page: include_str!("circular_support.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    report(subject, Course::Support, &RULE, explain, findings);
}

fn explain(circle: &[Step<'_>]) -> String {
    let (begin, others) = (beginning(circle), way_round(circle));
    let is_strict = |step: &Step<'_>| step.relation.verb == Verb::Entails;
    if circle.iter().all(is_strict) {
        return format!(
            "{begin} and {others} entail one another, so they say the same: write `restates`, or take out the step that the text does not make"
        );
    }
    format!(
        "{begin} is its own reason by way of {others}: take out the step that the text does not make, or write `restates` where two of them say the same"
    )
}
