//! The claims next to a claim: those it bears on, those that bear on it, those it cannot stand with,
//! and how.

use crate::reasoning::Opposition;
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Contest, Workspace};

/// A claim next to another.
#[derive(Clone, Debug)]
pub struct Neighbour<'a> {
    /// The neighbour.
    pub claim: ClaimRef<'a>,
    /// What ties it to the other.
    pub tie: Tie,
}

/// What ties a claim to its neighbour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// It names the neighbour in a relation.
    Outgoing(Verb),
    /// The neighbour names it.
    Incoming(Verb),
    /// Their speakers cannot both be right.
    Contested {
        /// How the speakers stand to each other.
        opposition: Opposition,
        /// Whether one of the two says so itself, with `contradicts`.
        is_declared: bool,
    },
}

impl Tie {
    /// How it reads, from the claim to its neighbour: `supports`, `is supported by`, `disputed by`.
    pub fn label(&self) -> String {
        match self {
            Self::Outgoing(verb) => verb.word().to_owned(),
            Self::Incoming(verb) => format!("is {}", verb.inverse()),
            Self::Contested { opposition, .. } => match opposition {
                Opposition::Contradiction(_) => "contradicted by the same speaker",
                Opposition::Hedge(_) => "hedged by the same speaker",
                Opposition::Dispute => "disputed by",
            }
            .to_owned(),
        }
    }
}

/// The neighbours of a claim, each once for each tie: by what it says of others, in the order of the
/// verbs, by what others say of it, and by what contests it. The claim itself is not among them, even
/// where it wrongly relates to itself.
pub fn neighbours<'a>(workspace: &'a Workspace, claim: ClaimRef<'a>) -> Vec<Neighbour<'a>> {
    let mut neighbours = Vec::new();
    let mut add = |tie: Tie, of_tie: Vec<ClaimRef<'a>>| {
        let others = of_tie.into_iter().filter(|other| *other != claim);
        neighbours.extend(others.map(|claim| Neighbour {
            claim,
            tie: tie.clone(),
        }));
    };
    for verb in Verb::ALL {
        add(
            Tie::Outgoing(*verb),
            distinct(workspace.targets_by(claim, *verb)),
        );
    }
    let incoming = workspace.incoming(claim);
    for verb in Verb::ALL {
        let of_verb = incoming
            .iter()
            .filter(|incoming| incoming.relation.verb == *verb);
        let from = of_verb.map(|incoming| incoming.from).collect();
        add(Tie::Incoming(*verb), distinct(from));
    }
    for contest in workspace.contests(claim) {
        let tie = Tie::Contested {
            is_declared: is_declared(&contest),
            opposition: contest.opposition,
        };
        add(tie, vec![contest.other]);
    }
    neighbours
}

fn is_declared(contest: &Contest<'_>) -> bool {
    matches!(contest.chain.as_slice(), [step] if step.link.is_written(Verb::Contradicts))
}

/// Each claim once, by path and position.
fn distinct(mut claims: Vec<ClaimRef<'_>>) -> Vec<ClaimRef<'_>> {
    claims.sort_by_key(ClaimRef::place);
    claims.dedup();
    claims
}
