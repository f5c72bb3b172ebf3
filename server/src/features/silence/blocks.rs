//! The blocks of an article as CommonMark has them, where a comment can stand at them, and how all of it looks.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::fix::Edit;

/// What Pandoc, Quarto and GitHub agree on and CommonMark lacks.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// A block that holds text: a paragraph, a heading, a table.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) range: Range<usize>,
    /// The outermost block it is part of.
    pub(super) outer: Range<usize>,
    /// Where a comment can stand behind its words.
    pub(super) end_of_text: usize,
    /// Whether a comment on a line above would part an item of a list from the one before.
    pub(super) parts_items: bool,
}

/// A text's blocks, in order.
pub(super) struct Blocks<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    /// Where the front matter has its last line before the fence.
    yaml_end: Option<usize>,
    /// What is open at an event.
    open: Vec<Open>,
}

/// A part of the text that has begun and not ended.
struct Open {
    start: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A list, with how many items have begun.
    List(usize),
    /// An item; whether it is the first of its list.
    Item(bool),
    /// Something that holds words.
    Text,
    Other,
}

impl<'a> Blocks<'a> {
    /// Reads the blocks; where the YAML of the front matter stands is known already.
    pub(super) fn read(text: &'a str, front_matter: Option<Range<usize>>) -> Self {
        let mut blocks = Self {
            text,
            blocks: Vec::new(),
            yaml_end: front_matter.map(|yaml| yaml.end),
            open: Vec::new(),
        };
        let mut outer = 0..0;
        // Whether the last block is the bare text of an item, which may go on.
        let mut is_bare = false;
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            if blocks.open.is_empty() {
                outer = range.clone();
            }
            match event {
                Event::Start(tag) if is_block(&tag.to_end()) => {
                    is_bare = false;
                    blocks.begin(&tag, range, &outer);
                }
                Event::End(tag) if is_block(&tag) => {
                    is_bare = false;
                    blocks.open.pop();
                }
                // The text of a tight list is in no paragraph.
                _ if matches!(
                    blocks.open.last(),
                    Some(Open {
                        kind: Kind::Item(_),
                        ..
                    })
                ) =>
                {
                    match blocks.blocks.last_mut().filter(|_| is_bare) {
                        Some(last) => {
                            last.range.end = last.range.end.max(range.end);
                            last.end_of_text = last.range.end;
                        }
                        None => blocks.push(range, &outer),
                    }
                    is_bare = true;
                }
                _ => {}
            }
        }
        for block in &mut blocks.blocks {
            block.end_of_text = end_of_text(text, block.range.start, block.end_of_text);
        }
        blocks
    }

    fn begin(&mut self, tag: &Tag<'_>, range: Range<usize>, outer: &Range<usize>) {
        let kind = match (tag, self.open.last_mut()) {
            (Tag::List(_), _) => Kind::List(0),
            (
                Tag::Item,
                Some(Open {
                    kind: Kind::List(items),
                    ..
                }),
            ) => {
                *items += 1;
                Kind::Item(*items == 1)
            }
            (Tag::Paragraph | Tag::Heading { .. } | Tag::Table(_) | Tag::HtmlBlock, _) => {
                Kind::Text
            }
            _ => Kind::Other,
        };
        let start = range.start;
        if kind == Kind::Text {
            let first_line = self.line(start).end;
            let is_heading = matches!(tag, Tag::Heading { .. });
            self.push(range, outer);
            if let Some(block) = self.blocks.last_mut().filter(|_| is_heading) {
                block.end_of_text = block.end_of_text.min(first_line);
            }
        }
        self.open.push(Open { start, kind });
    }

    fn push(&mut self, range: Range<usize>, outer: &Range<usize>) {
        let line = self.line(range.start).start;
        let parts_items = |open: &Open| open.kind == Kind::Item(false) && open.start >= line;
        self.blocks.push(Block {
            outer: outer.clone(),
            end_of_text: range.end,
            parts_items: self.open.iter().any(parts_items),
            range,
        });
    }

    /// The block at a place.
    pub(super) fn at(&self, offset: usize) -> Option<&Block> {
        let begun = self
            .blocks
            .partition_point(|block| block.range.start <= offset);
        let last = self.blocks.get(begun.checked_sub(1)?)?;
        (offset < last.range.end).then_some(last)
    }

    /// A line of its own above the line of a place, as far in as that one and in the same quotes.
    pub(super) fn line_above(&self, offset: usize, words: &str) -> Edit {
        let line = self.line(offset);
        let before = &self.text[line.start..offset.max(line.start)];
        let behind = before.trim_start_matches([' ', '\t', '>']);
        let indentation = &before[..before.len() - behind.len()];
        let end = self.line_end(line.end);
        Edit::insert(line.start, format!("{indentation}{words}{end}"))
    }

    /// A line of its own below what ends at a place.
    pub(super) fn line_below(&self, offset: usize, words: &str) -> Edit {
        let end = self.text[..offset].trim_end().len();
        Edit::insert(end, format!("{}{words}", self.line_end(end)))
    }

    /// A line of its own at the top, below the front matter.
    pub(super) fn line_at_top(&self, words: &str) -> Edit {
        let Some(yaml_end) = self.yaml_end else {
            return self.line_above(0, words);
        };
        let blanks = self.text[yaml_end..].find(|next: char| !next.is_whitespace());
        let fence = self.line(yaml_end + blanks.unwrap_or_default());
        self.line_below(fence.end, words)
    }

    /// The line of a place, without what ends it.
    fn line(&self, offset: usize) -> Range<usize> {
        let (before, behind) = self.text.split_at(offset);
        let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let end = behind.find(['\n', '\r']).unwrap_or(behind.len());
        start..offset + end
    }

    /// What ends the line that ends at a place; in the last line, what ends the first.
    fn line_end(&self, offset: usize) -> &'static str {
        let ends = |rest: &str| {
            let ends = ["\r\n", "\n", "\r"];
            ends.into_iter().find(|end| rest.starts_with(end))
        };
        let first = || ends(&self.text[self.line(0).end..]);
        ends(&self.text[offset..]).or_else(first).unwrap_or("\n")
    }
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

/// Where words could go on: behind the last, and in a table before the bar that ends its last row.
fn end_of_text(text: &str, start: usize, end: usize) -> usize {
    let words = text[start..end].trim_end();
    let words = words.strip_suffix('|').map_or(words, str::trim_end);
    start + words.len()
}

/// What an article looks like, in words that say the same for two texts if these differ in nothing but Claimlint's
/// comments.
pub(super) fn looks(text: &str) -> String {
    let mut looks = String::with_capacity(text.len() + text.len() / 2);
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Text(words) => looks += &words,
            Event::SoftBreak => looks += "\n",
            Event::Html(words) | Event::InlineHtml(words) => {
                if !words.trim_start().starts_with("<!-- claimlint-") {
                    looks += &words;
                }
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            other => {
                // Blanks at the end of a block are seen by nobody.
                looks.truncate(looks.trim_end().len());
                // Writing to a string cannot fail.
                let _ = write!(looks, "\n{other:?}\n");
            }
        }
    }
    looks.truncate(looks.trim_end().len());
    looks
}
