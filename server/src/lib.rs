//! Claimlint: who claims what in policy articles, on what source, and how the claims bear on each other.
//!
//! The modules stand bottom-up, and each imports only from those above it in this list.

pub mod spanned;
pub mod fix;
pub mod text;
pub mod vocabulary;
pub mod date;
pub mod value;
pub mod syntax;
pub mod canonical;
pub mod sentences;
pub(crate) mod yaml;
pub mod front_matter;
pub mod bibliography;
pub mod quotation;
pub mod model;
pub mod article;
pub mod config;
pub mod speaker;
pub mod reasoning;
pub mod workspace;
pub mod rules;
pub mod loader;
pub mod features;
pub mod lsp;
pub mod cli;
