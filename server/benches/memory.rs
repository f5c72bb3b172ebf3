//! How much memory a workspace takes: its articles, the index across them, what is concluded. `docs/benchmarks.md` says
//! how to run it and what it found. Counted by the allocator, which makes all else slow, so time is measured elsewhere.

#![allow(clippy::print_stdout)] // a benchmark prints

mod generated;
mod table;

use std::hint::black_box;

use claimlint::rules;
use generated::Generated;
use peak_alloc::PeakAlloc;
use table::Column;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// A size at which only is asked whether the benchmark runs.
const SMOKE: usize = 500;

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let numbers = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok());
    let sizes: Vec<usize> = numbers.collect();
    let is = |word| arguments.iter().any(|argument| argument == word);
    let measured = match (is("--bench") && !is("--test"), sizes.as_slice()) {
        (false, _) => vec![measure(SMOKE)],
        (true, []) => SIZES.map(measure).into(),
        (true, sizes) => sizes.iter().copied().map(measure).collect(),
    };
    table::print(&measured);
}

fn measure(claims: usize) -> Column {
    let generated = Generated::new(claims);
    let claims = generated.claims();
    println!("\n{claims} claims");
    let mut column = Column::new(format!("{claims} claims"));
    let mut show = |what: &str, bytes: usize| {
        column.add(what, format!("{:.1} MB", bytes as f64 / 1e6));
        println!(
            "  {what:<28} {:>8.1} MB {:>8.0} bytes a claim",
            bytes as f64 / 1e6,
            bytes as f64 / claims as f64
        );
    };
    let mut workspace = generated.empty_workspace();
    let empty = ALLOCATOR.current_usage();
    let articles = generated.read();
    let read = ALLOCATOR.current_usage();
    show("articles and their texts", read - empty);
    workspace.fill(articles);
    let filled = ALLOCATOR.current_usage();
    show("index", filled.saturating_sub(read));
    for article in workspace.articles() {
        black_box(rules::check(&workspace, &article.path));
    }
    let concluded = ALLOCATOR.current_usage();
    show("conclusions", concluded.saturating_sub(filled));
    show("allocated at most", ALLOCATOR.peak_usage());
    if let Some(resident) = peak_resident() {
        show("resident at most", resident);
    }
    column
}

/// The most memory the process ever held, in bytes, where the system tells.
fn peak_resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}
