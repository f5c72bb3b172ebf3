//! Comments that silence rules: what they begin with, and the rules they can name.

use super::{Explained, Item, ItemKind, List};
use crate::article::directives as known_directives;
use crate::rules::RULES;

/// What a comment can say.
pub(super) fn directives() -> List {
    let items = known_directives().map(|(word, meaning)| Item {
        detail: Some(meaning.to_owned()),
        goes_on: true,
        ..Item::new(ItemKind::Attribute, word.to_owned())
    });
    items.collect::<Vec<_>>().into()
}

/// The rules, but for some.
pub(super) fn rules(others: &[String]) -> List {
    let free = RULES
        .iter()
        .filter(|rule| !others.iter().any(|other| other == rule.name));
    let items = free.map(|rule| Item {
        detail: Some(rule.summary().replace('\n', " ")),
        explained: Some(Explained::Rule(rule.name.to_owned())),
        ..Item::new(ItemKind::Rule, rule.name.to_owned())
    });
    items.collect::<Vec<_>>().into()
}
