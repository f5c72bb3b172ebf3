//! Which document a request is about, and which of its texts: the one the client had when it asked.
//!
//! The ingress sees messages in the order of the wire, handlers do not. So it notes the version that a
//! document has when a request about it comes in; a handler that finds another one by the time it
//! gets to work answers that the content was modified, since its places would be places in another text.

use std::path::Path;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
// A table of what is asked names types from all over the protocol.
use tower_lsp::ls_types::*;

use super::convert::Wording;
use super::session::Session;
use super::{errors, uri};

tokio::task_local! {
    /// The version that the document of the request under way had when the request came in; `None` for
    /// a document that is not open.
    pub(super) static ASKED_AT: Option<i32>;
}

/// The version that the document of the request under way had when the request came in.
pub(super) fn asked_at() -> Option<i32> {
    ASKED_AT.try_with(|version| *version).ok().flatten()
}

impl Session {
    /// Answers the request under way, which is about one document; nothing is known of files that are none of ours.
    ///
    /// # Errors
    /// `ContentModified` where the text has changed since the client asked, and what the question comes to.
    pub(super) fn ask<Answer>(
        &self,
        path: &Path,
        question: impl FnOnce(Wording<'_>) -> Result<Option<Answer>>,
    ) -> Result<Option<Answer>> {
        let Some(snapshot) = self.snapshot(path) else {
            return Ok(None);
        };
        if snapshot.version(path) != asked_at() {
            return Err(errors::modified());
        }
        question(Wording::new(self, &snapshot))
    }

    /// Answers what is asked further about something that a client was told of a document in one of its versions.
    ///
    /// # Errors
    /// `ContentModified` where the text has changed since then, and what the question comes to.
    pub(super) fn ask_further<Answer>(
        &self,
        document: &Uri,
        version: Option<i32>,
        question: impl FnOnce(Wording<'_>, &Path) -> Result<Answer>,
    ) -> Result<Answer> {
        let path = uri::to_path(document);
        let snapshot = self.snapshot(&path).ok_or_else(errors::modified)?;
        if snapshot.version(&path) != version {
            return Err(errors::modified());
        }
        question(Wording::new(self, &snapshot), &path)
    }
}

/// The document that the parameters of any request name: a text document, or the one that an item or a command is about.
pub(super) fn document(params: &Value) -> Option<&str> {
    let document = params.get("textDocument");
    let document = document.or_else(|| params.get("item"));
    let document = document.or_else(|| params.get("arguments")?.get(0));
    document?.get("uri")?.as_str()
}

/// A request about one document.
pub(super) trait About {
    /// The document's URI, as the client writes it.
    fn document(&self) -> &Uri;
}

/// Says where parameters name their document.
macro_rules! about {
    ($($parameters:ty: $($field:ident).+;)*) => { $(
        impl About for $parameters {
            fn document(&self) -> &Uri {
                &self.$($field).+.uri
            }
        }
    )* };
}

about! {
    HoverParams: text_document_position_params.text_document;
    GotoDefinitionParams: text_document_position_params.text_document;
    DocumentHighlightParams: text_document_position_params.text_document;
    TextDocumentPositionParams: text_document;
    RenameParams: text_document_position.text_document;
    LinkedEditingRangeParams: text_document_position_params.text_document;
    CallHierarchyPrepareParams: text_document_position_params.text_document;
    CallHierarchyIncomingCallsParams: item;
    CallHierarchyOutgoingCallsParams: item;
    TypeHierarchyPrepareParams: text_document_position_params.text_document;
    TypeHierarchySupertypesParams: item;
    TypeHierarchySubtypesParams: item;
    ReferenceParams: text_document_position.text_document;
    CodeActionParams: text_document;
    CompletionParams: text_document_position.text_document;
    DocumentSymbolParams: text_document;
    CodeLensParams: text_document;
    FoldingRangeParams: text_document;
    SelectionRangeParams: text_document;
    DocumentLinkParams: text_document;
    DocumentFormattingParams: text_document;
    DocumentRangeFormattingParams: text_document;
    DocumentOnTypeFormattingParams: text_document_position.text_document;
    InlayHintParams: text_document;
    SemanticTokensRangeParams: text_document;
}
