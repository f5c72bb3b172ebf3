//! One speaker gives a topic two values that exclude each other.

use super::conflicts::{conflicts, topic_label, value_said};
use super::subject::title;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::reasoning::Opposition;

pub(super) const RULE: Rule = Rule {
    name: "conflicting-values",
    level: Level::Error,
    page: include_str!("conflicting_values.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for conflict in conflicts(subject) {
        let Opposition::Contradiction(same) = conflict.opposition else {
            continue;
        };
        if !conflict.is_by_value() {
            continue;
        }
        let message = format!(
            "{} cannot mean both about {}: {} in {}, and {} in {}; correct one, say when each holds with `valid`, or mark a change of mind with `supersedes`",
            conflict.same_speakers(subject, same),
            topic_label(subject, conflict.here),
            value_said(conflict.here),
            title(conflict.here),
            value_said(conflict.there),
            conflict.the_other(),
        );
        findings.push(conflict.finding(subject, &RULE, &message));
    }
}
