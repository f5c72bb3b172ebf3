//! The words of the markup: keys, the values of `kind`, `stance` and `modality`, ids, the class of a claim, and
//! the form of a new one.

use super::annotation::Annotation;
use super::{Asked, Explained, Item, ItemKind, List};
use crate::rules::Ids;
use crate::vocabulary::{ATTRIBUTES, Kind, Modality, Stance, Verb};

/// What can stand in the braces of an annotation besides what stands there: keys in those of a claim, else what
/// makes it one.
pub(super) fn in_braces(asked: &Asked<'_>, annotation: &Annotation) -> List {
    if !annotation.is_claim {
        return class(asked, annotation);
    }
    let attributes = ATTRIBUTES.iter().copied();
    let verbs = Verb::ALL.iter().map(|verb| (verb.word(), verb.meaning()));
    let attributes = attributes.map(|(key, meaning)| (ItemKind::Attribute, key, meaning));
    let verbs = verbs.map(|(key, meaning)| (ItemKind::Verb, key, meaning));
    let free = attributes
        .chain(verbs)
        .filter(|(_, key, _)| !annotation.has(key));
    let items = free.map(|(kind, key, meaning)| {
        let item = Item {
            detail: Some(meaning.to_owned()),
            explained: Some(Explained::Attribute(key.to_owned())),
            goes_on: true,
            ..Item::new(kind, key.to_owned())
        };
        match (asked.is_followed_by("="), asked.snippets) {
            (true, _) => item,
            (false, true) => item.with_snippet(format!("{key}=\"$1\"$0")),
            (false, false) => Item {
                insert: format!("{key}=\""),
                ..item
            },
        }
    });
    items.collect::<Vec<_>>().into()
}

/// What makes an annotation a claim.
pub(super) fn class(asked: &Asked<'_>, annotation: &Annotation) -> List {
    if annotation.is_claim {
        return List::default();
    }
    let class = Item {
        detail: Some("makes these words a claim".to_owned()),
        ..Item::new(ItemKind::Snippet, ".claim".to_owned())
    };
    let is_begun = asked.place.typed.starts_with('.');
    match annotation.id.is_some() || is_begun {
        true => vec![class].into(),
        false => [ids(asked, annotation).items, vec![class]].concat().into(),
    }
}

/// An id made of the words of the annotation.
pub(super) fn ids(asked: &Asked<'_>, annotation: &Annotation) -> List {
    if annotation.id.is_some() {
        return List::default();
    }
    let id = free_id(asked, &annotation.words);
    let item = Item {
        detail: Some("an id, by which other claims can refer to this one".to_owned()),
        ..Item::new(ItemKind::Snippet, format!("#{id}"))
    };
    if annotation.is_claim {
        return vec![item].into();
    }
    let claim = Item {
        detail: Some("makes these words a claim with an id".to_owned()),
        ..Item::new(ItemKind::Snippet, format!("#{id} .claim"))
    };
    let claim = match asked.snippets {
        true => claim.with_snippet(format!("#${{1:{id}}} .claim$0")),
        false => claim,
    };
    vec![claim].into()
}

/// The braces that make a claim of bracketed words.
pub(super) fn braces(asked: &Asked<'_>, words: &str) -> List {
    let id = free_id(asked, words);
    let item = Item::new(ItemKind::Snippet, format!("{{#{id} .claim}}"));
    let item = Item {
        detail: Some("makes these words a claim with an id".to_owned()),
        ..item.with_snippet(format!("{{#${{1:{id}}} .claim$2}}$0"))
    };
    vec![item].into()
}

/// A whole new claim.
pub(super) fn claim() -> List {
    let item = Item::new(ItemKind::Snippet, "claim".to_owned());
    let form = "[${1:What is claimed}]{#${2:id} .claim by=\"${3:who}\" cite=\"${4:source}\"}$0";
    let item = Item {
        detail: Some("a claim with its speaker and source".to_owned()),
        ..item.with_snippet(form.to_owned())
    };
    vec![item].into()
}

/// The values of keys that take one of a few words.
pub(super) fn values(key: &str) -> List {
    let words: Vec<_> = match key {
        "kind" => Kind::ALL
            .iter()
            .map(|kind| (kind.word(), kind.meaning()))
            .collect(),
        "stance" => Stance::ALL
            .iter()
            .map(|stance| (stance.word(), stance.meaning()))
            .collect(),
        "modality" => {
            let modalities = Modality::ALL.iter().rev();
            modalities
                .map(|modality| (modality.word(), modality.meaning()))
                .collect()
        }
        _ => Vec::new(),
    };
    let items = words.into_iter().map(|(word, meaning)| Item {
        detail: Some(meaning.to_owned()),
        ..Item::new(ItemKind::Word, word.to_owned())
    });
    items.collect::<Vec<_>>().into()
}

/// An id that nothing in the text has.
fn free_id(asked: &Asked<'_>, words: &str) -> String {
    let mut ids = match asked.own {
        Some(article) => Ids::of_article(article),
        None => Ids::of(&asked.text.to_text()),
    };
    ids.take(words)
}
