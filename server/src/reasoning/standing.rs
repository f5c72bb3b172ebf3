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
    In,
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
    let labelled = |of: usize, label: Label| {
        let attackers = attacked_by[of].iter();
        attackers
            .filter(|attacker| labels[**attacker] == label)
            .collect::<Vec<_>>()
    };
    if let Some(attacker) = labelled(0, Label::In).first() {
        return Standing::Out(name(attacker));
    }
    let undecided = labelled(0, Label::Undecided);
    if !undecided.is_empty() {
        return Standing::Undecided(undecided.into_iter().map(name).collect());
    }
    let fallen = attacked_by[0].iter().filter_map(|attacker| {
        let defeaters = labelled(*attacker, Label::In);
        // That it defeats its attacker itself is true, and no reason why it stands.
        let other = defeaters.iter().find(|defeater| ***defeater != 0);
        Some((name(attacker), name(other.or(defeaters.first())?)))
    });
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
    while let Some(node) = standing.pop_front() {
        labels[node] = Label::In;
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
