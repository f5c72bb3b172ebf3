//! A value with its place, and a complaint with its place. What they mean is left to the readers that make them.

use std::ops::Range;

/// A value and the bytes it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was read, escapes undone.
    pub value: T,
    /// Byte range of the value in its file, without quotation marks.
    pub range: Range<usize>,
}

impl<T> Spanned<T> {
    /// `value` as read from `range`.
    pub fn new(value: T, range: Range<usize>) -> Self {
        Self { value, range }
    }
}

impl<T: Clone> Spanned<T> {
    /// The same so many bytes further on, as [`moved`] counts.
    pub(crate) fn moved(&self, by: usize) -> Self {
        Self::new(self.value.clone(), moved(&self.range, by))
    }
}

/// A place so many bytes further on; further back where `by` is what wraps around to that.
pub(crate) fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start.wrapping_add(by)..range.end.wrapping_add(by)
}

/// Something that could not be read: where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Byte range in the file, within one line wherever the cause is one line.
    pub range: Range<usize>,
    /// A sentence that names the thing and the remedy.
    pub message: String,
}

/// Complaints underline no more of a line than this.
const MAX_UNDERLINE: usize = 200;

/// From `start` to the end of its line or of `text`, without blanks behind: where a complaint about what begins at
/// `start` belongs. Very long lines are cut.
pub(crate) fn line_from(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.floor_char_boundary(MAX_UNDERLINE);
    let line = rest[..end].split(['\n', '\r']).next().unwrap_or_default();
    start..start + line.trim_end().len()
}
