//! What a keystroke costs: from the edit that an editor sends to the diagnostics it gets, in articles of growing length
//! and workspaces of growing size; and how long questions take, the first answer, and reading a folder.
//! `docs/benchmarks.md` says how to run it and what it found.
//!
//! Everything is measured through the protocol, against a server in this process or the binary, and beside floors of
//! the same run: a message there and back, and what an editor without us would have to do as well.

#![allow(clippy::print_stdout)] // a benchmark prints

mod client;
mod floors;
mod generated;
mod manuscript;
mod table;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use client::{Client, Transport};
use floors::floors;
use generated::Generated;
use manuscript::{Manuscript, write_folder, write_sources};
use serde_json::json;
use table::{Column, percentile};
use tempfile::TempDir;

/// Between two keystrokes: less than anybody's, and more than the server waits for more.
const GAP: Duration = Duration::from_millis(20);
const KEYSTROKES: usize = 200;
/// How long a request is under way before it is cancelled: it has begun, and is far from its end.
const UNDER_WAY: Duration = Duration::from_millis(2);
/// Articles: how many bytes and claims, and whether these cite.
const ARTICLES: [(usize, usize, bool); 7] = [
    (8_000, 1, true),
    (8_000, 4, true),
    (100_000, 1, true),
    (100_000, 50, true),
    (1_000_000, 1, true),
    (1_000_000, 500, true),
    (1_000_000, 500, false),
];
/// Claims of the workspaces around an article of 100 KB and one of 1 MB.
const WORKSPACES: [usize; 3] = [1_000, 100_000, 1_000_000];

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let is = |word| arguments.iter().any(|argument| argument == word);
    let numbers = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok());
    let sizes: Vec<usize> = numbers.collect();
    // `cargo bench` passes `--bench`; without it is only asked whether it runs.
    let smokes = !is("--bench") || is("--test");
    let peer = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("peer="));
    let peer = peer.map(|line| Transport::Peer(line.to_owned().leak()));
    let transports = match (is("memory"), is("pipes"), peer) {
        (_, _, Some(peer)) => vec![Transport::Pipes, peer],
        (true, false, _) => vec![Transport::Memory],
        (false, true, _) => vec![Transport::Pipes],
        _ => vec![Transport::Memory, Transport::Pipes],
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    for transport in transports {
        println!(
            "\n{}",
            match transport {
                Transport::Memory => "a server in this process",
                Transport::Pipes => "the binary",
                Transport::Peer(line) => line,
            }
        );
        let mut alone = Vec::new();
        let mut around = Vec::new();
        if smokes {
            alone.push(runtime.block_on(measure_article(transport, (8_000, 4, true), 2)));
            around.push(runtime.block_on(measure_workspace(transport, 250, 2)));
        }
        if !smokes && !is("workspaces") {
            for article in ARTICLES {
                alone.push(runtime.block_on(measure_article(transport, article, KEYSTROKES)));
            }
        }
        if !smokes && !is("articles") {
            let sizes = if sizes.is_empty() {
                &WORKSPACES[..]
            } else {
                &sizes
            };
            for claims in sizes {
                around.push(runtime.block_on(measure_workspace(transport, *claims, KEYSTROKES)));
            }
        }
        table::print(&alone);
        table::print(&around);
    }
}

/// An article that stands alone.
async fn measure_article(
    transport: Transport,
    (bytes, claims, cite): (usize, usize, bool),
    keystrokes: usize,
) -> Column {
    let title = match (claims, cite) {
        (1, _) => format!("{} KB, 1 claim", bytes / 1000),
        (_, true) => format!("{} KB, {claims} claims", bytes / 1000),
        (_, false) => format!("{} KB, {claims} findings", bytes / 1000),
    };
    println!("\n{title}");
    let mut column = Column::new(title);
    let folder = TempDir::new().expect("a folder");
    write_sources(folder.path());
    let article = Manuscript::new(bytes, claims, cite, 0);
    let file = real_path(&folder).join("long.md");
    std::fs::write(&file, &article.text).expect("a file");
    let mut client = Client::connect(transport);
    client.begin(&real_path(&folder)).await;
    let mut session = Typing::open(client, file, article, keystrokes).await;
    session.always_finds = !matches!(transport, Transport::Peer(_));
    session.measure_floors(&mut column).await;
    session.measure_keystrokes(&mut column).await;
    if !matches!(transport, Transport::Peer(_)) {
        session.measure_questions(&mut column).await;
    }
    if let Some((now, _)) = session.client.resident() {
        column.add("memory", megabytes(now));
    }
    session.client.leave().await;
    column
}

