//! Hover, definition, references and related claims, as different clients want them.

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

const ARTICLES: &str = r#"
//- claimlint.toml
bibliography = ["sources.bib"]
[people.hodges]
name = "Ben Hodges"
role = "former commander"
//- sources.bib
@online{grand2025, author = {Grand, Camille}, title = {A Force}, url = {https://example.org/force}, file = {a copy.html}}
//- a.md
[ä]{#far .claim cite="grand2025"} [Twenty thousand]{#enough .claim supports="b#veto"}
//- b.md
[No veto]{#veto .claim by="hodges"}
"#;

fn abilities() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-8"]},
        "textDocument": {
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "definition": {"linkSupport": true},
        },
    })
}

/// A client that has seen all files.
async fn start(folder: &Folder, abilities: Value) -> Client {
    let mut client = Client::start(folder, abilities).await;
    let uri = folder.uri("a.md");
    client.open(&uri, &folder.read("a.md")).await;
    client.published(&uri).await;
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hover_is_markdown_where_the_client_wants_it() {
    let folder = Folder::new(ARTICLES);
    let mut client = start(&folder, abilities()).await;
    let hover = client
        .at("textDocument/hover", &folder.uri("a.md"), 0, 2)
        .await;
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert_eq!(
        hover["range"]["end"],
        json!({"line": 0, "character": 3}),
        "bytes, as agreed"
    );
    let words = hover["contents"]["value"].as_str().expect("words");
    assert!(
        words.contains("[https://example.org/force](https://example.org/force)"),
        "{words}"
    );
    let copy = folder.uri("a%20copy.html");
    assert!(words.contains(&format!("[a copy.html]({copy})")), "{words}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hover_is_plain_where_the_client_does_not_say() {
    let folder = Folder::new(ARTICLES);
    let mut client = start(&folder, json!({})).await;
    let hover = client
        .at("textDocument/hover", &folder.uri("b.md"), 0, 2)
        .await;
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let words = hover["contents"]["value"].as_str().expect("words");
    assert!(
        words.starts_with("Ben Hodges, former commander, reported by"),
        "{words}"
    );
    assert!(words.contains("supported by:\n- a#enough"), "{words}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_has_an_origin_where_the_client_wants_it() {
    let folder = Folder::new(ARTICLES);
    let a = folder.uri("a.md");
    let mut client = start(&folder, abilities()).await;
    let link = client.at("textDocument/definition", &a, 0, 81).await;
    let origin =
        json!({"start": {"line": 0, "character": 78}, "end": {"line": 0, "character": 84}});
    assert_eq!(link[0]["originSelectionRange"], origin, "{link}");
    assert_eq!(link[0]["targetUri"], folder.uri("b.md"));
    assert_eq!(link[0]["targetSelectionRange"]["start"]["character"], 11);
    let entry = client.at("textDocument/definition", &a, 0, 25).await;
    assert_eq!(entry[0]["targetUri"], folder.uri("sources.bib"));
    let mut plain = start(&folder, json!({})).await;
    let location = plain.at("textDocument/definition", &a, 0, 81).await;
    assert_eq!(location[0]["uri"], folder.uri("b.md"));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn related_claims_are_found_across_articles() {
    let folder = Folder::new(ARTICLES);
    let mut client = start(&folder, json!({})).await;
    let b = folder.uri("b.md");
    for method in ["textDocument/references", "textDocument/implementation"] {
        let related = client.at(method, &b, 0, 2).await;
        assert_eq!(related.as_array().map(Vec::len), Some(1), "{related}");
        assert_eq!(related[0]["uri"], folder.uri("a.md"));
    }
    let speaker = client.at("textDocument/definition", &b, 0, 30).await;
    assert_eq!(speaker[0]["uri"], folder.uri("claimlint.toml"));
    let cited = client
        .at("textDocument/references", &folder.uri("sources.bib"), 0, 10)
        .await;
    assert_eq!(cited[0]["uri"], folder.uri("a.md"), "{cited}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_of_files_that_are_none_of_ours() {
    let folder = Folder::new("//- notes.md\nNo claims here.\n");
    let mut client = Client::start(&folder, json!({})).await;
    let uri = folder.uri("notes.md");
    client.open(&uri, &folder.read("notes.md")).await;
    for method in ["hover", "definition", "references", "implementation"] {
        assert_eq!(
            client
                .at(&format!("textDocument/{method}"), &uri, 0, 1)
                .await,
            Value::Null
        );
    }
    assert_eq!(client.published(&uri).await["diagnostics"], json!([]));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quotation_leads_to_the_passages_of_its_copy() {
    let folder = Folder::new(
        "//- claimlint.toml\nbibliography = [\"library/s.bib\"]\n\
         //- library/s.bib\n@misc{s, title={S}, file={Snapshot:copies/s.html:text/html}}\n\
         //- library/copies/s.html\n<p>ä: no <b>veto</b></p>\n<p>ö: no veto</p>\n\
         //- a.md\n[a]{#a .claim cite=\"s\" quote=\"no veto\"}\n",
    );
    let a = folder.uri("a.md");
    let mut client = start(&folder, abilities()).await;
    let links = client.at("textDocument/definition", &a, 0, 30).await;
    assert_eq!(links.as_array().map(Vec::len), Some(2), "{links}");
    let copy = folder.uri("library/copies/s.html");
    let range = |line: u32, start: u32, end: u32| {
        json!({
            "start": {"line": line, "character": start},
            "end": {"line": line, "character": end},
        })
    };
    assert_eq!(links[0]["originSelectionRange"], range(0, 30, 37));
    for (link, range) in [(&links[0], range(0, 7, 17)), (&links[1], range(1, 7, 14))] {
        assert_eq!(link["targetUri"], copy);
        assert_eq!(link["targetSelectionRange"], range, "bytes, as agreed");
    }
    let hover = client.hover(&a, 0, 30).await;
    assert!(
        hover.contains(&format!("stands there in [line 1]({copy}#L1)")),
        "{hover}"
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_have_declarations_sorts_and_highlights() {
    let folder = Folder::new(
        "//- claimlint.toml\n[topics.size]\nlabel = \"Size\"\n\
         //- a.md\n[ä]{#a .claim about=\"size\" value=\"1\" supports=\"b\"} [b]{#b .claim attacks=\"a\"}\n",
    );
    let uri = folder.uri("a.md");
    let linked = json!({"textDocument": {"typeDefinition": {"linkSupport": true}}});
    let mut client = start(&folder, linked).await;
    let topic = client.at("textDocument/typeDefinition", &uri, 0, 1).await;
    assert_eq!(
        topic[0]["targetUri"],
        folder.uri("claimlint.toml"),
        "{topic}"
    );
    let claim = client.at("textDocument/declaration", &uri, 0, 47).await;
    assert_eq!(claim[0]["uri"], uri, "{claim}");
    let marks = client
        .at("textDocument/documentHighlight", &uri, 0, 5)
        .await;
    let kinds: Vec<_> = marks.as_array().expect("marks").iter().collect();
    let place = |mark: &Value| {
        (
            mark["range"]["start"]["character"].as_u64(),
            mark["kind"].as_u64(),
        )
    };
    let places: Vec<_> = kinds.into_iter().map(place).collect();
    assert_eq!(places, [(Some(5), Some(3)), (Some(74), Some(2))], "{marks}");
    client.leave().await;
}
