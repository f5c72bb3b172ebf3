//! Front matter that cannot be read. Its reader finds what is wrong.

use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::model::ProblemKind;

pub(super) const RULE: Rule = Rule {
    name: "invalid-front-matter",
    level: Level::Error,
    page: include_str!("invalid_front_matter.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.report_problems(ProblemKind::FrontMatter, &RULE, findings);
}
