//! Changes that mend a text, as plain edits by byte range. Whether one is made, and of which file, is left to
//! whoever shows it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use crate::spanned::moved;

/// A change of one file that mends what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words for a menu.
    pub title: String,
    /// Whether something is left to be filled in, so that all is not mended yet.
    pub leaves_a_gap: bool,
    /// What to replace, in order and without overlaps.
    pub edits: Vec<Edit>,
    judgement: Judgement,
}

/// How sure it is that a fix is what the writer wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// The article says the same before and after.
    Safe,
    /// The article says something else afterwards: somebody has to look.
    Unsafe,
}

/// What a fix knows of its applicability.
#[derive(Clone, Debug)]
enum Judgement {
    Known(Applicability),
    /// That of several fixes, found out when somebody first asks for one, and the number of this one among them.
    WhenAsked(Arc<LazyLock<Vec<Applicability>, Judge>>, usize),
}

type Judge = Box<dyn FnOnce() -> Vec<Applicability> + Send>;

impl Judgement {
    fn applicability(&self) -> Applicability {
        match self {
            Self::Known(applicability) => *applicability,
            Self::WhenAsked(all, number) => {
                all.get(*number).copied().unwrap_or(Applicability::Unsafe)
            }
        }
    }
}

/// What counts is the outcome, and not when it was found out.
impl PartialEq for Judgement {
    fn eq(&self, other: &Self) -> bool {
        self.applicability() == other.applicability()
    }
}

impl Eq for Judgement {}

/// A piece of a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Byte range of the file's text; empty where something is put in.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Puts a text in the place of a range.
    pub fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
        }
    }

    /// Puts a text in.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(at..at, text)
    }

    /// Takes a range out.
    pub fn remove(range: Range<usize>) -> Self {
        Self::replace(range, "")
    }

    /// The same change without what is there already at both of its ends, given what stands in the range now. No line
    /// end of two characters is parted.
    #[must_use]
    pub fn narrowed(self, before: &str) -> Self {
        let pairs = before.chars().zip(self.text.chars());
        let mut first = common(pairs);
        if before[..first].ends_with('\r') {
            first -= 1;
        }
        let (rest, new) = (&before[first..], &self.text[first..]);
        let mut last = common(rest.chars().rev().zip(new.chars().rev()));
        if rest[rest.len() - last..].starts_with('\n') {
            last -= 1;
        }
        Self::replace(
            self.range.start + first..self.range.end - last,
            &new[..new.len() - last],
        )
    }
}

impl Fix {
    /// A fix after which the article says the same as before.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            leaves_a_gap: false,
            edits,
            judgement: Judgement::Known(Applicability::Safe),
        }
    }

    /// A fix that somebody has to look at.
    pub fn unsafe_to_make(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            judgement: Judgement::Known(Applicability::Unsafe),
            ..Self::safe(title, edits)
        }
    }

    /// A fix after which the writer has something to fill in, and is told so by another finding.
    pub fn to_fill_in(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            leaves_a_gap: true,
            ..Self::unsafe_to_make(title, edits)
        }
    }

    /// The name that was meant, perhaps, in the place of another.
    pub fn instead(range: Range<usize>, name: &str) -> Self {
        Self::unsafe_to_make(format!("Write `{name}`"), vec![Edit::replace(range, name)])
    }

    /// Fixes of which it takes long to find out whether they are safe. `judge` says it of each, in their order; it is
    /// asked once, when somebody first asks one of them, and never where nobody does.
    pub fn judged_when_asked(
        mut fixes: Vec<Self>,
        judge: impl FnOnce(&[Self]) -> Vec<Applicability> + Send + 'static,
    ) -> Vec<Self> {
        let unjudged = fixes.clone();
        let judge: Judge = Box::new(move || judge(&unjudged));
        let judge = Arc::new(LazyLock::new(judge));
        for (number, fix) in fixes.iter_mut().enumerate() {
            fix.judgement = Judgement::WhenAsked(judge.clone(), number);
        }
        fixes
    }

    /// Whether it can be made without looking. The first to ask may wait for as long as it takes to read the text again
    /// some times, so it is asked only where the answer is shown or used.
    pub fn applicability(&self) -> Applicability {
        self.judgement.applicability()
    }

    /// The same fix so many bytes further on, as [`moved`] counts.
    pub(crate) fn moved(&self, by: usize) -> Self {
        let edits = self.edits.iter();
        let edits = edits.map(|edit| Edit::replace(moved(&edit.range, by), edit.text.clone()));
        Self {
            title: self.title.clone(),
            leaves_a_gap: self.leaves_a_gap,
            edits: edits.collect(),
            judgement: self.judgement.clone(),
        }
    }

    /// A text with the fix made.
    pub fn apply(&self, text: &str) -> String {
        apply(text, &self.edits)
    }
}

