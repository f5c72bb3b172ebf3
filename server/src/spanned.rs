//! A value and where it stands: the smallest fact the other modules share.

use std::ops::Range;

/// A value with the bytes it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands, in bytes of its document.
    pub range: Range<usize>,
}

impl<T> Spanned<T> {
    /// `value` as read from `range`.
    pub fn new(value: T, range: Range<usize>) -> Self {
        Self { value, range }
    }
}
