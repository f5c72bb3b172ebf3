//! From text to typed annotations with byte ranges, and what is malformed in them. Never fails.
//!
//! Knows the shape of the markup and nothing of its meaning: that `by` is a speaker is left to
//! [`crate::article`]. The grammar itself lives in the crate `tree-sitter-claim`.

mod attributes;
mod blocks;
mod comments;
mod headings;
mod repairs;
mod stray;
mod walk;
mod words;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use tree_sitter::{InputEdit, Parser, Tree};

use crate::fix::Fix;
use crate::spanned::{Spanned, moved};
use crate::text::{Edit, Point, Text, is_utf16};
use blocks::Blocks;
pub use blocks::{Part, Parts};

/// Claims nested deeper than this are reported and not read: no reader follows them, and every
/// level would hold all the words of the levels below.
pub const DEEPEST_NESTING: usize = 100;

/// A text and its syntax tree, kept together through edits.
#[derive(Clone, Debug)]
pub struct Document {
    text: Text,
    tree: Tree,
    /// Whether the tree is that of an earlier text.
    stale: bool,
    /// What was read last.
    blocks: Option<Arc<Blocks>>,
}

impl Document {
    /// Parses a text.
    pub fn new(text: Text) -> Self {
        let tree = parse(&text, None);
        Self {
            text,
            tree,
            stale: false,
            blocks: None,
        }
    }

    /// The text as it stands.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Replaces a byte range. The tree follows when it is next asked for, so that many edits in a
    /// row cost one parse.
    pub fn replace(&mut self, range: Range<usize>, replacement: &str) {
        let edit = self.text.replace(range, replacement);
        self.tree.edit(&edit.into());
        self.stale = true;
    }

    /// What the text holds as it stands.
    pub fn syntax(&mut self) -> Syntax {
        self.parts().join(&self.text)
    }

    /// What the blocks hold that a range touches, and perhaps the one before; without comments, which reach further.
    pub fn syntax_near(&mut self, range: &Range<usize>) -> Syntax {
        self.parts().near(range).join(&self.text)
    }

    /// All of it, block by block. What has not changed since it was last asked for is not looked at again.
    pub fn parts(&mut self) -> Parts {
        if self.stale {
            self.tree = parse(&self.text, Some(&self.tree));
            self.stale = false;
        }
        let (parts, blocks) = blocks::read(&self.text, &self.tree, self.blocks.as_deref());
        self.blocks = Some(Arc::new(blocks));
        parts
    }
}

/// What one text holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    /// The YAML between the front matter's fences.
    pub front_matter: Option<Range<usize>>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The claims, in the order in which they begin.
    pub annotations: Vec<Annotation>,
    /// The comments that speak to Claimlint, in order.
    pub comments: Vec<Comment>,
    /// What is malformed, in no particular order.
    pub faults: Vec<Fault>,
}

/// A heading, which begins a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// From its marks to the end of its words or of the line below them.
    pub range: Range<usize>,
    /// From 1, the highest, to 6.
    pub level: usize,
    /// Its words as a reader sees them.
    pub words: String,
    /// Where they stand.
    pub words_range: Range<usize>,
}

impl Heading {
    fn moved(&self, by: usize) -> Self {
        Self {
            range: moved(&self.range, by),
            level: self.level,
            words: self.words.clone(),
            words_range: moved(&self.words_range, by),
        }
    }
}

/// A bracketed span with the class `.claim`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// From `[` to behind `}`.
    pub range: Range<usize>,
    /// What stands between the brackets.
    pub words_range: Range<usize>,
    /// The words a reader sees: on one line, without nested annotations and link targets.
    pub words: String,
    /// The id, without `#`.
    pub id: Option<Spanned<String>>,
    /// The classes without their dots, in order; `claim` is one.
    pub classes: Vec<Spanned<String>>,
    /// The pairs, in order, each key once.
    pub attributes: Vec<Attribute>,
    /// Keys of Pandoc citations inside the claim or directly behind it.
    pub citations: Vec<Spanned<String>>,
}

impl Annotation {
    /// The attributes with their braces, behind the `]`.
    pub fn braces(&self) -> Range<usize> {
        self.words_range.end + 1..self.range.end
    }

