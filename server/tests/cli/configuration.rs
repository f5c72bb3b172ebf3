//! `claimlint config`: which value holds, and who said so.

use claimlint::config::schema;
use claimlint::rules::RULES;
use expect_test::expect;
use serde_json::{Value, json};

use super::folder::{Folder, Run};

const FILES: &str = "\
//- claimlint.toml
bibliography = [
  \"sources.bib\",
]
ignore = [\"unannotated\"]

[people.hodges]
name = \"Ben Hodges\"
aliases = [\"Lt. Gen. Hodges\"]

[rules]
uncited-claim = \"error\"
unknown-claim = \"info\"

[per-file-ignores]
\"drafts/**\" = [\"sources\"]
//- drafts/a.md
[x]{.claim}
";

/// The lines on some keys.
fn lines<'a>(run: &'a Run, keys: &[&str]) -> Vec<&'a str> {
    let lines = run.output.lines();
    let is_asked = |line: &&str| keys.iter().any(|key| line.starts_with(&format!("{key} =")));
    lines.filter(is_asked).collect()
}

#[test]
fn every_value_says_where_it_comes_from() {
    let folder = Folder::new(FILES);
    let run = folder.run(&["config", "drafts/a.md"]);
    run.ends_with(0);
    let shown: Vec<_> = run
        .output
        .lines()
        .filter(|line| !line.starts_with("rules.u"))
        .collect();
    let shown = shown
        .join("\n")
        .replace(&*folder.root().to_string_lossy(), "/briefs");
    let shown = shown.split("rules.").next().unwrap_or_default().to_owned();
    expect![[r##"
        # Workspace: /briefs
        # File: /briefs/claimlint.toml
        bibliography = ["sources.bib"]  # claimlint.toml:1
        exclude = []  # default
        # baseline is not set
        fail-on = "warning"  # default
        # select is not set
        ignore = ["unannotated"]  # claimlint.toml:4
        people.hodges = { aliases = ["Lt. Gen. Hodges"], name = "Ben Hodges" }  # claimlint.toml:6
    "##]]
    .assert_eq(&shown);
    let keys =
        ["uncited-claim", "unknown-claim", "unknown-source"].map(|rule| format!("rules.{rule}"));
    let keys: Vec<_> = keys.iter().map(String::as_str).collect();
    let expected = [
        "rules.unknown-claim = \"info\"  # claimlint.toml:12",
        "rules.uncited-claim = \"error\"  # claimlint.toml:11",
        "rules.unknown-source = \"error\"  # default",
    ];
    let mut shown = lines(&run, &keys);
    shown.sort_unstable_by_key(|line| expected.iter().position(|it| it == line));
    assert_eq!(shown, expected);
    run.shows("\nper-file-ignores.\"drafts/**\" = [\"sources\"]  # claimlint.toml:15\n");
}

#[test]
fn the_command_line_comes_first() {
    let folder = Folder::new(FILES);
    let run = folder.run(&[
        "config",
        "--select",
        "sources,unknown-claim",
        "--ignore=uncited-report",
        "--exclude",
        "old/",
        "--per-file-ignores",
        "drafts/**:names",
        "--config",
        "rules.unknown-source = \"info\"",
        "--config",
        "fail-on = \"error\"",
    ]);
    run.ends_with(0)
        .shows("exclude = [\"old/\"]  # --exclude\n")
        .shows("fail-on = \"error\"  # --config\n")
        .shows("select = [\"sources\", \"unknown-claim\"]  # --select\n")
        .shows("ignore = [\"uncited-report\"]  # --select, --ignore\n")
        .shows("rules.unknown-source = \"info\"  # --config\n")
        .shows("rules.uncited-report = \"off\"  # ignore: --select, --ignore\n")
        .shows("rules.self-relation = \"off\"  # select: --select\n")
        // Off by default, and named by its group.
        .shows("rules.unused-source = \"warning\"  # select: --select\n")
        .shows("rules.uncited-claim = \"error\"  # claimlint.toml:11\n")
        .shows("per-file-ignores.\"drafts/**\" = [\"sources\", \"names\"]  # claimlint.toml:15, --per-file-ignores\n");
    let run = folder.run(&["config", "--ignore", "uncited-claim"]);
    run.shows("ignore = [\"unannotated\", \"uncited-claim\"]  # claimlint.toml:4, --ignore\n")
        .shows("rules.uncited-claim = \"off\"  # ignore: claimlint.toml:4, --ignore\n");
}

/// What is shown can be given back: it says the same again.
#[test]
fn what_is_shown_is_a_configuration() {
    let folder = Folder::new(FILES);
    let first = folder.run(&["config"]).output;
    folder.write("claimlint.toml", first.as_bytes());
    let run = folder.run(&["config"]);
    run.ends_with(0);
    let without_origins = |shown: &str| {
        let lines = shown
            .lines()
            .map(|line| line.split("  #").next().unwrap_or_default().to_owned());
        lines.collect::<Vec<_>>()
    };
    assert_eq!(without_origins(&run.output), without_origins(&first));
}

#[test]
fn no_key_is_forgotten() {
    let run = Folder::new("").run(&["config"]);
    run.ends_with(0).shows("# File: none\n");
    let schema = schema();
    let keys = schema
        .get("properties")
        .and_then(Value::as_object)
        .expect("keys");
    let tables = ["people", "topics", "per-file-ignores"];
    for key in keys.keys().filter(|key| !tables.contains(&key.as_str())) {
        let starts = [
            format!("{key} = "),
            format!("{key}."),
            format!("# {key} is not set"),
        ];
        let mut lines = run.output.lines();
        assert!(
            lines.any(|line| starts.iter().any(|start| line.starts_with(start))),
            "{key}"
        );
    }
    let rules = run.output.lines().filter(|line| line.starts_with("rules."));
    let names: Vec<_> = rules
        .map(|line| line[6..].split(' ').next().unwrap_or_default())
        .collect();
    let all: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names, all);
}

#[test]
fn a_program_reads_it_as_json() {
    let folder = Folder::new(FILES);
    let run = folder.run(&["config", "--output-format", "json", "--ignore", "sources"]);
    run.ends_with(0);
    let shown: Value = serde_json::from_str(&run.output).expect("JSON");
    assert_eq!(shown["workspace"], folder.root().to_string_lossy().as_ref());
    assert_eq!(
        shown["file"],
        folder.path("claimlint.toml").to_string_lossy().as_ref()
    );
    let values = &shown["values"];
    let fail_on = json!({"value": "warning", "from": "default", "line": null, "options": [], "because": null});
    assert_eq!(values["fail-on"], fail_on);
    assert_eq!(values["people.hodges"]["value"]["name"], "Ben Hodges");
    assert_eq!(values["people.hodges"]["line"], 6);
    assert_eq!(values["select"]["value"], Value::Null);
    let ignore = &values["ignore"];
    assert_eq!(ignore["value"], json!(["unannotated", "sources"]));
    assert_eq!(
        (&ignore["from"], &ignore["line"]),
        (&json!("command line"), &json!(4))
    );
    assert_eq!(values["rules.uncited-claim"]["because"], "ignore");
}

#[test]
fn the_nearest_file_another_and_none() {
    let folder = Folder::new(FILES);
    folder.write("drafts/claimlint.toml", b"fail-on = \"never\"\n");
    folder.write("ci/strict.toml", b"\nfail-on = \"info\"\n");
    folder
        .run(&["config", "drafts"])
        .shows("fail-on = \"never\"  # drafts/claimlint.toml:1");
    folder
        .run(&["config", "--config", "ci/strict.toml"])
        .shows("fail-on = \"info\"  # ci/strict.toml:2");
    let run = folder.run(&["config", "--isolated"]);
    run.shows("# File: none\n")
        .shows("bibliography = []  # default");
}

#[test]
fn what_cannot_be_used_is_told() {
    let folder = Folder::new("//- claimlint.toml\nfail-no = \"error\"\n");
    let run = folder.run(&["config"]);
    run.ends_with(2);
    assert_eq!(
        (run.output.as_str(), run.errors.lines().count()),
        ("", 1),
        "{run:#?}"
    );
    assert!(run.errors.contains("claimlint.toml:1:1: "), "{run:#?}");
    assert!(run.errors.contains("did you mean `fail-on`?"), "{run:#?}");
    folder.run(&["config", "nowhere"]).ends_with(2);
}
