//! Editors that send whatever comes to their mind. Each session is drawn from a number, which a failure names.
//!
//! Whatever comes in, nothing in the server panics, every request is answered once, and in the end it finds what a
//! server finds that is given the same texts at once. A few seconds, or as many as `CLAIMLINT_FUZZ_SECONDS` says;
//! `CLAIMLINT_FUZZ_SEED` repeats one session.

#[expect(dead_code, reason = "written for tests that ask more")]
#[path = "../lsp/client.rs"]
mod client;
#[expect(dead_code, reason = "written for tests that ask more")]
#[path = "../lsp/folder.rs"]
mod folder;

mod editor;
mod messages;

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::json;

use client::Client;
use editor::Editor;
use folder::Folder;

/// What the server's own code panicked about. Libraries may panic where that is expected and caught.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Without a time to fill, so many sessions are tried.
const SESSIONS: u64 = 12;
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
    if let Some(seed) = number("CLAIMLINT_FUZZ_SEED") {
        return run(seed);
    }
    match number("CLAIMLINT_FUZZ_SECONDS") {
        None => (0..SESSIONS).for_each(run),
        Some(seconds) => {
            let end = Instant::now() + Duration::from_secs(seconds);
            (0..).take_while(|_| Instant::now() < end).for_each(run);
        }
    }
}

fn run(seed: u64) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime");
    let outcome = catch_unwind(|| runtime.block_on(session(seed)));
    assert!(
        outcome.is_ok(),
        "as told above; CLAIMLINT_FUZZ_SEED={seed} repeats it"
    );
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
    let differences: Vec<_> = found.symmetric_difference(&expected).collect();
    let texts: Vec<_> = editor.texts().collect();
    assert!(
        differences.is_empty(),
        "session {seed}: {differences:#?} in {texts:#?}"
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
