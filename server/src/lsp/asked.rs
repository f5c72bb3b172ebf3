//! What is told of a message once it is dealt with: in the log how long that took, or that it failed by a mistake of
//! ours; in the trace what came of it.

use std::time::Instant;

use serde_json::Value;
use tower_lsp::jsonrpc::{ErrorCode, Id, Response};

use super::about;
use super::session::Session;
use super::settings::LogLevel;

/// What was asked or told, about which text, and when.
pub(super) struct Asked {
    method: String,
    id: Option<Id>,
    document: Option<String>,
    version: Option<i32>,
    at: Instant,
}

impl Asked {
    /// A message that comes in now; `version` is that of the text it is about.
    pub(super) fn now(
        method: &str,
        id: Option<&Id>,
        params: Option<&Value>,
        version: Option<i32>,
    ) -> Self {
        let document = params.and_then(about::document);
        Self {
            method: method.to_owned(),
            id: id.cloned(),
            document: document.map(str::to_owned),
            version,
            at: Instant::now(),
        }
    }

    /// Tells what came of it.
    pub(super) fn log(&self, session: &Session, answer: Option<&Response>) {
        let Self { method, at, .. } = self;
        let error = answer.and_then(Response::error);
        let took = at.elapsed().as_millis();
        match error.is_some_and(|error| error.code == ErrorCode::InternalError) {
            true => session.log(LogLevel::Error, || format!("{method} has failed")),
            false => session.log(LogLevel::Debug, || format!("{method}: {took} ms")),
        }
        let outcome = || match (&self.id, error) {
            (None, _) => format!("{method}: taken"),
            (Some(id), None) => format!("{method} ({id}): answered in {took} ms"),
            (Some(id), Some(error)) => {
                let (code, message) = (error.code.code(), &error.message);
                format!("{method} ({id}): error {code} after {took} ms, {message}")
            }
        };
        session.trace(outcome, || self.text());
    }

    /// Which text it was about.
    fn text(&self) -> String {
        match (&self.document, self.version) {
            (Some(document), Some(version)) => format!("about version {version} of {document}"),
            (Some(document), None) => format!("about {document}, which is not open"),
            (None, _) => "about no document".to_owned(),
        }
    }
}
