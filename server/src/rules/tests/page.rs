//! A rule's page taken apart: title, introduction, sections, examples. What the examples mean is
//! left to [`super::example`].

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::rules::Rule;

/// The info string of the blocks that are run.
const RUN: &str = "article";
/// The info string of the blocks that are read as a configuration.
const CONFIGURATION: &str = "toml";

/// A page.
pub(super) struct Page {
    pub(super) rule: &'static Rule,
    pub(super) title: String,
    /// The paragraphs before the first section.
    pub(super) introduction: Vec<String>,
    /// The sections' headings.
    pub(super) sections: Vec<String>,
    pub(super) examples: Vec<Block>,
    /// The configurations it shows.
    pub(super) configurations: Vec<Block>,
}

/// An example as it stands on the page.
pub(super) struct Block {
    /// What stands behind its fence.
    info: String,
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
            configurations: Vec::new(),
        };
        let mut open: Option<Block> = None;
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
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    open = Some(Block {
                        info: info.to_string(),
                        section: page.sections.last().cloned().unwrap_or_default(),
                        line: rule.page[..range.start].matches('\n').count() + 1,
                        text: String::new(),
                    });
                }
                Event::Text(text) => {
                    if let Some(block) = &mut open {
                        block.text.push_str(&text);
                    }
                }
                Event::End(TagEnd::CodeBlock) => {
                    if let Some(block) = open.take() {
                        match block.info.as_str() {
                            RUN => page.examples.push(block),
                            CONFIGURATION => page.configurations.push(block),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
        page
    }
}
