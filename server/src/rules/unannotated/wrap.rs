//! The fix of an unannotated sentence: brackets around it, and behind them a claim's attributes.
//!
//! Nothing else in the file changes but for a backslash before brackets that have no partner. Where
//! brackets cannot go around the sentence without parting other markup, there is no fix.

use std::ops::Range;

use super::quotations::quotations;
use super::{Ids, Statement, is_mark};
use crate::config::Config;
use crate::fix::{Edit, Fix};
use crate::sentences::Paragraph;
use crate::syntax::Document;
use crate::text::Text;

/// How far around a sentence the fix is tried out, in bytes: enough to see open brackets and marks.
const AROUND: usize = 600;

/// The part of a sentence that goes into brackets.
pub(super) struct Wrapped {
    /// In the paragraph's words: the sentence without its full stop, and without quotation marks
    /// whose partner stands in another sentence.
    pub(super) words: Range<usize>,
    /// In the file, markup around the words included; `None` where brackets would part other markup.
    pub(super) place: Option<Range<usize>>,
}

impl Wrapped {
    pub(super) fn new(text: &str, paragraph: &Paragraph, sentence: &Range<usize>) -> Self {
        let words = trim(&paragraph.words, sentence.clone());
        let place = widen(text, paragraph, sentence, &words);
        Self { words, place }
    }

    /// The fix, where there is one.
    pub(super) fn fix(
        &self,
        text: &str,
        paragraph: &Paragraph,
        id: &str,
        statement: &Statement,
        config: &Config,
    ) -> Option<Fix> {
        let (by, quote) = (
            by(statement, config),
            quote(paragraph, &self.words, statement),
        );
        let mut attributes = format!("]{{#{id} .claim");
        for (key, value) in [("by", &by), ("quote", &quote)] {
            if let Some(value) = value {
                attributes.push_str(&format!(" {key}=\"{value}\""));
            }
        }
        attributes.push('}');
        let title = match (statement, by) {
            (Statement::Attribution(..), None) => {
                "Wrap the sentence as a claim; `by` is left to you"
            }
            _ => "Wrap the sentence as a claim",
        };
        self.in_brackets(text, paragraph, attributes, title)
    }

    /// The change that puts the words into brackets, with what stands behind them.
    fn in_brackets(
        &self,
        text: &str,
        paragraph: &Paragraph,
        attributes: String,
        title: &str,
    ) -> Option<Fix> {
        let place = self.place.clone()?;
        let mut edits = vec![Edit::insert(place.start, "[")];
        let lone = lone_brackets(text, paragraph, &place).into_iter();
        edits.extend(lone.map(|at| Edit::insert(at, "\\")));
        edits.push(Edit::insert(place.end, attributes));
        // It says that somebody claims something, and that is for a person to say.
        let fix = Fix::unsafe_to_make(title, edits);
        holds(text, &paragraph.range(), &place, &fix).then_some(fix)
    }
}

/// Some words of a paragraph as a claim, with an id from them; a full stop at their end stays outside. `None` where
/// brackets would part other markup.
pub fn wrap_words(
    text: &str,
    paragraph: &Paragraph,
    words: &Range<usize>,
    ids: &mut Ids,
) -> Option<Fix> {
    let wrapped = Wrapped::new(text, paragraph, words);
    let id = ids.take(&paragraph.words[wrapped.words.clone()]);
    let title = format!("Wrap the selection as the claim `#{id}`");
    wrapped.in_brackets(text, paragraph, format!("]{{#{id} .claim}}"), &title)
}

/// A sentence without its full stop, and without quotation marks that have no partner in it.
fn trim(words: &str, sentence: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = sentence;
    loop {
        let inside = &words[start..end];
        let blank = inside.len() - inside.trim_end().len();
        end -= blank;
        let inside = &words[start..end];
        let Some(last) = inside.chars().next_back() else {
            break;
        };
        let is_stop = ".!?…".contains(last) && !ends_in_abbreviation(inside);
        let is_lone = is_mark(last)
            && quotations(inside)
                .iter()
                .all(|quoted| quoted.end < inside.len());
        // Behind a stop, a possessive's apostrophe is none.
        let is_lone = is_lone && (last != '’' && last != '\'' || inside.ends_with(".’"));
        if !is_stop && !is_lone {
            break;
        }
        end -= last.len_utf8();
    }
    let inside = &words[start..end];
    let first = inside.chars().next();
    if let Some(first) = first.filter(|first| is_mark(*first))
        && !quotations(inside).iter().any(|quoted| {
            quoted.start == 0 && quoted.end > first.len_utf8() && closes(&inside[quoted.clone()])
        })
    {
        start += first.len_utf8();
    }
    let inside = &words[start..end];
    start += inside.len() - inside.trim_start().len();
    start..end.max(start)
}

fn closes(quoted: &str) -> bool {
    quoted.chars().next_back().is_some_and(is_mark)
}

/// `U.S.` keeps its dot.
fn ends_in_abbreviation(words: &str) -> bool {
    let Some(stem) = words.strip_suffix('.') else {
        return false;
    };
    let last = stem.rsplit(char::is_whitespace).next().unwrap_or_default();
    let parts = last.split('.');
    last.contains('.')
        && parts.clone().all(|part| {
            (1..=2).contains(&part.chars().filter(|part| part.is_alphanumeric()).count())
        })
}