/// Articles of two lengths in a workspace.
async fn measure_workspace(transport: Transport, claims: usize, keystrokes: usize) -> Column {
    let workspace = Generated::new(claims);
    println!("\n{} claims around", workspace.claims());
    let mut column = Column::new(format!("{} claims", workspace.claims()));
    let folder = TempDir::new().expect("a folder");
    write_folder(&real_path(&folder), &workspace);
    let files = workspace.articles();
    for (bytes, claims) in [(100_000, 50), (1_000_000, 500)] {
        let article = Manuscript::new(bytes, claims, true, files);
        let file = real_path(&folder).join(format!("long-{bytes}.md"));
        std::fs::write(&file, &article.text).expect("a file");
        let mut client = Client::connect(transport);
        let begun = client.begin(&real_path(&folder)).await;
        let start = Instant::now();
        let mut session = Typing::open(client, file.clone(), article, keystrokes).await;
        let read = start.elapsed();
        if bytes == 100_000 {
            column.add("answer to `initialize`", table::time(begun));
            column.add("reading all articles", table::time(read));
            if let Some((now, most)) = session.client.resident() {
                column.add("memory", megabytes(now));
                column.add("memory at most", megabytes(most));
            }
        }
        session.always_finds = true;
        session.prefix = format!("{} KB: ", bytes / 1000);
        session.measure_keystrokes(&mut column).await;
        session.measure_questions(&mut column).await;
        if bytes == 100_000 {
            session.measure_cancelling(&mut column).await;
        }
        session.client.leave().await;
        std::fs::remove_file(&file).expect("the file exists");
    }
    column
}

/// An article open in an editor.
struct Typing {
    client: Client,
    file: PathBuf,
    article: Manuscript,
    keystrokes: usize,
    /// Whether there is something wrong with the article, whatever is typed.
    always_finds: bool,
    /// What the rows begin with.
    prefix: String,
    /// The time of a message there and back, with an edit and a parse of the text: what nobody can do without.
    floor: Option<Duration>,
}

impl Typing {
    async fn open(client: Client, file: PathBuf, article: Manuscript, keystrokes: usize) -> Self {
        let mut typing = Self {
            client,
            file,
            article,
            keystrokes,
            always_finds: false,
            prefix: String::new(),
            floor: None,
        };
        typing.client.open(&typing.file, &typing.article.text).await;
        // The first edit goes by unmeasured.
        let place = typing.article.in_claim;
        typing.type_at(place, "x").await;
        typing.erase_at(place).await;
        typing
    }

    async fn measure_floors(&mut self, column: &mut Column) {
        let mut echoes = Vec::new();
        for _ in 0..self.keystrokes {
            tokio::time::sleep(GAP).await;
            echoes.push(self.client.request("benchmark/echo", json!(null)).await.1);
        }
        let (edits, reads) = floors(&self.article, self.keystrokes);
        let [echo, edit, read] = [echoes, edits, reads]
            .map(sorted)
            .map(|times| percentile(&times, 50));
        column.add("floor: a message there and back", table::time(echo));
        column.add("floor: edit and parse", table::time(edit));
        column.add("floor: counting the words", table::time(read));
        self.floor = Some(echo + edit);
    }

    async fn measure_keystrokes(&mut self, column: &mut Column) {
        let (in_claim, above) = (self.article.in_claim, self.article.above);
        let (mut letters, mut breaks) = (Vec::new(), Vec::new());
        for _ in 0..self.keystrokes / 2 {
            letters.push(self.type_at(in_claim, "x").await);
            letters.push(self.erase_at(in_claim).await);
        }
        for _ in 0..self.keystrokes / 2 {
            breaks.push(self.type_at(above, "\n").await);
            breaks.push(self.erase_at(above).await);
        }
        self.add(column, "keystroke in a claim", letters);
        self.add(column, "line break above", breaks);
    }

