//! Formatting: what `claimlint fmt` writes, as edits.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use claimlint::text::{Encoding, Text};
use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

async fn format(client: &mut Client, uri: &str) -> Value {
    let options = json!({"tabSize": 4, "insertSpaces": true});
    let params = json!({"textDocument": {"uri": uri}, "options": options});
    client.request("textDocument/formatting", params).await
}

/// The text after edits, which a client makes from the last to the first.
fn edited(before: &str, edits: &Value) -> String {
    let text = Text::new(before);
    let offset = |place: &Value| {
        let number = |key: &str| place[key].as_u64().expect(key) as usize;
        let position = claimlint::text::Position {
            line: number("line"),
            column: number("character"),
        };
        text.offset(position, Encoding::Utf16)
    };
    let mut after = before.to_owned();
    for edit in edits.as_array().expect("edits").iter().rev() {
        let range = &edit["range"];
        let range = offset(&range["start"])..offset(&range["end"]);
        after.replace_range(range, edit["newText"].as_str().expect("a text"));
    }
    after
}

/// What the command line makes of a text.
fn by_command(text: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_claimlint"));
    program.args(["fmt", "-"]);
    program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = program.spawn().expect("the program runs");
    let mut input = running.stdin.take().expect("an input");
    input.write_all(text.as_bytes()).expect("it reads");
    drop(input);
    let output = running.wait_with_output().expect("it ends");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The same claims, with the class before the id and more blanks than need be.
fn untidy(text: &str) -> String {
    let mut parts = text.split("]{#");
    let mut untidy = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(" .claim") {
            Some((id, rest)) if !id.contains(char::is_whitespace) => {
                untidy += &format!("]{{  .claim #{id}{rest}");
            }
            _ => untidy += &format!("]{{#{part}"),
        }
    }
    untidy
}

#[tokio::test(flavor = "multi_thread")]
async fn the_corpus_is_formatted_as_on_the_command_line() {
    let folder = Folder::new("");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    let files = fs::read_dir(corpus).expect("the corpus");
    let paths = files.map(|file| file.expect("a file").path());
    let mut client = Client::start(&folder, json!({})).await;
    let mut changed = 0;
    for path in paths.filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let written = untidy(&fs::read_to_string(&path).expect("a text"));
        let uri = folder.uri(&path.file_name().expect("a name").to_string_lossy());
        client.open(&uri, &written).await;
        let edits = format(&mut client, &uri).await;
        if edits.is_null() {
            assert!(!written.contains(".claim"), "an article has an answer");
            continue;
        }
        changed += edits.as_array().expect("edits").len();
        let formatted = edited(&written, &edits);
        assert_eq!(formatted, by_command(&written));
        let again = folder.uri(&format!("again-{changed}.md"));
        client.open(&again, &formatted).await;
        assert_eq!(
            format(&mut client, &again).await,
            json!([]),
            "twice is once"
        );
    }
    assert!(changed > 100, "the corpus holds claims: {changed}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stretch_and_the_annotation_that_is_closed() {
    let folder = Folder::new("");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client
        .open(&uri, "🎉 [a]{kind=fact .claim} [b]{kind=fact .claim")
        .await;
    let ask = |line: u32, from: u32, to: u32| {
        json!({
            "textDocument": {"uri": uri},
            "range": {"start": {"line": line, "character": from}, "end": {"line": line, "character": to}},
            "options": {"tabSize": 4, "insertSpaces": true},
        })
    };
    // 🎉 counts two units.
    let edit = json!({
        "range": {"start": {"line": 0, "character": 7}, "end": {"line": 0, "character": 23}},
        "newText": ".claim kind=\"fact\"",
    });
    let stretch = ask(0, 0, 10);
    let edits = client
        .request("textDocument/rangeFormatting", stretch)
        .await;
    assert_eq!(edits, json!([edit]));
    client.change(&uri, 2, json!([insert(0, 45, "}")])).await;
    let closed = json!({
        "textDocument": {"uri": uri},
        "position": {"line": 0, "character": 46},
        "ch": "}",
        "options": {"tabSize": 4, "insertSpaces": true},
    });
    let edits = client
        .request("textDocument/onTypeFormatting", closed)
        .await;
    assert_eq!(edits[0]["newText"], ".claim kind=\"fact\"", "{edits}");
    assert_eq!(edits[0]["range"]["start"]["character"], 29);
    assert_eq!(edits.as_array().map(Vec::len), Some(1));
    client.leave().await;
}
