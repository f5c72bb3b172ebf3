//! What the tests share: a parser, an edit, a walk over a tree, a small random generator.
//! Nothing here recurses over a tree, since trees may be as deep as their text is long.

#![allow(dead_code)] // each test uses its part

use tree_sitter::{InputEdit, Language, Parser, Point, Tree};

/// A parser set to the grammar.
pub(crate) fn parser() -> Parser {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_claim::LANGUAGE.into())
        .expect("ABI is supported");
    parser
}

/// Parses without an earlier tree.
pub(crate) fn parse(parser: &mut Parser, text: &str) -> Tree {
    parser.parse(text, None).expect("no timeout is set")
}

/// Everything about a node that an edit could leave wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) depth: u32,
    pub(crate) kind: u16,
    pub(crate) named: bool,
    pub(crate) field: Option<std::num::NonZeroU16>,
    pub(crate) bytes: (usize, usize),
    pub(crate) points: (Point, Point),
    pub(crate) broken: bool,
}

impl Seen {
    /// The kind's name, for messages.
    pub(crate) fn describe(&self) -> String {
        let language = Language::from(tree_sitter_claim::LANGUAGE);
        format!(
            "{} {self:?}",
            language.node_kind_for_id(self.kind).unwrap_or("?")
        )
    }
}

/// Calls `visit` for every node in document order until it returns false.
pub(crate) fn walk(tree: &Tree, mut visit: impl FnMut(Seen) -> bool) {
    let mut cursor = tree.walk();
    let mut depth = 0;
    loop {
        let node = cursor.node();
        let seen = Seen {
            depth,
            kind: node.kind_id(),
            named: node.is_named(),
            field: cursor.field_id(),
            bytes: (node.start_byte(), node.end_byte()),
            points: (node.start_position(), node.end_position()),
            broken: node.is_error() || node.is_missing(),
        };
        if !visit(seen) {
            return;
        }
        if cursor.goto_first_child() {
            depth += 1;
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
            depth -= 1;
        }
    }
}

/// All nodes in document order.
pub(crate) fn nodes(tree: &Tree) -> Vec<Seen> {
    let mut all = Vec::new();
    walk(tree, |seen| {
        all.push(seen);
        true
    });
    all
}

/// What is wrong with a tree: an error node, or a root that does not cover the text.
pub(crate) fn fault(tree: &Tree, text: &str) -> Option<String> {
    let root = tree.root_node();
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    if root.kind() != "document" {
        return Some(format!("the root is {}", root.kind()));
    }
    if root.byte_range() != (start..text.len()) {
        return Some(format!(
            "the root covers {:?} of {}",
            root.byte_range(),
            text.len()
        ));
    }
    let mut found = None;
    walk(tree, |seen| {
        if seen.broken {
            found = Some(seen.describe());
        }
        found.is_none()
    });
    found
}

/// The first node in which two trees differ.
pub(crate) fn difference(left: &Tree, right: &Tree) -> Option<String> {
    let (left, right) = (nodes(left), nodes(right));
    let at = left
        .iter()
        .zip(&right)
        .position(|(a, b)| a != b)
        .or_else(|| (left.len() != right.len()).then_some(left.len().min(right.len())))?;
    let describe = |nodes: &[Seen]| nodes.get(at).map_or("nothing".to_owned(), Seen::describe);
    Some(format!(
        "{}
  against {}",
        describe(&left),
        describe(&right)
    ))
}

/// Replaces `removed` bytes at `start` and describes the edit to tree-sitter.
pub(crate) fn edit(text: &mut String, start: usize, removed: usize, inserted: &str) -> InputEdit {
    let start_position = point(text, start);
    let old_end_position = point(text, start + removed);
    text.replace_range(start..start + removed, inserted);
    let new_end_byte = start + inserted.len();
    InputEdit {
        start_byte: start,
        old_end_byte: start + removed,
        new_end_byte,
        start_position,
        old_end_position,
        new_end_position: point(text, new_end_byte),
    }
}

/// Row and column of a byte offset, as tree-sitter counts: only `\n` ends a row.
fn point(text: &str, byte: usize) -> Point {
    let before = &text.as_bytes()[..byte];
    let row = before.iter().filter(|byte| **byte == b'\n').count();
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    Point::new(row, byte - line_start)
}

/// Xorshift: the same numbers for the same seed, everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        // Spread small seeds; zero would stay zero.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 11) as usize % limit
    }

    pub(crate) fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }
}

/// The nearest character boundary at or behind `byte`.
pub(crate) fn boundary(text: &str, mut byte: usize) -> usize {
    byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte += 1;
    }
    byte
}

/// Pieces from which random documents and edits are made: everything that means something to the grammar.
pub(crate) const PIECES: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "`",
    "``",
    "```",
    "```\n",
    "~~~\n",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\r\r",
    "# ",
    "## x\n",
    "#",
    "> ",
    ">",
    ">> ",
    "\n>",
    "\n> ",
    "- ",
    "* ",
    "+ ",
    "-",
    "1. ",
    "2) ",
    "    ",
    "  ",
    "\t",
    " ",
    "===",
    "\n===\n",
    "---\n",
    "\n---\n",
    "***\n",
    "...\n",
    "---",
    "<!--",
    "-->",
    "<b>",
    "</b>",
    "<",
    ">",
    "<script>",
    "</script>",
    "<a@b.c>",
    "<http://e.org>",
    "@key",
    "@",
    "@{k}",
    "-@k",
    "[@k]",
    "[^1]: ",
    "![",
    "!",
    "\\",
    "\\[",
    "\\\"",
    "$",
    "$$",
    "$x$",
    "$5",
    "\"",
    "'",
    "=",
    "#id",
    ".claim",
    "by=",
    "k=\"",
    "k='a'",
    "k=\"a b\"",
    "{.claim #a}",
    "]{.claim #a by=k}",
    "]{",
    "]{.c",
    "]{.c k=\"",
    "\"}",
    "'}",
    "](u)",
    "](",
    "][r]",
    "{=",
    "{{",
    "::: ",
    ":::\n",
    "|",
    "*",
    "_",
    "%",
    "word",
    "two words",
    "naïve",
    "é",
    "“",
    "…",
    "😀",
    "\u{feff}",
    "\0",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\n  ",
    "\n    ",
    "[x]{.claim}",
    "[a\nb]{.claim}",
    "Title\n===\n",
    "Title\n---\n",
    "\n> b",
    "`c`",
    "a: b\n",
];
