//! People: those declared, by key and by name, and whoever is named as a speaker anywhere.

use std::collections::HashSet;
use std::sync::Arc;

use super::nearest::{self, is_begun};
use super::place::Place;
use super::shortlist::Shortlist;
use super::{Explained, Item, ItemKind, List};
use crate::config::Person;
use crate::model::{Article, Claim};
use crate::workspace::Workspace;

/// Somebody, as a text can name them.
enum Candidate<'a> {
    Key(&'a Person),
    Name(&'a Person),
    /// Somebody whom only articles name, and one of those.
    Undeclared(&'a str, &'a Article),
}

/// Who can be named, but for those who are named already.
pub(super) fn people<'a>(
    workspace: &'a Workspace,
    own: Option<&'a Arc<Article>>,
    others: &[String],
    place: &Place,
) -> List {
    let config = workspace.config();
    let undeclared = |article: &'a Arc<Article>| {
        let of_claim = move |claim: &'a Arc<Claim>| {
            let names = claim
                .by
                .iter()
                .filter(move |name| !is_begun(own, article, &name.range, place));
            let names = names.map(|name| name.value.as_str());
            let names = names.filter(|name| config.person(name).is_none());
            let named = names.map(|name| Some((name, Candidate::Undeclared(name, article))));
            std::iter::once(None).chain(named)
        };
        article.claims.iter().flat_map(of_claim)
    };
    let declared = config.people.values().flat_map(|person| {
        let key = (person.key.value.as_str(), Candidate::Key(person));
        [Some(key), Some((&*person.name, Candidate::Name(person)))]
    });
    let near = own.into_iter().flat_map(undeclared);
    let far = nearest::articles(workspace, own).flat_map(undeclared);
    let mut seen = HashSet::new();
    let candidates = near.chain(declared).chain(far).map(move |candidate| {
        candidate.filter(|(name, _)| {
            // Marks that end a value or an item cannot stand in a name.
            let may_stand = !name.contains(['"', ';', '\n', '\r']);
            may_stand && seen.insert(*name) && !others.iter().any(|other| other == name)
        })
    });
    let mut list = Shortlist::new(&place.typed);
    list.look_through(candidates);
    let (found, is_incomplete) = list.take();
    List {
        items: found.into_iter().map(item).collect(),
        is_incomplete,
    }
}

fn item(candidate: Candidate<'_>) -> Item {
    match candidate {
        Candidate::Key(person) => Item {
            hint: Some(person.name.clone()),
            detail: person.role.clone(),
            explained: Some(Explained::Person(person.key.value.clone())),
            ..Item::new(ItemKind::Person, person.key.value.clone())
        },
        Candidate::Name(person) => Item {
            hint: Some(person.key.value.clone()),
            detail: person.role.clone(),
            explained: Some(Explained::Person(person.key.value.clone())),
            ..Item::new(ItemKind::Person, person.name.clone())
        },
        Candidate::Undeclared(name, article) => Item {
            hint: Some(article.key.clone()),
            explained: Some(Explained::Person(name.to_owned())),
            ..Item::new(ItemKind::Person, name.to_owned())
        },
    }
}
