//! What support comes down to where nothing grounds it: the claims at the ends of its chains or, where
//! there is no end, the circle in which it runs.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use dashmap::DashMap;
use foldhash::fast::RandomState;

/// What a node rests on in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis<Node> {
    /// The nodes at the ends of the chains, which rest on nothing, in order. The first
    /// [`Bases::MOST`] and no more: where there are so many, there may be others. A node that
    /// rests on nothing is its own end.
    Ends(Arc<[Node]>),
    /// No chain ends.
    Circle {
        /// What the node rests on, on the way around the circle.
        next: Node,
        /// How many steps lead to a node of the circle; none for a node that belongs to it.
        way: usize,
        /// How many nodes the circle has, one at least.
        length: usize,
    },
}

/// Answers about one state of the graph, remembered as they are found, from any thread.
#[derive(Debug)]
pub struct Bases<Node: Eq + Hash> {
    known: DashMap<Node, Basis<Node>, RandomState>,
}

impl<Node: Eq + Hash> Default for Bases<Node> {
    fn default() -> Self {
        Self {
            known: DashMap::default(),
        }
    }
}

impl<Node: Clone + Ord + Hash> Bases<Node> {
    /// How many ends a node is told at most.
    pub const MOST: usize = 20;

    /// What `start` rests on by way of `lenders`. Whatever is asked and in which order, the answer is
    /// the same. Every node is searched once; without recursion, so that neither length nor
    /// cycles matter.
    pub fn basis(&self, start: Node, lenders: impl Fn(&Node) -> Vec<Node>) -> Basis<Node> {
        if let Some(known) = self.known.get(&start) {
            return known.clone();
        }
        let region = Region::explore(start.clone(), lenders, |node| {
            self.known.get(node).map(|known| known.clone())
        });
        let ends = region.ends();
        let circles = region.circles(&ends);
        let found = ends.into_iter().zip(circles).zip(region.nodes);
        for ((ends, circle), node) in found {
            let basis = circle.unwrap_or_else(|| Basis::Ends(ends.into()));
            self.known.insert(node, basis);
        }
        self.known
            .get(&start)
            .map_or_else(|| Basis::Ends([start].into()), |known| known.clone())
    }
}

/// A part of the graph: everything below one node, down to what is known.
struct Region<Node> {
    nodes: Vec<Node>,
    /// What each node rests on, by index; nothing where its basis is known.
    lenders: Vec<Vec<usize>>,
    known: Vec<Option<Basis<Node>>>,
}

impl<Node: Clone + Ord + Hash> Region<Node> {
    fn explore(
        start: Node,
        lenders: impl Fn(&Node) -> Vec<Node>,
        known: impl Fn(&Node) -> Option<Basis<Node>>,
    ) -> Self {
        let mut region = Self {
            nodes: vec![start.clone()],
            lenders: Vec::new(),
            known: Vec::new(),
        };
        let mut places = HashMap::from([(start, 0)]);
        while let Some(node) = region.nodes.get(region.lenders.len()).cloned() {
            let basis = known(&node);
            let below = if basis.is_some() {
                Vec::new()
            } else {
                lenders(&node)
            };
            let below = below.into_iter().map(|lender| {
                *places.entry(lender).or_insert_with_key(|lender| {
                    region.nodes.push(lender.clone());
                    region.nodes.len() - 1
                })
            });
            let below = below.collect();
            region.lenders.push(below);
            region.known.push(basis);
        }
        region
    }

    /// The first ends of each node, in order; none for a node whose support has no end.
    fn ends(&self) -> Vec<Vec<Node>> {
        let mut borrowers = vec![Vec::new(); self.nodes.len()];
        let mut ends: BTreeMap<&Node, Vec<usize>> = BTreeMap::new();
        for (place, lenders) in self.lenders.iter().enumerate() {
            for lender in lenders {
                borrowers[*lender].push(place);
            }
            match &self.known[place] {
                Some(Basis::Ends(known)) => {
                    for end in known.iter() {
                        ends.entry(end).or_default().push(place);
                    }
                }
                Some(Basis::Circle { .. }) => {}
                None if lenders.is_empty() => {
                    ends.entry(&self.nodes[place]).or_default().push(place);
                }
                None => {}
            }
        }
        let mut found = vec![Vec::new(); self.nodes.len()];
        // One end after the other walks upward. It stops where enough came before it: above, these
        // have come as well.
        for (end, mut waiting) in ends {
            while let Some(place) = waiting.pop() {
                let own: &mut Vec<Node> = &mut found[place];
                if own.len() < Bases::<Node>::MOST && own.last() != Some(end) {
                    own.push(end.clone());
                    waiting.extend(&borrowers[place]);
                }
            }
        }
        found
    }

