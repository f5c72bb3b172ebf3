//! Comments that speak to Claimlint, `<!-- claimlint-… -->`, and the block that each stands before or in.
//!
//! Code has no comments, because the tree has none there. What the words in a comment mean is left to
//! [`crate::article`].

use std::ops::Range;

use tree_sitter::{Node, Tree};
use tree_sitter_claim::kinds;

use super::Comment;
use crate::text::{Encoding, Text};

/// How a comment begins that speaks to Claimlint, behind `<!--` and blanks.
pub(super) const PREFIX: &str = "claimlint-";
const OPENING: &str = "<!--";
const CLOSING: &str = "-->";

/// Reads the comments at the given places, ordered by place; most speak to somebody else.
pub(super) fn read(text: &Text, tree: &Tree, places: &[Range<usize>]) -> Vec<Comment> {
    let ours = places.iter().filter_map(|place| read_words(text, place));
    let mut comments: Vec<_> = ours.collect();
    if comments.is_empty() {
        return comments;
    }
    let blocks = Blocks::read(text, tree);
    // Comments in a row are about one block, which may be long.
    let mut last: Option<((usize, bool), Range<usize>)> = None;
    for comment in &mut comments {
        comment.block = match blocks.meant_at(&comment.range) {
            Meant::Own(block) => block,
            Meant::Nothing => comment.range.end..comment.range.end,
            Meant::Next(first, in_quote) => match &last {
                Some((key, block)) if *key == (first, in_quote) => block.clone(),
                _ => {
                    let block = blocks.whole(first, in_quote);
                    last = Some(((first, in_quote), block.clone()));
                    block
                }
            },
        };
    }
    comments
}

/// The comment at a place, if it is one and speaks to Claimlint. Its block is not known yet.
fn read_words(text: &Text, place: &Range<usize>) -> Option<Comment> {
    // Most of a long block of raw HTML need not be looked at.
    const BLANKS: usize = 64;
    let head = text.slice(place.start..place.end.min(place.start + BLANKS));
    let opening = head.find(|character: char| !character.is_whitespace())?;
    let behind = head[opening..].strip_prefix(OPENING)?;
    if !behind.trim_start().starts_with(PREFIX) {
        return None;
    }
    let start = place.start + opening;
    let written = text.slice(start..place.end);
    let inside = &written[OPENING.len()..];
    let (end, is_closed) = match inside.find(CLOSING) {
        Some(end) => (end, true),
        None => (inside.len(), false),
    };
    // The hyphen may be one of those that end the comment.
    if !inside[..end].trim_start().starts_with(PREFIX) {
        return None;
    }
    let words = start + OPENING.len()..start + OPENING.len() + end;
    Some(Comment {
        range: start..words.end + if is_closed { CLOSING.len() } else { 0 },
        words,
        is_closed,
        block: 0..0,
    })
}

/// The blocks of a document, flat and ordered by place.
struct Blocks<'a> {
    text: &'a Text,
    blocks: Vec<Block>,
    /// For each block, the first with content from there on.
    next: Vec<Option<usize>>,
}

/// What a comment is about.
enum Meant {
    /// The block it stands in.
    Own(Range<usize>),
    /// A block behind it, by index, and whether the comment stands in a quote.
    Next(usize, bool),
    Nothing,
}

struct Block {
    range: Range<usize>,
    content: Content,
    /// The quote or list item it stands first in, or its own range. Further blocks of an item stand in
    /// nothing: the grammar leaves nesting out, so columns tell what belongs to it.
    outer: Range<usize>,
    /// Where what stands in it begins, behind the marks of a quote.
    inner: usize,
    is_quoted: bool,
    is_item: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Text or code.
    Something,
    /// A comment, or a line that opens or closes a `:::` block: what stands behind is meant.
    Passed,
    /// A mark of a quote or list with nothing behind it.
    Nothing,
}

