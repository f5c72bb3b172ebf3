//! The first to see a client's messages, on the read loop and in the order in which they came.
//!
//! Handlers run side by side, so a change of a text or a file that went through them could overtake another. Here
//! changes are applied before anything behind them is read, and everything else passes on. Here too
//! URIs are encoded as strictly as tower-lsp demands, which drops the message otherwise, and a
//! handler that panics becomes an error instead of the end.

use std::borrow::Cow;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use futures_util::FutureExt;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower::Service;
use tower_lsp::ExitedError;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::ls_types::{InitializeParams, SetTraceParams, Uri};

use super::about::{self, ASKED_AT};
use super::asked::Asked;
use super::capabilities::add_untyped;
use super::configuring;
use super::ending::when_process_ends;
use super::outgoing::Outgoing;
use super::progress::Progress;
use super::requests::files;
use super::session::Session;
use super::uri;

type Answer = Result<Option<Response>, ExitedError>;

/// Lets messages through to the service inside, changes of texts and files excepted.
pub(super) struct Ingress<Inner> {
    inner: Inner,
    session: Arc<Session>,
    outgoing: Outgoing,
    phase: Phase,
    gate: Arc<Gate>,
}

/// How far the client has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Uninitialized,
    Running,
    ShutDown,
}

/// Closed while `initialize` is being answered: what a hasty client sends behind it has to wait, or
/// it would be refused.
#[derive(Debug, Default)]
struct Gate {
    state: Mutex<(bool, Option<Waker>)>,
}

impl Gate {
    fn close(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).0 = true;
    }

    fn open(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.0 = false;
        if let Some(waker) = state.1.take() {
            waker.wake();
        }
    }

    fn poll(&self, context: &Context<'_>) -> Poll<()> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if !state.0 {
            return Poll::Ready(());
        }
        state.1 = Some(context.waker().clone());
        Poll::Pending
    }
}

impl<Inner> Ingress<Inner> {
    pub(super) fn new(inner: Inner, session: Arc<Session>, outgoing: Outgoing) -> Self {
        Self {
            inner,
            session,
            outgoing,
            phase: Phase::Uninitialized,
            gate: Arc::default(),
        }
    }

    /// Applies a change of texts, files or folders; hands back what is said in any other message. Before `initialize` nobody
    /// knows how the client counts, so changes are dropped, as the protocol has it.
    fn apply(&self, method: &str, params: Value) -> Result<(), Value> {
        let session = &self.session;
        match method {
            "textDocument/didOpen" => self.note(params, |message| session.open(message)),
            "textDocument/didChange" => self.note(params, |message| session.change(message)),
            "textDocument/didClose" => self.note(params, |message| session.close(message)),
            "workspace/didChangeWatchedFiles" => self.note(params, |message| {
                session.files_changed(files::changed(&message));
            }),
            "workspace/didRenameFiles" => self.note(params, |message| {
                session.files_changed(files::renamed(&message));
            }),
            "workspace/didDeleteFiles" => self.note(params, |message| {
                session.files_changed(files::deleted(&message));
            }),
            "workspace/didCreateFiles" => self.note(params, |message| {
                session.files_changed(files::created(&message));
            }),
            "workspace/didChangeWorkspaceFolders" => self.note(params, |message| {
                let (added, removed) = files::folders(&message);
                session.roots_changed(added, removed);
            }),
            _ => return Err(params),
        }
        Ok(())
    }

    fn note<Message: DeserializeOwned>(&self, params: Value, note: impl FnOnce(Message)) {
        if self.phase != Phase::Running {
            return;
        }
        // A notification has no answer, so one that cannot be read can only be passed over.
        if let Ok(message) = serde_json::from_value(params) {
            let _ = catch_unwind(AssertUnwindSafe(|| note(message)));
        }
    }

    /// The version of the document that a request is about, with all that came before the request.
    fn version_asked_about(&self, params: Option<&Value>) -> Option<i32> {
        let document = Uri::from_str(about::document(params?)?).ok()?;
        self.session.documents().version(&uri::to_path(&document))
    }

