//! Two speakers hold claims that are declared to exclude each other.

use super::conflicts::declared;
use super::subject::title;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::reasoning::Opposition;

pub(super) const RULE: Rule = Rule {
    name: "disputed-claim",
    level: Level::Info,
    page: include_str!("disputed_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for conflict in declared(subject) {
        if conflict.opposition != Opposition::Dispute {
            continue;
        }
        let message = format!(
            "{} against {}: {} contradicts {}",
            subject.speakers(conflict.here),
            subject.speakers(conflict.there),
            title(conflict.here),
            conflict.the_other(),
        );
        findings.push(conflict.finding(subject, &RULE, &message));
    }
}
