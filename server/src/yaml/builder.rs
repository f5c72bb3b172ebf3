//! The YAML parser's events → nodes. Recovery after errors is left to the caller.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError};

use super::{Entry, Node, Value};

/// Turns the parser's events into nodes.
pub(super) struct Builder<'t> {
    text: &'t str,
    /// Where the parser's text starts in `text`.
    start: usize,
    open: Vec<Collection>,
    root: Option<Node>,
    /// Anchored scalars, the only thing an alias may stand for.
    anchors: HashMap<usize, String>,
}

/// A list or map whose end has not come yet.
struct Collection {
    range: Range<usize>,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map {
        entries: Vec<Entry>,
        key: Option<Node>,
    },
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, start: usize) -> Self {
        Builder {
            text,
            start,
            open: Vec::new(),
            root: None,
            anchors: HashMap::new(),
        }
    }

    /// Reads the first document of `text`, up to the first syntax error.
    pub(super) fn run(&mut self, text: &str) -> Result<(), ScanError> {
        let mut options = Options::default();
        options.emit_unresolved_aliases = true;
        options.set_emit_comments(false);
        for event in Parser::new_from_str_with_options(text, options) {
            let (event, span) = event?;
            let range = span.byte_range().unwrap_or(0..0);
            let range = self.start + range.start..self.start + range.end;
            match event {
                Event::DocumentEnd => break,
                Event::Scalar(words, style, anchor, tag) => {
                    if anchor != 0 {
                        self.anchors.insert(anchor, words.to_string());
                    }
                    let plain = style == ScalarStyle::Plain && tag.is_none();
                    let value = match &*words {
                        "" | "~" | "null" | "Null" | "NULL" if plain => Value::Null,
                        words => Value::Scalar(words.to_owned()),
                    };
                    let (range, whole) = self.scalar_ranges(range, style);
                    self.push(Node {
                        range,
                        whole,
                        value,
                    });
                }
                Event::Alias(anchor) => {
                    let value = self
                        .anchors
                        .get(&anchor)
                        .cloned()
                        .map_or(Value::Alias, Value::Scalar);
                    self.push(Node::new(range, value));
                }
                Event::UnresolvedAlias(_) => self.push(Node::new(range, Value::Alias)),
                Event::SequenceStart(..) => {
                    self.open.push(Collection {
                        range,
                        items: Items::List(Vec::new()),
                    });
                }
                Event::MappingStart(..) => {
                    let items = Items::Map {
                        entries: Vec::new(),
                        key: None,
                    };
                    self.open.push(Collection { range, items });
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(range),
                _ => {}
            }
        }
        Ok(())
    }

    /// Where the top-level entry starts that is not complete yet.
    pub(super) fn unfinished_key(&self) -> Option<usize> {
        match &self.open.first()?.items {
            Items::Map { key, .. } => key.as_ref().map(|key| key.range.start),
            Items::List(_) => None,
        }
    }

    /// The root; after an error, what was complete of a top-level mapping.
    pub(super) fn finish(mut self) -> Option<Node> {
        if self.root.is_none() && !self.open.is_empty() {
            let Collection { range, items, .. } = self.open.swap_remove(0);
            if let Items::Map { entries, .. } = items {
                self.root = Some(Node::new(range, Value::Map(entries)));
            }
        }
        self.root
    }

    fn push(&mut self, node: Node) {
        let Some(parent) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        parent.range.end = parent.range.end.max(node.whole.end);
        match &mut parent.items {
            Items::List(items) => items.push(node),
            Items::Map { entries, key } => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push(Entry { key, value: node }),
            },
        }
    }

    fn close(&mut self, end: Range<usize>) {
        let Some(Collection { mut range, items }) = self.open.pop() else {
            return;
        };
        // A block collection ends where the next thing starts; only a bracket belongs to it.
        if matches!(self.text.get(end.clone()), Some("]" | "}")) {
            range.end = range.end.max(end.end);
        }
        let value = match items {
            Items::List(items) => Value::List(items),
            Items::Map { entries, .. } => Value::Map(entries),
        };
        self.push(Node::new(range, value));
    }

    /// Where a scalar's words stand, without quotation marks and with them; blank lines behind a block are no part.
    fn scalar_ranges(
        &self,
        range: Range<usize>,
        style: ScalarStyle,
    ) -> (Range<usize>, Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if source.len() >= 2 => {
                (range.start + 1..range.end - 1, range)
            }
            _ => {
                let words = range.start..range.start + source.trim_end().len();
                (words.clone(), words)
            }
        }
    }
}
