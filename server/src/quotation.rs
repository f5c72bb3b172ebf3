//! Quotations against local copies of their sources: whether the quoted words stand there, where, and
//! what comes nearest where they do not.
//!
//! Two texts rarely agree in what typesetters choose, so both are folded first: white space, the forms
//! of quotation marks, dashes and ellipses. Everything else counts, capitals included. What is folded,
//! and how, is in `folding`; what of a file is text for a reader, in `page`. Which copies a claim is to
//! be found in is left to [`crate::workspace`], reading them to [`crate::loader`].

mod folding;
mod glue;
mod nearest;
mod page;
mod quote;
mod search;

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub use quote::Quotation;

use crate::text::Text;
use folding::Folded;
use nearest::Words;
use page::{Form, Page};

/// More passages than this say no more than that there are many.
const MOST_PASSAGES: usize = 100;

/// Why a copy is not read that no workspace answers for.
const OUTSIDE: &str = "outside the workspace";

/// A file that a source's entry names as a copy of it. Its text is prepared when it is first searched,
/// and once.
#[derive(Debug)]
pub struct LocalCopy {
    path: Arc<Path>,
    text: Text,
    unreadable: Option<String>,
    prepared: OnceLock<Prepared>,
    words: OnceLock<Words>,
}

/// What a reader sees of a copy, and that folded.
#[derive(Debug)]
struct Prepared {
    page: Page,
    folded: Folded,
}

/// A passage that is like a quotation and not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// Where it stands, in bytes of the copy.
    pub range: Range<usize>,
    /// Its words as a reader sees them, on one line.
    pub words: String,
    /// How much of the two is alike, from 0 to 1: one minus the share of characters to be changed.
    pub similarity: f64,
}

impl Nearest {
    /// How much is alike, in per cent; never all of it.
    pub fn percent(&self) -> u32 {
        // Another place of a word's end makes no difference to its letters.
        ((self.similarity * 100.0) as u32).min(99)
    }
}

impl LocalCopy {
    /// Whether a file's name says that it holds text that can be searched. Others, such as PDF, are
    /// not read.
    pub fn is_text(path: &Path) -> bool {
        Form::of(path).is_some()
    }

    /// A copy with its text.
    pub fn new(path: Arc<Path>, text: Text) -> Self {
        Self {
            path,
            text,
            unreadable: None,
            prepared: OnceLock::new(),
            words: OnceLock::new(),
        }
    }

    /// A copy of a file's bytes. Without UTF-8 there is no telling what it says.
    pub fn from_bytes(path: Arc<Path>, bytes: &[u8]) -> Self {
        match Text::from_bytes(bytes) {
            (text, None) => Self::new(path, text),
            (_, Some(_)) => Self::unreadable(path, "not UTF-8".to_owned()),
        }
    }

    /// Stands for a copy that could not be read, so that nobody tries again until it changes.
    pub fn unreadable(path: Arc<Path>, cause: String) -> Self {
        Self {
            unreadable: Some(cause),
            ..Self::new(path, Text::default())
        }
    }

    /// Stands for a copy that lies outside the workspace, or leads there, and is not read: whoever may change a bibliography
    /// could have any file shown.
    pub fn outside(path: Arc<Path>) -> Self {
        Self::unreadable(path, OUTSIDE.to_owned())
    }

    /// Whether it is not read because it lies outside the workspace.
    pub fn is_outside(&self) -> bool {
        self.cause() == Some(OUTSIDE)
    }

    /// The file.
    pub fn path(&self) -> &Arc<Path> {
        &self.path
    }

    /// Its whole text, markup included; `None` where it could not be read.
    pub fn text(&self) -> Option<&Text> {
        self.unreadable.is_none().then_some(&self.text)
    }

    /// Why it could not be read, where it could not.
    pub fn cause(&self) -> Option<&str> {
        self.unreadable.as_deref()
    }

    /// Where the quoted words stand, in bytes of the copy and in order; nowhere where it could not be
    /// read.
    pub fn passages(&self, quotation: &Quotation) -> Vec<Range<usize>> {
        let folded = &self.prepared().folded;
        let found = search::passages(folded, quotation, MOST_PASSAGES);
        let places = found.into_iter();
        places.map(|range| folded.source_range(range)).collect()
    }

    /// Where each part of a quotation with omissions stands by itself; `None` where one of them stands
    /// nowhere.
    pub fn scattered(&self, quotation: &Quotation) -> Option<Vec<Range<usize>>> {
        let folded = &self.prepared().folded;
        let first = |part| search::hits(folded, part, 0).next();
        let places: Option<Vec<_>> = quotation.parts().iter().map(first).collect();
        let places = places?.into_iter();
        Some(places.map(|range| folded.source_range(range)).collect())
    }

    /// The passage nearest to what of a quotation does not stand here; `None` where nothing is much
    /// like it. Takes time in proportion to the copy when first asked, and little afterwards.
    pub fn nearest(&self, quotation: &Quotation) -> Option<Nearest> {
        let Prepared { page, folded } = self.prepared();
        let is_missing = |part: &&quote::Part| {
            let mut hits = search::hits(folded, part, 0);
            hits.next().is_none()
        };
        let missing = quotation.parts().iter().filter(is_missing);
        let part = missing.max_by_key(|part| part.words.len())?;
        let words = self.words.get_or_init(|| Words::new(&folded.text));
        let (range, similarity) = nearest::nearest(&folded.text, words, &part.words)?;
        let range = folded.source_range(range);
        Some(Nearest {
            words: page.words(&self.text, &range),
            range,
            similarity,
        })
    }

    fn prepared(&self) -> &Prepared {
        self.prepared.get_or_init(|| {
            let source = self.text.to_text();
            let page = Page::read(Form::of(&self.path).unwrap_or(Form::Plain), &source);
            let folded = Folded::page(&page, &source);
            Prepared { page, folded }
        })
    }
}

#[cfg(test)]
mod tests;
