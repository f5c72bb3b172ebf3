//! How a client folds.

use tower_lsp::ls_types::FoldingRangeClientCapabilities;

/// How a client folds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lsp) struct Folding {
    /// It folds whole lines.
    pub(in crate::lsp) whole_lines: bool,
    /// It takes no more folds than this.
    pub(in crate::lsp) most: Option<usize>,
    /// It shows words in the place of what is folded.
    pub(in crate::lsp) words: bool,
}

impl Folding {
    pub(super) fn new(client: Option<FoldingRangeClientCapabilities>) -> Self {
        let client = client.unwrap_or_default();
        let most = client.range_limit.map(usize::try_from);
        let words = client.folding_range.and_then(|range| range.collapsed_text);
        Self {
            whole_lines: client.line_folding_only.unwrap_or_default(),
            most: most.and_then(Result::ok),
            words: words.unwrap_or_default(),
        }
    }
}
