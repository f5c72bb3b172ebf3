//! Shortest chains: the form in which a conclusion is explained.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// The shortest chain from `start` to something that is a goal, both included, along `next`.
/// Breadth first and without recursion, so that neither length nor cycles matter.
pub fn shortest_chain<Node: Clone + Eq + Hash>(
    start: Node,
    is_goal: impl Fn(&Node) -> bool,
    next: impl Fn(&Node) -> Vec<Node>,
) -> Option<Vec<Node>> {
    let mut came_from: HashMap<Node, Option<Node>> = HashMap::from([(start.clone(), None)]);
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        if is_goal(&node) {
            let mut chain = vec![node];
            while let Some(Some(before)) = chain.last().and_then(|last| came_from.get(last)) {
                chain.push(before.clone());
            }
            chain.reverse();
            return Some(chain);
        }
        for neighbour in next(&node) {
            if !came_from.contains_key(&neighbour) {
                came_from.insert(neighbour.clone(), Some(node.clone()));
                waiting.push_back(neighbour);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_shortest_and_cycles_end() {
        let next = |node: &u32| match node {
            1 => vec![2, 3],
            2 => vec![1, 4],
            3 => vec![5],
            4 => vec![5],
            _ => vec![],
        };
        assert_eq!(
            shortest_chain(1, |node| *node == 5, next),
            Some(vec![1, 3, 5])
        );
        assert_eq!(shortest_chain(1, |node| *node == 9, next), None);
    }

    #[test]
    fn a_chain_of_a_million_is_no_deeper_than_one() {
        let chain = shortest_chain(0, |node| *node == 1_000_000, |node| vec![node + 1]);
        assert_eq!(chain.map(|chain| chain.len()), Some(1_000_001));
    }
}
