//! Editors that send whatever comes to their mind. Each session is drawn from a number, which a failure names.
//!
//! Whatever comes in, nothing in the server panics, every request is answered once, and in the end it finds what a
//! server finds that is given the same texts at once. A session that does not end fails as well. A few sessions are
//! always the same; `CLAIMLINT_FUZZ_SECONDS` tries others for so long, beginning with a number from the clock;
//! `CLAIMLINT_FUZZ_SEED` repeats one session, or is the first of many.

#[expect(dead_code, reason = "written for tests that ask more")]
#[path = "../lsp/client.rs"]
mod client;
#[expect(dead_code, reason = "written for tests that ask more")]
#[path = "../lsp/folder.rs"]
mod folder;

mod editor;
mod messages;

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime};

use serde_json::json;

use client::Client;
use editor::Editor;
use folder::Folder;

/// What the server's own code panicked about. Libraries may panic where that is expected and caught.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Without a time to fill, so many sessions are tried.
const SESSIONS: u64 = 12;
/// How long a session may take: many times what it needs on a slow machine.
const LIMIT: Duration = Duration::from_secs(150);
/// Steps of one session.
const STEPS: usize = 120;

const FILES: &str = "\
//- claimlint.toml
bibliography = [\"s.bib\"]
[people.ann]
name = \"Ann\"
[topics.t]
label = \"T\"
//- s.bib
@misc{s, title = {S}, file = {copy.txt}}
//- copy.txt
so be it
//- a.md
---
author: Ann
---
[One]{#one .claim cite=\"s\" supports=\"b#two\" quote=\"so be it\"} and [more]{#more .claim about=\"t\" value=\"3\"}.
//- b.md
[Zwö 🎉]{#two .claim by=\"Bob\" contradicts=\"a#one\" about=\"t\" value=\"4\"}
";

#[test]
fn whatever_an_editor_sends() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // A failed assertion of a test is none.
        let is_ours = panic
            .location()
            .is_some_and(|place| place.file().contains("server/src"));
        if is_ours {
            PANICS
                .lock()
                .expect("no panic here")
                .push(panic.to_string());
        }
        print(panic);
    }));
    let number = |name| std::env::var(name).ok()?.parse::<u64>().ok();
    let seed = number("CLAIMLINT_FUZZ_SEED");
    match (number("CLAIMLINT_FUZZ_SECONDS"), seed) {
        (None, None) => (0..SESSIONS).for_each(run),
        (None, Some(seed)) => run(seed),
        (Some(seconds), seed) => {
            let end = Instant::now() + Duration::from_secs(seconds);
            let first = seed.unwrap_or_else(from_clock);
            let seeds = (first..).take_while(|_| Instant::now() < end);
            seeds.for_each(run);
        }
    }
}

fn from_clock() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.expect("a clock after 1970").as_secs()
}

/// Runs a session on a thread of its own, so that one that does not end can be told of. Work that goes on
/// without end keeps the runtime from ending, and so counts as well.
#[expect(
    clippy::print_stderr,
    reason = "a session that ends the whole process has its name all the same"
)]
fn run(seed: u64) {
    eprintln!("session {seed}");
    let (sender, ended) = channel();
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build();
        runtime.expect("a runtime").block_on(session(seed));
        let _ = sender.send(());
    });
    let again = format!("CLAIMLINT_FUZZ_SEED={seed} repeats it");
    match ended.recv_timeout(LIMIT) {
        Ok(()) => {}
        Err(RecvTimeoutError::Timeout) => {
            panic!("session {seed} has not ended after {LIMIT:?}; {again}")
        }
        Err(RecvTimeoutError::Disconnected) => panic!("as told above; {again}"),
    }
    thread.join().expect("it has ended");
    let panics = PANICS.lock().expect("no panic here");
    assert!(panics.is_empty(), "session {seed}: {panics:#?}");
}

async fn session(seed: u64) {
    let folder = Folder::new(FILES);
    let abilities = messages::abilities(&mut fastrand::Rng::with_seed(seed));
    let client = Client::start(&folder, abilities.clone()).await;
    let mut editor = Editor::new(client, &folder, seed, &abilities);
    for _ in 0..STEPS {
        editor.step().await;
    }
    let found = findings(&mut editor.client).await;
    let mut fresh = Client::start(&folder, abilities).await;
    for (uri, text) in editor.texts() {
        fresh.open(uri, &text).await;
    }
    let expected = findings(&mut fresh).await;
    let only = |here: &BTreeSet<String>, there| here.difference(there).cloned().collect::<Vec<_>>();
    let (too_many, too_few) = (only(&found, &expected), only(&expected, &found));
    let texts: Vec<_> = editor.texts().collect();
    assert!(
        found == expected,
        "session {seed}: {too_many:#?} too many, {too_few:#?} missing, in {texts:#?}"
    );
    fresh.leave().await;
    editor.leave().await;
}

/// All findings, in a line each.
async fn findings(client: &mut Client) -> BTreeSet<String> {
    let params = json!({"previousResultIds": []});
    let report = client.request("workspace/diagnostic", params).await;
    let items = report["items"].as_array();
    let items = items.unwrap_or_else(|| panic!("no report: {report}"));
    let mut found = BTreeSet::new();
    for item in items {
        let name = item["uri"].as_str().expect("a URI").rsplit('/').next();
        let of_item = item["items"].as_array().expect("a full report");
        found.extend(
            of_item
                .iter()
                .map(|one| format!("{}: {one}", name.expect("a name"))),
        );
    }
    found
}
