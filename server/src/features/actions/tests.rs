//! How actions are shown in tests, and what holds for all of them.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::Action;
use super::cite::cite;
use super::name::name;
use super::relate::relate;
use crate::article::read_bytes;
use crate::features::fixture::Fixture;
use crate::fix::apply;
use crate::model::{Article, Claim, ProblemKind};
use crate::workspace::{ClaimRef, Workspace};

/// Actions as a menu shows them, each with the lines it changes as they are afterwards.
pub(super) fn menu(fixture: &Fixture, actions: &[Action]) -> String {
    let text = fixture.text.to_text();
    let shown = actions.iter().map(|action| {
        let after = apply(&text, &action.edits);
        let changed = after
            .lines()
            .filter(|line| !text.lines().any(|old| old == *line));
        let changed: String = changed.map(|line| format!("    {line}\n")).collect();
        format!("{}\n{changed}", action.title)
    });
    shown.collect()
}

fn faults(article: &Article) -> usize {
    let problems = article.problems.iter();
    problems
        .filter(|problem| problem.kind == ProblemKind::Malformed)
        .count()
}

/// Makes an action, by which no claim may come, go, be broken or change hands.
fn made(workspace: &Workspace, article: &Article, action: &Action) -> Workspace {
    let after = apply(&article.text.to_text(), &action.edits);
    let mut workspace = workspace.clone();
    workspace.set_article(
        &article.path,
        read_bytes(article.path.clone(), after.as_bytes()),
    );
    let read = workspace.article(&article.path).expect("an article");
    assert_eq!(read.claims.len(), article.claims.len(), "{action:#?}");
    assert_eq!(faults(read), faults(article), "{action:#?}");
    for (new, old) in read.claims.iter().zip(&article.claims) {
        assert_eq!(new.words, old.words, "{action:#?}");
        assert_eq!(names(new), names(old), "{action:#?}");
    }
    workspace
}

fn names(claim: &Claim) -> Vec<&str> {
    claim.by.iter().map(|name| name.value.as_str()).collect()
}

#[test]
fn in_the_corpus_each_action_adds_what_it_says_and_nothing_else() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    let files = fs::read_dir(corpus).expect("the corpus").map(|file| {
        let path = file.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        format!("//- {name}\n{}", fs::read_to_string(&path).expect("a text"))
    });
    let files: String = files.collect();
    let fixture = Fixture::new(&format!("{files}//- other.md\n<|>[x]{{.claim}}\n"));
    let workspace = &fixture.workspace;
    let (mut cited, mut related) = (0, 0);
    for article in workspace.articles() {
        for claim in article.claims.iter().step_by(7) {
            let here = ClaimRef { article, claim };
            for action in cite(workspace, here).iter().take(2) {
                let after = made(workspace, article, action);
                let after = after.claim(&article.path, claim.index).expect("the claim");
                assert_eq!(after.claim.citations.len(), claim.citations.len() + 1);
                assert_eq!(after.claim.relations.len(), claim.relations.len());
                cited += 1;
            }
            for action in relate(workspace, here).iter().step_by(3) {
                let after = made(workspace, article, action);
                let after = after.claim(&article.path, claim.index).expect("the claim");
                assert_eq!(after.claim.relations.len(), claim.relations.len() + 1);
                assert_eq!(after.claim.citations.len(), claim.citations.len());
                related += 1;
            }
            if let Some(action) = &name(article, claim) {
                let after = made(workspace, article, action);
                let after = after.claim(&article.path, claim.index).expect("the claim");
                assert!(after.claim.id.is_some());
            }
        }
    }
    assert!(cited > 20 && related > 20, "{cited} and {related}");
}

/// Braces as nobody should write them.
fn braces() -> impl Strategy<Value = String> {
    let pieces = [
        "#a",
        ".claim",
        ".note",
        " ",
        "  ",
        "\n",
        "\n> ",
        "supports=\"x\"",
        "supports='x y'",
        "supports=x",
        "supports=\"\"",
        "supports=\"x ",
        "cite=\"k; \"",
        "cite=TODO",
        "cite='TODO'",
        "by=\"A}n{n\"",
        "by='\"'",
        "kind=fact",
        "\\",
        "\"",
        "'",
        "=",
        "x",
        "says=\"a supports=b\"",
        "\t",
    ];
    let pieces = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..8);
    pieces.prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_stands_in_braces_one_item_more(braces in braces(), quote in prop::sample::select(vec!["", "> "])) {
        let files = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n@misc{new, title = {N}}\n";
        let text = format!("{quote}[one]{{.claim {braces}}}, [two]{{#two .claim}}.\n");
        let fixture = Fixture::new(&format!("{files}//- a.md\n<|>{text}"));
        let workspace = &fixture.workspace;
        let article = fixture.article();
        // A blank line ends the paragraph, and with it what was to be a claim.
        let Some(claim) = article.claims.first() else {
            return Ok(());
        };
        let here = ClaimRef { article, claim };
        for action in &cite(workspace, here) {
            let after = made(workspace, article, action);
            let after = &after.article(&fixture.path).expect("an article").claims[0];
            let cited = after.citations.iter().map(|citation| &*citation.key.value);
            prop_assert!(cited.collect::<Vec<_>>().contains(&"new"), "{} {:?}", text, action);
            prop_assert_eq!(after.relations.len(), claim.relations.len());
        }
        for action in &relate(workspace, here) {
            let after = made(workspace, article, action);
            let after = &after.article(&fixture.path).expect("an article").claims[0];
            prop_assert_eq!(after.relations.len(), claim.relations.len() + 1, "{} {:?}", text, action);
            prop_assert_eq!(after.citations.len(), claim.citations.len());
        }
    }
}
