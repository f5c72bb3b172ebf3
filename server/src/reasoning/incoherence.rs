//! Claims that cannot be true whatever else is: they lead to their own negation.

use std::collections::BTreeSet;

use super::conflict::Inference;
use super::search::Next;
use super::theory::{Literal, Step};
use crate::vocabulary::Verb;

/// A claim that excludes itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoherence {
    /// The claim, by index.
    pub claim: usize,
    /// From what it commits to, step by step, to the negation of that.
    pub chain: Vec<Step>,
}

impl Inference<'_> {
    /// Finds the claims that lead to their own negation, and of these the ones where that starts.
    pub(super) fn incoherent(&mut self) -> Vec<Incoherence> {
        let literals = self.open.iter().map(|claim| Literal::new(*claim, true));
        let mut forced: Vec<_> = literals.filter(|literal| self.branches(*literal)).collect();
        forced.retain(|literal| self.chain_to_negation(*literal).is_some());
        if forced.is_empty() {
            return Vec::new();
        }
        // What leads to something forced is forced as well. Contrapositives turn the search round.
        let negations: Vec<_> = forced.iter().map(|literal| !*literal).collect();
        let (mut all, speakers) = (Vec::new(), self.speakers);
        self.search.visit(negations, |_, literal| {
            all.extend(speakers.refuted(literal).filter(|_| !literal.holds()));
            Next::Follow
        });
        for claim in &all {
            self.forced[*claim] = true;
        }
        all.sort_unstable();
        self.starts(&all)
    }

    /// Whether more than one thing follows. Where only one does, and it is not the negation, that one
    /// leads to its negation first.
    fn branches(&self, literal: Literal) -> bool {
        let theory = self.speakers.theory;
        let edges = theory.by_relation(literal);
        theory.position(literal).is_some()
            || edges.len() > 1
            || edges
                .iter()
                .any(|(_, link)| link.is_written(Verb::Restates))
    }

    fn chain_to_negation(&mut self, literal: Literal) -> Option<Vec<Step>> {
        let mut chain = None;
        self.search.visit([literal], |search, reached| {
            if reached == !literal {
                chain = Some(search.chain(reached));
                return Next::Stop;
            }
            Next::Follow
        });
        chain
    }

    /// Of claims that lead to their own negation those that do not only entail another such claim;
    /// of equivalent ones the first.
    fn starts(&mut self, forced: &[usize]) -> Vec<Incoherence> {
        let mut starts = Vec::new();
        let mut equivalent: BTreeSet<usize> = BTreeSet::new();
        for claim in forced {
            if equivalent.contains(claim) {
                continue;
            }
            let literal = Literal::new(*claim, true);
            let mut onwards = Vec::new();
            let (speakers, is_forced) = (self.speakers, &self.forced);
            self.search.visit([literal], |_, reached| {
                let other = speakers.committing(reached).filter(|other| other != claim);
                if other.is_some_and(|other| is_forced[other]) {
                    onwards.push(reached);
                    return Next::Skip;
                }
                // Everything follows from what is false by itself; only what is entailed counts.
                if reached.holds() {
                    Next::Follow
                } else {
                    Next::Skip
                }
            });
            let mut is_start = true;
            for other in onwards {
                if self.leads(other, literal) {
                    equivalent.insert(other.claim());
                } else {
                    is_start = false;
                }
            }
            if is_start && let Some(chain) = self.chain_to_negation(literal) {
                starts.push(Incoherence {
                    claim: *claim,
                    chain,
                });
            }
        }
        starts
    }

    fn leads(&mut self, from: Literal, to: Literal) -> bool {
        let mut leads = false;
        self.search.visit([from], |_, reached| {
            leads |= reached == to;
            if leads { Next::Stop } else { Next::Follow }
        });
        leads
    }
}
