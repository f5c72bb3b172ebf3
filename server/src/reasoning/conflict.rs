//! Which commitments exclude each other in a theory, each pair with the shortest chain that proves it.
//!
//! Where the clauses can be true together, speakers are inconsistent exactly when two of their
//! commitments are: one leads to the negation of the other. Claims that lead to their own negation are
//! incoherent by themselves and make no pairs. Every search is breadth first and starts only where a
//! negation can be reached at all, and not from a claim that stands behind another of the same speakers.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::incoherence::Incoherence;
use super::search::{Next, Search};
use super::theory::{Link, Literal, Step, Theory};
use super::{Commitment, Opposition};
use crate::vocabulary::Verb;

/// Two claims that their speakers cannot both be right about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The claim to report it at, by index: the one that declares it, else the later one.
    pub here: usize,
    /// The other one.
    pub there: usize,
    /// Between whom.
    pub opposition: Opposition,
    /// From what `here` commits to, step by step, to the negation of what `there` commits to.
    pub chain: Vec<Step>,
    /// How many more claims restate one of the two.
    pub restatements: usize,
}

/// What follows from a theory for those who are committed to its claims.
#[derive(Clone, Debug, Default)]
pub struct Conclusions {
    /// Claims that can be reached from a commitment to their opposite, by index. Only these can
    /// stand in a conflict, as it is reported or in the shadow of another.
    pub contested: BTreeSet<usize>,
    /// Claims that lead to their own negation, and stand in no conflict therefore.
    pub forced: BTreeSet<usize>,
    /// The claims where incoherence starts, each proposition once.
    pub incoherent: Vec<Incoherence>,
    /// The conflicts, by where they are reported.
    pub conflicts: Vec<Conflict>,
}

/// Draws the conclusions. `commitments` are those of the theory's claims, in the order in which they
/// were made: of two claims that follow from nobody's declaration, the later is reported.
pub fn conclude(theory: &Theory, commitments: &[Commitment]) -> Conclusions {
    let mut inference = Inference::new(Speakers {
        theory,
        commitments,
    });
    let incoherent = inference.incoherent();
    let pairs = inference.pairs();
    let forced = (0..theory.len()).filter(|claim| inference.forced[*claim]);
    Conclusions {
        forced: forced.collect(),
        contested: inference.contested,
        conflicts: merge(inference.speakers, pairs),
        incoherent,
    }
}

/// Everything that what a claim commits to cannot stand with, nearest first, each with its chain.
pub fn contests(
    theory: &Theory,
    commitments: &[Commitment],
    claim: usize,
) -> Vec<(usize, Opposition, Vec<Step>)> {
    let mut found = Vec::new();
    visit_opponents(theory, commitments, claim, |search, literal, other| {
        found.push((other.0, other.1, search.chain(literal)));
    });
    found
}

/// The same without the chains, for who asks about many claims.
pub fn opponents(
    theory: &Theory,
    commitments: &[Commitment],
    claim: usize,
) -> Vec<(usize, Opposition)> {
    let mut found = Vec::new();
    visit_opponents(theory, commitments, claim, |_, _, other| found.push(other));
    found
}

fn visit_opponents(
    theory: &Theory,
    commitments: &[Commitment],
    claim: usize,
    mut visitor: impl FnMut(&Search<'_>, Literal, (usize, Opposition)),
) {
    let speakers = Speakers {
        theory,
        commitments,
    };
    let mut known = HashSet::new();
    Search::new(theory).visit(speakers.committed(claim), |search, literal| {
        if let Some(other) = speakers.refuted(literal).filter(|other| *other != claim)
            && let Some(opposition) = commitments[claim].opposes(&commitments[other])
            && known.insert(other)
        {
            visitor(search, literal, (other, opposition));
        }
        Next::Follow
    });
}

/// Who is committed to what in a theory.
#[derive(Clone, Copy)]
pub(super) struct Speakers<'a> {
    pub(super) theory: &'a Theory,
    pub(super) commitments: &'a [Commitment],
}

