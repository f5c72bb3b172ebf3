//! The text around a place: its paragraph, and what kind of stretch it stands in.
//!
//! Read from the raw text and not from the tree, because what is being typed is nothing yet. Bounded, so that a
//! keystroke in a long article costs no more than one in a short one.

use std::ops::Range;

use crate::syntax::is_margin;
use crate::text::{Encoding, Text};

/// Attributes further from the place than this, in bytes, are none of its annotation's.
const REACH: usize = 16_384;
/// A header with more lines is none.
const LONGEST_HEADER: usize = 1_000;

/// A paragraph with a place in it.
pub(super) struct Surroundings {
    /// The bytes of the paragraph, line breaks and all; the marks of a quotation are as many blanks.
    pub(super) text: String,
    /// Where it begins in the file.
    pub(super) start: usize,
    /// The place, in the paragraph.
    pub(super) cursor: usize,
}

impl Surroundings {
    /// The lines around an offset up to the next blank ones.
    pub(super) fn at(text: &Text, offset: usize) -> Self {
        let line = text.position(offset, Encoding::Utf8).line;
        let is_blank = |line: usize| {
            let line = text.line(line);
            line.len() < REACH && is_margin(&text.slice(line))
        };
        let is_far = |line: usize| text.line(line).start.abs_diff(offset) > REACH;
        let belongs = |line: &usize| !is_blank(*line) && !is_far(*line);
        let above = (0..line).rev().take_while(belongs);
        let first = above.last().unwrap_or(line);
        let below = (line + 1..text.line_count()).take_while(belongs);
        let last = below.last().unwrap_or(line);
        let whole = |offset| text.offset(text.position(offset, Encoding::Utf8), Encoding::Utf8);
        let start = whole(text.line(first).start.max(offset.saturating_sub(REACH)));
        let end = whole(text.line(last).end.min(offset.saturating_add(REACH)));
        Self {
            text: without_quotation_marks(&text.slice(start..end.max(offset))),
            start,
            cursor: offset.saturating_sub(start),
        }
    }

    /// What stands before the place.
    pub(super) fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    /// What stands behind the place.
    pub(super) fn behind(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// Bytes of the paragraph as bytes of the file.
    pub(super) fn in_file(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }
}

/// The marks of block quotations at the beginnings of lines, made blanks.
fn without_quotation_marks(paragraph: &str) -> String {
    let mut at_start = true;
    let characters = paragraph.chars().map(|character| {
        let is_mark = at_start && character == '>';
        at_start = matches!(character, '\n' | '\r') || (at_start && matches!(character, ' ' | '>'));
        if is_mark { ' ' } else { character }
    });
    characters.collect()
}

/// The lines of the header that holds an offset, and which of them that is; `None` elsewhere.
pub(super) fn header_at(text: &Text, offset: usize) -> Option<(Vec<String>, usize)> {
    let own = text.position(offset, Encoding::Utf8).line;
    let line = |line: usize| text.slice(text.line(line)).into_owned();
    if own == 0 || own > LONGEST_HEADER || line(0).trim_end() != "---" {
        return None;
    }
    let all = (1..text.line_count().min(LONGEST_HEADER)).map(line);
    let lines: Vec<_> = all.take_while(|line| !is_fence_of_header(line)).collect();
    (own <= lines.len()).then(|| (lines, own - 1))
}

fn is_fence_of_header(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

/// Whether an offset stands in a fenced block of code.
pub(super) fn is_in_code(text: &Text, offset: usize) -> bool {
    let before = text.slice(0..offset);
    let mut fence: Option<(char, usize)> = None;
    for line in before.lines() {
        let line = line.trim_start_matches([' ', '>']);
        let mark = line.chars().next().filter(|mark| "`~".contains(*mark));
        let Some(mark) = mark else { continue };
        let behind = line.trim_start_matches(mark);
        let length = line.len() - behind.len();
        match fence {
            None if length >= 3 && !behind.contains('`') => fence = Some((mark, length)),
            Some((open, least)) if open == mark && length >= least && behind.trim().is_empty() => {
                fence = None;
            }
            _ => {}
        }
    }
    fence.is_some()
}
