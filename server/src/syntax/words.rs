//! The words of a claim as a reader sees them: on one line, without nested annotations, link targets,
//! emphasis and the notes and citations in brackets. Which places are no words is left to the walk.

use std::ops::Range;

use crate::text::Text;

/// What a reader does not see as it is written.
struct Cut {
    range: Range<usize>,
    shown: Shown,
}

/// What a reader sees instead.
pub(super) enum Shown {
    Nothing,
    Character(char),
    /// These bytes as they are, because an asterisk in code or a formula is no emphasis.
    Verbatim(Range<usize>),
}

/// The cuts of a text, ordered by place.
#[derive(Default)]
pub(super) struct Cuts(Vec<Cut>);

impl Cuts {
    pub(super) fn push(&mut self, range: Range<usize>, shown: Shown) {
        self.0.push(Cut { range, shown });
    }

    /// How many there are so far: what [`Cuts::replace_from`] needs to know.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Cuts a whole range, for which the cuts made inside it since there were `len` are not needed.
    pub(super) fn replace_from(&mut self, len: usize, range: Range<usize>) {
        self.0.truncate(len);
        self.push(range, Shown::Nothing);
    }

    /// Joins cuts that touch, so that a thousand nested annotations are one cut and not a thousand.
    pub(super) fn merge(self) -> Self {
        let mut merged: Vec<Cut> = Vec::with_capacity(self.0.len());
        for cut in self.0 {
            match merged.last_mut() {
                // What lies inside an earlier cut is gone already.
                Some(last) if cut.range.end <= last.range.end => {}
                Some(Cut {
                    range,
                    shown: Shown::Nothing,
                }) if matches!(cut.shown, Shown::Nothing) && cut.range.start <= range.end => {
                    range.end = cut.range.end;
                }
                _ => merged.push(cut),
            }
        }
        Self(merged)
    }

    /// The words of a range; the cuts must be merged.
    pub(super) fn words(&self, text: &Text, range: &Range<usize>) -> String {
        let mut words = String::new();
        let mut from = range.start;
        let mut cut_before = false;
        let first = self.0.partition_point(|cut| cut.range.end <= range.start);
        for cut in &self.0[first..] {
            if cut.range.start >= range.end {
                break;
            }
            push_prose(
                &mut words,
                &text.slice(from..cut.range.start.max(from)),
                cut_before,
            );
            match &cut.shown {
                Shown::Nothing => {}
                Shown::Character(character) => words.push(*character),
                Shown::Verbatim(range) => words.push_str(&text.slice(range.clone())),
            }
            cut_before = matches!(cut.shown, Shown::Nothing);
            from = cut.range.end;
        }
        push_prose(
            &mut words,
            &text.slice(from..range.end.max(from)),
            cut_before,
        );
        fold_blanks(&words)
    }
}

/// White space at the ends gone, and one blank wherever else there is some.
pub(super) fn fold_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds prose without its marks of emphasis. Behind a cut, as in `troops [@grand2025].`, no blank stays
/// before a punctuation mark.
fn push_prose(words: &mut String, prose: &str, cut_before: bool) {
    if cut_before && prose.starts_with(['.', ',', ';', ':', '!', '?']) {
        words.truncate(words.trim_end().len());
    }
    let mut rest = prose;
    while let Some(at) = rest.find(['*', '_']) {
        let (plain, marked) = rest.split_at(at);
        words.push_str(plain);
        let mark = if marked.starts_with('*') { '*' } else { '_' };
        let behind = marked.trim_start_matches(mark);
        if !is_emphasis(mark, words.chars().next_back(), behind.chars().next()) {
            words.push_str(&marked[..marked.len() - behind.len()]);
        }
        rest = behind;
    }
    words.push_str(rest);
}

/// Whether a run of marks between two characters is emphasis, and not as in `5 * 3` or `no_veto`.
fn is_emphasis(mark: char, before: Option<char>, behind: Option<char>) -> bool {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && behind.is_some_and(is);
    !(both(char::is_whitespace) || (mark == '_' && both(char::is_alphanumeric)))
}
