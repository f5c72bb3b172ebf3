//! Which document a request is about, and which of its texts: the one the client had when it asked.
//!
//! The ingress sees messages in the order of the wire, handlers do not. So it notes the version that a
//! document has when a request about it comes in; a handler that finds another one by the time it
//! gets to work answers that the content was modified, since its places would be places in another text.

use tower_lsp::ls_types::{
    CodeActionParams, GotoDefinitionParams, HoverParams, ReferenceParams, Uri,
};

tokio::task_local! {
    /// The version that the document of the request under way had when the request came in; `None` for
    /// a document that is not open.
    pub(super) static ASKED_AT: Option<i32>;
}

/// The version that the document of the request under way had when the request came in.
pub(super) fn asked_at() -> Option<i32> {
    ASKED_AT.try_with(|version| *version).ok().flatten()
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
    ReferenceParams: text_document_position.text_document;
    CodeActionParams: text_document;
}
