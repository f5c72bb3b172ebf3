//! Whether a claim stands against what speaks against it.

use super::components::ClaimPlace;
use super::{ClaimRef, Workspace};
use crate::reasoning::{Label, Standing};
use crate::vocabulary::{Stance, Verb};

impl Workspace {
    /// Whether a claim stands: against what attacks it and what it cannot be true together with,
    /// against what speaks against those, and so on. Support does not count, nor do `undercuts` and
    /// `qualifies`: they bear on how well something is supported.
    pub fn standing<'a>(&'a self, claim: ClaimRef<'a>) -> Standing<ClaimRef<'a>> {
        let labels = &self.support.labels;
        let found = labels.standing(&claim.place(), |place| self.attackers(place));
        let named = |place: ClaimPlace| self.claim(&place.0, place.1).unwrap_or(claim);
        match found {
            Standing::In(fallen) => {
                let fallen = fallen.into_iter();
                Standing::In(
                    fallen
                        .map(|(one, other)| (named(one), named(other)))
                        .collect(),
                )
            }
            Standing::Out(attacker) => Standing::Out(named(attacker)),
            Standing::Undecided(attackers) => {
                Standing::Undecided(attackers.into_iter().map(named).collect())
            }
        }
    }

    /// The same without the reason, for who asks about many claims.
    pub fn label(&self, claim: ClaimRef<'_>) -> Label {
        let labels = &self.support.labels;
        labels.label(&claim.place(), |place| self.attackers(place))
    }

    /// What attacks a claim, while it holds, and what it cannot be true together with.
    fn attackers(&self, (path, index): &ClaimPlace) -> Vec<ClaimPlace> {
        let Some(claim) = self.claim(path, *index) else {
            return Vec::new();
        };
        let valid = self.commitment(claim).valid;
        let incoming = self.incoming(claim).into_iter();
        let attacks = incoming.filter(|incoming| {
            let asked = matches!(incoming.from.claim.stance, Stance::Supposes | Stance::Asks);
            let when = valid.zip(self.commitment(incoming.from).valid);
            incoming.relation.verb == Verb::Attacks
                && !asked
                && when.is_some_and(|(one, other)| one.overlaps(&other))
        });
        let mut attackers: Vec<_> = attacks.map(|incoming| incoming.from.place()).collect();
        let opponents = self.opponents(claim).into_iter();
        attackers.extend(opponents.map(|(other, _)| other.place()));
        attackers
    }
}
