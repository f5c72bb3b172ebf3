//! The canonical form of an annotation: `[words]{#id .claim key="value"}`, as every engine reads it.
//!
//! The id comes first, then `.claim`, then other classes, then the pairs in the order in which they stand; each value in
//! double quotation marks, all on one line, with single blanks. What this form cannot hold, such as a `"` in single
//! quotation marks, stays as it is; so does what is malformed. A claim says the same before and after.

use std::collections::HashSet;

use crate::fix::Edit;
use crate::syntax::{Annotation, Attribute, Syntax};
use crate::text::Text;
use crate::vocabulary::{self, Verb};

/// The class that makes a span a claim, and comes before others.
const CLAIM: &str = "claim";

/// A longer list of attributes may be more than the grammar looks through for its end, in bytes.
const LONGEST: usize = 16_000;

/// Punctuation that needs no backslash in a value, wherever it is read.
const PLAIN: &str = ".,:'()-/%+=?!";

/// What brings every annotation of a text into canonical form, in order; nothing else is touched.
pub fn edits(text: &Text, syntax: &Syntax) -> Vec<Edit> {
    let faults = syntax.faults.iter();
    let faulty: HashSet<_> = faults.filter_map(|fault| fault.annotation).collect();
    let sound = syntax.annotations.iter().enumerate();
    let sound = sound.filter(|(index, _)| !faulty.contains(index));
    let mut edits: Vec<_> = sound
        .filter_map(|(_, annotation)| edit(text, annotation))
        .collect();
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

/// What brings a well-formed annotation into canonical form; `None` where it has that form, or cannot take it.
pub fn edit(text: &Text, annotation: &Annotation) -> Option<Edit> {
    let braces = annotation.braces();
    let written = text.slice(braces.clone());
    let canonical = write(text, annotation)?;
    let is_too_long = canonical.len() > LONGEST.max(written.len());
    (canonical != written && !is_too_long).then(|| Edit::replace(braces, canonical))
}

fn write(text: &Text, annotation: &Annotation) -> Option<String> {
    let id = annotation.id.iter().map(|id| format!("#{}", id.value));
    let mut classes: Vec<_> = annotation.classes.iter().collect();
    classes.sort_by_key(|class| class.value != CLAIM);
    let classes = classes.iter().map(|class| format!(".{}", class.value));
    let pairs = annotation.attributes.iter();
    let pairs: Vec<_> = pairs
        .map(|attribute| pair(text, attribute))
        .collect::<Option<_>>()?;
    let parts: Vec<_> = id.chain(classes).chain(pairs).collect();
    Some(format!("{{{}}}", parts.join(" ")))
}

/// A pair; `None` where its value would take the closing quotation mark for its own.
fn pair(text: &Text, attribute: &Attribute) -> Option<String> {
    let (key, value) = (&attribute.key.value, &attribute.value);
    let before = text.slice(value.range.start - 1..value.range.start);
    let written = text.slice(value.range.clone());
    let has_breaks = written.contains(['\n', '\r']);
    let one_line = || match has_breaks {
        true => fold(&value.value),
        false => value.value.clone(),
    };
    let ends_in_escape = |value: &str| {
        let before = value.trim_end_matches('\\');
        (value.len() - before.len()) % 2 == 1
    };
    match &*before {
        "=" if ends_in_escape(&value.value) => Some(format!("{key}={}", value.value)),
        "'" if value.value.contains('"') => {
            let value = one_line();
            (!ends_in_escape(&value)).then(|| format!("{key}='{value}'"))
        }
        _ => {
            let value = self::value(key, &value.value).unwrap_or_else(one_line);
            (!ends_in_escape(&value)).then(|| format!("{key}=\"{value}\""))
        }
    }
}

/// The canonical value of an attribute that is ours; what other tools read is not for us to change.
pub fn value(key: &str, value: &str) -> Option<String> {
    let items = || {
        value
            .split(';')
            .map(fold)
            .filter(|item| !item.trim().is_empty())
    };
    match key {
        "by" => Some(non_empty_list(items().map(|name| unescape(&name)), value)),
        "cite" => Some(non_empty_list(items().map(|item| citation(&item)), value)),
        _ if Verb::from_word(key).is_some() => {
            let targets: Vec<_> = value.split_whitespace().collect();
            Some(targets.join(" "))
        }
        _ if vocabulary::keys().any(|known| known == key) => Some(unescape(&fold(value))),
        _ => None,
    }
}

/// The items of a list; a list of nothing stays as it is, to be reported.
fn non_empty_list(items: impl Iterator<Item = String>, written: &str) -> String {
    let items: Vec<_> = items.collect();
    match items.is_empty() {
        true => written.to_owned(),
        false => items.join("; "),
    }
}

/// `key, locator`; what is no citation stays, to be reported.
fn citation(item: &str) -> String {
    let is_key = |key: &str| {
        let bare = key.trim_start_matches(['-', '@']);
        !bare.is_empty() && !bare.contains(char::is_whitespace)
    };
    let parts = item.split_once(',');
    let parts = parts.map(|(key, locator)| (key.trim_end(), locator.trim_start()));
    match parts {
        Some((key, locator)) if is_key(key) && !locator.is_empty() => {
            format!("{key}, {}", unescape(locator))
        }
        _ => item.to_owned(),
    }
}

/// Runs of blanks as one, none at the ends. A no-break space is somebody's wish and stays.
fn fold(value: &str) -> String {
    let words = value.split([' ', '\t', '\n', '\r']);
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Without the backslashes that nobody needs.
fn unescape(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        let escaped = characters.next();
        if !escaped.is_some_and(|escaped| PLAIN.contains(escaped)) {
            plain.push('\\');
        }
        plain.extend(escaped);
    }
    plain
}

#[cfg(test)]
mod tests;
