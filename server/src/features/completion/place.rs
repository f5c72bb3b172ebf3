//! What can be written at a place: a key, a value, a citation, a rule in a comment, or nothing at all.

use std::ops::Range;

use super::annotation::{Annotation, Begun};
use super::configuration::Configured;
use super::header;
use super::surroundings::{Surroundings, header_at, is_in_code};
use crate::features::braces::{Braces, Part};
use crate::text::Text;

/// What a writer is in the middle of.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) expected: Expected,
    /// The bytes of the file that are begun there and would be replaced.
    pub(super) word: Range<usize>,
    /// The part of them before the cursor.
    pub(super) typed: String,
}

/// What can be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// An id, with its `#`.
    Id(Annotation),
    /// A class, with its dot.
    Class(Annotation),
    /// A key, or whatever else can stand in braces.
    Key(Annotation),
    /// An item of the value of a key.
    Value(Begun, Annotation),
    /// A citation key behind `@`.
    Citation,
    /// The word that a comment begins with.
    Directive,
    /// A rule in a comment, which names some already.
    Rule(Vec<String>),
    /// A key of the header, which has some already.
    HeaderKey(Vec<String>),
    /// What stands behind a key of the header.
    HeaderValue(String),
    /// Braces, directly behind the `]` of these words.
    Braces(String),
    /// A name in the configuration.
    Configured(Configured),
    /// Nothing is begun here.
    Anything,
}

/// What can be written at an offset.
pub(super) fn find(text: &Text, offset: usize) -> Option<Place> {
    if let Some((lines, own)) = header_at(text, offset) {
        return header::find(text, offset, &lines, own);
    }
    let around = Surroundings::at(text, offset);
    let place = match comment_before(&around) {
        Some(start) => in_comment(&around, start),
        None if is_in_code_span(around.before()) => None,
        None => in_braces(&around)
            .or_else(|| in_citation(&around))
            .or_else(|| between(&around)),
    };
    place.filter(|_| !is_in_code(text, offset))
}

/// An odd number of backquotes leaves a code span open.
fn is_in_code_span(before: &str) -> bool {
    before.bytes().filter(|byte| *byte == b'`').count() % 2 == 1
}

/// Where the words of a comment begin that is open at the place.
fn comment_before(around: &Surroundings) -> Option<usize> {
    let before = around.before();
    let start = before.rfind("<!--")? + "<!--".len();
    (!before[start..].contains("-->")).then_some(start)
}

fn in_comment(around: &Surroundings, start: usize) -> Option<Place> {
    let written = &around.before()[start..];
    if written.contains(':') {
        return None;
    }
    let separates = |character: char| character.is_whitespace() || character == ',';
    let word = written.rfind(separates).map_or(0, |last| last + 1);
    let mut earlier = written[..word]
        .split(separates)
        .filter(|word| !word.is_empty());
    let expected = match earlier.next() {
        None => Expected::Directive,
        Some(directive) if directive.starts_with("claimlint-ignore") => {
            Expected::Rule(earlier.map(str::to_owned).collect())
        }
        Some(_) => return None,
    };
    let behind = around.behind();
    let end = behind.find(|next: char| !next.is_ascii_alphanumeric() && next != '-');
    let end = end.unwrap_or(behind.len());
    // The hyphens may be those that end the comment.
    let end = behind[..end].trim_end_matches('-').len();
    Some(place(expected, around, start + word..around.cursor + end))
}

fn in_braces(around: &Surroundings) -> Option<Place> {
    let close = around.before().rfind("]{")?;
    let braces = Braces::read(&around.text, close + 2);
    let cursor = around.cursor;
    let is_closed = around.text[braces.end..].starts_with('}');
    if cursor > braces.end || (!is_closed && is_prose(&braces, cursor)) {
        return None;
    }
    let within = |range: &Range<usize>| range.start < cursor && cursor <= range.end;
    let annotation = |but: Option<usize>| Annotation::read(&around.text, close, &braces, but);
    for (index, part) in braces.parts.iter().enumerate() {
        let others = || annotation(Some(index));
        let (expected, word) = match part {
            Part::Id(range) if within(range) => (Expected::Id(others()), range.clone()),
            Part::Class(range) if within(range) => (Expected::Class(others()), range.clone()),
            Part::Word(range) if within(range) => (Expected::Key(others()), range.clone()),
            Part::Pair(key, _) if within(key) => (Expected::Key(others()), key.clone()),
            Part::Pair(key, value) => {
                let Some((item, word)) = Begun::at(&around.text, key, value, cursor) else {
                    continue;
                };
                (Expected::Value(item, others()), word)
            }
            _ => continue,
        };
        return Some(place(expected, around, word));
    }
    let is_between = around
        .before()
        .ends_with(|last: char| last == '{' || last.is_whitespace());
    is_between.then(|| place(Expected::Key(annotation(None)), around, cursor..cursor))
}

/// Whether what stands before the cursor reads like prose behind braces that somebody forgot to close.
fn is_prose(braces: &Braces, cursor: usize) -> bool {
    let words = braces.parts.iter().filter(|part| match part {
        Part::Word(range) => range.end < cursor,
        _ => false,
    });
    words.count() > 1
}

fn in_citation(around: &Surroundings) -> Option<Place> {
    let before = around.before();
    let bracket = before.rfind('[')? + 1;
    let written = &before[bracket..];
    let at = written.rfind('@')?;
    let key = &written[at + 1..];
    let may_begin = written[..at].chars().next_back();
    let may_begin = may_begin.is_none_or(|last| last.is_whitespace() || ";-".contains(last));
    if written.contains(']') || !may_begin || !key.chars().all(is_of_key) {
        return None;
    }
    let behind = around.behind();
    let end = behind.find(|next| !is_of_key(next)).unwrap_or(behind.len());
    let word = bracket + at + 1..around.cursor + end;
    Some(place(Expected::Citation, around, word))
}

fn is_of_key(character: char) -> bool {
    character.is_alphanumeric() || "_-:.+/".contains(character)
}

/// Behind the bracket of some words, or behind a blank.
fn between(around: &Surroundings) -> Option<Place> {
    let (before, behind) = (around.before(), around.behind());
    let here = around.cursor..around.cursor;
    if let Some(inside) = before.strip_suffix(']') {
        let words = words_before(before, inside.len())?;
        let goes_on = behind.starts_with(['{', '(', '[', ':']);
        return (!goes_on).then(|| place(Expected::Braces(words.to_owned()), around, here));
    }
    let is_blank = |character: Option<char>| character.is_none_or(char::is_whitespace);
    let is_free = is_blank(before.chars().next_back()) && is_blank(behind.chars().next());
    is_free.then(|| place(Expected::Anything, around, here))
}

/// The words whose bracket closes at `close`.
pub(super) fn words_before(text: &str, close: usize) -> Option<&str> {
    let mut depth = 0;
    for (start, character) in text[..close].char_indices().rev() {
        match character {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(&text[start + 1..close]),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn place(expected: Expected, around: &Surroundings, word: Range<usize>) -> Place {
    Place {
        expected,
        typed: around.text[word.start..around.cursor].to_owned(),
        word: around.in_file(word),
    }
}
