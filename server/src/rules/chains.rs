//! Chains of steps in words: what leads from one claim to another, as a sentence and as places.

use super::conflicts::{related, topic_label, value_said};
use super::subject::title_seen_from;
use super::{Related, Subject};
use crate::reasoning::{Link, Step};
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Component, Contest, Workspace};

/// More steps than these are better followed than read in one breath.
const LONGEST_SENTENCE: usize = 4;
/// Twice as many steps can still be followed one by one.
const LONGEST_HALF: usize = 20;

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
    one_by_one(chain, |step| {
        let claim = component.claim(subject.workspace, step.to.claim())?;
        Some(related(claim, &told(subject, component, *step)?))
    })
}

/// The same of what a claim cannot stand with, which nobody else tells.
pub(super) fn steps_of_contest(subject: &Subject<'_>, contest: &Contest<'_>) -> Vec<Related> {
    contest.component.note_told(&contest.chain, subject.path());
    steps(subject, contest.component, &contest.chain)
}

/// Steps as related information; of a chain that nobody would read to its end the beginning and the end.
pub(super) fn one_by_one<Item>(
    chain: &[Item],
    tell: impl Fn(&Item) -> Option<Related>,
) -> Vec<Related> {
    let left_out = chain.len().saturating_sub(2 * LONGEST_HALF);
    if left_out == 0 {
        return chain.iter().filter_map(tell).collect();
    }
    let (beginning, end) = (&chain[..LONGEST_HALF], &chain[chain.len() - LONGEST_HALF..]);
    let mut steps: Vec<_> = beginning.iter().filter_map(&tell).collect();
    let mut end = end.iter().filter_map(&tell);
    steps.extend(end.next().map(|step| Related {
        message: format!("{left_out} steps further, {}", step.message),
        ..step
    }));
    steps.extend(end);
    steps
}

/// A step as it is written down, whichever way the chain runs.
#[derive(Clone, Copy, Debug)]
pub enum WrittenStep<'a> {
    /// A relation as its claim states it.
    Relation(ClaimRef<'a>, Verb, ClaimRef<'a>),
    /// Two values on one topic, the one that the chain comes from first.
    Values(ClaimRef<'a>, ClaimRef<'a>),
}

impl<'a> WrittenStep<'a> {
    /// What is written where a conclusion takes a step.
    pub fn of(workspace: &'a Workspace, component: &Component, step: Step) -> Option<Self> {
        let claim = |number| component.claim(workspace, number);
        Some(match step.link {
            Link::Relation { verb, from, to } => Self::Relation(claim(from)?, verb, claim(to)?),
            Link::Values => Self::Values(claim(step.from.claim())?, claim(step.to.claim())?),
        })
    }
}

fn told(subject: &Subject<'_>, component: &Component, step: Step) -> Option<String> {
    let article = subject.article()?;
    let title = |claim| title_seen_from(article, claim);
    Some(match WrittenStep::of(subject.workspace, component, step)? {
        WrittenStep::Relation(from, verb, to) => {
            format!("{} {} {}", title(from), verb.word(), title(to))
        }
        WrittenStep::Values(from, to) => {
            let label = topic_label(subject, from);
            let (one, other) = (value_said(from), value_said(to));
            let (from, to) = (title(from), title(to));
            format!("{one} in {from} and {other} in {to} exclude each other about {label}")
        }
    })
}
