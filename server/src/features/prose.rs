//! A small document for people to read, rendered as Markdown or as plain text.
//!
//! Whoever writes one gives words and addresses; what must be escaped, and how an address is
//! written, is settled here.

use std::path::Path;
use std::sync::Arc;

/// A document: blocks from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Paragraph(Vec<Span>),
    Heading(String),
    Item(Vec<Span>),
    Divider,
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words as they are.
    Text(String),
    /// Words that stand out.
    Strong(String),
    /// A name of the markup.
    Code(String),
    /// Words that lead somewhere.
    Link(String, Address),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A page on the web.
    Web(String),
    /// A file, and a line in it (from 0).
    File(Arc<Path>, Option<usize>),
}

/// How a document is to be written.
#[derive(Clone, Copy)]
pub enum Format<'a> {
    /// Markdown. The function gives a file's URI, where it has one.
    Markdown(&'a dyn Fn(&Path) -> Option<String>),
    /// Plain text.
    Plain,
}

/// Words as they are.
pub fn text(words: impl Into<String>) -> Span {
    Span::Text(words.into())
}

/// Words that stand out.
pub fn strong(words: impl Into<String>) -> Span {
    Span::Strong(words.into())
}

/// A name of the markup.
pub fn code(name: impl Into<String>) -> Span {
    Span::Code(name.into())
}

impl Prose {
    /// Adds a paragraph.
    pub fn paragraph(&mut self, spans: Vec<Span>) {
        self.blocks.push(Block::Paragraph(spans));
    }

    /// Adds the heading of what follows.
    pub fn heading(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Heading(words.into()));
    }

    /// Adds an item to a list.
    pub fn item(&mut self, spans: Vec<Span>) {
        self.blocks.push(Block::Item(spans));
    }

    /// Adds a line between two parts.
    pub fn divider(&mut self) {
        self.blocks.push(Block::Divider);
    }

    /// The document in a format.
    pub fn render(&self, format: Format<'_>) -> String {
        let mut page = String::new();
        let mut before = None;
        for block in &self.blocks {
            if let Some(before) = before {
                page.push_str(gap(before, block, format));
            }
            page.push_str(&render_block(block, format));
            before = Some(block);
        }
        page
    }
}

/// What stands between two blocks: items of one list and, in plain text, their heading stay together.
fn gap(before: &Block, after: &Block, format: Format<'_>) -> &'static str {
    match (before, after, format) {
        (Block::Item(_), Block::Item(_), _) => "\n",
        (Block::Heading(_), Block::Item(_), Format::Plain) => "\n",
        _ => "\n\n",
    }
}

fn render_block(block: &Block, format: Format<'_>) -> String {
    let line = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| render_span(span, format))
            .collect::<String>()
    };
    match (block, format) {
        (Block::Paragraph(spans), Format::Plain) => line(spans),
        (Block::Paragraph(spans), Format::Markdown(_)) => escape_start(line(spans)),
        (Block::Heading(words), Format::Plain) => format!("{words}:"),
        (Block::Heading(words), Format::Markdown(_)) => format!("**{}**", escape(words)),
        (Block::Item(spans), Format::Plain) => format!("- {}", line(spans)),
        (Block::Item(spans), Format::Markdown(_)) => format!("- {}", escape_start(line(spans))),
        (Block::Divider, _) => "---".to_owned(),
    }
}

fn render_span(span: &Span, format: Format<'_>) -> String {
    let Format::Markdown(uri) = format else {
        return match span {
            Span::Text(words) | Span::Strong(words) | Span::Code(words) => words.clone(),
            Span::Link(words, Address::Web(address)) if words == address => words.clone(),
            Span::Link(words, Address::Web(address)) => format!("{words} <{address}>"),
            Span::Link(words, Address::File(..)) => words.clone(),
        };
    };
    match span {
        Span::Text(words) => escape(words),
        Span::Strong(words) => format!("**{}**", escape(words)),
        Span::Code(name) => in_backquotes(name),
        Span::Link(words, address) => match destination(address, uri) {
            Some(destination) => format!("[{}]({destination})", escape(words)),
            None => escape(words),
        },
    }
}

