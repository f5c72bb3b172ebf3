//! Attributes nobody knows. Reading the article finds them.

use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::model::ProblemKind;

pub(super) const RULE: Rule = Rule {
    name: "unknown-attribute",
    level: Level::Warning,
    page: include_str!("unknown_attribute.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.report_problems(ProblemKind::UnknownAttribute, &RULE, findings);
}
