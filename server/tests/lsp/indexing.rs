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

/// Reading that does not go on before the test lets it: a pipe in the place of a bibliography.
#[cfg(unix)]
struct Pipe(std::path::PathBuf);

#[cfg(unix)]
impl Pipe {
    fn new(path: std::path::PathBuf) -> Self {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        mknodat(CWD, &path, FileType::Fifo, Mode::RWXU, 0).expect("a pipe");
        Self(path)
    }

    /// Waits until somebody reads.
    async fn reached(&self) -> std::fs::File {
        let path = self.0.clone();
        let open = move || std::fs::OpenOptions::new().write(true).open(path);
        let open = tokio::task::spawn_blocking(open);
        let open = tokio::time::timeout(crate::client::PATIENCE, open)
            .await
            .expect("somebody reads");
        open.expect("no panic").expect("the pipe")
    }

    /// Lets reading go on, and puts a file in the pipe's place for the next time.
    fn release(self, end: std::fs::File) {
        std::fs::remove_file(&self.0).expect("the pipe");
        std::fs::write(&self.0, "@misc{s, title = {S}}\n").expect("a file");
        drop(end);
    }
}

#[cfg(unix)]
impl Drop for Pipe {
    /// Lets go whoever waits, also where the test has failed.
    fn drop(&mut self) {
        let mut both_ends = std::fs::OpenOptions::new();
        let _ = both_ends.read(true).write(true).open(&self.0);
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn reading_that_is_cancelled_stops_and_goes_on_for_who_needs_all() {
    let folder = Folder::new(
        "//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
         //- a.md\n[a]{#a .claim supports=\"b#b\" cite=\"s\"}\n//- b.md\n[b]{#b .claim}\n",
    );
    let pipe = Pipe::new(folder.path("s.bib"));
    let a = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({"window": {"workDoneProgress": true}})).await;
    let token = client.call("window/workDoneProgress/create").await["token"].take();
    let begin = client.call("$/progress").await["value"].take();
    assert_eq!(
        (&begin["kind"], &begin["cancellable"]),
        (&json!("begin"), &json!(true))
    );
    let end = pipe.reached().await;
    let cancel = json!({"token": token});
    client
        .notify("window/workDoneProgress/cancel", cancel)
        .await;
    // What is asked behind it is answered behind it.
    client.request("test/wait", json!([0])).await;
    pipe.release(end);
    let is_end = |message: &Value| message["params"]["value"]["kind"] == "end";
    let end = client.wait_for(is_end).await["params"].take();
    assert_eq!(end["token"], token);
    // What may be wrong is not found. What was read is known.
    let report = client
        .request("workspace/diagnostic", json!({"previousResultIds": []}))
        .await;
    assert_eq!(report, json!({"items": []}));
    let pulled = json!({"textDocument": {"uri": a}});
    let refused = client
        .request("textDocument/diagnostic", pulled.clone())
        .await;
    assert_eq!(
        (&refused["code"], &refused["data"]),
        (&json!(-32802), &json!({"retriggerRequest": false}))
    );
    let found = client
        .request("workspace/symbol", json!({"query": "b"}))
        .await;
    assert!(found.is_array(), "{found}");
    assert!(
        client
            .unread("textDocument/publishDiagnostics")
            .await
            .is_empty()
    );
    // A rename needs all articles, so they are read after all.
    let rename = json!({
        "textDocument": {"uri": folder.uri("b.md")},
        "position": {"line": 0, "character": 6},
        "newName": "other",
    });
    let edit = client.request("textDocument/rename", rename).await;
    let changed = edit["changes"].as_object().map(|changes| changes.len());
    assert_eq!(changed, Some(2), "{edit}");
    let report = client.request("textDocument/diagnostic", pulled).await;
    assert_eq!(report["items"], json!([]), "{report}");
    client.leave().await;
}
