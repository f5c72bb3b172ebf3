//! SARIF: valid by its schema, complete for GitHub, and right about places.

use serde_json::{Value, json};

use crate::folder::Folder;

const SCHEMA: &str = include_str!("../schemas/sarif-2.1.0.json");

/// One person says two things that exclude each other, in files with names that a URI must encode.
const CONFLICT: &str = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
    //- s.bib\n@misc{s, title = {S}, author = {Grand, Camille}, date = {2025}}\n\
    //- a b/ü:1.md\n[Moscow has no veto]{#no .claim by=\"Camille Grand\" cite=\"s\" entails=\"free\"}\n\
    [Europe is free]{#free .claim by=\"Camille Grand\" cite=\"s\"}\n\
    //- d.md\n[Europe sends troops]{#troops .claim by=\"Camille Grand\" cite=\"s\" entails=\"risk\"}\n\
    [It takes a risk]{#risk .claim by=\"Camille Grand\" cite=\"s\" stance=\"denies\"}\n\
    //- b.md\n🇺🇦 ü [Moscow can]{#can .claim by=\"Camille Grand\" cite=\"s\" contradicts=\"ü:1#free\"}\n\
    //- c.md\n<!-- claimlint-ignore uncited-claim: everybody {knows} -->\n[x [y](1)]{#x .claim}\n";

fn log(folder: &Folder, arguments: &[&str]) -> Value {
    let run = folder.run(&[&["check", "--output-format", "sarif"], arguments].concat());
    let log: Value = serde_json::from_str(&run.output).expect("JSON");
    // The published pattern for languages has a bracket too many, which strict readers refuse.
    let schema = SCHEMA.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<_> = validator
        .iter_errors(&log)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{log:#}");
    assert!(run.output.starts_with("{\n  \"version\": \"2.1.0\""));
    log
}

/// A viewer that makes the replacements writes what `--fix` writes; a finding without a fix has none.
#[test]
fn fixes_are_replacements_in_the_file() {
    let folder = Folder::new(
        "//- claimlint.toml\n[rules]\nnon-portable-annotation = \"warning\"\n\
         //- ä b.md\nÜber 🇺🇦 [x]{.claim\n  #x cite=\"y\"}.\n",
    );
    let log = log(&folder, &[]);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let of_rule = |rule: &str| results.iter().find(|result| result["ruleId"] == rule);
    let result = of_rule("non-portable-annotation").expect("a result");
    assert_eq!(
        result["fixes"],
        json!([{
            "description": {"text": "Write the annotation in canonical form"},
            "artifactChanges": [{
                "artifactLocation": {"uri": "%C3%A4%20b.md"},
                "replacements": [{
                    "deletedRegion": {"startLine": 1, "startColumn": 12, "endLine": 2, "endColumn": 15},
                    "insertedContent": {"text": "{#x .claim cite=\"y\"}"},
                }],
            }],
        }])
    );
    assert_eq!(
        of_rule("unknown-source").expect("a result")["fixes"],
        Value::Null
    );
}

#[test]
fn every_result_has_what_github_requires() {
    let folder = Folder::new(CONFLICT);
    let log = log(&folder, &[]);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert!(results.len() >= 2, "{log:#}");
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        let rule = &rules[index];
        assert_eq!(rule["id"], result["ruleId"]);
        for pointer in [
            "/shortDescription/text",
            "/fullDescription/text",
            "/help/text",
            "/help/markdown",
        ] {
            let text = rule.pointer(pointer).and_then(Value::as_str);
            assert!(text.is_some_and(|text| !text.is_empty()), "{pointer}");
        }
        let print = &result["partialFingerprints"]["claimlint/v1"];
        assert_eq!(print.as_str().map(str::len), Some(32));
        let place = &result["locations"][0]["physicalLocation"];
        for end in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(place["region"][end].as_u64() >= Some(1), "{end}");
        }
        assert_eq!(result.get("suppressions"), None);
    }
}

#[test]
fn places_are_relative_encoded_and_counted_in_characters() {
    let folder = Folder::new(CONFLICT);
    let log = log(&folder, &[]);
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let conflict = |file: &str| {
        let path = "/locations/0/physicalLocation/artifactLocation/uri";
        let found = results.iter().find(|result| {
            result["ruleId"] == "contradictory-claims"
                && result.pointer(path).is_some_and(|uri| uri == file)
        });
        found.unwrap_or_else(|| panic!("no conflict in {file}: {log:#}"))
    };
    let declared = conflict("b.md");
    let region = &declared["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        *region,
        json!({"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 82})
    );
    let related = &declared["relatedLocations"][0];
    assert_eq!(
        related["physicalLocation"]["artifactLocation"]["uri"],
        "a%20b/%C3%BC%3A1.md"
    );
    assert_eq!(related["id"], 1);
    let text = declared["message"]["text"].as_str().expect("a text");
    assert!(
        text.contains("\nSee [") && text.ends_with("](1)."),
        "{text}"
    );
}

#[test]
fn a_chain_of_reasons_is_a_code_flow() {
    let folder = Folder::new(CONFLICT);
    let log = log(&folder, &[]);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let flows = results.iter().filter_map(|result| {
        let steps = result.pointer("/codeFlows/0/threadFlows/0/locations")?;
        Some((result, steps.as_array().expect("steps")))
    });
    let flows: Vec<_> = flows.collect();
    assert_eq!(flows.len(), 1, "{log:#}");
    let (result, steps) = flows[0];
    assert!(steps.len() >= 3, "{steps:#?}");
    assert_eq!(
        steps[0]["location"]["physicalLocation"],
        result["locations"][0]["physicalLocation"]
    );
    for step in steps {
        assert!(step["location"]["message"]["text"].is_string());
    }
}

#[test]
fn what_is_silenced_is_listed_only_when_asked_for() {
    let folder = Folder::new(CONFLICT);
    let log = log(&folder, &["--include-suppressed"]);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let silenced = results
        .iter()
        .filter(|result| result["suppressions"] != json!([]));
    let silenced: Vec<_> = silenced.collect();
    assert_eq!(silenced.len(), 1, "{log:#}");
    assert_eq!(silenced[0]["ruleId"], "uncited-claim");
    assert_eq!(
        silenced[0]["suppressions"],
        json!([{
            "kind": "inSource",
            "status": "accepted",
            "justification": "everybody {knows}",
        }])
    );
}

#[test]
fn nothing_found_is_a_valid_log() {
    let folder = Folder::new("//- a.md\nNothing.\n");
    let log = log(&folder, &[]);
    assert_eq!(log["runs"][0]["results"], json!([]));
}
