//! A small client: what a test says reads like what an editor does.
//!
//! Requests of the server are agreed to and noted, so that a test can ask for them later.

use std::sync::Arc;
use std::time::Duration;

use claimlint::lsp::{Handlers, serve_on};
use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf,
};
use tokio::sync::{Mutex, OwnedMutexGuard, mpsc};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tower_lsp::LspServiceBuilder;
use tower_lsp::jsonrpc;

use crate::folder::Folder;

/// How long anything may take before the test has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

type Writer = Arc<Mutex<WriteHalf<DuplexStream>>>;

pub(crate) struct Client {
    writer: Writer,
    inbox: mpsc::UnboundedReceiver<Value>,
    /// Messages that came while another was waited for.
    unread: Vec<Value>,
    next_id: i64,
    server: JoinHandle<bool>,
    /// Held for as long as nothing is to be read.
    reading: Arc<Mutex<()>>,
    held: Option<OwnedMutexGuard<()>>,
}

impl Client {
    /// Connects to a server and says nothing yet.
    pub(crate) fn connect() -> Self {
        let (ours, theirs) = tokio::io::duplex(1 << 15);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(serve_on(input, output, with_test_methods));
        let (reader, writer) = tokio::io::split(ours);
        let writer = Arc::new(Mutex::new(writer));
        let (sender, inbox) = mpsc::unbounded_channel();
        let reading = Arc::new(Mutex::new(()));
        tokio::spawn(read_messages(
            reader,
            writer.clone(),
            sender,
            reading.clone(),
        ));
        Self {
            writer,
            inbox,
            unread: Vec::new(),
            next_id: 1,
            server,
            reading,
            held: None,
        }
    }

    /// Connects and begins a session in a folder, with abilities such as
    /// `{"textDocument": {"hover": …}}`.
    pub(crate) async fn start(folder: &Folder, abilities: Value) -> Self {
        Self::start_with(json!({
            "capabilities": abilities,
            "workspaceFolders": [{"uri": folder.uri(""), "name": "articles"}],
        }))
        .await
    }

    pub(crate) async fn start_with(parameters: Value) -> Self {
        let mut client = Self::connect();
        let answer = client.request("initialize", parameters).await;
        assert!(answer.get("capabilities").is_some(), "{answer}");
        client.notify("initialized", json!({})).await;
        client
    }

    pub(crate) async fn send(&self, message: Value) {
        self.send_all(&[message]).await;
    }

    /// Sends several messages in one go.
    pub(crate) async fn send_all(&self, messages: &[Value]) {
        let mut bytes = Vec::new();
        for message in messages {
            bytes.extend(frame(message));
        }
        let mut writer = self.writer.lock().await;
        writer.write_all(&bytes).await.expect("the server reads");
    }

    pub(crate) async fn notify(&self, method: &str, parameters: Value) {
        self.send(notification(method, parameters)).await;
    }

    /// Sends a request and returns its number, without waiting for the answer.
    pub(crate) async fn ask(&mut self, method: &str, parameters: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": parameters}))
            .await;
        id
    }

    /// The answer to a request: its result, or the whole error.
    pub(crate) async fn answer(&mut self, id: i64) -> Value {
        let is_answer = |message: &Value| message["id"] == id && message.get("method").is_none();
        let mut answer = self.wait_for(is_answer).await;
        match answer.get("error") {
            Some(_) => answer["error"].take(),
            None => answer["result"].take(),
        }
    }

    pub(crate) async fn request(&mut self, method: &str, parameters: Value) -> Value {
        let id = self.ask(method, parameters).await;
        self.answer(id).await
    }

    /// The first message of the server that is the one, whether it came already or not.
    pub(crate) async fn wait_for(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(place) = self.unread.iter().position(&is_it) {
            return self.unread.remove(place);
        }
        let wait = async {
            while let Some(message) = self.inbox.recv().await {
                if is_it(&message) {
                    return message;
                }
                self.unread.push(message);
            }
            panic!("the server ended; unread: {:#?}", self.unread);
        };
        timeout(PATIENCE, wait)
            .await
            .expect("the server answers in time")
    }

    /// Reads no more than one further message for now, so that the server has to keep what it sends.
    pub(crate) async fn stop_reading(&mut self) {
        self.held = Some(self.reading.clone().lock_owned().await);
    }

    /// Reads again.
    pub(crate) fn read_on(&mut self) {
        self.held = None;
    }

    /// The messages that came while others were waited for.
    pub(crate) fn take_unread(&mut self) -> Vec<Value> {
        while let Ok(message) = self.inbox.try_recv() {
            self.unread.push(message);
        }
        std::mem::take(&mut self.unread)
    }

