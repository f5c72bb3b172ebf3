//! How a claim bears on another: on one nearby, or on the second of two that are selected.

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use super::Action;
use super::attributes::Attributes;
use super::name::give_id;
use crate::features::words::shorten;
use crate::fix::Edit;
use crate::model::{Article, Claim, Reference};
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Workspace};

/// What is offered for claims that nobody has picked.
const LIKELY: [Verb; 3] = [Verb::Supports, Verb::Attacks, Verb::Contradicts];
/// More claims than these are no longer near.
const MOST: usize = 4;
/// A topic may have any number of claims; no more are looked at.
const MOST_LOOKS: usize = 500;

/// Relates a claim to those nearby that it says nothing of yet: first those about its topic, then those of its article.
pub fn relate(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Action> {
    let Some(attributes) = Attributes::of(claim.article, claim.claim) else {
        return Vec::new();
    };
    let near = near(workspace, claim);
    let actions = near.iter().flat_map(|(name, other)| {
        let verbs = LIKELY.into_iter();
        verbs.filter_map(|verb| {
            Some(Action {
                title: title(verb, name, other.claim),
                edits: vec![relation(&attributes, verb, name)?],
            })
        })
    });
    actions.collect()
}

/// The claims that a claim may bear on, each with its name there.
fn near<'a>(workspace: &'a Workspace, claim: ClaimRef<'a>) -> Vec<(String, ClaimRef<'a>)> {
    let topic = claim.claim.topic.as_ref();
    let alike = topic.into_iter();
    let alike = alike.flat_map(|topic| workspace.claims_about(&topic.value));
    let mut around: Vec<_> = claim.article.claims.iter().collect();
    around.sort_by_key(|other| other.index.abs_diff(claim.claim.index));
    let around = around.into_iter().map(|other| ClaimRef {
        article: claim.article,
        claim: other,
    });
    let mut chosen: Vec<(_, ClaimRef<'_>)> = Vec::new();
    for other in alike.take(MOST_LOOKS).chain(around) {
        let is_known = other == claim || chosen.iter().any(|(_, one)| *one == other);
        if is_known || is_related(workspace, claim, other) {
            continue;
        }
        let Some(name) = name_of(workspace, claim.article, other) else {
            continue;
        };
        chosen.push((name, other));
        if chosen.len() == MOST {
            break;
        }
    }
    chosen
}

/// The two claims that a selection reaches over, in their order; a third that holds them and all of the selection is none
/// of them.
pub fn selected_pair<'a>(
    article: &'a Article,
    selected: &Range<usize>,
) -> Option<(&'a Claim, &'a Claim)> {
    let begun = article
        .claims
        .partition_point(|claim| claim.range.start < selected.end);
    let claims = article.claims[..begun].iter();
    let touched = claims.filter(|claim| selected.start < claim.range.end);
    let around = |claim: &&Arc<Claim>| {
        claim.range.start <= selected.start && selected.end <= claim.range.end
    };
    let mut touched = touched.filter(|claim| !around(claim));
    match (touched.next(), touched.next(), touched.next()) {
        (Some(first), Some(second), None) => Some((first, second)),
        _ => None,
    }
}

/// Relates a claim to another of its article in every way there is. One without an id gets one first.
pub fn relate_pair(
    workspace: &Workspace,
    article: &Arc<Article>,
    (from, to): (&Claim, &Claim),
) -> Vec<Action> {
    let target = ClaimRef { article, claim: to };
    if is_related(
        workspace,
        ClaimRef {
            article,
            claim: from,
        },
        target,
    ) {
        return Vec::new();
    }
    let (name, naming) = match name_of(workspace, article, target) {
        Some(name) => (name, Vec::new()),
        None => match give_id(article, to) {
            Some((name, fix)) => (name, fix.edits),
            None => return Vec::new(),
        },
    };
    let Some(attributes) = Attributes::of(article, from) else {
        return Vec::new();
    };
    // What is undercut is an inference, and no claim.
    let verbs = Verb::ALL.iter().filter(|verb| **verb != Verb::Undercuts);
    let actions = verbs.filter_map(|verb| {
        let edit = relation(&attributes, *verb, &name)?;
        let mut edits: Vec<_> = naming.iter().cloned().chain([edit]).collect();
        edits.sort_by_key(|edit| edit.range.start);
        Some(Action {
            title: title(*verb, &name, to),
            edits,
        })
    });
    actions.collect()
}

/// What a claim is called in an article; `None` where nobody can name it there, or the name means another.
fn name_of(workspace: &Workspace, article: &Arc<Article>, claim: ClaimRef<'_>) -> Option<String> {
    let id = claim.claim.id.as_ref()?.value.clone();
    let is_own = article.path == claim.article.path;
    let key = (!is_own).then(|| claim.article.key.clone());
    let name = match &key {
        Some(key) => format!("{key}#{id}"),
        None => id.clone(),
    };
    let reference = Reference {
        article: key,
        claim: id,
        range: 0..0,
    };
    let named = workspace.resolve(article, &reference).ok();
    let is_writable =
        !name.contains(|next: char| next.is_whitespace() || "\"\\{}&*`".contains(next));
    (named == Some(claim) && is_writable).then_some(name)
}

fn is_related(workspace: &Workspace, from: ClaimRef<'_>, to: ClaimRef<'_>) -> bool {
    let relations = from.claim.relations.iter();
    let mut targets = relations.flat_map(|relation| relation.target.references());
    targets.any(|target| workspace.resolve(from.article, target) == Ok(to))
}

fn relation(attributes: &Attributes<'_>, verb: Verb, name: &str) -> Option<Edit> {
    attributes.add(verb.word(), name, (" ", None))
}

fn title(verb: Verb, name: &str, claim: &Claim) -> String {
    let words = shorten(claim.proposition());
    format!("Relate: {} `{name}` (“{words}”)", verb.word())
}
