//! The corpus in `test/corpus`, one file per construct, in the format of `tree-sitter test`: a title between lines of
//! `=`, a text, a line of `-`, the expected tree. Run here too, so that no other tool is needed.

mod common;

use std::path::Path;

use common::{parse, parser};

const TITLE_RULE: &str =
    "================================================================================";
const TREE_RULE: &str =
    "--------------------------------------------------------------------------------";

struct Case<'a> {
    title: &'a str,
    text: &'a str,
    tree: String,
}

/// One title, text and tree after the other.
fn cases(file: &str) -> Vec<Case<'_>> {
    let parts: Vec<&str> = file.split(TITLE_RULE).collect();
    // Nothing stands before the first rule; then titles and bodies alternate.
    parts[1..]
        .chunks(2)
        .map(|chunk| {
            let [title, body] = chunk else {
                panic!("a title without a text: {chunk:?}")
            };
            let (text, tree) = body.split_once(TREE_RULE).expect("a tree follows the text");
            let text = text
                .strip_prefix('\n')
                .and_then(|text| text.strip_suffix('\n'));
            Case {
                title: title.trim(),
                text: text.expect("the text has lines of its own"),
                tree: one_line(tree),
            }
        })
        .collect()
}

/// Without field names, which the corpus leaves out, and on one line.
fn one_line(tree: &str) -> String {
    let words = tree.split_whitespace().filter(|word| !word.ends_with(':'));
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn texts_give_the_expected_trees() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus");
    let mut parser = parser();
    let mut checked = 0;
    for entry in std::fs::read_dir(&folder).expect("the corpus is there") {
        let path = entry.expect("the corpus can be listed").path();
        let file = std::fs::read_to_string(&path).expect("the corpus can be read");
        for case in cases(&file) {
            let tree = parse(&mut parser, case.text);
            let actual = one_line(&tree.root_node().to_sexp());
            assert_eq!(actual, case.tree, "{}: {}", path.display(), case.title);
            checked += 1;
        }
    }
    assert!(checked > 100, "only {checked} cases were found");
}
