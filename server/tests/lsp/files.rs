//! Files and folders that people rename, move and delete in the editor.

use std::fs;

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

const ARTICLES: &str = "\
//- claimlint.toml
bibliography = [\"s.bib\"]
//- s.bib
@misc{s, title = {S}}
//- a.md
[a]{#a .claim cite=\"s\" supports=\"b#b\"}
//- in/b.md
[b]{#b .claim cite=\"s\"}
";

fn abilities() -> Value {
    json!({
        "workspace": {
            "workspaceEdit": {"documentChanges": true},
            "diagnostics": {"refreshSupport": true},
        },
        "textDocument": {"diagnostic": {}},
    })
}

/// How many findings each file has, by the end of its name.
async fn findings(client: &mut Client) -> Vec<(String, usize)> {
    let params = json!({"previousResultIds": []});
    let report = client.request("workspace/diagnostic", params).await;
    let items = report["items"].as_array().expect("items").iter();
    let items = items.map(|item| {
        let name = item["uri"].as_str().expect("a URI").rsplit('/').next();
        let found = item["items"].as_array().map_or(0, Vec::len);
        (name.expect("a name").to_owned(), found)
    });
    items.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn references_follow_a_file_and_paths_a_folder() {
    let folder = Folder::new(ARTICLES);
    let mut client = Client::start(&folder, abilities()).await;
    let (old, new) = (folder.uri("in/b.md"), folder.uri("in/bee.md"));
    let files = json!({"files": [{"oldUri": old, "newUri": new}]});
    let edit = client
        .request("workspace/willRenameFiles", files.clone())
        .await;
    let change = &edit["documentChanges"][0];
    assert_eq!(change["textDocument"]["uri"], folder.uri("a.md"), "{edit}");
    assert_eq!(change["edits"][0]["newText"], "bee");
    folder.write("a.md", "[a]{#a .claim cite=\"s\" supports=\"bee#b\"}\n");
    fs::rename(folder.path("in/b.md"), folder.path("in/bee.md")).expect("renamed");
    client.notify("workspace/didRenameFiles", files).await;
    client.changed_on_disk(&folder.uri("a.md")).await;
    assert_eq!(findings(&mut client).await, []);

    let files = json!({"files": [{"oldUri": folder.uri("in"), "newUri": folder.uri("out")}]});
    let edit = client
        .request("workspace/willRenameFiles", files.clone())
        .await;
    assert_eq!(edit, Value::Null, "names and paths stay as they are");
    fs::rename(folder.path("in"), folder.path("out")).expect("renamed");
    client.notify("workspace/didRenameFiles", files).await;
    assert_eq!(findings(&mut client).await, []);
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_is_missed_and_gone() {
    let folder = Folder::new(ARTICLES);
    let mut client = Client::start(&folder, abilities()).await;
    let files = json!({"files": [{"uri": folder.uri("in")}]});
    let edit = client
        .request("workspace/willDeleteFiles", files.clone())
        .await;
    assert_eq!(edit, Value::Null);
    let warning = client.call("window/showMessage").await;
    assert_eq!(
        warning["message"],
        "in/b.md goes, and its claims are still named in a.md:1"
    );
    fs::remove_dir_all(folder.path("in")).expect("deleted");
    client.notify("workspace/didDeleteFiles", files).await;
    assert_eq!(findings(&mut client).await, [("a.md".to_owned(), 1)]);
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_created_is_read() {
    let folder = Folder::new(ARTICLES);
    let mut client = Client::start(&folder, abilities()).await;
    assert_eq!(findings(&mut client).await, []);
    folder.write("new/c.md", "[c]{#c .claim}\n");
    let files = json!({"files": [{"uri": folder.uri("new")}]});
    client.notify("workspace/didCreateFiles", files).await;
    assert_eq!(findings(&mut client).await, [("c.md".to_owned(), 1)]);
    client.leave().await;
}
