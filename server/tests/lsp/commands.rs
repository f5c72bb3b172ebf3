//! Commands: the page that describes them shows what the server answers, and whoever asks in another form is told
//! what was expected.

use serde_json::{Value, json};

use crate::client::{Client, insert};
use crate::folder::Folder;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/commands.md");
const REQUEST: &str = "```json request\n";
const ANSWER: &str = "```json answer\n";
const END: &str = "```\n";

/// `UPDATE_EXPECT=1` writes the page anew.
#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_what_the_server_answers() {
    let page = std::fs::read_to_string(PAGE).expect("docs/commands.md");
    let folder = Folder::new("//- claimlint.toml\nbibliography = [\"sources.bib\"]\n");
    folder.write(
        "sources.bib",
        "@misc{grand2025, author = {Grand, Camille}, title = {A Force}, date = {2025-03-05}}\n",
    );
    for name in ["force.md", "doubts.md"] {
        let (_, article) = cut(&page, &format!("<!-- {name} -->\n```markdown\n"));
        folder.write(name, cut(article, END).0);
    }
    let mut client = Client::start(&folder, json!({})).await;
    let (mut rest, mut written, mut commands) = (&*page, String::new(), 0);
    while rest.contains(REQUEST) {
        let (before, after) = cut(rest, REQUEST);
        let (request, after) = cut(after, END);
        let (between, after) = cut(after, ANSWER);
        let (_, after) = cut(after, END);
        let asked = request.replace("file:///articles/", &folder.uri(""));
        let asked = serde_json::from_str(&asked).expect("JSON");
        let mut answer = client.request("workspace/executeCommand", asked).await;
        match commands {
            0 => shorten(&mut answer["related"]),
            _ => shorten(&mut answer),
        }
        let answer = serde_json::to_string_pretty(&answer).expect("JSON");
        let answer = answer.replace(&folder.uri(""), "file:///articles/");
        written += &format!("{before}{REQUEST}{request}{END}{between}{ANSWER}{answer}\n{END}");
        rest = after;
        commands += 1;
    }
    written += rest;
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(PAGE, &written).expect("docs/commands.md");
    } else {
        assert_eq!(page, written, "UPDATE_EXPECT=1 writes the page anew");
    }
    assert_eq!(commands, 4, "every command has an example");
    client.leave().await;
}

/// Leaves of each claim the first two members.
fn shorten(answer: &mut Value) {
    match answer {
        Value::Object(members) if members.contains_key("speakerKeys") => {
            members.retain(|name, _| name == "name" || name == "text");
        }
        Value::Object(members) => members.values_mut().for_each(shorten),
        Value::Array(members) => members.iter_mut().for_each(shorten),
        _ => {}
    }
}

fn cut<'a>(text: &'a str, at: &str) -> (&'a str, &'a str) {
    let parts = text.split_once(at);
    parts.unwrap_or_else(|| panic!("{at:?} stands in the page"))
}

async fn run(client: &mut Client, command: &str, arguments: Value) -> Value {
    let request = json!({"command": command, "arguments": arguments});
    client.request("workspace/executeCommand", request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_question_is_told_what_was_expected() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n");
    let mut client = Client::start(&folder, json!({})).await;
    let uri = folder.uri("a.md");
    let place = json!({"line": 0, "character": 1});
    for (command, arguments, expected) in [
        (
            "claimlint.mop",
            json!([]),
            "no command `claimlint.mop`; did you mean `claimlint.map`?",
        ),
        (
            "claimlint.map",
            json!([]),
            "{uri, position, depth?, limit?}: 0 arguments",
        ),
        (
            "claimlint.map",
            json!([{"uri": uri}]),
            "missing field `position`",
        ),
        (
            "claimlint.explain",
            json!([{"uri": uri, "position": place, "deep": 1}]),
            "unknown field `deep`",
        ),
        ("claimlint.claims", json!([{"uri": 7}]), "{uri?}: "),
    ] {
        let answer = run(&mut client, command, arguments).await;
        assert_eq!(answer["code"], -32602, "{answer}");
        let message = answer["message"].as_str().expect("a message");
        assert!(message.contains(expected), "{message}");
    }
    let elsewhere = json!([{"uri": folder.uri("none.md"), "position": place}]);
    for command in ["relatedClaims", "explain", "map"] {
        let command = format!("claimlint.{command}");
        let answer = run(&mut client, &command, elsewhere.clone()).await;
        assert_eq!(answer, Value::Null);
    }
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_are_those_of_the_unsaved_texts_of_all_folders() {
    let (one, two) = (
        Folder::new("//- a.md\n[a]{#a .claim}\n"),
        Folder::new("//- b.md\n[b]{#b .claim}\n"),
    );
    let folders = json!([
        {"uri": one.uri(""), "name": "one"},
        {"uri": two.uri(""), "name": "two"},
    ]);
    let start = json!({"capabilities": {}, "workspaceFolders": folders});
    let mut client = Client::start_with(start).await;
    let uri = two.uri("b.md");
    client.open(&uri, "[b]{#b .claim} [c]{#c .claim}\n").await;
    let all = run(&mut client, "claimlint.claims", json!([{}])).await;
    assert_eq!(all["summary"]["claims"], 3, "{all}");
    let of_one = run(&mut client, "claimlint.claims", json!([{"uri": uri}])).await;
    assert_eq!(of_one["claims"][1]["name"], "b#c", "{of_one}");
    client.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_wants_to_know_is_told_of_changes_and_seldom() {
    let folder = Folder::new("//- a.md\n[a]{#a .claim}\n");
    let uri = folder.uri("a.md");
    let start = json!({
        "capabilities": {},
        "workspaceFolders": [{"uri": folder.uri(""), "name": "articles"}],
        "initializationOptions": {"changedNotifications": true},
    });
    let mut client = Client::start_with(start).await;
    client.call("claimlint/changed").await;
    client.open(&uri, &folder.read("a.md")).await;
    client.call("claimlint/changed").await;
    for version in 2..40 {
        let change = json!([insert(0, 1, "x")]);
        client.change(&uri, version, change).await;
    }
    client.call("claimlint/changed").await;
    let more = client.unread("claimlint/changed").await;
    assert!(more.len() <= 1, "{more:#?}");
    let mut plain = Client::start(&folder, json!({})).await;
    plain.open(&uri, &folder.read("a.md")).await;
    plain.published(&uri).await;
    assert!(plain.unread("claimlint/changed").await.is_empty());
    client.leave().await;
}
