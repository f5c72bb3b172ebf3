//! What follows from what: the clauses of a set of claims, as an implication graph over literals.
//!
//! `entails`, `restates`, `contradicts` and the values on a topic are clauses of two literals each, so
//! that a clause is an edge and its contrapositive (2-SAT: Aspvall, Plass and Tarjan 1979). They speak
//! of propositions as written, at any time; who holds which proposition, and when, is left to
//! [`super::conflict`].
//!
//! A claim says at least what its value says of the topic, and often more. So values exclude claims
//! from each other and never make one follow from another; and who denies a claim with a value takes a
//! position on the topic as well, which has a literal of its own.

use std::collections::HashMap;
use std::ops::Not;

use crate::value::Value;
use crate::vocabulary::Verb;

/// A claim's proposition, or its negation. Within a theory, also what a denial says of its topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal(u32);

impl Literal {
    /// The proposition of a claim (`holds`), or its negation. Theories hold less than 2³¹ claims.
    pub fn new(claim: usize, holds: bool) -> Self {
        let claim = u32::try_from(claim).unwrap_or(u32::MAX >> 1);
        Self(claim << 1 | u32::from(!holds))
    }

    /// The claim, by index.
    pub fn claim(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Whether it is the proposition itself.
    pub fn holds(self) -> bool {
        self.0 & 1 == 0
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Not for Literal {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// Why one literal follows from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// A relation that is written down: `entails`, `restates` or `contradicts`.
    Relation {
        /// Which of them.
        verb: Verb,
        /// The claim that it is written at, by index.
        from: usize,
        /// The claim that it names.
        to: usize,
    },
    /// What the two claims say of one topic.
    Values,
}

impl Link {
    /// Whether it is a relation of this kind.
    pub fn is_written(self, wanted: Verb) -> bool {
        matches!(self, Self::Relation { verb, .. } if verb == wanted)
    }
}

/// One step of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it starts from.
    pub from: Literal,
    /// What follows.
    pub to: Literal,
    /// Why.
    pub link: Link,
}

impl Step {
    /// The contrapositive: what follows from the negation of the conclusion.
    pub fn reversed(self) -> Self {
        Self {
            from: !self.to,
            to: !self.from,
            link: self.link,
        }
    }
}

/// The clauses of some claims, which are known by their index.
#[derive(Clone, Debug, Default)]
pub struct Theory {
    claims: usize,
    /// What follows from a literal by a relation, by literal.
    edges: Vec<Vec<(Literal, Link)>>,
    /// The place of what a claim, or a denial, says of its topic: topic and position, by index.
    positions: Vec<Option<(usize, usize)>>,
    /// The positions on each topic, each once.
    topics: Vec<Vec<TopicPosition>>,
    /// The denials with a value: which claim they deny.
    denials: Vec<usize>,
    /// Their literals, by claim.
    denied: HashMap<usize, Literal>,
}

/// A value that holds, or one that does not, with those who say so.
#[derive(Clone, Debug)]
pub(super) struct TopicPosition {
    value: Value,
    affirmed: bool,
    pub(super) said_by: Vec<Literal>,
}

impl TopicPosition {
    /// Whether two positions on one topic cannot both be right.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        match (self.affirmed, other.affirmed) {
            (true, true) => self.value.excludes(&other.value),
            (true, false) => self.value.implies(&other.value),
            (false, true) => other.value.implies(&self.value),
            // There are no more answers than yes and no, but always a third name or number.
            (false, false) => {
                matches!((&self.value, &other.value), (Value::YesNo(one), Value::YesNo(other)) if one != other)
            }
        }
    }
}

impl Theory {
    /// The theory of so many claims, without any clause yet.
    pub fn new(claims: usize) -> Self {
        Self {
            claims,
            edges: vec![Vec::new(); 2 * claims],
            positions: vec![None; claims],
            ..Self::default()
        }
    }

    /// How many claims it is about.
    pub fn len(&self) -> usize {
        self.claims
    }

