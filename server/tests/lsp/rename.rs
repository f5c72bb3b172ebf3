//! Renames: across files, with the versions of what is open, and the reason where there is none.

use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

const ARTICLES: &str = "\
//- claimlint.toml
bibliography = [\"sources.bib\"]
//- sources.bib
@misc{grand2025, title = {A Force}}
//- a.md
[ä]{#a .claim cite=\"grand2025\" supports=\"b#veto\"}
//- b.md
[No veto]{#veto .claim} [So]{#so .claim supports=\"veto\"}
";

fn abilities() -> Value {
    json!({
        "workspace": {"workspaceEdit": {"documentChanges": true}},
        "textDocument": {"rename": {"prepareSupport": true}},
    })
}

async fn rename(client: &mut Client, uri: &str, place: (u32, u32), name: &str) -> Value {
    let (line, character) = place;
    let position = json!({"line": line, "character": character});
    let params = json!({"textDocument": {"uri": uri}, "position": position, "newName": name});
    client.request("textDocument/rename", params).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rename_edits_what_is_open_and_what_is_not() {
    let folder = Folder::new(ARTICLES);
    let (a, b) = (folder.uri("a.md"), folder.uri("b.md"));
    let mut client = Client::start(&folder, abilities()).await;
    client.open(&a, &folder.read("a.md")).await;
    client.change(&a, 7, json!([insert(0, 0, "ü ")])).await;
    let place = client.at("textDocument/prepareRename", &a, 0, 46).await;
    assert_eq!(place["placeholder"], "veto", "{place}");
    let edit = rename(&mut client, &a, (0, 46), "no-veto").await;
    let changes = edit["documentChanges"].as_array().expect("changes");
    let documents: Vec<_> = changes.iter().map(|one| &one["textDocument"]).collect();
    assert_eq!(*documents[0], json!({"uri": a, "version": 7}));
    assert_eq!(*documents[1], json!({"uri": b, "version": null}));
    assert_eq!(changes[0]["edits"][0]["range"]["start"]["character"], 45);
    assert_eq!(changes[1]["edits"].as_array().map(Vec::len), Some(2));
    let mut plain = Client::start(&folder, json!({})).await;
    let edit = rename(&mut plain, &b, (0, 11), "no-veto").await;
    assert_eq!(edit["changes"][&a][0]["newText"], "no-veto", "{edit}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_what_is_in_the_way() {
    let folder = Folder::new(ARTICLES);
    let b = folder.uri("b.md");
    let mut client = Client::start(&folder, abilities()).await;
    let refusal = rename(&mut client, &b, (0, 11), "so").await;
    assert_eq!(refusal["code"], -32803, "{refusal}");
    assert_eq!(
        refusal["message"],
        "b.md:1 is a claim with the id `so` already"
    );
    let refusal = client.at("textDocument/prepareRename", &b, 0, 2).await;
    let message = refusal["message"].as_str().unwrap_or_default();
    assert!(message.contains("at its id, `#veto`"), "{refusal}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_outside_of_the_folder_is_edited() {
    let folder = Folder::new(
        "//- in/claimlint.toml\nbibliography = [\"../s.bib\"]\n//- in/a.md\n[a]{.claim cite=\"k\"}\n//- s.bib\n@misc{k, title = {K}}\n",
    );
    let mut client = Client::start(&folder, abilities()).await;
    let uri = folder.uri("in/a.md");
    client.open(&uri, &folder.read("in/a.md")).await;
    let refusal = rename(&mut client, &uri, (0, 17), "l").await;
    let message = refusal["message"].as_str().unwrap_or_default();
    assert!(message.contains("outside of this folder"), "{refusal}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_of_one_file_are_typed_over_together() {
    let folder =
        Folder::new("//- b.md\n[No veto]{#veto .claim} [So]{#so .claim supports=\"veto\"}\n");
    let b = folder.uri("b.md");
    let mut client = Client::start(&folder, abilities()).await;
    let linked = client
        .at("textDocument/linkedEditingRange", &b, 0, 12)
        .await;
    assert_eq!(
        linked["ranges"].as_array().map(Vec::len),
        Some(2),
        "{linked}"
    );
    client.leave().await;
}
