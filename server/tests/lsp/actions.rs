//! What can be done beyond the fixes of findings, and edits that are asked for when somebody chooses an action.

use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

const ARTICLES: &str = "
//- claimlint.toml
[rules]
non-portable-annotation = \"warning\"
//- a.md
🎉 [a]{.claim #a}, [b]{kind=fact .claim}.

[c]{#c .claim}
";

/// A client that asks for edits when it needs them.
fn abilities() -> Value {
    json!({"textDocument": {"codeAction": {
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
        "isPreferredSupport": true,
        "disabledSupport": true,
        "dataSupport": true,
        "resolveSupport": {"properties": ["edit"]},
    }}})
}

/// A client that takes actions as they come.
fn plain() -> Value {
    json!({"textDocument": {"codeAction": {
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
    }}})
}

async fn start(folder: &Folder, abilities: Value) -> (Client, String) {
    let mut client = Client::start(folder, abilities).await;
    let uri = folder.uri("a.md");
    client.open(&uri, &folder.read("a.md")).await;
    client.published(&uri).await;
    (client, uri)
}

/// The actions for a stretch of one line; none for files that are none of ours.
async fn actions(client: &mut Client, uri: &str, place: (u32, u32, u32), only: &str) -> Vec<Value> {
    let (line, from, to) = place;
    let params = json!({
        "textDocument": {"uri": uri},
        "range": {"start": {"line": line, "character": from}, "end": {"line": line, "character": to}},
        "context": {"diagnostics": [], "only": [only]},
    });
    let answer = client.request("textDocument/codeAction", params).await;
    answer.as_array().cloned().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_safe_is_fixed_on_saving() {
    let folder = Folder::new(ARTICLES);
    let (mut client, uri) = start(&folder, abilities()).await;
    for only in ["source.fixAll.claimlint", "source.fixAll", "source"] {
        let found = actions(&mut client, &uri, (0, 0, 0), only).await;
        let [action] = found.as_slice() else {
            panic!("one action: {found:?}");
        };
        assert_eq!(action["kind"], "source.fixAll.claimlint");
        assert_eq!(action.get("edit"), None, "it takes time to work out");
        let resolved = client.request("codeAction/resolve", action.clone()).await;
        assert_eq!(resolved["title"], action["title"]);
        // 🎉 counts two units.
        assert_eq!(
            resolved["edit"]["changes"][&uri],
            json!([{
                "range": {
                    "start": {"line": 0, "character": 7},
                    "end": {"line": 0, "character": 39},
                },
                "newText": "#a .claim}, [b]{.claim kind=\"fact\"",
            }]),
            "{resolved}"
        );
    }
    let other = actions(&mut client, &uri, (0, 0, 0), "source.organizeImports").await;
    assert!(other.is_empty(), "{other:?}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_no_edits_gets_them_at_once() {
    let folder = Folder::new(ARTICLES);
    let (mut client, uri) = start(&folder, plain()).await;
    for only in ["source.fixAll", "quickfix"] {
        let found = actions(&mut client, &uri, (0, 6, 6), only).await;
        assert!(!found.is_empty(), "{only}");
        for action in &found {
            let edits = action["edit"]["changes"][&uri].as_array();
            assert!(edits.is_some_and(|edits| !edits.is_empty()), "{action}");
            assert_eq!(action.get("data"), None);
            assert_eq!(action.get("isPreferred"), None);
        }
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_moves_is_told_of_its_place_and_not_of_the_file() {
    let folder = Folder::new(ARTICLES);
    let (mut client, uri) = start(&folder, abilities()).await;
    let [invoked, automatic] = [1, 2];
    let asked = [
        (json!({"diagnostics": []}), true),
        (json!({"diagnostics": [], "triggerKind": invoked}), true),
        (json!({"diagnostics": [], "triggerKind": automatic}), false),
        (
            json!({"diagnostics": [], "triggerKind": automatic, "only": ["source"]}),
            true,
        ),
    ];
    for (context, is_offered) in asked {
        let place = json!({"line": 2, "character": 1});
        let range = json!({"start": place, "end": place});
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        let found = client.request("textDocument/codeAction", params).await;
        let found = found.as_array().expect("actions");
        let mut kinds = found.iter().map(|action| &action["kind"]);
        assert!(!found.is_empty(), "{context}");
        assert_eq!(
            kinds.any(|kind| kind == "source.fixAll.claimlint"),
            is_offered,
            "{context}"
        );
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_is_silenced_with_a_reason_to_be_given() {
    let folder = Folder::new(ARTICLES);
    let (mut client, uri) = start(&folder, abilities()).await;
    let found = actions(&mut client, &uri, (2, 0, 0), "quickfix").await;
    let title = "Ignore `uncited-claim` here, for a reason to be given";
    let action = found.iter().find(|action| action["title"] == title);
    let action = action.expect("an action").clone();
    assert_eq!(action["diagnostics"][0]["code"], "uncited-claim");
    let resolved = client.request("codeAction/resolve", action.clone()).await;
    let comment = "<!-- claimlint-ignore uncited-claim: reason to be given -->\n";
    let edit = &resolved["edit"]["changes"][&uri];
    assert_eq!(edit[0]["newText"], comment, "{resolved}");
    assert_eq!(
        edit[0]["range"]["start"],
        json!({"line": 2, "character": 0})
    );
    client.change(&uri, 2, json!([insert(2, 0, comment)])).await;
    let published = client.published(&uri).await;
    let found = published["diagnostics"].as_array().expect("diagnostics");
    let lines = found.iter().map(|one| &one["range"]["start"]["line"]);
    assert!(!found.is_empty(), "others stay");
    assert!(lines.into_iter().all(|line| *line == 0), "{published}");
    // The text has changed since it was offered.
    let refused = client.request("codeAction/resolve", action).await;
    assert_eq!(refused["code"], -32801, "{refused}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_annotation_is_written_canonically_once_in_a_menu() {
    let folder = Folder::new(ARTICLES);
    let (mut client, uri) = start(&folder, abilities()).await;
    let title = "Write the annotation in canonical form";
    for (only, kind) in [("", "quickfix"), ("refactor", "refactor.rewrite")] {
        let found = actions(&mut client, &uri, (0, 9, 9), only).await;
        let kinds = found.iter().filter(|action| action["title"] == title);
        let kinds: Vec<_> = kinds.map(|action| &action["kind"]).collect();
        assert_eq!(kinds, [kind], "{found:?}");
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_action_of_ours_is_refused_and_what_has_its_edits_stays() {
    let folder = Folder::new(ARTICLES);
    let (mut client, _) = start(&folder, abilities()).await;
    let strange = json!({"title": "x", "data": {"uri": 1}});
    let refused = client.request("codeAction/resolve", strange).await;
    assert_eq!(refused["code"], -32602, "{refused}");
    let whole = json!({"title": "x", "edit": {"changes": {}}});
    let answer = client.request("codeAction/resolve", whole.clone()).await;
    assert_eq!(answer, whole);
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_gets_an_id_a_source_and_a_relation() {
    let folder = Folder::new(
        "//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
         //- s.bib\n@misc{k2025, title = {K}}\n\
         //- a.md\n[Forces deter]{.claim} [no veto]{#veto .claim cite=\"k2025\"}.\n",
    );
    let (mut client, uri) = start(&folder, abilities()).await;
    let titles = |found: &[Value]| {
        let titles = found
            .iter()
            .map(|one| one["title"].as_str().unwrap_or_default().to_owned());
        titles.collect::<Vec<_>>()
    };
    let found = actions(&mut client, &uri, (0, 3, 3), "quickfix").await;
    let cite = found.iter().find(|one| one["title"] == "Cite “K”, `k2025`");
    let cite = cite.expect("a citation mends it");
    assert_eq!(cite["diagnostics"][0]["code"], "uncited-claim");
    assert_eq!(
        cite["edit"]["changes"][&uri],
        json!([{
            "range": {"start": {"line": 0, "character": 21}, "end": {"line": 0, "character": 21}},
            "newText": " cite=\"k2025\"",
        }])
    );
    let found = actions(&mut client, &uri, (0, 3, 3), "refactor").await;
    assert_eq!(
        titles(&found),
        [
            "Give the claim the id `#forces-deter`",
            "Relate: supports `veto` (“no veto”)",
            "Relate: attacks `veto` (“no veto”)",
            "Relate: contradicts `veto` (“no veto”)",
        ]
    );
    // From the first claim into the second: in all seven ways.
    let found = actions(&mut client, &uri, (0, 3, 26), "refactor.rewrite").await;
    let mut related = titles(&found);
    related.retain(|title| title.starts_with("Relate: "));
    assert_eq!(related.len(), 7, "{found:?}");
    assert!(related.contains(&"Relate: supersedes `veto` (“no veto”)".to_owned()));
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_selected_becomes_a_claim_or_it_is_said_why_not() {
    let folder = Folder::new("//- a.md\n🎉 The force will deter.\n\nIt [will]{#will .claim} do.\n");
    let uri = folder.uri("a.md");
    for (abilities, shows_reasons) in [(abilities(), true), (plain(), false)] {
        let (mut client, _) = start(&folder, abilities).await;
        let found = actions(&mut client, &uri, (0, 8, 19), "refactor.rewrite").await;
        assert_eq!(found.len(), 1, "{found:?}");
        let asked_alone = actions(&mut client, &uri, (0, 8, 19), "refactor.rewrite.wrap").await;
        assert_eq!(asked_alone, found);
        assert_eq!(
            found[0]["title"],
            "Wrap the selection as the claim `#force-deter`"
        );
        let at = |character: u32| {
            let place = json!({"line": 0, "character": character});
            json!({"start": place, "end": place})
        };
        assert_eq!(
            found[0]["edit"]["changes"][&uri],
            json!([
                {"range": at(7), "newText": "["},
                {"range": at(23), "newText": "]{#force-deter .claim}"},
            ])
        );
        let found = actions(&mut client, &uri, (2, 1, 6), "refactor.rewrite").await;
        let refused = found
            .iter()
            .find(|one| one["title"] == "Wrap the selection as a claim");
        assert_eq!(refused.is_some(), shows_reasons, "{found:?}");
        if let Some(action) = refused {
            let reason = action["disabled"]["reason"].as_str().unwrap_or_default();
            assert!(reason.contains("select all of it"), "{action}");
            assert_eq!(action.get("edit"), None);
        }
        let cursor = actions(&mut client, &uri, (0, 8, 8), "refactor").await;
        assert!(cursor.is_empty(), "{cursor:?}");
        client.leave().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_claim_can_be_made_in_a_text_and_nowhere_else() {
    let folder = Folder::new(
        "//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
         //- s.bib\n@misc{k2025, title = {No veto for Moscow}}\n\
         //- a.md\nThe force will deter.\n",
    );
    let mut client = Client::start(&folder, abilities()).await;
    for (name, expected) in [("a.md", 1), ("s.bib", 0), ("claimlint.toml", 0)] {
        let uri = folder.uri(name);
        client.open(&uri, &folder.read(name)).await;
        let found = actions(&mut client, &uri, (0, 4, 14), "refactor").await;
        assert_eq!(found.len(), expected, "{name}: {found:?}");
    }
    client.leave().await;
}