    /// For each node without ends, the way around. Each goes to the first that it rests on: somewhere
    /// such a walk comes back to where it has been.
    fn circles(&self, ends: &[Vec<Node>]) -> Vec<Option<Basis<Node>>> {
        let mut circles = self.known.clone();
        for circle in &mut circles {
            circle.take_if(|known| matches!(known, Basis::Ends(_)));
        }
        let mut on_path: HashMap<usize, usize> = HashMap::new();
        for start in 0..self.nodes.len() {
            let mut path = Vec::new();
            let mut place = start;
            let (mut way, length) = loop {
                if !ends[place].is_empty() {
                    break (0, 0);
                }
                if let Some(Basis::Circle { way, length, .. }) = &circles[place] {
                    break (*way, *length);
                }
                if let Some(begin) = on_path.get(&place) {
                    break (0, path.len() - begin);
                }
                let Some(next) = self.lenders[place].first() else {
                    break (0, 0);
                };
                on_path.insert(place, path.len());
                path.push(place);
                place = *next;
            };
            let closed_at = on_path.get(&place).copied().unwrap_or(path.len());
            on_path.clear();
            for (step, place) in path.into_iter().enumerate().rev() {
                if step < closed_at {
                    way += 1;
                }
                circles[place] = self.lenders[place].first().map(|next| Basis::Circle {
                    next: self.nodes[*next].clone(),
                    way,
                    length,
                });
            }
        }
        circles
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    type Graph = Vec<Vec<usize>>;

    fn basis(graph: &Graph, start: usize) -> Basis<usize> {
        Bases::default().basis(start, |node| graph[*node].clone())
    }

    #[test]
    fn chains_end_somewhere_or_run_in_a_circle() {
        let graph = vec![vec![1, 2], vec![3], vec![2, 4], vec![], vec![]];
        assert_eq!(basis(&graph, 0), Basis::Ends([3, 4].into()));
        assert_eq!(basis(&graph, 3), Basis::Ends([3].into()));
        let graph = vec![vec![1], vec![2], vec![3], vec![1]];
        let circle = |next, way| Basis::Circle {
            next,
            way,
            length: 3,
        };
        assert_eq!(basis(&graph, 0), circle(1, 1));
        assert_eq!(basis(&graph, 2), circle(3, 0));
    }

    #[test]
    fn a_chain_and_a_ring_of_a_million_are_searched_once() {
        let last = 1_000_000;
        let (chain, ring) = (Bases::default(), Bases::default());
        for start in [500_000, 0, 10, 999_999] {
            let next = |node: &u32| if *node < last { vec![node + 1] } else { vec![] };
            assert_eq!(chain.basis(start, next), Basis::Ends([last].into()));
            let circle = Basis::Circle {
                next: start + 1,
                way: 0,
                length: 1_000_001,
            };
            assert_eq!(
                ring.basis(start, |node| vec![(node + 1) % (last + 1)]),
                circle
            );
        }
    }

    #[test]
    fn of_many_ends_the_first_are_told() {
        let bases = Bases::default();
        let lenders = |node: &u32| match node {
            0 => (2..100_000).collect(),
            1 => vec![0, 100_001],
            _ => vec![],
        };
        let first: Vec<u32> = (2..22).collect();
        assert_eq!(bases.basis(0, lenders), Basis::Ends(first.clone().into()));
        assert_eq!(bases.basis(1, lenders), Basis::Ends(first.into()));
    }

    /// The ends below a node, searched for anew.
    fn ends_below(graph: &Graph, start: usize) -> Vec<usize> {
        let mut seen = BTreeSet::from([start]);
        let mut waiting = vec![start];
        while let Some(node) = waiting.pop() {
            let below = graph[node].iter().filter(|below| seen.insert(**below));
            waiting.extend(below.collect::<Vec<_>>());
        }
        let ends = seen.into_iter().filter(|node| graph[*node].is_empty());
        ends.take(Bases::<usize>::MOST).collect()
    }

    fn graph() -> impl Strategy<Value = Graph> {
        (1..60_usize).prop_flat_map(|size| {
            let below = prop::collection::vec(0..size, 0..3);
            prop::collection::vec(below, size)
        })
    }

    proptest! {
        #[test]
        fn answers_are_right_whatever_was_asked_before(
            graph in graph(),
            order in prop::collection::vec(0..60_usize, 1..10),
        ) {
            let bases = Bases::default();
            for start in order.into_iter().map(|start| start % graph.len()) {
                let found = bases.basis(start, |node| graph[*node].clone());
                prop_assert_eq!(&found, &basis(&graph, start));
                let expected = ends_below(&graph, start);
                let Basis::Circle { way, length, .. } = found else {
                    prop_assert_eq!(found, Basis::Ends(expected.into()));
                    continue;
                };
                prop_assert!(expected.is_empty());
                let mut walk = vec![start];
                for _ in 0..way + length {
                    let here = walk[walk.len() - 1];
                    let Basis::Circle { next, .. } = basis(&graph, here) else {
                        return Err(TestCaseError::fail("a circle has no end"));
                    };
                    prop_assert!(graph[here].contains(&next));
                    walk.push(next);
                }
                prop_assert_eq!(walk[way], walk[way + length]);
                let different: BTreeSet<_> = walk[..way + length].iter().collect();
                prop_assert_eq!(different.len(), way + length);
            }
        }
    }
}
