//! A document read block by block. What was read of a block is kept for as long as the parser keeps the block, so that
//! a reading after an edit costs what has changed. What stands in a block is the business of [`super::walk`].

use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use foldhash::fast::FixedState;
use tree_sitter::{Node, Tree};
use tree_sitter_claim::kinds;

use super::{Annotation, Comment, Fault, Heading, Syntax, comments, stray, walk};
use crate::spanned::moved;
use crate::text::Text;

/// What was read of the blocks of a tree.
#[derive(Debug)]
pub(super) struct Blocks {
    /// A node that a later tree shares with this one has the same number there, and the same text. For as long as this
    /// one lives, no other node can have it. That does not hold for the root.
    _tree: Tree,
    /// The blocks above the first heading.
    first: Arc<Section>,
    /// The sections below, by the number of their heading.
    sections: HashMap<usize, Arc<Section>, FixedState>,
}

/// What was read of the blocks of a section. A long text has hundreds of sections, and thousands of blocks.
#[derive(Debug, Default)]
struct Section {
    /// Where it began then.
    start: usize,
    /// All its blocks by number; most hold nothing.
    read: Vec<(usize, Option<Arc<Block>>)>,
    /// Those that hold something, in the places they had then.
    parts: Vec<Part>,
}

/// A section of the tree.
struct Place<'tree> {
    number: usize,
    node: Node<'tree>,
    /// What is known of it, or else what is to be read.
    known: Result<Arc<Section>, Vec<Node<'tree>>>,
}

/// What is known of single blocks, by number.
type Known<'a> = HashMap<usize, &'a Option<Arc<Block>>, FixedState>;

/// A block that holds something, in its place in a text.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it begins.
    pub start: usize,
    block: Arc<Block>,
}

/// A document in parts, and what only the whole of it tells.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The blocks that hold something, in order.
    pub parts: Vec<Part>,
    /// The comments that speak to Claimlint, in order.
    pub comments: Vec<Comment>,
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
    /// What somebody made of it.
    pub(super) made: OnceLock<Arc<dyn Any + Send + Sync>>,
}

/// Reads a whole document, of which `earlier` may know parts.
pub(super) fn read(text: &Text, tree: &Tree, earlier: Option<&Blocks>) -> (Parts, Blocks) {
    let places = places(tree, earlier);
    let known = known_blocks(&places, earlier);
    let mut parts = Vec::new();
    let mut sections = places.into_iter().map(|place| {
        let start = place.node.start_byte();
        let section = place.known.unwrap_or_else(|blocks| {
            let section = Section::read(text, start, &blocks, &known);
            Arc::new(section)
        });
        parts.extend(section.parts_from(start));
        (place.number, section)
    });
    let first = sections.next().map(|(_, first)| first);
    let blocks = Blocks {
        _tree: tree.clone(),
        first: first.unwrap_or_default(),
        sections: sections.collect(),
    };
    let comments: Vec<_> = parts.iter().flat_map(Part::comments).collect();
    let comments = comments::read(text, tree, &comments);
    (Parts { parts, comments }, blocks)
}

/// The sections of a tree in order, first what stands above them all.
fn places<'tree>(tree: &'tree Tree, earlier: Option<&Blocks>) -> Vec<Place<'tree>> {
    let root = tree.root_node();
    let mut first = Vec::new();
    let mut below = Vec::new();
    for node in root.children(&mut root.walk()) {
        if node.kind() != kinds::SECTION {
            first.push(node);
            continue;
        }
        let number = number(node);
        let known = earlier.and_then(|earlier| earlier.sections.get(&number).cloned());
        let known = known.ok_or_else(|| node.children(&mut node.walk()).collect());
        below.push(Place {
            number,
            node,
            known,
        });
    }
    let first = Place {
        number: root.id(),
        node: root,
        known: Err(first),
    };
    std::iter::once(first).chain(below).collect()
}

/// By which to know a node again. Its own number is that of its place in the node around it, and the document has new places
/// after each edit. Sections and front matter stand directly in it, and what they begin with has its place in themselves.
fn number(node: Node<'_>) -> usize {
    let begins_with = match node.kind() {
        kinds::SECTION => kinds::HEADING,
        kinds::FRONT_MATTER => kinds::FRONT_MATTER_OPEN,
        _ => return node.id(),
    };
    let first = node.child(0);
    let first = first.filter(|first| first.kind() == begins_with);
    first.unwrap_or(node).id()
}

/// The blocks of those sections that are no longer known as a whole.
fn known_blocks<'a>(places: &[Place<'_>], earlier: Option<&'a Blocks>) -> Known<'a> {
    let Some(earlier) = earlier else {
        return Known::default();
    };
    let kept = places.iter().filter(|place| place.known.is_ok());
    let kept: HashSet<_, FixedState> = kept.map(|place| place.number).collect();
    let sections = earlier.sections.iter();
    let broken = sections.filter(|(number, _)| !kept.contains(number));
    let broken = broken.map(|(_, section)| section);
    let blocks = std::iter::once(&earlier.first).chain(broken);
    let blocks = blocks.flat_map(|section| &section.read);
    blocks.map(|(number, block)| (*number, block)).collect()
}

