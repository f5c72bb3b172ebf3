//! A map around a claim: what is near it, and how all of that is tied together.

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::Path;

use super::claim_info::ClaimInfo;
use super::neighbours::{Neighbour, Tie, neighbours};
use super::target;
use crate::reasoning::Opposition;
use crate::vocabulary::Verb;
use crate::workspace::{ArticlePath, ClaimRef, Workspace};

/// A graph of claims.
#[derive(Clone, Debug)]
pub struct ClaimMap {
    /// The claims, nearest first; the first is the centre.
    pub nodes: Vec<Node>,
    /// What ties them together.
    pub edges: Vec<Edge>,
    /// How many more claims are next to these, and left out.
    pub truncated: usize,
}

/// A claim on the map.
#[derive(Clone, Debug)]
pub struct Node {
    /// By which edges know it: its name, or its place where it has none of its own.
    pub id: String,
    /// How many steps it is away from the centre.
    pub depth: usize,
    /// The claim.
    pub claim: ClaimInfo,
}

/// A tie between two claims of the map, by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it starts.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// What it says.
    pub relation: MapRelation,
}

/// What ties two claims of a map together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MapRelation {
    /// As the first claim states it.
    Written(Verb),
    /// The speakers exclude each other, as it follows from what is written.
    Disputes,
    /// The same speaker says both, as it follows from what is written.
    Contradicts,
    /// The same speaker is certain of one and holds the other possible.
    Hedges,
}

impl MapRelation {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Written(verb) => verb.word(),
            Self::Disputes => "disputes",
            Self::Contradicts => "contradicts-derived",
            Self::Hedges => "hedges",
        }
    }

    /// Whether nobody wrote it down.
    pub fn is_derived(self) -> bool {
        !matches!(self, Self::Written(_))
    }

    fn of(tie: &Tie) -> Option<Self> {
        match tie {
            Tie::Outgoing(verb) | Tie::Incoming(verb) => Some(Self::Written(*verb)),
            // The relation that says so is on the map already.
            Tie::Contested {
                is_declared: true, ..
            } => None,
            Tie::Contested { opposition, .. } => Some(match opposition {
                Opposition::Dispute => Self::Disputes,
                Opposition::Contradiction(_) => Self::Contradicts,
                Opposition::Hedge(_) => Self::Hedges,
            }),
        }
    }
}

type ClaimPlace = (ArticlePath, usize);

/// The claims within `depth` steps of the one at an offset, at most `limit` of them.
pub fn claim_map(
    workspace: &Workspace,
    path: &Path,
    offset: usize,
    depth: usize,
    limit: usize,
) -> Option<ClaimMap> {
    let centre = target::claim_at(workspace, path, offset)?;
    let mut found = vec![(centre, 0)];
    let mut numbers: HashMap<ClaimPlace, usize> = HashMap::from([(centre.place(), 0)]);
    let mut left_out: HashSet<ClaimPlace> = HashSet::new();
    let mut ties = Vec::new();
    let mut waiting = VecDeque::from([0]);
    while let Some(number) = waiting.pop_front() {
        let (claim, distance) = found[number];
        for Neighbour { claim: other, tie } in neighbours(workspace, claim) {
            let place = other.place();
            if !numbers.contains_key(&place) && distance < depth {
                if found.len() >= limit.max(1) {
                    left_out.insert(place);
                    continue;
                }
                numbers.insert(place.clone(), found.len());
                waiting.push_back(found.len());
                found.push((other, distance + 1));
            }
            ties.push((number, place, tie));
        }
    }
    let nodes = found.iter().map(|(claim, depth)| Node {
        id: node_id(workspace, *claim),
        depth: *depth,
        claim: ClaimInfo::of(workspace, *claim),
    });
    Some(ClaimMap {
        nodes: nodes.collect(),
        edges: edges(ties, &numbers),
        truncated: left_out.len(),
    })
}

