//! Annotations that other engines read differently or not at all. Reading the article finds them.

use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::model::ProblemKind;

pub(super) const RULE: Rule = Rule {
    name: "non-portable-annotation",
    level: Level::Off,
    page: include_str!("non_portable_annotation.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.report_problems(ProblemKind::NonPortable, &RULE, findings);
}
