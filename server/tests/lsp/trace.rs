//! What a client can follow of what the server does: off, messages, verbose.

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

async fn start(folder: &Folder, trace: Value) -> Client {
    let mut params = json!({
        "capabilities": {},
        "workspaceFolders": [{"uri": folder.uri(""), "name": "articles"}],
    });
    if !trace.is_null() {
        params["trace"] = trace;
    }
    Client::start_with(params).await
}

/// The trace of a hover, without how long it took: line and more.
async fn hover(client: &mut Client, uri: &str) -> Value {
    client.at("textDocument/hover", uri, 0, 2).await;
    let is_it = |message: &Value| {
        let words = message["params"]["message"].as_str().unwrap_or_default();
        message["method"] == "$/logTrace" && words.starts_with("textDocument/hover")
    };
    let mut line = client.wait_for(is_it).await["params"].take();
    let words = line["message"].as_str().expect("words");
    let words = words
        .split(|c: char| c.is_ascii_digit())
        .collect::<String>();
    line["message"] = json!(words);
    line
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_traced_for_who_does_not_want_to_follow() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n");
    let uri = folder.uri("a.md");
    for trace in [Value::Null, json!("off")] {
        let mut client = start(&folder, trace).await;
        client.open(&uri, &folder.read("a.md")).await;
        client.at("textDocument/hover", &uri, 0, 2).await;
        assert!(client.unread("$/logTrace").await.is_empty());
        client.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_traced_and_verbose_tells_more() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n");
    let uri = folder.uri("a.md");
    let mut client = start(&folder, json!("messages")).await;
    client.open(&uri, &folder.read("a.md")).await;
    let answered = "textDocument/hover (): answered in  ms";
    assert_eq!(hover(&mut client, &uri).await, json!({"message": answered}));
    client
        .notify("$/setTrace", json!({"value": "verbose"}))
        .await;
    let verbose = format!("about version 1 of {uri}");
    assert_eq!(
        hover(&mut client, &uri).await,
        json!({"message": answered, "verbose": verbose})
    );
    let told = client.unread("$/logTrace").await;
    let opened = json!({"message": "textDocument/didOpen: taken"});
    assert!(
        told.iter().any(|line| line["params"] == opened),
        "{told:#?}"
    );
    client.notify("$/setTrace", json!({"value": "off"})).await;
    client.at("textDocument/hover", &uri, 0, 2).await;
    assert!(client.unread("$/logTrace").await.is_empty());
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_is_traced_with_its_reason() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n");
    let mut client = start(&folder, json!("messages")).await;
    client.request("test/panic", Value::Null).await;
    let is_it = |message: &Value| {
        let words = message["params"]["message"].as_str().unwrap_or_default();
        message["method"] == "$/logTrace" && words.contains("error -32603")
    };
    client.wait_for(is_it).await;
    client.leave().await;
}
