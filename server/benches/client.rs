//! An editor with a stopwatch: speaks to a server in memory or to the released binary, and tells how long each
//! answer takes. What is asked is left to the benchmarks.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use claimlint::lsp::serve_on;
use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader, duplex, split,
};
use tokio::process::{Child, Command};

/// How long a server may take to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// One session with a server.
pub(crate) struct Client {
    input: BufReader<Box<dyn AsyncRead + Unpin>>,
    output: Box<dyn AsyncWrite + Unpin>,
    /// The server's process, where it has one of its own.
    process: Option<Child>,
    next_id: i64,
    version: i64,
    /// The text of the open article, where the server wants it whole with every change.
    whole: Option<String>,
}

/// Which server to speak to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transport {
    /// A server in this process.
    Memory,
    /// The binary, through its standard input and output.
    Pipes,
    /// Another server, by its command line, through its standard input and output.
    Peer(&'static str),
}

impl Client {
    /// Starts a server.
    pub(crate) fn connect(transport: Transport) -> Self {
        let (input, output, process): (Box<dyn AsyncRead + Unpin>, Box<dyn AsyncWrite + Unpin>, _);
        match transport {
            Transport::Memory => {
                let (ours, theirs) = duplex(1 << 20);
                let (read, write) = split(theirs);
                tokio::spawn(serve_on(read, write, |service| service));
                let (read, write) = split(ours);
                (input, output, process) = (Box::new(read), Box::new(write), None);
            }
            Transport::Pipes | Transport::Peer(_) => {
                let mut command = match transport {
                    Transport::Peer(line) => line.split_whitespace().collect(),
                    _ => vec![env!("CARGO_BIN_EXE_claimlint"), "server"],
                };
                let mut child = Command::new(command.remove(0))
                    .args(command)
                    .stderr(Stdio::null())
                    .stdin(Stdio::piped())
                    .stdout(Stdio::piped())
                    .kill_on_drop(true)
                    .spawn()
                    .expect("the binary starts");
                let read = child.stdout.take().expect("its output");
                let write = child.stdin.take().expect("its input");
                (input, output, process) = (Box::new(read), Box::new(write), Some(child));
            }
        }
        Self {
            input: BufReader::new(input),
            output,
            process,
            next_id: 1,
            version: 1,
            whole: None,
        }
    }

    /// Begins a session in a folder, as an editor that is sent diagnostics. Returns how long the answer to
    /// `initialize` takes.
    pub(crate) async fn begin(&mut self, folder: &Path) -> Duration {
        let parameters = json!({
            "capabilities": {"textDocument": {
                "publishDiagnostics": {"relatedInformation": true},
                "hover": {"contentFormat": ["markdown"]},
                "codeAction": {
                    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
                    "resolveSupport": {"properties": ["edit"]},
                    "dataSupport": true,
                },
            }},
            "workspaceFolders": [{"uri": uri(folder), "name": "articles"}],
        });
        let (answer, time) = self.request("initialize", parameters).await;
        let sync = &answer["capabilities"]["textDocumentSync"];
        let change = sync.get("change").unwrap_or(sync);
        self.whole = (*change == json!(1)).then(String::new);
        self.notify("initialized", json!({})).await;
        time
    }

