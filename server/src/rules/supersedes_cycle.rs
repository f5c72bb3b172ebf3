//! Claims that replace one another in a circle, so that none of them is the latest.

use super::circles::{beginning, report, way_round};
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::workspace::{Course, Step};

pub(super) const RULE: Rule = Rule {
    name: "supersedes-cycle",
    level: Level::Error,
    page: include_str!("supersedes_cycle.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    report(subject, Course::Succession, &RULE, explain, findings);
}

fn explain(circle: &[Step<'_>]) -> String {
    format!(
        "{} supersedes itself by way of {}: let each supersede the one before it, and the earliest none",
        beginning(circle),
        way_round(circle)
    )
}
