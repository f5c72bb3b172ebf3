//! Random theories with random speakers, and their clauses written down once more for the solver.

use claimlint::date::{Period, read_period};
use claimlint::reasoning::{Commitment, Theory};
use claimlint::speaker::Speaker;
use claimlint::value::Value;
use claimlint::vocabulary::{Modality, Stance, Verb};
use proptest::prelude::*;

/// A claim and whether it is affirmed. What the denial of a claim says of its topic is a claim of its
/// own, numbered behind all others.
pub(crate) type Fact = (usize, bool);

/// A clause of two literals.
pub(crate) type TwoClause = [Fact; 2];

#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) relations: Vec<(usize, Verb, usize)>,
    pub(crate) topics: Vec<Vec<(usize, &'static str)>>,
    pub(crate) commitments: Vec<Commitment>,
}

const VALUES: [&[&str]; 3] = [
    &["yes", "no"],
    &["1", "3", "2..4", ">=3", "<3", "5"],
    &["tripwire", "peacekeeping"],
];

pub(crate) fn commitment() -> impl Strategy<Value = Commitment> {
    let speakers =
        prop::collection::btree_set(prop::sample::select(vec!["ann", "bob", "carl"]), 1..3);
    let stance = prop_oneof![
        6 => Just(Stance::Asserts),
        2 => Just(Stance::Denies),
        1 => Just(Stance::Supposes),
    ];
    let modality = prop_oneof![
        6 => Just(Modality::Certain),
        1 => Just(Modality::Probable),
        2 => Just(Modality::Possible),
    ];
    let valid = prop::sample::select(vec!["", "", "", "2020", "2021/..", "2019/2020"]);
    (speakers, stance, modality, valid).prop_map(|(speakers, stance, modality, valid)| Commitment {
        speakers: speakers
            .into_iter()
            .map(|name| Speaker::Named(name.to_owned()))
            .collect(),
        stance,
        modality,
        valid: Some(match valid {
            "" => Period::ALWAYS,
            valid => read_period(valid).expect("a period"),
        }),
    })
}

pub(crate) fn case() -> impl Strategy<Value = Case> {
    (2..9_usize).prop_flat_map(|claims| {
        let verbs = prop::sample::select(vec![
            Verb::Entails,
            Verb::Entails,
            Verb::Restates,
            Verb::Contradicts,
            Verb::Contradicts,
            Verb::Supports,
            Verb::Attacks,
        ]);
        let relations = prop::collection::vec((0..claims, verbs, 0..claims), 0..2 * claims);
        // Each claim is about one topic at most.
        let values = prop::collection::vec(
            prop::option::weighted(0.4, (0..3_usize, 0..6_usize)),
            claims,
        );
        let commitments = prop::collection::vec(commitment(), claims);
        (relations, values, commitments).prop_map(|(relations, values, commitments)| {
            let mut topics = vec![Vec::new(); VALUES.len()];
            for (claim, value) in values.into_iter().enumerate() {
                if let Some((topic, value)) = value {
                    topics[topic].push((claim, VALUES[topic][value % VALUES[topic].len()]));
                }
            }
            Case {
                relations,
                topics,
                commitments,
            }
        })
    })
}

impl Case {
    pub(crate) fn read(&self, text: &str) -> Value {
        Value::read(text, None).expect("a value")
    }

    pub(crate) fn theory(&self) -> Theory {
        let mut theory = Theory::new(self.commitments.len());
        for (from, verb, to) in &self.relations {
            theory.relate(*from, *verb, *to);
        }
        for topic in &self.topics {
            let affirmed = |claim: &usize| self.commitments[*claim].affirms() != Some(false);
            let said = topic.iter();
            theory
                .add_topic(said.map(|(claim, value)| (*claim, self.read(value), affirmed(claim))));
        }
        theory
    }

    /// The clauses, written down once more from what the relations and values mean.
    pub(crate) fn clauses(&self) -> Vec<TwoClause> {
        let mut clauses = Vec::new();
        for (from, verb, to) in &self.relations {
            match verb {
                _ if from == to => {}
                Verb::Entails => clauses.push([(*from, false), (*to, true)]),
                Verb::Restates => {
                    clauses.push([(*from, false), (*to, true)]);
                    clauses.push([(*from, true), (*to, false)]);
                }
                Verb::Contradicts => clauses.push([(*from, false), (*to, false)]),
                _ => {}
            }
        }
        for topic in &self.topics {
            let claims = topic
                .iter()
                .map(|(claim, value)| (*claim, self.read(value), true));
            let denials = topic.iter().filter(|(claim, _)| self.denies(*claim));
            let denials =
                denials.map(|(claim, value)| (self.denial(*claim), self.read(value), false));
            let positions: Vec<_> = claims.chain(denials).collect();
            for (one, value, affirmed) in &positions {
                for (other, other_value, other_affirmed) in &positions {
                    let exclude = match (affirmed, other_affirmed) {
                        (true, true) => value.excludes(other_value),
                        (true, false) => value.implies(other_value),
                        (false, true) => other_value.implies(value),
                        (false, false) => {
                            let yes_no = matches!(value, Value::YesNo(_))
                                && matches!(other_value, Value::YesNo(_));
                            yes_no && value != other_value
                        }
                    };
                    if exclude && one < other {
                        clauses.push([(*one, false), (*other, false)]);
                    }
                }
            }
        }
        clauses
    }

    pub(crate) fn denies(&self, claim: usize) -> bool {
        self.commitments[claim].affirms() == Some(false)
    }

    pub(crate) fn has_value(&self, claim: usize) -> bool {
        self.topics
            .iter()
            .flatten()
            .any(|(other, _)| *other == claim)
    }

    pub(crate) fn denial(&self, claim: usize) -> usize {
        self.commitments.len() + claim
    }

    /// What a claim commits its speakers to.
    pub(crate) fn committed(&self, claim: usize) -> Vec<Fact> {
        let affirms = self.commitments[claim].affirms();
        let mut facts: Vec<_> = affirms
            .map(|affirms| (claim, affirms))
            .into_iter()
            .collect();
        if self.denies(claim) && self.has_value(claim) {
            facts.push((self.denial(claim), true));
        }
        facts
    }
}

pub(crate) fn negated((claim, affirmed): Fact) -> Fact {
    (claim, !affirmed)
}
