//! Which unit the values of one topic are given in, where nobody has declared it.

use std::collections::HashMap;

use super::Position;
use crate::value::Value;

/// The first position in the unit that most positions use; of units that are used as often, the one
/// that was used first. `positions` are in the order in which ties are settled. `None` where no
/// position has a unit.
pub fn common_unit(positions: &[Position]) -> Option<usize> {
    let mut uses: HashMap<&str, (usize, usize)> = HashMap::new();
    for (index, position) in positions.iter().enumerate() {
        if let Value::Number {
            unit: Some(unit), ..
        } = &position.value
        {
            let (count, _) = uses.entry(unit).or_insert((0, index));
            *count += 1;
        }
    }
    let most = uses.into_values();
    let most = most.max_by_key(|(count, first)| (*count, usize::MAX - first));
    most.map(|(_, first)| first)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::reasoning::Commitment;
    use crate::vocabulary::{Modality, Stance};

    fn common(values: &[&str]) -> Option<usize> {
        let positions = values.iter().map(|value| Position {
            value: Value::read(value, None).expect(value),
            commitment: Commitment {
                speakers: BTreeSet::new(),
                stance: Stance::Asserts,
                modality: Modality::Certain,
                valid: None,
            },
        });
        common_unit(&positions.collect::<Vec<_>>())
    }

    #[test]
    fn most_decide_and_then_the_first() {
        assert_eq!(common(&["1 mile", "2 km", "3 km"]), Some(1));
        assert_eq!(common(&["7", "1 mile", "2 km", "3 km", "4 mile"]), Some(1));
        assert_eq!(common(&["7", "8", "40 %"]), Some(2));
        assert_eq!(common(&["7", "yes", "2022-02"]), None);
    }
}
