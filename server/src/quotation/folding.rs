//! Folds a text to what two honest typesettings of the same words have in common, and leads back.
//!
//! Folded are: Unicode to its composed form (NFC) and ligatures to their letters; soft hyphens and
//! characters without width to nothing; white space to one blank; every kind of quotation mark, and any
//! row of them, to `"`; ellipses, `. . .` included, to `...` without blanks around; dashes and hyphens
//! to `-` without blanks around, and between two letters to nothing, as a word may be written in one,
//! with a hyphen or divided at the end of a line.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;

use super::glue::{Glue, begins_anew, ellipsis, glue, has_no_width, hugs, is_composed};
use super::page::Page;

/// A folded text and where it comes from.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub(super) text: String,
    runs: Vec<Run>,
    /// Where a hyphen or dash between two letters was taken out.
    seams: Vec<usize>,
}

/// A stretch of folded text.
#[derive(Debug)]
struct Run {
    /// Where it starts in the folded text.
    start: usize,
    /// Where it comes from.
    source: Range<usize>,
    /// Whether the two have their bytes in common, one for one.
    exact: bool,
}

impl Folded {
    /// Folds what a reader sees of a file.
    pub(super) fn page(page: &Page, source: &str) -> Self {
        let mut folder = Folder::default();
        for piece in page.pieces() {
            match &piece.meant {
                Some(meant) => {
                    for character in meant.chars() {
                        folder.add(character, piece.range.clone());
                    }
                }
                None => {
                    let start = piece.range.start;
                    let written = source.get(piece.range.clone()).unwrap_or_default();
                    for (at, character) in written.char_indices() {
                        let at = start + at;
                        folder.add(character, at..at + character.len_utf8());
                    }
                }
            }
        }
        folder.finish()
    }

    /// Folds words by themselves.
    pub(super) fn words(words: &str) -> String {
        let mut folder = Folder::default();
        for (at, character) in words.char_indices() {
            folder.add(character, at..at + character.len_utf8());
        }
        folder.finish().text
    }

    /// Whether a place of the folded text lies within a word: “no” does not begin in “know”, but “led”
    /// does in “European-led”. Only where words are parted by blanks: in scripts that have capitals, and
    /// in numbers.
    pub(super) fn is_within_word(&self, at: usize) -> bool {
        let is_spelt = |next: Option<char>| {
            next.is_some_and(|next| next.is_lowercase() || next.is_uppercase() || next.is_numeric())
        };
        let (before, behind) = self.text.split_at(at);
        is_spelt(before.chars().next_back())
            && is_spelt(behind.chars().next())
            && self.seams.binary_search(&at).is_err()
    }

    /// Where a range of the folded text comes from.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let run = |at: usize| {
            let behind = self.runs.partition_point(|run| run.start <= at);
            self.runs.get(behind.saturating_sub(1))
        };
        let start = run(range.start).map_or(0, |run| match run.exact {
            true => run.source.start + (range.start - run.start),
            false => run.source.start,
        });
        let end = run(range.end.saturating_sub(1)).map_or(0, |run| match run.exact {
            true => run.source.start + (range.end - run.start),
            false => run.source.end,
        });
        start..end.max(start)
    }

    fn push(&mut self, character: char, source: Range<usize>) {
        let start = self.text.len();
        self.text.push(character);
        let exact = character.len_utf8() == source.len();
        match self.runs.last_mut() {
            Some(last) if exact && last.exact && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.runs.push(Run {
                start,
                source,
                exact,
            }),
        }
    }
}

#[derive(Default)]
struct Folder {
    folded: Folded,
    /// Characters that may yet become one, and where they stand.
    cluster: Vec<char>,
    cluster_range: Range<usize>,
    /// What stands behind the last word so far.
    glue: Vec<(Glue, Range<usize>)>,
    /// The last character of a word.
    last: Option<char>,
}

impl Folder {
    fn add(&mut self, character: char, source: Range<usize>) {
        if begins_anew(character) {
            self.end_cluster();
            self.cluster_range = source.clone();
        }
        self.cluster.push(character);
        self.cluster_range.end = source.end;
    }

