//! What the fixes do to a text, and that no text gets in their way. What is found is tested on the
//! rules' pages.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::article::read_bytes;
use crate::fix::{Edit, apply};
use crate::loader::manuscript_of_bytes;
use crate::rules::check;
use crate::workspace::Workspace;

const CONFIGURATION: &str = "[rules]\nuncited-claim = \"off\"\nunannotated-attribution = \"info\"\n\
    unannotated-quotation = \"info\"\nunannotated-statistic = \"info\"\n\
    [people.weber]\nname = \"Jonas Weber\"\naliases = [\"Lt. Gen. Weber\", \"Dame Ada\"]\n";

/// The findings of the three rules in a text.
fn findings(text: &str) -> Vec<Finding> {
    let root: Arc<Path> = Path::new("/articles").into();
    let config = Config::read(root.join("claimlint.toml").into(), CONFIGURATION);
    let config = Arc::new(config.expect("a configuration"));
    let path: Arc<Path> = root.join("a.md").into();
    let mut workspace = Workspace::new(root, config.clone());
    workspace.fill_all(manuscript_of_bytes(&config, path.clone(), text.as_bytes()));
    let mut findings = check(&workspace, &path);
    findings.retain(|finding| RULES.iter().any(|rule| rule.name == finding.rule.name));
    findings
}

/// A text with all its fixes made at once.
fn fixed(text: &str) -> String {
    let fixes = findings(text).into_iter().flat_map(|finding| finding.fixes);
    let mut edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits).collect();
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    apply(text, &edits)
}

#[track_caller]
fn becomes(text: &str, expected: &str) {
    assert_eq!(fixed(text), expected);
    assert_eq!(findings(expected).len(), 0, "nothing is left");
}

#[test]
fn a_sentence_is_wrapped_without_its_full_stop() {
    becomes(
        "It will not do. Anna Keller says that Europe could lead it.\n",
        "It will not do. [Anna Keller says that Europe could lead it]{#europe-could-lead .claim by=\"Anna Keller\"}.\n",
    );
    becomes(
        "“We will not leave this place,” he said!\n",
        "[“We will not leave this place,” he said]{#leave-place .claim quote=\"We will not leave this place\"}!\n",
    );
    becomes(
        "That is 40 per cent of the budget of the U.S.\n",
        "[That is 40 per cent of the budget of the U.S.]{#per-cent-budget .claim}\n",
    );
}

#[test]
fn an_id_is_not_that_of_another_claim_or_of_a_heading() {
    becomes(
        "# Late\n\n[Again]{.claim #late-2}. Ann Keller argues that it is late.\n",
        "# Late\n\n[Again]{.claim #late-2}. [Ann Keller argues that it is late]{#late-3 .claim by=\"Ann Keller\"}.\n",
    );
}

#[test]
fn speakers_are_named_as_the_configuration_has_them() {
    becomes(
        "Former Foreign Minister Jonas Weber argues that it is late, and so on.\n",
        "[Former Foreign Minister Jonas Weber argues that it is late, and so on]{#late .claim by=\"weber\"}.\n",
    );
    becomes(
        "Lt. Gen. Mark T. Keller and Ann von Brandt argue that it is late.\n",
        "[Lt. Gen. Mark T. Keller and Ann von Brandt argue that it is late]{#late .claim by=\"Mark T. Keller; Ann von Brandt\"}.\n",
    );
    // Who is declared with a title is known by it.
    becomes(
        "Former Lt. Gen. Weber argues that it is late, and so on.\n",
        "[Former Lt. Gen. Weber argues that it is late, and so on]{#late .claim by=\"weber\"}.\n",
    );
    becomes(
        "Sir Max and Dame Ada told them that it is late.\n",
        "[Sir Max and Dame Ada told them that it is late]{#them-late .claim by=\"Max; weber\"}.\n",
    );
    becomes(
        "“It is late by now,” says Dame Ada.\n",
        "[“It is late by now,” says Dame Ada]{#late-now .claim by=\"weber\" quote=\"It is late by now\"}.\n",
    );
    becomes(
        "According to planners in Lisbon, it is late by now.\n",
        "[According to planners in Lisbon, it is late by now]{#planners-lisbon-late .claim by=\"planners in Lisbon\"}.\n",
    );
}

#[test]
fn markup_around_the_words_goes_into_the_brackets() {
    becomes(
        "*Ann Keller* says that it is **over**. Next.\n",
        "[*Ann Keller* says that it is **over**]{#over .claim by=\"Ann Keller\"}. Next.\n",
    );
    becomes(
        "**He left. It cost 40 million euros.** Next.\n",
        "**He left. [It cost 40 million euros]{#cost-40-million .claim}.** Next.\n",
    );
    becomes(
        "[The force has 15,000 soldiers](https://example.org).\n",
        "[[The force has 15,000 soldiers](https://example.org)]{#force-15-000 .claim}.\n",
    );
}

#[test]
fn a_link_cannot_be_parted() {
    let text = "[It is so. The force has 15,000 soldiers](https://example.org).\n";
    let found = findings(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].fixes, []);
}

#[test]
fn lone_brackets_are_escaped_and_others_kept() {
    becomes(
        "The force [of old has 15,000 soldiers] and 3] more [so] \\[ now.\n",
        "[The force [of old has 15,000 soldiers] and 3\\] more [so] \\[ now]{#force-old-15 .claim}.\n",
    );
}

