//! How a client takes what stretches of text mean.

use tower_lsp::ls_types::{
    SemanticTokensClientCapabilities, SemanticTokensFullOptions, TokenFormat,
};

/// How a client takes what stretches of text mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lsp) struct Tokens {
    /// It asks for those of a whole document.
    pub(in crate::lsp) full: bool,
    /// It asks for what has changed since.
    pub(in crate::lsp) delta: bool,
    /// It asks for those of a stretch.
    pub(in crate::lsp) range: bool,
    /// A token may go over several lines.
    pub(in crate::lsp) multiline: bool,
}

impl Tokens {
    pub(super) fn new(client: Option<SemanticTokensClientCapabilities>) -> Self {
        let Some(client) = client.filter(|client| client.formats.contains(&TokenFormat::RELATIVE))
        else {
            return Self::default();
        };
        let (full, delta) = match client.requests.full {
            Some(SemanticTokensFullOptions::Bool(full)) => (full, false),
            Some(SemanticTokensFullOptions::Delta { delta }) => (true, delta.unwrap_or_default()),
            None => (false, false),
        };
        Self {
            full,
            delta,
            range: client.requests.range.unwrap_or_default(),
            multiline: client.multiline_token_support.unwrap_or_default(),
        }
    }
}
