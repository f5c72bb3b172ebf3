//! Files that are not UTF-8, or that could not be read at all.

use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::model::ProblemKind;

pub(super) const RULE: Rule = Rule {
    name: "unreadable-article",
    level: Level::Error,
    page: include_str!("unreadable_article.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.report_problems(ProblemKind::Unreadable, &RULE, findings);
}