    /// Whether it is about nothing.
    pub fn is_empty(&self) -> bool {
        self.claims == 0
    }

    /// How many literals there are: two for each claim and for each denial.
    pub(super) fn literals(&self) -> usize {
        self.edges.len()
    }

    /// The literal as others know it: a denial's is the negation of the claim that is denied.
    pub(super) fn plain(&self, literal: Literal) -> Literal {
        match literal.claim().checked_sub(self.claims) {
            None => literal,
            Some(denial) => Literal::new(self.denials[denial], !literal.holds()),
        }
    }

    /// What the denial of a claim says of its topic, where it says anything.
    pub(super) fn denial(&self, claim: usize) -> Option<Literal> {
        self.denied.get(&claim).copied()
    }

    /// Adds what a relation means. Those that are mere reasons mean nothing here, and a claim's
    /// relation to itself is a mistake of another kind.
    pub fn relate(&mut self, from: usize, verb: Verb, to: usize) {
        let (one, other) = (Literal::new(from, true), Literal::new(to, true));
        if from == to {
            return;
        }
        let link = Link::Relation { verb, from, to };
        match verb {
            Verb::Entails => self.imply(one, other, link),
            Verb::Restates => {
                self.imply(one, other, link);
                self.imply(other, one, link);
            }
            Verb::Contradicts => self.imply(one, !other, link),
            _ => {}
        }
    }

    /// Adds what claims say of one topic: the claim, its value, and whether somebody affirms the
    /// claim (`true`) or denies it.
    pub fn add_topic(&mut self, said: impl IntoIterator<Item = (usize, Value, bool)>) {
        let topic = self.topics.len();
        let mut positions: Vec<TopicPosition> = Vec::new();
        let mut known = HashMap::new();
        for (claim, value, affirmed) in said {
            self.take(topic, &mut positions, &mut known, (claim, &value, true));
            if !affirmed {
                let denial = self.claims + self.denials.len();
                self.denials.push(claim);
                self.denied.insert(claim, Literal::new(denial, true));
                self.positions.push(None);
                self.edges.extend([Vec::new(), Vec::new()]);
                self.take(topic, &mut positions, &mut known, (denial, &value, false));
            }
        }
        self.topics.push(positions);
    }

    fn take(
        &mut self,
        topic: usize,
        positions: &mut Vec<TopicPosition>,
        known: &mut HashMap<String, usize>,
        (who, value, affirmed): (usize, &Value, bool),
    ) {
        let place = *known
            .entry(format!("{affirmed}{value:?}"))
            .or_insert_with(|| {
                positions.push(TopicPosition {
                    value: value.clone(),
                    affirmed,
                    said_by: Vec::new(),
                });
                positions.len() - 1
            });
        positions[place].said_by.push(Literal::new(who, true));
        self.positions[who] = Some((topic, place));
    }

    fn imply(&mut self, from: Literal, to: Literal, link: Link) {
        self.edges[from.index()].push((to, link));
        self.edges[(!to).index()].push((!from, link));
    }

    /// Whether a relation is written between two claims, in the given direction.
    pub(super) fn is_written(&self, from: usize, verb: Verb, to: usize) -> bool {
        let edges = &self.edges[Literal::new(from, true).index()];
        let wanted = Link::Relation { verb, from, to };
        edges.iter().any(|(_, link)| *link == wanted)
    }

    /// Everything that follows by a relation, literal by literal.
    pub fn relations(&self) -> impl Iterator<Item = &[(Literal, Link)]> {
        self.edges.iter().map(Vec::as_slice)
    }

    /// The literals that follow by a relation.
    pub(super) fn by_relation(&self, from: Literal) -> &[(Literal, Link)] {
        &self.edges[from.index()]
    }

    /// What a claim or denial says of a topic: the topic and the position, by index.
    pub(super) fn position(&self, literal: Literal) -> Option<(usize, usize)> {
        self.positions[literal.claim()]
    }

    /// The positions on the topics, each once.
    pub(super) fn topics(&self) -> &[Vec<TopicPosition>] {
        &self.topics
    }
}
