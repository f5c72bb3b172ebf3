//! Where a baseline lies and is looked for, and whose findings it knows.

use super::{ARTICLES, FILE};
use crate::folder::Folder;

/// The file lies at the workspace's root, wherever one stands; what is given is relative to where one stands.
#[test]
fn where_a_baseline_is_found() {
    let folder = Folder::new(ARTICLES);
    let run = folder.run_in("briefs", &["baseline", "create"]);
    run.ends_with(0)
        .shows("../.claimlint-baseline.json written: 5 findings.");
    let run = folder.run_in(
        "briefs",
        &["check", "--baseline", "../.claimlint-baseline.json"],
    );
    run.ends_with(0).shows("5 known");
    folder
        .run_in("briefs", &["check", "--baseline", FILE])
        .ends_with(2);
    // The one that is configured is relative to the configuration.
    folder.write("claimlint.toml", b"baseline = \"known/debt.json\"\n");
    folder.write("known/readme.txt", b"");
    let run = folder.run_in("briefs", &["check"]);
    run.ends_with(2);
    assert_eq!(
        run.errors,
        "error: there is no baseline ../known/debt.json: `claimlint baseline create` writes one\n"
    );
    let run = folder.run_in("briefs", &["baseline", "create"]);
    run.ends_with(0);
    assert_eq!(
        run.output,
        "../known/debt.json written: 5 findings.\n`claimlint check` shows only others from now on.\n"
    );
    assert!(
        folder
            .read("known/debt.json")
            .contains("\"path\":\"../briefs/a.md\"")
    );
    folder.run_in("briefs", &["check"]).ends_with(0);
    folder.run(&["check"]).ends_with(0);
    folder.run(&["check", "--isolated"]).ends_with(1);
    folder.run(&["check", "--baseline", FILE]).ends_with(0);
    folder.write("claimlint.toml", b"baseline = \"\"\n");
    let run = folder.run(&["check"]);
    run.ends_with(2);
    assert!(
        run.errors.contains("claimlint.toml:1:12: name a file"),
        "{run:#?}"
    );
}

#[test]
fn each_workspace_has_its_own_baseline_and_one_can_serve_all() {
    let both = "//- a/claimlint.toml\nbaseline = \"known.json\"\n//- a/x.md\n[X]{.claim}\n\
                //- b/claimlint.toml\n//- b/x.md\n[X]{.claim}\n";
    let folder = Folder::new(both);
    let run = folder.run(&["baseline", "create", "a", "b"]);
    run.shows("a/known.json written: 1 finding.")
        .shows("b/.claimlint-baseline.json written: 1 finding.");
    let run = folder.check(&["a", "b"]);
    run.ends_with(1)
        .shows("1 known from the baseline")
        .shows("b/x.md:1:1");
    folder
        .run(&["baseline", "create", "--baseline", "all.json", "a", "b"])
        .ends_with(0);
    let run = folder.check(&["--baseline", "all.json", "a", "b"]);
    run.ends_with(0).shows("2 known from the baseline");
    // Files of two workspaces that say the same are two findings.
    folder
        .run(&["baseline", "update", "--baseline", "all.json", "a"])
        .ends_with(0);
    assert_eq!(folder.read("all.json").matches("uncited-claim").count(), 2);
    std::fs::remove_file(folder.path("b/x.md")).expect("it goes");
    let run = folder.check(&["--baseline", "all.json", "a", "b"]);
    run.ends_with(0);
    assert_eq!(
        run.errors,
        "note: 1 finding of all.json is gone: `claimlint baseline prune --baseline all.json` takes out what is found \
         no more\n"
    );
}
