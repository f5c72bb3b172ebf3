//! How each request is answered: the feature is asked, its answer worded for the client.
//!
//! A function here takes what the answer is drawn from, the document's path, where there is one, and the request's parameters. What
//! there is to say is left to [`crate::features`]; what several answers share is worded in [`super::convert`].

pub(super) mod code_actions;
pub(super) mod commands;
pub(super) mod completion;
pub(super) mod files;
pub(super) mod hierarchy;
pub(super) mod hover;
pub(super) mod navigation;
pub(super) mod rename;
pub(super) mod outline;
pub(super) mod symbol_search;
pub(super) mod folds;
pub(super) mod hints;
pub(super) mod links;
pub(super) mod selections;
pub(super) mod lenses;
pub(super) mod tokens;
pub(super) mod formatting;
