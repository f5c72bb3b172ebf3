//! From Markdown to paragraphs of plain words that know where they stand.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Enclosure, OBJECT, Paragraph, Piece, bounds};

/// The paragraphs of a file, in order. Of the ranges in `hidden` (ordered, as the braces of claims
/// are) nothing is read; nor of other attributes in braces and of citations in brackets.
pub fn paragraphs(source: &str, hidden: &[Range<usize>]) -> Vec<Paragraph> {
    paragraphs_at(source, hidden, &(0..source.len()))
}

/// Those of them that a range touches. What the others say is not looked at.
pub fn paragraphs_at(
    source: &str,
    hidden: &[Range<usize>],
    wanted: &Range<usize>,
) -> Vec<Paragraph> {
    let mut hidden = hidden.to_vec();
    hidden.extend(markup(source));
    hidden.sort_by_key(|range| (range.start, range.end));
    let mut reader = Reader {
        source,
        hidden,
        wanted: wanted.clone(),
        ..Reader::default()
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.read(event, range);
    }
    reader.finish();
    reader.paragraphs
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    hidden: Vec<Range<usize>>,
    /// The first of the hidden ranges that may still come.
    next_hidden: usize,
    /// Paragraphs elsewhere are left out.
    wanted: Range<usize>,
    paragraphs: Vec<Paragraph>,
    current: Paragraph,
    /// How many blocks without prose are open.
    silent: usize,
    /// How many pictures and bare addresses are open.
    objects: usize,
    /// The open block quotes: whether each is a quotation.
    quotes: Vec<bool>,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.text(&words, range),
            Event::Code(_) => self.object(range),
            Event::SoftBreak | Event::HardBreak => self.push(" ", range, false),
            Event::Rule => self.finish(),
            // A footnote's number, a tag or a box to tick is no word and parts none.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.enclose(range, false),
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }
            | Tag::Image { .. } => {
                self.object(range);
                self.objects += 1;
            }
            Tag::Link { .. } => self.enclose(range, true),
            Tag::BlockQuote(kind) => {
                self.finish();
                let is_note = matches!(
                    kind,
                    Some(
                        BlockQuoteKind::Note
                            | BlockQuoteKind::Tip
                            | BlockQuoteKind::Important
                            | BlockQuoteKind::Warning
                            | BlockQuoteKind::Caution
                    )
                );
                self.quotes.push(!is_note);
            }
            tag => {
                self.finish();
                self.silent += usize::from(is_silent(&tag.to_end()));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            // The end does not tell a bare address from a link with words of its own.
            TagEnd::Link if self.objects == 0 => {}
            TagEnd::Link | TagEnd::Image => self.objects = self.objects.saturating_sub(1),
            tag => {
                self.finish();
                if matches!(tag, TagEnd::BlockQuote(_)) {
                    self.quotes.pop();
                }
                self.silent = self.silent.saturating_sub(usize::from(is_silent(&tag)));
            }
        }
    }

    fn text(&mut self, words: &str, range: Range<usize>) {
        // Pandoc's fences of a division read like words to others.
        if self.source[range.clone()].starts_with(":::") {
            self.finish();
            return;
        }
        while (self.hidden.get(self.next_hidden)).is_some_and(|hidden| hidden.end <= range.start) {
            self.next_hidden += 1;
        }
        let is_verbatim = self.source.get(range.clone()) == Some(words);
        let mut start = range.start;
        let mut next = self.next_hidden;
        while let Some(hidden) = self.hidden.get(next).cloned() {
            if hidden.start >= range.end {
                break;
            }
            next += 1;
            if !is_verbatim {
                return;
            }
            if start < hidden.start {
                self.verbatim(start..hidden.start);
            }
            start = start.max(hidden.end);
        }
        if !is_verbatim {
            self.push(words, range, false);
        } else if start < range.end {
            self.verbatim(start..range.end);
        }
    }

    fn verbatim(&mut self, range: Range<usize>) {
        let source = self.source;
        if let Some(words) = source.get(range.clone()) {
            self.push(words, range, true);
        }
    }

    fn object(&mut self, range: Range<usize>) {
        self.push(OBJECT.encode_utf8(&mut [0; 4]), range, false);
    }

    fn push(&mut self, words: &str, source: Range<usize>, is_verbatim: bool) {
        if self.silent > 0 || self.objects > 0 {
            return;
        }
        let at = self.current.words.len();
        self.current.pieces.push(Piece {
            at,
            source,
            is_verbatim,
        });
        self.current.words.push_str(words);
    }

    fn enclose(&mut self, range: Range<usize>, is_link: bool) {
        if self.silent == 0 {
            self.current.enclosures.push(Enclosure { range, is_link });
        }
    }

    /// Ends the paragraph.
    fn finish(&mut self) {
        let mut paragraph = std::mem::take(&mut self.current);
        let range = paragraph.range();
        if range.end < self.wanted.start || self.wanted.end < range.start {
            return;
        }
        paragraph.sentences = bounds::sentences(&paragraph.words);
        paragraph.is_quotation = self.quotes.contains(&true);
        if !paragraph.sentences.is_empty() {
            self.paragraphs.push(paragraph);
        }
    }
}

/// Whether a block holds no prose.
fn is_silent(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::TableHead
    )
}

/// The attributes behind brackets, and the citations in them: Pandoc's markup, which Markdown in
/// general takes for words.
fn markup(source: &str) -> Vec<Range<usize>> {
    /// Neither runs longer, in bytes; so that one open bracket does not cost a look at all the rest.
    const LONGEST: usize = 500;
    let mut ranges = Vec::new();
    for place in memchr::memmem::find_iter(source.as_bytes(), "]{") {
        let near = &source.as_bytes()[place..source.len().min(place + LONGEST)];
        if let Some(end) = memchr::memchr(b'}', near) {
            ranges.push(place + 1..place + end + 1);
        }
    }
    for place in memchr::memchr_iter(b'[', source.as_bytes()) {
        let near = &source.as_bytes()[place..source.len().min(place + LONGEST)];
        let Some(end) = memchr::memchr(b']', near) else {
            continue;
        };
        let inside = &near[1..end];
        let cites = memchr::memchr_iter(b'@', inside).any(|at| {
            let before = at.checked_sub(1).map(|before| inside[before]);
            matches!(before, None | Some(b' ' | b'\n' | b'-' | b';'))
        });
        if cites && !inside.contains(&b'[') {
            ranges.push(place..place + end + 1);
        }
    }
    ranges
}
