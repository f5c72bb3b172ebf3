//! An edited tree equals the tree of a fresh parse, and neither has errors, under chains of random edits.
//!
//! `CLAIMLINT_FUZZ_EDITS` sets the number of edits, `CLAIMLINT_FUZZ_SEED` where the documents start.

mod common;

use common::{PIECES, Random, boundary, difference, edit, fault, parse, parser};
use tree_sitter::{Parser, Tree};

const EDITS: usize = 100_000;
const EDITS_PER_DOCUMENT: usize = 20;
const MAX_PIECES: usize = 40;

fn setting(name: &str) -> Option<usize> {
    let value = std::env::var(name).ok()?;
    Some(
        value
            .parse()
            .unwrap_or_else(|_| panic!("{name} must be a number, not {value:?}")),
    )
}

#[derive(Debug, Clone)]
struct Edit {
    start: usize,
    removed: usize,
    inserted: &'static str,
}

fn random_document(random: &mut Random) -> String {
    (0..random.below(MAX_PIECES))
        .map(|_| random.pick(PIECES))
        .collect()
}

fn random_edit(random: &mut Random, text: &str) -> Edit {
    let start = boundary(text, random.below(text.len() + 1));
    let removed = match random.below(4) {
        0 => 0,
        1 => random.below(12),
        _ => random.below(3),
    };
    let end = boundary(text, start + removed);
    Edit {
        start,
        removed: end - start,
        inserted: if random.below(5) == 0 {
            ""
        } else {
            random.pick(PIECES)
        },
    }
}

/// Applies one edit; says what is wrong afterwards.
fn apply(
    parser: &mut Parser,
    text: &mut String,
    tree: &mut Tree,
    change: &Edit,
) -> Result<(), String> {
    tree.edit(&edit(text, change.start, change.removed, change.inserted));
    *tree = parser
        .parse(text.as_str(), Some(tree))
        .expect("no timeout is set");
    let fresh = parse(parser, text);
    if let Some(fault) = fault(&fresh, text) {
        return Err(format!("fresh parse: {fault}"));
    }
    match difference(tree, &fresh) {
        Some(difference) => Err(format!("edited tree {difference}")),
        None => Ok(()),
    }
}

/// The same chain from the start: what goes wrong, if anything.
fn replay(document: &str, edits: &[Edit]) -> Option<(String, String)> {
    let mut parser = parser();
    let mut text = document.to_owned();
    let mut tree = parse(&mut parser, &text);
    if let Some(fault) = fault(&tree, &text) {
        return Some((text, fault));
    }
    for change in edits {
        let valid = change.start + change.removed <= text.len()
            && text.is_char_boundary(change.start)
            && text.is_char_boundary(change.start + change.removed);
        if !valid {
            return None;
        }
        if let Err(problem) = apply(&mut parser, &mut text, &mut tree, change) {
            return Some((text, problem));
        }
    }
    None
}

/// Drops edits and characters as long as something still goes wrong.
fn shrink(mut document: String, mut edits: Vec<Edit>) -> (String, Vec<Edit>) {
    loop {
        let before = (document.len(), edits.len());
        for at in (0..edits.len()).rev() {
            let mut fewer = edits.clone();
            fewer.remove(at);
            if replay(&document, &fewer).is_some() {
                edits = fewer;
            }
        }
        let starts: Vec<usize> = document.char_indices().map(|(at, _)| at).collect();
        for at in starts.into_iter().rev() {
            let mut shorter = document.clone();
            let width = shorter.remove(at).len_utf8();
            let mut moved = edits.clone();
            for change in &mut moved {
                if change.start > at {
                    change.start -= width.min(change.start - at);
                }
            }
            if replay(&shorter, &moved).is_some() {
                document = shorter;
                edits = moved;
            }
        }
        if before == (document.len(), edits.len()) {
            return (document, edits);
        }
    }
}

fn report(seed: usize, document: String, chain: Vec<Edit>) -> ! {
    let (document, chain) = shrink(document, chain);
    let (text, problem) = replay(&document, &chain).expect("shrinking keeps the failure");
    panic!("seed {seed}: {document:?}\n  {chain:?}\n  gives {text:?}\n  {problem}");
}

#[test]
fn edited_trees_equal_fresh_trees() {
    let edits = setting("CLAIMLINT_FUZZ_EDITS").unwrap_or(EDITS);
    let first_seed = setting("CLAIMLINT_FUZZ_SEED").unwrap_or(1);
    let mut parser = parser();
    for seed in first_seed..first_seed + edits.div_ceil(EDITS_PER_DOCUMENT) {
        let mut random = Random::new(seed as u64);
        let document = random_document(&mut random);
        let mut text = document.clone();
        let mut tree = parse(&mut parser, &text);
        if fault(&tree, &text).is_some() {
            report(seed, document, Vec::new());
        }
        let mut chain = Vec::new();
        for _ in 0..EDITS_PER_DOCUMENT {
            let change = random_edit(&mut random, &text);
            chain.push(change.clone());
            if apply(&mut parser, &mut text, &mut tree, &change).is_err() {
                report(seed, document, chain);
            }
        }
    }
}

/// Found by the test above after a million edits: the reused `k=` hid that the mark behind it opens a value now.
#[test]
fn a_quotation_mark_far_from_the_edit_opens_a_value() {
    let change = |start, removed, inserted| Edit {
        start,
        removed,
        inserted,
    };
    let chain = [
        change(3, 2, "\n> b"),
        change(1, 6, "]{.c k=\""),
        change(12, 2, "#id"),
        change(0, 0, "k=\"a b\""),
        change(17, 4, "\r"),
    ];
    assert_eq!(replay("[@key \"```\"}", &chain), None);
}
