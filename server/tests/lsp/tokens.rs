//! Tokens: all, what has changed, or those of a stretch, as different clients count and take them.

use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

const ARTICLE: &str = "//- a.md\n> 🇺🇦 [Moscow ü\n> veto]{#v .claim by=\"Ben\"}\n";

fn abilities(more: Value) -> Value {
    let mut tokens = json!({
        "requests": {"range": true, "full": {"delta": true}},
        "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"],
    });
    if let (Value::Object(tokens), Value::Object(more)) = (&mut tokens, more) {
        tokens.extend(more);
    }
    json!({"textDocument": {"semanticTokens": tokens}})
}

async fn start(folder: &Folder, abilities: Value) -> Client {
    let client = Client::start(folder, abilities).await;
    let uri = folder.uri("a.md");
    client
        .open(&uri, &folder.read("a.md").replace('\n', "\r\n"))
        .await;
    client
}

/// Tokens as five numbers each: line, column and length, type and modifiers.
async fn ask(client: &mut Client, folder: &Folder, what: &str, more: Value) -> Value {
    let mut parameters = json!({"textDocument": {"uri": folder.uri("a.md")}});
    if let (Value::Object(parameters), Value::Object(more)) = (&mut parameters, more) {
        parameters.extend(more);
    }
    let method = format!("textDocument/semanticTokens/{what}");
    client.request(&method, parameters).await
}

/// The claim's words on two lines, its id, `by`, and who says it. A claim is type 0, and reported.
const TOKENS: [[u32; 5]; 5] = [
    [0, 8, 8, 0, 16],
    [1, 2, 4, 0, 16],
    [0, 6, 2, 1, 0],
    [0, 10, 2, 3, 0],
    [0, 4, 3, 6, 0],
];

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_over_two_lines_is_two_tokens() {
    let folder = Folder::new(ARTICLE);
    let mut client = start(&folder, abilities(json!({}))).await;
    let all = ask(&mut client, &folder, "full", json!({})).await;
    assert_eq!(all["data"], json!(TOKENS.concat()), "{all}");
    let stretch = json!({"range": {
        "start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 7},
    }});
    let some = ask(&mut client, &folder, "range", stretch).await;
    // A token that touches the stretch is told as a whole.
    let (mut first, second) = (TOKENS[0], TOKENS[1]);
    first[0] = 0;
    assert_eq!(some["data"], json!([first, second].concat()), "{some}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_may_take_tokens_over_lines_and_count_bytes() {
    let folder = Folder::new(ARTICLE);
    let mut able = abilities(json!({"multilineTokenSupport": true}));
    able["general"] = json!({"positionEncodings": ["utf-8"]});
    let mut client = start(&folder, able).await;
    let all = ask(&mut client, &folder, "full", json!({})).await;
    // `Moscow ü`, a line break of two bytes, and `> veto`.
    let numbers: Vec<_> = all["data"]
        .as_array()
        .expect("numbers")
        .iter()
        .take(8)
        .collect();
    assert_eq!(json!(numbers), json!([0, 12, 17, 0, 16, 1, 8, 2]), "{all}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_changed_is_an_edit_of_what_was_told() {
    let folder = Folder::new(ARTICLE);
    let mut client = start(&folder, abilities(json!({}))).await;
    let all = ask(&mut client, &folder, "full", json!({})).await;
    let before = json!({"previousResultId": all["resultId"]});
    let same = ask(&mut client, &folder, "full/delta", before.clone()).await;
    assert_eq!(same["edits"], json!([]), "{same}");
    assert_eq!(same["resultId"], all["resultId"]);
    let uri = folder.uri("a.md");
    client.change(&uri, 2, json!([insert(1, 10, "eto")])).await;
    let changed = ask(&mut client, &folder, "full/delta", before.clone()).await;
    let edit = json!([{"start": 10, "deleteCount": 10, "data": [0, 6, 5, 1, 0, 0, 13, 2, 3, 0]}]);
    assert_eq!(changed["edits"], edit, "{changed}");
    // Of what was told before that, nobody knows any more.
    let anew = ask(&mut client, &folder, "full/delta", before).await;
    assert_eq!(anew["data"].as_array().map(Vec::len), Some(25), "{anew}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_takes_no_tokens_is_told_of_none() {
    let folder = Folder::new(ARTICLE);
    let mut client = Client::connect();
    let parameters = json!({"capabilities": {}, "rootUri": folder.uri("")});
    let answer = client.request("initialize", parameters).await;
    assert_eq!(
        answer["capabilities"]["semanticTokensProvider"],
        Value::Null
    );
    let mut client = Client::connect();
    let parameters = json!({"capabilities": abilities(json!({})), "rootUri": folder.uri("")});
    let answer = client.request("initialize", parameters).await;
    let told = &answer["capabilities"]["semanticTokensProvider"];
    assert_eq!(told["legend"]["tokenTypes"][0], "claim");
    assert_eq!(told["legend"]["tokenModifiers"][4], "reported");
    assert_eq!(told["full"], json!({"delta": true}));
}