/// An address as a link's destination. Only pages and files: a text must not be able to make an
/// editor run one of its commands.
fn destination(address: &Address, uri: &dyn Fn(&Path) -> Option<String>) -> Option<String> {
    let destination = match address {
        Address::Web(address) => {
            let is_page = address.starts_with("https://") || address.starts_with("http://");
            is_page.then(|| address.clone())?
        }
        Address::File(path, None) => uri(path)?,
        Address::File(path, Some(line)) => format!("{}#L{}", uri(path)?, line + 1),
    };
    let mut safe = String::with_capacity(destination.len());
    for character in destination.chars() {
        match character {
            ' ' | '(' | ')' | '<' | '>' | '\\' | '\n' | '\r' | '\t' => {
                safe.push_str(&format!("%{:02X}", u32::from(character)));
            }
            other => safe.push(other),
        }
    }
    Some(safe)
}

/// Words with every character escaped that Markdown would read as markup within a line. Line breaks
/// become blanks, so that words cannot begin a block of their own.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    let mut characters = words.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek();
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' => escaped.extend(['\\', character]),
            // `!` before `[` makes an image, `~~` strikes out, `&name;` is an entity.
            '~' if next == Some(&'~') => escaped.push_str("\\~"),
            '&' if next.is_some_and(|next| next.is_ascii_alphabetic() || *next == '#') => {
                escaped.push_str("\\&");
            }
            '\n' | '\r' => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A line whose first characters would begin a heading, a list or a quotation, kept from doing so.
fn escape_start(line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marker = line[digits..].starts_with(['.', ')']);
    if digits > 0 && marker {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '+', '-', '=', '>', '~', '|']) {
        return format!("\\{line}");
    }
    line
}

/// A name as a code span, within more backquotes than it holds itself.
fn in_backquotes(name: &str) -> String {
    let longest = name.split(|character| character != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0) + 1);
    match name.starts_with('`') || name.ends_with('`') {
        true => format!("{fence} {name} {fence}"),
        false => format!("{fence}{name}{fence}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(spans: Vec<Span>) -> String {
        let mut prose = Prose::default();
        prose.paragraph(spans);
        prose.render(Format::Markdown(&|path| {
            Some(format!("file:///{}", path.display()))
        }))
    }

    #[test]
    fn words_stay_words() {
        assert_eq!(
            markdown(vec![text("*a* [b](c) <d> `e` x_y")]),
            "\\*a\\* \\[b\\](c) \\<d> \\`e\\` x\\_y"
        );
        assert_eq!(markdown(vec![text("1. # no list")]), "1\\. # no list");
        assert_eq!(
            markdown(vec![text("# no heading\n\nnor block")]),
            "\\# no heading  nor block"
        );
        assert_eq!(
            markdown(vec![text("R&D &amp; &#38;")]),
            "R\\&D \\&amp; \\&#38;"
        );
        assert_eq!(markdown(vec![code("a`b")]), "``a`b``");
    }

    #[test]
    fn links_lead_to_pages_and_files_only() {
        let link =
            |address: &str| markdown(vec![Span::Link("x".into(), Address::Web(address.into()))]);
        assert_eq!(link("https://a.org/b_(c)"), "[x](https://a.org/b_%28c%29)");
        assert_eq!(link("command:rm"), "x");
        let file = Address::File(Path::new("a.md").into(), Some(2));
        assert_eq!(
            markdown(vec![Span::Link("x".into(), file)]),
            "[x](file:///a.md#L3)"
        );
    }

    #[test]
    fn plain_text_has_no_markup() {
        let mut prose = Prose::default();
        prose.heading("supports");
        prose.item(vec![code("a#b"), text(" *as is* "), strong("x")]);
        prose.item(vec![Span::Link(
            "y".into(),
            Address::Web("https://y.org".into()),
        )]);
        assert_eq!(
            prose.render(Format::Plain),
            "supports:\n- a#b *as is* x\n- y <https://y.org>"
        );
    }
}
