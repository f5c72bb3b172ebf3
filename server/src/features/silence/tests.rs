//! Where comments are put. Each article is shown as it is afterwards; what is left is named below it.

mod properties;
mod single;

use std::path::Path;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::{Left, Silencing, silence};
use crate::article::read_bytes;
use crate::config::Config;
use crate::fix;
use crate::rules::{self, Finding};
use crate::workspace::Workspace;

/// An article alone in its workspace, and its findings.
fn found(written: &str) -> (Workspace, Vec<Finding>) {
    let mut workspace = Workspace::new(Path::new("").into(), Arc::new(Config::default()));
    let path: Arc<Path> = Path::new("a.md").into();
    workspace.set_article(&path, read_bytes(path.clone(), written.as_bytes()));
    let findings = rules::check(&workspace, &path);
    (workspace, findings)
}

fn silence_some(workspace: &Workspace, findings: &[&Finding], reason: &str) -> Silencing {
    let article = workspace.article(Path::new("a.md")).expect("an article");
    silence(workspace, article, findings, reason)
}

/// The article after all its findings have been silenced, and what is left.
fn silenced_for(written: &str, reason: &str) -> String {
    let (workspace, findings) = found(written);
    assert!(!findings.is_empty(), "{written}");
    let all: Vec<_> = findings.iter().collect();
    let silencing = silence_some(&workspace, &all, reason);
    let mut after = fix::apply(written, &silencing.edits);
    for (number, left) in &silencing.left {
        let why = match left {
            Left::IsAboutComments => "is about comments",
            Left::IsNoText => "is no text",
            Left::HasNoPlace => "has no place",
        };
        after += &format!("left: {} {why}\n", findings[*number].rule.name);
    }
    after
}

fn check(written: &str, expected: Expect) {
    let after = silenced_for(written, "why not");
    expected.assert_eq(&after);
    if !after.contains("left: ") {
        let (_, findings) = found(&after);
        assert!(findings.is_empty(), "{findings:#?}");
    }
}

