//! Values on one topic: which cannot all be true, and the two that show it.
//!
//! Stretches of numbers or days have a common point exactly when every two of them have (Helly's
//! theorem in one dimension), so two positions always suffice as an explanation.

use std::collections::{BTreeMap, BTreeSet};

use super::{Commitment, Opposition};
use crate::speaker::Speaker;
use crate::value::Value;

/// What one claim says of a topic.
#[derive(Clone, Debug, PartialEq)]
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

/// The positions of the same speakers, each view of theirs once, in order.
struct Group<'a> {
    speakers: &'a BTreeSet<Speaker>,
    members: Vec<usize>,
    /// The greatest lower and the smallest upper end, where all are asserted numbers of one unit.
    overlap: Option<Overlap<'a>>,
}

/// What all the intervals of a group have in common: empty where the low end lies above the high.
#[derive(Clone, Copy)]
struct Overlap<'a> {
    low: f64,
    high: f64,
    unit: Option<&'a str>,
}

/// The clashes among positions on one topic: one for each speaker who contradicts themselves, one
/// for each two who dispute. `positions` are in the order in which ties are settled; of several
/// clashes between the same speakers the first pair is kept.
pub fn clashes(positions: &[Position]) -> Vec<Clash> {
    let groups = group(positions);
    let mut found: BTreeMap<_, Clash> = BTreeMap::new();
    for (place, one) in groups.iter().enumerate() {
        for other in &groups[place..] {
            for hedged in [false, true] {
                let Some(clash) = first_clash(positions, one, other, hedged) else {
                    continue;
                };
                let between = match &clash.opposition {
                    Opposition::Contradiction(same) | Opposition::Hedge(same) => {
                        (same.clone(), same.clone())
                    }
                    Opposition::Dispute => in_order(one.speakers, other.speakers),
                };
                let kept = found
                    .entry((between, hedged))
                    .or_insert_with(|| clash.clone());
                if (clash.second, clash.first) < (kept.second, kept.first) {
                    *kept = clash;
                }
            }
        }
    }
    let mut clashes: Vec<_> = found.into_values().collect();
    clashes.sort_by_key(|clash| (clash.second, clash.first));
    clashes
}

fn group(positions: &[Position]) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<&BTreeSet<Speaker>, Vec<usize>> = BTreeMap::new();
    for (index, position) in positions.iter().enumerate() {
        let members = groups.entry(&position.commitment.speakers).or_default();
        // Who says the same thing twice adds nothing; only neighbours are compared, so that long
        // lists stay cheap.
        if members
            .last()
            .is_none_or(|last| positions[*last] != *position)
        {
            members.push(index);
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|(speakers, members)| Group {
            overlap: common(members.iter().map(|index| &positions[*index])),
            speakers,
            members,
        })
        .collect()
}

fn common<'a>(positions: impl Iterator<Item = &'a Position>) -> Option<Overlap<'a>> {
    let mut overlap: Option<Overlap<'a>> = None;
    for position in positions {
        let Value::Number { bounds, unit } = &position.value else {
            return None;
        };
        let open = bounds.above_low || bounds.below_high;
        if open || position.commitment.affirms() != Some(true) {
            return None;
        }
        let this = Overlap {
            low: bounds.low,
            high: bounds.high,
            unit: unit.as_deref(),
        };
        overlap = Some(overlap.map_or(Some(this), |overlap| overlap.meet(this))?);
    }
    overlap
}

impl<'a> Overlap<'a> {
    /// What both have in common; `None` where the units differ.
    fn meet(self, other: Self) -> Option<Self> {
        (self.unit == other.unit).then_some(Self {
            low: self.low.max(other.low),
            high: self.high.min(other.high),
            unit: self.unit,
        })
    }
}

/// The first two positions that exclude each other, one of either group; of those that are merely
/// `hedged`, or of the others.
fn first_clash(
    positions: &[Position],
    one: &Group<'_>,
    other: &Group<'_>,
    hedged: bool,
) -> Option<Clash> {
    // By Helly's theorem nothing clashes where all have a number in common, whatever the dates.
    let overlap = one.overlap.zip(other.overlap);
    let overlap = overlap.and_then(|(one, other)| one.meet(other));
    if overlap.is_some_and(|overlap| overlap.low <= overlap.high) {
        return None;
    }
    let opposition = |first: usize, second: usize| {
        let (earlier, later) = (&positions[first], &positions[second]);
        let excludes = earlier.excludes(later);
        let opposition = excludes.then(|| earlier.commitment.opposes(&later.commitment))??;
        (matches!(opposition, Opposition::Hedge(_)) == hedged).then_some(opposition)
    };
    let clash = |(first, second)| {
        opposition(first, second).map(|opposition| Clash {
            first,
            second,
            opposition,
        })
    };
    let later_in = |earlier: &Group<'_>, later: &Group<'_>| {
        let mut pairs = later.members.iter().flat_map(|second| {
            let before = earlier
                .members
                .iter()
                .take_while(move |first| *first < second);
            before.map(move |first| (*first, *second))
        });
        pairs.find_map(clash)
    };
    let found = [later_in(one, other), later_in(other, one)];
    found
        .into_iter()
        .flatten()
        .min_by_key(|clash| (clash.second, clash.first))
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
