//! What is read of a block of an article by itself: its claims, what is wrong with them, the metadata. It is kept with the
//! block, so that a keystroke costs the block in which it falls.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::quality::FixedState;

use super::{attributes, portability};
use crate::front_matter::{self, FrontMatter};
use crate::model::{Claim, Problem};
use crate::syntax::{Annotation, Part};
use crate::text::Text;

/// What was read of a block.
#[derive(Debug)]
pub(super) struct Reading {
    /// Where the block began then.
    start: usize,
    /// How many claims stood before it then.
    claims_before: usize,
    front_matter: Option<FrontMatter>,
    claims: Vec<Arc<Claim>>,
    /// What is wrong with what the attributes say.
    invalid: Vec<Problem>,
    /// What other engines read in another way.
    non_portable: Vec<Problem>,
}

/// What was read of a block, in its place.
pub(super) struct Placed {
    reading: Arc<Reading>,
    /// How far the block has moved since.
    by: usize,
    /// How many more claims stand before it since, and fewer where that wraps around.
    more_claims: usize,
}

impl Reading {
    fn of(part: &Part, text: &Text, claims_before: usize) -> Self {
        let header = part.front_matter();
        let malformed: Vec<_> = part.malformed().collect();
        let mut reading = Self {
            start: part.start,
            claims_before,
            front_matter: header
                .map(|range| front_matter::read(&text.slice(range.clone()), range.start)),
            claims: Vec::new(),
            invalid: Vec::new(),
            non_portable: Vec::new(),
        };
        for (place, annotation) in part.annotations().enumerate() {
            let problems = portability::read(text, &annotation, malformed.contains(&place));
            let index = claims_before + place;
            let of_claim = |problem| Problem {
                claim: Some(index),
                ..problem
            };
            reading
                .non_portable
                .extend(problems.into_iter().map(of_claim));
            let written = FixedState::default().hash_one(text.slice(annotation.range.clone()));
            let claim = read_claim(index, annotation, &mut reading.invalid);
            reading.claims.push(Arc::new(Claim { written, ..claim }));
        }
        reading
    }
}

impl Placed {
    /// What a block holds that has so many claims before it.
    pub(super) fn of(part: &Part, text: &Text, claims_before: usize) -> Self {
        let reading = part.remember(|part| Reading::of(part, text, claims_before));
        Self {
            by: part.start.wrapping_sub(reading.start),
            more_claims: claims_before.wrapping_sub(reading.claims_before),
            reading,
        }
    }

    /// How many claims it holds.
    pub(super) fn len(&self) -> usize {
        self.reading.claims.len()
    }

    /// The claims, numbered and placed as in the article.
    pub(super) fn claims(&self) -> impl Iterator<Item = Arc<Claim>> + '_ {
        let has_moved = (self.by, self.more_claims) != (0, 0);
        let claims = self.reading.claims.iter();
        claims.map(move |claim| match has_moved {
            true => Arc::new(claim.moved(self.by, self.more_claims)),
            false => claim.clone(),
        })
    }

    /// The metadata, where this is the block that holds them.
    pub(super) fn front_matter(&self) -> Option<FrontMatter> {
        let front_matter = self.reading.front_matter.as_ref();
        front_matter.map(|front_matter| front_matter.moved(self.by))
    }

    /// What is wrong with what the attributes say.
    pub(super) fn invalid(&self) -> impl Iterator<Item = Problem> + '_ {
        self.moved(&self.reading.invalid)
    }

    /// What other engines read in another way.
    pub(super) fn non_portable(&self) -> impl Iterator<Item = Problem> + '_ {
        self.moved(&self.reading.non_portable)
    }

    fn moved<'a>(&'a self, problems: &'a [Problem]) -> impl Iterator<Item = Problem> + 'a {
        let problems = problems.iter();
        problems.map(|problem| problem.moved(self.by, self.more_claims))
    }
}

fn read_claim(index: usize, annotation: Annotation, problems: &mut Vec<Problem>) -> Claim {
    let mut claim = Claim {
        index,
        id: annotation.id,
        range: annotation.range,
        words_range: annotation.words_range,
        words: annotation.words,
        ..Claim::default()
    };
    let mut reader = attributes::Reader::new(&mut claim, &annotation.attributes, problems);
    for attribute in &annotation.attributes {
        reader.read(attribute);
    }
    reader.finish(annotation.citations);
    // Kept for as long as the article is, so no larger than it must be.
    claim.words.shrink_to_fit();
    claim.by.shrink_to_fit();
    claim.citations.shrink_to_fit();
    claim.relations.shrink_to_fit();
    claim
}
