//! One pass over the tree: spans become annotations, everything that is no word is cut.

use std::ops::Range;

use tree_sitter::{Node, Tree};
use tree_sitter_claim::kinds;

use super::attributes::{self, AttributeList};
use super::{Annotation, DEEPEST_NESTING, Fault, Syntax, stray};
use crate::spanned::Spanned;
use crate::text::Text;

/// Reads a whole document. The tree is walked with a cursor: trees may be as deep as texts are long.
pub(super) fn read(text: &Text, tree: &Tree) -> Syntax {
    let mut walk = Walk {
        text,
        syntax: Syntax::default(),
        open: Vec::new(),
        claims_open: 0,
        last_closed: None,
        cuts: Vec::new(),
        handled: Vec::new(),
        citing: None,
    };
    let mut cursor = tree.walk();
    // The kinds of the nodes above, because asking a node for its parent searches from the root.
    let mut parents = vec![""];
    'nodes: loop {
        let node = cursor.node();
        let parent = parents.last().copied().unwrap_or_default();
        if walk.enter(node, parent) && cursor.goto_first_child() {
            parents.push(node.kind());
            continue;
        }
        walk.leave(node);
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                break 'nodes;
            }
            parents.pop();
            walk.leave(cursor.node());
        }
    }
    walk.finish()
}

struct Walk<'a> {
    text: &'a Text,
    syntax: Syntax,
    /// The open spans: a claim's index, or `None` for a span that is no claim.
    open: Vec<Option<usize>>,
    claims_open: usize,
    /// Where the last claim ended, and which it was: a citation directly behind it belongs to it.
    last_closed: Option<(usize, usize)>,
    /// What is no word, with the character that stands for it; ordered by place.
    cuts: Vec<(Range<usize>, Option<char>)>,
    /// Where a `.claim` is either read as an annotation or not meant as one; ordered by place.
    handled: Vec<Range<usize>>,
    /// The bracketed citation we are in: where it ends, and the claim it belongs to.
    citing: Option<(usize, Option<usize>)>,
}

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
                self.cite(&range);
                false
            }
            kinds::ATTRIBUTE_LIST => {
                self.cuts.push((range.clone(), None));
                self.handled.push(range);
                false
            }
            kinds::SOFT_BREAK => {
                self.cuts.push((range, Some(' ')));
                false
            }
            kinds::ESCAPE => {
                let escaped = self.text.slice(range.start + 1..range.end).chars().next();
                self.cuts.push((range, escaped));
                false
            }
            kinds::HTML_TAG | kinds::HTML_COMMENT | kinds::LINK_DESTINATION => {
                self.cuts.push((range.clone(), None));
                self.handled.push(range);
                false
            }
            kinds::CODE_SPAN
            | kinds::MATH
            | kinds::AUTOLINK
            | kinds::HTML_BLOCK
            | kinds::INDENTED_CODE
            | kinds::CODE_FENCE_CONTENT
            | kinds::INFO_STRING => {
                self.handled.push(range);
                false
            }
            kinds::FENCED_DIV_MARKER => {
                self.refuse_claim_class(node);
                true
            }
            "[" | "![" | "]" if self.is_markup(parent) => {
                self.cuts.push((range, None));
                false
            }
            _ => true,
        }
    }

    fn leave(&mut self, node: Node<'_>) {
        if node.kind() != kinds::SPAN {
            return;
        }
        if let Some(Some(claim)) = self.open.pop() {
            self.claims_open -= 1;
            self.last_closed = Some((node.end_byte(), claim));
        }
    }

    fn open_span(&mut self, node: Node<'_>) {
        let list = node
            .child_by_field_name("attributes")
            .map(|list| attributes::read(self.text, list));
        let Some(list) = list.filter(|list| list.has_claim_class) else {
            self.open.push(None);
            return;
        };
        if self.claims_open >= DEEPEST_NESTING {
            self.syntax.faults.push(Fault {
                range: node.byte_range(),
                message: format!(
                    "this claim lies inside {DEEPEST_NESTING} others and is not read: end some of them first"
                ),
                annotation: None,
            });
            self.open.push(None);
            return;
        }
        let index = self.syntax.annotations.len();
        self.open.push(Some(index));
        self.claims_open += 1;
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
            attributes: list.attributes,
            citations: Vec::new(),
        });
    }

    /// A link, an image or a block with the class of a claim: close to one, but none.
    fn refuse_claim_class(&mut self, node: Node<'_>) {
        let Some(list) = node.child_by_field_name("attributes") else {
            return;
        };
        if !attributes::read(self.text, list).has_claim_class {
            return;
        }
        let message = match node.kind() {
            kinds::IMAGE => {
                "the `!` makes this an image and no claim: write `\\!`, or a blank before the `[`"
            }
            kinds::LINK => {
                "a link is no claim: put the link inside the brackets, `[[words](target)]{.claim}`"
            }
            _ => "a block is no claim: put its words in brackets, `[words]{.claim}`",
        };
        self.syntax.faults.push(Fault {
            range: node.byte_range(),
            message: message.to_owned(),
            annotation: None,
        });
    }

    /// `[@grand2025, p. 3]`: where does it belong, to the claim around it or the one before it?
    fn open_brackets(&mut self, range: &Range<usize>) {
        let opening = self.text.slice(range.start..range.end.min(range.start + 3));
        if !(opening.starts_with("[@") || opening.starts_with("[-@")) {
            return;
        }
        let before = self.last_closed.filter(|(end, _)| {
            *end == range.start
                || (end + 1 == range.start && self.text.slice(*end..range.start) == " ")
        });
        let claim = match before {
            Some((_, claim)) => Some(claim),
            None => self.innermost_claim(),
        };
        self.citing = Some((range.end, claim));
        self.cuts.push((range.clone(), None));
    }

    fn cite(&mut self, range: &Range<usize>) {
        let claim = match self.citing {
            Some((end, claim)) if range.start < end => claim,
            _ => self.innermost_claim(),
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

    fn innermost_claim(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|claim| *claim)
    }

    /// Whether a bracket under this parent is no word of its own.
    fn is_markup(&self, parent: &str) -> bool {
        // Only inside claims are words collected, so elsewhere nobody needs to know.
        self.claims_open > 0 && matches!(parent, kinds::SPAN | kinds::LINK | kinds::IMAGE)
    }

    fn finish(mut self) -> Syntax {
        let cuts = merge(self.cuts);
        for annotation in &mut self.syntax.annotations {
            annotation.words = words(self.text, &annotation.words_range, &cuts);
        }
        stray::find(self.text, &self.handled, &mut self.syntax.faults);
        self.syntax
    }
}

