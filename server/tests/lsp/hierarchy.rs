//! Hierarchies are walked step by step, also while texts change.

use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

const ARTICLES: &str = "\
//- a.md
[ä]{#a .claim by=\"Ann\" supports=\"b#veto b#so\" entails=\"b#veto\"}
//- b.md
[No veto]{#veto .claim} [So]{#so .claim attacks=\"veto\"}
";

#[tokio::test(flavor = "multi_thread")]
async fn what_bears_on_what_is_walked_step_by_step() {
    let folder = Folder::new(ARTICLES);
    let (a, b) = (folder.uri("a.md"), folder.uri("b.md"));
    let mut client = Client::start(&folder, json!({})).await;
    let items = client
        .at("textDocument/prepareCallHierarchy", &b, 0, 3)
        .await;
    assert_eq!(items[0]["name"], "b#veto “No veto”", "{items}");
    let item = json!({"item": items[0]});
    let calls = client.request("callHierarchy/incomingCalls", item).await;
    let details: Vec<_> = calls.as_array().expect("calls").iter().collect();
    let details: Vec<_> = details.iter().map(|call| &call["from"]["detail"]).collect();
    assert_eq!(
        details,
        [
            "supports · Ann",
            "attacks · the author of “b”",
            "entails · Ann"
        ]
    );
    assert_eq!(
        calls[0]["fromRanges"][0]["start"]["character"], 33,
        "{calls}"
    );
    // The text moves on, and the walk too.
    client.open(&a, &folder.read("a.md")).await;
    client
        .change(&a, 2, json!([insert(0, 0, "[new]{.claim}\n\n")]))
        .await;
    let item = json!({"item": calls[0]["from"]});
    let calls = client.request("callHierarchy/outgoingCalls", item).await;
    let names: Vec<_> = calls.as_array().expect("calls").iter().collect();
    let names: Vec<_> = names.iter().map(|call| &call["to"]["name"]).collect();
    assert_eq!(names, ["b#veto “No veto”", "b#so “So”", "b#veto “No veto”"]);
    assert_eq!(calls[0]["fromRanges"][0]["start"]["line"], 2, "{calls}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_entailed_stands_above() {
    let folder = Folder::new(ARTICLES);
    let b = folder.uri("b.md");
    let mut client = Client::connect();
    let folders = json!([{"uri": folder.uri(""), "name": "articles"}]);
    let start = json!({"capabilities": {}, "workspaceFolders": folders});
    let answer = client.request("initialize", start).await;
    assert_eq!(
        answer["capabilities"]["typeHierarchyProvider"], true,
        "{answer}"
    );
    client.notify("initialized", json!({})).await;
    let items = client
        .at("textDocument/prepareTypeHierarchy", &b, 0, 3)
        .await;
    let below = client
        .request("typeHierarchy/subtypes", json!({"item": items[0]}))
        .await;
    assert_eq!(below[0]["detail"], "Ann", "{below}");
    let above = client
        .request("typeHierarchy/supertypes", json!({"item": below[0]}))
        .await;
    assert_eq!(above, json!([items[0]]));
    let none = client
        .request("typeHierarchy/supertypes", json!({"item": items[0]}))
        .await;
    assert_eq!(none, Value::Array(Vec::new()));
    client.leave().await;
}
