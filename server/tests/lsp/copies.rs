//! Local copies of quoted sources: a change on disk or in the editor shows in the articles that quote.

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

const QUOTING: &str = r#"
//- claimlint.toml
bibliography = ["s.bib"]
//- s.bib
@misc{s, title = {S}, file = {s.txt}}
//- a.md
[a]{#a .claim cite="s" quote="no veto"}
"#;

/// The findings of a document, each as its rule and message.
fn findings(published: &Value) -> Vec<String> {
    let diagnostics = published["diagnostics"].as_array().expect("a list");
    let words = |found: &Value| {
        let code = found["code"].as_str().unwrap_or_default();
        format!("{code}: {}", found["message"].as_str().unwrap_or_default())
    };
    diagnostics.iter().map(words).collect()
}

/// A client that has the article open, and what it was told of it.
async fn start(folder: &Folder, abilities: Value) -> (Client, Vec<String>) {
    let mut client = Client::start(folder, abilities).await;
    let uri = folder.uri("a.md");
    client.open(&uri, &folder.read("a.md")).await;
    let published = client.published(&uri).await;
    (client, findings(&published))
}

fn watching() -> Value {
    json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_comes_changes_and_goes_is_noticed() {
    let folder = Folder::new(QUOTING);
    let uri = folder.uri("a.md");
    let (mut client, told) = start(&folder, watching()).await;
    let registered = client.call("client/registerCapability").await.to_string();
    assert!(registered.contains("txt,text,html,htm"), "{registered}");
    assert!(told.is_empty(), "a copy that is not there tells nothing");
    folder.write("s.txt", "Moscow has a veto.");
    client.changed_on_disk(&folder.uri("s.txt")).await;
    let published = client.published(&uri).await;
    let told = findings(&published);
    assert!(
        told[0].starts_with("quote-not-found: `#a` quotes “no veto”"),
        "{told:?}"
    );
    folder.write("s.txt", "Moscow has no veto.");
    client.changed_on_disk(&folder.uri("s.txt")).await;
    assert!(findings(&client.published(&uri).await).is_empty());
    folder.write("s.txt", "Moscow has no vote.");
    client.changed_on_disk(&folder.uri("s.txt")).await;
    let published = client.published(&uri).await;
    assert_eq!(findings(&published).len(), 1);
    folder.remove("s.txt");
    client.changed_on_disk(&folder.uri("s.txt")).await;
    assert!(findings(&client.published(&uri).await).is_empty());
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_watched_also_where_the_client_watches_nothing() {
    let folder = Folder::new(QUOTING);
    folder.write("s.txt", "Moscow has no veto.");
    let (mut client, told) = start(&folder, json!({})).await;
    assert!(told.is_empty());
    folder.write("s.txt", "Moscow has a veto.");
    assert_eq!(
        findings(&client.published(&folder.uri("a.md")).await).len(),
        1
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_in_the_editor_is_the_copy_while_it_is_open() {
    let folder = Folder::new(QUOTING);
    folder.write("s.txt", "Moscow has no veto.");
    let (a, copy) = (folder.uri("a.md"), folder.uri("s.txt"));
    let related = json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}});
    let (mut client, told) = start(&folder, related).await;
    assert!(told.is_empty());
    client.open(&copy, "ä. Moscow has no vote.").await;
    let published = client.published(&a).await;
    let related = &published["diagnostics"][0]["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], copy, "{published}");
    assert_eq!(related["location"]["range"]["start"]["character"], 14);
    assert_eq!(
        related["message"],
        "the nearest passage, 71 % alike: “no vote”"
    );
    client.close(&copy).await;
    assert!(findings(&client.published(&a).await).is_empty());
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_read_when_an_edit_names_it() {
    let folder = Folder::new(QUOTING);
    folder.write("s.txt", "Moscow has a veto.");
    folder.write("t.html", "Moscow has <i>no</i> veto.");
    let (a, bibliography) = (folder.uri("a.md"), folder.uri("s.bib"));
    let (mut client, told) = start(&folder, json!({})).await;
    assert_eq!(told.len(), 1);
    client
        .open(&bibliography, "@misc{s, title = {S}, file = {t.html}}")
        .await;
    assert!(findings(&client.published(&a).await).is_empty());
    client.close(&bibliography).await;
    assert_eq!(findings(&client.published(&a).await).len(), 1);
    client.leave().await;
}

/// The editor reads what the command line reads, also where such a copy is open.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_copy_outside_the_workspace_is_not_read() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    let copy = outside.path().join("other.txt");
    std::fs::write(&copy, "Moscow has a veto.").expect("a file");
    let folder = Folder::new(QUOTING);
    std::os::unix::fs::symlink(&copy, folder.path("s.txt")).expect("a link");
    let (mut client, told) = start(&folder, json!({})).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("copy s.txt lies outside"), "{told:?}");
    client
        .open(&folder.uri("s.txt"), "Moscow has no vote.")
        .await;
    let bibliography = format!("@misc{{s, title = {{S}}, file = {{{}}}}}", copy.display());
    client.open(&folder.uri("s.bib"), &bibliography).await;
    let told = findings(&client.published(&folder.uri("a.md")).await);
    assert_eq!(told.len(), 1, "{told:?}");
    let named = format!("copy {} lies outside", copy.display());
    assert!(told[0].contains(&named), "{told:?}");
    client.leave().await;
}
