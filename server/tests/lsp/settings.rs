//! Settings: given at the start, asked for, sent; what is wrong with them; and what the log tells by them.

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

const ARTICLE: &str = "//- a.md\n[a]{#a .claim}\n";

async fn start(folder: &Folder, options: Value, abilities: Value) -> Client {
    Client::start_with(json!({
        "capabilities": abilities,
        "initializationOptions": options,
        "workspaceFolders": [{"uri": folder.uri(""), "name": "articles"}],
    }))
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_understood_is_told_once_and_harms_nothing() {
    let folder = Folder::new(ARTICLE);
    let options = json!({"inlayHint": {}, "log": "error", "clientCommands": []});
    let mut client = start(&folder, options, json!({})).await;
    let shown = client.call("window/showMessage").await;
    assert_eq!(shown["type"], 2, "a warning");
    let message = "no setting is called `inlayHint`; did you mean `inlayHints`?";
    assert_eq!(shown["message"], message);
    let log = client.unread("window/logMessage").await;
    assert_eq!(log, Vec::<Value>::new(), "only errors are to be told");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_has_settings_is_asked_for_them() {
    let folder = Folder::new(ARTICLE);
    let abilities = json!({"workspace": {
        "configuration": true,
        "didChangeConfiguration": {"dynamicRegistration": true},
    }});
    let mut client = start(&folder, json!({}), abilities).await;
    let registered = client.call("client/registerCapability").await;
    let registration = &registered["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeConfiguration");
    assert_eq!(registration["registerOptions"]["section"], "claimlint");
    let asked = client.call("workspace/configuration").await;
    assert_eq!(asked["items"], json!([{"section": "claimlint"}]));
    // What is sent is no answer: it is asked for again.
    let sent = json!({"settings": null});
    client
        .notify("workspace/didChangeConfiguration", sent)
        .await;
    client.call("workspace/configuration").await;
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_are_sent_hold_at_once() {
    let folder = Folder::new(ARTICLE);
    let mut client = start(&folder, json!({}), json!({})).await;
    let read = client.call("window/logMessage").await;
    let words = read["message"].as_str().expect("words");
    assert!(words.starts_with("1 files read in "), "{words}");
    for settings in [
        json!({"claimlint": {"log": "debug"}}),
        json!({"log": "debug"}),
    ] {
        let sent = json!({"settings": {"log": "info"}});
        client
            .notify("workspace/didChangeConfiguration", sent)
            .await;
        let sent = json!({"settings": settings});
        client
            .notify("workspace/didChangeConfiguration", sent)
            .await;
        let is_told = |message: &Value| {
            let told = message["params"]["message"].as_str().unwrap_or_default();
            message["method"] == "window/logMessage" && told.starts_with("textDocument/hover: ")
        };
        // Settings are taken over in the background.
        loop {
            client.hover(&folder.uri("a.md"), 0, 1).await;
            if client.unread("window/logMessage").await.iter().any(is_told) {
                break;
            }
        }
    }
    client.leave().await;
}
