//! The language server: the only place that speaks the Language Server Protocol.
//!
//! A message's way: the transport reads it, `ingress` applies text changes and lets the rest pass,
//! `handlers` names who answers it, `requests` asks a feature on a snapshot of the `session`, `convert` words what several
//! answers share. What the answers say is left to [`crate::features`] and [`crate::rules`].

mod uri;
mod settings;
mod log;
mod profile;
mod convert;
mod session;
mod diagnostics;
mod about;
mod asked;
mod errors;
mod work;
mod outgoing;
mod progress;
mod requests;
mod capabilities;
mod indexing;
mod watching;
mod changed;
mod configuring;
mod refreshing;
mod handlers;
mod ingress;
mod ending;
mod stdio;

use std::process::ExitCode;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, LspServiceBuilder, Server};

pub use handlers::Handlers;
pub use settings::{CodeLens, InlayHints, LogLevel, Settings};

use ingress::Ingress;
use outgoing::{Connection, Outgoing};
use session::Session;

/// How many requests may be under way at once. With tower-lsp's default of four, a handful of slow
/// requests would keep everything waiting that is read behind them, cancellations included.
const REQUESTS_AT_ONCE: usize = 1024;

/// Serves an editor on standard input and output until it says `exit`, closes our input, or dies.
/// Succeeds where the editor asked for a shutdown first, as the protocol wants it.
pub fn serve() -> ExitCode {
    // Messages are read, handed out and written on this thread; whatever takes time has threads of its own.
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(_) => return ExitCode::FAILURE,
    };
    let orderly = runtime
        .block_on(async { serve_on(stdio::input(), stdio::output(), |service| service).await });
    // Tokio's reading of standard input cannot be interrupted, so waiting for it would keep the process alive
    // for as long as the editor holds the other end.
    runtime.shutdown_background();
    match orderly {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// Serves a client on any pair of streams. `extend` may add methods of its own. Returns whether the
/// client asked for a shutdown before the end.
pub async fn serve_on<Input, Output>(
    input: Input,
    output: Output,
    extend: impl FnOnce(LspServiceBuilder<Handlers>) -> LspServiceBuilder<Handlers>,
) -> bool
where
    Input: AsyncRead + Unpin,
    Output: AsyncWrite,
{
    let session = Arc::new(Session::default());
    let (outgoing, waiting) = Outgoing::new();
    let handlers = |client| Handlers::new(session.clone(), client, outgoing.clone());
    let (service, socket) = extend(LspService::build(handlers)).finish();
    let diagnostics = tokio::spawn(service.inner().publish_diagnostics());
    let server = Server::new(input, output, Connection::new(socket, waiting))
        .concurrency_level(REQUESTS_AT_ONCE)
        .serve(Ingress::new(service, session.clone(), outgoing));
    tokio::select! {
        () = server => {}
        () = session.ending().is_forced() => {}
    }
    diagnostics.abort();
    session.ending().is_orderly()
}
