//! Outside annotations: citations, headers, comments, the configuration; and prose, where there is nothing.

use std::path::Path;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::{Manner, asked, check, completion, show, write};
use crate::text::Text;
use crate::workspace::Workspace;

const CLAIM: &str = "[a]{#a .claim}";

#[test]
fn prose_is_left_alone() {
    for prose in [
        "Europe <|>",
        "Europe.<|>",
        "Europe = <|>",
        "so: \"<|>",
        "mail@<|>",
        "at @gr<|>",
        "- > <|>",
        "# <|>",
        "x;<|>",
        "{<|>",
        "a -> <|>",
        "[words]<|>(target)",
        "[words] (see #<|>",
        "`[x]{<|>}`",
        "```\n[x]{.claim <|>}\n```",
        "```\n[@<|>\n```",
    ] {
        let article = format!("{CLAIM}\n\n{prose}");
        let manner = Manner {
            snippets: true,
            is_invoked: false,
        };
        assert_eq!(asked(&write(&article), manner), "nothing\n", "{prose}");
    }
}

#[test]
fn a_citation_is_completed_in_its_brackets() {
    check(
        "[a]{#a .claim} [@<|>]",
        expect![[r#"
        for ``
        grand2025 | Camille Grand, 2025 | “A Force”
        bbc2025 | “The Plan”
    "#]],
    );
    check(
        "[a]{#a .claim} [see @grand2025, p. 3; -@b<|>bc",
        expect![[r#"
            for `bbc`
            bbc2025 | “The Plan”
        "#]],
    );
}

/// What somebody gets who asks without having typed.
fn invoke(article: &str, expected: Expect) {
    let manner = Manner {
        snippets: true,
        is_invoked: true,
    };
    expected.assert_eq(&asked(&write(article), manner));
}

#[test]
fn a_new_claim_is_there_for_the_asking() {
    invoke(
        "Europe <|>",
        expect![[r#"
        for ``
        claim -> [${1:What is claimed}]{#${2:id} .claim by="${3:who}" cite="${4:source}"}$0 | a claim with its speaker and source
    "#]],
    );
    invoke(
        "[Europe is ready]<|> now",
        expect![[r#"
        for ``
        {#europe-ready .claim} -> {#${1:europe-ready} .claim$2}$0 | makes these words a claim with an id
    "#]],
    );
    invoke(
        "Europe<|>",
        expect![[r#"
        nothing
    "#]],
    );
    invoke(
        "[Europe]<|>(target)",
        expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn a_header_has_keys_and_values() {
    let header = |header: &str| format!("---\n{header}\n---\n{CLAIM}");
    check(
        &header("title: x\n<|>\ndate: 2025"),
        expect![[r#"
        for ``
        author -> author:  | who wrote it: a name, or a list of names
        source -> source:  | citation key of the published article that this file carries
        key -> key:  | the name by which claims elsewhere refer to this article
        bibliography -> bibliography:  | where its sources are listed, relative to this file
    "#]],
    );
    check(
        &header("so<|>"),
        expect![[r#"
        for `so`
        title -> title:  | the article’s title
        author -> author:  | who wrote it: a name, or a list of names
        date -> date:  | when it was published: an EDTF date
        source -> source:  | citation key of the published article that this file carries
        key -> key:  | the name by which claims elsewhere refer to this article
        bibliography -> bibliography:  | where its sources are listed, relative to this file
    "#]],
    );
    check(
        &header("source: gr<|>"),
        expect![[r#"
        for `gr`
        grand2025 | Camille Grand, 2025 | “A Force”
    "#]],
    );
    check(
        &header("author:\n  - Ben <|>"),
        expect![[r#"
        for `Ben `
        Edward Arnold | arnold
        Ben Hodges | hodges | former commander
    "#]],
    );
    check(
        &header("bibliography: [<|>]"),
        expect![[r#"
        for ``
        ../sources.bib
    "#]],
    );
    check(
        &header("title: x <|>"),
        expect![[r#"
        nothing
    "#]],
    );
    check(
        "---\nso<|>\n---\nNo claims",
        expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn a_comment_names_rules() {
    let comment = |comment: &str| format!("{CLAIM}\n\n{comment}");
    check(
        &comment("<!-- claim<|>"),
        expect![[r#"
        for `claim`
        claimlint-ignore | silences rules for the next block, or the one it stands in
        claimlint-ignore-file | silences rules for the whole file
        claimlint-ignore-start | silences rules from here on
        claimlint-ignore-end | ends what an earlier comment began
    "#]],
    );
    let some = |text: &str, most: usize| {
        let shown = asked(&write(&comment(text)), Manner::default());
        shown.lines().take(most).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        for `unre`
        unreadable-article | An article is not saved as UTF-8, or it cannot be read at all.
        malformed-annotation | An annotation is close to a claim, but its brackets or braces are broken."#]].assert_eq(&some("<!-- claimlint-ignore unre<|>-->", 3));
    expect![[r#"
        for ``
        malformed-annotation | An annotation is close to a claim, but its brackets or braces are broken."#]].assert_eq(&some(
        "<!-- claimlint-ignore unreadable-article, <|> -->",
        2,
    ));
    expect!["nothing"].assert_eq(&some(
        "<!-- claimlint-ignore uncited-claim: because <|>-->",
        2,
    ));
    expect!["nothing"].assert_eq(&some("<!-- nothing else <|>-->", 2));
}

#[test]
fn the_configuration_names_rules() {
    let some = |text: &str, most: usize| {
        let offset = text.find("<|>").expect("a cursor");
        let written = Text::new(&text.replace("<|>", ""));
        let root = Path::new("").into();
        let workspace = Workspace::new(root, Arc::default());
        let manner = Manner {
            snippets: true,
            is_invoked: false,
        };
        let path = Path::new("claimlint.toml");
        let found = completion(&workspace, path, &written, offset, manner);
        let shown = found.map_or_else(|| "nothing".to_owned(), |found| show(&written, found));
        shown.lines().take(most).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        for `un`
        malformed-annotation -> malformed-annotation = "$1"$0 | An annotation is close to a claim, but its brackets or braces are broken."#]].assert_eq(&some("[rules]\nunreadable-article = \"off\"\nun<|>", 2));
    expect![[r#"
        for ``
        off | not reported
        info | worth knowing; never fails a check by default
        warning | should be mended
        error | cannot stand"#]]
    .assert_eq(&some("[rules]\nuncited-claim = \"<|>\"", 9));
    expect![[r#"
        for ``
        unreadable-article | An article is not saved as UTF-8, or it cannot be read at all."#]]
    .assert_eq(&some("select = [\"<|>\"]", 2));
    expect![[r#"
        for `sou`
        unreadable-article | An article is not saved as UTF-8, or it cannot be read at all."#]]
    .assert_eq(&some("ignore = [\n  \"uncited-claim\",\n  \"sou<|>\n]", 2));
    expect![[r#"
        for ``
        unreadable-article | An article is not saved as UTF-8, or it cannot be read at all."#]]
    .assert_eq(&some("[per-file-ignores]\n\"drafts/**\" = [\"<|>\"]", 2));
    expect!["nothing"].assert_eq(&some("exclude = [\"<|>\"]", 2));
}