#[test]
fn a_paragraph_has_its_comment_above() {
    check(
        "# Title\n\nSome words.\n\n[One]{.claim} and [two]{.claim supports=\"gone\"}\nand [three]{.claim}.\n\n## [Four]{.claim}\n[Five]{.claim}\n",
        expect![[r##"
            # Title

            Some words.

            <!-- claimlint-ignore uncited-claim, unknown-claim: why not -->
            [One]{.claim} and [two]{.claim supports="gone"}
            and [three]{.claim}.

            <!-- claimlint-ignore uncited-claim: why not -->
            ## [Four]{.claim}
            <!-- claimlint-ignore uncited-claim: why not -->
            [Five]{.claim}
        "##]],
    );
}

#[test]
fn quotes_keep_their_marks() {
    check(
        "> [One]{.claim}\n>\n> > [Two]{.claim}\n\n> words\n> more\n> ## [Three]{.claim}\n",
        expect![[r#"
            > <!-- claimlint-ignore uncited-claim: why not -->
            > [One]{.claim}
            >
            > > <!-- claimlint-ignore uncited-claim: why not -->
            > > [Two]{.claim}

            > words
            > more
            > <!-- claimlint-ignore uncited-claim: why not -->
            > ## [Three]{.claim}
        "#]],
    );
}

#[test]
fn lists_stay_lists() {
    check(
        "Words.\n\n1. [One]{.claim}\n2. [Two]{.claim}\n   in two lines\n   - [Three]{.claim}\n   - [four]{.claim cite=\"x\"}, five\n3. Six\n\n* [Seven]{.claim}\n\n  [Eight]{.claim}\n\n* [Nine]{.claim}\n  > [Ten]{.claim}\n- [ ] [Eleven]{.claim}\n- [x] [Twelve]{.claim}\n",
        expect![[r#"
            Words.

            <!-- claimlint-ignore uncited-claim: why not -->
            1. [One]{.claim}
            2. [Two]{.claim}
               in two lines <!-- claimlint-ignore uncited-claim: why not -->
               <!-- claimlint-ignore uncited-claim: why not -->
               - [Three]{.claim}
               - [four]{.claim cite="x"}, five <!-- claimlint-ignore unknown-source: why not -->
            3. Six

            <!-- claimlint-ignore uncited-claim: why not -->
            * [Seven]{.claim}

              <!-- claimlint-ignore uncited-claim: why not -->
              [Eight]{.claim}

            * [Nine]{.claim} <!-- claimlint-ignore uncited-claim: why not -->
              > <!-- claimlint-ignore uncited-claim: why not -->
              > [Ten]{.claim}
            <!-- claimlint-ignore uncited-claim: why not -->
            - [ ] [Eleven]{.claim}
            - [x] [Twelve]{.claim} <!-- claimlint-ignore uncited-claim: why not -->
        "#]],
    );
}

#[test]
fn where_no_single_comment_can_stand_there_are_two() {
    check(
        "Words.\n\n- a\n- ## [One]{.claim supports=\"gone\"} ##\n\nWords.\n",
        expect![[r#"
            Words.

            <!-- claimlint-ignore-start uncited-claim, unknown-claim: why not -->
            - a
            - ## [One]{.claim supports="gone"} ##
            <!-- claimlint-ignore-end uncited-claim, unknown-claim -->

            Words.
        "#]],
    );
    check(
        "> - a\n> - ## [One]{.claim} ##\n> - ## [Two]{.claim} ##",
        expect![[r#"
            <!-- claimlint-ignore-start uncited-claim: why not -->
            > - a
            > - ## [One]{.claim} ##
            > - ## [Two]{.claim} ##
            <!-- claimlint-ignore-end uncited-claim -->"#]],
    );
}

#[test]
fn tables_notes_and_raw_html() {
    check(
        "| a | b |\n|---|---|\n| [One]{.claim} | b |\n| c | [Two]{.claim} |\n\nA note[^1] and[^2].\n\n[^1]: [Three]{.claim}\n[^2]: Words.\n\n    [Four]{.claim}\n\n- a\n\n  | a | b |\n  |---|---|\n  | c | [Five]{.claim} |\n\n<div>\n[Six]{.claim}\n</div>\n\n::: {.note}\n[Seven]{.claim}\n:::\n\nTitle [Eight]{.claim}\n=====\n\nTerm\n: [Nine]{.claim}\n",
        expect![[r#"
            <!-- claimlint-ignore uncited-claim: why not -->
            | a | b |
            |---|---|
            | [One]{.claim} | b |
            | c | [Two]{.claim} |

            A note[^1] and[^2].

            <!-- claimlint-ignore uncited-claim: why not -->
            [^1]: [Three]{.claim}
            [^2]: Words.

                <!-- claimlint-ignore uncited-claim: why not -->
                [Four]{.claim}

            - a

              <!-- claimlint-ignore uncited-claim: why not -->
              | a | b |
              |---|---|
              | c | [Five]{.claim} |

            <!-- claimlint-ignore uncited-claim: why not -->
            <div>
            [Six]{.claim}
            </div>

            <!-- claimlint-ignore uncited-claim: why not -->
            ::: {.note}
            [Seven]{.claim}
            :::

            <!-- claimlint-ignore uncited-claim: why not -->
            Title [Eight]{.claim}
            =====

            <!-- claimlint-ignore uncited-claim: why not -->
            Term
            : [Nine]{.claim}
        "#]],
    );
}

#[test]
fn what_stands_in_no_block_is_silenced_for_the_file() {
    check(
        "---\nkey: 2nd\ndate: never\n---\n\n[One]{.claim}\n",
        expect![[r#"
            ---
            key: 2nd
            date: never
            ---
            <!-- claimlint-ignore-file invalid-front-matter: why not -->

            <!-- claimlint-ignore uncited-claim: why not -->
            [One]{.claim}
        "#]],
    );
    check(
        "---\nkey: 2nd\n---\n# [One]{.claim}",
        expect![[r#"
        ---
        key: 2nd
        ---
        <!-- claimlint-ignore-file invalid-front-matter: why not -->
        <!-- claimlint-ignore uncited-claim: why not -->
        # [One]{.claim}"#]],
    );
}

#[test]
fn a_comment_that_is_there_takes_further_rules() {
    check(
        "<!-- claimlint-ignore uncited-claim: why  not -->\n[One]{.claim supports=\"gone\"}\n\n<!--claimlint-ignore uncited-claim: why\nnot-->\n[Two]{.claim supports=\"gone\"}\n\n> [Three]{.claim supports=\"gone\"}\n> <!-- claimlint-ignore uncited-claim: why not -->\n> [Four]{.claim supports=\"gone\"}\n",
        expect![[r#"
            <!-- claimlint-ignore uncited-claim, unknown-claim: why  not -->
            [One]{.claim supports="gone"}

            <!--claimlint-ignore uncited-claim: why
            not-->
            <!-- claimlint-ignore unknown-claim: why not -->
            [Two]{.claim supports="gone"}

            > <!-- claimlint-ignore uncited-claim, unknown-claim: why not -->
            > [Three]{.claim supports="gone"}
            > <!-- claimlint-ignore uncited-claim, unknown-claim: why not -->
            > [Four]{.claim supports="gone"}
        "#]],
    );
    check(
        "<!-- claimlint-ignore uncited-claim: for another reason -->\n[One]{.claim supports=\"gone\"}\n\n<!-- claimlint-ignore-start uncited-claim: why not -->\n\n[Two]{.claim supports=\"gone\"}\n\n<!-- claimlint-ignore-end uncited-claim -->\n",
        expect![[r#"
            <!-- claimlint-ignore uncited-claim: for another reason -->
            <!-- claimlint-ignore unknown-claim: why not -->
            [One]{.claim supports="gone"}

            <!-- claimlint-ignore-start uncited-claim: why not -->

            <!-- claimlint-ignore unknown-claim: why not -->
            [Two]{.claim supports="gone"}

            <!-- claimlint-ignore-end uncited-claim -->
        "#]],
    );
    check(
        "---\n\nkey: 2nd\n\n---\n<!-- claimlint-ignore-file uncited-claim: why not -->\n[One]{.claim supports=\"gone\"}\n",
        expect![[r#"
            ---

            key: 2nd

            ---
            <!-- claimlint-ignore-file uncited-claim: why not -->
            <!-- claimlint-ignore unknown-claim: why not -->
            [One]{.claim supports="gone"}
        "#]],
    );
}

#[test]
fn line_ends_stay_what_they_are() {
    let after = silenced_for(
        "---\r\nkey: 2nd\r\n---\r\nWords.\r\n\r\n[One]{.claim}\r\n",
        "why not",
    );
    assert_eq!(after.matches("\r\n").count(), 8, "{after:?}");
    assert_eq!(after.matches(['\r', '\n']).count(), 16, "{after:?}");
    let after = silenced_for("Words.\r\r[One]{.claim}\r", "why not");
    assert!(
        !after.contains('\n') && after.contains("uncited-claim: why not"),
        "{after:?}"
    );
    assert_eq!(
        silenced_for("[One]{.claim}", "why not"),
        "<!-- claimlint-ignore uncited-claim: why not -->\n[One]{.claim}"
    );
}

#[test]
fn what_no_comment_can_silence_is_left() {
    check(
        "<!-- claimlint-ignore uncited-clam -->\n[One]{.claim cite=\"x\"}\n",
        expect![[r#"
            <!-- claimlint-ignore uncited-clam -->
            <!-- claimlint-ignore unknown-source: why not -->
            [One]{.claim cite="x"}
            left: invalid-suppression is about comments
        "#]],
    );
    check(
        "[One]{.claim}\u{FFFD}\n",
        expect![[r#"
        <!-- claimlint-ignore uncited-claim: why not -->
        [One]{.claim}�
    "#]],
    );
    check(
        "<!-- claimlint-ignore-file unused-suppression -->\n<!-- claimlint-ignore unknown-claim: gone -->\n[One]{.claim}\n",
        expect![[r#"
            <!-- claimlint-ignore-file unused-suppression -->
            <!-- claimlint-ignore unknown-claim: gone -->
            <!-- claimlint-ignore uncited-claim: why not -->
            [One]{.claim}
        "#]],
    );
    check(
        "[One]{.claim}\n\n<!-- claimlint-ignore uncited-claim: never ended\n\n[Two]{.claim}\n",
        expect![[r#"
            <!-- claimlint-ignore uncited-claim: why not -->
            [One]{.claim}

            <!-- claimlint-ignore uncited-claim: never ended

            [Two]{.claim}
            left: invalid-suppression is about comments
        "#]],
    );
}

/// Other findings of the same block keep being reported, or are silenced by a comment of their own.
#[test]
fn nothing_else_is_silenced() {
    let written = "> [One]{.claim}\n>\n> [Two]{.claim}\n\n[Three]{.claim} [four]{.claim}\n";
    let (workspace, findings) = found(written);
    let silencing = silence_some(&workspace, &[&findings[1]], "it is two");
    assert_eq!(
        fix::apply(written, &silencing.edits),
        "> [One]{.claim}\n>\n> <!-- claimlint-ignore uncited-claim: it is two -->\n> [Two]{.claim}\n\n\
         [Three]{.claim} [four]{.claim}\n"
    );
    // Two in one block are both silenced, or neither.
    let silencing = silence_some(&workspace, &[&findings[2]], "it is three");
    assert_eq!((silencing.edits.len(), silencing.left.len()), (0, 1));
    assert_eq!(silencing.left[&0], Left::HasNoPlace);
}
