//! One speaker holds two claims that are declared to exclude each other.

use super::conflicts::declared;
use super::subject::title;
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
    for conflict in declared(subject) {
        let Opposition::Contradiction(same) = &conflict.opposition else {
            continue;
        };
        let message = format!(
            "{} cannot hold both {} and {}: withdraw one, say when each holds with `valid`, or mark a change of mind with `supersedes`",
            conflict.same_speakers(subject, same),
            title(conflict.here),
            conflict.the_other(),
        );
        findings.push(conflict.finding(subject, &RULE, &message));
    }
}
