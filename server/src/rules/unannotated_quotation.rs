//! Words of somebody else are quoted, and the sentence is no claim.

use super::{Finding, Rule, Subject, unannotated};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "unannotated-quotation",
    level: Level::Off,
    page: include_str!("unannotated_quotation.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    unannotated::report(&RULE, subject, findings);
}
