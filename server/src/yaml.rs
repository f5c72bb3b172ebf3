//! YAML text → top-level entries with byte ranges, as far as they can be read.
//!
//! A syntax error loses the entry it stands in; reading resumes at the next line that starts an entry. Aliases are
//! never expanded into structure (so no alias bomb), and nesting is limited by the parser. What the entries mean is
//! left to the callers.

use std::ops::Range;

use crate::spanned::{Problem, Spanned, line_from};

mod builder;

use builder::Builder;

/// After so many syntax errors the rest of a file is left unread, which bounds the work on hostile input.
const MAX_PROBLEMS: usize = 50;

/// One YAML node.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// Byte range in the text; for a quoted scalar, of the words between the quotation marks.
    pub(crate) range: Range<usize>,
    /// The same with quotation marks.
    pub(crate) whole: Range<usize>,
    pub(crate) value: Value,
}

/// What a node holds. Numbers, dates and booleans stay the words that were written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// An alias of a list or a map, or of nothing: known to be there, not expanded.
    Alias,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: Node,
    pub(crate) value: Node,
}

/// The top-level mapping of a text, and what of it is not YAML.
#[derive(Debug, Default)]
pub(crate) struct Mapping {
    pub(crate) entries: Vec<Entry>,
    pub(crate) problems: Vec<Problem>,
}

impl Node {
    fn new(range: Range<usize>, value: Value) -> Node {
        Node {
            whole: range.clone(),
            range,
            value,
        }
    }

    /// The words of a scalar with their range.
    pub(crate) fn scalar(&self) -> Option<Spanned<String>> {
        match &self.value {
            Value::Scalar(words) => Some(Spanned {
                value: words.clone(),
                range: self.range.clone(),
            }),
            _ => None,
        }
    }

    /// The value under `key`, if this is a map that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries
                .iter()
                .find(|entry| entry.is(key))
                .map(|entry| &entry.value),
            _ => None,
        }
    }

    /// How a message calls what stands here instead of what was expected.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a word",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
            Value::Alias => "an alias",
        }
    }
}

impl Entry {
    /// Whether this entry's key is `name`.
    pub(crate) fn is(&self, name: &str) -> bool {
        matches!(&self.key.value, Value::Scalar(key) if key == name)
    }
}

/// Reads the top-level mapping of `text`.
pub(crate) fn read(text: &str) -> Mapping {
    let mut mapping = Mapping::default();
    let mut start = 0;
    while let Some(rest) = text.get(start..) {
        let mut builder = Builder::new(text, start);
        let outcome = builder.run(rest);
        let unfinished = builder.unfinished_key();
        let root = builder.finish();
        let at = outcome
            .as_ref()
            .err()
            .map(|error| start + error.marker().byte_offset().unwrap_or(0));
        match root {
            Some(Node {
                value: Value::Map(mut entries),
                ..
            }) => {
                // Half a value is worse than none: `title: Europe: a force` is no article called "Europe".
                entries.pop_if(|last| {
                    at.is_some_and(|at| on_one_line(text, last.value.whole.end, at))
                });
                mapping.entries.extend(entries);
            }
            Some(Node {
                value: Value::Null, ..
            })
            | None => {}
            Some(node) => mapping.problems.push(Problem {
                message: format!("expected `name: value` lines here, not {}", node.kind()),
                range: line_from(text, node.range.start),
            }),
        }
        let (Err(error), Some(at)) = (outcome, at) else {
            break;
        };
        // An unclosed quote or bracket is noticed only at the next entry or at the end; the one that opened it is to blame.
        let too_late =
            text.get(at..).is_none_or(|after| after.trim().is_empty()) || starts_line(text, at);
        let opened = unfinished.and_then(|from| line_that_opens_a_quote(text, from, at));
        let blamed = opened.or(unfinished.filter(|_| too_late)).unwrap_or(at);
        mapping.problems.push(Problem {
            range: rest_of_line(text, blamed),
            message: format!(
                "this is not valid YAML: {}; check the indentation, close every quote and bracket, and put words \
                 that contain `: ` or ` #` in quotes",
                error.info()
            ),
        });
        if mapping.problems.len() >= MAX_PROBLEMS {
            break;
        }
        let Some(next) = next_entry(text, unfinished.unwrap_or(at).max(start)) else {
            break;
        };
        start = next;
    }
    mapping
}

/// Where the first line after `from` starts that can start a top-level entry.
fn next_entry(text: &str, from: usize) -> Option<usize> {
    let mut at = text.floor_char_boundary(from);
    loop {
        at += text.get(at..)?.find('\n')? + 1;
        let line = text.get(at..)?.split('\n').next()?;
        let starts_entry = line.starts_with(|c: char| {
            c.is_alphanumeric() || matches!(c, '"' | '\'' | '_' | '$' | '/')
        });
        if starts_entry && line.contains(':') {
            return Some(at);
        }
    }
}

/// Where the words of the line start, at or after `from`, whose quotation mark is closed by none of its own, so that
/// the parser took all up to the mark that opens a later value, near `at`, for one value.
fn line_that_opens_a_quote(text: &str, from: usize, at: usize) -> Option<usize> {
    let last_line = text.get(..at)?.rfind('\n')? + 1;
    let before = text[last_line..at].trim();
    let opening = before.strip_suffix(['"', '\'']);
    // A mark that closes a value of several lines, with something behind it, is an error of that line.
    if !before.is_empty() && !opening.is_some_and(awaits_value) {
        return None;
    }
    let mut start = from;
    for line in text.get(from..last_line)?.split_inclusive('\n') {
        if leaves_quote_open(line) {
            return Some(start + (line.len() - line.trim_start().len()));
        }
        start += line.len();
    }
    None
}

/// Whether a value may start behind these words of a line.
fn awaits_value(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with([':', '-', '[', '{', ','])
}

/// Whether a value of this line starts with a quotation mark that the line does not close.
fn leaves_quote_open(line: &str) -> bool {
    let mut from = 0;
    while let Some(found) = line[from..].find(['"', '\'']) {
        let mark = from + found;
        from = mark + 1;
        if awaits_value(&line[..mark]) {
            match closing_mark(line, mark) {
                Some(closing) => from = closing + 1,
                None => return true,
            }
        }
    }
    false
}

/// The mark that closes the one at `mark`.
fn closing_mark(line: &str, mark: usize) -> Option<usize> {
    let quote = line.as_bytes()[mark];
    let mut at = mark + 1;
    while let Some(&byte) = line.as_bytes().get(at) {
        let doubled = quote == b'\'' && line.as_bytes().get(at + 1) == Some(&quote);
        match byte {
            b'\\' if quote == b'"' => at += 2,
            _ if byte == quote && doubled => at += 2,
            _ if byte == quote => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Whether `at` is the first byte of a line.
fn starts_line(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n')
}

/// Whether no line ends between two places.
fn on_one_line(text: &str, one: usize, other: usize) -> bool {
    text.get(one.min(other)..one.max(other))
        .is_some_and(|between| !between.contains('\n'))
}

/// From `at` to the end of its line; the whole line's words if nothing else stands there.
fn rest_of_line(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let rest = line_from(text, at);
    if !rest.is_empty() {
        return rest;
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let blanks = text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
    line_from(text, start + blanks)
}

#[cfg(test)]
mod tests;
