//! Claims without an id, which no other claim can name.

use std::collections::HashSet;

use super::subject::title;
use super::{Finding, Ids, Rule, Subject};
use crate::config::Level;
use crate::fix::{Edit, Fix};
use crate::model::ProblemKind;

pub(super) const RULE: Rule = Rule {
    name: "unnamed-claim",
    level: Level::Off,
    page: include_str!("unnamed_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(article) = subject.article() else {
        return;
    };
    let broken = article.problems.iter();
    let broken = broken.filter(|problem| problem.kind == ProblemKind::Malformed);
    // One that is no id was meant as one, and has a finding of its own.
    let broken: HashSet<_> = broken.filter_map(|problem| problem.claim).collect();
    let mut ids = None;
    for claim in subject.claims() {
        if claim.claim.id.is_some() || broken.contains(&claim.claim.index) {
            continue;
        }
        let ids = ids.get_or_insert_with(|| Ids::of_article(article));
        let id = ids.take(claim.claim.proposition());
        let message = format!(
            "{} has no id, so that no other claim can name it: give it one, `#{id}`",
            title(claim)
        );
        let edit = Edit::insert(claim.claim.braces().start + 1, format!("#{id} "));
        findings.push(Finding {
            fixes: vec![Fix::safe(
                format!("Give the claim the id `#{id}`"),
                vec![edit],
            )],
            ..subject.claim_finding(&RULE, claim, message)
        });
    }
}
