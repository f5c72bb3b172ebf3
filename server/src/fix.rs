//! Changes that mend a text, as plain edits by byte range. Whether one is made, and of which file, is left to
//! whoever shows it.

use std::ops::Range;

/// A change of one file that mends what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words for a menu.
    pub title: String,
    /// Whether it can be made without looking.
    pub applicability: Applicability,
    /// What to replace, in order and without overlaps.
    pub edits: Vec<Edit>,
}

/// How sure it is that a fix is what the writer wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// The article says the same before and after.
    Safe,
    /// The article says something else afterwards: somebody has to look.
    Unsafe,
}

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
}

impl Fix {
    /// A fix after which the article says the same as before.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            applicability: Applicability::Safe,
            edits,
        }
    }

    /// A fix that somebody has to look at.
    pub fn unsafe_to_make(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            applicability: Applicability::Unsafe,
            edits,
        }
    }

    /// A text with the fix made.
    pub fn apply(&self, text: &str) -> String {
        apply(text, &self.edits)
    }
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
