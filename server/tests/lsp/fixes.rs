//! Every fix that the rules' pages show is offered by an editor where its finding stands.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

/// The list of fixes, which is held against the same examples.
const LIST: &str = include_str!("../../docs/fixes.md");

/// The sources of examples that give none.
const SOURCES: &str = "@misc{keller2025, author = {Keller, Anna}, title = {A force for the day after}}\n\
                       @misc{weber2025, author = {Weber, Jonas}, title = {Guarantees without guarantors}}\n\
                       @misc{interview2025, title = {An interview on Ukraine}}\n";

/// A title that does for all names: ``Write `…` ``.
fn without_names(title: &str) -> String {
    let parts = title.split('`').enumerate();
    let parts = parts.map(|(number, part)| if number % 2 == 1 { "`…`" } else { part });
    parts.collect()
}

/// The titles of the fixes, by rule.
fn listed() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut listed: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for row in LIST.lines().filter_map(|line| line.strip_prefix("| [")) {
        let (rule, rest) = row.split_once(']').expect("a rule");
        let title = rest.rsplit(" | ").next().expect("a title");
        let title = title.trim_end_matches(" |");
        listed.entry(rule).or_default().insert(title);
    }
    listed
}

/// The examples of a rule's page.
fn examples(rule: &str) -> Vec<String> {
    let page = format!("src/rules/{}.md", rule.replace('-', "_"));
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let page = fs::read_to_string(page).expect("a page");
    let blocks = page.split("```article\n").skip(1);
    let blocks = blocks.map(|block| block.split("\n```").next().unwrap_or_default().to_owned());
    blocks.collect()
}

fn is_marks(line: &str) -> bool {
    let marks = line.trim_start();
    marks.starts_with('^') && marks.trim_start_matches('^').starts_with([' ', '\t']) || {
        !marks.is_empty() && marks.chars().all(|mark| mark == '^')
    }
}

/// The files of an example, with the rule on.
fn files(example: &str, rule: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::<String, String>::new();
    let mut name = "article.md".to_owned();
    for line in example.lines().filter(|line| !is_marks(line)) {
        match line.strip_prefix("//- ") {
            Some(header) => name = header.split(" in ").next().unwrap_or_default().to_owned(),
            None => *files.entry(name.clone()).or_default() += &format!("{line}\n"),
        }
    }
    let sources = files.entry("sources.bib".to_owned());
    sources.or_insert_with(|| SOURCES.to_owned());
    let config = files.entry("claimlint.toml".to_owned());
    let config = config.or_insert_with(|| "bibliography = [\"sources.bib\"]\n".to_owned());
    if !config.contains("[rules]") {
        *config += &format!("[rules]\n{rule} = \"warning\"\n");
    }
    files
}

/// The titles of the quick fixes for a rule's findings, as an editor is offered them in an example.
async fn offered(example: &str, rule: &str) -> BTreeSet<String> {
    let folder = Folder::new("");
    let files = files(example, rule);
    for (name, text) in &files {
        folder.write(name, text);
    }
    let mut client = Client::start(
        &folder,
        json!({"textDocument": {"codeAction": {"codeActionLiteralSupport": {
            "codeActionKind": {"valueSet": ["quickfix"]},
        }}}}),
    )
    .await;
    let mut titles = BTreeSet::new();
    for name in files.keys() {
        let uri = folder.uri(name);
        let parameters = json!({
            "textDocument": {"uri": uri},
            "range": {"start": {"line": 0, "character": 0}, "end": {"line": 10_000, "character": 0}},
            "context": {"diagnostics": [], "only": ["quickfix"]},
        });
        let answer = client.request("textDocument/codeAction", parameters).await;
        let actions = answer.as_array().cloned().unwrap_or_default();
        let own = actions
            .iter()
            .filter(|action| action["diagnostics"][0]["code"] == rule);
        for action in own {
            let edits = action["edit"]["changes"][&uri].as_array();
            assert!(edits.is_some_and(|edits| !edits.is_empty()), "{action}");
            titles.insert(without_names(action["title"].as_str().unwrap_or_default()));
        }
    }
    client.leave().await;
    titles
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fix_is_offered_where_its_finding_stands() {
    let mut missing: Vec<Value> = Vec::new();
    let listed = listed();
    assert!(listed.len() > 10, "{listed:?}");
    for (rule, titles) in listed {
        let mut wanted: BTreeSet<_> = titles.iter().map(|title| (*title).to_owned()).collect();
        for example in examples(rule) {
            if wanted.is_empty() {
                break;
            }
            let offered = offered(&example, rule).await;
            wanted.retain(|title| !offered.contains(title));
        }
        missing.extend(wanted.into_iter().map(|title| json!([rule, title])));
    }
    assert!(missing.is_empty(), "never offered: {missing:#?}");
}
