//! Any bytes are valid input: each hard case has a clear finding or error, and the files beside it
//! are still checked.

use super::folder::{Folder, Run};

/// A file beside the hard one; its finding must always be there.
const BESIDE: &str = "//- beside.md\n[y]{.claim}\n";

fn check(name: &str, bytes: &[u8]) -> Run {
    let folder = Folder::new(BESIDE);
    folder.write(name, bytes);
    let run = folder.check(&["."]);
    assert!(
        run.output.contains("beside.md:1:1: warning[uncited-claim]"),
        "{run:#?}"
    );
    run
}

#[test]
fn bytes_that_are_not_utf8_are_told_where_they_stand() {
    let run = check("a.md", b"Gru\xDFe\n\n[x]{.claim} \xFF\n");
    run.ends_with(1)
        .shows("a.md:1:4: error[unreadable-article]")
        .shows("at 1 more place");
    run.shows("a.md:3:1: warning[uncited-claim]");
}

#[test]
fn nul_lone_cr_and_bom_count_as_editors_count() {
    check("a.md", b"a\0b [x]{.claim}\n").shows("a.md:1:5: warning[uncited-claim]");
    check("a.md", b"one\r\r[x]{.claim}\rthree").shows("a.md:3:1: warning[uncited-claim]");
    check("a.md", b"\xEF\xBB\xBF[x]{.claim}\n").shows("a.md:1:1: warning[uncited-claim]");
    check("a.md", b"\xEF\xBB\xBF---\nkey: 2nd\n---\n[x]{.claim}\n")
        .shows("a.md:2:6: error[invalid-front-matter]");
}

#[test]
fn an_empty_file_is_no_article() {
    check("a.md", b"").shows("1 article, 1 claim");
}

#[test]
fn a_single_line_of_fifty_megabytes() {
    let mut line = "Troops and tanks ".repeat(50_000_000 / 17);
    line += "[x]{.claim}";
    let run = check("a.md", line.as_bytes());
    run.shows("warning[uncited-claim]")
        .shows("2 articles, 2 claims");
}

#[test]
fn a_hundred_thousand_brackets_that_never_close() {
    let mut text = "[".repeat(100_000);
    text += "\n\n[x]{.claim}\n";
    check("a.md", text.as_bytes()).shows("a.md:3:1: warning[uncited-claim]");
}

#[test]
fn claims_nested_ten_thousand_deep() {
    let text = "[".repeat(10_000) + "x" + &"]{.claim}".repeat(10_000);
    let run = check("a.md", text.as_bytes());
    run.ends_with(1).shows("error[malformed-annotation]");
    run.shows("lies inside 100 others");
}

/// None of these takes longer than its length asks for: the test would run for minutes.
#[test]
fn twenty_thousand_of_everything_in_one_paragraph() {
    const MANY: usize = 20_000;
    let claims = "[x]{.claim stance=asks} [see a] ".repeat(MANY);
    check("a.md", claims.as_bytes()).shows("2 articles, 20001 claims");
    let attributes: String = (0..MANY / 10).map(|key| format!("k{key}=v ")).collect();
    let run = check("a.md", format!("[x]{{.claim {attributes}}}\n").as_bytes());
    run.shows("no attribute is called `k1999`");
    let spans = "[".repeat(MANY) + &"@a ]{.x}".repeat(MANY) + "\n\n[x]{.claim}\n";
    check("a.md", spans.as_bytes()).shows("2 articles, 2 claims");
    let links = "[".repeat(MANY) + "x" + &"](u)".repeat(MANY) + "\n\n[x]{.claim}\n";
    check("a.md", links.as_bytes()).shows("2 articles, 2 claims");
}

#[test]
fn a_hundred_thousand_classes_that_belong_to_no_span() {
    for (brace, piece) in [
        ("", "x .claim "),
        ("", "{{ .claim "),
        ("{", " .claim"),
        ("{# ", " .claim"),
    ] {
        let text = brace.to_owned() + &piece.repeat(100_000) + "\n\n[x]{.claim}\n";
        check("a.md", text.as_bytes()).shows("a.md:3:1: warning[uncited-claim]");
    }
}

#[test]
fn a_front_matter_that_multiplies_itself() {
    let mut yaml = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (one, next) in "abcdefghij".chars().zip("bcdefghijk".chars()) {
        let aliases = vec![format!("*{one}"); 10].join(", ");
        yaml += &format!("{next}: &{next} [{aliases}]\n");
    }
    let text = format!("---\n{yaml}title: *k\n---\n[x]{{.claim}}\n");
    let run = check("a.md", text.as_bytes());
    run.ends_with(1)
        .shows("error[invalid-front-matter]")
        .shows("warning[uncited-claim]");
}

#[test]
fn a_folder_that_is_called_like_an_article() {
    let folder = Folder::new(BESIDE);
    folder.write("x.md/inner.md", b"[x]{.claim}\n");
    let run = folder.check(&["."]);
    run.ends_with(1)
        .shows("x.md/inner.md:1:1")
        .shows("beside.md:1:1");
    folder
        .check(&["x.md"])
        .ends_with(1)
        .shows("x.md/inner.md:1:1");
}

#[cfg(unix)]
#[test]
fn links_that_lead_round_in_circles() {
    let folder = Folder::new(BESIDE);
    std::os::unix::fs::symlink(folder.root(), folder.path("again")).expect("a link");
    std::os::unix::fs::symlink("loop.md", folder.path("loop.md")).expect("a link");
    folder.check(&["."]).ends_with(1).shows("beside.md:1:1");
    let run = folder.check(&["loop.md"]);
    run.ends_with(2);
    assert!(run.errors.contains("cannot check loop.md: "), "{run:#?}");
}

#[test]
fn a_bibliography_that_is_a_folder_or_is_not_there() {
    let folder = Folder::new(BESIDE);
    folder.write(
        "a.md",
        b"---\nbibliography: [gone.bib, here.bib]\n---\n[x]{.claim cite=\"k\"}\n",
    );
    folder.write("here.bib/inner.txt", b"");
    let run = folder.check(&["."]);
    // The citation itself is no finding: nobody knows what the bibliographies hold.
    run.ends_with(1).shows("beside.md:1:1");
    assert!(run.of_rule("unknown-source").is_empty(), "{run:#?}");
    assert_eq!(run.of_rule("invalid-bibliography").len(), 2, "{run:#?}");
}

#[test]
fn a_broken_entry_loses_itself_alone() {
    let folder = Folder::new(
        "//- sources.bib\n@article{one, title = {One}}\n\n@article{two, title = {Two\n\n@article{three, title = {Three}}\n\
         //- a.md\n---\nbibliography: sources.bib\n---\n[x]{.claim cite=\"one\"} [y]{.claim cite=\"three\"}\n",
    );
    let run = folder.check(&["."]);
    run.ends_with(1).shows("sources.bib:3:");
    assert_eq!(run.of_rule("invalid-bibliography").len(), 1, "{run:#?}");
    assert!(run.of_rule("unknown-source").is_empty(), "{run:#?}");
}

#[test]
fn a_bibliography_that_is_asked_about_is_no_article() {
    let folder = Folder::new(
        "//- claimlint.toml\nbibliography = [\"sources.bib\"]\n\
         //- sources.bib\n@misc{a, title = {Of [this]{.claim}}}\n@misc{broken, title = {\n\
         //- a.md\n[x]{.claim cite=\"a\"}\n",
    );
    let run = folder.check(&["sources.bib"]);
    run.ends_with(1)
        .shows("sources.bib:2:1: error[invalid-bibliography]");
    assert_eq!(run.output.lines().count(), 2, "{run:#?}");
}
