//! The formats in JSON other than SARIF: their schemas, and columns where letters take several bytes.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::folder::Folder;

const GITLAB: &str = include_str!("../schemas/gitlab-code-quality.json");

fn printed(folder: &Folder, format: &str) -> Value {
    let run = folder.run(&["check", "--output-format", format]);
    run.ends_with(1);
    serde_json::from_str(&run.output).expect("JSON")
}

#[test]
fn json_lines_are_the_objects_of_json() {
    let folder = Folder::new("//- a.md\n[x]{#x .claim} [y]{#y .claim supports=\"z\"}\n");
    let run = folder.run(&["check", "--output-format", "json-lines"]);
    run.ends_with(1);
    let lines = run.output.lines();
    let lines = lines.map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let lines: Vec<_> = lines.collect();
    assert!(lines.len() >= 3);
    assert_eq!(json!(lines), printed(&folder, "json"));
}

#[test]
fn gitlab_gets_unique_fingerprints_that_survive_moved_lines() {
    let fixture = |before: &str| {
        let claims = "[one]{.claim} [one]{.claim} [x]{.claim supports=\"z\"}\n";
        // Two workspaces with the same file in each.
        Folder::new(&format!(
            "//- one/claimlint.toml\n//- one/a.md\n{before}{claims}\
             //- two/claimlint.toml\n//- two/a.md\n{before}{claims}"
        ))
    };
    let before = printed(&fixture(""), "gitlab");
    let after = printed(&fixture("A line.\n\n"), "gitlab");
    let schema: Value = serde_json::from_str(GITLAB).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&before), "{before:#}");
    let prints = |report: &Value| {
        let issues = report.as_array().expect("an array").iter();
        issues
            .map(|issue| issue["fingerprint"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(prints(&before), prints(&after));
    let different: HashSet<_> = prints(&before).into_iter().collect();
    assert_eq!(different.len(), 8, "{before:#}");
    assert_eq!(before[0]["location"]["lines"]["begin"], 1);
    assert_eq!(after[0]["location"]["lines"]["begin"], 3);
    let severities: HashSet<_> = (0..8).map(|n| before[n]["severity"].to_string()).collect();
    assert_eq!(severities.len(), 2, "{before:#}");
}

#[test]
fn rdjson_counts_bytes_from_one_and_suggests_whole_fixes() {
    let folder = Folder::new(
        "//- claimlint.toml\n[rules]\nunannotated-statistic = \"warning\"\n\
         //- a.md\n🇺🇦 über [this]{#x .claim}.\n//- b.md\nÜber it cost 40 million euros.\n",
    );
    let report = printed(&folder, "rdjson");
    assert_eq!(report["source"]["name"], "claimlint");
    let diagnostic = &report["diagnostics"][0];
    assert_eq!(
        diagnostic["location"],
        json!({"path": "a.md", "range": {
            "start": {"line": 1, "column": 16}, "end": {"line": 1, "column": 33},
        }})
    );
    assert_eq!(diagnostic["severity"], "WARNING");
    assert_eq!(diagnostic["code"]["value"], "uncited-claim");
    let suggestions = report["diagnostics"][1]["suggestions"].as_array();
    assert_eq!(
        suggestions.expect("an array"),
        &[json!({
            "range": {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 31}},
            "text": "[Über it cost 40 million euros]{#uber-cost-40 .claim}",
        })]
    );
}
