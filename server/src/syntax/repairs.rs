//! How malformed annotations can be mended, where the way is plain. Nearly all is for somebody to look at: what was lost
//! is read again afterwards, and the article says more than before.

use std::ops::Range;

use super::Attribute;
use crate::fix::{Edit, Fix};
use crate::text::Text;
use crate::vocabulary::{Kind, Modality, Stance, Verb, in_plain_letters, is_name};

/// Taking a part out of the braces, with the blanks before it.
pub(super) fn without(text: &Text, part: Range<usize>) -> Edit {
    let before = text.slice(part.start.saturating_sub(64)..part.start);
    let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
    Edit::remove(part.start - blanks..part.end)
}

/// An id of plain letters in the place of one with others.
pub(super) fn plain_id(written: &str, place: Range<usize>) -> Option<Fix> {
    let plain = in_plain_letters(written);
    let place = place.start + 1..place.end;
    is_name(&plain).then(|| Fix::instead(place, &plain))
}

/// What can be done about a key that stands twice.
pub(super) fn one_key(
    text: &Text,
    first: &Attribute,
    again: &Attribute,
    pair: Range<usize>,
) -> Vec<Fix> {
    let key = &first.key.value;
    let quoted = text.slice(first.value.range.start - 1..first.value.range.start);
    let is_quoted = quoted != "=";
    let whole = first.key.range.start..first.value.range.end + usize::from(is_quoted);
    let removal = without(text, pair);
    if first.value.value == again.value.value {
        return vec![Fix::safe(
            format!("Remove the second `{key}`"),
            vec![removal],
        )];
    }
    let separator = match key.as_str() {
        "by" | "cite" => Some("; "),
        _ => Verb::from_word(key).map(|_| " "),
    };
    let Some(separator) = separator else {
        let keep = |which: &str, edit| {
            let title = format!("Keep the {which} `{key}`");
            Fix::unsafe_to_make(title, vec![edit])
        };
        return vec![keep("first", removal), keep("second", without(text, whole))];
    };
    if !is_quoted || again.value.value.contains(&*quoted) {
        return Vec::new();
    }
    let joined = format!("{separator}{}", again.value.value.trim());
    let edits = vec![Edit::insert(first.value.range.end, joined), removal];
    vec![Fix::unsafe_to_make(
        format!("Write one `{key}` of both"),
        edits,
    )]
}

/// What a word without a value may have been meant for, among other keys.
pub(super) fn meant_word(word: &str, place: Range<usize>, attributes: &[Attribute]) -> Vec<Fix> {
    let key = match word {
        _ if Modality::from_word(word).is_some() => Some("modality"),
        _ if Kind::from_word(word).is_some() => Some("kind"),
        _ if Stance::from_word(word).is_some() => Some("stance"),
        _ => None,
    };
    let key = key.filter(|key| attributes.iter().all(|one| one.key.value != *key));
    let pair = key.map(|key| Fix::instead(place.clone(), &format!("{key}=\"{word}\"")));
    let class = is_name(word).then(|| Fix::instead(place.clone(), &format!(".{word}")));
    pair.into_iter().chain(class).collect()
}

/// Taking out the blanks around a key's `=`. `key` is the key, with its `=` or without.
pub(super) fn joined_pair(text: &Text, key: Range<usize>) -> Option<Fix> {
    let behind = text.slice(key.end..key.end + 16);
    let own = text.slice(key.clone());
    let name = own.trim_end_matches('=');
    let value = behind.trim_start_matches([' ', '\t', '=']);
    let between = &behind[..behind.len() - value.len()];
    let marks = own.matches('=').count() + between.matches('=').count();
    let is_pair =
        marks == 1 && is_name(name) && value.starts_with(['"', '\'']) && !between.is_empty();
    let edit = Edit::replace(key.start..key.end + between.len(), format!("{name}="));
    is_pair.then(|| Fix::unsafe_to_make(format!("Write `{name}=` without blanks"), vec![edit]))
}

/// Closing a quotation mark before the next key, or before the brace. The mark opens `rest`, which begins at `start`.
pub(super) fn closed_quote(rest: &str, start: usize) -> Option<Fix> {
    let mark = rest.chars().next()?;
    let inside = &rest[mark.len_utf8()..];
    let end = inside.find(['}', mark, '\n', '\r'])?;
    let value = &inside[..end];
    let key = value
        .find('=')
        .and_then(|at| value[..at].rfind([' ', '\t']));
    // A mark further on belongs to the next key's value, if to any.
    let is_plain = inside[end..].starts_with('}') || key.is_some();
    let value = value[..key.unwrap_or(end)].trim_end();
    let at = start + mark.len_utf8() + value.len();
    let fix = Fix::unsafe_to_make("Close the quotation mark", vec![Edit::insert(at, mark)]);
    (is_plain && !value.trim().is_empty()).then_some(fix)
}

/// Closing braces behind their last attribute. They open `rest`, which begins at `start`.
pub(super) fn closed_braces(rest: &str, start: usize) -> Option<Fix> {
    let end = attributes_end(rest)?;
    let begun = rest[end..].trim_start();
    let key = begun.find(|next| !is_key(next)).unwrap_or(begun.len());
    // An attribute that is not at its end: nobody knows where that would be.
    if key > 0 && begun[key..].starts_with("=") {
        return None;
    }
    // A full stop ends the sentence and no value.
    let end = rest[..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?'])
        .len();
    let edit = Edit::insert(start + end, "}");
    Some(Fix::unsafe_to_make("Close the braces", vec![edit]))
}

/// Whether braces that open a text are closed behind their attributes.
pub(super) fn are_closed(rest: &str) -> bool {
    attributes_end(rest).is_some_and(|end| rest[end..].trim_start().starts_with('}'))
}

/// Where the last attribute ends behind a brace, as far as attributes follow each other; `None` where there is none.
fn attributes_end(rest: &str) -> Option<usize> {
    let mut end = 1;
    let mut last = None;
    while let Some(length) = rest.get(end..).and_then(part_length) {
        end += length;
        last = Some(end);
    }
    last
}

fn is_key(character: char) -> bool {
    character.is_alphanumeric() || "-_:".contains(character)
}

/// How long a blank and an attribute behind it are.
fn part_length(rest: &str) -> Option<usize> {
    let part = rest.trim_start();
    let blanks = rest.len() - part.len();
    let name = |part: &str| part.find(|next| !is_key(next)).unwrap_or(part.len());
    let length = match part.chars().next()? {
        '#' | '.' => Some(1 + name(&part[1..])).filter(|length| *length > 1),
        _ => {
            let key = name(part);
            let value = part[key..].strip_prefix('=').filter(|_| key > 0)?;
            let length = match value.chars().next()? {
                mark @ ('"' | '\'') => {
                    2 + value[1..]
                        .find(['{', '}', mark])
                        .filter(|at| value[1 + at..].starts_with(mark))?
                }
                _ => value
                    .find(|next: char| next.is_whitespace() || "\"'{}".contains(next))
                    .unwrap_or(value.len()),
            };
            (length > 0).then_some(key + 1 + length)
        }
    };
    Some(blanks + length?)
}

/// Brackets around a stretch of words, before the braces that follow after blanks.
pub(super) fn bracketed(words: Range<usize>, brace: usize) -> Fix {
    let edits = vec![
        Edit::insert(words.start, "["),
        Edit::replace(words.end..brace, "]"),
    ];
    Fix::unsafe_to_make("Put the words in brackets", edits)
}
