//! The errors of the protocol that tell a client what to make of a request that was not answered.

use serde_json::json;
use tower_lsp::jsonrpc::{Error, ErrorCode};

/// A request that is well-formed and cannot be fulfilled.
const REQUEST_FAILED: i64 = -32803;
/// A request that the server does not answer now.
const SERVER_CANCELLED: i64 = -32802;

/// What is asked cannot be done, for this reason.
pub(super) fn refused(reason: impl Into<String>) -> Error {
    Error {
        code: ErrorCode::ServerError(REQUEST_FAILED),
        message: reason.into().into(),
        data: None,
    }
}

/// The text has changed since it was asked about, so that places in it may be others.
pub(super) fn modified() -> Error {
    Error::new(ErrorCode::ContentModified)
}

/// What is asked takes articles that nobody has read, since somebody has cancelled that.
pub(super) fn unread() -> Error {
    refused(
        "not all articles have been read, since reading them was cancelled; ask again to read on",
    )
}

/// The same for a client that asks by itself, again and again: it need not ask before it is told to.
pub(super) fn not_before_told() -> Error {
    Error {
        code: ErrorCode::ServerError(SERVER_CANCELLED),
        message: "reading the articles was cancelled".into(),
        data: Some(json!({"retriggerRequest": false})),
    }
}
