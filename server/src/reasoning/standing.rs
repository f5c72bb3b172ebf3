//! Which of the claims that attack each other stand: Dung's grounded labelling (P. M. Dung, “On the
//! acceptability of arguments”, 1995; labels after M. Caminada, 2006). Sceptical and linear: what is
//! not decided by unattacked claims stays undecided.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::hash::Hash;

use dashmap::DashMap;

/// Whether a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// It stands, since the round with this number: nobody attacks what stands in the first, 0, and what stands in
    /// another is defended by what stands in those before.
    In(usize),
    /// It falls to what stands since this round.
    Out(usize),
    /// Nothing decides.
    Undecided,
}

/// Whether a claim stands, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<Node> {
    /// In: every attacker falls, each to the claim beside it. Nobody attacks it where there is none.
    In(Vec<(Node, Node)>),
    /// Out: this attacker stands.
    Out(Node),
    /// Undecided: these attackers neither stand nor fall.
    Undecided(Vec<Node>),
}

/// Labels in one state of the graph, remembered as they are found, from any thread.
#[derive(Debug)]
pub struct Labels<Node: Eq + Hash> {
    known: DashMap<Node, Label>,
}

impl<Node: Eq + Hash> Default for Labels<Node> {
    fn default() -> Self {
        Self {
            known: DashMap::new(),
        }
    }
}

impl<Node: Clone + Eq + Hash> Labels<Node> {
    /// Whether a claim stands against its attackers, theirs, and so on. Only these matter to it, so that nothing else
    /// is looked at, and each is looked at once: whatever is asked and in which order, the answer is the same.
    pub fn label(&self, claim: &Node, attackers: impl Fn(&Node) -> Vec<Node>) -> Label {
        if let Some(known) = self.known.get(claim) {
            return *known;
        }
        let region = Region::explore(claim.clone(), attackers, |node| {
            self.known.get(node).map(|known| *known)
        });
        let labels = region.labels();
        let own = labels.first().copied().unwrap_or(Label::Undecided);
        for (node, label) in region.nodes.into_iter().zip(labels) {
            self.known.insert(node, label);
        }
        own
    }

    /// The same with the reason: of what decides, what decides first, and in the order of the attackers.
    pub fn standing(&self, claim: &Node, attackers: impl Fn(&Node) -> Vec<Node>) -> Standing<Node> {
        let label = |node: &Node| self.label(node, &attackers);
        // Others may stand only because of that.
        let first_in = |attackers: Vec<Node>| {
            let standing = attackers.into_iter().filter_map(|node| match label(&node) {
                Label::In(round) => Some((round, node)),
                _ => None,
            });
            standing.min_by_key(|(round, _)| *round)
        };
        let own = attackers(claim);
        match label(claim) {
            Label::In(_) => {
                let fallen = own.into_iter().filter_map(|attacker| {
                    let (_, defeater) = first_in(attackers(&attacker))?;
                    Some((attacker, defeater))
                });
                Standing::In(fallen.collect())
            }
            Label::Undecided => {
                let is_undecided = |node: &Node| label(node) == Label::Undecided;
                Standing::Undecided(own.into_iter().filter(is_undecided).collect())
            }
            Label::Out(_) => match first_in(own) {
                Some((_, attacker)) => Standing::Out(attacker),
                None => Standing::Undecided(Vec::new()),
            },
        }
    }
}

/// A part of the graph: everything that matters to one claim, up to what is known.
struct Region<Node> {
    nodes: Vec<Node>,
    /// What attacks each, by index, each attacker once; nothing where its label is known.
    attacked_by: Vec<Vec<u32>>,
    known: Vec<Option<Label>>,
}

impl<Node: Clone + Eq + Hash> Region<Node> {
    fn explore(
        start: Node,
        attackers: impl Fn(&Node) -> Vec<Node>,
        known: impl Fn(&Node) -> Option<Label>,
    ) -> Self {
        let mut region = Self {
            nodes: vec![start.clone()],
            attacked_by: Vec::new(),
            known: Vec::new(),
        };
        let mut numbers = HashMap::from([(start, 0)]);
        // Whose attacker each was last found to be.
        let mut last = vec![None];
        while let Some(node) = region.nodes.get(region.known.len()).cloned() {
            let (place, label) = (region.known.len(), known(&node));
            let found = match label {
                Some(_) => Vec::new(),
                None => attackers(&node),
            };
            let mut own = Vec::new();
            for attacker in found {
                let number = *numbers.entry(attacker).or_insert_with_key(|attacker| {
                    region.nodes.push(attacker.clone());
                    last.push(None);
                    region.nodes.len() - 1
                });
                if last[number].replace(place) != Some(place) {
                    own.extend(u32::try_from(number));
                }
            }
            region.attacked_by.push(own);
            region.known.push(label);
        }
        region
    }

    /// What each attacks.
    fn attacks(&self) -> Vec<Vec<usize>> {
        let mut attacks = vec![Vec::new(); self.nodes.len()];
        for (attacked, attackers) in self.attacked_by.iter().enumerate() {
            for attacker in attackers {
                attacks[*attacker as usize].push(attacked);
            }
        }
        attacks
    }

