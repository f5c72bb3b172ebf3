//! Somebody is reported to say something, and the sentence is no claim.

use super::{Finding, Rule, Subject, unannotated};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "unannotated-attribution",
    level: Level::Off,
    page: include_str!("unannotated_attribution.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    unannotated::report(&RULE, subject, findings);
}
