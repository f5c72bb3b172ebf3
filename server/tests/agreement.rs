//! What the editor shows of texts that nobody has saved is what the command line prints once they are saved: on the
//! corpus and on small articles, edited at random.

#[expect(dead_code, reason = "written for tests that ask more")]
#[path = "lsp/client.rs"]
mod client;
#[path = "fuzz/editor.rs"]
#[expect(dead_code, reason = "written for tests that ask more")]
mod editor;
#[expect(dead_code, reason = "written for tests that ask more")]
#[path = "lsp/folder.rs"]
mod folder;
#[expect(dead_code, reason = "written for tests that ask more")]
#[path = "fuzz/messages.rs"]
mod messages;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use claimlint::text::{Encoding, Text};
use fastrand::Rng;
use serde_json::{Value, json};

use client::Client;
use editor::apply;
use folder::Folder;

/// So many worlds of small articles are tried.
const WORLDS: u64 = 8;
/// So many times the corpus is edited.
const EDITED: u64 = 2;

const SMALL: [(&str, &str); 6] = [
    (
        "claimlint.toml",
        "bibliography = [\"s.bib\"]\n[people.ann]\nname = \"Ann\"\n[topics.t]\nlabel = \"T\"\n",
    ),
    (
        "s.bib",
        "@misc{s, title = {S}, file = {copy.txt}}\n@misc{u, title = {U}}\n",
    ),
    ("copy.txt", "so be it\n"),
    (
        "a.md",
        "---\nauthor: Ann\n---\n[One]{#one .claim cite=\"s\" supports=\"b#two\" quote=\"so be it\"}.\n",
    ),
    (
        "b.md",
        "[Zwö 🎉]{#two .claim by=\"Bob\" contradicts=\"a#one\" about=\"t\" value=\"4\"}\n",
    ),
    (
        "in/c.md",
        "[Three]{#one .claim stance=denies about=\"t\" value='4' entails=\"b#two\"}\r\n",
    ),
];

/// A world: its files, by name.
type Files = Vec<(String, String)>;

#[tokio::test(flavor = "multi_thread")]
async fn small_articles() {
    let mut found = 0;
    for seed in 0..WORLDS {
        let files = SMALL.map(|(name, text)| (name.to_owned(), text.to_owned()));
        found += agree(files.into(), seed).await;
    }
    assert!(found > 0, "edits at random leave something to find");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        (name, std::fs::read_to_string(path).expect("a text"))
    };
    let files: Files = std::fs::read_dir(corpus)
        .expect("the corpus")
        .map(read)
        .collect();
    for seed in 0..EDITED {
        assert!(
            agree(files.clone(), seed).await > 0,
            "the corpus holds disputes"
        );
    }
}

/// Opens some of the files in an editor, edits them there, and compares with the command line on a copy. Returns how many
/// findings there are.
async fn agree(files: Files, seed: u64) -> usize {
    let mut rng = Rng::with_seed(seed);
    let (edited, saved) = (Folder::new(""), Folder::new(""));
    for (name, text) in &files {
        edited.write(name, text);
        saved.write(name, text);
    }
    let abilities = json!({
        "general": {"positionEncodings": ["utf-32"]},
        "textDocument": {"publishDiagnostics": {"relatedInformation": true}, "diagnostic": {}},
    });
    let mut client = Client::start(&edited, abilities).await;
    for (name, text) in &files {
        // A copy that holds claims would be an article in the editor, and none on the command line.
        if name.ends_with(".txt") || rng.u8(0..4) == 0 {
            continue;
        }
        let text = edit(&mut client, &edited.uri(name), text, &mut rng).await;
        saved.write(name, &text);
    }
    let shown = shown(&mut client, &edited).await;
    match printed(&saved) {
        Some(printed) => {
            let differences: Vec<_> = shown.symmetric_difference(&printed).collect();
            assert!(differences.is_empty(), "seed {seed}: {differences:#?}");
        }
        // A configuration that cannot be used stops the one and is shown by the other.
        None => assert!(
            shown.iter().any(|line| line.starts_with("claimlint.toml:")),
            "{shown:#?}"
        ),
    }
    client.leave().await;
    shown.len()
}

