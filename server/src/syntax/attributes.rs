//! The braces of an annotation: `{#id .class key="value"}` with every slip that can be made in them.

use std::collections::HashSet;

use tree_sitter::Node;
use tree_sitter_claim::kinds;

use super::{Attribute, Fault, stray};
use crate::spanned::Spanned;
use crate::text::Text;
use crate::vocabulary::is_name;

/// A pair of braces, read.
#[derive(Default)]
pub(super) struct AttributeList {
    pub(super) id: Option<Spanned<String>>,
    pub(super) classes: Vec<Spanned<String>>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) faults: Vec<Fault>,
    keys: HashSet<String>,
}

impl AttributeList {
    pub(super) fn has_claim_class(&self) -> bool {
        self.classes
            .iter()
            .any(|class| class.value == stray::CLASS_NAME)
    }

    fn fault(&mut self, node: Node<'_>, message: String) {
        self.faults.push(Fault {
            range: node.byte_range(),
            message,
            annotation: None,
        });
    }

    fn read_id(&mut self, text: &Text, node: Node<'_>) {
        let id = sigil_name(text, node);
        if let Some(first) = &self.id {
            let message = format!(
                "a claim has one id, and this one has `#{}` already",
                first.value
            );
            self.fault(node, message);
        } else if is_name(&id.value) {
            self.id = Some(id);
        } else {
            let message = format!(
                "`#{}` is no id: begin with a letter, then only letters, digits, `-` and `_` (no accents)",
                id.value
            );
            self.fault(node, message);
        }
    }

    fn read_pair(&mut self, text: &Text, node: Node<'_>) {
        let Some(key) = node
            .child_by_field_name("key")
            .map(|key| spanned(text, key))
        else {
            return;
        };
        let value = node.child_by_field_name("value").map(|value| {
            if value.kind() != kinds::QUOTED_VALUE {
                return spanned(text, value);
            }
            match value.child_by_field_name("content") {
                Some(content) => without_breaks(text, content),
                None => Spanned::new(
                    String::new(),
                    value.start_byte() + 1..value.start_byte() + 1,
                ),
            }
        });
        let Some(value) = value.filter(|value| !value.value.trim().is_empty()) else {
            let message = format!("`{0}` has no value: write `{0}=\"…\"`", key.value);
            return self.fault(node, message);
        };
        if !self.keys.insert(key.value.clone()) {
            let message = format!(
                "`{}` stands twice: keep one, with all its items in one pair of quotation marks",
                key.value
            );
            return self.fault(node, message);
        }
        self.attributes.push(Attribute { key, value });
    }
}

/// Reads the children of an attribute list.
pub(super) fn read(text: &Text, list: Node<'_>) -> AttributeList {
    let mut read = AttributeList::default();
    let mut closed = false;
    let mut cursor = list.walk();
    let mut nodes = list.children(&mut cursor).peekable();
    while let Some(node) = nodes.next() {
        let next = nodes.peek().copied();
        let next = next.filter(|next| next.kind() == kinds::INVALID_ATTRIBUTE);
        match node.kind() {
            kinds::IDENTIFIER => read.read_id(text, node),
            kinds::CLASS => read.classes.push(sigil_name(text, node)),
            kinds::ATTRIBUTE => match next.filter(|next| opens_quote(text, *next)) {
                Some(value) if node.child_by_field_name("value").is_none() => {
                    nodes.next();
                    read.faults.push(unclosed_quote(text, node, value));
                }
                _ => read.read_pair(text, node),
            },
            kinds::INVALID_ATTRIBUTE => {
                let message = explain(&text.slice(node.byte_range()));
                read.fault(node, message);
            }
            "}" => closed = true,
            _ => {}
        }
    }
    if !closed {
        let message = "these braces are never closed: add `}` behind the last attribute".to_owned();
        read.fault(list, message);
    }
    read
}

/// What is wrong with a run of characters that is no attribute.
fn explain(written: &str) -> String {
    if is_name(written) {
        format!(
            "`{written}` alone says nothing: write `.{written}` for a class or `{written}=\"…\"`, without blanks around `=`"
        )
    } else {
        format!(
            "`{written}` cannot be read: write `#id`, `.class` or `key=\"value\"`, with quotation marks in pairs"
        )
    }
}

fn opens_quote(text: &Text, node: Node<'_>) -> bool {
    let first = text.slice(node.start_byte()..node.start_byte() + 1);
    first.starts_with(['"', '\''])
}

fn unclosed_quote(text: &Text, attribute: Node<'_>, value: Node<'_>) -> Fault {
    let range = attribute.start_byte()..value.end_byte();
    let mark = text.slice(value.start_byte()..value.start_byte() + 1);
    Fault {
        message: format!(
            "the quotation mark in `{}` is never closed: add `{mark}` behind the value",
            text.slice(range.clone())
        ),
        range,
        annotation: None,
    }
}

fn spanned(text: &Text, node: Node<'_>) -> Spanned<String> {
    Spanned::new(
        text.slice(node.byte_range()).into_owned(),
        node.byte_range(),
    )
}

/// A value whose line breaks, with what begins the next line, are as many blanks.
fn without_breaks(text: &Text, content: Node<'_>) -> Spanned<String> {
    let range = content.byte_range();
    let mut value = String::with_capacity(range.len());
    let mut from = range.start;
    let mut cursor = content.walk();
    for part in content.children(&mut cursor) {
        if part.kind() == kinds::SOFT_BREAK {
            value.push_str(&text.slice(from..part.start_byte()));
            value.extend(std::iter::repeat_n(' ', part.byte_range().len()));
            from = part.end_byte();
        }
    }
    value.push_str(&text.slice(from..range.end));
    Spanned::new(value, range)
}

/// `#id` or `.class` without the first character.
fn sigil_name(text: &Text, node: Node<'_>) -> Spanned<String> {
    let range = node.start_byte() + 1..node.end_byte();
    Spanned::new(text.slice(range.clone()).into_owned(), range)
}
