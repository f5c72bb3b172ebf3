//! Which of the claims that attack each other stand: Dung's grounded labelling (P. M. Dung, “On the
//! acceptability of arguments”, 1995; labels after M. Caminada, 2006). Sceptical and linear: what is
//! not decided by unattacked claims stays undecided.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// With the number of its turn: what stands later may stand because of what stood before.
    In(usize),
    Out,
    Undecided,
}

/// Whether a claim stands against its attackers, theirs, and so on. Only these matter to it, so that
/// nothing else is looked at.
pub fn standing<Node: Clone + Eq + Hash>(
    claim: Node,
    attackers: impl Fn(&Node) -> Vec<Node>,
) -> Standing<Node> {
    let mut numbers = HashMap::from([(claim.clone(), 0)]);
    let mut nodes = vec![claim];
    let mut attacked_by: Vec<Vec<usize>> = Vec::new();
    while let Some(node) = nodes.get(attacked_by.len()) {
        let mut own = Vec::new();
        for attacker in attackers(node) {
            let number = *numbers.entry(attacker.clone()).or_insert_with(|| {
                nodes.push(attacker);
                nodes.len() - 1
            });
            if !own.contains(&number) {
                own.push(number);
            }
        }
        attacked_by.push(own);
    }
    let labels = labels(&attacked_by);
    let name = |number: &usize| nodes[*number].clone();
    // The first that stands decides; others may stand only because of that.
    let first_in = |of: usize| {
        let attackers = attacked_by[of].iter();
        let turns = attackers.filter_map(|attacker| match labels[*attacker] {
            Label::In(turn) => Some((turn, attacker)),
            _ => None,
        });
        turns.min().map(|(_, attacker)| name(attacker))
    };
    if let Some(attacker) = first_in(0) {
        return Standing::Out(attacker);
    }
    let attackers = attacked_by[0].iter();
    let undecided = attackers.filter(|attacker| labels[**attacker] == Label::Undecided);
    let undecided: Vec<_> = undecided.map(name).collect();
    if !undecided.is_empty() {
        return Standing::Undecided(undecided);
    }
    let attackers = attacked_by[0].iter();
    let fallen = attackers.filter_map(|attacker| Some((name(attacker), first_in(*attacker)?)));
    Standing::In(fallen.collect())
}

/// The grounded labelling: what nobody attacks is in, what it attacks is out, and so on.
fn labels(attacked_by: &[Vec<usize>]) -> Vec<Label> {
    let mut attacks = vec![Vec::new(); attacked_by.len()];
    for (attacked, attackers) in attacked_by.iter().enumerate() {
        for attacker in attackers {
            attacks[*attacker].push(attacked);
        }
    }
    let mut labels = vec![Label::Undecided; attacked_by.len()];
    let mut unanswered: Vec<_> = attacked_by.iter().map(Vec::len).collect();
    let unattacked = (0..labels.len()).filter(|node| unanswered[*node] == 0);
    let mut standing: VecDeque<_> = unattacked.collect();
    let mut turn = 0;
    while let Some(node) = standing.pop_front() {
        labels[node] = Label::In(turn);
        turn += 1;
        for attacked in &attacks[node] {
            if labels[*attacked] == Label::Out {
                continue;
            }
            labels[*attacked] = Label::Out;
            for defended in &attacks[*attacked] {
                unanswered[*defended] -= 1;
                if unanswered[*defended] == 0 && labels[*defended] == Label::Undecided {
                    standing.push_back(*defended);
                }
            }
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a<b` reads: a is attacked by b.
    fn of(claim: char, attacks: &str) -> Standing<char> {
        standing(claim, |node| {
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
        assert_eq!(standing(0, attackers), Standing::In(vec![(1, 2)]));
        assert_eq!(standing(1, attackers), Standing::Out(2));
    }
}
