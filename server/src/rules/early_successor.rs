//! Claims that supersede one that was made after them.

use super::subject::{title, title_seen_from};
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::model::Relation;
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Course};

pub(super) const RULE: Rule = Rule {
    name: "early-successor",
    level: Level::Error,
    page: include_str!("early_successor.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        let relations = claim.claim.relations.iter();
        for relation in relations.filter(|relation| relation.verb == Verb::Supersedes) {
            let targets = subject.workspace.targets(claim, relation).into_iter();
            let judged = targets.map(|earlier| judge(subject, claim, relation, earlier));
            findings.extend(judged.flatten());
        }
    }
}

fn judge(
    subject: &Subject<'_>,
    claim: ClaimRef<'_>,
    relation: &Relation,
    earlier: ClaimRef<'_>,
) -> Option<Finding> {
    // A year and a day in it are no contradiction: only what is clearly too early is.
    let (own, its) = claim.date().zip(earlier.date())?;
    let (last_day, first_day) = own.end.zip(its.start)?;
    // In a circle somebody must come too early: that is told as a circle.
    let in_circle = || {
        subject
            .workspace
            .share_circle(claim, earlier, Course::Succession)
    };
    if last_day >= first_day || in_circle() {
        return None;
    }
    let message = format!(
        "{} was said before {}, which it supersedes: turn the relation round, or correct one of the dates ({} and {})",
        title(claim),
        title_seen_from(claim.article, earlier),
        claim.date_written().unwrap_or_default(),
        earlier.date_written().unwrap_or_default(),
    );
    Some(Finding {
        claim: claim.full_name(),
        related: vec![subject.related_claim(earlier)],
        ..subject.finding(&RULE, relation.range.clone(), message)
    })
}
