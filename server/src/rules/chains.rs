//! Chains of steps in words: what leads from one claim to another, as a sentence and as places.

use super::conflicts::{related, topic_label, value_said};
use super::subject::title_seen_from;
use super::{Related, Subject};
use crate::reasoning::{Link, Step};
use crate::workspace::Component;

/// More steps than these are better followed than read in one breath.
const LONGEST_SENTENCE: usize = 4;

/// The steps in a row: “`#a` entails `#b` and `#b` contradicts `#c`”.
pub(super) fn sentence(subject: &Subject<'_>, component: &Component, chain: &[Step]) -> String {
    if chain.len() > LONGEST_SENTENCE {
        return format!(
            "one leads to the other in {} steps, told one by one",
            chain.len()
        );
    }
    let steps = chain
        .iter()
        .filter_map(|step| told(subject, component, *step));
    let steps: Vec<_> = steps.collect();
    match steps.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The steps one by one, each at the claim that it arrives at.
pub(super) fn steps(subject: &Subject<'_>, component: &Component, chain: &[Step]) -> Vec<Related> {
    let steps = chain.iter().filter_map(|step| {
        let claim = component.claim(subject.workspace, step.to.claim())?;
        Some(related(claim, &told(subject, component, *step)?))
    });
    steps.collect()
}

/// A step as it is written down: a relation as its claim states it, whichever way the chain runs.
fn told(subject: &Subject<'_>, component: &Component, step: Step) -> Option<String> {
    let claim = |number| component.claim(subject.workspace, number);
    let article = subject.article()?;
    let title = |claim| title_seen_from(article, claim);
    if let Link::Relation { verb, from, to } = step.link {
        let (from, to) = (title(claim(from)?), title(claim(to)?));
        return Some(format!("{from} {} {to}", verb.word()));
    }
    let (from, to) = (claim(step.from.claim())?, claim(step.to.claim())?);
    let label = topic_label(subject, from);
    let (one, other) = (value_said(from), value_said(to));
    let (from, to) = (title(from), title(to));
    Some(format!(
        "{one} in {from} and {other} in {to} exclude each other about {label}"
    ))
}
