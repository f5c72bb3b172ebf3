//! A document's text: a rope, and the mapping between byte offsets and editor positions.
//!
//! Everything above this module speaks of places as byte ranges. Lines and columns exist only at the
//! edges, in one of the three encodings the Language Server Protocol knows. What the text means is
//! left to [`crate::syntax`].

use std::borrow::Cow;
use std::ops::Range;

use ropey::Rope;
use ropey::str_utils::byte_to_line_idx;

/// The unit in which a client counts columns (LSP 3.17, `PositionEncodingKind`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Columns count bytes.
    Utf8,
    /// Columns count 16-bit code units: the protocol's default.
    #[default]
    Utf16,
    /// Columns count Unicode scalar values.
    Utf32,
}

/// A place as an editor names it: both counted from 0, the column in units of an [`Encoding`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line number from 0. Lines end in `\n`, `\r\n` or a lone `\r`, as the protocol has it.
    pub line: usize,
    /// Column from 0.
    pub column: usize,
}

/// A place as tree-sitter counts: rows end in `\n` only, columns count bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// Row from 0.
    pub row: usize,
    /// Column from 0, in bytes.
    pub column: usize,
}

/// One replacement, as byte offsets and as points: what an incremental parser needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where the replaced text began, and the new text begins.
    pub start: usize,
    /// Where the replaced text ended, in the old text.
    pub old_end: usize,
    /// Where the new text ends, in the new text.
    pub new_end: usize,
    /// `start` as a point.
    pub start_point: Point,
    /// `old_end` as a point of the old text.
    pub old_end_point: Point,
    /// `new_end` as a point of the new text.
    pub new_end_point: Point,
}

/// Whether bytes begin with the mark of a text in UTF-16, which is never UTF-8.
pub fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

/// Bytes that were not UTF-8 and were read as U+FFFD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidUtf8 {
    /// The first replacement character, in the text as read.
    pub first: Range<usize>,
    /// How many replacement characters stand in for invalid bytes.
    pub count: usize,
}

/// A text that is cheap to clone, to edit and to measure. Any offset or position is accepted:
/// what lies outside is clamped to the nearest place inside.
#[derive(Clone, Debug, Default)]
pub struct Text {
    rope: Rope,
    /// Whether there may be a `\r` without `\n` behind it, which is a line to an editor and not to tree-sitter.
    has_lone_return: bool,
}

impl Text {
    /// The text of `source`.
    pub fn new(source: &str) -> Self {
        Self {
            rope: Rope::from_str(source),
            has_lone_return: has_lone_return(source.as_bytes(), None),
        }
    }

    /// The text of a file's bytes. A byte order mark is no part of the text, because editors do not
    /// show it; every invalid sequence becomes one U+FFFD and is reported.
    pub fn from_bytes(bytes: &[u8]) -> (Self, Option<InvalidUtf8>) {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(source) => (Self::new(source), None),
            Err(error) => {
                let start = error.valid_up_to();
                let count = bytes
                    .utf8_chunks()
                    .filter(|chunk| !chunk.invalid().is_empty())
                    .count();
                let first = start..start + char::REPLACEMENT_CHARACTER.len_utf8();
                let text = Self::new(&String::from_utf8_lossy(bytes));
                (text, Some(InvalidUtf8 { first, count }))
            }
        }
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether this is the very text that another was cloned from, both unedited since. Two texts that say the
    /// same need not be.
    pub fn is_clone_of(&self, other: &Self) -> bool {
        self.rope.is_instance(&other.rope)
    }

