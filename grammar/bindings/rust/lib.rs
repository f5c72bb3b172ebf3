//! Tree-sitter grammar for claim annotations in Markdown articles.
