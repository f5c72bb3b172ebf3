//! A quotation taken apart at its square brackets.
//!
//! `[…]` and `[...]` stand for words left out: what follows must stand within [`LONGEST_OMISSION`]
//! bytes behind what goes before. Anything else in brackets, `[the]`, `[T]he`, `[sic]`, is the
//! editor's: it stands for nothing or for a few words, up to [`LONGEST_INSERTION`] bytes, of the source.

use super::folding::Folded;

/// How much may be left out, in bytes of folded text: a page or so. What stands further apart is two
/// quotations.
const LONGEST_OMISSION: usize = 3000;
/// How much an editor's insertion may stand for, in bytes of folded text.
const LONGEST_INSERTION: usize = 120;
/// More parts than this are not looked at: nobody leaves out so often, and each costs a search.
const MOST_PARTS: usize = 32;

/// Quoted words, ready to be searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotation {
    /// All of it as one part, where it has brackets: the source may have them, too.
    pub(super) literal: Option<Part>,
    parts: Vec<Part>,
}

/// Words that stand in the source one behind the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// The words, folded.
    pub(super) words: String,
    /// How many bytes may lie between the part before and this.
    pub(super) gap: usize,
    /// Whether it may begin within a word, as `[T]he` does.
    pub(super) begins_within: bool,
    /// Whether it may end within a word, as `deter[rence]` does.
    pub(super) ends_within: bool,
}

impl Quotation {
    /// Takes quoted words apart; `None` where nothing is left to search for.
    pub fn new(quote: &str) -> Option<Self> {
        let mut quotation = Self::default();
        let mut rest = quote;
        let mut gap = 0;
        let mut begins_within = false;
        while let Some((open, close)) = brackets(rest) {
            let (before, inside) = (&rest[..open], &rest[open + 1..close]);
            let omits = is_omission(inside);
            let ends_within = !omits && touches(before.chars().next_back());
            let own_gap = if omits {
                LONGEST_OMISSION
            } else {
                LONGEST_INSERTION
            };
            // Where nothing stands between two pairs of brackets, both are one gap.
            gap = match quotation.add(before, gap, begins_within, ends_within) {
                true => own_gap,
                false => own_gap.max(gap),
            };
            rest = &rest[close + 1..];
            begins_within = !omits && touches(rest.chars().next());
        }
        quotation.add(rest, gap, begins_within, false);
        quotation.parts.truncate(MOST_PARTS);
        if rest.len() < quote.len() {
            let words = trim(&Folded::words(quote)).to_owned();
            quotation.literal = Some(Part {
                words,
                ..Part::default()
            });
        }
        (!quotation.parts.is_empty()).then_some(quotation)
    }

    /// Whether anything is left out or inserted.
    pub fn has_gaps(&self) -> bool {
        self.parts.len() > 1
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Adds a part, if anything is left of it.
    fn add(&mut self, words: &str, gap: usize, begins_within: bool, ends_within: bool) -> bool {
        let words = trim(&Folded::words(words)).to_owned();
        let is_left = !words.is_empty();
        if is_left {
            self.parts.push(Part {
                words,
                gap,
                begins_within,
                ends_within,
            });
        }
        is_left
    }
}

/// The first pair of square brackets: where `[` and `]` stand.
fn brackets(text: &str) -> Option<(usize, usize)> {
    let open = text.find('[')?;
    let close = open + text[open..].find(']')?;
    Some((open, close))
}

fn is_omission(inside: &str) -> bool {
    let mut marks = inside
        .chars()
        .filter(|mark| !mark.is_whitespace())
        .peekable();
    marks.peek().is_some() && marks.all(|mark| matches!(mark, '.' | '…'))
}

fn touches(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(char::is_alphanumeric)
}

/// Folded words without what a writer puts around them: quotation marks, an ellipsis, the comma or full
/// stop of his own sentence. A sign before a number, `?` and `!` belong to the words.
fn trim(words: &str) -> &str {
    let mut words = words;
    loop {
        let rest = words.trim_start_matches([' ', '"']);
        let rest = rest.strip_prefix("...").unwrap_or(rest);
        let rest = match rest.strip_prefix('-') {
            Some(behind) if !behind.starts_with(|next: char| next.is_ascii_digit()) => behind,
            _ => rest,
        };
        if rest.len() == words.len() {
            break;
        }
        words = rest;
    }
    words.trim_end_matches([' ', '"', '-', '.', ',', ';', ':'])
}
