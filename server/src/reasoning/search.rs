//! What can be reached in an implication graph, and by the shortest chain: breadth first, without recursion.

use std::collections::VecDeque;

use super::theory::{Link, Literal, Step, Theory};

/// Breadth-first searches through one theory, which share their memory.
pub(super) struct Search<'a> {
    theory: &'a Theory,
    /// In which search a literal was last seen.
    seen: Vec<u32>,
    /// By which step.
    step: Vec<Option<Step>>,
    /// In which search the consequences of a position were last drawn.
    drawn: Vec<Vec<u32>>,
    waiting: VecDeque<Literal>,
    /// The number of the search.
    search: u32,
}

/// How to go on from a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Look at what follows from it.
    Follow,
    /// Leave what follows from it alone.
    Skip,
    /// End the search.
    Stop,
}

impl<'a> Search<'a> {
    /// Prepares searches through a theory.
    pub(super) fn new(theory: &'a Theory) -> Self {
        let topics = theory.topics().iter();
        Self {
            theory,
            seen: vec![0; theory.literals()],
            step: vec![None; theory.literals()],
            drawn: topics.map(|positions| vec![0; positions.len()]).collect(),
            waiting: VecDeque::new(),
            search: 0,
        }
    }

    /// Visits everything that follows from the starts, which are visited first, nearest first.
    pub(super) fn visit(
        &mut self,
        starts: impl IntoIterator<Item = Literal>,
        mut visitor: impl FnMut(&Self, Literal) -> Next,
    ) {
        self.search += 1;
        self.waiting.clear();
        for start in starts {
            self.reach(start, None);
        }
        while let Some(literal) = self.waiting.pop_front() {
            match visitor(self, literal) {
                Next::Follow => self.follow(literal),
                Next::Skip => {}
                Next::Stop => return,
            }
        }
    }

    /// The steps from the start of the search under way to a literal it has reached, as others know them.
    pub(super) fn chain(&self, to: Literal) -> Vec<Step> {
        let plain = |step: Step| Step {
            from: self.theory.plain(step.from),
            to: self.theory.plain(step.to),
            ..step
        };
        let mut chain: Vec<_> = self.backwards(to).map(plain).collect();
        chain.reverse();
        chain
    }

    /// The same from the end.
    pub(super) fn backwards(&self, to: Literal) -> impl Iterator<Item = Step> {
        let last = self.step[to.index()];
        std::iter::successors(last, |step| self.step[step.from.index()])
    }

    /// Whether the latest search reached a literal.
    pub(super) fn reached(&self, literal: Literal) -> bool {
        self.seen[literal.index()] == self.search
    }

    fn reach(&mut self, literal: Literal, step: Option<Step>) {
        if !self.reached(literal) {
            self.seen[literal.index()] = self.search;
            self.step[literal.index()] = step;
            self.waiting.push_back(literal);
        }
    }

    fn follow(&mut self, from: Literal) {
        let theory = self.theory;
        for (to, link) in theory.by_relation(from) {
            let (to, link) = (*to, *link);
            self.reach(to, Some(Step { from, to, link }));
        }
        let position = theory.position(from).filter(|_| from.holds());
        let Some((topic, place)) = position else {
            return;
        };
        // What a position excludes is the same for all who take it.
        let drawn = &mut self.drawn[topic][place];
        if std::mem::replace(drawn, self.search) == self.search {
            return;
        }
        let positions = &theory.topics()[topic];
        for other in positions {
            if !positions[place].excludes(other) {
                continue;
            }
            for literal in &other.said_by {
                let (to, link) = (!*literal, Link::Values);
                self.reach(to, Some(Step { from, to, link }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;
    use crate::vocabulary::Verb;

    fn claims(theory: &Theory, from: Literal) -> Vec<(usize, bool)> {
        let mut reached = Vec::new();
        Search::new(theory).visit([from], |_, literal| {
            reached.push((literal.claim(), literal.holds()));
            Next::Follow
        });
        reached.sort_unstable();
        reached
    }

    #[test]
    fn relations_hold_both_ways_as_they_should() {
        let mut theory = Theory::new(4);
        theory.relate(0, Verb::Entails, 1);
        theory.relate(1, Verb::Contradicts, 2);
        theory.relate(3, Verb::Restates, 2);
        theory.relate(0, Verb::Supports, 3);
        let expected = [(0, true), (1, true), (2, false), (3, false)];
        assert_eq!(claims(&theory, Literal::new(0, true)), expected);
        let expected = [(0, false), (1, false), (2, true), (3, true)];
        assert_eq!(claims(&theory, Literal::new(3, true)), expected);
        assert_eq!(claims(&theory, Literal::new(0, false)), [(0, false)]);
    }

    #[test]
    fn values_exclude_each_other_and_prove_nothing_else() {
        let value = |text| Value::read(text, None).expect("a value");
        let mut theory = Theory::new(5);
        let sizes = ["15000..20000", "20000", "30000"].map(value).into_iter();
        theory.add_topic(sizes.enumerate().map(|(claim, value)| (claim, value, true)));
        theory.add_topic([(3, value("yes"), false), (4, value("no"), true)]);
        let expected = [(1, true), (2, false)];
        assert_eq!(claims(&theory, Literal::new(1, true)), expected);
        assert_eq!(claims(&theory, Literal::new(0, false)), [(0, false)]);
        assert_eq!(
            claims(&theory, Literal::new(4, true)),
            [(3, false), (4, true)]
        );
        let denial = theory.denial(3).expect("a denial");
        assert_eq!(theory.plain(denial), Literal::new(3, false));
        // To deny “yes” excludes “yes” and agrees with “no”.
        assert_eq!(
            claims(&theory, denial),
            [(3, false), (denial.claim(), true)]
        );
    }

    #[test]
    fn a_chain_of_a_million_is_followed_to_its_end() {
        let last = 1_000_000;
        let mut theory = Theory::new(last + 1);
        for claim in 0..last {
            theory.relate(claim, Verb::Entails, claim + 1);
        }
        let mut length = 0;
        Search::new(&theory).visit([Literal::new(0, true)], |search, literal| {
            if literal.claim() == last {
                length = search.chain(literal).len();
            }
            Next::Follow
        });
        assert_eq!(length, last);
    }
}
