//! The text is kept as the editor has it, however it counts.

use serde_json::json;

use crate::client::{Client, insert, replace, replace_all};
use crate::folder::Folder;

#[tokio::test(flavor = "multi_thread")]
async fn every_change_of_a_notification_is_applied_in_turn() {
    let folder = Folder::new("");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, "[one]{#x .claim}\n").await;
    let changes = json!([
        insert(0, 4, " two"),
        insert(0, 8, " three"),
        replace((0, 1), (0, 4), "1")
    ]);
    client.change(&uri, 2, changes).await;
    assert!(client.hover(&uri, 0, 2).await.contains("“1 two three”"));
    client
        .change(&uri, 3, replace_all("\n[all new]{#x .claim}\n"))
        .await;
    assert!(client.hover(&uri, 1, 2).await.contains("“all new”"));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ranges_past_the_end_are_clamped() {
    let folder = Folder::new("");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, "[one]{#x .claim}").await;
    client
        .change(&uri, 2, json!([insert(99, 99, "\n[two]{#y .claim}")]))
        .await;
    client
        .change(&uri, 3, json!([insert(0, 4_000_000_000, " end")]))
        .await;
    assert!(client.hover(&uri, 1, 2).await.contains("“two”"));
    client
        .change(&uri, 4, json!([replace((1, 0), (4_000_000_000, 0), "")]))
        .await;
    client
        .change(&uri, 5, json!([replace((0, 5), (0, 2), "")]))
        .await;
    assert!(client.hover(&uri, 0, 2).await.contains("“one”"));
    assert_eq!(
        client.hover(&uri, 7, 7).await,
        "",
        "behind the end is nothing"
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn positions_are_counted_as_agreed() {
    let text = "über 🇺🇦 [a]{#x .claim}\n";
    for (offered, agreed, start) in [
        (json!(["utf-16", "utf-8"]), "utf-8", 15),
        (json!(["utf-16", "utf-32"]), "utf-32", 8),
        (json!(["utf-16"]), "utf-16", 10),
        (json!(null), "utf-16", 10),
    ] {
        let mut client = Client::connect();
        let abilities = json!({"capabilities": {"general": {"positionEncodings": offered}}});
        let answer = client.request("initialize", abilities).await;
        assert_eq!(answer["capabilities"]["positionEncoding"], agreed);
        client.notify("initialized", json!({})).await;
        client.open("file:///a.md", text).await;
        let hover = client
            .at("textDocument/hover", "file:///a.md", 0, start)
            .await;
        assert_eq!(
            hover["range"]["start"]["character"], start,
            "{agreed}: {hover}"
        );
        client
            .change("file:///a.md", 2, json!([insert(0, start + 1, "b")]))
            .await;
        assert!(
            client
                .hover("file:///a.md", 0, start)
                .await
                .contains("“ba”"),
            "{agreed}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_article_is_what_the_disk_has() {
    let folder =
        Folder::new("//- a.md\n[saved]{#x .claim}\n//- b.md\n[b]{#b .claim supports=\"a#x\"}\n");
    let (a, b) = (folder.uri("a.md"), folder.uri("b.md"));
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&b, &folder.read("b.md")).await;
    client.published(&b).await;
    client.open(&a, "[unsaved]{#x .claim}\n").await;
    assert!(client.hover(&b, 0, 25).await.contains("“unsaved”"));
    client.close(&a).await;
    assert!(client.hover(&b, 0, 25).await.contains("“saved”"));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_without_a_file_works_alone() {
    let folder = Folder::new("");
    let mut client = Client::start(&folder, json!({})).await;
    client
        .open(
            "untitled:Untitled-1",
            "[a]{#a .claim supports=\"b\"} [b]{#b .claim}\n",
        )
        .await;
    assert!(
        client
            .hover("untitled:Untitled-1", 0, 1)
            .await
            .contains("supports")
    );
    let target = client
        .at("textDocument/definition", "untitled:Untitled-1", 0, 24)
        .await;
    assert_eq!(target[0]["uri"], "untitled:Untitled-1");
    let published = client.published("untitled:Untitled-1").await;
    assert_eq!(published["diagnostics"][0]["code"], "uncited-claim");
    client.leave().await;
}
