//! What a claim rests on: its own citations, those that others lend it, evidence, and reasons.

use super::{ArticlePath, ClaimRef, Incoming, Workspace};
use crate::reasoning::{Bases, Basis, Grounds, Labels, shortest_chain};
use crate::vocabulary::{Stance, Verb};

/// A claim's place: its article and its number there.
pub(super) type ClaimPlace = (ArticlePath, usize);

/// What is found of the support of claims, as far as anybody asked since more than words changed.
#[derive(Debug, Default)]
pub(super) struct Support {
    grounds: [Grounds<ClaimPlace>; Ground::COUNT],
    bases: Bases<ClaimPlace>,
    /// Whether they stand, which is no matter of support and holds for as long.
    pub(super) labels: Labels<ClaimPlace>,
}

/// What a claim can have by itself, or borrow from others.
#[derive(Clone, Copy, Debug)]
enum Ground {
    /// A citation that leads to a source.
    Citation,
    /// A citation, wherever it leads.
    NamedCitation,
    /// A citation that leads to a source and tells more than where the author said it.
    Evidence,
    /// Such a citation, wherever it leads.
    NamedEvidence,
    /// A reason.
    Reason,
}

impl Ground {
    const COUNT: usize = Self::Reason as usize + 1;

    fn stands_at(self, workspace: &Workspace, claim: ClaimRef<'_>) -> bool {
        match self {
            Self::Citation => workspace.cites(claim),
            Self::NamedCitation => workspace.names_citation(claim),
            Self::Evidence => workspace.has_evidence(claim),
            Self::NamedEvidence => workspace.names_evidence(claim),
            Self::Reason => workspace.is_reasoned_for(claim),
        }
    }
}

impl Workspace {
    /// Whether a claim can be checked without the help of others: it cites a source that exists, or
    /// its article's own source covers its speaker.
    pub fn cites(&self, claim: ClaimRef<'_>) -> bool {
        let citations = &claim.claim.citations;
        let known = |key: &str| self.source(claim.article, key).is_some();
        citations.iter().any(|citation| known(&citation.key.value))
            || (self.own_source(claim.article).is_some() && !self.is_reported(claim))
    }

    /// Whether a citation stands at a claim, or above its article for what its authors say. Whether
    /// that leads to a source is another matter.
    pub fn names_citation(&self, claim: ClaimRef<'_>) -> bool {
        let article_does = claim.article.front_matter.source.is_some();
        let claim_does = !claim.claim.citations.is_empty() || claim.claim.has_unreadable_citation;
        claim_does || (article_does && !self.is_reported(claim))
    }

    /// Whether a claim can be checked: it cites, or something that supports, entails or restates it
    /// does, or something that supports that.
    pub fn is_cited(&self, claim: ClaimRef<'_>) -> bool {
        self.rests_on(Ground::Citation, claim)
    }

    /// Whether a citation stands at a claim or at one that it rests on, also where it leads nowhere:
    /// then that is what is wrong.
    pub fn rests_on_citation(&self, claim: ClaimRef<'_>) -> bool {
        self.rests_on(Ground::NamedCitation, claim)
    }

    /// Whether there is evidence for a claim: it cites something other than its article's own source,
    /// which tells where the author said it and not why it is so; or something that supports,
    /// entails or restates it does, and so on.
    pub fn is_grounded(&self, claim: ClaimRef<'_>) -> bool {
        self.rests_on(Ground::Evidence, claim)
    }

    /// Whether evidence is named for a claim or for one that it rests on, also where the citation
    /// leads nowhere: then that is what is wrong.
    pub fn rests_on_evidence(&self, claim: ClaimRef<'_>) -> bool {
        self.rests_on(Ground::NamedEvidence, claim)
    }

    /// Whether anybody gives a reason for a claim or for one that says the same: something asserted
    /// supports or entails it or, where the claim is a denial, speaks against what it denies.
    /// To repeat it is no reason.
    pub fn has_reason(&self, claim: ClaimRef<'_>) -> bool {
        self.rests_on(Ground::Reason, claim)
    }

