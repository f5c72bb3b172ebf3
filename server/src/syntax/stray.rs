//! A `.claim` in braces that belong to no span: the writer meant a claim, the parser saw none.

use std::ops::Range;

use super::Fault;
use crate::text::{Encoding, Text};

/// The class that makes a span a claim, as written.
pub(super) const CLASS: &str = ".claim";
/// The same without its dot.
pub(super) const CLASS_NAME: &str = "claim";
/// How far before a `.claim` its opening brace is looked for, in bytes.
const REACH: usize = 512;

/// Reports every `.claim` outside the `handled` places (ordered, possibly nested) that follows a `{`.
pub(super) fn find(text: &Text, handled: &[Range<usize>], faults: &mut Vec<Fault>) {
    let source = text.to_text();
    let mut next = 0;
    let mut handled_until = 0;
    for place in memchr::memmem::find_iter(source.as_bytes(), CLASS) {
        while next < handled.len() && handled[next].start <= place {
            handled_until = handled[next].end.max(handled_until);
            next += 1;
        }
        if place < handled_until || continues_a_word(&source[place + CLASS.len()..]) {
            continue;
        }
        let line = text.line(text.position(place, Encoding::Utf8).line);
        let from = ceil(&source, line.start.max(place.saturating_sub(REACH)));
        let before = &source[from..place];
        let Some(brace) = before.rfind('{').filter(|at| !before[*at..].contains('}')) else {
            continue;
        };
        faults.push(Fault {
            range: from + brace..place + CLASS.len(),
            message: advice(&before[..brace]).to_owned(),
            annotation: None,
        });
    }
}

fn continues_a_word(rest: &str) -> bool {
    rest.starts_with(|next: char| next.is_alphanumeric() || "-_".contains(next))
}

fn ceil(source: &str, mut offset: usize) -> usize {
    while !source.is_char_boundary(offset) {
        offset += 1;
    }
    offset
}

fn advice(before_brace: &str) -> &'static str {
    let trimmed = before_brace.trim_end();
    if before_brace.ends_with(']') {
        "this annotation is not closed: add the missing `}` (or `\"`) before the paragraph ends"
    } else if trimmed.ends_with(']') {
        "a blank keeps these braces from their claim: remove it between `]` and `{`"
    } else {
        "these braces belong to no words: put the claim in brackets before them, `[words]{.claim}`"
    }
}
