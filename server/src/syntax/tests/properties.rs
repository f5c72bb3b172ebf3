//! What holds for every text.

use proptest::prelude::*;

use super::{assert_places, read};
use crate::syntax::Document;
use crate::text::Text;

/// What articles are made of.
const PIECES: &[&str] = &[
    "[",
    "]",
    "[x]{.claim}",
    "[x]{#x .claim by=\"a",
    "]{.claim",
    "]{.claim}",
    "]{#a .claim cite=\"b; c, p. 3\"}",
    "{",
    "}",
    "{{",
    "{%",
    "\"",
    "'",
    "=",
    " by=",
    " cite=\"a\nb\"",
    " #id",
    " .claim",
    ".claim",
    "claim",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n> ",
    "> ",
    "\n- ",
    "\n# ",
    "\n---\n",
    "---\n",
    "\n===\n",
    "\n```\n",
    "\n::: ",
    "`",
    "``",
    "$",
    "*",
    "_",
    "\\",
    "!",
    "(",
    ")",
    "](u)",
    "<",
    ">",
    "<b>",
    "<!--",
    "-->",
    "<!-- claimlint-",
    "\n<!-- claimlint-ignore a -->",
    "@key",
    "[@key, p. 3]",
    "[see @key]",
    "-@{a b}",
    "[^1]",
    "^[",
    "ü",
    "🇺🇦",
    "\u{2028}",
    "\0",
    "\t",
    " ",
    "words ",
    "title: x\n",
    "|",
    "    ",
    "{# .claim",
    "#}",
    ";",
    "->",
    "a#b",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_place_is_in_the_text(source in pieces()) {
        assert_places(&source, &read(&source));
    }

    #[test]
    fn edits_lead_to_what_a_fresh_reading_finds(
        source in pieces(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, pieces(), any::<bool>()), 1..8),
    ) {
        let mut document = Document::new(Text::new(&source));
        for (start, length, replacement, look) in edits {
            let start = start.index(document.text().len() + 1);
            document.replace(start..start + length, &replacement);
            // Edits follow each other with and without a look between.
            if look {
                let fresh = read(&document.text().to_text());
                prop_assert_eq!(document.syntax(), fresh);
            }
        }
        let fresh = read(&document.text().to_text());
        prop_assert_eq!(document.syntax(), fresh);
    }
}

/// Long enough that the parser keeps most of it, and hands its nodes from tree to tree in more than one way.
fn long_text() -> impl Strategy<Value = String> {
    let front_matter = prop::sample::select(vec!["", "---\ntitle: x\n---\n\n"]);
    let block = (pieces(), "\n\n").prop_map(|(text, end)| text + &end);
    let blocks = prop::collection::vec(block, 20..120);
    (front_matter, blocks)
        .prop_map(|(front_matter, blocks)| front_matter.to_owned() + &blocks.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_of_a_long_text_is_what_a_fresh_reading_finds(
        source in long_text(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, pieces()), 1..40),
    ) {
        let mut document = Document::new(Text::new(&source));
        for (start, length, replacement) in edits {
            let start = start.index(document.text().len() + 1);
            document.replace(start..start + length, &replacement);
            let fresh = read(&document.text().to_text());
            prop_assert_eq!(document.syntax(), fresh);
        }
    }
}
