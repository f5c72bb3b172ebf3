//! Outlines and the search across all files, as different clients want them.

use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

const ARTICLES: &str = "//- claimlint.toml\n[people.hodges]\nname = \"Ben Hodges\"\n\
    //- a.md\n# Ä 🇺🇦\n\n[Out [in]{#in .claim}]{#out .claim supersedes=\"in\"}\n\
    //- b.md\n[Moscow gets no veto]{#no-veto .claim by=hodges}\n";

async fn outline(folder: &Folder, abilities: Value) -> Value {
    let mut client = Client::start(folder, abilities).await;
    let uri = folder.uri("a.md");
    client
        .open(&uri, &folder.read("a.md").replace('\n', "\r\n"))
        .await;
    let asked = json!({"textDocument": {"uri": uri}});
    let outline = client.request("textDocument/documentSymbol", asked).await;
    client.leave().await;
    outline
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outline_is_nested_where_the_client_can_show_it() {
    let folder = Folder::new(ARTICLES);
    let nested = json!({
        "hierarchicalDocumentSymbolSupport": true,
        "tagSupport": {"valueSet": [1]},
    });
    let outline = outline(&folder, json!({"textDocument": {"documentSymbol": nested}})).await;
    let section = &outline[0];
    assert_eq!(section["name"], "Ä 🇺🇦", "{outline}");
    // UTF-16: each flag letter counts two.
    let words = json!({"start": {"line": 0, "character": 2}, "end": {"line": 0, "character": 8}});
    assert_eq!(section["selectionRange"], words);
    let claim = &section["children"][0];
    assert_eq!(
        (&claim["name"], &claim["detail"]),
        (&json!("Out in"), &json!("#out"))
    );
    let inner = &claim["children"][0];
    assert_eq!(
        (&inner["name"], &inner["tags"]),
        (&json!("in"), &json!([1]))
    );
    assert_eq!(inner["range"]["start"], json!({"line": 2, "character": 5}));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outline_is_flat_elsewhere() {
    let folder = Folder::new(ARTICLES);
    let outline = outline(&folder, json!({})).await;
    let names = outline.as_array().expect("a list").iter();
    let names =
        names.map(|symbol| json!([symbol["name"], symbol["containerName"], symbol["tags"]]));
    let expected = json!([
        ["Ä 🇺🇦", null, null],
        ["Out in", "Ä 🇺🇦", null],
        ["in", "Out in", null]
    ]);
    assert_eq!(Value::Array(names.collect()), expected);
    assert_eq!(outline[2]["location"]["uri"], folder.uri("a.md"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_finds_claims_and_people_anywhere() {
    let folder = Folder::new(ARTICLES);
    let mut client = Client::start(&folder, json!({})).await;
    let found = client
        .request("workspace/symbol", json!({"query": "hodges"}))
        .await;
    let names: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!(
        names,
        [
            "hodges: Ben Hodges",
            "no-veto: Moscow gets no veto — Ben Hodges"
        ]
    );
    assert_eq!(found[1]["containerName"], "b");
    let place = json!({"start": {"line": 0, "character": 23}, "end": {"line": 0, "character": 30}});
    assert_eq!(
        found[1]["location"],
        json!({"uri": folder.uri("b.md"), "range": place})
    );
    assert_eq!(found[0]["location"]["uri"], folder.uri("claimlint.toml"));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_given_later_where_the_client_asks_for_it() {
    let folder = Folder::new(ARTICLES);
    let symbol = json!({"resolveSupport": {"properties": ["location.range"]}});
    let mut client = Client::start(&folder, json!({"workspace": {"symbol": symbol}})).await;
    let found = client
        .request("workspace/symbol", json!({"query": "nveto"}))
        .await;
    let uri = folder.uri("b.md");
    assert_eq!(found[0]["location"], json!({"uri": uri}), "{found}");
    // Open or not: the place is one in the text as it stands.
    client.open(&uri, &folder.read("b.md")).await;
    client.change(&uri, 2, json!([insert(0, 50, " ")])).await;
    let whole = client
        .request("workspaceSymbol/resolve", found[0].clone())
        .await;
    assert_eq!(
        whole["location"]["range"]["start"],
        json!({"line": 0, "character": 23})
    );
    client.leave().await;
}
