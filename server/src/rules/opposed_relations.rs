//! One claim both for and against another.

use std::collections::BTreeMap;

use super::subject::{title, title_seen_from};
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::model::{Relation, Target};
use crate::vocabulary::Verb;
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "opposed-relations",
    level: Level::Error,
    page: include_str!("opposed_relations.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // Whom the others name is looked up for those alone that speak both ways.
    let claims = subject.claims().filter(|claim| {
        let relations = &claim.claim.relations;
        let speaks = |way: fn(Verb) -> bool| relations.iter().any(|relation| way(relation.verb));
        speaks(is_for) && speaks(is_against)
    });
    for claim in claims {
        for (target, relations) in by_target(subject, claim) {
            let supporting = relations.iter().position(|relation| is_for(relation.verb));
            let opposing = relations.iter().position(|relation| !is_for(relation.verb));
            let Some((supporting, opposing)) = supporting.zip(opposing) else {
                continue;
            };
            let earlier = relations[supporting.min(opposing)];
            let later = relations[supporting.max(opposing)];
            let message = format!(
                "{} both {} and {} {}: keep what the text says, and make the other a claim of its own",
                title(claim),
                earlier.verb.word(),
                later.verb.word(),
                title_seen_from(claim.article, target),
            );
            findings.push(Finding {
                claim: claim.full_name(),
                related: vec![subject.related_claim(target)],
                ..subject.finding(&RULE, later.range.clone(), message)
            });
        }
    }
}

fn is_for(verb: Verb) -> bool {
    matches!(verb, Verb::Supports | Verb::Entails | Verb::Restates)
}

fn is_against(verb: Verb) -> bool {
    matches!(verb, Verb::Attacks | Verb::Contradicts)
}

/// The claims that a claim speaks for or against, each with the relations that do so.
fn by_target<'a>(
    subject: &Subject<'a>,
    claim: ClaimRef<'a>,
) -> Vec<(ClaimRef<'a>, Vec<&'a Relation>)> {
    let mut targets = BTreeMap::new();
    for relation in &claim.claim.relations {
        let speaks = is_for(relation.verb) || is_against(relation.verb);
        let Target::Claim(reference) = &relation.target else {
            continue;
        };
        let target = subject.workspace.resolve(claim.article, reference);
        if let Ok(target) = target
            && speaks
            && target != claim
        {
            let group = targets
                .entry(target.place())
                .or_insert((target, Vec::new()));
            group.1.push(relation);
        }
    }
    targets.into_values().collect()
}
