//! What an annotation says already, and which item of a value a place is in.

use std::ops::Range;

use super::place::words_before;
use crate::features::braces::{Braces, Part, Value};
use crate::vocabulary::Verb;

/// The annotation around a place, as far as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Annotation {
    /// The words it annotates.
    pub(super) words: String,
    /// Its id, without `#`.
    pub(super) id: Option<String>,
    pub(super) is_claim: bool,
    /// Its pairs as they are written.
    pairs: Vec<(String, String)>,
}

impl Annotation {
    /// The annotation of the words whose bracket closes at `close`, but for one part.
    pub(super) fn read(text: &str, close: usize, braces: &Braces, but: Option<usize>) -> Self {
        let mut annotation = Self {
            words: words_before(text, close).unwrap_or_default().to_owned(),
            ..Self::default()
        };
        for (index, part) in braces.parts.iter().enumerate() {
            if but == Some(index) {
                continue;
            }
            match part {
                Part::Id(id) => annotation.id = Some(text[id.start + 1..id.end].to_owned()),
                Part::Class(class) => annotation.is_claim |= text[class.clone()] == *".claim",
                Part::Pair(key, value) => {
                    let (key, value) = (&text[key.clone()], &text[value.range.clone()]);
                    annotation.pairs.push((key.to_owned(), value.to_owned()));
                }
                Part::Word(_) => {}
            }
        }
        annotation
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// The value of a key, as written.
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        let mut pairs = self.pairs.iter();
        let (_, value) = pairs.find(|(own, _)| own == key)?;
        Some(value.trim())
    }
}

/// An item of a value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Begun {
    pub(super) key: String,
    /// Whether it stands in quotation marks.
    pub(super) is_quoted: bool,
    /// The other items of the value.
    pub(super) others: Vec<String>,
}

impl Begun {
    /// The item of a value that a place is in, and where it stands; `None` outside the value.
    pub(super) fn at(
        text: &str,
        key: &Range<usize>,
        value: &Value,
        cursor: usize,
    ) -> Option<(Self, Range<usize>)> {
        let Range { start, end } = value.range;
        if cursor < start || end < cursor {
            return None;
        }
        let key = &text[key.clone()];
        let separates = separator(key);
        let before = &text[start..cursor];
        let begun = before
            .char_indices()
            .rev()
            .find(|(_, last)| separates(*last));
        let begun = begun.map_or(0, |(last, separator)| last + separator.len_utf8());
        let first = start + begun;
        // A citation key may be written as in the text: `-@key`.
        let marks: &[char] = if key == "cite" { &['-', '@'] } else { &[] };
        let own = before[begun..].trim_start().trim_start_matches(marks);
        let blanks = before[begun..].len() - own.len();
        let behind = &text[cursor..end];
        // Where nothing ends the value, what follows may be anything.
        let ends = |next: char| separates(next) || (!value.is_closed && next.is_whitespace());
        let rest = behind.find(ends).unwrap_or(behind.len());
        let word = first + blanks..cursor + behind[..rest].trim_end().len();
        let outside = [&text[start..first], &text[word.end..end]];
        let others = outside.iter().flat_map(|outside| outside.split(separates));
        let others = others.map(str::trim).filter(|other| !other.is_empty());
        let item = Self {
            key: key.to_owned(),
            is_quoted: value.is_quoted,
            others: others.map(str::to_owned).collect(),
        };
        Some((item, word))
    }
}

/// What stands between the items of a value.
fn separator(key: &str) -> fn(char) -> bool {
    match key {
        "by" | "cite" => |character| character == ';',
        _ if Verb::from_word(key).is_some() => char::is_whitespace,
        _ => |_| false,
    }
}