    /// Takes note of the messages that begin and end a session.
    fn observe(&mut self, method: &str, params: Option<&Value>) {
        match (method, self.phase) {
            ("initialize", Phase::Uninitialized) => {
                let client = params.and_then(|params| InitializeParams::deserialize(params).ok());
                let Some(client) = client else { return };
                self.session.begin(&client);
                self.phase = Phase::Running;
                if let Some(process) = client.process_id {
                    let session = self.session.clone();
                    when_process_ends(process, move || session.ending().orphan());
                }
            }
            ("shutdown", Phase::Running) => {
                self.phase = Phase::ShutDown;
                self.session.ending().shut_down();
            }
            ("workspace/didChangeConfiguration", Phase::Running) => {
                let settings = params.and_then(|params| params.get("settings"));
                configuring::take(&self.session, settings.unwrap_or(&Value::Null));
            }
            ("$/setTrace", Phase::Running) => {
                let trace = params.and_then(|params| SetTraceParams::deserialize(params).ok());
                if let Some(trace) = trace {
                    self.session.set_trace(trace.value);
                }
            }
            ("window/workDoneProgress/cancel", Phase::Running) => {
                let token = params.and_then(|params| params.get("token")?.as_str());
                let work = token.and_then(|token| self.session.cancellable().get(token));
                if let Some(work) = work {
                    work.cancel();
                }
            }
            ("exit", _) => self.session.ending().exit(),
            _ => {}
        }
    }
}

impl<Inner> Service<Request> for Ingress<Inner>
where
    Inner: Service<Request, Response = Option<Response>, Error = ExitedError>,
    Inner::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
        match self.gate.poll(context) {
            Poll::Ready(()) => self.inner.poll_ready(context),
            Poll::Pending => Poll::Pending,
        }
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let (method, id, mut params) = request.into_parts();
        if let Some(params) = &mut params {
            encode_uris(params);
        }
        self.observe(&method, params.as_ref());
        let version = self.version_asked_about(params.as_ref());
        let asked = Asked::now(&method, id.as_ref(), params.as_ref(), version);
        if id.is_none()
            && let Some(unread) = params.take()
        {
            match self.apply(&method, unread) {
                Ok(()) => {
                    asked.log(&self.session, None);
                    return Box::pin(std::future::ready(Ok(None)));
                }
                Err(unread) => params = Some(unread),
            }
        }
        let progress = id.as_ref().filter(|_| self.phase == Phase::Running);
        let progress =
            progress.and_then(|_| Progress::of(&method, params.as_ref(), &self.outgoing));
        let passed = Passed {
            id: id.clone(),
            version,
            asked,
            progress,
            gate: (method == "initialize").then(|| self.gate.clone()),
            session: self.session.clone(),
        };
        let mut request = Request::build(method);
        if let Some(id) = &id {
            request = request.id(id.clone());
        }
        if let Some(params) = params {
            request = request.params(params);
        }
        let answer = catch_unwind(AssertUnwindSafe(|| self.inner.call(request.finish())));
        let Ok(answer) = answer else {
            return Box::pin(std::future::ready(Ok(panicked(id))));
        };
        if let Some(gate) = &passed.gate {
            gate.close();
        }
        Box::pin(passed.answer(answer))
    }
}

/// A message that has passed on to the service inside, and what its answer needs on its way back.
struct Passed {
    id: Option<Id>,
    /// That of the text it is about.
    version: Option<i32>,
    asked: Asked,
    progress: Option<Progress>,
    /// What is closed until it is answered.
    gate: Option<Arc<Gate>>,
    session: Arc<Session>,
}

impl Passed {
    /// The answer as the client gets it.
    async fn answer(self, answer: impl Future<Output = Answer>) -> Answer {
        if let Some(progress) = &self.progress {
            progress.begin().await;
        }
        let answer = ASKED_AT.scope(self.version, answer);
        let answer = AssertUnwindSafe(answer).catch_unwind().await;
        let mut answer = answer.unwrap_or_else(|_| Ok(panicked(self.id.clone())));
        // tower-lsp passes over `$/…` also where an answer is waited for.
        if let (Ok(None), Some(id)) = (&answer, self.id) {
            let error = Error::method_not_found();
            answer = Ok(Some(Response::from_error(id, error)));
        }
        if let Some(gate) = self.gate {
            gate.open();
            answer = answer.map(|answer| answer.map(with_untyped));
        }
        if let Some(progress) = self.progress {
            progress.end().await;
        }
        let told = answer.as_ref().ok().and_then(Option::as_ref);
        self.asked.log(&self.session, told);
        answer
    }
}

/// The answer to `initialize`, with what its types do not know yet.
fn with_untyped(answer: Response) -> Response {
    let (id, outcome) = answer.into_parts();
    let outcome = outcome.map(|mut result| {
        add_untyped(&mut result);
        result
    });
    Response::from_parts(id, outcome)
}

fn panicked(id: Option<Id>) -> Option<Response> {
    id.map(|id| Response::from_error(id, Error::internal_error()))
}

/// Encodes every URI in a message that a client has encoded too little.
fn encode_uris(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(written) if name == "uri" || name.ends_with("Uri") => {
                        if let Cow::Owned(strict) = uri::strict(written) {
                            *written = strict;
                        }
                    }
                    member => encode_uris(member),
                }
            }
        }
        Value::Array(members) => members.iter_mut().for_each(encode_uris),
        _ => {}
    }
}
