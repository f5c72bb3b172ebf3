//! What can be written in the header of an article.

use std::sync::Arc;

use pathdiff::diff_paths;

use super::place::{Expected, Place};
use super::sources::sources;
use super::{Explained, Item, ItemKind, List};
use crate::model::Article;
use crate::text::{Encoding, Text};
use crate::workspace::Workspace;

/// The keys that are read, with what they mean.
const KEYS: &[(&str, &str)] = &[
    ("title", "the article’s title"),
    ("author", "who wrote it: a name, or a list of names"),
    ("date", "when it was published: an EDTF date"),
    (
        "source",
        "citation key of the published article that this file carries",
    ),
    (
        "key",
        "the name by which claims elsewhere refer to this article",
    ),
    (
        "bibliography",
        "where its sources are listed, relative to this file",
    ),
];

/// What can be written at an offset in the given lines of a header, of which it is in the `own`.
pub(super) fn find(text: &Text, offset: usize, lines: &[String], own: usize) -> Option<Place> {
    let column = text.position(offset, Encoding::Utf8).column;
    let (before, behind) = lines.get(own)?.split_at_checked(column)?;
    let place = |expected, begun: usize, rest: usize| Place {
        expected,
        typed: before[begun..].to_owned(),
        word: offset - (before.len() - begun)..offset + rest,
    };
    if before
        .chars()
        .all(|character| character.is_ascii_alphanumeric() || "-_".contains(character))
    {
        let others = lines.iter().enumerate().filter(|(line, _)| *line != own);
        let keys = others.filter_map(|(_, line)| key(line)).map(str::to_owned);
        let rest = behind.find(|next: char| !next.is_ascii_alphanumeric());
        let expected = Expected::HeaderKey(keys.collect());
        return Some(place(expected, 0, rest.unwrap_or(behind.len())));
    }
    let key = lines[..=own].iter().rev().find_map(|line| key(line))?;
    let is_item = before.trim_start().starts_with("- ");
    let start = match before.rfind([',', '[', '"', '\'']) {
        Some(last) => last + 1,
        None if is_item => before.find('-')? + 1,
        None => before.find(": ")? + 1,
    };
    let begun = start + (before[start..].len() - before[start..].trim_start().len());
    let rest = behind
        .find([',', ']', '"', '\'', '#'])
        .unwrap_or(behind.len());
    let rest = behind[..rest].trim_end().len();
    Some(place(Expected::HeaderValue(key.to_owned()), begun, rest))
}

/// The key that a line begins with.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let is_key = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    (!key.is_empty() && key.chars().all(is_key)).then_some(key)
}

/// The keys that can still be written.
pub(super) fn keys(others: &[String], has_value: bool) -> List {
    let free = KEYS
        .iter()
        .filter(|(key, _)| !others.iter().any(|other| other == key));
    let items = free.map(|(key, meaning)| Item {
        detail: Some((*meaning).to_owned()),
        insert: match has_value {
            true => (*key).to_owned(),
            false => format!("{key}: "),
        },
        ..Item::new(ItemKind::Attribute, (*key).to_owned())
    });
    items.collect::<Vec<_>>().into()
}

/// What can stand behind a key.
pub(super) fn values(workspace: &Workspace, own: &Arc<Article>, key: &str, typed: &str) -> List {
    match key {
        "source" => sources(workspace, Some(own), &[], typed),
        "author" => authors(workspace),
        "bibliography" => bibliographies(workspace, own),
        _ => List::default(),
    }
}

/// The people that are declared, by name: a header is for readers.
fn authors(workspace: &Workspace) -> List {
    let people = workspace.config().people.values();
    let items = people.map(|person| Item {
        hint: Some(person.key.value.clone()),
        detail: person.role.clone(),
        explained: Some(Explained::Person(person.key.value.clone())),
        ..Item::new(ItemKind::Person, person.name.clone())
    });
    items.collect::<Vec<_>>().into()
}

/// The bibliographies that anybody names, as seen from the article.
fn bibliographies(workspace: &Workspace, own: &Article) -> List {
    let folder = own.path.parent().unwrap_or(&own.path);
    let paths = workspace
        .bibliographies()
        .filter_map(|file| diff_paths(&file.path, folder));
    let names = paths.map(|path| path.to_string_lossy().replace('\\', "/"));
    let items = names.map(|name| Item::new(ItemKind::Source, name));
    items.collect::<Vec<_>>().into()
}
