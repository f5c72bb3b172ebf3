//! Values on one topic: which cannot all be true, and the two that show it.
//!
//! Stretches of numbers or days have a common point exactly when every two of them have (Helly's
//! theorem in one dimension), so two positions always suffice as an explanation.

use std::collections::{BTreeMap, BTreeSet};

use super::{Commitment, Opposition};
use crate::speaker::Speaker;
use crate::value::Value;

/// What one claim says of a topic.
#[derive(Clone, Debug)]
pub struct Position {
    /// The value.
    pub value: Value,
    /// Who answers for it: who denies a value excludes it.
    pub commitment: Commitment,
}

/// Two positions that exclude each other, as indices into the list given; the first came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The earlier position.
    pub first: usize,
    /// The later position.
    pub second: usize,
    /// Between whom.
    pub opposition: Opposition,
}

impl Position {
    fn excludes(&self, other: &Self) -> bool {
        match (self.commitment.affirms(), other.commitment.affirms()) {
            (Some(true), Some(true)) => self.value.excludes(&other.value),
            (Some(true), Some(false)) => self.value.implies(&other.value),
            (Some(false), Some(true)) => other.value.implies(&self.value),
            // Who denies “yes” says “no”; two denials of names or numbers leave room for a third.
            (Some(false), Some(false)) => {
                matches!((&self.value, &other.value), (Value::YesNo(one), Value::YesNo(two)) if one != two)
            }
            _ => false,
        }
    }
}

/// The clashes among positions on one topic: one for each speaker who contradicts themselves, one
/// for each two who dispute. `positions` are in the order in which ties are settled; of several
/// clashes between the same speakers the first pair is kept.
pub fn clashes(positions: &[Position]) -> Vec<Clash> {
    let mut found = BTreeMap::new();
    for (second, later) in positions.iter().enumerate() {
        for (first, earlier) in positions[..second].iter().enumerate() {
            if !earlier.excludes(later) {
                continue;
            }
            let Some(opposition) = earlier.commitment.opposes(&later.commitment) else {
                continue;
            };
            let between = match &opposition {
                Opposition::Contradiction(same) => (same.clone(), same.clone()),
                Opposition::Dispute => {
                    in_order(&earlier.commitment.speakers, &later.commitment.speakers)
                }
            };
            found.entry(between).or_insert(Clash {
                first,
                second,
                opposition,
            });
        }
    }
    let mut clashes: Vec<_> = found.into_values().collect();
    clashes.sort_by_key(|clash| (clash.second, clash.first));
    clashes
}

fn in_order(
    one: &BTreeSet<Speaker>,
    two: &BTreeSet<Speaker>,
) -> (BTreeSet<Speaker>, BTreeSet<Speaker>) {
    let (one, two) = if one <= two { (one, two) } else { (two, one) };
    (one.clone(), two.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Period;
    use crate::vocabulary::{Modality, Stance};

    fn position(speaker: &str, stance: Stance, value: &str) -> Position {
        Position {
            value: Value::read(value, None).expect(value),
            commitment: Commitment {
                speakers: BTreeSet::from([Speaker::Named(speaker.to_owned())]),
                stance,
                modality: Modality::Certain,
                valid: Some(Period::ALWAYS),
            },
        }
    }

    fn pairs(positions: &[Position]) -> Vec<(usize, usize)> {
        clashes(positions)
            .into_iter()
            .map(|clash| (clash.first, clash.second))
            .collect()
    }

    #[test]
    fn two_speakers_clash_once_however_often_they_speak() {
        let positions = [
            position("a", Stance::Asserts, "15000..20000"),
            position("b", Stance::Asserts, ">30000"),
            position("b", Stance::Asserts, "40000"),
            position("a", Stance::Asserts, "20000"),
        ];
        assert_eq!(pairs(&positions), [(0, 1)]);
    }

    #[test]
    fn a_denied_value_is_excluded_and_no_other() {
        let denies = position("a", Stance::Denies, "tripwire");
        assert_eq!(
            pairs(&[denies.clone(), position("b", Stance::Asserts, "tripwire")]),
            [(0, 1)]
        );
        assert!(
            pairs(&[
                denies.clone(),
                position("b", Stance::Asserts, "reassurance")
            ])
            .is_empty()
        );
        assert!(pairs(&[denies, position("b", Stance::Denies, "reassurance")]).is_empty());
    }

    #[test]
    fn denying_yes_is_no() {
        let denies = position("a", Stance::Denies, "yes");
        assert!(pairs(&[denies.clone(), position("b", Stance::Asserts, "no")]).is_empty());
        assert_eq!(
            pairs(&[denies.clone(), position("b", Stance::Denies, "no")]),
            [(0, 1)]
        );
        assert_eq!(
            pairs(&[denies, position("b", Stance::Asserts, "yes")]),
            [(0, 1)]
        );
    }
}
