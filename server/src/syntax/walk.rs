//! One pass over the tree of a block: spans become annotations, everything that is no word is cut, citations
//! find their claims.

use std::ops::Range;

use tree_sitter::{Node, TreeCursor};
use tree_sitter_claim::kinds;

use super::attributes::{self, AttributeList};
use super::blocks::Block;
use super::stray::{self, Prose, Stray};
use super::words::{Cuts, Shown};
use super::{Annotation, DEEPEST_NESTING, Fault, Syntax, headings, repairs};
use crate::fix::{Edit, Fix};
use crate::spanned::Spanned;
use crate::text::Text;

/// Reads the block at which the cursor stands; `None` where it holds nothing that matters. It is walked with the cursor:
/// trees may be as deep as texts are long.
pub(super) fn read(text: &Text, cursor: &mut TreeCursor<'_>) -> Option<Block> {
    let mut walk = Walk {
        text,
        syntax: Syntax::default(),
        spans: Vec::new(),
        claims: Vec::new(),
        brackets: Vec::new(),
        is_in_heading: false,
        last_closed: None,
        cuts: Cuts::default(),
        handled: Vec::new(),
        prose: Vec::new(),
        comments: Vec::new(),
    };
    let block = cursor.node().byte_range();
    // The kinds of the nodes above, because asking a node for its parent searches from the root.
    let mut parents: Vec<&str> = Vec::new();
    'nodes: loop {
        let node = cursor.node();
        let parent = parents.last().copied().unwrap_or_default();
        if walk.enter(node, parent) && cursor.goto_first_child() {
            parents.push(node.kind());
            continue;
        }
        walk.leave(node);
        while !parents.is_empty() && !cursor.goto_next_sibling() {
            cursor.goto_parent();
            parents.pop();
            walk.leave(cursor.node());
        }
        if parents.is_empty() {
            break 'nodes;
        }
    }
    walk.finish(block)
}

struct Walk<'a> {
    text: &'a Text,
    syntax: Syntax,
    /// The open spans: whether each is a claim.
    spans: Vec<bool>,
    /// The open claims, by index.
    claims: Vec<usize>,
    /// The open brackets that are neither span nor link.
    brackets: Vec<Brackets>,
    /// Whether the words are those of a heading.
    is_in_heading: bool,
    /// Where the last claim ended, and which it was: a citation directly behind it belongs to it.
    last_closed: Option<(usize, usize)>,
    cuts: Cuts,
    /// Where a `.claim` is either read as an annotation or not meant as one; ordered by place.
    handled: Vec<Range<usize>>,
    /// Where text stands; ordered by place.
    prose: Vec<Prose>,
    /// Where comments, and other raw HTML, stand; ordered by place.
    comments: Vec<Range<usize>>,
}

/// `[see @grand2025, p. 3]`, or any other text in brackets.
struct Brackets {
    start: usize,
    /// The claim that a citation in here belongs to.
    claim: Option<usize>,
    cites: bool,
    /// How many cuts and claims there were before.
    cuts: usize,
    claims: usize,
}

/// A citation further behind a claim than this, in blanks and line breaks, is not directly behind it.
const WIDEST_GAP: usize = 64;