    /// Opens an article, and waits until all others are read. Returns how long that takes.
    pub(crate) async fn open(&mut self, file: &Path, text: &str) -> Duration {
        self.whole = self.whole.take().map(|_| text.to_owned());
        let document =
            json!({"uri": uri(file), "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}))
            .await;
        let document = json!({"textDocument": {"uri": uri(file)}});
        self.request("textDocument/diagnostic", document).await.1
    }

    /// Asks about a place.
    pub(crate) async fn ask_at(
        &mut self,
        method: &str,
        file: &Path,
        (line, column): (usize, usize),
    ) -> (Value, Duration) {
        let parameters = json!({
            "textDocument": {"uri": uri(file)},
            "position": {"line": line, "character": column},
            "context": {"includeDeclaration": false, "triggerKind": 1},
            "newName": "another-name",
        });
        self.request(method, parameters).await
    }

    /// Asks what can be done with so many characters, as an editor does of itself when a cursor has moved.
    pub(crate) async fn code_actions(
        &mut self,
        file: &Path,
        (line, column): (usize, usize),
        characters: usize,
    ) -> (Value, Duration) {
        let position = |character| json!({"line": line, "character": character});
        let parameters = json!({
            "textDocument": {"uri": uri(file)},
            "range": {"start": position(column), "end": position(column + characters)},
            "context": {"diagnostics": [], "triggerKind": 2},
        });
        self.request("textDocument/codeAction", parameters).await
    }

    /// The answer to a request: its result, or the error.
    pub(crate) async fn request(&mut self, method: &str, parameters: Value) -> (Value, Duration) {
        let start = Instant::now();
        let id = self.ask(method, parameters).await;
        let (result, end) = self.answer(id).await;
        (result, end - start)
    }

    /// Cancels a request. Returns its answer, and how long that takes from now.
    pub(crate) async fn cancel(&mut self, id: i64) -> (Value, Duration) {
        let start = Instant::now();
        self.notify("$/cancelRequest", json!({"id": id})).await;
        let (result, end) = self.answer(id).await;
        (result, end - start)
    }

    /// Sends a request and returns its number, without waiting for the answer.
    pub(crate) async fn ask(&mut self, method: &str, parameters: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": parameters}))
            .await;
        id
    }

    async fn answer(&mut self, id: i64) -> (Value, Instant) {
        let (mut answer, end) = self
            .wait_for(|message| message["id"] == id && message.get("method").is_none())
            .await;
        let result = match answer.get("error") {
            Some(_) => answer["error"].take(),
            None => answer["result"].take(),
        };
        (result, end)
    }

    /// Changes an article in one place.
    pub(crate) async fn change(
        &mut self,
        file: &Path,
        start: (usize, usize),
        end: (usize, usize),
        text: &str,
    ) {
        self.version += 1;
        let position = |(line, column)| json!({"line": line, "character": column});
        let change = match &mut self.whole {
            Some(whole) => {
                whole.replace_range(offset(whole, start)..offset(whole, end), text);
                json!({"text": whole})
            }
            None => {
                json!({"range": {"start": position(start), "end": position(end)}, "text": text})
            }
        };
        let document = json!({"uri": uri(file), "version": self.version});
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": [change]}),
        )
        .await;
    }

    /// Waits for the diagnostics of the article as it stands, or of one whose version nobody tells. Returns them and when they came.
    pub(crate) async fn published(&mut self, file: &Path) -> (Value, Instant) {
        let (uri, version) = (uri(file), self.version);
        let (mut message, time) = self
            .wait_for(|message| {
                message["method"] == "textDocument/publishDiagnostics"
                    && message["params"]["uri"] == uri
                    && message["params"]["version"]
                        .as_i64()
                        .is_none_or(|of| of == version)
            })
            .await;
        (message["params"]["diagnostics"].take(), time)
    }

    /// The memory of the server's process, in bytes, where the system tells: now, and at most.
    pub(crate) fn resident(&self) -> Option<(usize, usize)> {
        let id = self.process.as_ref()?.id()?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let read = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            let kibibytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
            Some(kibibytes * 1024)
        };
        Some((read("VmRSS:")?, read("VmHWM:")?))
    }

    /// Ends the session by the book.
    pub(crate) async fn leave(mut self) {
        self.request("shutdown", Value::Null).await;
        self.notify("exit", Value::Null).await;
        if let Some(mut process) = self.process {
            // Not every server ends when it should. Then it is ended.
            let _ = tokio::time::timeout(PATIENCE, process.wait()).await;
        }
    }

    async fn notify(&mut self, method: &str, parameters: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": parameters}))
            .await;
    }

    async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let message = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let written = self.output.write_all(message.as_bytes()).await;
        written.expect("the server reads");
        self.output.flush().await.expect("the server reads");
    }

    /// The next message that is the one, and when it came.
    async fn wait_for(&mut self, is_it: impl Fn(&Value) -> bool) -> (Value, Instant) {
        loop {
            let body = self.receive().await.expect("the server answers");
            let time = Instant::now();
            let message: Value = serde_json::from_slice(&body).expect("a message");
            if is_it(&message) {
                return (message, time);
            }
            // Whatever the server asks for is agreed to.
            if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
                self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}))
                    .await;
            }
        }
    }

    async fn receive(&mut self) -> Option<Vec<u8>> {
        let mut length = 0;
        loop {
            let mut header = String::new();
            if self.input.read_line(&mut header).await.ok()? == 0 {
                return None;
            }
            match header.trim_end().split_once(": ") {
                Some(("Content-Length", number)) => length = number.parse().ok()?,
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.input.read_exact(&mut body).await.ok()?;
        Some(body)
    }
}

/// The place of a line and column in an ASCII text.
fn offset(text: &str, (line, column): (usize, usize)) -> usize {
    let before = text.split_inclusive('\n').take(line);
    before.map(str::len).sum::<usize>() + column
}

/// A file's address; the benchmarks' names need no encoding.
fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{path}")
}
