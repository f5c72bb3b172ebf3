//! What can be written in `claimlint.toml`: names of rules, and their levels. Keys are left to the schema, which TOML
//! extensions read.

use super::place::{Expected, Place};
use super::{Explained, Item, ItemKind, List};
use crate::rules::{ALL, GROUPS, RULES};
use crate::text::{Encoding, Text};

/// What can be written in the configuration.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Configured {
    /// A rule, as a key in `[rules]` that has some already.
    Rule(Vec<String>),
    /// A level.
    Level,
    /// A rule or a group in a list of names.
    Selector,
}

/// Further up than this, in lines, no table begins that anybody could see.
const MOST_LINES: usize = 1_000;

/// What can be written at an offset of the configuration.
pub(super) fn find(text: &Text, offset: usize) -> Option<Place> {
    let own = text.position(offset, Encoding::Utf8).line;
    let line = |line: usize| text.slice(text.line(line)).into_owned();
    let first = own.saturating_sub(MOST_LINES);
    let above: Vec<_> = (first..own).map(line).collect();
    let begun = text.line(own).start;
    let before = text.slice(begun..offset).into_owned();
    let behind = text.slice(offset..text.line(own).end).into_owned();
    let table = above
        .iter()
        .rposition(|line| line.trim_start().starts_with('['));
    let name = table.map_or("", |table| above[table].trim().trim_matches(['[', ']']));
    let in_table = &above[table.map_or(0, |table| table + 1)..];
    let is_of_name = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let start = before.trim_end_matches(is_of_name).len();
    let rest = behind
        .find(|next| !is_of_name(next))
        .unwrap_or(behind.len());
    let is_quoted = before[..start].matches('"').count() % 2 == 1;
    let expected = match name {
        "rules" if before[..start].trim().is_empty() => {
            let names = in_table.iter().filter_map(|line| line.split_once('='));
            Configured::Rule(names.map(|(name, _)| name.trim().to_owned()).collect())
        }
        "rules" if is_quoted && before.contains('=') => Configured::Level,
        "" if is_quoted && list_key(in_table, &before).is_some_and(is_selection) => {
            Configured::Selector
        }
        "per-file-ignores" if is_quoted && list_key(in_table, &before).is_some() => {
            Configured::Selector
        }
        _ => return None,
    };
    Some(Place {
        expected: Expected::Configured(expected),
        typed: before[start..].to_owned(),
        word: begun + start..offset + rest,
    })
}

/// The key of the list that is open at the end of some lines.
fn list_key<'a>(lines: &'a [String], before: &'a str) -> Option<&'a str> {
    for line in lines.iter().map(String::as_str).chain([before]).rev() {
        if let Some((key, list)) = line.split_once('=') {
            return (list.contains('[') && !list.contains(']')).then_some(key.trim());
        }
        if line.contains(']') {
            return None;
        }
    }
    None
}

fn is_selection(key: &str) -> bool {
    matches!(key, "select" | "ignore")
}

pub(super) fn items(configured: &Configured, snippets: bool) -> List {
    let rules = RULES.iter().map(|rule| Item {
        detail: Some(rule.summary().replace('\n', " ")),
        explained: Some(Explained::Rule(rule.name.to_owned())),
        ..Item::new(ItemKind::Rule, rule.name.to_owned())
    });
    let items: Vec<_> = match configured {
        Configured::Rule(others) => {
            let free = rules.filter(|item| !others.contains(&item.label));
            let items = free.map(|item| match snippets {
                true => {
                    let form = format!("{} = \"$1\"$0", item.label);
                    item.with_snippet(form)
                }
                false => Item {
                    insert: format!("{} = \"", item.label),
                    ..item
                },
            });
            items.collect()
        }
        Configured::Level => {
            let levels = [
                ("off", "not reported"),
                ("info", "worth knowing; never fails a check by default"),
                ("warning", "should be mended"),
                ("error", "cannot stand"),
            ];
            let items = levels.map(|(level, meaning)| Item {
                detail: Some(meaning.to_owned()),
                ..Item::new(ItemKind::Word, level.to_owned())
            });
            items.into()
        }
        Configured::Selector => {
            let groups = GROUPS.iter().map(|group| (group.name, group.title));
            let groups = groups
                .chain([(ALL, "every rule")])
                .map(|(name, title)| Item {
                    detail: Some(title.to_owned()),
                    ..Item::new(ItemKind::Rule, name.to_owned())
                });
            rules.chain(groups).collect()
        }
    };
    items.into()
}