    fn moved(&self, by: usize) -> Self {
        let spans = |all: &[Spanned<String>]| all.iter().map(|one| one.moved(by)).collect();
        let attributes = self.attributes.iter().map(|attribute| Attribute {
            key: attribute.key.moved(by),
            value: attribute.value.moved(by),
        });
        Self {
            range: moved(&self.range, by),
            words_range: moved(&self.words_range, by),
            words: self.words.clone(),
            id: self.id.as_ref().map(|id| id.moved(by)),
            classes: spans(&self.classes),
            attributes: attributes.collect(),
            citations: spans(&self.citations),
        }
    }
}

/// A `key="value"` pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The key.
    pub key: Spanned<String>,
    /// The value without its quotation marks, escapes kept. Line breaks (with the `>` of a block quote
    /// behind them) are as many blanks, so that places in the value are places in the text.
    pub value: Spanned<String>,
}

/// A comment that speaks to Claimlint: `<!-- claimlint-… -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `<!--` to behind `-->`.
    pub range: Range<usize>,
    /// What stands between.
    pub words: Range<usize>,
    /// Whether there is a `-->`.
    pub is_closed: bool,
    /// The block it is about: the paragraph or heading it stands in, else the next block; without width
    /// where there is none.
    pub block: Range<usize>,
}

/// A mistake in the form of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes that are wrong.
    pub range: Range<usize>,
    /// What is wrong and what to do.
    pub message: String,
    /// The annotation it belongs to, by index, where it belongs to one.
    pub annotation: Option<usize>,
    /// The ways to mend it; several where the writer has to choose.
    pub fixes: Vec<Fix>,
}

impl Fault {
    /// The same in a text that has so many annotations before those that the fault counts.
    fn moved(&self, by: usize, annotations: usize) -> Self {
        Self {
            range: moved(&self.range, by),
            message: self.message.clone(),
            annotation: self.annotation.map(|own| own + annotations),
            fixes: self.fixes.iter().map(|fix| fix.moved(by)).collect(),
        }
    }
}

/// Whether a file can hold a claim at all: the cheap look that spares most files the parser.
pub fn may_hold_claims(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, stray::CLASS.as_bytes()).is_some() || hold_claims_in_utf16(bytes)
}

/// Whether bytes are a text in UTF-16 that could hold a claim, which cannot be read.
pub fn hold_claims_in_utf16(bytes: &[u8]) -> bool {
    is_utf16(bytes) && memchr::memmem::find(bytes, stray::CLASS_IN_UTF16).is_some()
}

/// Whether nothing stands in a stretch of whole lines, or at the beginning of one, but blanks and the marks of block quotes.
pub fn is_margin(stretch: &str) -> bool {
    stretch
        .chars()
        .all(|character| character.is_whitespace() || character == '>')
}

/// A value on one line: white space folded, a backslash before punctuation gone.
pub fn clean_value(raw: &str) -> String {
    let mut clean = String::with_capacity(raw.len());
    let folded = words::fold_blanks(raw);
    let mut characters = folded.chars();
    while let Some(character) = characters.next() {
        let mut rest = characters.clone();
        match rest.next() {
            Some(next) if character == '\\' && next.is_ascii_punctuation() => {
                clean.push(next);
                characters = rest;
            }
            _ => clean.push(character),
        }
    }
    clean
}

fn parse(text: &Text, old: Option<&Tree>) -> Tree {
    thread_local! {
        static PARSER: RefCell<Parser> = RefCell::new({
            let mut parser = Parser::new();
            parser
                .set_language(&tree_sitter_claim::LANGUAGE.into())
                .expect("the grammar is built for this version of tree-sitter");
            parser
        });
    }
    PARSER.with_borrow_mut(|parser| {
        parser
            .parse_with_options(&mut |offset, _| text.chunk_from(offset), old, None)
            .expect("parsing stops early only when told to, and nobody tells it to")
    })
}

impl From<Edit> for InputEdit {
    fn from(edit: Edit) -> Self {
        let point = |point: Point| tree_sitter::Point::new(point.row, point.column);
        Self {
            start_byte: edit.start,
            old_end_byte: edit.old_end,
            new_end_byte: edit.new_end,
            start_position: point(edit.start_point),
            old_end_position: point(edit.old_end_point),
            new_end_position: point(edit.new_end_point),
        }
    }
}

#[cfg(test)]
mod tests;