impl Walk<'_> {
    /// Takes note of a node; says whether its children matter.
    fn enter(&mut self, node: Node<'_>, parent: &str) -> bool {
        let range = node.byte_range();
        match node.kind() {
            kinds::FRONT_MATTER_CONTENT => {
                self.syntax.front_matter = Some(range.clone());
                self.handled.push(range);
                false
            }
            kinds::SPAN => {
                self.open_span(node);
                true
            }
            kinds::LINK | kinds::IMAGE => {
                self.refuse_claim_class(node);
                true
            }
            kinds::BRACKETED_TEXT => {
                self.open_brackets(&range);
                true
            }
            kinds::CITATION => {
                self.cite(&range, parent);
                false
            }
            kinds::HEADING => {
                self.syntax.headings.push(headings::open(self.text, node));
                true
            }
            kinds::INLINE => {
                self.is_in_heading = parent == kinds::HEADING;
                let heading = self.syntax.headings.last_mut();
                if let Some(heading) = heading.filter(|_| self.is_in_heading) {
                    heading.words_range = headings::words(self.text, range.clone());
                }
                self.prose.push(Prose {
                    range,
                    is_heading: parent == kinds::HEADING,
                });
                true
            }
            kinds::ATTRIBUTE_LIST
            | kinds::HTML_TAG
            | kinds::HTML_COMMENT
            | kinds::LINK_DESTINATION => {
                if node.kind() == kinds::HTML_COMMENT {
                    self.comments.push(range.clone());
                }
                self.cuts.push(range.clone(), Shown::Nothing);
                self.handled.push(range);
                false
            }
            kinds::SOFT_BREAK => {
                self.cuts.push(range, Shown::Character(' '));
                false
            }
            kinds::ESCAPE => {
                self.cuts
                    .push(range.clone(), Shown::Verbatim(range.start + 1..range.end));
                false
            }
            kinds::CODE_SPAN | kinds::MATH | kinds::AUTOLINK => {
                self.cuts
                    .push(range.clone(), Shown::Verbatim(self.inside(node)));
                self.handled.push(range);
                false
            }
            kinds::HTML_BLOCK
            | kinds::INDENTED_CODE
            | kinds::CODE_FENCE_CONTENT
            | kinds::INFO_STRING => {
                if node.kind() == kinds::HTML_BLOCK {
                    self.comments.push(range.clone());
                }
                self.handled.push(range);
                false
            }
            kinds::FENCED_DIV_MARKER => {
                self.refuse_claim_class(node);
                true
            }
            "[" | "![" | "]" if self.is_markup(parent) => {
                self.cuts.push(range, Shown::Nothing);
                false
            }
            _ => true,
        }
    }

    fn leave(&mut self, node: Node<'_>) {
        match node.kind() {
            kinds::SPAN if self.spans.pop() == Some(true) => {
                self.last_closed = self.claims.pop().map(|claim| (node.end_byte(), claim));
            }
            kinds::BRACKETED_TEXT => self.close_brackets(&node.byte_range()),
            kinds::INLINE => {
                self.last_closed = None;
                self.is_in_heading = false;
            }
            _ => {}
        }
    }

    /// A code span or an address without its marks; a formula keeps them.
    fn inside(&self, node: Node<'_>) -> Range<usize> {
        let range = node.byte_range();
        let written = self.text.slice(range.clone());
        let marks = match node.kind() {
            kinds::CODE_SPAN => written.len() - written.trim_start_matches('`').len(),
            kinds::AUTOLINK => 1,
            _ => 0,
        };
        range.start + marks..(range.end - marks.min(range.len())).max(range.start + marks)
    }

    fn open_span(&mut self, node: Node<'_>) {
        let list = node
            .child_by_field_name("attributes")
            .map(|list| attributes::read(self.text, list));
        let Some(list) = list.filter(|list| list.has_claim_class()) else {
            self.spans.push(false);
            return;
        };
        if self.claims.len() >= DEEPEST_NESTING {
            self.syntax.faults.push(Fault {
                range: node.byte_range(),
                message: format!(
                    "this claim lies inside {DEEPEST_NESTING} others and is not read: end some of them first"
                ),
                annotation: None,
                fixes: Vec::new(),
            });
            self.spans.push(false);
            return;
        }
        let index = self.syntax.annotations.len();
        self.spans.push(true);
        self.claims.push(index);
        let words_range = match node.child_by_field_name("content") {
            Some(content) => content.byte_range(),
            None => node.start_byte() + 1..node.start_byte() + 1,
        };
        self.add(index, node.byte_range(), words_range, list);
    }

    fn add(
        &mut self,
        index: usize,
        range: Range<usize>,
        words_range: Range<usize>,
        list: AttributeList,
    ) {
        let faults = list.faults.into_iter().map(|fault| Fault {
            annotation: Some(index),
            ..fault
        });
        self.syntax.faults.extend(faults);
        self.syntax.annotations.push(Annotation {
            range,
            words_range,
            words: String::new(),
            id: list.id,
            classes: list.classes,
            attributes: list.attributes,
            citations: Vec::new(),
        });
    }

    /// A link, an image or a block with the class of a claim: close to one, but none.
    fn refuse_claim_class(&mut self, node: Node<'_>) {
        let Some(list) = node.child_by_field_name("attributes") else {
            return;
        };
        if !attributes::read(self.text, list).has_claim_class() {
            return;
        }
        // A block's marker takes the line's end with it.
        let range = node.start_byte()..list.end_byte();
        let message = match node.kind() {
            kinds::IMAGE => {
                "the `!` makes this an image and no claim: write `\\!`, or a blank before the `[`"
            }
            kinds::LINK => {
                "a link is no claim: put the link inside the brackets, `[[words](target)]{.claim}`"
            }
            _ => "a block is no claim: put its words in brackets, `[words]{.claim}`",
        };
        let has_target = node.child_by_field_name("target").is_some();
        let fix = match node.kind() {
            kinds::IMAGE if !has_target => {
                let edit = Edit::insert(range.start, "\\");
                Some(Fix::unsafe_to_make("Write `\\!`", vec![edit]))
            }
            kinds::LINK => {
                let words = range.start..list.start_byte();
                Some(repairs::bracketed(words, list.start_byte()))
            }
            _ => None,
        };
        self.syntax.faults.push(Fault {
            range,
            message: message.to_owned(),
            annotation: None,
            fixes: fix.into_iter().collect(),
        });
    }

    fn open_brackets(&mut self, range: &Range<usize>) {
        let before = self
            .last_closed
            .filter(|(end, _)| self.is_gap(*end..range.start));
        self.brackets.push(Brackets {
            start: range.start,
            claim: match before {
                Some((_, claim)) => Some(claim),
                None => self.claims.last().copied(),
            },
            cites: false,
            cuts: self.cuts.len(),
            claims: self.syntax.annotations.len(),
        });
    }

    /// Whether nothing but blanks, and the marks of a block quote behind a line break, lies between. No margin: it begins within
    /// a line, where `>` is a sign like any other.
    fn is_gap(&self, between: Range<usize>) -> bool {
        if between.len() > WIDEST_GAP {
            return false;
        }
        let mut lines = 0;
        self.text.slice(between).chars().all(|character| {
            lines += usize::from(matches!(character, '\n' | '\r'));
            character.is_whitespace() || (character == '>' && lines > 0)
        })
    }

    /// Citations and footnotes in brackets are no words, unless a claim was put inside them.
    fn close_brackets(&mut self, range: &Range<usize>) {
        let Some(brackets) = self.brackets.pop() else {
            return;
        };
        let opening = self.text.slice(brackets.start..brackets.start + 2);
        let holds_claims = brackets.claims < self.syntax.annotations.len();
        if (brackets.cites || opening == "[^") && !holds_claims {
            self.cuts.replace_from(brackets.cuts, range.clone());
        }
    }

    fn cite(&mut self, range: &Range<usize>, parent: &str) {
        let claim = match self.brackets.last_mut() {
            Some(brackets) if parent == kinds::BRACKETED_TEXT => {
                brackets.cites = true;
                brackets.claim
            }
            _ => self.claims.last().copied(),
        };
        let Some(claim) = claim else { return };
        let written = self.text.slice(range.clone());
        let key = written
            .trim_start_matches(['-', '@', '{'])
            .trim_end_matches('}');
        let start =
            range.start + (written.len() - written.trim_start_matches(['-', '@', '{']).len());
        let key = Spanned::new(key.to_owned(), start..start + key.len());
        self.syntax.annotations[claim].citations.push(key);
    }

    /// Whether a bracket under this parent is no word of its own.
    fn is_markup(&self, parent: &str) -> bool {
        // Only in claims and headings are words collected, so elsewhere nobody needs to know.
        (!self.claims.is_empty() || self.is_in_heading)
            && matches!(parent, kinds::SPAN | kinds::LINK | kinds::IMAGE)
    }

    fn finish(mut self, block: Range<usize>) -> Option<Block> {
        let cuts = self.cuts.merge();
        for annotation in &mut self.syntax.annotations {
            annotation.words = cuts.words(self.text, &annotation.words_range);
        }
        for heading in &mut self.syntax.headings {
            heading.words = cuts.words(self.text, &heading.words_range);
        }
        let strays = stray::find(self.text, &block, &self.handled, &self.prose);
        let (unless_template, strays): (Vec<_>, Vec<_>) =
            strays.into_iter().partition(|stray| stray.may_be_template);
        let fault = |stray: Stray| stray.fault;
        self.syntax.faults.extend(strays.into_iter().map(fault));
        let block = Block {
            start: block.start,
            syntax: self.syntax,
            stray_unless_template: unless_template.into_iter().map(fault).collect(),
            comments: self.comments,
            ..Block::default()
        };
        (!block.is_empty()).then_some(block)
    }
}
