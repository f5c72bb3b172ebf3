//! Lenses over claims and articles, hints behind claims, as settings and clients want them; and when they are to be asked
//! for again.

use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

const ARTICLES: &str = r#"
//- claimlint.toml
bibliography = ["s.bib"]
//- s.bib
@misc{grand2025, author = {Grand, Camille}, title = {A Force}, date = {2025}}
//- a.md
---
author: Camille Grand
source: grand2025
---
🇺🇦 [Moscow gets
no veto]{#no-veto .claim}
//- b.md
[It does]{#does .claim by="The Kremlin" contradicts="a#no-veto"}
[So]{.claim supports="a#no-veto"}
"#;

async fn start(folder: &Folder, options: Value, workspace: Value) -> Client {
    let mut client = Client::start_with(json!({
        "capabilities": {"workspace": workspace},
        "initializationOptions": options,
        "workspaceFolders": [{"uri": folder.uri(""), "name": "articles"}],
    }))
    .await;
    for name in ["a.md", "b.md"] {
        client.open(&folder.uri(name), &folder.read(name)).await;
        client.published(&folder.uri(name)).await;
    }
    client
}

async fn lenses(client: &mut Client, uri: &str) -> Value {
    let asked = json!({"textDocument": {"uri": uri}});
    client.request("textDocument/codeLens", asked).await
}

async fn hints(client: &mut Client, uri: &str) -> Value {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let asked = json!({"textDocument": {"uri": uri}, "range": range});
    client.request("textDocument/inlayHint", asked).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lens_shows_places_where_the_client_has_a_command_for_it() {
    let folder = Folder::new(ARTICLES);
    let uri = folder.uri("a.md");
    let options = json!({"clientCommands": ["claimlint.showReferences"]});
    let mut client = start(&folder, options, json!({})).await;
    let told = lenses(&mut client, &uri).await;
    assert_eq!(told.as_array().map(Vec::len), Some(2), "{told}");
    // One line, in UTF-16, where each flag letter counts two.
    let range = json!({"start": {"line": 4, "character": 6}, "end": {"line": 4, "character": 17}});
    assert_eq!(
        (&told[1]["range"], &told[1]["command"]),
        (&range, &Value::Null)
    );
    let lens = client.request("codeLens/resolve", told[1].clone()).await;
    let command = &lens["command"];
    assert_eq!(
        command["title"], "1 support · disputed by The Kremlin",
        "{lens}"
    );
    assert_eq!(command["command"], "claimlint.showReferences");
    let arguments = &command["arguments"];
    assert_eq!(
        (&arguments[0], &arguments[1]),
        (&json!(uri), &range["start"])
    );
    assert_eq!(arguments[2][0]["uri"], folder.uri("b.md"));
    assert_eq!(arguments[2].as_array().map(Vec::len), Some(2));
    // A lens over a text that has changed since is asked for in vain.
    client.change(&uri, 2, json!([insert(4, 0, "x")])).await;
    let error = client.request("codeLens/resolve", told[0].clone()).await;
    assert_eq!(error["code"], -32801, "{error}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lens_asks_the_server_elsewhere() {
    let folder = Folder::new(ARTICLES);
    let uri = folder.uri("a.md");
    let mut client = start(&folder, json!({}), json!({})).await;
    let told = lenses(&mut client, &uri).await;
    let article = client.request("codeLens/resolve", told[0].clone()).await;
    assert_eq!(article["command"]["title"], "1 claim · 1 dispute");
    for (lens, command) in [
        (&told[0], "claimlint.claims"),
        (&told[1], "claimlint.relatedClaims"),
    ] {
        let lens = client.request("codeLens/resolve", lens.clone()).await;
        assert_eq!(lens["command"]["command"], command);
        // What a client does with it that knows no more than the protocol.
        let run = json!({"command": command, "arguments": lens["command"]["arguments"]});
        let answer = client.request("workspace/executeCommand", run).await;
        assert!(
            answer.is_object() && answer.get("code").is_none(),
            "{answer}"
        );
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_switch_lenses_and_hints_off_and_on() {
    let folder = Folder::new(ARTICLES);
    let uri = folder.uri("a.md");
    let options = json!({"codeLens": {"claims": false}, "inlayHints": {"source": false}});
    let refreshes = json!({
        "codeLens": {"refreshSupport": true}, "inlayHint": {"refreshSupport": true},
    });
    let mut client = start(&folder, options, refreshes).await;
    assert_eq!(
        lenses(&mut client, &uri).await.as_array().map(Vec::len),
        Some(1)
    );
    let words = |hints: &Value| {
        let parts = hints[0]["label"].as_array().expect("parts").iter();
        let parts = parts.map(|part| part["value"].as_str().unwrap_or_default().to_owned());
        parts.collect::<String>()
    };
    let told = hints(&mut client, &uri).await;
    assert_eq!(words(&told), "— Camille Grand", "{told}");
    assert_eq!(told[0]["position"], json!({"line": 5, "character": 25}));
    assert_eq!(told[0]["label"][1]["location"]["uri"], uri);
    client.unread("workspace/codeLens/refresh").await;
    client.unread("workspace/inlayHint/refresh").await;
    let settings = json!({"inlayHints": {"source": true, "status": true}, "codeLens": {"claims": true, "article": false}});
    client
        .notify(
            "workspace/didChangeConfiguration",
            json!({"settings": settings}),
        )
        .await;
    client.call("workspace/inlayHint/refresh").await;
    client.call("workspace/codeLens/refresh").await;
    let told = hints(&mut client, &uri).await;
    let all = "— Camille Grand · Camille Grand, “A Force” (2025) · not grounded, undecided";
    assert_eq!(words(&told), all);
    assert_eq!(told[0]["label"][3]["location"]["uri"], folder.uri("s.bib"));
    assert_eq!(
        lenses(&mut client, &uri).await.as_array().map(Vec::len),
        Some(1)
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_of_another_article_has_them_asked_for_again_and_once() {
    let folder = Folder::new(ARTICLES);
    let refreshes = json!({
        "codeLens": {"refreshSupport": true}, "semanticTokens": {"refreshSupport": true},
    });
    let mut client = start(&folder, json!({}), refreshes).await;
    // What was read meanwhile may have changed something.
    client.unread("workspace/codeLens/refresh").await;
    client.unread("workspace/semanticTokens/refresh").await;
    let uri = folder.uri("b.md");
    for version in 2..6 {
        client
            .change(&uri, version, json!([insert(1, 1, "x")]))
            .await;
    }
    client.call("workspace/semanticTokens/refresh").await;
    client.call("workspace/codeLens/refresh").await;
    assert_eq!(
        client.unread("workspace/codeLens/refresh").await.len(),
        0,
        "one for all"
    );
    // What concerns nobody else is asked for by the client itself.
    client
        .change(&uri, 6, json!([insert(2, 0, "\nNo claim.\n")]))
        .await;
    client.unread("nothing").await;
    assert_eq!(client.unread("workspace/codeLens/refresh").await.len(), 0);
    assert_eq!(
        client.unread("workspace/inlayHint/refresh").await.len(),
        0,
        "not supported"
    );
    client.leave().await;
}