    /// The grounded labelling: what nobody attacks is in, what it attacks is out, and so on, round by round.
    fn labels(&self) -> Vec<Label> {
        let attacks = self.attacks();
        let mut labels = self.known.clone();
        let mut unanswered: Vec<_> = self.attacked_by.iter().map(Vec::len).collect();
        // What stands or falls, by round.
        let mut decided = BinaryHeap::new();
        for (node, known) in self.known.iter().enumerate() {
            match known {
                Some(Label::In(round)) => decided.push(Reverse((*round, node, true))),
                Some(Label::Out(round)) => decided.push(Reverse((*round, node, false))),
                Some(Label::Undecided) => {}
                None if unanswered[node] == 0 => decided.push(Reverse((0, node, true))),
                None => {}
            }
        }
        while let Some(Reverse((round, node, stands))) = decided.pop() {
            let mut fallen = vec![node];
            if stands {
                labels[node] = Some(Label::In(round));
                fallen.clone_from(&attacks[node]);
                fallen.retain(|attacked| labels[*attacked].is_none());
            }
            for attacker in fallen {
                labels[attacker] = Some(Label::Out(round));
                for defended in &attacks[attacker] {
                    if labels[*defended].is_some() {
                        continue;
                    }
                    unanswered[*defended] -= 1;
                    if unanswered[*defended] == 0 {
                        decided.push(Reverse((round + 1, *defended, true)));
                    }
                }
            }
        }
        let labels = labels.into_iter();
        labels
            .map(|label| label.unwrap_or(Label::Undecided))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a<b` reads: a is attacked by b.
    fn of(claim: char, attacks: &str) -> Standing<char> {
        Labels::default().standing(&claim, |node| {
            let attacks = attacks
                .split(' ')
                .map(|attack| attack.split_once('<').expect("an attack"));
            let own = attacks.filter(|(attacked, _)| attacked.starts_with(*node));
            own.flat_map(|(_, attacker)| attacker.chars()).collect()
        })
    }

    #[test]
    fn what_nobody_attacks_stands_and_defends() {
        assert_eq!(of('c', "a<b b<c"), Standing::In(vec![]));
        assert_eq!(of('b', "a<b b<c"), Standing::Out('c'));
        assert_eq!(of('a', "a<b b<c"), Standing::In(vec![('b', 'c')]));
    }

    #[test]
    fn who_attack_each_other_are_undecided() {
        assert_eq!(of('a', "a<b b<a"), Standing::Undecided(vec!['b']));
        assert_eq!(of('a', "a<a"), Standing::Undecided(vec!['a']));
        // Somebody from outside decides.
        assert_eq!(of('a', "a<b b<a b<c"), Standing::In(vec![('b', 'c')]));
        // To be undecided by two does not help against a third who stands.
        assert_eq!(of('a', "a<b b<a a<c"), Standing::Out('c'));
    }

    #[test]
    fn a_chain_of_a_million_alternates() {
        let last = 1_000_000;
        let attackers = |node: &u32| if *node < last { vec![node + 1] } else { vec![] };
        let labels = Labels::default();
        assert_eq!(labels.standing(&0, attackers), Standing::In(vec![(1, 2)]));
        assert_eq!(labels.standing(&1, attackers), Standing::Out(2));
    }

    #[test]
    fn what_was_asked_before_makes_no_difference() {
        const NODES: u8 = 7;
        let mut rng = fastrand::Rng::with_seed(7);
        for _ in 0..2000 {
            let edges = rng.u8(0..15);
            let edges: Vec<_> = std::iter::repeat_with(|| (rng.u8(..NODES), rng.u8(..NODES)))
                .take(edges.into())
                .collect();
            let attackers = |node: &u8| {
                let own = edges.iter().filter(|(attacked, _)| attacked == node);
                own.map(|(_, attacker)| *attacker).collect::<Vec<_>>()
            };
            let labels = Labels::default();
            let mut order: Vec<_> = (0..NODES).collect();
            rng.shuffle(&mut order);
            for node in order {
                let fresh = Labels::default();
                assert_eq!(
                    labels.standing(&node, attackers),
                    fresh.standing(&node, attackers),
                    "{node} in {edges:?}"
                );
                assert_eq!(
                    labels.label(&node, attackers),
                    fresh.label(&node, attackers)
                );
                let least = grounded(NODES, &edges)[usize::from(node)];
                let stands = match labels.label(&node, attackers) {
                    Label::In(_) => Some(true),
                    Label::Out(_) => Some(false),
                    Label::Undecided => None,
                };
                assert_eq!(stands, least, "{node} in {edges:?}");
            }
        }
    }

    /// The same by the definition, again and again over all: what stands (`true`), falls, or neither.
    fn grounded(nodes: u8, edges: &[(u8, u8)]) -> Vec<Option<bool>> {
        let mut labels = vec![None; nodes.into()];
        for _ in 0..=nodes {
            for node in 0..nodes {
                let attackers = edges.iter().filter(|(attacked, _)| *attacked == node);
                let of: Vec<_> = attackers.map(|(_, by)| labels[usize::from(*by)]).collect();
                let decided = match of {
                    of if of.contains(&Some(true)) => Some(false),
                    of if of.iter().all(|label| *label == Some(false)) => Some(true),
                    _ => None,
                };
                labels[usize::from(node)] = labels[usize::from(node)].or(decided);
            }
        }
        labels
    }
}
