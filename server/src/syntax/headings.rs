//! Headings: how high they are, and which of their text is words.

use std::ops::Range;

use tree_sitter::Node;
use tree_sitter_claim::kinds;

use super::Heading;
use crate::text::Text;

/// A heading, whose words are still to come.
pub(super) fn open(text: &Text, node: Node<'_>) -> Heading {
    let mut cursor = node.walk();
    let mut parts = node.children(&mut cursor);
    let level = parts.find_map(|part| match part.kind() {
        kinds::HEADING_MARKER => Some(text.slice(part.byte_range()).matches('#').count()),
        kinds::HEADING_UNDERLINE => match text.slice(part.byte_range()).contains('=') {
            true => Some(1),
            false => Some(2),
        },
        _ => None,
    });
    let end = node.start_byte() + text.slice(node.byte_range()).trim_end().len();
    Heading {
        range: node.start_byte()..end,
        level: level.unwrap_or(1),
        words: String::new(),
        words_range: end..end,
    }
}

/// The words of a heading, without the marks that may close it and without its own attributes.
pub(super) fn words(text: &Text, inline: Range<usize>) -> Range<usize> {
    let written = text.slice(inline.clone());
    let mut words = written.trim_end();
    let unmarked = words.trim_end_matches('#');
    if unmarked.is_empty() || unmarked.ends_with(char::is_whitespace) {
        words = unmarked.trim_end();
    }
    if let Some(open) = words.rfind('{').filter(|_| words.ends_with('}')) {
        let before = &words[..open];
        if before.ends_with(char::is_whitespace) {
            words = before.trim_end();
        }
    }
    inline.start..inline.start + words.len()
}
