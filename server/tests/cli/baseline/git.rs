//! Baselines of several branches, and with `--since`.

use super::{ARTICLES, FILE};
use crate::folder::Folder;
use crate::repository::{commit, git};

/// Two branches change what is known of different files, and git puts both together.
#[test]
fn git_merges_baselines() {
    let claim = |name: &str| {
        format!("//- {name}.md\n[{name} deters]{{.claim}} and [{name} costs]{{.claim}}.\n")
    };
    let folder = Folder::new(&["a", "b", "c", "d"].map(claim).concat());
    git(&folder, &["init", "-q", "-b", "main"]);
    folder.run(&["baseline", "create"]).ends_with(0);
    commit(&folder);
    git(&folder, &["switch", "-qc", "mended"]);
    folder.write("a.md", b"[a deters]{.claim}, and costs.\n");
    folder.run(&["baseline", "prune"]).ends_with(0);
    commit(&folder);
    git(&folder, &["switch", "-q", "main"]);
    folder.write(
        "c.md",
        b"[c deters]{.claim} and [c costs]{.claim} and [c is liked]{.claim}.\n",
    );
    folder.run(&["baseline", "update"]).ends_with(0);
    commit(&folder);
    git(&folder, &["merge", "-q", "mended", "-m", "both"]);
    let run = folder.run(&["baseline", "update"]);
    assert_eq!(
        run.output,
        ".claimlint-baseline.json is up to date; it knows 8 findings.\n"
    );
}

#[test]
fn since_heeds_what_is_known_and_what_is_known_no_more() {
    let folder = Folder::new(ARTICLES);
    git(&folder, &["init", "-q", "-b", "main"]);
    folder.run(&["baseline", "create"]).ends_with(0);
    commit(&folder);
    folder.write(
        "briefs/b.md",
        b"As [everybody knows]{.claim} and [nobody says]{.claim}.\n",
    );
    let since = ["--since", "HEAD", "--baseline", FILE];
    let run = folder.check(&since);
    run.ends_with(1)
        .shows("1 warning, 0 info; 1 known from the baseline");
    assert!(run.errors.starts_with("note: 1 finding of"), "{run:#?}");
    // Nothing is said of files that nobody has looked at.
    let run = folder.run(&["baseline", "update", "--since", "HEAD"]);
    run.shows("1 added, 1 removed; it knows 5 findings.");
    // Who takes something out of the baseline has to mend it, wherever it is.
    commit(&folder);
    let lines = folder.read(FILE);
    let without = lines.lines().filter(|line| !line.contains("deters"));
    folder.write(FILE, without.collect::<Vec<_>>().join("\n").as_bytes());
    let run = folder.check(&since);
    run.ends_with(1)
        .shows("briefs/a.md:1:1: warning[uncited-claim]");
}
