//! A rule's page taken apart: title, introduction, sections, examples. What the examples mean is
//! left to [`super::example`].

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::rules::Rule;

/// The info string of the blocks that are run.
const RUN: &str = "article";

/// A page.
pub(super) struct Page {
    pub(super) rule: &'static Rule,
    pub(super) title: String,
    /// The paragraphs before the first section.
    pub(super) introduction: Vec<String>,
    /// The sections' headings.
    pub(super) sections: Vec<String>,
    pub(super) examples: Vec<Block>,
}

/// An example as it stands on the page.
pub(super) struct Block {
    /// The heading of its section.
    pub(super) section: String,
    /// The line of its fence, from 1.
    pub(super) line: usize,
    pub(super) text: String,
}

impl Page {
    pub(super) fn read(rule: &'static Rule) -> Self {
        let mut page = Self {
            rule,
            title: String::new(),
            introduction: Vec::new(),
            sections: Vec::new(),
            examples: Vec::new(),
        };
        let mut is_example = false;
        for (event, range) in Parser::new(rule.page).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let words = rule.page[range].trim_start_matches('#').trim();
                    match level {
                        HeadingLevel::H1 => page.title.push_str(words),
                        HeadingLevel::H2 => page.sections.push(words.to_owned()),
                        _ => {}
                    }
                }
                Event::Start(Tag::Paragraph) if page.sections.is_empty() => {
                    page.introduction.push(rule.page[range].trim().to_owned());
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info == RUN => {
                    is_example = true;
                    page.examples.push(Block {
                        section: page.sections.last().cloned().unwrap_or_default(),
                        line: rule.page[..range.start].matches('\n').count() + 1,
                        text: String::new(),
                    });
                }
                Event::Text(text) if is_example => {
                    if let Some(example) = page.examples.last_mut() {
                        example.text.push_str(&text);
                    }
                }
                Event::End(TagEnd::CodeBlock) => is_example = false,
                _ => {}
            }
        }
        page
    }
}
