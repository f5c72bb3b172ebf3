//! What `docs/stability.md` promises is there. Nothing here is written anew by `UPDATE_EXPECT`: a test that fails says that
//! a promise is about to be broken.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::folder::Folder;

/// A block of the page, as its lines.
fn promised(block: &str) -> Vec<String> {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/stability.md");
    let page = std::fs::read_to_string(page).expect("stability.md");
    let (_, after) = page.split_once(&format!("```text {block}\n")).expect(block);
    let (lines, _) = after.split_once("```").expect("an end");
    lines.lines().map(str::to_owned).collect()
}

/// `range.start.line`, `related[].claim`: every way into a value.
fn paths(value: &Value, before: &str, found: &mut BTreeSet<String>) {
    found.insert(before.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let dot = if before.is_empty() { "" } else { "." };
                paths(field, &format!("{before}{dot}{name}"), found);
            }
        }
        Value::Array(members) => {
            for member in members {
                paths(member, &format!("{before}[]"), found);
            }
        }
        _ => {}
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// One finding with related places, one with fixes.
fn articles() -> Folder {
    Folder::new(
        "//- claimlint.toml\n[rules]\nunannotated-quotation = \"warning\"\n\
         //- force.md\n---\nauthor: Anna Keller\n---\n[A force deters]{#deters .claim}.\n\n\
         [It does not]{#not .claim contradicts=\"deters\"}.\n\n\
         “We will send troops to keep the peace,” the draft says.\n",
    )
}

#[test]
fn every_field_of_a_finding_is_there() {
    let folder = articles();
    let lines = folder.run(&["check", "--output-format", "json-lines"]);
    let together = lines.output.lines().map(json);
    let mut found = BTreeSet::new();
    together.for_each(|finding| paths(&finding, "", &mut found));
    for path in promised("fields") {
        assert!(found.contains(&path), "{path} is promised and not there");
    }
}

#[test]
fn every_key_of_the_configuration_is_known() {
    let folder = articles();
    let schema = json(&folder.run(&["schema"]).output);
    for key in promised("keys") {
        let known = &schema["properties"][&key];
        assert!(known.is_object(), "{key} is promised and not known");
    }
}

#[test]
fn every_field_of_a_baseline_is_there() {
    let folder = articles();
    folder.run(&["baseline", "create"]).ends_with(0);
    let written = std::fs::read_to_string(folder.path(".claimlint-baseline.json"));
    let mut found = BTreeSet::new();
    paths(&json(&written.expect("a baseline")), "", &mut found);
    for path in promised("baseline") {
        assert!(found.contains(&path), "{path} is promised and not there");
    }
}

/// As it lies in other people's repositories: neither its form nor how fingerprints are reckoned may change.
#[test]
fn a_baseline_of_the_first_version_is_read() {
    let folder = Folder::new(
        r#"//- force.md
[A force deters]{#deters .claim}.
//- known.json
{"version": 1, "findings": [
  {"path": "force.md", "rule": "uncited-claim", "message": "Cites nothing.", "fingerprint": "94e30ff490b2f591bce18a569a221fa4"}
]}
"#,
    );
    let run = folder.check(&["--baseline", "known.json"]);
    run.ends_with(0).shows("1 known from the baseline");
}

#[test]
fn a_concise_line_begins_with_place_level_and_rule() {
    let folder = Folder::new("//- force.md\nHere [a force deters]{#deters .claim}.\n");
    let run = folder.check(&[]);
    assert!(
        run.output
            .starts_with("force.md:1:6: warning[uncited-claim] "),
        "{run:#?}"
    );
}