#[test]
fn several_lines_in_lists_and_quotations() {
    becomes(
        "- One.\n\n  > It cost 40\n  > million euros\n  > in all. He left.\n",
        "- One.\n\n  > [It cost 40\n  > million euros\n  > in all]{#cost-40-million .claim}. He left.\n",
    );
    becomes(
        "| a | b |\n|---|---|\n| It cost 40 million euros | x |\n",
        "| a | b |\n|---|---|\n| [It cost 40 million euros]{#cost-40-million .claim} | x |\n",
    );
}

#[test]
fn a_citation_stays_behind_the_claim() {
    becomes(
        "It cost 40 million euros [@keller2025, p. 3].\n",
        "[It cost 40 million euros]{#cost-40-million .claim} [@keller2025, p. 3].\n",
    );
}

#[test]
fn no_two_ids_are_alike() {
    let text = "# Old {#cost-40-million}\n\nIt cost 40 million. It cost 40 million.\n\n[x]{#cost-40-million-2 .claim cite=\"k\"}\n";
    let expected = "# Old {#cost-40-million}\n\n[It cost 40 million]{#cost-40-million-3 .claim}. [It cost 40 million]{#cost-40-million-4 .claim}.\n\n[x]{#cost-40-million-2 .claim cite=\"k\"}\n";
    becomes(text, expected);
}

#[test]
fn the_id_of_a_heading_is_none_for_a_claim() {
    for heading in [
        "## Cost, 40 million!",
        "Cost 40 million\n===",
        "# *Cost* 40 million #",
    ] {
        let draft = format!("{heading}\n\nIt cost 40 million.\n");
        let claim = "[It cost 40 million]{#cost-40-million-2 .claim}";
        becomes(&draft, &format!("{heading}\n\n{claim}.\n"));
        let article = format!("{draft}\n[x]{{#x .claim cite=\"k\"}}\n");
        assert!(fixed(&article).contains(claim), "{article}");
        assert_eq!(Ids::of(&draft).take("cost 40 million"), "cost-40-million-2");
    }
}

#[test]
fn a_sentence_has_one_finding() {
    let found = findings("Ann Keller says that “it will cost 40 million euros at least”.\n");
    let rules: Vec<_> = found.iter().map(|finding| finding.rule.name).collect();
    assert_eq!(rules, ["unannotated-attribution"]);
}

#[test]
fn long_texts_take_no_longer_than_they_are() {
    let sentence = "1 to 2 or 3 “x [y *z _w `v Ann von Ben. says 5 million, and it is said. ";
    let text = sentence.repeat(2_000);
    findings(&text);
    findings(&text.replace(". ", ", "));
    findings(&format!("{}.", "Ann ".repeat(50_000)));
    findings(&format!("{}Ann says so.", "General ".repeat(50_000)));
}

fn words() -> impl Strategy<Value = String> {
    let pieces = vec![
        "Ann Keller says that it is over",
        "It cost 40 million euros",
        "“We will not leave this place at all,” he said",
        "He left",
        "the *old",
        "and* new",
        "**all",
        "of it**",
        "[x",
        "y]",
        "(z",
        "`code",
        "is`",
        "<b>",
        "a\\",
        "!",
        "?",
        ".",
        ".",
        "]",
        "[",
        "{",
        "}",
        "“",
        "”",
        "\"",
        "[a](b)",
        "![a](b. C)",
        "[^1]",
        "[@k, p. 3]",
        "[w]{#w .claim cite=\"k\"}",
        "[w]{.x}",
        "\n",
        "\n> ",
        "\n- ",
        "\n\n",
        "\n\n> ",
        "\n\n    ",
        "| ",
        "&amp;",
        "U.S.",
        "$",
        "_",
        "~~",
        "é",
        "\u{2028}",
    ];
    let piece = prop::sample::select(pieces);
    let pieces = prop::collection::vec((piece, prop::bool::weighted(0.8)), 1..14);
    pieces.prop_map(|pieces| {
        let pieces = pieces.into_iter();
        pieces
            .map(|(piece, blank)| format!("{piece}{}", if blank { " " } else { "" }))
            .collect()
    })
}

fn counts(text: &str) -> (usize, usize) {
    let article = read_bytes(Path::new("/a.md").into(), text.as_bytes());
    let malformed = |problem: &&crate::model::Problem| problem.kind == ProblemKind::Malformed;
    article.map_or((0, 0), |article| {
        (
            article.claims.len(),
            article.problems.iter().filter(malformed).count(),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fix_makes_one_claim_more_and_changes_nothing_else(text in words()) {
        let (claims, malformed) = counts(&text);
        for finding in findings(&text) {
            let Some(fix) = finding.fixes.first() else { continue };
            for edit in &fix.edits {
                prop_assert!(edit.range.is_empty(), "nothing is taken away");
            }
            let fixed = fix.apply(&text);
            prop_assert_eq!(counts(&fixed), (claims + 1, malformed), "{:?}", fixed);
            // The mark has moved by the bracket.
            let place = finding.place.range.start + 1;
            let again = findings(&fixed);
            prop_assert!(!again.iter().any(|again| again.place.range.start == place), "{:?}", fixed);
        }
    }
}