impl Speakers<'_> {
    /// What a claim commits to, where it commits to anything at any time: its proposition, or the
    /// negation of that and what the denial says of the topic.
    pub(super) fn committed(self, claim: usize) -> impl Iterator<Item = Literal> {
        let commitment = &self.commitments[claim];
        let affirms = commitment.affirms().filter(|_| commitment.valid.is_some());
        let plain = affirms.map(|affirms| Literal::new(claim, affirms));
        let denies = affirms == Some(false);
        let denial = self.theory.denial(claim).filter(|_| denies);
        plain.into_iter().chain(denial)
    }

    /// The claim that commits to a literal.
    pub(super) fn committing(self, literal: Literal) -> Option<usize> {
        let claim = self.theory.plain(literal).claim();
        self.committed(claim)
            .any(|committed| committed == literal)
            .then_some(claim)
    }

    /// The claim that commits to the opposite of a literal.
    pub(super) fn refuted(self, literal: Literal) -> Option<usize> {
        self.committing(!literal)
    }
}

/// Conclusions in the making.
pub(super) struct Inference<'a> {
    pub(super) speakers: Speakers<'a>,
    pub(super) search: Search<'a>,
    /// The claims of which somebody's commitment leads to the opposite.
    contested: BTreeSet<usize>,
    /// The claims of which both the proposition and its negation follow from some commitment.
    pub(super) open: Vec<usize>,
    /// Whether what the claim commits to leads to its own negation, by claim.
    pub(super) forced: Vec<bool>,
}

impl<'a> Inference<'a> {
    fn new(speakers: Speakers<'a>) -> Self {
        let claims = 0..speakers.theory.len();
        let mut search = Search::new(speakers.theory);
        let all = claims.clone().flat_map(|claim| speakers.committed(claim));
        search.visit(all, |_, _| Next::Follow);
        let contested = |claim: &usize| {
            let mut committed = speakers.committed(*claim);
            committed.any(|literal| search.reached(!literal))
        };
        let open = |claim: &usize| {
            let literal = Literal::new(*claim, true);
            search.reached(literal) && search.reached(!literal)
        };
        Self {
            contested: claims.clone().filter(contested).collect(),
            open: claims.filter(open).collect(),
            forced: vec![false; speakers.theory.len()],
            speakers,
            search,
        }
    }

    /// The pairs of claims that exclude each other, from the side of either.
    fn pairs(&mut self) -> Vec<Conflict> {
        let mut pairs: Vec<Conflict> = Vec::new();
        let (speakers, forced) = (self.speakers, &self.forced);
        for here in &self.contested {
            let here = *here;
            if forced[here] || stands_behind(speakers, here) {
                continue;
            }
            let own = &speakers.commitments[here];
            self.search
                .visit(speakers.committed(here), |search, literal| {
                    let refuted = speakers.refuted(literal);
                    if let Some(there) = refuted.filter(|there| *there != here && !forced[*there])
                        && let Some(opposition) = own.opposes(&speakers.commitments[there])
                        && !in_shadow(search, speakers, (here, literal), &opposition)
                    {
                        pairs.push(Conflict {
                            here,
                            there,
                            opposition,
                            chain: search.chain(literal),
                            restatements: 0,
                        });
                    }
                    Next::Follow
                });
        }
        pairs
    }
}

/// Whether all that follows from a claim follows by way of another that commits the same speakers as
/// firmly, so that every conflict is that one's: so it is in long chains.
fn stands_behind(speakers: Speakers<'_>, claim: usize) -> bool {
    let theory = speakers.theory;
    let mut committed = speakers.committed(claim);
    let (Some(start), None) = (committed.next(), committed.next()) else {
        return false;
    };
    let mut literal = start;
    for _ in 0..theory.len() {
        let [(only, _)] = theory.by_relation(literal) else {
            return false;
        };
        let takes_position = literal.holds() && theory.position(literal).is_some();
        if takes_position || *only == start {
            return false;
        }
        literal = *only;
        let next = speakers.committing(literal);
        let covers = |next: usize| speakers.commitments[next].covers(&speakers.commitments[claim]);
        if next.is_some_and(covers) {
            return true;
        }
    }
    false
}