/// Where the brackets go: around the words and all the markup that belongs to them.
fn widen(
    text: &str,
    paragraph: &Paragraph,
    sentence: &Range<usize>,
    words: &Range<usize>,
) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    /// A paragraph with more markup is a table of links, and each piece would be looked at for
    /// each sentence.
    const MOST_ENCLOSURES: usize = 1000;
    if paragraph.enclosures.len() > MOST_ENCLOSURES {
        return None;
    }
    let mut place = paragraph.place(words.clone());
    // The sentences around must stay outside.
    let first = match sentence.start {
        0 => 0,
        start => paragraph.place(0..start).end,
    };
    let last = match sentence.end < paragraph.words.len() {
        true => paragraph.place(sentence.end..paragraph.words.len()).start,
        false => text.len(),
    };
    loop {
        let parted = paragraph.enclosures.iter().find(|enclosure| {
            let markup = &enclosure.range;
            let meet = markup.start < place.end && place.start < markup.end;
            let holds = place.start <= markup.start && markup.end <= place.end;
            let is_inside =
                markup.start < place.start && place.end < markup.end && !enclosure.is_link;
            meet && !holds && !is_inside
        });
        let Some(parted) = parted else {
            break;
        };
        place.start = place.start.min(parted.range.start);
        place.end = place.end.max(parted.range.end);
        if place.start < first || place.end > last {
            return None;
        }
    }
    // These make something else of the bracket: a picture, a link's address, a footnote.
    let before = text[..place.start].chars().next_back();
    let is_free = !before.is_some_and(|before| "!]^\\".contains(before));
    is_free.then_some(place)
}

/// The brackets between two places that have no partner there and no backslash before them.
fn lone_brackets(text: &str, paragraph: &Paragraph, place: &Range<usize>) -> Vec<usize> {
    let mut open = Vec::new();
    let mut lone = Vec::new();
    for piece in paragraph.verbatim(place.clone()) {
        for (at, character) in text[piece.clone()].char_indices() {
            let at = piece.start + at;
            let is_escaped = text[..at]
                .bytes()
                .rev()
                .take_while(|byte| *byte == b'\\')
                .count()
                % 2
                == 1;
            match character {
                '[' if !is_escaped => open.push(at),
                ']' if !is_escaped && open.pop().is_none() => lone.push(at),
                _ => {}
            }
        }
    }
    lone.extend(open);
    lone.sort_unstable();
    lone
}

/// Whether the fix does what it says: one claim more, of just these words, and nothing malformed.
fn holds(text: &str, paragraph: &Range<usize>, place: &Range<usize>, fix: &Fix) -> bool {
    let line = text[..paragraph.start].rfind('\n').map_or(0, |end| end + 1);
    let start = text.floor_char_boundary(line.max(place.start.saturating_sub(AROUND)));
    // Without its indentation the line is not taken for code.
    let start = start + (text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len());
    let end = text.floor_char_boundary(paragraph.end.max(place.end).min(place.end + AROUND));
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let end = text.floor_char_boundary(line_end.min(end + AROUND));
    let before = Document::new(Text::new(&text[start..end])).syntax();
    let moved = fix.moved(start.wrapping_neg());
    let after = Document::new(Text::new(&moved.apply(&text[start..end]))).syntax();
    let length: usize = fix.edits.iter().map(|edit| edit.text.len()).sum();
    let wrapped = place.start - start..place.end - start + length;
    after.annotations.len() == before.annotations.len() + 1
        && after.faults.len() == before.faults.len()
        && after
            .annotations
            .iter()
            .any(|annotation| annotation.range == wrapped)
}

/// The speaker: the key of somebody who is declared, else the name.
fn by(statement: &Statement, config: &Config) -> Option<String> {
    let Statement::Attribution(Some(speaker), _) = statement else {
        return None;
    };
    let keys = speaker.split("; ").map(|name| match config.person(name) {
        Some(person) => &person.key.value,
        None => name,
    });
    let keys = keys.collect::<Vec<_>>().join("; ");
    is_plain(&keys).then_some(keys)
}

/// The exact words, where a sentence quotes one stretch that fits into an attribute.
fn quote(paragraph: &Paragraph, words: &Range<usize>, statement: &Statement) -> Option<String> {
    /// Longer ones make a line nobody reads, in bytes.
    const LONGEST: usize = 200;
    if matches!(statement, Statement::Statistic(_)) || paragraph.is_quotation {
        return None;
    }
    let words = &paragraph.words[words.clone()];
    let found = quotations(words);
    let [quoted] = found.as_slice() else {
        return None;
    };
    let quoted = &words[quoted.clone()];
    let is_whole = closes(quoted)
        && quoted
            .chars()
            .filter(|character| is_mark(*character) && *character != '’')
            .count()
            <= 2;
    let quoted = quoted.trim_matches(is_mark);
    let quoted = quoted
        .trim_matches(|character: char| character.is_whitespace() || ",.".contains(character));
    let is_long = super::quotations::count_words(quoted) >= super::FEWEST_QUOTED;
    (is_whole && is_long && quoted.len() <= LONGEST && is_plain(quoted)).then(|| quoted.to_owned())
}

/// Whether every reader of the markup takes a value as it stands.
fn is_plain(value: &str) -> bool {
    let breaking = |character: char| {
        "\"\\}{&*`<>[]|$_~^@#=\u{FFFC}".contains(character) || character.is_control()
    };
    !value.contains(breaking) && !value.trim().is_empty()
}
