//! How the declared people are called, to tell whom a writer may have had in mind who calls somebody
//! otherwise. Worked out once for a configuration, because every article may ask.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Config, fold};
use crate::vocabulary::{Likenesses, is_name};

/// The declared people, by what a writer may have had in mind.
#[derive(Debug, Default)]
pub struct KnownNames {
    /// Keys, names and aliases, each by its folded form.
    called: BTreeMap<String, String>,
    /// The folded forms.
    folded: Likenesses,
    /// The people, by key, with a last word of a name or alias, which is mostly a surname.
    surnames: HashMap<String, BTreeSet<String>>,
}

impl KnownNames {
    pub(super) fn of(config: &Config) -> Self {
        let mut known = Self::default();
        for person in config.people.values() {
            let names = person.aliases.iter().chain([&person.name]);
            let key = &person.key.value;
            for name in names {
                let folded = fold(name);
                let surname = folded.split(' ').next_back().unwrap_or_default();
                let people = known.surnames.entry(surname.to_owned()).or_default();
                people.insert(key.clone());
                known.called.insert(folded, name.clone());
            }
            let called = known.called.entry(fold(key));
            called.or_insert_with(|| key.clone());
        }
        known.folded = known.called.keys().cloned().collect();
        known
    }

    /// A key for somebody new, from a folded name: the surname, where that can be one and nobody has it.
    pub fn free_key<'a>(&self, folded: &'a str) -> Option<&'a str> {
        let surname = folded.split(' ').next_back().unwrap_or_default();
        (is_name(surname) && !self.called.contains_key(surname)).then_some(surname)
    }

    /// Who may have been meant by a folded name: those of the same surname whose first name does not
    /// say otherwise, else whoever is called something like it.
    pub fn meant<'a>(&'a self, config: &'a Config, folded: &str) -> Vec<&'a str> {
        let mut words: Vec<_> = folded.split(' ').collect();
        let surname = words.pop().unwrap_or_default();
        let namesakes = self.surnames.get(surname).into_iter().flatten();
        let namesakes = namesakes.filter_map(|key| config.people.get(key));
        let meant = namesakes.filter(|person| {
            let first = fold(&person.name);
            words.first().is_none_or(|word| is_short_for(word, &first))
        });
        let meant: Vec<_> = meant.map(|person| person.name.as_str()).collect();
        if !meant.is_empty() {
            return meant;
        }
        let nearest = self.folded.nearest(folded);
        let nearest = nearest.and_then(|nearest| self.called.get(nearest));
        nearest.into_iter().map(String::as_str).collect()
    }
}

/// Whether a first name is an initial of another, `b.` of `ben hodges`, or begins it.
fn is_short_for(word: &str, name: &str) -> bool {
    let word = word.trim_end_matches('.');
    !word.is_empty() && name.starts_with(word)
}