    /// A call of the server, by its method.
    pub(crate) async fn call(&mut self, method: &str) -> Value {
        self.wait_for(|message| message["method"] == method).await["params"].take()
    }

    /// The diagnostics that are published next for a document.
    pub(crate) async fn published(&mut self, uri: &str) -> Value {
        let message = self
            .wait_for(|message| {
                message["method"] == "textDocument/publishDiagnostics"
                    && message["params"]["uri"] == uri
            })
            .await;
        message["params"].clone()
    }

    /// The messages with a method that have come and that nobody has waited for, after a pause in
    /// which more could have come.
    pub(crate) async fn unread(&mut self, method: &str) -> Vec<Value> {
        sleep(Duration::from_millis(300)).await;
        let (found, rest) = self
            .take_unread()
            .into_iter()
            .partition(|message| message["method"] == method);
        self.unread = rest;
        found
    }

    pub(crate) async fn open(&self, uri: &str, text: &str) {
        self.notify(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}}),
        )
        .await;
    }

    /// Sends changes, such as from [`insert`] and [`replace_all`].
    pub(crate) async fn change(&self, uri: &str, version: i64, changes: Value) {
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}),
        )
        .await;
    }

    pub(crate) async fn close(&self, uri: &str) {
        self.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": uri}}),
        )
        .await;
    }

    pub(crate) async fn changed_on_disk(&self, uri: &str) {
        self.notify(
            "workspace/didChangeWatchedFiles",
            json!({"changes": [{"uri": uri, "type": 2}]}),
        )
        .await;
    }

    /// Asks about a place.
    pub(crate) async fn at(&mut self, method: &str, uri: &str, line: u32, character: u32) -> Value {
        let parameters = json!({
            "textDocument": {"uri": uri},
            "position": {"line": line, "character": character},
            "context": {"includeDeclaration": false},
        });
        self.request(method, parameters).await
    }

    /// The words of a hover.
    pub(crate) async fn hover(&mut self, uri: &str, line: u32, character: u32) -> String {
        let hover = self.at("textDocument/hover", uri, line, character).await;
        hover["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Ends the session by the book.
    pub(crate) async fn leave(mut self) {
        assert_eq!(self.request("shutdown", Value::Null).await, Value::Null);
        self.notify("exit", Value::Null).await;
        let ended = timeout(PATIENCE, self.server)
            .await
            .expect("`exit` ends the server");
        assert!(ended.expect("without a panic"), "in order");
    }
}

pub(crate) fn notification(method: &str, parameters: Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": parameters})
}

pub(crate) fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// A change that puts text at a place.
pub(crate) fn insert(line: u32, character: u32, text: &str) -> Value {
    replace((line, character), (line, character), text)
}

/// A change that puts text in the place of another.
pub(crate) fn replace(start: (u32, u32), end: (u32, u32), text: &str) -> Value {
    json!({
        "range": {
            "start": {"line": start.0, "character": start.1},
            "end": {"line": end.0, "character": end.1},
        },
        "text": text,
    })
}

/// A change of the whole text.
pub(crate) fn replace_all(text: &str) -> Value {
    json!([{"text": text}])
}

/// What no editor asks for: to wait, and to panic.
fn with_test_methods(service: LspServiceBuilder<Handlers>) -> LspServiceBuilder<Handlers> {
    async fn wait(_: &Handlers, (milliseconds,): (u64,)) -> jsonrpc::Result<()> {
        sleep(Duration::from_millis(milliseconds)).await;
        Ok(())
    }
    async fn panic(_: &Handlers) -> jsonrpc::Result<()> {
        panic!("as asked");
    }
    service
        .custom_method("test/wait", wait)
        .custom_method("test/panic", panic)
}

async fn read_messages(
    reader: ReadHalf<DuplexStream>,
    writer: Writer,
    inbox: mpsc::UnboundedSender<Value>,
    reading: Arc<Mutex<()>>,
) {
    let mut reader = BufReader::new(reader);
    while let Some(message) = read_message(&mut reader).await {
        drop(reading.lock().await);
        if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
            let agreed = frame(&json!({"jsonrpc": "2.0", "id": id, "result": null}));
            if writer.lock().await.write_all(&agreed).await.is_err() {
                return;
            }
        }
        if inbox.send(message).is_err() {
            return;
        }
    }
}

async fn read_message(reader: &mut BufReader<ReadHalf<DuplexStream>>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header).await.ok()? == 0 {
            return None;
        }
        match header.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).await.ok()?;
    serde_json::from_slice(&body).ok()
}
