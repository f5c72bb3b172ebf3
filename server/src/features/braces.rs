//! The braces of an annotation while they are being typed: quotation marks and braces may not be closed yet.
//!
//! The grammar reads what is there to be read; this says what a writer is in the middle of.

use std::ops::Range;

/// What stands between `{` and `}`, in order. Places are bytes of the text that was read.
#[derive(Debug, Default)]
pub(super) struct Braces {
    pub(super) parts: Vec<Part>,
    /// Behind the last part: the `}`, or where the braces cannot go on.
    pub(super) end: usize,
}

/// One of the things in braces.
#[derive(Debug)]
pub(super) enum Part {
    /// `#id`.
    Id(Range<usize>),
    /// `.class`.
    Class(Range<usize>),
    /// `key=value`: the key, and the value without its quotation marks.
    Pair(Range<usize>, Value),
    /// A word that is none of these, perhaps not yet.
    Word(Range<usize>),
}

/// The value of a pair.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) range: Range<usize>,
    pub(super) is_quoted: bool,
    /// Whether the quotation mark that begins it has another that ends it.
    pub(super) is_closed: bool,
}

impl Braces {
    /// Reads on from behind `{`.
    pub(super) fn read(text: &str, start: usize) -> Self {
        let mut braces = Self::default();
        let mut at = start;
        while let Some(first) = text[at..].chars().next() {
            match first {
                '}' | '{' | '[' => break,
                '#' => {
                    let end = end_of_name(text, at + 1);
                    braces.parts.push(Part::Id(at..end));
                    at = end;
                }
                '.' => {
                    let end = end_of_name(text, at + 1);
                    braces.parts.push(Part::Class(at..end));
                    at = end;
                }
                blank if blank.is_whitespace() => at += blank.len_utf8(),
                _ => {
                    let end = end_of_name(text, at).max(at + first.len_utf8());
                    if text[end..].starts_with('=') {
                        let (value, behind) = read_value(text, end + 1);
                        braces.parts.push(Part::Pair(at..end, value));
                        at = behind;
                    } else {
                        braces.parts.push(Part::Word(at..end));
                        at = end;
                    }
                }
            }
        }
        braces.end = at;
        braces
    }
}

fn end_of_name(text: &str, start: usize) -> usize {
    let ends = |next: char| next.is_whitespace() || "#.=\"'{}[]".contains(next);
    text[start..]
        .find(ends)
        .map_or(text.len(), |end| start + end)
}

/// The value that begins behind `=`, and where reading goes on.
fn read_value(text: &str, start: usize) -> (Value, usize) {
    let value = |range, is_quoted, is_closed| Value {
        range,
        is_quoted,
        is_closed,
    };
    let Some(mark) = text[start..]
        .chars()
        .next()
        .filter(|mark| "\"'".contains(*mark))
    else {
        let ends = |next: char| next.is_whitespace() || "}\"'".contains(next);
        let end = text[start..]
            .find(ends)
            .map_or(text.len(), |end| start + end);
        return (value(start..end, false, true), end);
    };
    let start = start + 1;
    let rest = &text[start..];
    let close = rest.find(mark);
    let brace = rest.find('}').unwrap_or(rest.len());
    match close.filter(|close| *close < brace) {
        // A mark that opens the next value does not close this one.
        Some(close) => match next_key(&rest[..close]) {
            Some(end) => (value(start..start + end, true, false), start + end),
            None => (value(start..start + close, true, true), start + close + 1),
        },
        None => {
            let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let end = start + brace.min(line);
            (value(start..end, true, false), end)
        }
    }
}

/// Where a value ends that runs into the next key, because its own mark is missing.
fn next_key(value: &str) -> Option<usize> {
    let key = value.strip_suffix('=')?;
    let start = key.rfind(char::is_whitespace)?;
    let name = key[start..].trim_start();
    let is_key = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
    is_key.then(|| value[..start].trim_end().len())
}
