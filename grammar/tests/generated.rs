//! The committed parser is what the committed `src/grammar.json` generates. That `grammar.json` is what `grammar.js`
//! generates is checked by `check-generated.sh`, which needs the tree-sitter command.

use std::path::Path;

/// Major, minor and patch version of the grammar, as the generator writes them into the parser.
fn version() -> (u8, u8, u8) {
    let part = |text: &str| text.parse().expect("a version is numbers");
    (
        part(env!("CARGO_PKG_VERSION_MAJOR")),
        part(env!("CARGO_PKG_VERSION_MINOR")),
        part(env!("CARGO_PKG_VERSION_PATCH")),
    )
}

fn committed(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn parser_is_generated_from_the_grammar() {
    let (name, parser) = tree_sitter_generate::generate_parser_for_grammar(
        &committed("grammar.json"),
        Some(version()),
        tree_sitter_generate::OptLevel::default(),
        &mut Vec::new(),
    )
    .expect("the grammar is valid");
    assert_eq!(name, "claim");
    // Not assert_eq: nobody wants to read two parsers.
    assert!(
        parser == committed("parser.c"),
        "src/parser.c is stale: run `tree-sitter generate`"
    );
}
