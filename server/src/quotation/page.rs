//! What of a file is text for a reader: HTML and Markdown without their markup, each stretch with its
//! place in the file.

use std::ops::Range;
use std::path::Path;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::Text;

/// Tags within a line: words on both sides belong together.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "s", "samp", "small", "span", "strike",
    "strong", "sub", "time", "tt", "u", "var", "wbr",
];

/// Tags whose content no reader sees.
const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "noembed",
];

/// The forms of text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    Markdown,
    Html,
}

/// A file as a reader sees it.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its text from top to bottom.
    pieces: Vec<Piece>,
}

/// A stretch of text.
#[derive(Debug)]
pub(super) struct Piece {
    /// Where it stands in the file.
    pub(super) range: Range<usize>,
    /// What it means, where that is not what stands there: the character behind `&amp;`, the blank that
    /// parts two paragraphs.
    pub(super) meant: Option<String>,
}

impl Form {
    /// What a file's name says of its form; `None` where it may hold anything else than text.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" | "qmd" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

impl Page {
    pub(super) fn read(form: Form, source: &str) -> Self {
        let mut page = Self::default();
        match form {
            Form::Plain => page.stands(0..source.len()),
            Form::Markdown => page.add_markdown(source),
            Form::Html => page.add_html(source, 0),
        }
        page
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The words in a range of the file, on one line.
    pub(super) fn words(&self, text: &Text, range: &Range<usize>) -> String {
        let first = self
            .pieces
            .partition_point(|piece| piece.range.end <= range.start);
        let mut words = String::new();
        for piece in &self.pieces[first..] {
            if piece.range.start >= range.end {
                break;
            }
            match &piece.meant {
                Some(meant) => words.push_str(meant),
                None => {
                    let start = piece.range.start.max(range.start);
                    words.push_str(&text.slice(start..piece.range.end.min(range.end)));
                }
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn stands(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.pieces.push(Piece { range, meant: None });
        }
    }

    fn means(&mut self, range: Range<usize>, meant: impl Into<String>) {
        let meant = Some(meant.into());
        self.pieces.push(Piece { range, meant });
    }

    fn add_markdown(&mut self, source: &str) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
            match event {
                Event::Text(words) | Event::Code(words) => match source.get(range.clone()) {
                    Some(written) if *written == *words => self.stands(range),
                    _ => self.means(range, words.into_string()),
                },
                Event::Start(Tag::HtmlBlock) => {
                    let start = range.start;
                    self.add_html(source.get(range).unwrap_or_default(), start);
                }
                Event::Start(tag) if !is_within_a_line(&tag.to_end()) => {
                    self.means(range.start..range.start, " ")
                }
                Event::End(tag) if !is_within_a_line(&tag) => self.means(range.end..range.end, " "),
                Event::SoftBreak | Event::HardBreak | Event::Rule => self.means(range, " "),
                // The tags of a block of HTML came with its start.
                _ => {}
            }
        }
    }

    /// Adds HTML that stands at `start` in the file.
    fn add_html(&mut self, source: &str, start: usize) {
        // Which tag hides what follows, and how deep others of its name stand within.
        let mut unseen: Option<(Vec<u8>, usize)> = None;
        // Where in the pieces the last raised text began.
        let mut raised = None;
        let callback = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
            let here = start + span.start..start + span.end;
            match event {
                CallbackEvent::OpenStartTag { name } => match &mut unseen {
                    Some((hiding, depth)) if hiding == name => *depth += 1,
                    Some(_) => {}
                    None if is_among(UNSEEN, name) => unseen = Some((name.to_vec(), 0)),
                    None if name == b"q" => self.means(here, "\""),
                    None if name == b"sup" => raised = Some(self.pieces.len()),
                    None if !is_among(INLINE, name) => self.means(here, " "),
                    None => {}
                },
                CallbackEvent::EndTag { name } => match &mut unseen {
                    Some((hiding, 0)) if hiding == name => {
                        unseen = None;
                        self.means(here, " ");
                    }
                    Some((hiding, depth)) if hiding == name => *depth -= 1,
                    Some(_) => {}
                    None if name == b"q" => self.means(here, "\""),
                    None if name == b"sup" => self.drop_note(raised.take(), source, start),
                    None if !is_among(INLINE, name) => self.means(here, " "),
                    None => {}
                },
                CallbackEvent::String { .. } if unseen.is_none() => {
                    let written = source.get(span.start..span.end).unwrap_or_default();
                    self.add_characters(written, here.start);
                }
                _ => {}
            }
            None
        };
        let mut emitter = CallbackEmitter::new(callback);
        emitter.naively_switch_states(true);
        Tokenizer::new_with_emitter(source, emitter).for_each(drop);
    }

    /// Drops what was raised since a piece, if it is the number of a note: that is none of the words.
    fn drop_note(&mut self, since: Option<usize>, source: &str, start: usize) {
        let Some(since) = since else { return };
        let mut characters = self.pieces[since..].iter().flat_map(|piece| {
            let written = || source.get(piece.range.start - start..piece.range.end - start);
            piece
                .meant
                .as_deref()
                .or_else(written)
                .unwrap_or_default()
                .chars()
        });
        let is_note = |next: char| next.is_ascii_digit() || " \n[](),;*†‡".contains(next);
        if characters.all(is_note) {
            self.pieces.truncate(since);
        }
    }

    /// Adds HTML without tags that stands at `start` in the file, its character references resolved.
    fn add_characters(&mut self, written: &str, start: usize) {
        let mut done = 0;
        for ampersand in memchr::memchr_iter(b'&', written.as_bytes()) {
            let behind = &written[ampersand + 1..];
            let name = behind.trim_start_matches('#');
            let name = name.trim_start_matches(|next: char| next.is_ascii_alphanumeric());
            let name = name.strip_prefix(';').unwrap_or(name);
            let end = written.len() - name.len();
            let Some(meant) = resolve(&written[ampersand..end]) else {
                continue;
            };
            self.stands(start + done..start + ampersand);
            self.means(start + ampersand..start + end, meant);
            done = end;
        }
        self.stands(start + done..start + written.len());
    }
}

/// What a character reference such as `&amp;` means; `None` where it means nothing.
fn resolve(reference: &str) -> Option<String> {
    let tokens = Tokenizer::new(reference).flatten();
    let mut meant = String::new();
    for token in tokens {
        if let Token::String(words) = token {
            meant.push_str(&String::from_utf8_lossy(&words));
        }
    }
    (meant != reference).then_some(meant)
}

fn is_among(names: &[&str], name: &[u8]) -> bool {
    names.iter().any(|known| known.as_bytes() == name)
}

fn is_within_a_line(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
    )
}