impl Section {
    fn read(text: &Text, start: usize, blocks: &[Node<'_>], known: &Known<'_>) -> Self {
        let mut section = Self {
            start,
            read: Vec::with_capacity(blocks.len()),
            parts: Vec::new(),
        };
        for node in blocks {
            let number = number(*node);
            let block = match known.get(&number) {
                Some(block) => (*block).clone(),
                None => walk::read(text, &mut node.walk()).map(Arc::new),
            };
            section.parts.extend(block.iter().map(|block| Part {
                start: node.start_byte(),
                block: block.clone(),
            }));
            section.read.push((number, block));
        }
        section
    }

    /// Its parts, now that it begins at `start`.
    fn parts_from(&self, start: usize) -> impl Iterator<Item = Part> + '_ {
        let by = start.wrapping_sub(self.start);
        self.parts.iter().map(move |part| Part {
            start: part.start.wrapping_add(by),
            block: part.block.clone(),
        })
    }
}

impl Parts {
    /// Those that a range touches. Where the one before them ends is not known, so that it is among them.
    pub(super) fn near(self, range: &Range<usize>) -> Self {
        let begun_by = |place| self.parts.partition_point(|part| part.start <= place);
        let first = begun_by(range.start).saturating_sub(1);
        let near = first..begun_by(range.end).max(first);
        Self {
            parts: self.parts[near].to_vec(),
            comments: Vec::new(),
        }
    }

    /// All of it in one.
    pub(super) fn join(self, text: &Text) -> Syntax {
        let mut syntax = Syntax {
            comments: self.comments,
            ..Syntax::default()
        };
        for part in &self.parts {
            let first = syntax.annotations.len();
            syntax.faults.extend(part.faults(text, first));
            syntax.front_matter = syntax.front_matter.or_else(|| part.front_matter());
            syntax.headings.extend(part.headings());
            syntax.annotations.extend(part.annotations());
        }
        syntax
    }
}

impl Part {
    /// The YAML between the front matter's fences.
    pub fn front_matter(&self) -> Option<Range<usize>> {
        let front_matter = self.block.syntax.front_matter.as_ref();
        front_matter.map(|range| moved(range, self.by()))
    }

    /// The headings, in order.
    pub fn headings(&self) -> impl Iterator<Item = Heading> + '_ {
        let headings = self.block.syntax.headings.iter();
        headings.map(|heading| heading.moved(self.by()))
    }

    /// The claims, in the order in which they begin.
    pub fn annotations(&self) -> impl Iterator<Item = Annotation> + '_ {
        let annotations = self.block.syntax.annotations.iter();
        annotations.map(|annotation| annotation.moved(self.by()))
    }

    /// What is malformed, in a text in which so many annotations come before.
    pub fn faults<'a>(
        &'a self,
        text: &'a Text,
        annotations: usize,
    ) -> impl Iterator<Item = Fault> + 'a {
        let by = self.by();
        let strays = self.block.stray_unless_template.iter();
        let strays =
            strays.filter(move |stray| !stray::is_in_template(text, moved(&stray.range, by).end));
        let faults = self.block.syntax.faults.iter().chain(strays);
        faults.map(move |fault| fault.moved(by, annotations))
    }

    /// Whether there is a claim in it, or what was meant as one.
    pub fn is_of_ours(&self, text: &Text) -> bool {
        !self.block.syntax.annotations.is_empty() || self.faults(text, 0).next().is_some()
    }

    /// Which of its annotations are malformed, by index.
    pub fn malformed(&self) -> impl Iterator<Item = usize> + '_ {
        let faults = self.block.syntax.faults.iter();
        faults.filter_map(|fault| fault.annotation)
    }

    /// What `make` makes of the block when it is first asked for, and the same for as long as the block is kept, wherever
    /// that moves. There is one such thing for each block: all who ask must make the same.
    pub fn remember<T: Any + Send + Sync>(&self, make: impl FnOnce(&Self) -> T) -> Arc<T> {
        let made = self.block.made.get();
        let known = made.and_then(|made| made.clone().downcast().ok());
        known.unwrap_or_else(|| {
            let new = Arc::new(make(self));
            // Who comes second has made the same.
            self.block.made.get_or_init(|| new.clone());
            new
        })
    }

    /// Where comments, and other raw HTML, stand.
    fn comments(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let comments = self.block.comments.iter();
        comments.map(|comment| moved(comment, self.by()))
    }

    /// How far the block has moved since it was read, as [`moved`] counts.
    fn by(&self) -> usize {
        self.start.wrapping_sub(self.block.start)
    }
}

impl Block {
    /// Whether there is nothing in it that matters.
    pub(super) fn is_empty(&self) -> bool {
        self.syntax == Syntax::default()
            && self.stray_unless_template.is_empty()
            && self.comments.is_empty()
    }
}