/// Whether the chain passes through a claim of the same speakers that makes the same conflict with one
/// of its ends: then that shorter one is to be told.
fn in_shadow(
    search: &Search<'_>,
    speakers: Speakers<'_>,
    (here, there): (usize, Literal),
    opposition: &Opposition,
) -> bool {
    let commitments = speakers.commitments;
    let (own, other) = (
        &commitments[here],
        &commitments[speakers.theory.plain(there).claim()],
    );
    let stands_for = |passed: usize, end: &Commitment, opposite: &Commitment| {
        let passed = &commitments[passed];
        passed.speakers == end.speakers
            && passed.modality >= end.modality
            && passed.opposes(opposite).as_ref() == Some(opposition)
    };
    let mut passed = search.backwards(there).map(|step| step.from);
    passed.any(|literal| {
        let affirmed = speakers.committing(literal).filter(|claim| *claim != here);
        let refuted = speakers.refuted(literal).filter(|claim| *claim != here);
        affirmed.is_some_and(|passed| stands_for(passed, own, other))
            || refuted.is_some_and(|passed| stands_for(passed, other, own))
    })
}

/// One conflict of each kind for two propositions and what is held of them: the one with the shortest chain, then the
/// first. To affirm and to deny a proposition are two things to be in conflict with.
fn merge(speakers: Speakers<'_>, pairs: Vec<Conflict>) -> Vec<Conflict> {
    let theory = speakers.theory;
    let propositions = propositions(theory);
    let held = |claim: usize| (propositions[claim], speakers.commitments[claim].affirms());
    let mut kept: BTreeMap<_, Conflict> = BTreeMap::new();
    for pair in pairs {
        let pair = orient(theory, pair);
        let (one, other) = (held(pair.here), held(pair.there));
        let key = (one.min(other), one.max(other), pair.opposition.clone());
        let order = |pair: &Conflict| {
            (
                pair.chain.len(),
                by_values(&pair.chain),
                pair.here,
                pair.there,
            )
        };
        match kept.get(&key) {
            Some(earlier) if order(earlier) <= order(&pair) => {}
            _ => {
                kept.insert(key, pair);
            }
        }
    }
    let mut committed_to: BTreeMap<_, usize> = BTreeMap::new();
    for claim in 0..theory.len() {
        if speakers.committed(claim).next().is_some() {
            *committed_to.entry(held(claim)).or_default() += 1;
        }
    }
    let mut conflicts: Vec<_> = kept.into_values().collect();
    for conflict in &mut conflicts {
        let ends = BTreeSet::from([held(conflict.here), held(conflict.there)]);
        let claims: usize = ends.iter().filter_map(|end| committed_to.get(end)).sum();
        conflict.restatements = claims.saturating_sub(2);
    }
    conflicts.sort_by_key(|conflict| (conflict.here, conflict.there));
    conflicts
}

/// Whether nothing but two values on one topic is needed.
pub fn by_values(chain: &[Step]) -> bool {
    matches!(chain, [step] if step.link == Link::Values)
}

/// Turns a conflict round where it belongs to the other claim.
fn orient(theory: &Theory, pair: Conflict) -> Conflict {
    let (here, there) = (pair.here, pair.there);
    let declares = |from, to| theory.is_written(from, Verb::Contradicts, to);
    let declared = pair.chain.len() == 1;
    let belongs_there = match (
        declared && declares(here, there),
        declared && declares(there, here),
    ) {
        (true, false) => false,
        (false, true) => true,
        _ => here < there,
    };
    if !belongs_there {
        return pair;
    }
    Conflict {
        here: there,
        there: here,
        chain: pair
            .chain
            .iter()
            .rev()
            .map(|step| step.reversed())
            .collect(),
        ..pair
    }
}

/// The proposition of each claim: claims joined by `restates` have one, known by its first claim.
fn propositions(theory: &Theory) -> Vec<usize> {
    let mut propositions: Vec<Option<usize>> = vec![None; theory.len()];
    for first in 0..theory.len() {
        let mut waiting = vec![first];
        while let Some(claim) = waiting.pop() {
            if propositions[claim].is_some() {
                continue;
            }
            propositions[claim] = Some(first);
            for (to, link) in theory.by_relation(Literal::new(claim, true)) {
                if link.is_written(Verb::Restates) {
                    waiting.push(to.claim());
                }
            }
        }
    }
    propositions
        .into_iter()
        .enumerate()
        .map(|(claim, first)| first.unwrap_or(claim))
        .collect()
}
