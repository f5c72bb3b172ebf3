//! Messages take effect in the order in which they come, whatever else is going on.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::client::{Client, insert, notification};
use crate::folder::Folder;

const CLAIM: &str = "[x]{#x .claim}\n";

#[tokio::test(flavor = "multi_thread")]
async fn three_thousand_edits_stay_in_order_between_slow_requests() {
    let folder = Folder::new("");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, CLAIM).await;
    let mut typed = String::new();
    for number in 0..3000 {
        if number % 10 == 0 {
            client.ask("test/wait", json!([300])).await;
            client
                .ask(
                    "textDocument/hover",
                    json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 1}}),
                )
                .await;
        }
        let digit = (number * 7 % 10).to_string();
        client
            .change(
                &uri,
                number + 2,
                json!([insert(0, 1 + number as u32, &digit)]),
            )
            .await;
        write!(typed, "{digit}").expect("a string takes everything");
    }
    let words = client.hover(&uri, 0, 1).await;
    assert!(words.contains(&format!("“{typed}x”")), "{words}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_about_the_text_that_was_asked_about() {
    let folder = Folder::new("");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, CLAIM).await;
    assert!(client.hover(&uri, 0, 1).await.contains("“x”"));
    let mut asked = Vec::new();
    for line in 0..300 {
        // In one go, so that the text moves on while the question is under way.
        let id = 10_000 + line;
        let place =
            json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": 1}});
        let question =
            json!({"jsonrpc": "2.0", "id": id, "method": "textDocument/hover", "params": place});
        let change = notification(
            "textDocument/didChange",
            json!({
                "textDocument": {"uri": uri, "version": line + 2},
                "contentChanges": [insert(0, 0, "\n")],
            }),
        );
        client.send_all(&[question, change]).await;
        asked.push(id);
    }
    for id in asked {
        let answer = client.answer(id).await;
        let is_right = answer["contents"]["value"]
            .as_str()
            .is_some_and(|words| words.contains("“x”"));
        assert!(is_right || answer["code"] == -32801, "{answer}");
    }
    assert!(client.hover(&uri, 300, 1).await.contains("“x”"));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_cancelled_at_once_under_load() {
    let folder = Folder::new("");
    let mut client = Client::start(&folder, json!({})).await;
    let mut waiting = Vec::new();
    for _ in 0..300 {
        // Longer than the test waits for anything: only who is cancelled answers.
        waiting.push(client.ask("test/wait", json!([600_000])).await);
    }
    for id in &waiting {
        client.notify("$/cancelRequest", json!({"id": id})).await;
    }
    for id in waiting {
        assert_eq!(client.answer(id).await["code"], -32800);
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_requests_do_not_hold_up_others() {
    let folder = Folder::new("");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    for _ in 0..20 {
        client.ask("test/wait", json!([60_000])).await;
    }
    client.open(&uri, CLAIM).await;
    assert!(client.hover(&uri, 0, 1).await.contains("“x”"));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_in_a_hurry_need_not_wait_for_the_answer_to_initialize() {
    let mut client = Client::connect();
    let open = json!({"textDocument": {"uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": CLAIM}});
    let place =
        json!({"textDocument": {"uri": "file:///a.md"}, "position": {"line": 0, "character": 1}});
    client
        .send_all(&[
            json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}),
            notification("initialized", json!({})),
            notification("textDocument/didOpen", open),
            json!({"jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": place}),
        ])
        .await;
    let hover = client.answer(2).await;
    assert!(
        hover["contents"]["value"]
            .as_str()
            .is_some_and(|words| words.contains("“x”")),
        "{hover}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_counts_before_initialize() {
    let mut client = Client::connect();
    client.open("file:///a.md", CLAIM).await;
    assert_eq!(
        client.at("textDocument/hover", "file:///a.md", 0, 1).await["code"],
        -32002
    );
    client
        .request("initialize", json!({"capabilities": {}}))
        .await;
    client.notify("initialized", json!({})).await;
    assert_eq!(
        client.at("textDocument/hover", "file:///a.md", 0, 1).await,
        Value::Null
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_an_error_and_not_the_end() {
    let folder = Folder::new("");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    assert_eq!(
        client.request("test/panic", Value::Null).await["code"],
        -32603
    );
    client.open(&uri, CLAIM).await;
    assert!(client.hover(&uri, 0, 1).await.contains("“x”"));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_methods_and_broken_messages_are_refused() {
    let folder = Folder::new("");
    let mut client = Client::start(&folder, json!({})).await;
    assert_eq!(
        client.request("textDocument/dream", json!({})).await["code"],
        -32601
    );
    assert_eq!(
        client
            .request("textDocument/hover", json!({"nonsense": 1}))
            .await["code"],
        -32602
    );
    client
        .notify("textDocument/didChange", json!({"nonsense": 1}))
        .await;
    client.leave().await;
}
