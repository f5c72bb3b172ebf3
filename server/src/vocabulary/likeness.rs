//! Which known name a writer may have meant.

use dashmap::DashMap;

/// How much of two names must agree for one to be a slip of the other, from 0 to 1.
const NEAR_ENOUGH: f64 = 0.6;

/// The nearest of several names, where one is near enough to be what was meant. Digits alone make no
/// two names alike: `keller2025` and `weber2025` are two people of one year.
pub fn did_you_mean<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = Shape::of(written);
    let names = names.into_iter().filter_map(|name| {
        // Most names are out by their length alone, and most of the others by their letters.
        let may_fit = !name.is_ascii() || lengths_fit(name.len(), written.lower.len());
        let letters = may_fit.then(|| Letters::of(name))?;
        let may_be = written.letters.likeness_at_most(&letters) >= NEAR_ENOUGH;
        may_be.then(|| (name, Shape::new(name, letters)))
    });
    let names: Vec<_> = names.collect();
    nearest(&written, names.iter().map(|(name, shape)| (*name, shape)))
}

/// Many names among which is often searched for what a writer may have meant. What was found is remembered.
#[derive(Debug, Default)]
pub struct Likenesses {
    names: Vec<(String, Shape)>,
    known: DashMap<String, Option<usize>>,
}

impl<Name: Into<String>> FromIterator<Name> for Likenesses {
    fn from_iter<Names: IntoIterator<Item = Name>>(names: Names) -> Self {
        let names = names.into_iter().map(|name| {
            let name = name.into();
            let shape = Shape::of(&name);
            (name, shape)
        });
        Self {
            names: names.collect(),
            known: DashMap::new(),
        }
    }
}

impl Likenesses {
    /// The nearest, as [`did_you_mean`] finds it.
    pub fn nearest(&self, written: &str) -> Option<&str> {
        let remembered = self.known.get(written).map(|known| *known);
        let place = remembered.unwrap_or_else(|| {
            let names = self.names.iter().enumerate();
            let shapes = names.map(|(place, (name, shape))| ((name.as_str(), place), shape));
            let found = nearest(&Shape::of(written), shapes).map(|(_, place)| place);
            self.known.insert(written.to_owned(), found);
            found
        });
        Some(self.names.get(place?)?.0.as_str())
    }
}

/// What of a name is compared.
#[derive(Debug)]
struct Shape {
    lower: String,
    letters: Letters,
}

/// The letters of a name in lower case, in whatever order.
#[derive(Debug)]
struct Letters {
    /// In characters.
    length: usize,
    /// How many there are of each kind; kinds are few, so that comparing them is quick.
    counts: [u8; 64],
}

impl Letters {
    fn of(name: &str) -> Self {
        match name.is_ascii() {
            true => name
                .bytes()
                .map(|letter| letter.to_ascii_lowercase().into())
                .collect(),
            false => name.to_lowercase().chars().collect(),
        }
    }

    /// The most that the likeness to another name can be: each step of the distance makes up for one
    /// letter that is missing and one that is too many.
    fn likeness_at_most(&self, other: &Self) -> f64 {
        let (mut missing, mut surplus) = (0_u32, 0_u32);
        for (own, other) in self.counts.iter().zip(&other.counts) {
            missing += u32::from(own.saturating_sub(*other));
            surplus += u32::from(other.saturating_sub(*own));
        }
        let longest = self.length.max(other.length).max(1);
        1.0 - f64::from(missing.max(surplus)) / longest as f64
    }
}

impl FromIterator<char> for Letters {
    fn from_iter<Characters: IntoIterator<Item = char>>(letters: Characters) -> Self {
        let mut all = Self {
            length: 0,
            counts: [0; 64],
        };
        for letter in letters {
            let count = &mut all.counts[letter as usize % 64];
            *count = count.saturating_add(1);
            all.length += 1;
        }
        all
    }
}

impl Shape {
    fn of(name: &str) -> Self {
        Self::new(name, Letters::of(name))
    }

    fn new(name: &str, letters: Letters) -> Self {
        Self {
            lower: name.to_lowercase(),
            letters,
        }
    }

    fn likeness(&self, other: &Self) -> f64 {
        strsim::normalized_damerau_levenshtein(&self.lower, &other.lower)
    }

    fn likeness_of_letters(&self, other: &Self) -> f64 {
        let letters = |shape: &Self| -> String {
            let letters = shape.lower.chars();
            letters.filter(|c| !c.is_ascii_digit()).collect()
        };
        strsim::normalized_damerau_levenshtein(&letters(self), &letters(other))
    }
}

/// The nearest of several names; the first by alphabet where several are as near, whatever the order
/// they come in.
fn nearest<'a, Name: Copy + Ord>(
    written: &Shape,
    names: impl Iterator<Item = (Name, &'a Shape)>,
) -> Option<Name> {
    let may_be = names.filter_map(|(name, shape)| {
        if !lengths_fit(written.lower.len(), shape.lower.len()) {
            return None;
        }
        let at_most = written.letters.likeness_at_most(&shape.letters);
        (at_most >= NEAR_ENOUGH).then_some((at_most, name, shape))
    });
    let mut may_be: Vec<_> = may_be.collect();
    // The most promising first, so that most of the others need not be compared letter by letter.
    may_be.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    let mut best: Option<(f64, Name)> = None;
    for (at_most, name, shape) in may_be {
        let least = best.map_or(NEAR_ENOUGH, |(likeness, _)| likeness);
        if at_most < least {
            break;
        }
        let likeness = written.likeness(shape);
        let is_better = match best {
            Some((earlier, other)) => likeness.total_cmp(&earlier).then(other.cmp(&name)).is_gt(),
            None => likeness >= NEAR_ENOUGH,
        };
        if is_better && written.likeness_of_letters(shape) >= NEAR_ENOUGH {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Whether two lengths in bytes are near enough for one name to be a slip of the other.
fn lengths_fit(one: usize, other: usize) -> bool {
    one.min(other) as f64 >= NEAR_ENOUGH * one.max(other) as f64
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

    #[test]
    fn remembered_names_are_found_as_others_are() {
        let mut random = fastrand::Rng::with_seed(1);
        let mut word = || -> String {
            let length = random.usize(0..8);
            (0..length)
                .map(|_| random.choice(['a', 'B', 'ü', '1', '2']).unwrap_or('c'))
                .collect()
        };
        let names: Vec<String> = (0..300).map(|_| word()).collect();
        let likenesses: Likenesses = names.iter().cloned().collect();
        for _ in 0..300 {
            let written = word();
            let plain = slowly(&written, names.iter().map(String::as_str));
            assert_eq!(likenesses.nearest(&written), plain, "{written}");
            assert_eq!(likenesses.nearest(&written), plain, "{written}");
            let names = names.iter().map(String::as_str);
            assert_eq!(did_you_mean(&written, names), plain, "{written}");
        }
    }

    /// The definition, without any shortcut.
    fn slowly<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        let written = Shape::of(written);
        let likenesses = names.filter_map(|name| {
            let shape = Shape::of(name);
            let likeness = written.likeness(&shape);
            let is_near = likeness.min(written.likeness_of_letters(&shape)) >= NEAR_ENOUGH
                && lengths_fit(written.lower.len(), shape.lower.len());
            is_near.then_some((likeness, name))
        });
        let best = likenesses
            .max_by(|(one, first), (other, second)| one.total_cmp(other).then(second.cmp(first)));
        best.map(|(_, name)| name)
    }
}
