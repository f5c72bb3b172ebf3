//! CSL-JSON (an array of items) → sources. Each item is read on its own, so that a broken one loses only itself.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;
use serde_json::value::RawValue;

use super::{Record, Source, bare_doi, date, tidy};
use crate::spanned::{Problem, line_from};

pub(super) mod entry;
mod items;

/// Reads a whole CSL-JSON file.
pub(super) fn read(text: &str) -> (Vec<Source>, Vec<Problem>) {
    let (items, mut problems) = items::split(text);
    let mut sources = Vec::with_capacity(items.len());
    for range in items {
        match item(text, range) {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(problem),
        }
    }
    (sources, problems)
}

fn item(text: &str, range: Range<usize>) -> Result<Source, Problem> {
    let written = text.get(range.clone()).unwrap_or_default();
    let members: BTreeMap<String, &RawValue> = match serde_json::from_str(written) {
        Ok(members) => members,
        Err(error) => {
            if error.is_eof() {
                let message = format!(
                    "{} is left out because it is never closed; add the missing `}}`",
                    name(written)
                );
                return Err(Problem {
                    range: line_of(text, range.start, &range),
                    message,
                });
            }
            let at = range.start + offset(written, error.line(), error.column());
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            return Err(Problem {
                range: line_of(text, at, &range),
                message: format!(
                    "{} is left out because it is not valid JSON: {reason}; correct it here",
                    name(written)
                ),
            });
        }
    };
    let id = members.get("id").and_then(|raw| {
        // The raw value is a part of `text`, so its distance from the beginning is its place.
        let start = raw.get().as_ptr() as usize - text.as_ptr() as usize;
        match serde_json::from_str(raw.get()).ok()? {
            Value::String(id) if !id.trim().is_empty() => {
                Some((id, start + 1..start + raw.get().len() - 1))
            }
            Value::Number(id) => Some((id.to_string(), start..start + raw.get().len())),
            _ => None,
        }
    });
    let Some((key, key_range)) = id else {
        let message =
            "this item is left out because it has no `id`; add one, like `\"id\": \"grand2025\"`"
                .to_owned();
        return Err(Problem {
            range: line_of(text, range.start, &range),
            message,
        });
    };
    let mut source = Source::new(key, key_range, range, Record::CslJson(written.into()));
    let Ok(item) = serde_json::from_str::<Value>(written) else {
        return Ok(source);
    };
    source.title = words(&item, "title");
    source.authors = people(&item["author"]);
    source.editors = people(&item["editor"]);
    source.date = issued(&item["issued"]);
    source.container = words(&item, "container-title").or_else(|| words(&item, "publisher"));
    source.url = words(&item, "URL");
    source.doi = words(&item, "DOI").and_then(|doi| bare_doi(&doi));
    source.files = words(&item, "file").into_iter().collect();
    Ok(source)
}

/// The text of a member, numbers included, without CSL's markup for italics and the like.
pub(super) fn words(item: &Value, name: &str) -> Option<String> {
    match item.get(name)? {
        Value::String(words) => tidy(&without_markup(words)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The names of a list of CSL names, as "Given Family" or the name of an institution.
fn people(names: &Value) -> Vec<String> {
    let whole = |name: &Value| {
        let parts = [
            "given",
            "dropping-particle",
            "non-dropping-particle",
            "family",
            "suffix",
        ];
        let parts: Vec<String> = parts.iter().filter_map(|part| words(name, part)).collect();
        words(name, "literal").or_else(|| tidy(&parts.join(" ")))
    };
    names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(whole)
        .collect()
}

/// A CSL date as EDTF: in parts, whose numbers some programs write as strings, or as one string.
fn issued(date: &Value) -> Option<String> {
    let day = |parts: &Value| {
        let mut numbers = parts.as_array()?.iter().map(number);
        let year = i32::try_from(numbers.next()??).ok()?;
        let mut small = || {
            numbers
                .next()
                .flatten()
                .and_then(|number| u8::try_from(number).ok())
                .filter(|number| *number > 0)
        };
        date::edtf(year, small(), small())
    };
    let circa = match &date["circa"] {
        Value::Null | Value::Bool(false) => "",
        _ => "~",
    };
    let days: Vec<String> = date["date-parts"]
        .as_array()
        .into_iter()
        .flatten()
        .take(2)
        .filter_map(day)
        .collect();
    if !days.is_empty() {
        return Some(days.join("/") + circa);
    }
    let written = words(date, "raw")
        .or_else(|| words(date, "literal"))
        .or_else(|| Some(date.as_str()?.trim().to_owned()))?;
    date::parse(&written).map(|edtf| edtf + circa)
}

fn number(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

/// Takes away the tags that CSL allows in a text.
fn without_markup(words: &str) -> String {
    const TAGS: [&str; 9] = [
        "<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<sup>", "</sup>", "</span>",
    ];
    if !words.contains('<') {
        return words.to_owned();
    }
    let mut plain = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = TAGS
            .iter()
            .find(|tag| rest.starts_with(**tag))
            .map(|tag| tag.len());
        let span = || {
            if rest.starts_with("<span ") {
                rest.find('>').map(|end| end + 1)
            } else {
                None
            }
        };
        match tag.or_else(span) {
            Some(length) => rest = &rest[length..],
            None => {
                plain.push('<');
                rest = &rest[1..];
            }
        }
    }
    plain + rest
}

/// The byte of a place that is given as a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    text.floor_char_boundary(before + column.saturating_sub(1))
}

/// From `at` to the end of its line, within the item.
fn line_of(text: &str, at: usize, item: &Range<usize>) -> Range<usize> {
    let line = line_from(text, at);
    line.start..line.end.min(item.end)
}

/// How a message calls an item that cannot be read: by its id, if that can be made out.
fn name(written: &str) -> String {
    let after = written
        .split_once("\"id\"")
        .map(|(_, after)| after.trim_start());
    let value = after
        .and_then(|after| after.strip_prefix(':'))
        .map(str::trim_start);
    match value.and_then(|value| value.strip_prefix('"')?.split(['"', '\n']).next()) {
        Some(id) if !id.is_empty() => format!("`{}`", id.chars().take(80).collect::<String>()),
        _ => "this item".to_owned(),
    }
}
