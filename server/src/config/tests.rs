//! Reading configurations, and what is wrong with them.

use super::*;

fn read(source: &str) -> Result<Config, ConfigError> {
    Config::read(Path::new(FILE_NAME).into(), source)
}

#[test]
fn people_are_found_by_key_name_and_alias() {
    let config = read("[people.hodges]\nname = \"Ben Hodges\"\naliases = [\"Lt. Gen. Hodges\"]\n")
        .expect("a configuration");
    for written in ["hodges", "Ben  HODGES", "lt. gen. hodges"] {
        let person = config.person(written).expect(written);
        assert_eq!(person.key, Spanned::new("hodges".to_owned(), 8..14));
    }
    assert_eq!(config.person("Arnold"), None);
}

#[test]
fn an_unknown_key_is_an_error_with_a_suggestion() {
    let error = read("[topics.force]\nlable = \"Force\"\n").expect_err("unknown");
    assert_eq!(error.range, 15..20);
    assert!(
        error.message.ends_with("did you mean `label`?"),
        "{}",
        error.message
    );
    let error = read("[rules]\nuncited-claim = \"eror\"\n").expect_err("unknown");
    assert!(
        error.message.ends_with("did you mean `error`?"),
        "{}",
        error.message
    );
}

#[test]
fn one_name_belongs_to_one_person() {
    let error = read("[people.a]\nname = \"X\"\n[people.b]\nname = \"x\"\n").expect_err("twice");
    assert!(error.message.contains("both `a` and `b`"));
}

#[test]
fn errors_name_the_place() {
    let source = "bibliography = [\"a.bib\"]\n[people.\"ü\"]\nname = \"U\"\n";
    let error = read(source).expect_err("no key");
    let shown = error.display(Path::new("c.toml"), &Text::new(source));
    assert!(shown.starts_with("c.toml:2:9: `ü` is no key"), "{shown}");
}
