//! Claimlint: who claims what in policy articles, on what source, and how the claims bear on each other.

pub mod bibliography;
pub mod front_matter;
pub mod spanned;
pub(crate) mod yaml;