impl<'a> Blocks<'a> {
    fn read(text: &'a Text, tree: &Tree) -> Self {
        let mut blocks = Vec::new();
        // The tree nests as deep as markers stand in a row, so there is no recursion here.
        let mut open: Vec<Node<'_>> = Vec::new();
        let mut cursor = tree.walk();
        'nodes: loop {
            let node = cursor.node();
            let is_container = matches!(node.kind(), kinds::BLOCK_QUOTE | kinds::LIST_ITEM);
            let has_blocks =
                is_container || matches!(node.kind(), kinds::DOCUMENT | kinds::SECTION);
            if is_container {
                open.push(node);
            }
            if !has_blocks {
                let block = content(text, node);
                blocks.extend(block.map(|content| Block::new(&open, node, content)));
            } else if cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                let last = cursor.node();
                if matches!(last.kind(), kinds::BLOCK_QUOTE_MARKER | kinds::LIST_MARKER) {
                    blocks.push(Block::new(&open, last, Content::Nothing));
                }
                if !cursor.goto_parent() {
                    break 'nodes;
                }
                let left = cursor.node();
                if matches!(left.kind(), kinds::BLOCK_QUOTE | kinds::LIST_ITEM) {
                    open.pop();
                }
            }
        }
        let mut next = vec![None; blocks.len()];
        let mut nearest = None;
        for (index, block) in blocks.iter().enumerate().rev() {
            if block.content == Content::Something {
                nearest = Some(index);
            }
            next[index] = nearest;
        }
        Self { text, blocks, next }
    }

    /// The block a comment is about: the one it stands in, else the next.
    fn meant_at(&self, comment: &Range<usize>) -> Meant {
        let begun = |block: &Block| block.range.start <= comment.start;
        let behind = self.blocks.partition_point(begun);
        let own = behind.checked_sub(1).map(|own| &self.blocks[own]);
        let own = own.filter(|own| comment.start < own.range.end);
        if let Some(own) = own.filter(|own| own.content == Content::Something) {
            return Meant::Own(own.range.clone());
        }
        let in_quote = own.is_some_and(|own| own.is_quoted);
        match self.next.get(behind).copied().flatten() {
            Some(next) => Meant::Next(next, in_quote),
            None => Meant::Nothing,
        }
    }

    /// A block with what belongs to it: a quote's other blocks, what is indented under a list item.
    fn whole(&self, first: usize, seen_from_inside_a_quote: bool) -> Range<usize> {
        let block = &self.blocks[first];
        let is_quote = block.is_quoted && !seen_from_inside_a_quote;
        let column = self.column(block);
        let mut last = block;
        for next in &self.blocks[first + 1..] {
            let belongs = if is_quote {
                next.is_quoted && next.outer.start <= last.outer.end
            } else {
                // A quote's empty line says nothing about where an item in it ends.
                let is_blank = block.is_quoted && next.content == Content::Nothing && !next.is_item;
                block.is_item
                    && (next.is_quoted || !block.is_quoted)
                    && (is_blank || self.column(next) > column)
            };
            if !belongs {
                break;
            }
            last = next;
        }
        block.range.start..last.range.end
    }

    /// The column at which a block begins, from 0 and in characters: behind its indentation, and where an item
    /// has its mark.
    fn column(&self, block: &Block) -> usize {
        let start = block.inner;
        let line = self
            .text
            .line(self.text.position(start, Encoding::Utf8).line);
        let behind = self.text.slice(start..line.end.max(start));
        let blanks = behind.len() - behind.trim_start().len();
        self.text.position(start + blanks, Encoding::Utf32).column
    }
}

impl Block {
    fn new(open: &[Node<'_>], node: Node<'_>, content: Content) -> Self {
        let outer = open.first().copied().unwrap_or(node);
        let inner = open.iter().find(|node| node.kind() != kinds::BLOCK_QUOTE);
        Self {
            range: node.byte_range(),
            content,
            outer: outer.byte_range(),
            inner: inner.unwrap_or(&node).start_byte(),
            is_quoted: outer.kind() == kinds::BLOCK_QUOTE,
            is_item: inner.is_some(),
        }
    }
}

/// What a node is to somebody who looks for a block; `None` where it is none.
fn content(text: &Text, node: Node<'_>) -> Option<Content> {
    match node.kind() {
        kinds::PARAGRAPH
        | kinds::HEADING
        | kinds::FENCED_CODE_BLOCK
        | kinds::INDENTED_CODE
        | kinds::THEMATIC_BREAK => Some(Content::Something),
        kinds::HTML_BLOCK => {
            let written = text.slice(node.byte_range());
            let is_comment = written.trim_start().starts_with(OPENING);
            Some(if is_comment {
                Content::Passed
            } else {
                Content::Something
            })
        }
        kinds::FENCED_DIV_MARKER => Some(Content::Passed),
        _ => None,
    }
}
