//! `claimlint schema`: the published schema is the program's, and takes what the program takes.

use std::path::Path;

use claimlint::config::Config;
use claimlint::rules::check_names;
use expect_test::expect_file;
use jsonschema::Validator;

use super::folder::Folder;

/// What the program takes.
const GOOD: [&str; 10] = [
    "",
    "baseline = \"known/debt.json\"\n",
    "bibliography = [\"sources.bib\", \"more.json\"]\n",
    "[people.hodges]\nname = \"Ben Hodges\"\naliases = [\"Lt. Gen. Hodges\"]\nrole = \"former commander\"\n\
     [people.x_2-y]\nname = \"X\"\n",
    "[topics.force-size]\nlabel = \"Size\"\ntype = \"number\"\nunit = \"soldiers\"\n\
     [topics.force-role]\nvalues = [\"tripwire\"]\n[topics.war]\ntype = \"yes-no\"\n[topics.none]\n",
    "[rules]\nuncited-claim = \"off\"\nunknown-claim = \"info\"\ndisputed-claim = \"warning\"\n\
     unused-suppression = \"error\"\n",
    "[per-file-ignores]\n\"drafts/**\" = [\"uncited-claim\", \"unknown-claim\"]\n\"x.md\" = []\n",
    "[per-file-ignores]\n\"drafts/**\" = [\"sources\", \"all\"]\n",
    "select = [\"sources\", \"unknown-claim\"]\nignore = [\"unused-source\"]\nfail-on = \"never\"\n",
    "select = [\"all\"]\nexclude = [\"drafts/\", \"*.old.md\", \"!keep.old.md\"]\nfail-on = \"error\"\n",
];

/// What it refuses, all by the schema.
const BAD: [&str; 23] = [
    "baseline = \"\"\n",
    "baseline = [\"debt.json\"]\n",
    "bibliografy = []\n",
    "bibliography = \"sources.bib\"\n",
    "bibliography = [1]\n",
    "[people.\"ü\"]\nname = \"U\"\n",
    "[people.hodges]\nrole = \"commander\"\n",
    "[people.hodges]\nname = \"Ben Hodges\"\nrank = \"general\"\n",
    "[topics.\"1st\"]\nlabel = \"First\"\n",
    "[topics.force]\ntype = \"figure\"\n",
    "[topics.force]\nvalues = \"tripwire\"\n",
    "[topics.force]\nlable = \"Force\"\n",
    "[rules]\nuncited-clam = \"off\"\n",
    "[rules]\nuncited-claim = \"loud\"\n",
    "[per-file-ignores]\n\"drafts/**\" = [\"uncited-clam\"]\n",
    "[per-file-ignores]\n\"drafts/**\" = \"uncited-claim\"\n",
    "[rules]\nsources = \"off\"\n",
    "select = [\"source\"]\n",
    "ignore = [\"uncited-clam\"]\n",
    "select = \"sources\"\n",
    "exclude = \"drafts/\"\n",
    "fail-on = \"off\"\n",
    "fail_on = \"error\"\n",
];

fn printed() -> String {
    schema_of("configuration")
}

fn schema_of(what: &str) -> String {
    let run = Folder::new("").run(&["schema", what]);
    run.ends_with(0);
    run.output
}

fn validator() -> Validator {
    let schema = serde_json::from_str(&printed()).expect("JSON");
    jsonschema::draft7::meta::validate(&schema).expect("a schema of draft 7");
    jsonschema::draft7::new(&schema).expect("a schema")
}

fn is_taken(source: &str) -> bool {
    let config = Config::read(Path::new("claimlint.toml").into(), source);
    config.and_then(|config| check_names(&config)).is_ok()
}

#[test]
fn the_published_schema_is_the_one_that_is_printed() {
    expect_file!["../../docs/claimlint.schema.json"].assert_eq(&printed());
    let run = Folder::new("").run(&["schema"]);
    assert_eq!(run.output, printed());
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    let validator = validator();
    for source in GOOD {
        let value: serde_json::Value = toml::from_str(source).expect(source);
        assert!(is_taken(source), "{source}");
        let errors = validator.iter_errors(&value);
        let errors: Vec<_> = errors.map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{source}\n{errors:?}");
    }
    for source in BAD {
        let value: serde_json::Value = toml::from_str(source).expect(source);
        assert!(!is_taken(source), "{source}");
        assert!(!validator.is_valid(&value), "{source}");
    }
}

#[test]
fn the_schema_takes_the_configurations_of_this_repository() {
    let validator = validator();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for name in [
        "corpus/claimlint.toml",
        "editors/tests/workspace/claimlint.toml",
    ] {
        let source = std::fs::read_to_string(root.join(name)).expect(name);
        let value: serde_json::Value = toml::from_str(&source).expect(name);
        assert!(validator.is_valid(&value), "{name}");
    }
}

#[test]
fn the_schema_of_the_settings_is_published_as_well() {
    let printed = schema_of("settings");
    expect_file!["../../docs/settings.schema.json"].assert_eq(&printed);
    let schema = serde_json::from_str(&printed).expect("JSON");
    jsonschema::draft7::meta::validate(&schema).expect("a schema of draft 7");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let settings = serde_json::json!({"inlayHints": {"status": true}, "log": "debug"});
    assert!(validator.is_valid(&settings));
    assert!(!validator.is_valid(&serde_json::json!({"log": "loud"})));
}
