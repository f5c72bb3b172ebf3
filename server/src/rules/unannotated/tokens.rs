//! A sentence as a row of words and marks, which is what is looked through for what it states.

use std::ops::Range;

use super::lexicon::Lexicon;

/// A word, a number or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// The same in lower case.
    lower: String,
    /// Its place in the paragraph's words.
    pub(super) range: Range<usize>,
    /// Whether it stands in quotation marks, or is one.
    pub(super) is_quoted: bool,
}

/// The tokens of a stretch of a paragraph's words. `quotations` are the stretches in quotation
/// marks, in order.
pub(super) fn tokens<'a>(
    words: &'a str,
    within: Range<usize>,
    quotations: &[Range<usize>],
) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut start = within.start;
    while start < within.end {
        let rest = &words[start..within.end];
        let Some(first) = rest.chars().next() else {
            break;
        };
        let length = match first.is_alphanumeric() {
            true => word_length(rest),
            false => first.len_utf8(),
        };
        if !first.is_whitespace() {
            let range = start..start + length;
            let next = quotations.partition_point(|quotation| quotation.end <= start);
            let quotation = quotations.get(next);
            tokens.push(Token {
                text: &words[range.clone()],
                lower: words[range.clone()].to_lowercase(),
                is_quoted: quotation.is_some_and(|quotation| quotation.start <= start),
                range,
            });
        }
        start += length;
    }
    tokens
}

/// How far a word goes: `20,000-strong`, `U.S`, `Russia’s` and `3.5` are one each.
fn word_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, character)) = characters.next() {
        if !character.is_alphanumeric() {
            let next = characters.peek().map(|(_, next)| *next).unwrap_or(' ');
            let joins = match character {
                '.' | '\'' | '’' | '-' | '‑' | '/' => next.is_alphanumeric(),
                // Between figures only: in words they are marks.
                ',' | ':' | '–' => before.is_ascii_digit() && next.is_ascii_digit(),
                _ => false,
            };
            if !joins {
                return at;
            }
        }
        before = character;
    }
    text.len()
}

impl Token<'_> {
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub(super) fn is_in(&self, words: &Lexicon) -> bool {
        words.has(&self.lower)
    }

    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it begins with a figure.
    pub(super) fn is_figure(&self) -> bool {
        self.text.starts_with(|first: char| first.is_ascii_digit())
    }

    pub(super) fn is_possessive(&self) -> bool {
        ["’s", "'s", "’", "'"]
            .iter()
            .any(|end| self.text.ends_with(end))
    }
}
