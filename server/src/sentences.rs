//! The prose of an article: its paragraphs as a reader sees them, cut into sentences, each with its
//! place in the file.
//!
//! Prose is what is left of a file without its code, front matter, headings, footnotes, table heads,
//! HTML and addresses of links. What a sentence says is left to [`crate::rules`].

mod bounds;
mod markdown;

use std::ops::Range;

pub use markdown::{paragraphs, paragraphs_at};

/// Stands in the words for what has none: code, a picture, an address.
pub const OBJECT: char = '\u{FFFC}';

/// A stretch of prose without a break: a paragraph, an item of a list, a cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// The words on one line, without markup.
    pub words: String,
    /// The sentences: byte ranges of `words`, without blanks around them.
    pub sentences: Vec<Range<usize>>,
    /// Whether it stands in a block quotation.
    pub is_quotation: bool,
    /// The markup within that has a beginning and an end, such as emphasis.
    pub enclosures: Vec<Enclosure>,
    /// Where the words come from, in order.
    pieces: Vec<Piece>,
}

/// Markup around some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Its byte range in the file.
    pub range: Range<usize>,
    /// Whether it is a link: links do not hold links.
    pub is_link: bool,
}

/// Some words that stand together in the file.
#[derive(Clone, Debug)]
struct Piece {
    /// Where they begin in the paragraph's words.
    at: usize,
    /// Where they stand in the file.
    source: Range<usize>,
    /// Whether the file has the same bytes, and not an entity or a line break.
    is_verbatim: bool,
}

impl Paragraph {
    /// The place in the file of some of the words, from the first character to the last.
    pub fn place(&self, words: Range<usize>) -> Range<usize> {
        let Some(first) = self.piece(words.start) else {
            return 0..0;
        };
        let start = match first.is_verbatim {
            true => first.source.start + (words.start - first.at),
            false => first.source.start,
        };
        let last = words.end.checked_sub(1).and_then(|last| self.piece(last));
        let end = last.map_or(start, |last| match last.is_verbatim {
            true => last.source.start + (words.end - last.at),
            false => last.source.end,
        });
        start..end.max(start)
    }

    /// The words that come from a range of the file, as far as it holds some.
    pub fn words_in(&self, range: &Range<usize>) -> Range<usize> {
        let first = self
            .pieces
            .partition_point(|piece| piece.source.end <= range.start);
        let behind = self
            .pieces
            .partition_point(|piece| piece.source.start < range.end);
        if first >= behind {
            return 0..0;
        }
        let (first, last) = (&self.pieces[first], &self.pieces[behind - 1]);
        let start = match first.is_verbatim {
            true => first.at + range.start.saturating_sub(first.source.start),
            false => first.at,
        };
        let next = self.pieces.get(behind);
        let end = next.map_or(self.words.len(), |next| next.at);
        let end = match last.is_verbatim {
            true => end.min(last.at + (range.end - last.source.start)),
            false => end,
        };
        start..end.max(start)
    }

    /// Its place in the file.
    pub fn range(&self) -> Range<usize> {
        self.place(0..self.words.len())
    }

    /// The stretches of the file within a range that stand there as they are read.
    pub fn verbatim(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self
            .pieces
            .partition_point(|piece| piece.source.end <= range.start);
        let pieces = self.pieces[first..]
            .iter()
            .take_while(move |piece| piece.source.start < range.end);
        let verbatim = pieces.filter(|piece| piece.is_verbatim);
        verbatim
            .map(move |piece| piece.source.start.max(range.start)..piece.source.end.min(range.end))
    }

    /// The piece that holds a byte of the words.
    fn piece(&self, offset: usize) -> Option<&Piece> {
        let begun = self.pieces.partition_point(|piece| piece.at <= offset);
        self.pieces[..begun].last()
    }
}

#[cfg(test)]
mod tests;