/// How many bytes two texts share, character by character.
fn common(pairs: impl Iterator<Item = (char, char)>) -> usize {
    let same = pairs.take_while(|(one, other)| one == other);
    same.map(|(one, _)| one.len_utf8()).sum()
}

/// A text with edits made that are in order and do not overlap.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut changed = String::with_capacity(text.len() + 64);
    let mut end = 0;
    for edit in edits {
        changed.push_str(text.get(end..edit.range.start).unwrap_or_default());
        changed.push_str(&edit.text);
        end = edit.range.end;
    }
    changed.push_str(text.get(end..).unwrap_or_default());
    changed
}

/// Those of several fixes that can be made at once, in the order in which they come: their edits, in order and apart,
/// and how many they are. A fix whose edits touch those of an earlier one waits.
pub fn merge<'a>(fixes: impl IntoIterator<Item = &'a Fix>) -> (Vec<Edit>, usize) {
    // The edits by where they begin: none touches the next.
    let mut taken: BTreeMap<usize, &Edit> = BTreeMap::new();
    let mut made = 0;
    for fix in fixes {
        let is_free = |edit: &Edit| {
            let before = taken.range(..=edit.range.end).next_back();
            before.is_none_or(|(_, other)| other.range.end < edit.range.start)
        };
        if fix.edits.iter().all(is_free) {
            taken.extend(fix.edits.iter().map(|edit| (edit.range.start, edit)));
            made += 1;
        }
    }
    (taken.into_values().cloned().collect(), made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(text: &str, fixes: &[Fix]) -> (String, usize) {
        let (edits, made) = merge(fixes);
        (apply(text, &edits), made)
    }

    #[test]
    fn a_judge_is_asked_once_and_only_where_somebody_asks() {
        let (told, asked) = std::sync::mpsc::channel();
        let fixes =
            [0..1, 2..3].map(|range| Fix::unsafe_to_make("Take out", vec![Edit::remove(range)]));
        let fixes = Fix::judged_when_asked(fixes.to_vec(), move |fixes| {
            told.send(fixes.len()).expect("the test listens");
            vec![Applicability::Unsafe, Applicability::Safe]
        });
        let copies = fixes.clone();
        assert_eq!(merged("a.b", &fixes), (".".to_owned(), 2));
        assert_eq!(asked.try_iter().count(), 0);
        let judged = fixes.iter().chain(&copies).map(Fix::applicability);
        let each = [Applicability::Unsafe, Applicability::Safe];
        assert_eq!(judged.collect::<Vec<_>>(), [each, each].concat());
        assert_eq!(fixes, copies);
        assert_eq!(asked.try_iter().collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn fixes_that_touch_wait() {
        let upper = |range: Range<usize>| {
            let text = "abcdefgh"[range.clone()].to_uppercase();
            Fix::safe("Shout", vec![Edit::replace(range, text)])
        };
        let all = [
            upper(4..6),
            upper(0..2),
            upper(2..3),
            upper(3..7),
            upper(7..8),
        ];
        assert_eq!(merged("abcdefgh", &all), ("ABcdEFgH".to_owned(), 3));
        let insert = |at| Fix::safe("Put in", vec![Edit::insert(at, "-")]);
        let all = [insert(1), insert(1), insert(2), upper(1..2), insert(0)];
        assert_eq!(merged("abc", &all), ("-a-b-c".to_owned(), 3));
    }

    #[test]
    fn a_change_is_narrowed_to_what_differs() {
        let narrowed = |before: &str, after: &str| {
            let edit = Edit::replace(7..7 + before.len(), after).narrowed(before);
            (edit.range, edit.text)
        };
        assert_eq!(narrowed("für ihn", "für sie"), (12..15, "sie".to_owned()));
        assert_eq!(narrowed("aa", "aaa"), (9..9, "a".to_owned()));
        assert_eq!(narrowed("same", "same"), (11..11, String::new()));
        // Of a line end stays all or nothing.
        assert_eq!(narrowed("a\r\n", "a\rb"), (8..10, "\rb".to_owned()));
        assert_eq!(narrowed("a\r\n", "ab\n"), (8..10, "b\n".to_owned()));
    }

    #[test]
    fn a_fix_is_made_as_a_whole_or_not_at_all() {
        let both = |first, second| {
            let edits = vec![Edit::insert(first, "("), Edit::insert(second, ")")];
            Fix::safe("Wrap", edits)
        };
        let all = [both(0, 4), both(1, 2), both(3, 4)];
        assert_eq!(merged("abcd", &all), ("(a(b)cd)".to_owned(), 2));
    }
}
