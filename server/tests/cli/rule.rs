//! `claimlint rule`.

use claimlint::rules::{GROUPS, RULES};

use super::folder::Folder;

#[test]
fn lists_every_rule_with_its_level() {
    let run = Folder::new("").run(&["rule"]);
    run.ends_with(0).shows("uncited-claim").shows("warning");
    let lines = run.output.lines().filter(|line| line.starts_with("  "));
    let names: Vec<_> = lines
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let all: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names, all);
    for group in GROUPS {
        let heading = format!("{} ({})", group.title, group.name);
        assert!(run.output.lines().any(|line| line == heading), "{heading}");
    }
}

#[test]
fn prints_a_page() {
    let run = Folder::new("").run(&["rule", "uncited-claim"]);
    run.ends_with(0).shows("# uncited-claim");
}

#[test]
fn suggests_where_the_name_is_wrong() {
    let run = Folder::new("").run(&["rule", "uncited-clam"]);
    run.ends_with(2);
    assert!(
        run.errors.contains("did you mean `uncited-claim`?"),
        "{run:#?}"
    );
}
