//! Every rule's page is its documentation and its test suite: the pages have one form, and each
//! `article` example on them is run, with carets under the text that must be reported.

mod example;
mod fixes;
mod index;
mod page;
mod suppressed;

use std::collections::BTreeSet;
use std::path::Path;

use example::Example;
use page::Page;

use super::{RULES, Rule, check_names};
use crate::config::{Config, FILE_NAME, Level};

#[test]
fn every_example_is_reported_as_its_carets_say() {
    let mut failures = Vec::new();
    for page in pages() {
        for block in &page.examples {
            let example = Example::read(&block.text, page.rule.name);
            let outcome = example.and_then(|example| example.check());
            if let Err(failure) = outcome {
                let page = file_name(page.rule);
                failures.push(format!(
                    "{page}, example in line {}:\n{failure}",
                    block.line
                ));
            }
        }
    }
    assert!(failures.is_empty(), "\n\n{}", failures.join("\n"));
}

/// A search from each of these claims would take minutes, one search from all of them takes no time.
#[test]
fn a_long_chain_lends_its_citation_to_the_end() {
    let mut text = String::from("[It begins]{#c0 .claim supports=\"c1\" cite=\"keller2025\"}.\n\n");
    for link in 1..10_000 {
        let next = link + 1;
        text.push_str(&format!(
            "[So]{{#c{link} .claim supports=\"c{next}\"}}.\n\n"
        ));
    }
    text.push_str("[It ends]{#c10000 .claim}.\n");
    let example = Example::read(&text, "uncited-claim").expect("an example");
    example.check().expect("every claim is cited");
}

#[test]
fn every_page_shows_what_its_rule_reports_and_what_it_accepts() {
    for page in pages() {
        let name = page.rule.name;
        let (mut reported, mut accepted) = (0, 0);
        for block in &page.examples {
            let example = Example::read(&block.text, name).expect(name);
            let own = example.marks.iter().filter(|mark| mark.rule == name);
            let is_reported = own.count() > 0;
            let should_be = block.section == "Reported";
            let line = block.line;
            assert_eq!(is_reported, should_be, "{name}, example in line {line}");
            match is_reported {
                true => reported += 1,
                false => accepted += usize::from(block.section == "Accepted"),
            }
        }
        assert!(reported > 0, "{name} reports nothing");
        assert!(accepted > 0, "{name} accepts nothing");
    }
}

#[test]
fn every_page_has_the_same_sections() {
    for page in pages() {
        let rule = page.rule;
        assert_eq!(page.title, rule.name);
        let sections: Vec<_> = page.sections.iter().map(String::as_str).collect();
        let expected = ["Why", "Reported", "Accepted", "How to fix", "Options"];
        assert_eq!(sections, expected, "{}", rule.name);
        let level = level_word(rule.level);
        let [summary, level_line] = page.introduction.as_slice() else {
            panic!("{}: a summary and the level, no more", rule.name);
        };
        assert_eq!(*level_line, format!("Default level: {level}."));
        assert_eq!(summary, rule.summary());
    }
}

/// What a page says of the configuration can be copied into one, and changes what it speaks of.
#[test]
fn every_page_shows_how_to_configure_its_rule() {
    for page in pages() {
        let name = page.rule.name;
        let mut is_named = false;
        for block in &page.configurations {
            let path = Path::new(FILE_NAME).into();
            let config = Config::read(path, &block.text);
            let config = config.and_then(|config| check_names(&config).map(|()| config));
            let config = config.unwrap_or_else(|error| {
                panic!("{name}, toml in line {}: {}", block.line, error.message)
            });
            let mut levels = config.rules.iter();
            is_named |= block.section == "Options"
                && levels.any(|(rule, level)| rule.value == name && *level != page.rule.level);
        }
        assert!(
            is_named,
            "{name}: the section `## Options` shows no other level; say when one is wanted, and show it:\n\n\
             ```toml\n[rules]\n{name} = \"off\"\n```\n"
        );
    }
}

#[test]
fn every_summary_is_one_sentence() {
    for rule in RULES {
        let summary = rule.summary();
        let inside = summary.strip_suffix('.').expect(rule.name);
        let ends = ["\n", ". ", "! ", "? "];
        let more = ends.iter().any(|end| inside.contains(end));
        assert!(!more && !inside.is_empty(), "{}: {summary}", rule.name);
    }
}

#[test]
fn rules_have_a_name_of_their_own_and_a_page_under_it() {
    let mut names = BTreeSet::new();
    for rule in RULES {
        let name = rule.name;
        assert!(names.insert(name), "`{name}` is there twice");
        let words = name
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()));
        assert!(words, "`{name}` is not kebab-case");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let page = std::fs::read_to_string(folder.join(file_name(rule))).expect(name);
        assert_eq!(page, rule.page, "`{name}` includes another rule's page");
        assert!(rule.page_url().ends_with(&file_name(rule)));
        assert!(folder.join(file_name(rule)).with_extension("rs").exists());
    }
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::Info => "info",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

fn pages() -> impl Iterator<Item = Page> {
    RULES.iter().map(Page::read)
}

fn file_name(rule: &Rule) -> String {
    format!("{}.md", rule.name.replace('-', "_"))
}
