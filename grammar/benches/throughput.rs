//! How fast articles parse, against reading the same text once; what an edit costs; and whether time grows with
//! size for texts made to be slow. Run with `cargo bench -p tree-sitter-claim`.
//!
//! Ratios are what to compare between machines. Times are the best of several runs.

#![allow(clippy::print_stdout)] // a benchmark prints

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/common/hard.rs"]
mod hard;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::{Random, boundary, edit, parse, parser};
use tree_sitter::Parser;

const ARTICLE_BYTES: usize = 10_000_000;
const EDITED_BYTES: usize = 1_000_000;
const EDITS: usize = 400;
const HARD_BYTES: usize = 200_000;
const RUNS: usize = 3;

const WORDS: &[&str] = &[
    "the",
    "European",
    "troops",
    "would",
    "be",
    "a",
    "visible",
    "deterrent",
    "in",
    "practice,",
    "however",
    "critics",
    "argue",
    "that",
    "costs",
    "rise",
    "since",
    "policy",
    "and",
    "of",
    "to",
    "ministers",
    "said",
    "naïve",
    "Zürich",
    "evidence",
    "3.5",
    "it's",
    "“quoted”",
    "*emphasis*",
    "well-known",
];

/// One word in so many is not plain.
const PLAIN_WORDS_PER_OTHER: usize = 40;
const OTHER_WORDS: &[&str] = &[
    "`code`",
    "[link](https://example.org/a?b=1)",
    "[@source12, p. 3]",
    r"\[escaped\]",
    "$5",
];

fn word(random: &mut Random) -> &'static str {
    let words = if random.below(PLAIN_WORDS_PER_OTHER) == 0 {
        OTHER_WORDS
    } else {
        WORDS
    };
    random.pick(words)
}

/// Prose in which `percent` of the sentences are claims, with headings, quotes, lists and code between them.
fn article(bytes: usize, percent: usize) -> String {
    let mut random = Random::new(42);
    let mut text = String::from("---\ntitle: T\nbibliography: s.bib\n---\n\n");
    let mut claims = 0;
    while text.len() < bytes {
        match random.below(30) {
            0 | 1 => text.push_str("## A heading of a few words\n\n"),
            2 => text.push_str("```rust\nlet x = [1, 2];\n```\n\n"),
            3 => text.push_str("> "),
            4 => text.push_str("- "),
            _ => {}
        }
        for _ in 0..3 + random.below(5) {
            let sentence: Vec<_> = (0..8 + random.below(12))
                .map(|_| word(&mut random))
                .collect();
            let sentence = sentence.join(" ");
            if random.below(100) < percent {
                claims += 1;
                text.push_str(&format!(
                    "[{sentence}]{{#c{claims} .claim by=\"person{}\" cite=\"source{}, p. 3\" supports=\"c{}\"}}.\n",
                    claims % 50,
                    claims % 90,
                    claims / 2,
                ));
            } else {
                text.push_str(&sentence);
                text.push_str(".\n");
            }
        }
        text.push('\n');
    }
    text
}

fn best(mut work: impl FnMut()) -> Duration {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn throughput(parser: &mut Parser) {
    println!(
        "{:<32} {:>8} {:>12} {:>12}",
        "whole article, 10 MB", "MB/s", "UTF-8 check", "parse ÷ it"
    );
    for percent in [0, 5, 20] {
        let text = article(ARTICLE_BYTES, percent);
        let megabytes = text.len() as f64 / 1e6;
        let floor = best(|| {
            let valid = std::str::from_utf8(black_box(text.as_bytes()));
            black_box(
                valid
                    .map(|text| memchr::memmem::find(text.as_bytes(), b"{.nothing}"))
                    .is_ok(),
            );
        });
        let parsing = best(|| drop(black_box(parse(parser, &text))));
        println!(
            "{:<32} {:>8.1} {:>7.0} MB/s {:>12.0}",
            format!("  {percent} % of sentences are claims"),
            megabytes / parsing.as_secs_f64(),
            megabytes / floor.as_secs_f64(),
            parsing.as_secs_f64() / floor.as_secs_f64(),
        );
    }
}

fn edits(parser: &mut Parser) {
    println!(
        "\n{:<32} {:>12} {:>12} {:>14}",
        "edit in 1 MB", "median", "p99", "÷ fresh parse"
    );
    let original = article(EDITED_BYTES, 5);
    let original_tree = parse(parser, &original);
    let fresh = best(|| drop(black_box(parse(parser, &original))));
    for (name, inserted) in [
        ("letter", "x"),
        ("bracket", "["),
        ("newline", "\n"),
        ("backtick", "`"),
        ("quote", "\""),
    ] {
        let mut random = Random::new(7);
        let mut times: Vec<Duration> = (0..EDITS)
            .map(|_| {
                let mut text = original.clone();
                let mut tree = original_tree.clone();
                let at = boundary(&text, random.below(text.len()));
                let change = edit(&mut text, at, 0, inserted);
                let start = Instant::now();
                tree.edit(&change);
                black_box(parser.parse(&text, Some(&tree)));
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let median = times[times.len() / 2];
        println!(
            "{:<32} {:>9.0} µs {:>9.0} µs {:>14.5}",
            format!("  {name}"),
            median.as_secs_f64() * 1e6,
            times[times.len() * 99 / 100].as_secs_f64() * 1e6,
            median.as_secs_f64() / fresh.as_secs_f64(),
        );
    }
}

/// Time for twice the text over time for the text: 2 is linear, 4 quadratic.
fn growth(parser: &mut Parser) {
    println!(
        "\n{:<36} {:>10} {:>14}",
        "made to be slow, 200 KB", "MB/s", "double ÷ once"
    );
    let double = hard::hard_inputs(2 * HARD_BYTES);
    for (once, twice) in hard::hard_inputs(HARD_BYTES).iter().zip(&double) {
        let time = best(|| drop(black_box(parse(parser, &once.text))));
        let double = best(|| drop(black_box(parse(parser, &twice.text))));
        println!(
            "{:<36} {:>10.2} {:>14.1}",
            format!("  {}", once.name),
            once.text.len() as f64 / 1e6 / time.as_secs_f64(),
            double.as_secs_f64() / time.as_secs_f64(),
        );
    }
}

fn main() {
    // `cargo test --benches` only asks whether it runs.
    let mut parser = parser();
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    throughput(&mut parser);
    edits(&mut parser);
    growth(&mut parser);
}