/// Joins cuts that touch, so that a thousand nested annotations are one cut and not a thousand.
fn merge(cuts: Vec<(Range<usize>, Option<char>)>) -> Vec<(Range<usize>, Option<char>)> {
    let mut merged: Vec<(Range<usize>, Option<char>)> = Vec::with_capacity(cuts.len());
    for (range, stand_in) in cuts {
        match merged.last_mut() {
            // What lies inside an earlier cut is gone already.
            Some((last, _)) if range.end <= last.end => {}
            Some((last, None)) if stand_in.is_none() && range.start <= last.end => {
                last.end = range.end;
            }
            _ => merged.push((range, stand_in)),
        }
    }
    merged
}

/// The words of a range: without cuts and emphasis, white space folded.
fn words(text: &Text, range: &Range<usize>, cuts: &[(Range<usize>, Option<char>)]) -> String {
    let mut raw = String::new();
    let mut from = range.start;
    let first = cuts.partition_point(|(cut, _)| cut.end <= range.start);
    for (cut, stand_in) in &cuts[first..] {
        if cut.start >= range.end {
            break;
        }
        raw.extend(
            text.slice(from..cut.start.max(from))
                .chars()
                .filter(|c| *c != '*'),
        );
        raw.extend(*stand_in);
        from = cut.end;
    }
    raw.extend(
        text.slice(from..range.end.max(from))
            .chars()
            .filter(|c| *c != '*'),
    );
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}
