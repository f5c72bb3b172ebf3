//! The search for articles goes on in the background, and shows.

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

#[tokio::test(flavor = "multi_thread")]
async fn progress_is_shown_where_the_client_can() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n");
    let mut client = Client::start(&folder, json!({"window": {"workDoneProgress": true}})).await;
    let token = client.call("window/workDoneProgress/create").await["token"].take();
    let begin = client.call("$/progress").await;
    assert_eq!(
        (&begin["token"], &begin["value"]["kind"]),
        (&token, &json!("begin"))
    );
    let is_end = |message: &Value| message["params"]["value"]["kind"] == "end";
    client.wait_for(is_end).await;
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_is_not_shown_elsewhere() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n");
    let mut client = Client::start(&folder, json!({})).await;
    assert!(
        client
            .unread("window/workDoneProgress/create")
            .await
            .is_empty()
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_is_read_without_any_article_open() {
    let folder = Folder::new("//- deep/er/a.md\n[a]{#a .claim}\n");
    let mut client = Client::start(&folder, json!({"textDocument": {"diagnostic": {}}})).await;
    let report = client
        .request("workspace/diagnostic", json!({"previousResultIds": []}))
        .await;
    assert_eq!(
        report["items"][0]["uri"],
        folder.uri("deep/er/a.md"),
        "{report}"
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_single_file_brings_no_others_with_it() {
    let folder =
        Folder::new("//- a.md\n[a]{#a .claim}\n//- b.md\n[b]{#b .claim supports=\"a#a\"}\n");
    let uri = folder.uri("b.md");
    let mut client = Client::start_with(json!({"capabilities": {}})).await;
    client.open(&uri, &folder.read("b.md")).await;
    let published = client.published(&uri).await;
    assert_eq!(
        published["diagnostics"].as_array().map(Vec::len),
        Some(2),
        "{published}"
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_alone_is_no_reason_to_search_for_ever() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n//- in/claimlint.toml\n");
    let abilities = json!({"textDocument": {"diagnostic": {}}});
    // One is open and not saved, the other lies where nothing else is open.
    for name in ["claimlint.toml", "in/claimlint.toml"] {
        let mut client = Client::start(&folder, abilities.clone()).await;
        client.open(&folder.uri(name), "").await;
        assert_eq!(reported(&mut client).await, [folder.uri("a.md")]);
        client.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn folders_come_and_go() {
    let (one, two) = (
        Folder::new("//- a.md\n[a]{#a .claim}\n"),
        Folder::new("//- b.md\n[b]{#b .claim}\n"),
    );
    let mut client = Client::start(&one, json!({"textDocument": {"diagnostic": {}}})).await;
    let folders =
        |added: Value, removed: Value| json!({"event": {"added": added, "removed": removed}});
    let (of_one, of_two) = (
        json!([{"uri": one.uri(""), "name": "one"}]),
        json!([{"uri": two.uri(""), "name": "two"}]),
    );
    let method = "workspace/didChangeWorkspaceFolders";
    client.notify(method, folders(of_two, json!([]))).await;
    assert_eq!(
        reported(&mut client).await,
        [one.uri("a.md"), two.uri("b.md")]
    );
    client.notify(method, folders(json!([]), of_one)).await;
    assert_eq!(reported(&mut client).await, [two.uri("b.md")]);
    client.leave().await;
}

/// The files with findings, in some order of the folders.
async fn reported(client: &mut Client) -> Vec<String> {
    let params = json!({"previousResultIds": []});
    let report = client.request("workspace/diagnostic", params).await;
    let items = report["items"].as_array().expect("items").iter();
    let mut uris: Vec<_> = items
        .map(|item| item["uri"].as_str().expect("a URI").to_owned())
        .collect();
    uris.sort_by_key(|uri| uri.rsplit('/').next().map(str::to_owned));
    uris
}
