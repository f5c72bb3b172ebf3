//! Silencing the findings of articles that are put together at random.

use proptest::prelude::*;

use super::{found, silence_some};
use crate::fix;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the article looks like: what is not told to be left is silenced, and a second time nothing is changed.
    #[test]
    fn silencing_is_complete_and_stable(pieces in prop::collection::vec(0..PIECES.len(), 1..12)) {
        let written: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        let (workspace, findings) = found(&written);
        if findings.is_empty() {
            return Ok(());
        }
        let all: Vec<_> = findings.iter().collect();
        let silencing = silence_some(&workspace, &all, "why not");
        let after = fix::apply(&written, &silencing.edits);
        let (workspace, findings) = found(&after);
        prop_assert_eq!(findings.len(), silencing.left.len(), "{}", after);
        if !findings.is_empty() {
            let all: Vec<_> = findings.iter().collect();
            let again = silence_some(&workspace, &all, "why not");
            prop_assert_eq!(again.edits, vec![]);
        }
    }
}

const PIECES: [&str; 22] = [
    "[One]{.claim}",
    "[Two]{#two .claim supports=\"gone\"}",
    "words ",
    " *words* ",
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "- ",
    "\n  ",
    "\n1. ",
    "\n# ",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    "\n\n[^1]: ",
    "\n```\n",
    "`",
    "\n<div>\n",
    "<!-- claimlint-ignore uncited-claim: why not -->",
    "\n<!-- claimlint-ignore-file unknown-claim -->\n",
    "---\nkey: 2nd\n---\n",
    "\n:::\n",
];
