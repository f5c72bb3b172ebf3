//! Two speakers give a topic values that exclude each other.

use super::conflicts::{conflicts, topic_label, value_said};
use super::subject::title;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::reasoning::Opposition;

pub(super) const RULE: Rule = Rule {
    name: "disputed-value",
    level: Level::Info,
    page: include_str!("disputed_value.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for conflict in conflicts(subject) {
        if *conflict.opposition != Opposition::Dispute {
            continue;
        }
        if !conflict.is_by_value() {
            continue;
        }
        let message = format!(
            "{} against {} about {}: {} in {}, {} in {}",
            subject.speakers(conflict.here),
            subject.speakers(conflict.there),
            topic_label(subject, conflict.here),
            value_said(conflict.here),
            title(conflict.here),
            value_said(conflict.there),
            conflict.the_other(),
        );
        findings.push(conflict.finding(subject, &RULE, &message));
    }
}
