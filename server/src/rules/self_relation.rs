//! A claim that bears on itself, which says nothing.

use super::subject::title;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::model::Target;

pub(super) const RULE: Rule = Rule {
    name: "self-relation",
    level: Level::Error,
    page: include_str!("self_relation.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        for relation in &claim.claim.relations {
            let Target::Claim(reference) = &relation.target else {
                continue;
            };
            let target = subject.workspace.resolve(claim.article, reference);
            if !target.is_ok_and(|target| target == claim) {
                continue;
            }
            let message = format!(
                "{} {} itself: name another claim, or take the relation out",
                title(claim),
                relation.verb.word()
            );
            findings.push(Finding {
                claim: claim.full_name(),
                ..subject.finding(&RULE, relation.range.clone(), message)
            });
        }
    }
}