/// Opens a document and changes it; returns what it is then.
async fn edit(client: &mut Client, uri: &str, text: &str, rng: &mut Rng) -> String {
    client.open(uri, text).await;
    let mut model = Text::new(text);
    for version in 2..rng.i64(2..6) {
        let mut change = messages::change(rng);
        // Most of the text stays what it is.
        if let Some(range) = change.get_mut("range") {
            let line = rng.usize(0..model.line_count());
            let column = rng.u32(0..120);
            range["start"] = json!({"line": line, "character": column});
            range["end"] = json!({"line": line, "character": column + rng.u32(0..9)});
        } else {
            continue;
        }
        apply(&mut model, &change, Encoding::Utf32);
        client.change(uri, version, json!([change])).await;
    }
    model.to_text().into_owned()
}

/// What the editor shows, a line for each finding.
async fn shown(client: &mut Client, folder: &Folder) -> BTreeSet<String> {
    let params = json!({"previousResultIds": []});
    let report = client.request("workspace/diagnostic", params).await;
    let name = |uri: &Value| {
        let uri = uri.as_str().expect("a URI");
        uri.strip_prefix(&folder.uri(""))
            .expect("a file of the folder")
            .to_owned()
    };
    let mut lines = BTreeSet::new();
    for item in report["items"].as_array().expect("a report") {
        for found in item["items"].as_array().expect("a full report") {
            let severity = match found["severity"].as_u64() {
                Some(1) => "error",
                Some(2) => "warning",
                _ => "info",
            };
            let related = found["relatedInformation"].as_array().into_iter().flatten();
            let related = related.map(|related| {
                let place = &related["location"];
                format!(
                    "\n  {}:{} {}",
                    name(&place["uri"]),
                    range(&place["range"], 0),
                    related["message"]
                )
            });
            let place = range(&found["range"], 0);
            let (code, message) = (&found["code"], &found["message"]);
            let related: String = related.collect();
            lines.insert(format!(
                "{}:{place} {severity} {code} {message}{related}",
                name(&item["uri"])
            ));
        }
    }
    lines
}

/// What the command line prints, in the same form; `None` where it could not run.
fn printed(folder: &Folder) -> Option<BTreeSet<String>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlint"));
    let run = command
        .args(["check", "--output-format", "json", "."])
        .current_dir(folder.path(""))
        .output()
        .expect("the program runs");
    if run.status.code() == Some(2) {
        return None;
    }
    let findings: Vec<Value> = serde_json::from_slice(&run.stdout).expect("JSON");
    let lines = findings.iter().map(|found| {
        let name = |found: &Value| found["path"].as_str().expect("a path").to_owned();
        let related = found["related"].as_array().expect("a list").iter();
        let related = related.map(|related| {
            format!(
                "\n  {}:{} {}",
                name(related),
                range(&related["range"], 1),
                related["message"]
            )
        });
        let place = range(&found["range"], 1);
        let severity = found["severity"].as_str().expect("a level");
        let (rule, message) = (&found["rule"], &found["message"]);
        let related: String = related.collect();
        format!(
            "{}:{place} {severity} {rule} {message}{related}",
            name(found)
        )
    });
    Some(lines.collect())
}

/// A range that counts from 0 or 1, as one that counts from 0.
fn range(range: &Value, first: u64) -> String {
    let number = |place: &Value, name: &str| place[name].as_u64().map(|number| number - first);
    let place = |place: &Value| {
        let column = number(place, "character").or_else(|| number(place, "column"));
        format!(
            "{}:{}",
            number(place, "line").expect("a line"),
            column.expect("a column")
        )
    };
    format!("{}-{}", place(&range["start"]), place(&range["end"]))
}