    fn finish(mut self) -> Folded {
        self.end_cluster();
        self.end_glue(None);
        self.folded
    }

    fn end_cluster(&mut self) {
        let cluster = std::mem::take(&mut self.cluster);
        let source = self.cluster_range.clone();
        match cluster.as_slice() {
            [only] if is_composed(*only) => self.character(*only, source),
            several => {
                let composed: Vec<_> = several.iter().copied().nfc().collect();
                for character in composed {
                    self.character(character, source.clone());
                }
            }
        }
        // The room is used again.
        self.cluster = cluster;
        self.cluster.clear();
    }

    fn character(&mut self, character: char, source: Range<usize>) {
        if has_no_width(character) {
            return;
        }
        if let Some(glue) = glue(character) {
            return self.add_glue(glue, source);
        }
        self.end_glue(Some(character));
        if ('\u{FB00}'..='\u{FB06}').contains(&character) {
            decompose_compatible(character, |letter| self.folded.push(letter, source.clone()));
        } else {
            self.folded.push(character, source);
        }
        self.last = Some(character);
    }

    fn add_glue(&mut self, glue: Glue, source: Range<usize>) {
        let is_blank = |glue: Glue| matches!(glue, Glue::Blank | Glue::NoBreak);
        match self.glue.last_mut() {
            Some((last, range)) if is_blank(*last) && is_blank(glue) => {
                range.end = source.end;
                *last = if *last == glue { glue } else { Glue::Blank };
            }
            _ => self.glue.push((glue, source)),
        }
    }

    /// Writes what stands between the last word and the next, which begins with `next`.
    fn end_glue(&mut self, next: Option<char>) {
        if self.glue.is_empty() {
            return;
        }
        let mut glue = std::mem::take(&mut self.glue);
        let mut kept: Vec<(Glue, Range<usize>)> = Vec::with_capacity(glue.len());
        let mut at = 0;
        while at < glue.len() {
            let (mut what, mut source) = glue[at].clone();
            if let Some(length) = ellipsis(&glue[at..]) {
                what = Glue::Ellipsis;
                source.end = glue[at + length - 1].1.end;
                at += length;
            } else {
                let before = at.checked_sub(1).map(|before| glue[before].0);
                let behind = glue.get(at + 1).map(|(behind, _)| *behind);
                at += 1;
                if hugs(what, before, behind) {
                    continue;
                }
            }
            what = match what {
                Glue::NoBreak => Glue::Blank,
                Glue::Opening | Glue::Closing => Glue::Quote,
                what => what,
            };
            let takes_blanks = matches!(what, Glue::Dash | Glue::Ellipsis);
            if takes_blanks {
                kept.pop_if(|(last, _)| *last == Glue::Blank);
            }
            match kept.last_mut() {
                Some((last, range)) if *last == what && what != Glue::Dot => range.end = source.end,
                Some((Glue::Dash | Glue::Ellipsis, _)) if what == Glue::Blank => {}
                _ => kept.push((what, source)),
            }
        }
        self.write(&kept, next);
        glue.clear();
        self.glue = glue;
    }

    fn write(&mut self, glue: &[(Glue, Range<usize>)], next: Option<char>) {
        let is_letter = |character: Option<char>| character.is_some_and(char::is_alphabetic);
        let joins = matches!(glue, [(Glue::Dash, _)]);
        if joins && is_letter(self.last) && is_letter(next) {
            self.folded.seams.push(self.folded.text.len());
            return;
        }
        for (place, (what, source)) in glue.iter().enumerate() {
            let begins = self.last.is_none() && place == 0;
            let ends = next.is_none() && place + 1 == glue.len();
            match what {
                Glue::Blank | Glue::NoBreak if begins || ends => {}
                Glue::Blank | Glue::NoBreak => self.folded.push(' ', source.clone()),
                Glue::Dash => self.folded.push('-', source.clone()),
                Glue::Dot => self.folded.push('.', source.clone()),
                Glue::Ellipsis => {
                    for dot in "...".chars() {
                        self.folded.push(dot, source.clone());
                    }
                }
                Glue::Quote | Glue::Opening | Glue::Closing => {
                    self.folded.push('"', source.clone());
                }
            }
        }
    }
}
