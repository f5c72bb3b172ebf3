//! Annotations whose form is broken. The syntax layer finds them.

use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::model::ProblemKind;

pub(super) const RULE: Rule = Rule {
    name: "malformed-annotation",
    level: Level::Error,
    page: include_str!("malformed_annotation.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.report_problems(ProblemKind::Malformed, &RULE, findings);
}
