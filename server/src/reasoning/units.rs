//! Which unit the values of one topic are given in, where nobody has declared it.

use std::collections::HashMap;

use crate::value::Value;

/// The first value in the unit that most values use; of units that are used as often, the one that
/// was used first. `values` are in the order in which ties are settled. `None` where none has a unit.
pub fn common_unit<'a>(values: impl IntoIterator<Item = &'a Value>) -> Option<usize> {
    let mut uses: HashMap<&str, (usize, usize)> = HashMap::new();
    for (index, value) in values.into_iter().enumerate() {
        if let Value::Number {
            unit: Some(unit), ..
        } = value
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
    use super::*;

    fn common(values: &[&str]) -> Option<usize> {
        let values = values
            .iter()
            .map(|value| Value::read(value, None).expect(value));
        common_unit(&values.collect::<Vec<_>>())
    }

    #[test]
    fn most_decide_and_then_the_first() {
        assert_eq!(common(&["1 mile", "2 km", "3 km"]), Some(1));
        assert_eq!(common(&["7", "1 mile", "2 km", "3 km", "4 mile"]), Some(1));
        assert_eq!(common(&["7", "8", "40 %"]), Some(2));
        assert_eq!(common(&["7", "yes", "2022-02"]), None);
    }
}
