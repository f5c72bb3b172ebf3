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

/// Something that could not be read: where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Byte range in the file, within one line wherever the cause is one line.
    pub range: Range<usize>,
    /// A sentence that names the thing and the remedy.
    pub message: String,
}
