//! The grammar of Markdown articles whose claims are marked as Pandoc spans: `[text]{#id .claim by="…"}`.
//!
//! This crate holds the language, its queries and the names of its nodes. What an annotation means is left to its users.
//!
//! Every text parses without `ERROR` and `MISSING` nodes, and an edited tree equals a fresh one. The root spans the
//! whole text, except for a byte order mark at its start, which the parser skips.
//!
//! ```
//! let mut parser = tree_sitter::Parser::new();
//! parser.set_language(&tree_sitter_claim::LANGUAGE.into())?;
//! let tree = parser.parse("[Moscow gets no veto]{#no-veto .claim}", None).expect("no timeout is set");
//! assert!(!tree.root_node().has_error());
//! # Ok::<(), tree_sitter::LanguageError>(())
//! ```

pub mod kinds;

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_claim() -> *const ();
}

/// The language, to be given to a parser.
// SAFETY: the generated parser defines this function; it returns a pointer to a static language.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_claim) };

/// The node types and their fields as JSON, as tree-sitter generates them.
pub const NODE_TYPES: &str = include_str!("../../src/node-types.json");

/// Captures for highlighting, with the usual names.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");

/// Other languages inside an article: YAML, HTML, code.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");

/// Claims as definitions, relations between them as references.
pub const TAGS_QUERY: &str = include_str!("../../queries/tags.scm");

/// What can be folded.
pub const FOLDS_QUERY: &str = include_str!("../../queries/folds.scm");
