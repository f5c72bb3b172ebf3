//! A document read block by block. What was read of a block is kept for as long as the parser keeps the block, so that
//! a reading after an edit costs what has changed. What stands in a block is the business of [`super::walk`].

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use tree_sitter::Tree;
use tree_sitter_claim::kinds;

use super::{Fault, Syntax, comments, stray, walk};
use crate::spanned::moved;
use crate::text::Text;

/// What was read of the blocks of a tree.
#[derive(Debug)]
pub(super) struct Blocks {
    /// A node that a later tree shares with this one has the same number there, and the same text. For as long as this
    /// one lives, no other node can have it.
    _tree: Tree,
    /// By the block's number; most hold nothing.
    read: HashMap<usize, Option<Arc<Block>>>,
}

/// What was read of one block.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Where it began then.
    pub(super) start: usize,
    /// What it holds, but for its comments.
    pub(super) syntax: Syntax,
    /// Faults that are none if a template's comment ends behind them, be it in another block.
    pub(super) stray_unless_template: Vec<Fault>,
    /// Where comments, and other raw HTML, stand; ordered by place.
    pub(super) comments: Vec<Range<usize>>,
}

/// Reads a whole document, of which `earlier` may know parts.
pub(super) fn read(text: &Text, tree: &Tree, earlier: Option<&Blocks>) -> (Syntax, Blocks) {
    let mut syntax = Syntax::default();
    let mut comments = Vec::new();
    let mut read = HashMap::with_capacity(earlier.map_or(0, |earlier| earlier.read.len()));
    let mut cursor = tree.walk();
    'nodes: loop {
        let node = cursor.node();
        let holds_blocks = matches!(node.kind(), kinds::DOCUMENT | kinds::SECTION);
        if holds_blocks && cursor.goto_first_child() {
            continue;
        }
        let known = earlier.and_then(|earlier| earlier.read.get(&node.id()));
        let block = match known {
            Some(block) => block.clone(),
            None => walk::read(text, &mut cursor).map(Arc::new),
        };
        if let Some(block) = &block {
            block.add_to(text, node.start_byte(), &mut syntax, &mut comments);
        }
        read.insert(node.id(), block);
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                break 'nodes;
            }
        }
    }
    syntax.comments = comments::read(text, tree, &comments);
    let _tree = tree.clone();
    (syntax, Blocks { _tree, read })
}

impl Block {
    /// Whether there is nothing in it that matters.
    pub(super) fn is_empty(&self) -> bool {
        self.syntax == Syntax::default()
            && self.stray_unless_template.is_empty()
            && self.comments.is_empty()
    }

    /// Adds what the block holds, now that it begins at `start`.
    fn add_to(
        &self,
        text: &Text,
        start: usize,
        syntax: &mut Syntax,
        comments: &mut Vec<Range<usize>>,
    ) {
        let by = start.wrapping_sub(self.start);
        let first = syntax.annotations.len();
        let own = &self.syntax;
        if let Some(front_matter) = &own.front_matter {
            syntax.front_matter = Some(moved(front_matter, by));
        }
        let headings = own.headings.iter();
        syntax
            .headings
            .extend(headings.map(|heading| heading.moved(by)));
        let annotations = own.annotations.iter();
        let annotations = annotations.map(|annotation| annotation.moved(by));
        syntax.annotations.extend(annotations);
        let strays = self.stray_unless_template.iter();
        let strays =
            strays.filter(|stray| !stray::is_in_template(text, moved(&stray.range, by).end));
        let faults = own.faults.iter().chain(strays);
        syntax
            .faults
            .extend(faults.map(|fault| fault.moved(by, first)));
        comments.extend(self.comments.iter().map(|comment| moved(comment, by)));
    }
}
