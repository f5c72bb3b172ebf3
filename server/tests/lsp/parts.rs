//! Progress of requests, answers in parts, and requests that are cancelled.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

/// So many articles, each with findings and all about one claim.
fn many(articles: usize) -> Folder {
    let hub = "//- hub.md\n[Hub]{#hub .claim}\n".to_owned();
    let others = (0..articles).map(|number| {
        format!(
            "//- a{number}.md\n[Claim {number}]{{#c .claim supports=\"hub#hub\" cite=\"none\"}}\n"
        )
    });
    Folder::new(&(hub + &others.collect::<String>()))
}

fn abilities() -> Value {
    json!({
        "textDocument": {"diagnostic": {}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    })
}

/// What the client was told under a token, in order, and then the answer to the request.
async fn told(client: &mut Client, method: &str, params: Value) -> (Vec<Value>, Value) {
    let id = client.ask(method, params).await;
    let answer = client.answer(id).await;
    // What comes behind the answer nobody takes any more.
    let before = client.take_unread().into_iter();
    let told = before.filter(|message| message["method"] == "$/progress");
    let told = told.map(|message| message["params"].clone()).collect();
    (told, answer)
}

fn values(told: &[Value], token: &str) -> Vec<Value> {
    let told = told.iter().filter(|told| told["token"] == token);
    told.map(|told| told["value"].clone()).collect()
}

/// Things in any order.
fn set<'a>(things: impl IntoIterator<Item = &'a Value>) -> BTreeSet<String> {
    things.into_iter().map(Value::to_string).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_come_before_the_answer_and_are_all_of_it() {
    let folder = many(150);
    let hub = folder.uri("hub.md");
    let mut client = Client::start(&folder, abilities()).await;
    client.open(&hub, &folder.read("hub.md")).await;
    let at_hub = json!({
        "textDocument": {"uri": hub},
        "position": {"line": 0, "character": 2},
        "context": {"includeDeclaration": true},
    });
    let questions = [
        ("workspace/diagnostic", json!({"previousResultIds": []})),
        ("workspace/symbol", json!({"query": "claim"})),
        ("textDocument/references", at_hub),
    ];
    for (method, params) in questions {
        let list = |answer: &Value| answer.get("items").unwrap_or(answer).clone();
        let whole = list(&client.request(method, params.clone()).await);
        let whole = whole.as_array().expect("a list");
        assert!(whole.len() > 64, "{method}: {}", whole.len());
        let mut in_parts = params;
        in_parts["partialResultToken"] = json!("parts");
        let (told, answer) = told(&mut client, method, in_parts).await;
        assert_eq!(list(&answer), json!([]), "{method}: the rest");
        let parts: Vec<_> = values(&told, "parts").iter().map(list).collect();
        assert!(parts.len() > 1, "{method}");
        let parts: Vec<_> = parts
            .iter()
            .flat_map(|part| part.as_array().expect("a list"))
            .collect();
        assert_eq!(parts.len(), whole.len(), "{method}");
        assert_eq!(set(parts), set(whole), "{method}");
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_begins_before_the_work_and_ends_before_the_answer() {
    let folder = many(3);
    let hub = folder.uri("hub.md");
    let mut client = Client::start(&folder, abilities()).await;
    client.open(&hub, &folder.read("hub.md")).await;
    let at_hub = |more: Value| {
        let mut params = json!({
            "textDocument": {"uri": hub},
            "position": {"line": 0, "character": 8},
            "workDoneToken": 7,
        });
        for (name, value) in more.as_object().expect("members") {
            params[name] = value.clone();
        }
        params
    };
    let questions = [
        (
            "textDocument/references",
            at_hub(json!({"context": {"includeDeclaration": true}})),
        ),
        ("textDocument/rename", at_hub(json!({"newName": "other"}))),
        ("textDocument/rename", at_hub(json!({"newName": "no name"}))),
        ("workspace/symbol", json!({"query": "", "workDoneToken": 7})),
        (
            "workspace/diagnostic",
            json!({"previousResultIds": [], "workDoneToken": 7}),
        ),
    ];
    for (method, params) in questions {
        let (told, answer) = told(&mut client, method, params).await;
        assert!(!answer.is_null(), "{method}");
        let kinds: Vec<_> = told
            .iter()
            .map(|told| told["value"]["kind"].clone())
            .collect();
        assert_eq!(kinds, ["begin", "end"], "{method}");
        assert!(told.iter().all(|told| told["token"] == 7), "{method}");
    }
    // Others never take long.
    let hover = at_hub(json!({}));
    let (told, _) = told(&mut client, "textDocument/hover", hover).await;
    assert_eq!(told, Vec::<Value>::new());
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_cancelled_is_answered_so_and_its_work_stops() {
    const ARTICLES: usize = 600;
    let folder = many(ARTICLES);
    let mut client = Client::start(&folder, abilities()).await;
    client
        .request("workspace/diagnostic", json!({"previousResultIds": []}))
        .await;
    client.take_unread();
    // Who does not read keeps the server from working ahead of what can be told.
    client.stop_reading().await;
    let id = client
        .ask(
            "workspace/diagnostic",
            json!({"previousResultIds": [], "partialResultToken": "parts", "workDoneToken": "work"}),
        )
        .await;
    client.notify("$/cancelRequest", json!({"id": id})).await;
    client.read_on();
    let answer = client.answer(id).await;
    assert_eq!(answer["code"], -32800, "{answer}");
    let told = client.take_unread();
    let told: Vec<_> = told
        .iter()
        .map(|message| message["params"].clone())
        .collect();
    let kinds: Vec<_> = values(&told, "work")
        .iter()
        .map(|value| value["kind"].clone())
        .collect();
    assert_eq!(kinds, ["begin", "end"], "what has begun ends");
    let parts = values(&told, "parts");
    let reported = parts
        .iter()
        .map(|part| part["items"].as_array().map_or(0, Vec::len));
    let reported: usize = reported.sum();
    assert!(reported < ARTICLES, "{reported}");
    // Nothing comes behind it, and everything else goes on.
    let (told, _) = self::told(&mut client, "workspace/symbol", json!({"query": "hub"})).await;
    assert_eq!(told, Vec::<Value>::new());
    client.leave().await;
}
