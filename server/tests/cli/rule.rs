//! `claimlint rule`.

use super::folder::Folder;

#[test]
fn lists_every_rule_with_its_level() {
    let run = Folder::new("").run(&["rule"]);
    run.ends_with(0).shows("uncited-claim").shows("warning");
    assert_eq!(run.output.lines().count(), claimlint::rules::RULES.len());
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
