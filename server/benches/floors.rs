//! What an editor without us would have to do as well at a keystroke. What it is compared with is left to the benchmark.

use std::hint::black_box;
use std::time::{Duration, Instant};

use claimlint::text::Text;
use tree_sitter::Parser;

use crate::manuscript::Manuscript;

/// The times of an edit with the parse behind it, and of counting the words of the whole text.
pub(crate) fn floors(article: &Manuscript, runs: usize) -> (Vec<Duration>, Vec<Duration>) {
    let mut parser = Parser::new();
    let language = tree_sitter_claim::LANGUAGE.into();
    parser.set_language(&language).expect("the grammar fits");
    let mut text = Text::new(&article.text);
    let mut parse = |text: &Text, old: Option<&_>| {
        let tree = parser.parse_with_options(&mut |offset, _| text.chunk_from(offset), old, None);
        tree.expect("a tree")
    };
    let mut tree = parse(&text, None);
    let (line, column) = article.in_claim;
    let start = text.line(line).start + column;
    let (mut edits, mut reads) = (Vec::new(), Vec::new());
    for run in 0..runs {
        let begun = Instant::now();
        let edit = match run % 2 {
            0 => text.replace(start..start, "x"),
            _ => text.replace(start..start + 1, ""),
        };
        tree.edit(&edit.into());
        tree = parse(&text, Some(&tree));
        edits.push(begun.elapsed());
        let begun = Instant::now();
        black_box(article.text.split_whitespace().count());
        reads.push(begun.elapsed());
    }
    (edits, reads)
}
