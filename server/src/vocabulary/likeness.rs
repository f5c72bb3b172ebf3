//! Which known name a writer may have meant.

/// How much of two names must agree for one to be a slip of the other, from 0 to 1.
const NEAR_ENOUGH: f64 = 0.6;

/// The nearest of several names, where one is near enough to be what was meant. Digits alone make no
/// two names alike: `keller2025` and `weber2025` are two people of one year.
pub fn did_you_mean<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase();
    let letters = without_digits(&written);
    let counts = letter_counts(&written);
    let length = written.chars().count();
    let nearest = names.into_iter().filter_map(|name| {
        let lower = name.to_lowercase();
        // Names of very different length are out before anything is compared.
        let (short, long) = (
            written.len().min(lower.len()),
            written.len().max(lower.len()),
        );
        if (short as f64) < NEAR_ENOUGH * long as f64 {
            return None;
        }
        // So are names of very different letters: each step of the distance makes up for one that is
        // missing and one that is too many.
        let (mut missing, mut surplus) = (0, 0);
        for (own, other) in counts.iter().zip(letter_counts(&lower)) {
            missing += own.saturating_sub(other);
            surplus += other.saturating_sub(*own);
        }
        let longest = length.max(lower.chars().count()) as f64;
        if 1.0 - f64::from(missing.max(surplus)) / longest < NEAR_ENOUGH {
            return None;
        }
        let likeness = strsim::normalized_damerau_levenshtein(&written, &lower);
        let of_letters = strsim::normalized_damerau_levenshtein(&letters, &without_digits(&lower));
        (likeness.min(of_letters) >= NEAR_ENOUGH).then_some((likeness, name))
    });
    // The first by alphabet where several are as near, whatever the order they come in.
    nearest
        .max_by(|(one, first), (other, second)| one.total_cmp(other).then(second.cmp(first)))
        .map(|(_, name)| name)
}

/// How many letters of each kind a word has; kinds are few, so that counting is quick.
fn letter_counts(word: &str) -> [u32; 64] {
    let mut counts = [0; 64];
    for letter in word.chars() {
        counts[letter as usize % 64] += 1;
    }
    counts
}

fn without_digits(name: &str) -> String {
    name.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// A suggestion as the end of a message: “; did you mean `x`?”, or nothing.
pub fn suggestion(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::keys;

    #[test]
    fn suggestions_come_for_slips_and_not_for_other_words() {
        assert_eq!(did_you_mean("suports", keys()), Some("supports"));
        assert_eq!(did_you_mean("Cite", keys()), Some("cite"));
        assert_eq!(did_you_mean("abuot", keys()), Some("about"));
        assert_eq!(did_you_mean("banana", keys()), None);
        let names = ["weber2025", "grand2025", "no-veto", "2025"];
        assert_eq!(did_you_mean("keller2025", names), None);
        assert_eq!(did_you_mean("weber2024", names), Some("weber2025"));
        assert_eq!(did_you_mean("grand205", names), Some("grand2025"));
        assert_eq!(did_you_mean("no-vet", names), Some("no-veto"));
        assert_eq!(did_you_mean("2052", names), Some("2025"));
        assert_eq!(did_you_mean("", names), None);
    }

    #[test]
    fn the_nearest_does_not_depend_on_the_order() {
        let names = ["trait", "train", "troops"];
        assert_eq!(did_you_mean("traim", names), Some("train"));
        assert_eq!(did_you_mean("traix", names), Some("train"));
        assert_eq!(
            did_you_mean("traix", names.into_iter().rev()),
            Some("train")
        );
    }
}
