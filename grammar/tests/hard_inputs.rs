//! Texts made to be slow, or to overflow a stack, parse without errors. How fast is measured by the benchmark
//! `throughput`; were one of them quadratic, this test would take minutes.

mod common;
#[path = "common/hard.rs"]
mod hard;

use common::{difference, edit, fault, parse, parser};
use hard::hard_inputs;

const SIZE: usize = 100_000;

#[test]
fn texts_made_to_be_slow_parse_without_errors() {
    let mut parser = parser();
    for input in hard_inputs(SIZE) {
        let tree = parse(&mut parser, &input.text);
        assert_eq!(fault(&tree, &input.text), None, "{}", input.name);
    }
}

#[test]
fn a_line_of_fifty_megabytes_parses_without_errors() {
    let piece = ["word ".repeat(200).as_str(), "[a claim]{.claim} "].concat();
    let text = piece.repeat(50_000_000 / piece.len());
    let mut parser = parser();
    let tree = parse(&mut parser, &text);
    assert!(!tree.root_node().has_error());
    assert_eq!(tree.root_node().end_byte(), text.len());
}

#[test]
fn a_keystroke_in_a_deep_tree_gives_the_fresh_tree() {
    const DEPTH: usize = 10_000;
    let mut text = ["[".repeat(DEPTH).as_str(), "x", &"]{.claim}".repeat(DEPTH)].concat();
    let mut parser = parser();
    let mut tree = parse(&mut parser, &text);
    for inserted in ["y", "[", "]", "\n\n"] {
        tree.edit(&edit(&mut text, DEPTH, 0, inserted));
        tree = parser.parse(&text, Some(&tree)).expect("no timeout is set");
        assert_eq!(
            difference(&tree, &parse(&mut parser, &text)),
            None,
            "{inserted:?}"
        );
    }
}
