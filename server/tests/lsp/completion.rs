//! What can be written at a place, as different clients want it.

use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

const ARTICLES: &str = r#"
//- claimlint.toml
bibliography = ["sources.bib"]
//- sources.bib
@online{grand2025, author = {Grand, Camille}, title = {A Force}, date = {2025-03-05}}
//- a.md
[Moscow gets no veto]{#no-veto .claim by="Camille Grand" cite="grand2025"}
//- b.md
🇺🇦 ü [words]{.claim supports="a#n-veto"}
"#;

fn able() -> Value {
    json!({"textDocument": {"completion": {"completionItem": {
        "snippetSupport": true,
        "insertReplaceSupport": true,
        "labelDetailsSupport": true,
        "documentationFormat": ["markdown"],
        "resolveSupport": {"properties": ["documentation"]},
    }}}})
}

/// A client that has one file open, and what it may ask for behind some words of the only line.
async fn ask(folder: &Folder, abilities: Value, text: &str, column: u32) -> (Client, Value) {
    let mut client = Client::start(folder, abilities).await;
    let uri = folder.uri("b.md");
    client.open(&uri, text).await;
    let asked = json!({
        "textDocument": {"uri": uri},
        "position": {"line": 0, "character": column},
        "context": {"triggerKind": 1},
    });
    let answer = client.request("textDocument/completion", asked).await;
    (client, answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_able_client_chooses_and_asks_for_more() {
    let folder = Folder::new(ARTICLES);
    let text = folder.read("b.md").replace('\n', "\r\n");
    let (mut client, answer) = ask(&folder, able(), &text, 35).await;
    assert_eq!(answer["isIncomplete"], false);
    let item = &answer["items"][0];
    assert_eq!(item["label"], "a#no-veto", "{answer}");
    assert_eq!(item["labelDetails"]["description"], "Camille Grand");
    assert_eq!(item["detail"], "“Moscow gets no veto”");
    assert_eq!(item["documentation"], Value::Null);
    // UTF-16: each flag letter counts two.
    let range = |end: u32| {
        json!({
            "start": {"line": 0, "character": 32},
            "end": {"line": 0, "character": end},
        })
    };
    let edit = json!({"newText": "a#no-veto", "insert": range(35), "replace": range(40)});
    assert_eq!(item["textEdit"], edit);
    // Names are looked up anew, so an edit in between does no harm.
    let uri = folder.uri("b.md");
    client.change(&uri, 2, json!([insert(0, 0, "So: ")])).await;
    let full = client.request("completionItem/resolve", item.clone()).await;
    let documentation = &full["documentation"];
    assert_eq!(documentation["kind"], "markdown");
    let words = documentation["value"].as_str().expect("words");
    assert!(words.contains("**Camille Grand**"), "{words}");
    assert!(words.contains("“Moscow gets no veto”"), "{words}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_client_gets_all_at_once() {
    let folder = Folder::new(ARTICLES);
    let text = folder.read("b.md");
    let (client, answer) = ask(&folder, json!({}), &text, 35).await;
    let item = &answer["items"][0];
    assert_eq!(
        item["detail"], "Camille Grand: “Moscow gets no veto”",
        "{answer}"
    );
    assert_eq!(item["documentation"]["kind"], "plaintext");
    let range = json!({"start": {"line": 0, "character": 32}, "end": {"line": 0, "character": 40}});
    assert_eq!(
        item["textEdit"],
        json!({"newText": "a#no-veto", "range": range})
    );
    client.leave().await;
    let (client, answer) = ask(&folder, json!({}), "[x]{.claim }", 11).await;
    let items = answer["items"].as_array().expect("items");
    assert!(
        items.iter().all(|item| item["insertTextFormat"] == 1),
        "{answer}"
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_claim_of_a_file_is_completed_as_well() {
    let folder = Folder::new(ARTICLES);
    let (mut client, answer) = ask(&folder, able(), "[Europe is ready]{", 18).await;
    assert_eq!(
        answer["items"][0]["label"], "#europe-ready .claim",
        "{answer}"
    );
    assert_eq!(answer["items"][0]["insertTextFormat"], 2);
    // In prose there is nothing, whatever was typed.
    let uri = folder.uri("b.md");
    client
        .change(&uri, 2, json!([{"text": "Europe is ready."}]))
        .await;
    for (kind, column) in [(1, 16), (2, 16), (2, 7)] {
        let asked = json!({
            "textDocument": {"uri": uri},
            "position": {"line": 0, "character": column},
            "context": {"triggerKind": kind, "triggerCharacter": "."},
        });
        let answer = client.request("textDocument/completion", asked).await;
        assert_eq!(answer, Value::Null, "at {column}");
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_goes_on_to_its_value_where_the_client_can_be_told() {
    let folder = Folder::new(ARTICLES);
    let mut client = Client::start_with(json!({
        "capabilities": able(),
        "initializationOptions": {"clientCommands": ["editor.action.triggerSuggest"]},
        "workspaceFolders": [{"uri": folder.uri(""), "name": "articles"}],
    }))
    .await;
    let uri = folder.uri("b.md");
    client.open(&uri, "[x]{.claim }").await;
    let asked = json!({
        "textDocument": {"uri": uri},
        "position": {"line": 0, "character": 11},
    });
    let answer = client.request("textDocument/completion", asked).await;
    let item = &answer["items"][0];
    assert_eq!(item["textEdit"]["newText"], "by=\"$1\"$0", "{answer}");
    assert_eq!(item["command"]["command"], "editor.action.triggerSuggest");
    client.leave().await;
}
