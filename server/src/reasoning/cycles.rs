//! Circles in a graph: which nodes lead back to themselves, and the shortest way round. What the
//! nodes and the ways between them are is left to the caller.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use dashmap::DashMap;
use foldhash::fast::RandomState;

use super::shortest_chain;

/// The nodes that lead to one another, in order; shared by all of them.
pub type Circle<Node> = std::sync::Arc<[Node]>;

/// Answers about one state of the graph, remembered as they are found, from any thread.
#[derive(Debug)]
pub struct Cycles<Node: Eq + Hash> {
    known: DashMap<Node, Option<Circle<Node>>, RandomState>,
    /// A component is known only as a whole, so two searches may not fill it at the same time.
    searching: Mutex<()>,
}

impl<Node: Eq + Hash> Default for Cycles<Node> {
    fn default() -> Self {
        Self {
            known: DashMap::default(),
            searching: Mutex::default(),
        }
    }
}

/// A node on the way from where a search began, with what is left to try.
struct Visit<Node> {
    /// Its place among the open nodes.
    place: usize,
    /// The first open node that is known to be reached from here, by its place.
    reaches: usize,
    neighbours: std::vec::IntoIter<Node>,
}

impl<Node: Clone + Ord + Hash> Cycles<Node> {
    /// The nodes that can be reached from this one and lead back to it, itself included; `None`
    /// where there is no other. Every node is visited once, however often it is asked for.
    pub fn around(&self, node: &Node, next: impl Fn(&Node) -> Vec<Node>) -> Option<Circle<Node>> {
        if let Some(known) = self.known.get(node) {
            return known.clone();
        }
        let _alone = self
            .searching
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if !self.known.contains_key(node) {
            self.search(node.clone(), next);
        }
        self.known.get(node)?.clone()
    }

    /// Tarjan's strongly connected components, without recursion, so that length does not matter.
    fn search(&self, start: Node, next: impl Fn(&Node) -> Vec<Node>) {
        let mut open = Vec::new();
        let mut places = HashMap::new();
        let mut way = Vec::new();
        let mut entering = Some(start);
        loop {
            if let Some(node) = entering.take() {
                let place = open.len();
                way.push(Visit {
                    place,
                    reaches: place,
                    neighbours: next(&node).into_iter(),
                });
                places.insert(node.clone(), place);
                open.push(node);
            }
            let Some(visit) = way.last_mut() else {
                return;
            };
            if let Some(neighbour) = visit.neighbours.next() {
                match places.get(&neighbour) {
                    Some(place) => visit.reaches = visit.reaches.min(*place),
                    None if self.known.contains_key(&neighbour) => {}
                    None => entering = Some(neighbour),
                }
                continue;
            }
            let (place, reaches) = (visit.place, visit.reaches);
            way.pop();
            if let Some(before) = way.last_mut() {
                before.reaches = before.reaches.min(reaches);
            }
            if reaches == place {
                let members = open.split_off(place);
                for member in &members {
                    places.remove(member);
                }
                self.remember(members);
            }
        }
    }

    fn remember(&self, mut members: Vec<Node>) {
        members.sort();
        let circle: Option<Circle<Node>> = (members.len() > 1).then(|| members.clone().into());
        for member in members {
            self.known.insert(member, circle.clone());
        }
    }
}

/// The shortest way from a circle's first node back to it, which begins with that node and does not
/// repeat it at the end.
pub fn shortest_round<Node: Clone + Ord + Hash>(
    circle: &[Node],
    next: impl Fn(&Node) -> Vec<Node>,
) -> Vec<Node> {
    let Some(first) = circle.first() else {
        return Vec::new();
    };
    // The start has no name, so that the search may end where it began.
    let found = shortest_chain(
        None,
        |node| node.as_ref() == Some(first),
        |node| {
            let neighbours = next(node.as_ref().unwrap_or(first)).into_iter();
            let inside = neighbours.filter(|neighbour| circle.binary_search(neighbour).is_ok());
            inside.map(Some).collect()
        },
    );
    let mut round: Vec<Node> = found.into_iter().flatten().flatten().collect();
    if let Some(end) = round.pop() {
        round.insert(0, end);
    }
    round
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;

    const MILLION: u32 = 1_000_000;

    #[test]
    fn a_chain_of_a_million_has_no_circle_and_is_walked_once() {
        let visits = Cell::new(0);
        let next = |node: &u32| {
            visits.set(visits.get() + 1);
            (*node < MILLION).then_some(node + 1).into_iter().collect()
        };
        let cycles = Cycles::default();
        for start in [MILLION / 2, 0, MILLION, 7] {
            assert_eq!(cycles.around(&start, next), None);
        }
        assert_eq!(visits.get(), MILLION + 1);
    }

    #[test]
    fn a_ring_of_a_million_is_one_circle_and_is_walked_once() {
        let visits = Cell::new(0);
        let next = |node: &u32| {
            visits.set(visits.get() + 1);
            vec![(node + 1) % MILLION]
        };
        let cycles = Cycles::default();
        for start in [MILLION / 2, 0, 7] {
            let circle = cycles.around(&start, next).expect("a circle");
            assert_eq!((circle.len(), circle[0]), (1_000_000, 0));
        }
        assert_eq!(visits.get(), MILLION);
        let circle = cycles.around(&0, next).expect("a circle");
        let round = shortest_round(&circle, next);
        assert!(round.iter().copied().eq(0..MILLION));
    }

    #[test]
    fn a_node_that_leads_to_itself_alone_is_no_circle() {
        assert_eq!(Cycles::default().around(&1, |_: &u32| vec![1]), None);
    }

    #[test]
    fn the_shortest_way_round_begins_with_the_first() {
        let next = |node: &u32| match node {
            1 => vec![2, 9],
            2 => vec![3],
            3 => vec![4, 1],
            4 => vec![1],
            _ => vec![],
        };
        let circle = Cycles::default().around(&3, next).expect("a circle");
        assert_eq!(*circle, [1, 2, 3, 4]);
        assert_eq!(shortest_round(&circle, next), [1, 2, 3]);
        assert!(shortest_round(&[], next).is_empty());
    }

    /// What can be reached from a node by at least one step.
    fn reached(graph: &[Vec<usize>], from: usize) -> Vec<bool> {
        let mut seen = vec![false; graph.len()];
        let mut waiting = graph[from].clone();
        while let Some(node) = waiting.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                waiting.extend(&graph[node]);
            }
        }
        seen
    }

    proptest! {
        #[test]
        fn circles_are_what_leads_there_and_back(
            graph in prop::collection::vec(prop::collection::vec(0..9_usize, 0..3), 9),
        ) {
            let cycles = Cycles::default();
            let next = |node: &usize| graph[*node].clone();
            let reached: Vec<_> = (0..graph.len()).map(|node| reached(&graph, node)).collect();
            for (node, ahead) in reached.iter().enumerate() {
                let mutual = |other: &usize| {
                    *other == node || (ahead[*other] && reached[*other][node])
                };
                let expected: Vec<_> = (0..graph.len()).filter(mutual).collect();
                let found = cycles.around(&node, next).map(|circle| circle.to_vec());
                prop_assert_eq!(found, (expected.len() > 1).then_some(expected));
            }
        }
    }
}
