//! Diagnostics that the client asks for, being told to ask again, and who asks for none.

use serde_json::{Value, json};

use crate::client::{Client, replace, replace_all};
use crate::folder::{Folder, PAIR};

/// The pair of articles, with a finding in the second.
fn pair() -> Folder {
    Folder::new(&format!("{PAIR}[c]{{#c .claim}}\n"))
}

fn abilities() -> Value {
    json!({
        "textDocument": {"diagnostic": {}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    })
}

async fn pull(client: &mut Client, uri: &str, previous: &Value) -> Value {
    let parameters = json!({"textDocument": {"uri": uri}, "previousResultId": previous});
    client.request("textDocument/diagnostic", parameters).await
}

/// How many findings a report tells of; `None` where it tells only that there are no others than before.
fn count(report: &Value) -> Option<usize> {
    report["items"].as_array().map(Vec::len)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_reported_in_full_and_then_as_unchanged() {
    let folder = pair();
    let uri = folder.uri("b.md");
    let mut client = Client::start(&folder, abilities()).await;
    client.open(&uri, &folder.read("b.md")).await;
    // References to other articles are not taken for wrong while these are still being read.
    let report = pull(&mut client, &uri, &Value::Null).await;
    assert_eq!(report["kind"], "full");
    assert_eq!(count(&report), Some(1), "{report}");
    let again = pull(&mut client, &uri, &report["resultId"]).await;
    assert_eq!(
        again,
        json!({"kind": "unchanged", "resultId": report["resultId"]})
    );
    client
        .change(
            &uri,
            2,
            replace_all(&folder.read("b.md").replace("a#a", "a#gone")),
        )
        .await;
    let changed = pull(&mut client, &uri, &report["resultId"]).await;
    assert_eq!(count(&changed), Some(2), "{changed}");
    assert!(
        client
            .unread("textDocument/publishDiagnostics")
            .await
            .is_empty(),
        "who pulls is not sent any"
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_workspace_is_reported_with_closed_articles() {
    let folder = pair();
    let (a, b) = (folder.uri("a.md"), folder.uri("b.md"));
    let mut client = Client::start(&folder, abilities()).await;
    client.open(&a, &folder.read("a.md")).await;
    let report = client
        .request("workspace/diagnostic", json!({"previousResultIds": []}))
        .await;
    let items = report["items"].as_array().expect("a list");
    assert_eq!(items.len(), 1, "{report}");
    assert_eq!(
        (&items[0]["uri"], &items[0]["version"]),
        (&json!(b), &Value::Null)
    );
    let known = json!([{"uri": b, "value": items[0]["resultId"]}]);
    let report = client
        .request("workspace/diagnostic", json!({"previousResultIds": known}))
        .await;
    assert_eq!(report["items"][0]["kind"], "unchanged", "{report}");
    folder.remove("b.md");
    client.changed_on_disk(&b).await;
    let report = client
        .request("workspace/diagnostic", json!({"previousResultIds": known}))
        .await;
    assert_eq!(
        (&report["items"][0]["kind"], &report["items"][0]["items"]),
        (&json!("full"), &json!([])),
        "{report}"
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_is_told_to_ask_again_where_others_are_affected() {
    let folder = pair();
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, abilities()).await;
    client.open(&uri, &folder.read("a.md")).await;
    pull(&mut client, &uri, &Value::Null).await;
    client.call("workspace/diagnostic/refresh").await;
    client.unread("workspace/diagnostic/refresh").await;
    client
        .change(
            &uri,
            2,
            replace_all(&folder.read("a.md").replace("#a", "#other")),
        )
        .await;
    client.call("workspace/diagnostic/refresh").await;
    // What concerns nobody else needs no word.
    client
        .change(
            &uri,
            3,
            replace_all(&(folder.read("a.md").replace("#a", "#other") + "[d]{.claim}\n")),
        )
        .await;
    assert!(
        client
            .unread("workspace/diagnostic/refresh")
            .await
            .is_empty()
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_cannot_be_told_to_ask_again_is_sent_them() {
    let folder = pair();
    let (edited, affected) = (folder.uri("a.md"), folder.uri("b.md"));
    let mut client = Client::start(&folder, json!({"textDocument": {"diagnostic": {}}})).await;
    client.open(&edited, &folder.read("a.md")).await;
    client.open(&affected, &folder.read("b.md")).await;
    let shown = |published: &Value| published["diagnostics"].as_array().map(Vec::len);
    assert_eq!(shown(&client.published(&affected).await), Some(1));
    let renamed = folder.read("a.md").replace("#a", "#other");
    client.change(&edited, 2, replace_all(&renamed)).await;
    assert_eq!(shown(&client.published(&affected).await), Some(2));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_that_cannot_be_used_is_told_of_once() {
    let folder = Folder::new("//- claimlint.toml\nrulez = 1\n//- a.md\n[a]{#a .claim}\n");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, abilities()).await;
    client.open(&uri, &folder.read("a.md")).await;
    let message = client.call("window/showMessage").await;
    let words = message["message"].as_str().expect("words");
    assert!(words.contains("claimlint.toml:1:1: "), "{words}");
    client
        .change(&uri, 2, replace_all("[b]{#b .claim}\n"))
        .await;
    pull(&mut client, &uri, &Value::Null).await;
    assert!(client.unread("window/showMessage").await.is_empty());
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_any_edits_a_report_is_that_of_a_fresh_server() {
    const PIECES: [&str; 8] = [
        "[c]{#a .claim}",
        " supports=\"b#b\"",
        " cite=\"s\"",
        "\n\n",
        "}",
        "[ü🚢](x)",
        " contradicts=\"a#a\"",
        "#",
    ];
    let folder = pair();
    let uris = [folder.uri("a.md"), folder.uri("b.md")];
    let mut texts = [folder.read("a.md"), folder.read("b.md")];
    let mut client = Client::start(&folder, abilities()).await;
    for (uri, text) in uris.iter().zip(&texts) {
        client.open(uri, text).await;
    }
    // A fixed sequence, so that a failure comes again.
    let mut random = 7_usize;
    let mut next = |below: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % below
    };
    let mut findings = 0;
    for round in 0..60 {
        let which = next(2);
        let text = &mut texts[which];
        let lines: Vec<_> = text.split('\n').collect();
        let line = next(lines.len());
        let units: Vec<_> = lines[line].encode_utf16().collect();
        let column = next(units.len() + 1);
        let deleted = next(3).min(units.len() - column);
        let piece = PIECES[next(PIECES.len())];
        let decoded = |units: &[u16]| String::from_utf16(units).ok();
        // No editor cuts a character in two.
        let (Some(before), Some(after)) = (
            decoded(&units[..column]),
            decoded(&units[column + deleted..]),
        ) else {
            continue;
        };
        let changed = format!("{before}{piece}{after}");
        let changed: Vec<_> = lines[..line]
            .iter()
            .copied()
            .chain([changed.as_str()])
            .chain(lines[line + 1..].iter().copied())
            .collect();
        let changed = changed.join("\n");
        *text = changed;
        let place = |column: usize| (line as u32, column as u32);
        let change = replace(place(column), place(column + deleted), piece);
        client
            .change(&uris[which], round + 2, json!([change]))
            .await;
        if round % 6 != 5 {
            continue;
        }
        let mut fresh = Client::start(&folder, abilities()).await;
        for (uri, text) in uris.iter().zip(&texts) {
            fresh.open(uri, text).await;
        }
        for uri in &uris {
            let report = pull(&mut client, uri, &Value::Null).await;
            findings += count(&report).unwrap_or_default();
            assert_eq!(
                report,
                pull(&mut fresh, uri, &Value::Null).await,
                "{texts:#?}"
            );
        }
        fresh.leave().await;
    }
    assert!(findings > 0, "there must be something to compare");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_between_an_edit_and_its_withdrawal_is_put_right() {
    let folder = pair();
    let (a, b) = (folder.uri("a.md"), folder.uri("b.md"));
    let mut client = Client::start(&folder, abilities()).await;
    client.open(&b, &folder.read("b.md")).await;
    client.open(&a, &folder.read("a.md")).await;
    pull(&mut client, &b, &Value::Null).await;
    client.call("workspace/diagnostic/refresh").await;
    client.unread("workspace/diagnostic/refresh").await;
    for _ in 0..10 {
        let edited = folder.read("a.md").replace("#a", "#other");
        client.change(&a, 2, replace_all(&edited)).await;
        // The answer comes before anybody has looked at the edit, and so does the end of the edit.
        let wrong = pull(&mut client, &b, &Value::Null).await;
        assert_eq!(count(&wrong), Some(2), "{wrong}");
        client.close(&a).await;
        client.call("workspace/diagnostic/refresh").await;
        let right = pull(&mut client, &b, &Value::Null).await;
        assert_eq!(count(&right), Some(1), "{right}");
        client.open(&a, &folder.read("a.md")).await;
        client.unread("workspace/diagnostic/refresh").await;
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_edit_changes_elsewhere_comes_with_the_edited_document() {
    let folder = pair();
    let (a, b) = (folder.uri("a.md"), folder.uri("b.md"));
    let mut abilities = abilities();
    abilities["textDocument"]["diagnostic"] = json!({"relatedDocumentSupport": true});
    let mut client = Client::start(&folder, abilities).await;
    client.open(&a, &folder.read("a.md")).await;
    client.open(&b, &folder.read("b.md")).await;
    let before = pull(&mut client, &b, &Value::Null).await;
    assert_eq!(count(&before), Some(1), "{before}");
    pull(&mut client, &a, &Value::Null).await;
    let renamed = folder.read("a.md").replace("#a", "#other");
    client.change(&a, 2, replace_all(&renamed)).await;
    let report = pull(&mut client, &a, &Value::Null).await;
    let related = &report["relatedDocuments"][&b];
    assert_eq!(related["kind"], "full", "{report}");
    assert_eq!(count(related), Some(2), "{report}");
    // It is what the client gets that asks, and knows already.
    let asked = pull(&mut client, &b, &related["resultId"]).await;
    assert_eq!(
        asked,
        json!({"kind": "unchanged", "resultId": related["resultId"]})
    );
    // What concerns nobody else brings nobody else along.
    client
        .change(&a, 3, replace_all(&(renamed + "[d]{.claim}\n")))
        .await;
    let report = pull(&mut client, &a, &Value::Null).await;
    assert_eq!(report.get("relatedDocuments"), None, "{report}");
    client.leave().await;
}
