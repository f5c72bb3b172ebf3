//! `docs/rules.md`: the tables of all rules are generated, what stands above them is written by hand.

use std::path::Path;

use expect_test::expect_file;

use super::{file_name, level_word};
use crate::config::{Config, FILE_NAME};
use crate::rules::{GROUPS, Rule, check_names};

/// Everything behind this line is generated.
const BEGIN: &str = "<!-- From here on, UPDATE_EXPECT=1 cargo test writes this file. -->\n";

fn written() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    std::fs::read_to_string(path).expect("docs/rules.md")
}

fn tables() -> String {
    let groups = GROUPS.iter().map(|group| {
        let rows: String = group.rules.iter().map(row).collect();
        format!(
            "\n## {}\n\nThe group `{}`.\n\n| rule | level | finds |\n|---|---|---|\n{rows}",
            group.title, group.name
        )
    });
    groups.collect()
}

fn row(rule: &Rule) -> String {
    let page = format!("../src/rules/{}", file_name(rule));
    // A bar would end the cell.
    let summary = rule.summary().replace('|', "\\|");
    let level = level_word(rule.level);
    format!("| [{}]({page}) | {level} | {summary} |\n", rule.name)
}

#[test]
fn the_index_lists_every_rule() {
    let written = written();
    let (by_hand, _) = written.split_once(BEGIN).expect(BEGIN);
    let expected = format!("{by_hand}{BEGIN}{}", tables());
    expect_file!["../../../docs/rules.md"].assert_eq(&expected);
}

#[test]
fn the_configurations_in_the_index_can_be_copied() {
    let written = written();
    let blocks = written.split("```toml\n").skip(1);
    let blocks: Vec<_> = blocks.filter_map(|rest| rest.split("```").next()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let config = Config::read(Path::new(FILE_NAME).into(), block);
        let checked = config.and_then(|config| check_names(&config));
        assert_eq!(checked, Ok(()), "{block}");
    }
}
