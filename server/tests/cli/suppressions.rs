//! Comments that silence rules, as a check in CI sees them.

use super::folder::Folder;

#[test]
fn what_is_silenced_fails_no_check() {
    let claim = "[A force deters]{#deters .claim}.\n";
    let folder = Folder::new("");
    folder.write("force.md", claim.as_bytes());
    folder.check(&["force.md"]).ends_with(1);
    let comment = "<!-- claimlint-ignore uncited-claim: everybody knows -->\n";
    folder.write("force.md", (comment.to_owned() + claim).as_bytes());
    let run = folder.check(&["force.md"]);
    run.ends_with(0).shows("0 errors, 0 warnings");
}

#[test]
fn a_slip_in_a_comment_fails_with_a_suggestion() {
    let text =
        "//- a.md\n<!-- claimlint-ignore-file uncitedclaim -->\r\n\r\n[Force deters]{.claim}.\r\n";
    let run = Folder::new(text).check(&["a.md"]);
    run.ends_with(1)
        .shows("a.md:1:28: error[invalid-suppression]")
        .shows("did you mean `uncited-claim`?");
    assert_eq!(run.of_rule("uncited-claim").len(), 1, "{run:#?}");
}

/// A bibliography has comments of its own, and none of them speaks to Claimlint.
#[test]
fn a_bibliography_is_spared_by_the_configuration() {
    let files = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
                 //- s.bib\n% <!-- claimlint-ignore-file invalid-bibliography -->\n@misc{s, title = {S\n\
                 //- a.md\n<!-- claimlint-ignore-file invalid-bibliography, unknown-source -->\n[A]{.claim cite=\"s\"}\n";
    let folder = Folder::new(files);
    let run = folder.check(&[]);
    assert_eq!(run.of_rule("invalid-bibliography").len(), 1, "{run:#?}");
    assert_eq!(run.of_rule("unknown-source").len(), 0, "{run:#?}");
    let config =
        "bibliography = [\"s.bib\"]\n[per-file-ignores]\n\"*.bib\" = [\"invalid-bibliography\"]\n";
    folder.write("claimlint.toml", config.as_bytes());
    let run = folder.check(&[]);
    assert_eq!(run.of_rule("invalid-bibliography").len(), 0, "{run:#?}");
}
