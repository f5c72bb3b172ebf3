//! A sentence states a figure and is no claim.

use super::{Finding, Rule, Subject, unannotated};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "unannotated-statistic",
    level: Level::Off,
    page: include_str!("unannotated_statistic.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    unannotated::report(&RULE, subject, findings);
}
