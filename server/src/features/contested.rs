//! With which claims a claim cannot stand: declared, in either direction, or by values on one topic.

use crate::reasoning::Opposition;
use crate::vocabulary::{Stance, Verb};
use crate::workspace::{ClaimRef, Workspace};

/// A claim on the other side.
pub(super) struct Contest<'a> {
    /// The other claim.
    pub(super) other: ClaimRef<'a>,
    /// How the speakers stand to each other.
    pub(super) opposition: Opposition,
    /// Whether it is the values on a topic that exclude each other.
    pub(super) by_value: bool,
}

/// Everything a claim cannot stand with: what is declared, by path and position, then what follows
/// from values.
pub(super) fn contests<'a>(workspace: &'a Workspace, claim: ClaimRef<'a>) -> Vec<Contest<'a>> {
    let mut contests = Vec::new();
    for other in declared(workspace, claim) {
        let commitment = workspace.commitment(claim);
        let opposition = commitment.opposes(&workspace.commitment(other));
        contests.extend(opposition.map(|opposition| Contest {
            other,
            opposition,
            by_value: false,
        }));
    }
    contests.extend(by_value(workspace, claim));
    contests
}

/// What is said to contradict a claim. It speaks of the propositions as written, so denying one
/// agrees with the other.
fn declared<'a>(workspace: &'a Workspace, claim: ClaimRef<'a>) -> Vec<ClaimRef<'a>> {
    if claim.claim.stance != Stance::Asserts {
        return Vec::new();
    }
    let outgoing = workspace.targets_by(claim, Verb::Contradicts).into_iter();
    let incoming = workspace.incoming(claim).into_iter();
    let incoming = incoming.filter(|incoming| incoming.relation.verb == Verb::Contradicts);
    let incoming = incoming.map(|incoming| incoming.from);
    let mut others: Vec<_> = outgoing.chain(incoming).collect();
    others.retain(|other| *other != claim && other.claim.stance == Stance::Asserts);
    others.sort_by_key(ClaimRef::place);
    others.dedup();
    others
}

fn by_value<'a>(workspace: &'a Workspace, claim: ClaimRef<'a>) -> Vec<Contest<'a>> {
    let topic = claim.claim.topic.as_ref();
    let found = topic.and_then(|topic| workspace.topic_clashes(&topic.value));
    let Some(found) = found.as_ref().and_then(|found| found.get()) else {
        return Vec::new();
    };
    let here = claim.place();
    let clashes = found.clashes.iter().filter_map(|clash| {
        let first = found.claims.get(clash.first)?;
        let second = found.claims.get(clash.second)?;
        let (path, index) = match here == *first {
            true => second,
            false if here == *second => first,
            false => return None,
        };
        Some(Contest {
            other: workspace.claim(path, *index)?,
            opposition: clash.opposition.clone(),
            by_value: true,
        })
    });
    clashes.collect()
}
