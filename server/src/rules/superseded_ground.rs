//! Claims that rest on what had been withdrawn before they were made.

use std::collections::BTreeSet;

use super::subject::{title, title_seen_from};
use super::{Finding, Related, Rule, Subject};
use crate::config::Level;
use crate::model::Relation;
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Course};

pub(super) const RULE: Rule = Rule {
    name: "superseded-ground",
    level: Level::Warning,
    page: include_str!("superseded_ground.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        if !claim.claim.relations.iter().any(lends_ground) {
            continue;
        }
        let successors = successors(subject, claim);
        if successors.is_empty() {
            continue;
        }
        // What a successor supports as well has not lost its footing.
        let mut settled: BTreeSet<_> = successors
            .iter()
            .flat_map(|successor| grounded_by(subject, *successor))
            .map(|(_, supported)| supported.place())
            .collect();
        settled.insert(claim.place());
        for (relation, supported) in grounded_by(subject, claim) {
            if settled.insert(supported.place()) {
                findings.extend(judge(subject, claim, relation, supported, &successors));
            }
        }
    }
}

fn lends_ground(relation: &Relation) -> bool {
    matches!(relation.verb, Verb::Supports | Verb::Entails)
}

/// What a claim is a ground for, by which relation.
fn grounded_by<'a>(
    subject: &Subject<'a>,
    claim: ClaimRef<'a>,
) -> impl Iterator<Item = (&'a Relation, ClaimRef<'a>)> {
    let workspace = subject.workspace;
    let relations = claim.claim.relations.iter();
    relations
        .filter(|relation| lends_ground(relation))
        .flat_map(move |relation| {
            let targets = workspace.targets(claim, relation).into_iter();
            targets.map(move |target| (relation, target))
        })
}

/// The claims that supersede a claim, from the earliest. Those that it supersedes in turn say nothing.
fn successors<'a>(subject: &Subject<'a>, claim: ClaimRef<'a>) -> Vec<ClaimRef<'a>> {
    let mut successors = subject.workspace.successors(claim);
    let course = Course::Succession;
    successors.retain(|successor| !subject.workspace.share_circle(claim, *successor, course));
    successors.sort_by_key(ClaimRef::order);
    successors
}

fn judge(
    subject: &Subject<'_>,
    claim: ClaimRef<'_>,
    relation: &Relation,
    supported: ClaimRef<'_>,
    successors: &[ClaimRef<'_>],
) -> Option<Finding> {
    let first_day = |claim: ClaimRef<'_>| claim.date().and_then(|date| date.start);
    let came_before = |successor: &&ClaimRef<'_>| {
        let days = first_day(supported).zip(first_day(**successor));
        days.is_none_or(|(supported, successor)| successor <= supported)
    };
    let successor = *successors.iter().find(came_before)?;
    // An argument that is superseded as a whole is history.
    if !subject.workspace.successors(supported).is_empty() {
        return None;
    }
    let seen = |other| title_seen_from(claim.article, other);
    let undated: Vec<_> = [supported, successor]
        .into_iter()
        .filter(|claim| first_day(*claim).is_none())
        .map(seen)
        .collect();
    let note = match undated.as_slice() {
        [] => String::new(),
        [one] => format!(" ({one} is undated, so nobody can tell which came first)"),
        _ => " (both are undated, so nobody can tell which came first)".to_owned(),
    };
    let message = match successor == supported {
        true => format!(
            "{} {} {}, which supersedes it: take one of the two relations out",
            title(claim),
            relation.verb.word(),
            seen(supported),
        ),
        false => format!(
            "{} {} {} and has been superseded by {}{note}: let {} say so instead if it does, or take this out",
            title(claim),
            relation.verb.word(),
            seen(supported),
            seen(successor),
            seen(successor),
        ),
    };
    let mut related = vec![tell(subject, "supersedes it", successor)];
    if successor != supported {
        related.push(tell(subject, "still rests on it", supported));
    }
    Some(Finding {
        claim: claim.full_name(),
        related,
        ..subject.finding(&RULE, relation.range.clone(), message)
    })
}

fn tell(subject: &Subject<'_>, what: &str, claim: ClaimRef<'_>) -> Related {
    let mut related = subject.related_claim(claim);
    related.message = format!("{what}: {}", related.message);
    related
}
