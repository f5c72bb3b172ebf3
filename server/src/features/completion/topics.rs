//! Topics that a claim can be about, and the values that it can give to its own.

use std::collections::HashSet;
use std::sync::Arc;

use super::nearest::{self, is_begun};
use super::place::Place;
use super::shortlist::Shortlist;
use super::{Explained, Item, ItemKind, List};
use crate::config::Topic;
use crate::model::Article;
use crate::speaker::name_list;
use crate::value::{Value, ValueType};
use crate::workspace::{ClaimRef, Workspace};

/// The topics: those declared, then those that claims are about.
pub(super) fn topics<'a>(
    workspace: &'a Workspace,
    own: Option<&'a Arc<Article>>,
    place: &Place,
) -> List {
    let declared = workspace.config().topics.values();
    let declared = declared.map(|topic| (topic.key.value.as_str(), Some(topic)));
    let claims = nearest::articles(workspace, own).flat_map(nearest::claims);
    let used = claims.map(|claim| {
        let topic = claim.claim.topic.as_ref();
        let topic = topic.filter(|topic| !is_begun(own, claim.article, &topic.range, place))?;
        Some((topic.value.as_str(), None))
    });
    let mut seen = HashSet::new();
    let candidates = declared.map(Some).chain(used).map(move |candidate| {
        let (key, topic) = candidate.filter(|(key, _)| seen.insert(*key))?;
        Some((key, (key, topic)))
    });
    let mut list = Shortlist::new(&place.typed);
    list.look_through(candidates);
    let (found, is_incomplete) = list.take();
    let items = found.into_iter().map(|(key, topic)| topic_item(key, topic));
    List {
        items: items.collect(),
        is_incomplete,
    }
}

fn topic_item(key: &str, topic: Option<&Topic>) -> Item {
    let kind = topic.and_then(|topic| match (topic.value_type, &topic.unit) {
        (_, Some(unit)) => Some(format!("number of {unit}")),
        (Some(ValueType::Number), _) => Some("number".to_owned()),
        (Some(ValueType::Date), _) => Some("date".to_owned()),
        (Some(ValueType::YesNo), _) => Some("yes or no".to_owned()),
        (Some(ValueType::Name), _) => Some("name".to_owned()),
        (None, None) => None,
    });
    Item {
        hint: kind,
        detail: topic.and_then(|topic| topic.label.clone()),
        explained: Some(Explained::Topic(key.to_owned())),
        ..Item::new(ItemKind::Topic, key.to_owned())
    }
}

/// The values that fit a topic: those declared, the number that is typed in the topic's unit, and those that
/// others give.
pub(super) fn values(
    workspace: &Workspace,
    own: Option<&Arc<Article>>,
    topic: &str,
    place: &Place,
) -> List {
    let declared = workspace.config().topics.get(topic);
    let names = declared.into_iter().flat_map(|topic| topic.values.clone());
    let is_yes_no = declared.is_some_and(|topic| topic.value_type == Some(ValueType::YesNo));
    let answers = ["yes", "no"].into_iter().filter(|_| is_yes_no);
    let plain = names
        .chain(answers.map(str::to_owned))
        .map(|value| (value, None));
    let unit = declared.and_then(|topic| topic.unit.clone());
    let counted = unit.and_then(|unit| Some((format!("{} {unit}", number(&place.typed)?), None)));
    let given = workspace.claims_about(topic).map(|claim| {
        let value = claim.claim.value.as_ref();
        let value = value.filter(|value| !is_begun(own, claim.article, &value.range, place))?;
        Some((value.value.trim().to_owned(), Some(claim)))
    });
    let mut seen = HashSet::new();
    let candidates = plain.chain(counted).map(Some).chain(given);
    let candidates = candidates.map(move |candidate| {
        let (value, claim) = candidate?;
        let is_new = !value.contains('"') && seen.insert(value.clone());
        is_new.then(|| (value.clone(), (value, claim)))
    });
    let mut list = Shortlist::new(&place.typed);
    list.look_through(candidates);
    let (found, is_incomplete) = list.take();
    let items = found
        .into_iter()
        .map(|(value, claim)| value_item(workspace, value, claim));
    List {
        items: items.collect(),
        is_incomplete,
    }
}

/// The number that a value begins with, or the stretch of numbers.
fn number(typed: &str) -> Option<&str> {
    let number = typed.split_whitespace().next()?;
    match Value::read(number, Some(ValueType::Number)) {
        Ok(Value::Number { .. }) => Some(number),
        _ => None,
    }
}

fn value_item(workspace: &Workspace, value: String, claim: Option<ClaimRef<'_>>) -> Item {
    let speakers = claim.map(|claim| name_list(&workspace.voices(claim)));
    let named = claim.and_then(|claim| {
        let id = claim.claim.id.as_ref()?;
        Some(Explained::Claim(
            claim.article.key.clone(),
            id.value.clone(),
        ))
    });
    Item {
        hint: speakers,
        detail: claim.and_then(|claim| claim.full_name()),
        explained: named,
        ..Item::new(ItemKind::Word, value)
    }
}
