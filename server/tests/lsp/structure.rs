//! Folds, growing selections and links, as different clients take them.

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

const ARTICLES: &str = "//- a.md\n---\nbibliography: \"library/s.bib\"\n---\n# 🇺🇦 One\n\n[a b]{#a .claim\n  by=\"Ann\"} and\n[c]{.claim\n  by=\"Bo\"\n}\n\n\
    //- library/s.bib\n@misc{a, title = {A ü}, url = {https://example.org/ü}, file = {copies/a b.html}}\n";

async fn ask(folder: &Folder, abilities: Value, file: &str, method: &str, more: Value) -> Value {
    let mut client = Client::start(folder, json!({"textDocument": abilities})).await;
    let article = folder.uri("a.md");
    client
        .open(&article, &folder.read("a.md").replace('\n', "\r\n"))
        .await;
    client.published(&article).await;
    let mut parameters = json!({"textDocument": {"uri": folder.uri(file)}});
    if let (Value::Object(parameters), Value::Object(more)) = (&mut parameters, more) {
        parameters.extend(more);
    }
    let answer = client
        .request(&format!("textDocument/{method}"), parameters)
        .await;
    client.leave().await;
    answer
}

fn lines(folds: &Value) -> Vec<[u64; 2]> {
    let folds = folds.as_array().expect("folds").iter();
    let line = |fold: &Value, end: &str| fold[end].as_u64().unwrap_or_default();
    folds
        .map(|fold| [line(fold, "startLine"), line(fold, "endLine")])
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whole_lines_are_folded_only_where_nothing_else_stands_on_them() {
    let folder = Folder::new(ARTICLES);
    let folds = ask(&folder, json!({}), "a.md", "foldingRange", json!({})).await;
    assert_eq!(lines(&folds), [[0, 2], [3, 9], [5, 6], [7, 9]], "{folds}");
    assert_eq!(folds[2]["startCharacter"], 5);
    assert_eq!(folds[2]["endCharacter"], 11);
    assert_eq!(
        (&folds[2]["kind"], &folds[2]["collapsedText"]),
        (&json!("region"), &Value::Null)
    );
    let whole = json!({"lineFoldingOnly": true, "foldingRange": {"collapsedText": true}});
    let abilities = json!({"foldingRange": whole});
    let folds = ask(&folder, abilities, "a.md", "foldingRange", json!({})).await;
    // Behind the first annotation the sentence goes on.
    assert_eq!(lines(&folds), [[0, 2], [3, 9], [7, 9]], "{folds}");
    assert_eq!(
        (&folds[2]["collapsedText"], &folds[2]["startCharacter"]),
        (&json!("{…}"), &Value::Null)
    );
    let abilities = json!({"foldingRange": {"rangeLimit": 2}});
    let folds = ask(&folder, abilities, "a.md", "foldingRange", json!({})).await;
    assert_eq!(lines(&folds), [[0, 2], [3, 9]], "{folds}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_selection_grows_from_each_place() {
    let folder = Folder::new(ARTICLES);
    let places = json!({"positions": [{"line": 5, "character": 1}, {"line": 3, "character": 8}]});
    let chains = ask(&folder, json!({}), "a.md", "selectionRange", places).await;
    let steps = |chain: &Value| {
        let mut steps = Vec::new();
        let mut step = chain;
        while step.is_object() {
            let place = |end: &str| {
                let place = &step["range"][end];
                format!("{}:{}", place["line"], place["character"])
            };
            steps.push(format!("{}-{}", place("start"), place("end")));
            step = &step["parent"];
        }
        steps
    };
    let expected = [
        "5:1-5:2", "5:1-5:4", "5:0-6:11", "5:0-9:1", "3:0-9:1", "0:0-11:0",
    ];
    assert_eq!(steps(&chains[0]), expected);
    // UTF-16: each flag letter counts two.
    assert_eq!(
        steps(&chains[1]),
        ["3:7-3:10", "3:0-3:10", "3:0-9:1", "0:0-11:0"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn links_lead_to_pages_and_files() {
    let folder = Folder::new(ARTICLES);
    let tooltips = json!({"documentLink": {"tooltipSupport": true}});
    let links = ask(&folder, tooltips, "a.md", "documentLink", json!({})).await;
    let range = json!({"start": {"line": 1, "character": 15}, "end": {"line": 1, "character": 28}});
    assert_eq!(links[0]["range"], range, "{links}");
    assert_eq!(links[0]["target"], folder.uri("library/s.bib"));
    assert!(
        links[0]["tooltip"]
            .as_str()
            .is_some_and(|words| words.ends_with("s.bib"))
    );
    let links = ask(
        &folder,
        json!({}),
        "library/s.bib",
        "documentLink",
        json!({}),
    )
    .await;
    let targets = links
        .as_array()
        .expect("links")
        .iter()
        .map(|link| &link["target"]);
    let targets: Vec<_> = targets.collect();
    let copy = folder.uri("library/copies/a%20b.html");
    assert_eq!(targets, ["https://example.org/%C3%BC", &copy], "{links}");
    assert_eq!(links[0]["tooltip"], Value::Null);
}
