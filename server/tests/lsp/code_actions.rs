//! Quick fixes, as different clients want them, and files without claims that a rule wants to see.

use serde_json::{Value, json};

use crate::client::{Client, insert, replace_all};
use crate::folder::Folder;

const ARTICLES: &str = "
//- claimlint.toml
[rules]
unannotated-statistic = \"warning\"
unannotated-attribution = \"info\"
[per-file-ignores]
\"notes.md\" = [\"unannotated-statistic\", \"unannotated-attribution\"]
//- a.md
It was long. Über 🇺🇦 it cost 40 million euros. Ann Keller says that it will not do.
//- notes.md
It cost 40 million euros.
";

/// A client that counts in UTF-16, knows versions of texts and takes actions.
fn abilities() -> Value {
    json!({
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {
            "codeActionKind": {"valueSet": ["quickfix"]},
        }}},
        "workspace": {"workspaceEdit": {"documentChanges": true}},
    })
}

async fn open(client: &mut Client, folder: &Folder, name: &str) -> Value {
    let uri = folder.uri(name);
    client.open(&uri, &folder.read(name)).await;
    client.published(&uri).await
}

/// The actions from one place to another of the first line.
async fn actions(client: &mut Client, uri: &str, from: u32, to: u32, only: Value) -> Value {
    let parameters = json!({
        "textDocument": {"uri": uri},
        "range": {"start": {"line": 0, "character": from}, "end": {"line": 0, "character": to}},
        "context": {"diagnostics": [], "only": only},
    });
    client.request("textDocument/codeAction", parameters).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fix_is_an_action_for_the_version_that_is_open() {
    let folder = Folder::new(ARTICLES);
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, abilities()).await;
    let published = open(&mut client, &folder, "a.md").await;
    assert_eq!(
        published["diagnostics"].as_array().map(Vec::len),
        Some(2),
        "{published}"
    );
    client.change(&uri, 2, json!([insert(0, 0, "So: ")])).await;
    let answer = actions(&mut client, &uri, 20, 20, json!(["quickfix"])).await;
    let [action] = answer.as_array().expect("actions").as_slice() else {
        panic!("one action: {answer}");
    };
    assert_eq!(action["kind"], "quickfix");
    assert_eq!(action.get("isPreferred"), None, "it is for a person to say");
    assert_eq!(action["diagnostics"][0]["code"], "unannotated-statistic");
    let change = &action["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": uri, "version": 2}));
    let at = |character: u32| {
        let place = json!({"line": 0, "character": character});
        json!({"start": place, "end": place})
    };
    let id = "]{#uber-cost-40 .claim}";
    // 🇺🇦 counts four units.
    assert_eq!(
        change["edits"],
        json!([{"range": at(17), "newText": "["}, {"range": at(51), "newText": id}])
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_range_has_the_actions_of_all_it_touches() {
    let folder = Folder::new(ARTICLES);
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, abilities()).await;
    open(&mut client, &folder, "a.md").await;
    let count = |answer: &Value| answer.as_array().map(Vec::len);
    for (from, to, only, expected) in [
        (0, 80, json!(["quickfix"]), 2),
        (0, 80, json!(["source.fixAll"]), 0),
        // And the whole of it as a claim.
        (0, 80, Value::Null, 3),
        (0, 80, json!([""]), 3),
        (0, 80, json!(["refactor"]), 1),
        (0, 5, json!(["quickfix"]), 0),
        (60, 60, Value::Null, 1),
    ] {
        let answer = actions(&mut client, &uri, from, to, only).await;
        assert_eq!(count(&answer), Some(expected), "{from}..{to}: {answer}");
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_clients_get_plain_edits_or_no_actions() {
    let folder = Folder::new(ARTICLES);
    let uri = folder.uri("a.md");
    let plain = json!({"textDocument": abilities()["textDocument"]});
    let mut client = Client::start(&folder, plain).await;
    open(&mut client, &folder, "a.md").await;
    let answer = actions(&mut client, &uri, 20, 20, Value::Null).await;
    let edits = &answer[0]["edit"]["changes"][&uri];
    assert_eq!(edits.as_array().map(Vec::len), Some(2), "{answer}");
    client.leave().await;

    let mut client = Client::connect();
    let answer = client
        .request("initialize", json!({"capabilities": {}}))
        .await;
    assert_eq!(answer["capabilities"].get("codeActionProvider"), None);
    client.notify("initialized", json!({})).await;
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_without_claims_are_judged_while_a_rule_wants_it() {
    let folder = Folder::new(ARTICLES);
    let mut client = Client::start(&folder, abilities()).await;
    let ignored = open(&mut client, &folder, "notes.md").await;
    assert_eq!(ignored["diagnostics"], json!([]), "left out by its name");
    open(&mut client, &folder, "a.md").await;
    let config = folder.uri("claimlint.toml");
    client.open(&config, &folder.read("claimlint.toml")).await;
    client.change(&config, 2, replace_all("")).await;
    let off = client.published(&folder.uri("a.md")).await;
    assert_eq!(off["diagnostics"], json!([]), "no rule is on");
    let on = "[rules]\nunannotated-statistic = \"info\"\n";
    client.change(&config, 3, replace_all(on)).await;
    let on = client.published(&folder.uri("a.md")).await;
    assert_eq!(on["diagnostics"].as_array().map(Vec::len), Some(1), "{on}");
    let notes = client.published(&folder.uri("notes.md")).await;
    assert_eq!(
        notes["diagnostics"].as_array().map(Vec::len),
        Some(1),
        "{notes}"
    );
    client.leave().await;
}
