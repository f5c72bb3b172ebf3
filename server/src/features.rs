//! What an editor can ask of an article, one file per question.
//!
//! Pure functions from a snapshot, a file and a byte offset to a plain answer. They know nothing of
//! the protocol: positions, addresses and capabilities are the business of [`crate::lsp`].

pub mod mentions;
pub mod target;
pub mod prose;
mod words;
mod braces;
mod sections;
pub mod claim_info;
pub mod neighbours;
pub mod names;
pub mod definition;
pub mod declaration;
pub mod references;
pub mod highlight;
pub mod implementation;
pub mod hover;
pub mod rename;
pub mod moving;
pub mod related_claims;
pub mod claim_map;
pub mod claim_list;
pub mod explanation;
pub mod hierarchy;
pub mod completion;
pub mod silence;
pub mod outline;
pub mod symbol_search;
pub mod tokens;
pub mod lenses;
pub mod hints;
pub mod folds;
pub mod selections;
pub mod links;
pub mod formatting;
pub mod actions;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::bibliography::Source;
use crate::rules::Place;
use crate::workspace::{ClaimRef, SourceFile};

#[cfg(test)]
mod fixture;

/// Where to go from a place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The bytes one jumps from: what is underlined while the pointer hovers.
    pub origin: Range<usize>,
    /// Where to, in order.
    pub goals: Vec<Goal>,
}

/// Something that can be jumped to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The whole of it.
    pub place: Place,
    /// The part that names it, where the cursor goes.
    pub name: Range<usize>,
}

impl Goal {
    /// A claim: its annotation, and in that its id or else its words.
    fn claim(claim: ClaimRef<'_>) -> Self {
        let id = claim.claim.id.as_ref().map(|id| &id.range);
        Self {
            place: Place {
                path: claim.article.path.clone(),
                range: claim.claim.range.clone(),
            },
            name: id.unwrap_or(&claim.claim.words_range).clone(),
        }
    }

    /// A source: its entry, and in that its key.
    fn source(file: &SourceFile, source: &Source) -> Self {
        Self {
            place: Place {
                path: file.path.clone(),
                range: source.range.clone(),
            },
            name: source.key_range.clone(),
        }
    }

    /// A name that stands alone.
    fn name(path: Arc<Path>, range: Range<usize>) -> Self {
        Self {
            place: Place {
                path,
                range: range.clone(),
            },
            name: range,
        }
    }
}