/// The ties between claims of the map, each once.
fn edges(ties: Vec<(usize, ClaimPlace, Tie)>, numbers: &HashMap<ClaimPlace, usize>) -> Vec<Edge> {
    let mut drawn = HashSet::new();
    let mut edges = Vec::new();
    for (number, place, tie) in ties {
        let (Some(other), Some(relation)) = (numbers.get(&place), MapRelation::of(&tie)) else {
            continue;
        };
        let (from, to) = match tie {
            Tie::Outgoing(_) => (number, *other),
            Tie::Incoming(_) => (*other, number),
            Tie::Contested { .. } => (number.min(*other), number.max(*other)),
        };
        if drawn.insert((from, to, relation)) {
            edges.push(Edge { from, to, relation });
        }
    }
    edges
}

/// A claim's name, where the name means this claim and no other.
fn node_id(workspace: &Workspace, claim: ClaimRef<'_>) -> String {
    let name = claim.full_name();
    let is_first = |_: &String| {
        let id = claim.claim.id.as_ref().map(|id| id.value.as_str());
        let keyed = workspace.articles_with_key(&claim.article.key);
        let means = keyed.iter().find_map(|path| {
            let article = workspace.article(path)?;
            Some((path.clone(), article.claim(id?)?.index))
        });
        means == Some(claim.place())
    };
    name.filter(is_first).unwrap_or_else(|| {
        let path = &claim.article.path;
        let path = path.strip_prefix(&**workspace.root()).unwrap_or(path);
        format!("{}:{}", path.display(), claim.claim.index)
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::debate;

    fn check(marked: &str, depth: usize, limit: usize, expected: Expect) {
        let fixture = debate(marked);
        let map = claim_map(
            &fixture.workspace,
            &fixture.path,
            fixture.offset,
            depth,
            limit,
        );
        let map = map.expect("there is a claim");
        let mut shown = String::new();
        for node in &map.nodes {
            shown += &format!("{} {}\n", node.depth, node.id);
        }
        for edge in &map.edges {
            let id = |number: usize| &map.nodes[number].id;
            let (from, to) = (id(edge.from), id(edge.to));
            shown += &format!("{from} {} {to}\n", edge.relation.word());
        }
        shown += &format!("{} left out\n", map.truncated);
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_map_reaches_as_far_as_it_is_asked_to() {
        check(
            "Moscow gets n<|>o veto",
            0,
            60,
            expect![[r#"
            0 grand#no-veto
            0 left out
        "#]],
        );
        check(
            "Moscow gets n<|>o veto",
            1,
            60,
            expect![[r#"
            0 grand#no-veto
            1 bbc#veto
            1 grand#enough
            1 articles/bbc.md:4
            grand#no-veto contradicts bbc#veto
            grand#enough supports grand#no-veto
            articles/bbc.md:4 undercuts grand#no-veto
            bbc#veto attacks grand#enough
            articles/bbc.md:4 undercuts grand#enough
            0 left out
        "#]],
        );
        check(
            "Moscow gets n<|>o veto",
            2,
            60,
            expect![[r#"
            0 grand#no-veto
            1 bbc#veto
            1 grand#enough
            1 articles/bbc.md:4
            2 bbc#more
            grand#no-veto contradicts bbc#veto
            grand#enough supports grand#no-veto
            articles/bbc.md:4 undercuts grand#no-veto
            bbc#veto attacks grand#enough
            articles/bbc.md:4 undercuts grand#enough
            bbc#more qualifies grand#enough
            grand#enough disputes bbc#more
            0 left out
        "#]],
        );
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        check(
            "Twenty thou<|>sand",
            2,
            3,
            expect![[r#"
            0 grand#enough
            1 grand#no-veto
            1 bbc#veto
            grand#enough supports grand#no-veto
            bbc#veto attacks grand#enough
            grand#no-veto contradicts bbc#veto
            2 left out
        "#]],
        );
        check(
            "Twenty thou<|>sand",
            2,
            0,
            expect![[r#"
            0 grand#enough
            4 left out
        "#]],
        );
    }
}
