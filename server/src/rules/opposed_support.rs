//! Claims that support what they exclude, or two claims that exclude each other.

use std::collections::HashMap;

use super::subject::{title, title_seen_from};
use super::{Finding, Rule, Subject, chains};
use crate::config::Level;
use crate::model::{Relation, Target};
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Contest};

pub(super) const RULE: Rule = Rule {
    name: "opposed-support",
    level: Level::Warning,
    page: include_str!("opposed_support.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // Many may support one claim.
    let mut known = HashMap::new();
    let contested = subject.workspace.contested_in(subject.path());
    for claim in subject.claims() {
        // Who excludes nothing can support two that exclude each other.
        let is_contested = contested.binary_search(&claim.claim.index).is_ok();
        let relations = claim.claim.relations.iter();
        let supports = relations.filter(|relation| relation.verb == Verb::Supports);
        if !is_contested && supports.count() < 2 {
            continue;
        }
        let supported = supported(subject, claim);
        for (place, (relation, later)) in supported.iter().enumerate() {
            let earlier = supported[..place].iter().map(|(_, earlier)| *earlier);
            let others = std::iter::once(claim).chain(earlier);
            let others: Vec<_> = others
                .filter(|other| subject.workspace.may_exclude(*other, *later))
                .collect();
            if others.is_empty() {
                continue;
            }
            let contests = known
                .entry(later.place())
                .or_insert_with(|| subject.workspace.contests(*later));
            let contests = contests.iter();
            let mut against = contests.filter(|contest| others.contains(&contest.other));
            if let Some(contest) =
                against.find(|contest| !is_opposed_relation(claim, contest, *later))
            {
                findings.push(explain(subject, (claim, relation), *later, contest));
            }
        }
    }
}

/// What a claim supports, each with the relation that says so.
fn supported<'a>(subject: &Subject<'a>, claim: ClaimRef<'a>) -> Vec<(&'a Relation, ClaimRef<'a>)> {
    let relations = claim
        .claim
        .relations
        .iter()
        .filter(|relation| relation.verb == Verb::Supports);
    let mut supported: Vec<(&Relation, ClaimRef<'_>)> = Vec::new();
    for relation in relations {
        let Target::Claim(reference) = &relation.target else {
            continue;
        };
        if let Ok(target) = subject.workspace.resolve(claim.article, reference)
            && target != claim
            && !supported.iter().any(|(_, known)| *known == target)
        {
            supported.push((relation, target));
        }
    }
    supported
}

/// Whether the claim says itself that it contradicts what it supports, which is told as opposed relations.
fn is_opposed_relation(
    claim: ClaimRef<'_>,
    contest: &Contest<'_>,
    supported: ClaimRef<'_>,
) -> bool {
    contest.other == claim
        && claim.claim.relations.iter().any(|relation| {
            let names = |reference: &crate::model::Reference| {
                let id = supported.claim.id.as_ref().map(|id| &id.value);
                Some(&reference.claim) == id
                    && reference.article.as_ref().unwrap_or(&claim.article.key)
                        == &supported.article.key
            };
            relation.verb == Verb::Contradicts && relation.target.references().any(names)
        })
}

fn explain(
    subject: &Subject<'_>,
    (claim, relation): (ClaimRef<'_>, &Relation),
    supported: ClaimRef<'_>,
    contest: &Contest<'_>,
) -> Finding {
    let supported_title = title_seen_from(claim.article, supported);
    let other = title_seen_from(claim.article, contest.other);
    let why = chains::sentence(subject, contest.component, &contest.chain);
    let what = match contest.other == claim {
        true => format!(
            "{} supports {supported_title} and excludes it",
            title(claim)
        ),
        false => format!(
            "{} supports {other} and {supported_title}, which exclude each other",
            title(claim)
        ),
    };
    let message =
        format!("{what}, because {why}: keep the support that the text gives, and drop the other");
    let mut related = vec![subject.related_claim(supported)];
    related.extend(chains::steps_of_contest(subject, contest));
    Finding {
        claim: claim.full_name(),
        related,
        ..subject.finding(&RULE, relation.range.clone(), message)
    }
}
