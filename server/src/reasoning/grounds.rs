//! What a claim rests on: whether something grounded can be reached along the relations that lend
//! grounds. The least fixpoint: claims that only support each other ground nobody.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use dashmap::DashMap;
use foldhash::fast::RandomState;

/// Answers about one state of the graph, remembered as they are found, from any thread.
#[derive(Debug)]
pub struct Grounds<Node: Eq + Hash> {
    known: DashMap<Node, bool, RandomState>,
}

impl<Node: Eq + Hash> Default for Grounds<Node> {
    fn default() -> Self {
        Self {
            known: DashMap::default(),
        }
    }
}

impl<Node: Clone + Eq + Hash> Grounds<Node> {
    /// Whether `start` is grounded: by itself, or by way of something that `lenders` names, and so
    /// on. Every node is searched once, however often it is asked for; without recursion, so that
    /// neither length nor cycles matter.
    pub fn is_grounded(
        &self,
        start: Node,
        by_itself: impl Fn(&Node) -> bool,
        lenders: impl Fn(&Node) -> Vec<Node>,
    ) -> bool {
        let remembered = |node: &Node| self.known.get(node).map(|known| *known);
        if let Some(known) = remembered(&start) {
            return known;
        }
        let mut lends_to: HashMap<Node, Option<Node>> = HashMap::from([(start.clone(), None)]);
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front() {
            match remembered(&node).or_else(|| by_itself(&node).then_some(true)) {
                Some(true) => {
                    self.remember_chain(node, &lends_to);
                    return true;
                }
                Some(false) => continue,
                None => {}
            }
            for lender in lenders(&node) {
                if !lends_to.contains_key(&lender) {
                    lends_to.insert(lender.clone(), Some(node.clone()));
                    waiting.push_back(lender);
                }
            }
        }
        // The search is exhausted, so nothing it saw has grounds.
        for node in lends_to.into_keys() {
            self.known.insert(node, false);
        }
        false
    }

    fn remember_chain(&self, grounded: Node, lends_to: &HashMap<Node, Option<Node>>) {
        let mut node = Some(grounded);
        while let Some(current) = node {
            node = lends_to.get(&current).cloned().flatten();
            self.known.insert(current, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mutual_support_grounds_nobody() {
        let lenders = |node: &u32| match node {
            1 => vec![2],
            2 => vec![1],
            3 => vec![2, 4],
            _ => vec![],
        };
        let grounds = Grounds::default();
        assert!(!grounds.is_grounded(1, |node| *node == 4, lenders));
        assert!(grounds.is_grounded(3, |node| *node == 4, lenders));
        assert!(!grounds.is_grounded(2, |node| *node == 4, lenders));
    }

    #[test]
    fn a_chain_of_a_million_is_searched_once() {
        let last = 1_000_000;
        let grounds = Grounds::default();
        let lenders = |node: &u32| if *node < last { vec![node + 1] } else { vec![] };
        for start in [0, 10, 999_999] {
            assert!(grounds.is_grounded(start, |node| *node == last, lenders));
        }
        let grounds = Grounds::default();
        for start in [0, 10, 999_999] {
            assert!(!grounds.is_grounded(start, |_| false, lenders));
        }
    }
}
