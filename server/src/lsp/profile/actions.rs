//! How a client takes actions.

use tower_lsp::ls_types::CodeActionClientCapabilities;

/// How a client takes actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lsp) struct Actions {
    /// It takes them as such, and not only commands to be run here.
    pub(in crate::lsp) literals: bool,
    /// It asks for the edits of one when somebody chooses it.
    pub(in crate::lsp) resolves_edits: bool,
    /// It makes a preferred one without asking which.
    pub(in crate::lsp) prefers: bool,
    /// It shows why one cannot be chosen.
    pub(in crate::lsp) shows_reasons: bool,
}

impl Actions {
    pub(super) fn new(client: Option<CodeActionClientCapabilities>) -> Self {
        let client = client.unwrap_or_default();
        let resolvable = client.resolve_support.map(|resolve| resolve.properties);
        let is_edit = |property: &String| property == "edit";
        let resolves = resolvable.is_some_and(|resolvable| resolvable.iter().any(is_edit));
        Self {
            literals: client.code_action_literal_support.is_some(),
            // By what an action carries it is known again.
            resolves_edits: resolves && client.data_support.unwrap_or_default(),
            prefers: client.is_preferred_support.unwrap_or_default(),
            shows_reasons: client.disabled_support.unwrap_or_default(),
        }
    }
}