    /// The number of lines; the text behind the last line break counts as one, even when empty.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// The text of a byte range, widened to whole characters.
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        let start = self.floor(range.start);
        let end = self.ceil(range.end).max(start);
        self.rope.byte_slice(start..end).into()
    }

    /// The bytes from `offset` to the end of the piece of the rope that holds it; empty at the end.
    /// A parser reads the text through this without copying it.
    pub fn chunk_from(&self, offset: usize) -> &[u8] {
        if offset >= self.len() {
            return &[];
        }
        let (chunk, start, _, _) = self.rope.chunk_at_byte(offset);
        &chunk.as_bytes()[offset - start..]
    }

    /// The whole text as one string.
    pub fn to_text(&self) -> Cow<'_, str> {
        self.rope.slice(..).into()
    }

    /// The byte range of a line, its line break left out; the last line where there are fewer.
    pub fn line(&self, line: usize) -> Range<usize> {
        let line = line.min(self.line_count() - 1);
        let start = self.rope.line_to_byte(line);
        let slice = self.rope.line(line);
        let mut end = slice.len_bytes();
        let mut characters = slice.chars_at(slice.len_chars());
        while end > 0 && matches!(characters.prev(), Some('\n' | '\r')) {
            end -= 1;
        }
        start..start + end
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        // One walk down the rope finds the offset, and the line's start as well where that lies in the same chunk.
        let offset = offset.min(self.len());
        let (chunk, chunk_start, _, first_line) = self.rope.chunk_at_byte(offset);
        let within = chunk.floor_char_boundary(offset - chunk_start);
        let lines = byte_to_line_idx(chunk, within);
        let (offset, line) = (chunk_start + within, first_line + lines);
        let start = match lines {
            0 => self.rope.line_to_byte(line),
            _ => chunk_start + last_line(chunk.as_bytes(), within),
        };
        let before = || self.rope.byte_slice(start..offset);
        let column = match encoding {
            Encoding::Utf8 => offset - start,
            Encoding::Utf16 => before().len_utf16_cu(),
            Encoding::Utf32 => before().len_chars(),
        };
        Position { line, column }
    }

    /// The byte offset of a position. A column behind its line's end means the line's end, a line
    /// behind the last means the text's end, and a column inside a character means its start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        if position.line >= self.line_count() {
            return self.len();
        }
        let line = self.line(position.line);
        let offset = match encoding {
            Encoding::Utf8 => self.floor(line.start.saturating_add(position.column)),
            Encoding::Utf16 => {
                let unit = self.utf16(line.start).saturating_add(position.column);
                let unit = unit.min(self.rope.len_utf16_cu());
                self.rope.char_to_byte(self.rope.utf16_cu_to_char(unit))
            }
            Encoding::Utf32 => {
                let character = self.rope.byte_to_char(line.start);
                let character = character.saturating_add(position.column);
                self.rope.char_to_byte(character.min(self.rope.len_chars()))
            }
        };
        offset.min(line.end)
    }

    /// Replaces a byte range, widened to whole characters, and says what that changed.
    pub fn replace(&mut self, range: Range<usize>, replacement: &str) -> Edit {
        let start = self.floor(range.start);
        let old_end = self.ceil(range.end).max(start);
        let start_point = self.point(start);
        let old_end_point = self.point_behind(start_point, start..old_end);
        let first = self.rope.byte_to_char(start);
        let last = self.rope.byte_to_char(old_end);
        self.rope.remove(first..last);
        self.rope.insert(first, replacement);
        let new_end = start + replacement.len();
        // What is behind a `\r` may have changed for that before the edit, and for those within.
        let edited = self.slice(start.saturating_sub(1)..new_end);
        let behind = self.chunk_from(new_end).first().copied();
        let has_new = has_lone_return(edited.as_bytes(), behind);
        self.has_lone_return |= has_new;
        Edit {
            start,
            old_end,
            new_end,
            start_point,
            old_end_point,
            new_end_point: self.point_behind(start_point, start..new_end),
        }
    }

    /// The point of a byte offset. Where each line ends in `\n` the rope has counted them; else line feeds are counted,
    /// which costs far less than a parse.
    fn point(&self, offset: usize) -> Point {
        if self.has_lone_return {
            return self.point_behind(Point::default(), 0..offset);
        }
        let Position { line, column } = self.position(offset, Encoding::Utf8);
        Point { row: line, column }
    }

    /// The point at the end of a stretch that begins at `point`.
    fn point_behind(&self, mut point: Point, stretch: Range<usize>) -> Point {
        for chunk in self.rope.byte_slice(stretch).chunks() {
            point.row += memchr::memchr_iter(b'\n', chunk.as_bytes()).count();
            point.column = match memchr::memrchr(b'\n', chunk.as_bytes()) {
                Some(last) => chunk.len() - last - 1,
                None => point.column + chunk.len(),
            };
        }
        point
    }

    fn utf16(&self, offset: usize) -> usize {
        self.rope.char_to_utf16_cu(self.rope.byte_to_char(offset))
    }

    /// The start of the character that holds `offset`.
    fn floor(&self, offset: usize) -> usize {
        let offset = offset.min(self.len());
        let (chunk, start, _, _) = self.rope.chunk_at_byte(offset);
        start + chunk.floor_char_boundary(offset - start)
    }

    /// The end of the character that `offset` lies inside, or `offset` where it lies between two.
    fn ceil(&self, offset: usize) -> usize {
        let offset = offset.min(self.len());
        let (chunk, start, _, _) = self.rope.chunk_at_byte(offset);
        start + chunk.ceil_char_boundary(offset - start)
    }
}

/// Where the last line that begins by `offset` does so, in a text in which one does.
fn last_line(text: &[u8], offset: usize) -> usize {
    let before = &text[..offset];
    let last = memchr::memrchr2(b'\n', b'\r', before);
    // Between `\r` and `\n` no line begins.
    let last = match last {
        Some(last) if text[last] == b'\r' && text.get(last + 1) == Some(&b'\n') => {
            memchr::memrchr2(b'\n', b'\r', &before[..last])
        }
        last => last,
    };
    last.map_or(0, |last| last + 1)
}

/// Whether a text, with `behind` behind it, holds a `\r` that is not the first half of a line break.
fn has_lone_return(text: &[u8], behind: Option<u8>) -> bool {
    let mut returns = memchr::memchr_iter(b'\r', text);
    returns.any(|place| text.get(place + 1).copied().or(behind) != Some(b'\n'))
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.rope == other.rope
    }
}

#[cfg(test)]
mod tests;
