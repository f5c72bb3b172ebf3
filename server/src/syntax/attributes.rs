//! The braces of an annotation: `{#id .class key="value"}` with every slip that can be made in them.

use std::collections::HashSet;

use tree_sitter::Node;
use tree_sitter_claim::kinds;

use super::{Attribute, Fault, repairs, stray};
use crate::fix::Fix;
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

    fn fault(&mut self, node: Node<'_>, message: String, fixes: Vec<Fix>) {
        self.faults.push(Fault {
            range: node.byte_range(),
            message,
            annotation: None,
            fixes,
        });
    }

    fn read_id(&mut self, text: &Text, node: Node<'_>) {
        let id = sigil_name(text, node);
        if let Some(first) = &self.id {
            let message = format!(
                "a claim has one id, and this one has `#{}` already",
                first.value
            );
            let edit = repairs::without(text, node.byte_range());
            let fix = Fix::unsafe_to_make(format!("Remove `#{}`", id.value), vec![edit]);
            self.fault(node, message, vec![fix]);
        } else if is_name(&id.value) {
            self.id = Some(id);
        } else {
            let message = format!(
                "`#{}` is no id: begin with a letter, then only letters, digits, `-` and `_` (no accents)",
                id.value
            );
            let fix = repairs::plain_id(&id.value, node.byte_range());
            self.fault(node, message, fix.into_iter().collect());
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
            let joined = repairs::joined_pair(text, node.byte_range());
            let fix = joined.unwrap_or_else(|| {
                let edit = repairs::without(text, node.byte_range());
                Fix::unsafe_to_make(format!("Remove `{}`", key.value), vec![edit])
            });
            return self.fault(node, message, vec![fix]);
        };
        let attribute = Attribute { key, value };
        let key = &attribute.key;
        if !self.keys.insert(key.value.clone()) {
            let message = format!(
                "`{}` stands twice: keep one, with all its items in one pair of quotation marks",
                key.value
            );
            let mut earlier = self.attributes.iter();
            let first = earlier.find(|one| one.key.value == key.value);
            let fixes =
                first.map(|first| repairs::one_key(text, first, &attribute, node.byte_range()));
            return self.fault(node, message, fixes.unwrap_or_default());
        }
        self.attributes.push(attribute);
    }
}

/// Reads the children of an attribute list.
pub(super) fn read(text: &Text, list: Node<'_>) -> AttributeList {
    let mut read = AttributeList::default();
    let mut closed = false;
    let mut is_quote_open = false;
    // The words that stand alone, by the fault that tells of them.
    let mut words = Vec::new();
    let mut cursor = list.walk();
    let mut nodes = list.children(&mut cursor).peekable();
    while let Some(node) = nodes.next() {
        let next = nodes.peek().copied();
        // Behind a blank it is no value of this one.
        let is_value = |next: &Node<'_>| {
            next.kind() == kinds::INVALID_ATTRIBUTE && next.start_byte() == node.end_byte()
        };
        let next = next.filter(is_value);
        match node.kind() {
            kinds::IDENTIFIER => read.read_id(text, node),
            kinds::CLASS => read.classes.push(sigil_name(text, node)),
            kinds::ATTRIBUTE => match next.filter(|next| opens_quote(text, *next)) {
                Some(value) if node.child_by_field_name("value").is_none() => {
                    nodes.next();
                    is_quote_open = true;
                    read.faults.push(unclosed_quote(text, node, value, list));
                }
                _ => read.read_pair(text, node),
            },
            kinds::INVALID_ATTRIBUTE => {
                let message = explain(&text.slice(node.byte_range()));
                let joined = repairs::joined_pair(text, node.byte_range());
                if joined.is_none() {
                    words.push(read.faults.len());
                }
                read.fault(node, message, joined.into_iter().collect());
            }
            "}" => closed = true,
            _ => {}
        }
    }
    if !closed {
        let message = "these braces are never closed: add `}` behind the last attribute".to_owned();
        let fix = repairs::closed_braces(&text.slice(list.byte_range()), list.start_byte());
        // A quotation mark that is never closed has taken the brace, and is told of.
        let fix = fix.filter(|_| read.faults.is_empty());
        read.fault(list, message, fix.into_iter().collect());
    }
    // What follows an open quotation mark belongs behind it, and is mended with it.
    for fault in words.into_iter().filter(|_| !is_quote_open) {
        let Some(fault) = read.faults.get_mut(fault) else {
            continue;
        };
        let word = text.slice(fault.range.clone());
        fault.fixes = repairs::meant_word(&word, fault.range.clone(), &read.attributes);
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

fn unclosed_quote(text: &Text, attribute: Node<'_>, value: Node<'_>, list: Node<'_>) -> Fault {
    /// Nobody looks further for where a value ends, in bytes.
    const REACH: usize = 1000;
    let range = attribute.start_byte()..value.end_byte();
    let start = value.start_byte();
    let rest = text.slice(start..list.end_byte().min(start + REACH));
    let mark = text.slice(value.start_byte()..value.start_byte() + 1);
    Fault {
        message: format!(
            "the quotation mark in `{}` is never closed: add `{mark}` behind the value",
            text.slice(range.clone())
        ),
        range,
        annotation: None,
        fixes: repairs::closed_quote(&rest, start).into_iter().collect(),
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
