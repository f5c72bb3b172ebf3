//! What is kept of the blocks of a document that is edited, against a fresh reading.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use crate::article::{read_bytes, read_document};
use crate::canonical;
use crate::fix::Edit;
use crate::model::Article;
use crate::syntax::Document;
use crate::text::Text;

/// Blocks with something to keep, and what breaks them.
const PIECES: &[&str] = &[
    "---\ntitle: T\nauthor: Ann\nnone\n---\n\n",
    "---\ndate: x\nkey: k\n---\n\n",
    "# Heading\n\n",
    "## [A]{#a .claim}\n\n",
    "[A]{#a .claim by=\"Ann; Bob\" cite=\"k, p. 3\" supports=\"b c#d\"} [@s, p. 4].\n\n",
    "- [B]{.claim #b says=\"é\" about=t value='3' date=2020 valid=\"2020/..\" quote=\"so\"}\n\n",
    "[C [D]{.claim undercuts=\"a->b\"}]{.claim kind=nothing colour=red}\n\n",
    "[E [@s]]{.claim by=\"\" supports='->'} and [F]{.claim cite=\"\"}\n\n",
    "[G]{.claim\n\n",
    "![H]{.claim} .claim\n\n",
    "<!-- claimlint-ignore uncited-claim -->\n",
    "<!-- claimlint-none -->\n\n",
    "{# .claim #}\n\n",
    "prose\n",
    "\n",
    "]",
    "-->",
    "```\n",
];

fn pieces(most: usize) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat())
}

fn read(document: &mut Document) -> Option<Article> {
    let path = Path::new("/articles/brief.md").into();
    read_document(path, document, None)
}

/// All that was read, but for the text.
fn shown(document: &mut Document) -> Option<String> {
    let article = read(document)?;
    let by_id = |id| article.claim(id).map(|claim| claim.index);
    let ids: Vec<_> = article.claim_ids().map(by_id).collect();
    let Article {
        key,
        front_matter,
        header,
        headings,
        date,
        claims,
        problems,
        suppressions,
        ..
    } = article;
    Some(format!(
        "{key} {header:?} {date:?} {ids:?}\n{front_matter:#?}\n{headings:#?}\n{claims:#?}\n{problems:#?}\n{suppressions:#?}"
    ))
}

proptest! {
    #[test]
    fn what_is_kept_is_what_a_fresh_reading_finds(
        source in pieces(30),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..30, pieces(2)), 1..8),
    ) {
        let mut document = Document::new(Text::new(&source));
        shown(&mut document);
        for (start, length, replacement) in edits {
            let start = start.index(document.text().len() + 1);
            document.replace(start..start + length, &replacement);
            let mut fresh = Document::new(document.text().clone());
            prop_assert_eq!(shown(&mut document), shown(&mut fresh));
        }
    }

    #[test]
    fn near_an_annotation_stands_what_all_of_the_text_holds_there(
        source in pieces(30),
        start in any::<prop::sample::Index>(),
        replacement in pieces(3),
    ) {
        let mut document = Document::new(Text::new(&source));
        read(&mut document);
        let start = start.index(document.text().len() + 1);
        document.replace(start..start + 9, &replacement);
        let text = document.text().clone();
        let all = Document::new(text.clone()).syntax();
        let Some(article) = read(&mut document) else {
            return Ok(());
        };
        let mut document = article.document();
        prop_assert_eq!(&document.syntax(), &all);
        let canonical = canonical::edits(&text, &all);
        for annotation in &all.annotations {
            let near = document.syntax_near(&annotation.range);
            prop_assert!(near.annotations.contains(annotation), "{near:#?}");
            let is_own = |edit: &&Edit| edit.range == annotation.braces();
            let edits = canonical::edits(&text, &near);
            prop_assert_eq!(edits.iter().find(is_own), canonical.iter().find(is_own));
        }
    }
}

#[test]
fn syntax_is_kept_for_who_edits_and_nobody_else() {
    let text = "[A]{#a .claim}\n";
    let edited = read(&mut Document::new(Text::new(text)));
    assert!(edited.is_some_and(|article| article.edited.is_some()));
    let other = read_bytes(Path::new("/articles/brief.md").into(), text.as_bytes());
    assert!(other.is_some_and(|article| article.edited.is_none()));
}

#[test]
fn the_front_matter_is_kept_until_it_is_edited() {
    let text = "---\ntitle: A\n---\n\nBy way of introduction.\n\n# First\n\nWords.\n";
    let mut document = Document::new(Text::new(text));
    let made_of_front_matter = |document: &mut Document| {
        let parts = document.parts().parts;
        assert!(parts[0].front_matter().is_some());
        parts[0].remember(|part| part.start)
    };
    let before = made_of_front_matter(&mut document);
    for word in ["introduction", "Words", "First", "---\n\nBy"] {
        let place = document.text().to_text().find(word).expect("a word");
        document.replace(place + word.len()..place + word.len(), "x");
        let after = made_of_front_matter(&mut document);
        assert!(Arc::ptr_eq(&before, &after), "behind {word}");
    }
    document.replace(11..12, "B");
    let after = made_of_front_matter(&mut document);
    assert!(!Arc::ptr_eq(&before, &after));
}
