//! A `.claim` in braces that belong to no span: the writer meant a claim, the parser saw none.

use std::ops::Range;

use super::{Fault, repairs};
use crate::fix::{Edit, Fix};
use crate::text::{Encoding, Text};

/// The class that makes a span a claim, as written.
pub(super) const CLASS: &str = ".claim";

/// The same in UTF-16: what either order of the bytes has of it.
pub(super) const CLASS_IN_UTF16: &[u8] = b".\0c\0l\0a\0i\0m";
/// The same without its dot.
pub(super) const CLASS_NAME: &str = "claim";
/// How far before a `.claim` its opening brace is looked for, in bytes.
const REACH: usize = 512;

/// The text of a paragraph or a heading: no annotation reaches beyond it.
pub(super) struct Prose {
    pub(super) range: Range<usize>,
    pub(super) is_heading: bool,
}

/// A brace that has a `.claim` behind it and no `}` between.
pub(super) struct Stray {
    pub(super) fault: Fault,
    /// It is nothing to complain about if [`is_in_template`] says so of its end.
    pub(super) may_be_template: bool,
}

/// Finds the strays of a block outside the `handled` places. These (possibly nested) and the `prose` are ordered.
pub(super) fn find(
    text: &Text,
    block: &Range<usize>,
    handled: &[Range<usize>],
    prose: &[Prose],
) -> Vec<Stray> {
    let source = text.slice(block.clone());
    let mut strays = Vec::new();
    let mut next = 0;
    let mut handled_until = 0;
    let mut last_brace = None;
    for at in memchr::memmem::find_iter(source.as_bytes(), CLASS) {
        let place = block.start + at;
        while next < handled.len() && handled[next].start <= place {
            handled_until = handled[next].end.max(handled_until);
            next += 1;
        }
        let behind = &source[at + CLASS.len()..];
        if place < handled_until || !begins_a_word(&source[..at]) || continues_a_word(behind) {
            continue;
        }
        let prose = prose_at(prose, place);
        let start = match prose {
            Some(prose) => prose.range.start,
            None => text.line(text.position(place, Encoding::Utf8).line).start,
        };
        let start = start.saturating_sub(block.start);
        let Some((before, brace)) = open_brace(&source, start, at) else {
            continue;
        };
        let opened = &source[brace..];
        let is_template = source[..brace].ends_with('{') || opened.starts_with("{%");
        // Nor is one brace reported for each `.claim` behind it.
        if is_template || before.ends_with('\\') || last_brace.replace(brace) == Some(brace) {
            continue;
        }
        let heading = prose.filter(|prose| prose.is_heading);
        let heading = heading.map(|prose| prose.range.start - block.start);
        let repair = repair(&source, start, heading, brace);
        let fault = Fault {
            range: block.start + brace..place + CLASS.len(),
            message: advice(before, heading.is_some()).to_owned(),
            annotation: None,
            fixes: repair.iter().map(|fix| fix.moved(block.start)).collect(),
        };
        strays.push(Stray {
            fault,
            may_be_template: opened.starts_with("{# "),
        });
    }
    strays
}

/// The text around a place, where it stands in one.
fn prose_at(prose: &[Prose], place: usize) -> Option<&Prose> {
    let begun = prose.partition_point(|prose| prose.range.start <= place);
    let last = prose[..begun].last();
    last.filter(|prose| place < prose.range.end)
}

/// The brace that is open at a `.claim`, and what stands before it as far as that is looked at.
fn open_brace(source: &str, start: usize, class: usize) -> Option<(&str, usize)> {
    let from = source.ceil_char_boundary(start.max(class.saturating_sub(REACH)));
    let before = &source[from..class];
    let brace = before.rfind('{')?;
    (!before[brace..].contains('}')).then_some((&before[..brace], from + brace))
}

/// The way out, where it is plain: the braces at a place belong to what stands before them in their block.
fn repair(source: &str, block: usize, heading: Option<usize>, brace: usize) -> Option<Fix> {
    let (before, rest) = (&source[block..brace], &source[brace..]);
    let words = block + before.trim_end().len();
    let is_closed = repairs::are_closed(rest);
    if before.ends_with(']') {
        let fix = repairs::closed_braces(rest, brace);
        return fix.filter(|_| !is_closed && has_opening(before));
    }
    if !is_closed {
        return None;
    }
    if before.trim_end().ends_with(']') && has_opening(before) {
        let edit = Edit::remove(words..brace);
        let title = "Put the braces directly behind the brackets";
        return Some(Fix::unsafe_to_make(title, vec![edit]));
    }
    /// Nobody writes longer headings, and each brace in them would have them looked through, in bytes.
    const LONGEST: usize = 1000;
    let start = heading?;
    let is_plain = words > start && before.len() <= LONGEST && !before.contains(['[', ']']);
    is_plain.then(|| repairs::bracketed(start..words, brace))
}

/// Whether the bracket that closes behind some words is opened before them, not too far away.
fn has_opening(words: &str) -> bool {
    let mut depth = 0;
    words.trim_end().bytes().rev().take(REACH).any(|byte| {
        match byte {
            b']' => depth += 1,
            b'[' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// Whether a class can begin behind this text: `page.claim` is a property of something else.
fn begins_a_word(before: &str) -> bool {
    before.ends_with(|last: char| last == '{' || last.is_whitespace())
}

fn continues_a_word(rest: &str) -> bool {
    rest.starts_with(|next: char| next.is_alphanumeric() || "-_".contains(next))
}

/// Whether a template's comment ends behind a place: `{# x #}` in Liquid or Jinja. Their other marks, `{{ x }}` and
/// `{% x %}`, tell at their beginning what they are.
pub(super) fn is_in_template(text: &Text, place: usize) -> bool {
    text.slice(place..place + REACH - CLASS.len())
        .contains("#}")
}

fn advice(before_brace: &str, is_heading: bool) -> &'static str {
    let trimmed = before_brace.trim_end();
    if before_brace.ends_with(']') {
        "this annotation is not closed: add the missing `}` (or `\"`) before the paragraph ends"
    } else if trimmed.ends_with(']') {
        "a blank or line break keeps these braces from their claim: remove what stands between `]` and `{`"
    } else if is_heading {
        "a heading is no claim: put its words in brackets before the braces, `# [words]{.claim}`"
    } else {
        "these braces belong to no words: put the claim in brackets before them, `[words]{.claim}`"
    }
}
