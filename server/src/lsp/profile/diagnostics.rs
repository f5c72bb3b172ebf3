//! How a client takes diagnostics.

use tower_lsp::ls_types::{
    DiagnosticClientCapabilities, DiagnosticTag, DiagnosticWorkspaceClientCapabilities,
    PublishDiagnosticsClientCapabilities,
};

/// How a client takes diagnostics. What it can show of one it may say of those that it is sent or of those that it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lsp) struct Diagnostics {
    /// It asks for them and need not be sent them. It can also be told to ask again, since an edit of one article changes
    /// what is found in others, and a client asks by itself only about the one it edits.
    pub(in crate::lsp) pulls: bool,
    /// It takes those of other documents with those of the one it asks about.
    pub(in crate::lsp) related_documents: bool,
    /// It shows related information.
    pub(in crate::lsp) related_information: bool,
    /// It shows a link at a code.
    pub(in crate::lsp) code_links: bool,
    /// It fades what is unnecessary.
    pub(in crate::lsp) fades: bool,
}

impl Diagnostics {
    pub(super) fn new(
        pushed: Option<PublishDiagnosticsClientCapabilities>,
        pulled: Option<DiagnosticClientCapabilities>,
        workspace: Option<DiagnosticWorkspaceClientCapabilities>,
    ) -> Self {
        let is_told_to_ask = workspace.and_then(|workspace| workspace.refresh_support);
        let pulls = pulled.is_some() && is_told_to_ask.unwrap_or_default();
        let (pushed, pulled) = (pushed.unwrap_or_default(), pulled.unwrap_or_default());
        let either = |pushed: Option<bool>, pulled: Option<bool>| {
            pushed.unwrap_or_default() || pulled.unwrap_or_default()
        };
        let tags = pushed.tag_support.map(|tags| tags.value_set);
        let is_sent_fading = tags.is_some_and(|tags| tags.contains(&DiagnosticTag::UNNECESSARY));
        Self {
            pulls,
            related_documents: pulled.related_document_support.unwrap_or_default(),
            related_information: either(pushed.related_information, pulled.related_information),
            code_links: either(
                pushed.code_description_support,
                pulled.code_description_support,
            ),
            fades: is_sent_fading || pulled.tag_support.is_some(),
        }
    }
}