    /// The shortest chain from a claim to one with a citation of its own, along what supports,
    /// entails or restates it; `None` where the claim is uncited.
    pub fn citation_chain(&self, claim: ClaimRef<'_>) -> Option<Vec<ClaimRef<'_>>> {
        self.chain_to(Ground::Citation, claim)
    }

    /// The shortest chain from a claim to one with evidence of its own, along what supports, entails
    /// or restates it; `None` where the claim is not grounded.
    pub fn grounding_chain(&self, claim: ClaimRef<'_>) -> Option<Vec<ClaimRef<'_>>> {
        self.chain_to(Ground::Evidence, claim)
    }

    /// What a claim rests on in the end along what supports, entails or restates it, citations or not.
    pub fn basis(&self, claim: ClaimRef<'_>) -> Basis<(ArticlePath, usize)> {
        let lenders = |place: &ClaimPlace| {
            let mut lenders = self.lenders(place);
            // Who supports himself rests on nothing else than before.
            lenders.retain(|lender| lender != place);
            lenders
        };
        self.support.bases.basis(claim.place(), lenders)
    }

    /// Whether a claim brings evidence itself. What somebody else is reported to say is testimony, and
    /// the article may be where it was given.
    pub(super) fn has_evidence(&self, claim: ClaimRef<'_>) -> bool {
        self.evidence(claim)
            .any(|key| self.source(claim.article, key).is_some())
    }

    fn names_evidence(&self, claim: ClaimRef<'_>) -> bool {
        claim.claim.has_unreadable_citation || self.evidence(claim).next().is_some()
    }

    /// The citation keys that tell more than where the author said it.
    fn evidence<'a>(&self, claim: ClaimRef<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
        let attribution = claim.article.front_matter.source.as_ref();
        let attribution = attribution.filter(|_| !self.is_reported(claim));
        let keys = claim.claim.citations.iter().map(|citation| &citation.key);
        keys.map(|key| key.value.as_str())
            .filter(move |key| attribution.is_none_or(|own| own.value != *key))
    }

    /// Whether something asserted is a reason for the claim itself.
    fn is_reasoned_for(&self, claim: ClaimRef<'_>) -> bool {
        let is_denied = claim.claim.stance == Stance::Denies;
        self.incoming(claim).iter().any(|incoming| {
            let stance = incoming.from.claim.stance;
            // What entails or contradicts speaks of its proposition as written.
            let is_reason = match incoming.relation.verb {
                Verb::Supports => stance.commits(),
                Verb::Entails => stance == Stance::Asserts,
                Verb::Attacks => is_denied && stance.commits(),
                Verb::Contradicts => is_denied && stance == Stance::Asserts,
                _ => false,
            };
            is_reason && incoming.from != claim
        })
    }

    fn rests_on(&self, ground: Ground, claim: ClaimRef<'_>) -> bool {
        let known = &self.support.grounds[ground as usize];
        let stands_at = |place: &ClaimPlace| self.stands_at(ground, place);
        let lenders = |place: &ClaimPlace| match ground {
            Ground::Reason => self.restatements(place),
            _ => self.lenders(place),
        };
        // Most need nobody else, and are quickly looked at.
        ground.stands_at(self, claim) || known.is_grounded(claim.place(), stands_at, lenders)
    }

    fn chain_to(&self, ground: Ground, claim: ClaimRef<'_>) -> Option<Vec<ClaimRef<'_>>> {
        let chain = shortest_chain(
            claim.place(),
            |place| self.stands_at(ground, place),
            |place| self.lenders(place),
        )?;
        let claims = chain.iter();
        claims
            .map(|(path, index)| self.claim(path, *index))
            .collect()
    }

    fn stands_at(&self, ground: Ground, (path, index): &ClaimPlace) -> bool {
        self.claim(path, *index)
            .is_some_and(|claim| ground.stands_at(self, claim))
    }

    /// The claims that lend their citation to the one at a place.
    fn lenders(&self, (path, index): &ClaimPlace) -> Vec<ClaimPlace> {
        let claim = self.claim(path, *index);
        let incoming = claim.map(|claim| self.incoming(claim)).unwrap_or_default();
        let lenders = incoming
            .iter()
            .filter(|incoming| incoming.relation.verb.carries_citation());
        lenders.map(|incoming| incoming.from.place()).collect()
    }

    /// The claims that say the same as the one at a place, and take the same stance to it.
    pub(super) fn restatements(&self, (path, index): &ClaimPlace) -> Vec<ClaimPlace> {
        let Some(claim) = self.claim(path, *index) else {
            return Vec::new();
        };
        let incoming = self.incoming(claim).into_iter();
        let restating = incoming.filter(|incoming| incoming.relation.verb == Verb::Restates);
        let restating = restating.map(|incoming: Incoming<'_>| incoming.from);
        let restated = self.targets_by(claim, Verb::Restates);
        restating
            .chain(restated)
            .filter(|other| other.claim.stance == claim.claim.stance)
            .map(|other| other.place())
            .collect()
    }
}
