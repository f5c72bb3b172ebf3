//! How a client takes outlines and what a search finds.

use tower_lsp::ls_types::{
    DocumentSymbolClientCapabilities, SymbolTag, TagSupport, WorkspaceSymbolClientCapabilities,
};

/// How a client takes outlines and what a search finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lsp) struct Symbols {
    /// It shows what stands within what.
    pub(in crate::lsp) nested: bool,
    /// It strikes out what no longer holds.
    pub(in crate::lsp) deprecated: bool,
    /// It asks for a found thing's place when somebody goes there.
    pub(in crate::lsp) resolves_places: bool,
}

impl Symbols {
    pub(super) fn new(
        outline: Option<DocumentSymbolClientCapabilities>,
        search: Option<WorkspaceSymbolClientCapabilities>,
    ) -> Self {
        let outline = outline.unwrap_or_default();
        let resolvable = search.and_then(|search| search.resolve_support);
        let resolvable = resolvable.map(|resolve| resolve.properties);
        let is_deprecated =
            |tags: TagSupport<SymbolTag>| tags.value_set.contains(&SymbolTag::DEPRECATED);
        Self {
            nested: outline
                .hierarchical_document_symbol_support
                .unwrap_or_default(),
            deprecated: outline.tag_support.is_some_and(is_deprecated),
            resolves_places: resolvable.is_some_and(|resolvable| {
                resolvable
                    .iter()
                    .any(|property| property == "location.range")
            }),
        }
    }
}
