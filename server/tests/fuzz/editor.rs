//! An editor out of its mind, which still knows what its texts are.

use std::collections::BTreeMap;
use std::time::Duration;

use claimlint::text::{Encoding, Position, Text};
use fastrand::Rng;
use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;
use crate::messages;

/// How long an answer may take; shorter than the client waits, to say whose answer it was.
const PATIENCE: Duration = Duration::from_secs(50);

pub(crate) struct Editor<'a> {
    pub(crate) client: Client,
    folder: &'a Folder,
    rng: Rng,
    encoding: Encoding,
    /// The documents that are open.
    open: BTreeMap<String, Text>,
    /// The requests that were sent, in words.
    asked: BTreeMap<i64, String>,
    next_version: i64,
}

impl<'a> Editor<'a> {
    pub(crate) fn new(client: Client, folder: &'a Folder, seed: u64, abilities: &Value) -> Self {
        let encoding = match abilities["general"]["positionEncodings"][0].as_str() {
            Some("utf-8") => Encoding::Utf8,
            Some("utf-32") => Encoding::Utf32,
            _ => Encoding::Utf16,
        };
        Self {
            client,
            folder,
            rng: Rng::with_seed(seed ^ 0x5eed),
            encoding,
            open: BTreeMap::new(),
            asked: BTreeMap::new(),
            next_version: 1,
        }
    }

    /// The texts of the open documents.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, String)> {
        let open = self.open.iter();
        open.map(|(uri, text)| (uri.as_str(), text.to_text().into_owned()))
    }

    /// Does something.
    pub(crate) async fn step(&mut self) {
        match self.rng.u8(0..20) {
            0..4 => self.open().await,
            4..10 => self.change().await,
            10 => self.close().await,
            11 => self.write().await,
            12 => self.cancel().await,
            13 => self.confuse().await,
            _ => self.ask().await,
        }
    }

    async fn open(&mut self) {
        let uri = self.document();
        let text = messages::text(&mut self.rng);
        self.client.open(&uri, &text).await;
        self.open.insert(uri, Text::new(&text));
    }

    async fn change(&mut self) {
        let uri = self.document();
        // Now and then backwards, since nobody may rely on it.
        self.next_version += if self.rng.u8(0..8) == 0 { -3 } else { 1 };
        let changes = (0..self.rng.usize(0..3)).map(|_| messages::change(&mut self.rng));
        let changes: Vec<_> = changes.collect();
        if let Some(text) = self.open.get_mut(&uri) {
            for change in &changes {
                apply(text, change, self.encoding);
            }
        }
        self.client
            .change(&uri, self.next_version, json!(changes))
            .await;
    }

    async fn close(&mut self) {
        let uri = self.document();
        self.client.close(&uri).await;
        self.open.remove(&uri);
    }

    /// Changes a file behind the editor's back, and tells of it.
    async fn write(&mut self) {
        let name = *self.rng.choice(&messages::FILES).expect("a file");
        match self.rng.bool() {
            true => self
                .folder
                .write(name, &messages::text_of(name, &mut self.rng)),
            false => drop(std::fs::remove_file(self.folder.path(name))),
        }
        self.client.changed_on_disk(&self.folder.uri(name)).await;
    }

    async fn cancel(&mut self) {
        let asked = self.asked.keys().copied().nth(self.rng.usize(0..60));
        let id = asked.map_or_else(|| json!(["no", "id"]), Value::from);
        self.client
            .notify("$/cancelRequest", json!({"id": id}))
            .await;
    }

    /// Says something that makes no sense.
    async fn confuse(&mut self) {
        let (method, params) = messages::nonsense(&mut self.rng);
        match self.rng.bool() {
            true => self.client.notify(method, params).await,
            false => {
                let words = format!("{method} {params}");
                let id = self.client.ask(method, params).await;
                self.asked.insert(id, words);
            }
        }
    }

    async fn ask(&mut self) {
        let uri = self.document();
        let (method, params) = messages::question(&uri, &mut self.rng);
        let words = format!("{method} {params}");
        let id = self.client.ask(method, params).await;
        self.asked.insert(id, words);
    }

    fn document(&mut self) -> String {
        match self.rng.u8(0..12) {
            0 => "untitled:Untitled-1".to_owned(),
            1 => self.folder.uri("deep/er/none.md"),
            _ => {
                let name = *self.rng.choice(&messages::FILES).expect("a file");
                self.folder.uri(name)
            }
        }
    }

    /// Ends the session, after which nothing is answered but with an error, and sees that every request was answered.
    pub(crate) async fn leave(mut self) {
        let end = self.client.ask("shutdown", Value::Null).await;
        let late = self.client.ask("textDocument/hover", json!({})).await;
        assert_eq!(
            self.client.answer(late).await["code"],
            -32600,
            "after the end"
        );
        assert_eq!(self.client.answer(end).await, Value::Null);
        let mut answers: BTreeMap<i64, Vec<Value>> = BTreeMap::new();
        let mut seen = |message: Value| {
            if let (Some(id), None) = (message["id"].as_i64(), message.get("method")) {
                answers.entry(id).or_default().push(message);
            }
        };
        for (id, words) in &self.asked {
            let is_answer =
                |message: &Value| message["id"] == *id && message.get("method").is_none();
            let answer = self.client.wait_for(is_answer);
            let answer = tokio::time::timeout(PATIENCE, answer).await;
            seen(answer.unwrap_or_else(|_| panic!("request {id} is not answered: {words}")));
        }
        self.client.take_unread().into_iter().for_each(seen);
        for (id, answers) in answers {
            assert_eq!(answers.len(), 1, "request {id}: {answers:#?}");
            assert_ne!(
                answers[0]["error"]["code"], -32603,
                "request {id}: {answers:#?}"
            );
        }
        self.client.notify("exit", Value::Null).await;
    }
}

/// Applies a change as the protocol has it: what lies outside is clamped, and what ends before it begins is empty.
pub(crate) fn apply(text: &mut Text, change: &Value, encoding: Encoding) {
    let new = change["text"].as_str().expect("a text");
    let offset = |position: &Value| {
        let number = |name| position[name].as_u64().map_or(0, |number| number as usize);
        let position = Position {
            line: number("line"),
            column: number("character"),
        };
        text.offset(position, encoding)
    };
    let range = match change.get("range") {
        Some(range) => {
            let (start, end) = (offset(&range["start"]), offset(&range["end"]));
            start..end.max(start)
        }
        None => 0..text.len(),
    };
    text.replace(range, new);
}
