//! Who answers for a proposition, how surely and for what time; when two such stand against each other.

use std::collections::BTreeSet;

use crate::date::Period;
use crate::speaker::Speaker;
use crate::vocabulary::{Modality, Stance};

/// What a claim commits its speakers to; by default nobody at no time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Commitment {
    /// Everybody who is committed: joint authors all are.
    pub speakers: BTreeSet<Speaker>,
    /// How they stand to the proposition.
    pub stance: Stance,
    /// How sure they are.
    pub modality: Modality,
    /// When it holds; `None` where a later claim has replaced it for all the time there is.
    pub valid: Option<Period>,
}

/// How two commitments stand against each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opposition {
    /// The same speakers say both.
    Contradiction(BTreeSet<Speaker>),
    /// The same speakers are certain of one and hold the other possible.
    Hedge(BTreeSet<Speaker>),
    /// Different speakers say either.
    Dispute,
}

impl Commitment {
    /// Whether the speakers hold the proposition true (`Some(true)`) or false (`Some(false)`), or
    /// answer for neither.
    pub fn affirms(&self) -> Option<bool> {
        match self.stance {
            Stance::Asserts => Some(true),
            Stance::Denies => Some(false),
            _ => None,
        }
    }

    /// Whether whatever excludes the other excludes this as well: the same speakers, at least as sure,
    /// at least as long.
    pub fn covers(&self, other: &Self) -> bool {
        let long = |this: Period, other: Period| other.within(&this);
        let times = self.valid.zip(other.valid);
        self.speakers == other.speakers
            && self.modality >= other.modality
            && times.is_some_and(|(this, other)| long(this, other))
    }

    /// How two commitments to things that cannot both be true stand against each other; `None`
    /// where they do not: at different times, where either is only possible and nobody is certain of
    /// both, or where neither speaker has a name.
    pub fn opposes(&self, other: &Self) -> Option<Opposition> {
        if !self.stance.commits() || !other.stance.commits() {
            return None;
        }
        if !self.valid?.overlaps(&other.valid?) {
            return None;
        }
        let surest = self.modality.max(other.modality);
        let sure = self.modality.min(other.modality) >= Modality::Probable;
        if !sure && surest < Modality::Certain {
            return None;
        }
        let same: BTreeSet<_> = self
            .speakers
            .intersection(&other.speakers)
            .cloned()
            .collect();
        match (sure, same.is_empty()) {
            (true, false) => return Some(Opposition::Contradiction(same)),
            (false, false) => return Some(Opposition::Hedge(same)),
            (false, true) => return None,
            (true, true) => {}
        }
        let named = |commitment: &Self| {
            commitment
                .speakers
                .iter()
                .any(|speaker| !speaker.is_anonymous())
        };
        (named(self) || named(other)).then_some(Opposition::Dispute)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::date::read_period;

    fn says(name: &str) -> Commitment {
        Commitment {
            speakers: BTreeSet::from([Speaker::Named(name.to_owned())]),
            stance: Stance::Asserts,
            modality: Modality::Certain,
            valid: Some(Period::ALWAYS),
        }
    }

    #[test]
    fn one_speaker_contradicts_and_two_dispute() {
        assert!(matches!(
            says("a").opposes(&says("a")),
            Some(Opposition::Contradiction(_))
        ));
        assert_eq!(says("a").opposes(&says("b")), Some(Opposition::Dispute));
    }

    #[test]
    fn joint_speakers_contradict_where_one_says_both() {
        let mut both = says("a");
        both.speakers.extend(says("b").speakers);
        let same = says("b").speakers;
        assert_eq!(
            both.opposes(&says("b")),
            Some(Opposition::Contradiction(same))
        );
    }

    #[test]
    fn concessions_suppositions_and_questions_commit_nobody() {
        for stance in [Stance::Concedes, Stance::Supposes, Stance::Asks] {
            assert_eq!(
                Commitment {
                    stance,
                    ..says("a")
                }
                .opposes(&says("a")),
                None
            );
        }
    }

    #[test]
    fn who_is_certain_of_one_and_holds_the_other_possible_hedges() {
        use Modality::{Certain, Possible, Probable};
        let pair = |name, one, other| {
            let with = |name, modality| Commitment {
                modality,
                ..says(name)
            };
            with("a", one).opposes(&with(name, other))
        };
        let same = says("a").speakers;
        assert_eq!(
            pair("a", Certain, Possible),
            Some(Opposition::Hedge(same.clone()))
        );
        assert_eq!(pair("b", Certain, Possible), None);
        assert_eq!(pair("a", Probable, Possible), None);
        assert_eq!(pair("a", Possible, Possible), None);
        assert_eq!(
            pair("a", Certain, Probable),
            Some(Opposition::Contradiction(same))
        );
    }

    #[test]
    fn different_times_do_not_meet() {
        let valid = |text| read_period(text);
        let then = Commitment {
            valid: valid("2022"),
            ..says("a")
        };
        let now = Commitment {
            valid: valid("2025/.."),
            ..says("a")
        };
        assert_eq!(then.opposes(&now), None);
        assert!(then.opposes(&says("a")).is_some());
        assert_eq!(
            Commitment {
                valid: None,
                ..says("a")
            }
            .opposes(&says("a")),
            None
        );
    }

    #[test]
    fn two_without_names_never_oppose() {
        let planners = |place| Commitment {
            speakers: BTreeSet::from([Speaker::Described(Path::new("a.md").into(), place, 0)]),
            ..says("")
        };
        assert_eq!(planners(0).opposes(&planners(1)), None);
        assert_eq!(planners(0).opposes(&says("a")), Some(Opposition::Dispute));
    }
}
