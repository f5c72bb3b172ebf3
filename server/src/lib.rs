//! Claimlint: who claims what in policy articles, on what source, and how the claims bear on each other.
//!
//! The modules stand bottom-up, and each imports only from those above it in this list.

pub mod spanned;
pub mod text;
pub(crate) mod yaml;
pub mod front_matter;
pub mod bibliography;
