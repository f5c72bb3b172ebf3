//! What an editor can do for a writer at a place, one file per thing: each a title and the edits of one file.
//!
//! Who asks says where. Which of them are shown, and under which heading, is a matter of the protocol.

mod attributes;
pub mod canonical;
pub mod cite;
pub mod fix_all;
pub mod name;
pub mod relate;
pub mod wrap;
#[cfg(test)]
mod tests;

use crate::fix::{Edit, Fix};

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does, in a few words for a menu.
    pub title: String,
    /// What to replace, in order and without overlaps.
    pub edits: Vec<Edit>,
}

impl From<Fix> for Action {
    fn from(fix: Fix) -> Self {
        Self {
            title: fix.title,
            edits: fix.edits,
        }
    }
}

/// Why something cannot be done: a sentence that says what to do instead.
pub type Refusal = String;