    async fn measure_questions(&mut self, column: &mut Column) {
        let in_claim = Some(self.article.in_claim);
        let in_reference = self.article.in_reference;
        let questions = [
            ("hover", in_claim),
            ("references", in_claim),
            ("completion", in_reference),
            ("rename", in_reference),
        ];
        for (name, place) in questions {
            let Some(place) = place else { continue };
            let method = format!("textDocument/{name}");
            let mut times = Vec::new();
            for _ in 0..self.keystrokes {
                let (answer, time) = self.client.ask_at(&method, &self.file, place).await;
                assert!(answer.get("code").is_none(), "{name}: {answer}");
                times.push(time);
            }
            self.add(column, name, times);
        }
        self.measure_code_actions(column).await;
        // What is typed in prose changes no diagnostics, so it is asked for.
        let place = self.article.in_prose;
        let mut times = Vec::new();
        for number in 0..self.keystrokes {
            tokio::time::sleep(GAP).await;
            let start = Instant::now();
            match number % 2 {
                0 => self.client.change(&self.file, place, place, "x").await,
                _ => {
                    self.client
                        .change(&self.file, place, (place.0, place.1 + 1), "")
                        .await
                }
            }
            let in_claim = self.article.in_claim;
            self.client
                .ask_at("textDocument/hover", &self.file, in_claim)
                .await;
            times.push(start.elapsed());
        }
        self.add(column, "keystroke in prose, then hover", times);
    }

    /// What can be done at the cursor, right after a keystroke, so that nothing is known of the text yet; and with a word.
    async fn measure_code_actions(&mut self, column: &mut Column) {
        let place = self.article.in_claim;
        for (name, characters) in [("code actions", 0), ("code actions for a word", 4)] {
            let mut times = Vec::new();
            for number in 0..self.keystrokes {
                match number % 2 {
                    0 => self.type_at(place, "x").await,
                    _ => self.erase_at(place).await,
                };
                let asked = self.client.code_actions(&self.file, place, characters);
                let (answer, time) = asked.await;
                assert!(answer.is_array(), "{name}: {answer}");
                times.push(time);
            }
            self.add(column, name, times);
        }
    }

    /// From a cancellation to the answer, with all claims of the workspace about to be listed. In a small one the list
    /// may be done before; then there is nothing to measure.
    async fn measure_cancelling(&mut self, column: &mut Column) {
        let mut times = Vec::new();
        for _ in 0..self.keystrokes {
            let list = json!({"command": "claimlint.claims", "arguments": [{}]});
            let id = self.client.ask("workspace/executeCommand", list).await;
            tokio::time::sleep(UNDER_WAY).await;
            let (answer, time) = self.client.cancel(id).await;
            if answer["code"] == -32800 {
                times.push(time);
            }
        }
        if !times.is_empty() {
            self.add(column, "cancelling a list of all claims", times);
        }
    }

    fn add(&self, column: &mut Column, what: &str, times: Vec<Duration>) {
        let times = sorted(times);
        for percent in [50, 99] {
            let time = percentile(&times, percent);
            let ratio = self
                .floor
                .map(|floor| time.as_secs_f64() / floor.as_secs_f64());
            let ratio = ratio.map_or_else(String::new, |ratio| format!(" ({ratio:.1} ×)"));
            let what = format!("{}{what}, p{percent}", self.prefix);
            println!("  {what:<48} {:>10.3} ms{ratio}", time.as_secs_f64() * 1e3);
            column.add(&what, format!("{}{ratio}", table::time(time)));
        }
    }

    /// Types at a place; returns the time to the diagnostics.
    async fn type_at(&mut self, place: (usize, usize), text: &str) -> Duration {
        self.edit(place, place, text).await
    }

    /// Takes back what was typed at a place.
    async fn erase_at(&mut self, (line, column): (usize, usize)) -> Duration {
        let end = match (line, column) == self.article.above {
            true => (line + 1, 0),
            false => (line, column + 1),
        };
        self.edit((line, column), end, "").await
    }

    async fn edit(&mut self, start: (usize, usize), end: (usize, usize), text: &str) -> Duration {
        tokio::time::sleep(GAP).await;
        let begun = Instant::now();
        self.client.change(&self.file, start, end, text).await;
        let (diagnostics, time) = self.client.published(&self.file).await;
        let finds = diagnostics.as_array().is_some_and(|all| !all.is_empty());
        assert!(finds || !self.always_finds);
        time - begun
    }
}

fn sorted(mut times: Vec<Duration>) -> Vec<Duration> {
    times.sort_unstable();
    times
}

fn megabytes(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Some systems reach their temporary folder through a link.
fn real_path(folder: &TempDir) -> PathBuf {
    folder.path().canonicalize().expect("the folder exists")
}
