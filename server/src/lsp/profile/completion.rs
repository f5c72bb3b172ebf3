//! How a client takes completions.

use tower_lsp::ls_types::{CompletionClientCapabilities, MarkupKind};

/// How a client takes completions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lsp) struct Completion {
    /// It takes snippets with stops.
    pub(in crate::lsp) snippets: bool,
    /// It reads Markdown in explanations.
    pub(in crate::lsp) markdown: bool,
    /// It asks for explanations when somebody looks at an item.
    pub(in crate::lsp) resolves: bool,
    /// It shows details beside labels.
    pub(in crate::lsp) label_details: bool,
    /// It leaves people the choice whether to insert or to replace.
    pub(in crate::lsp) inserts_and_replaces: bool,
    /// It has the command that asks for completions again.
    pub(in crate::lsp) asks_again: bool,
}

impl Completion {
    pub(super) fn new(client: Option<CompletionClientCapabilities>, commands: &[String]) -> Self {
        let item = client.and_then(|completion| completion.completion_item);
        let item = item.unwrap_or_default();
        let formats = item.documentation_format.unwrap_or_default();
        let resolvable = item.resolve_support.map(|resolve| resolve.properties);
        let is_documentation = |property: &String| property == "documentation";
        Self {
            snippets: item.snippet_support.unwrap_or_default(),
            markdown: formats.first() == Some(&MarkupKind::Markdown),
            resolves: resolvable.is_some_and(|resolvable| resolvable.iter().any(is_documentation)),
            label_details: item.label_details_support.unwrap_or_default(),
            inserts_and_replaces: item.insert_replace_support.unwrap_or_default(),
            asks_again: commands.iter().any(|command| command == ASK_AGAIN),
        }
    }
}

/// The command with which an editor asks for what can be written next.
pub(in crate::lsp) const ASK_AGAIN: &str = "editor.action.triggerSuggest";
