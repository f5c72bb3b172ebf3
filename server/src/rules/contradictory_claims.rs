//! One speaker holds two claims that exclude each other, by declaration or by what follows from them.

use super::conflicts::conflicts;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::reasoning::Opposition;

pub(super) const RULE: Rule = Rule {
    name: "contradictory-claims",
    level: Level::Error,
    page: include_str!("contradictory_claims.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for conflict in conflicts(subject) {
        let Opposition::Contradiction(same) = conflict.opposition else {
            continue;
        };
        if conflict.is_by_value() {
            continue;
        }
        let message = format!(
            "{} cannot {}{}: withdraw one, say when each holds with `valid`, or mark a change of mind with `supersedes`",
            conflict.same_speakers(subject, same),
            conflict.hold(),
            conflict.because(subject),
        );
        findings.push(conflict.finding(subject, &RULE, &message));
    }
}
