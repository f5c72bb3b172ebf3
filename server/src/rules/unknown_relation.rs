//! Inferences that are attacked and that nobody draws, with those that somebody does.

use super::subject::title_seen_from;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::fix::Fix;
use crate::model::{Reference, Relation, Target};
use crate::vocabulary::Verb;
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "unknown-relation",
    level: Level::Error,
    page: include_str!("unknown_relation.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        for relation in &claim.claim.relations {
            let Target::Inference(from, to) = &relation.target else {
                continue;
            };
            let resolve = |reference| subject.workspace.resolve(claim.article, reference).ok();
            let Some(ends) = resolve(from).zip(resolve(to)) else {
                continue;
            };
            if leads(subject, ends.0, ends.1).is_some() || is_symmetric(subject, ends.1, ends.0) {
                continue;
            }
            let (message, meant) = explain(subject, claim, (from, to), ends);
            let place = relation.range.clone();
            let fixes = meant.iter().map(|meant| Fix::instead(place.clone(), meant));
            findings.push(Finding {
                claim: claim.full_name(),
                fixes: fixes.collect(),
                related: vec![subject.related_claim(ends.0)],
                ..subject.finding(&RULE, relation.range.clone(), message)
            });
        }
    }
}

/// Whether a relation is an argument: something for, against or about what its target says.
fn is_argument(verb: Verb) -> bool {
    !matches!(verb, Verb::Undercuts | Verb::Supersedes)
}

/// The first argument that leads from one claim to another, as written there.
fn leads<'a>(subject: &Subject<'a>, from: ClaimRef<'a>, to: ClaimRef<'_>) -> Option<&'a Relation> {
    let mut relations = from.claim.relations.iter();
    relations.find(|relation| {
        let targets = subject.workspace.targets(from, relation);
        is_argument(relation.verb) && targets.contains(&to)
    })
}

/// Whether a claim says of another what the other thereby says of it.
fn is_symmetric(subject: &Subject<'_>, from: ClaimRef<'_>, to: ClaimRef<'_>) -> bool {
    let both_ways = [Verb::Contradicts, Verb::Restates].into_iter();
    let mut targets = both_ways.flat_map(|verb| subject.workspace.targets_by(from, verb));
    targets.any(|target| target == to)
}

/// What is wrong with an inference, and which ones may have been meant.
fn explain(
    subject: &Subject<'_>,
    claim: ClaimRef<'_>,
    (from, to): (&Reference, &Reference),
    ends: (ClaimRef<'_>, ClaimRef<'_>),
) -> (String, Vec<String>) {
    /// A reader who meant one of these finds it in the claim itself if it is not among the first.
    const MOST: usize = 4;
    let [begin, end] = [ends.0, ends.1].map(|end| title_seen_from(claim.article, end));
    let [from, to] = [from, to].map(written);
    let nothing = format!("no relation leads from {begin} to {end}");
    if let Some(relation) = leads(subject, ends.1, ends.0) {
        let verb = relation.verb.word();
        let turned = format!("{to}->{from}");
        let message = format!("{nothing}: {end} {verb} {begin}, so write `{turned}`");
        return (message, vec![turned]);
    }
    let relations = ends.0.claim.relations.iter();
    let targets = relations.filter_map(|relation| match &relation.target {
        Target::Claim(target) if is_argument(relation.verb) => {
            Some((relation.verb, seen_from(claim, ends.0, target)))
        }
        _ => None,
    });
    let targets: Vec<_> = targets.take(MOST).collect();
    if targets.is_empty() {
        let message = format!(
            "{nothing}: {begin} bears on no claim at all, so say there what it has to do with {end}, or write `attacks` if a claim is meant"
        );
        return (message, Vec::new());
    }
    let verbs = targets.iter();
    let verbs: Vec<_> = verbs
        .map(|(verb, target)| format!("{} `{target}`", verb.word()))
        .collect();
    let arrows = targets.iter();
    let arrows: Vec<_> = arrows
        .map(|(_, target)| format!("{from}->{target}"))
        .collect();
    let message = format!(
        "{nothing}: {begin} {}; write `{}`, or say at {begin} what it has to do with {end}",
        verbs.join(", "),
        arrows.join("` or `")
    );
    (message, arrows)
}

/// A reference as it stands in the text.
fn written(reference: &Reference) -> String {
    match &reference.article {
        Some(article) => format!("{article}#{}", reference.claim),
        None => reference.claim.clone(),
    }
}

/// What `claim` would write for the target of another claim's relation.
fn seen_from(claim: ClaimRef<'_>, other: ClaimRef<'_>, target: &Reference) -> String {
    let key = target.article.as_ref().unwrap_or(&other.article.key);
    match *key == claim.article.key {
        true => target.claim.clone(),
        false => format!("{key}#{}", target.claim),
    }
}
