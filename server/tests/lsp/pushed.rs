//! Diagnostics that are sent: for open articles and for those that an edit affects, and cleared when
//! the cause is gone.

use serde_json::{Value, json};

use crate::client::{Client, insert, replace_all};
use crate::folder::{Folder, PAIR};

fn codes(published: &Value) -> Vec<&str> {
    let diagnostics = published["diagnostics"].as_array().expect("a list");
    diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic["code"].as_str())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_comes_with_the_edit_and_goes_with_it() {
    let folder = Folder::new(PAIR);
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, &folder.read("a.md")).await;
    let published = client.published(&uri).await;
    assert_eq!(
        (codes(&published), &published["version"]),
        (vec![], &json!(1))
    );
    client
        .change(&uri, 2, json!([insert(3, 6, " kind=\"fakt\"")]))
        .await;
    let published = client.published(&uri).await;
    assert_eq!(
        (codes(&published), &published["version"]),
        (vec!["invalid-value"], &json!(2))
    );
    client
        .change(&uri, 3, replace_all(&folder.read("a.md")))
        .await;
    let published = client.published(&uri).await;
    assert_eq!(
        (codes(&published), &published["version"]),
        (vec![], &json!(3))
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_silences_a_rule_as_it_is_typed() {
    let folder = Folder::new("//- a.md\n\n[a]{#a .claim}\n");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, &folder.read("a.md")).await;
    assert_eq!(codes(&client.published(&uri).await), ["uncited-claim"]);
    let comment = "<!-- claimlint-ignore uncited-claim -->";
    client.change(&uri, 2, json!([insert(0, 0, comment)])).await;
    assert_eq!(codes(&client.published(&uri).await), [""; 0]);
    client.change(&uri, 3, json!([insert(0, 5, "- ")])).await;
    assert_eq!(codes(&client.published(&uri).await), ["uncited-claim"]);
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_shows_in_the_articles_it_affects() {
    let folder = Folder::new(PAIR);
    let (a, b) = (folder.uri("a.md"), folder.uri("b.md"));
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&a, &folder.read("a.md")).await;
    client.published(&a).await;
    // `b.md` is not open, and only the unsaved text of `a.md` breaks it.
    client
        .change(
            &a,
            2,
            json!([{"text": folder.read("a.md").replace("#a", "#renamed")}]),
        )
        .await;
    let published = client.published(&b).await;
    assert_eq!(
        (codes(&published), &published["version"]),
        (vec!["unknown-claim"], &Value::Null)
    );
    client
        .change(&a, 3, replace_all(&folder.read("a.md")))
        .await;
    assert!(codes(&client.published(&b).await).is_empty());
    // To close without saving takes the edit back as well.
    client
        .change(
            &a,
            4,
            json!([{"text": folder.read("a.md").replace("#a", "#renamed")}]),
        )
        .await;
    assert_eq!(codes(&client.published(&b).await), ["unknown-claim"]);
    client.close(&a).await;
    assert!(codes(&client.published(&b).await).is_empty());
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_article_that_is_edited_comes_first() {
    let folder = Folder::new(
        "
//- a.md
[a]{#a .claim supports=\"z#z\"}
//- z.md
[z]{#z .claim}
",
    );
    let (a, z) = (folder.uri("a.md"), folder.uri("z.md"));
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&z, &folder.read("z.md")).await;
    client.published(&z).await;
    let renamed = folder.read("z.md").replace("#z", "#renamed kind=fakt");
    client.change(&z, 2, json!([{"text": renamed}])).await;
    let first = client.wait_for(|message| {
        let told = &message["params"];
        told["uri"] == z && told["version"] == 2
            || told["uri"] == a && codes(told).contains(&"unknown-claim")
    });
    assert_eq!(first.await["params"]["uri"], z);
    let published = client.published(&a).await;
    assert!(
        codes(&published).contains(&"unknown-claim"),
        "{published:#}"
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_types_on_learns_in_the_end_of_all_others() {
    let others: Vec<_> = (0..40).map(|number| format!("a{number}.md")).collect();
    let write = |name: &String| format!("//- {name}\n[a]{{#a .claim supports=\"z#z\"}}\n");
    let folder = Folder::new(&format!(
        "//- z.md\n[Words]{{#z .claim}}\n{}",
        others.iter().map(write).collect::<String>()
    ));
    let z = folder.uri("z.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&z, &folder.read("z.md")).await;
    client.published(&z).await;
    // Each of these has to do with all the others, and the last breaks them.
    for version in 2..30 {
        client.change(&z, version, json!([insert(0, 1, "x")])).await;
    }
    let last = "[Words]{#renamed .claim}\n";
    client.change(&z, 30, json!([{"text": last}])).await;
    for name in &others {
        let uri = folder.uri(name);
        let published = client.wait_for(|message| {
            message["params"]["uri"] == uri && codes(&message["params"]).contains(&"unknown-claim")
        });
        published.await;
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_has_changed_is_sent() {
    let folder = Folder::new(PAIR);
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, &folder.read("a.md")).await;
    client.published(&uri).await;
    for version in 2..50 {
        client
            .change(&uri, version, json!([insert(4, 0, "More words. ")]))
            .await;
    }
    assert_eq!(
        client.unread("textDocument/publishDiagnostics").await,
        Vec::<Value>::new()
    );
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_shown_goes_when_the_article_is_closed() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n");
    let uri = folder.uri("a.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, &folder.read("a.md")).await;
    assert_eq!(codes(&client.published(&uri).await), ["uncited-claim"]);
    client.close(&uri).await;
    assert!(codes(&client.published(&uri).await).is_empty());
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_outside_the_editor_are_noticed() {
    let folder = Folder::new(PAIR);
    let uri = folder.uri("b.md");
    let watching = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut client = Client::start(&folder, watching).await;
    let registered = client.call("client/registerCapability").await;
    assert_eq!(
        registered["registrations"][0]["method"],
        "workspace/didChangeWatchedFiles"
    );
    client.open(&uri, &folder.read("b.md")).await;
    assert!(codes(&client.published(&uri).await).is_empty());
    folder.remove("a.md");
    client.changed_on_disk(&folder.uri("a.md")).await;
    assert_eq!(codes(&client.published(&uri).await), ["unknown-claim"]);
    folder.write("new.md", "---\nkey: a\n---\n[a]{#a .claim cite=\"s\"}\n");
    client.changed_on_disk(&folder.uri("new.md")).await;
    assert!(codes(&client.published(&uri).await).is_empty());
    folder.write("sources.bib", "@online{other, title = {Other}}\n");
    client.changed_on_disk(&folder.uri("sources.bib")).await;
    assert!(codes(&client.published(&uri).await).contains(&"unknown-source"));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_outside_are_noticed_also_where_the_client_watches_nothing() {
    let folder = Folder::new(PAIR);
    let uri = folder.uri("b.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, &folder.read("b.md")).await;
    assert!(codes(&client.published(&uri).await).is_empty());
    folder.write("sources.bib", "@online{other, title = {Other}}\n");
    let published = client.published(&uri).await;
    assert!(codes(&published).contains(&"unknown-source"), "{published}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ignored_files_stay_out() {
    let folder = Folder::new(PAIR);
    folder.write(".gitignore", "drafts/\n");
    let uri = folder.uri("b.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&uri, &folder.read("b.md")).await;
    client.published(&uri).await;
    folder.write("drafts/a.md", &folder.read("a.md"));
    folder.remove("a.md");
    client.changed_on_disk(&folder.uri("drafts/a.md")).await;
    client.changed_on_disk(&folder.uri("a.md")).await;
    assert_eq!(codes(&client.published(&uri).await), ["unknown-claim"]);
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_counts_from_when_it_can_be_read() {
    let folder = Folder::new(
        "//- claimlint.toml\n[rules]\nuncited-claim = \"nonsense\"\n//- a.md\n[a]{#a .claim}\n",
    );
    let (article, config) = (folder.uri("a.md"), folder.uri("claimlint.toml"));
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&article, &folder.read("a.md")).await;
    let published = client.published(&config).await;
    assert_eq!(
        published["diagnostics"][0]["range"]["start"]["line"], 1,
        "{published}"
    );
    assert_eq!(codes(&client.published(&article).await), ["uncited-claim"]);
    folder.write("claimlint.toml", "[rules]\nuncited-claim = \"off\"\n");
    client.changed_on_disk(&config).await;
    assert_eq!(client.published(&config).await["diagnostics"], json!([]));
    assert!(codes(&client.published(&article).await).is_empty());
    // The unsaved text of an open configuration counts as well.
    client
        .open(&config, "[rules]\nuncited-claim = \"error\"\n")
        .await;
    let published = client.published(&article).await;
    assert_eq!(published["diagnostics"][0]["severity"], 1);
    client.close(&config).await;
    assert!(codes(&client.published(&article).await).is_empty());
    folder.remove("claimlint.toml");
    client.changed_on_disk(&config).await;
    let published = client.published(&article).await;
    assert_eq!(published["diagnostics"][0]["severity"], 2);
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_excluded_file_is_none_of_the_workspace_while_it_is_excluded() {
    let folder = Folder::new(
        "//- claimlint.toml\nexclude = [\"drafts/\"]\n//- drafts/b.md\n[b]{#b .claim}\n\
         //- a.md\n[a]{#a .claim supports=\"b#b\"}\n",
    );
    let (article, config) = (folder.uri("a.md"), folder.uri("claimlint.toml"));
    let draft = folder.uri("drafts/b.md");
    let mut client = Client::start(&folder, json!({})).await;
    client.open(&article, &folder.read("a.md")).await;
    client.open(&draft, &folder.read("drafts/b.md")).await;
    assert!(codes(&client.published(&draft).await).is_empty());
    let both = ["uncited-claim", "unknown-claim"];
    assert_eq!(codes(&client.published(&article).await), both);
    folder.write("claimlint.toml", "");
    client.changed_on_disk(&config).await;
    assert_eq!(codes(&client.published(&article).await), ["uncited-claim"]);
    assert_eq!(codes(&client.published(&draft).await), ["uncited-claim"]);
    folder.write(
        "claimlint.toml",
        "exclude = [\"drafts/\"]\nignore = [\"names\"]\n",
    );
    client.changed_on_disk(&config).await;
    assert!(codes(&client.published(&draft).await).is_empty());
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_diagnostic_holds_what_the_client_can_show() {
    let folder = Folder::new(
        "//- a.md\n---\nauthor: A\nsource: s\nbibliography: s.bib\n---\n\
         [p]{#p .claim} [q]{#q .claim contradicts=\"p\" kindd=\"fact\"}\n//- s.bib\n@online{s, title={S}}\n",
    );
    let uri = folder.uri("a.md");
    let rich = json!({"textDocument": {"publishDiagnostics": {
        "relatedInformation": true, "codeDescriptionSupport": true, "tagSupport": {"valueSet": [1]},
    }}});
    for (abilities, is_rich) in [(rich, true), (json!({}), false)] {
        let mut client = Client::start(&folder, abilities).await;
        client.open(&uri, &folder.read("a.md")).await;
        let published = client.published(&uri).await;
        let diagnostics = published["diagnostics"].as_array().expect("a list");
        let named = |code: &str| {
            diagnostics
                .iter()
                .find(|found| found["code"] == code)
                .expect("it is found")
        };
        let contradiction = named("contradictory-claims");
        assert_eq!(
            (&contradiction["severity"], &contradiction["source"]),
            (&json!(1), &json!("claimlint"))
        );
        assert_eq!(
            contradiction["relatedInformation"][0]["location"]["uri"] == json!(uri),
            is_rich
        );
        let page = contradiction["codeDescription"]["href"]
            .as_str()
            .unwrap_or_default();
        assert_eq!(page.ends_with("/contradictory_claims.md"), is_rich);
        assert_eq!(named("unknown-attribute")["tags"] == json!([1]), is_rich);
        client.leave().await;
    }
}
