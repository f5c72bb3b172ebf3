//! How long Claimlint thinks: filling the index, judging all files, and one edit, at growing sizes and against a
//! plain pass over the same claims. `docs/benchmarks.md` says how to run it and what it found.
//!
//! A harness of its own, because what counts here are percentiles over edits and ratios between measurements of one
//! run, which the usual ones do not give. Memory is measured by `memory.rs`.

#![allow(clippy::print_stdout)] // a benchmark prints

mod generated;
mod table;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use claimlint::model::Article;
use claimlint::rules;
use claimlint::workspace::Workspace;
use fastrand::Rng;
use generated::{CLAIMS_PER_ARTICLE, Edit, Generated};
use rayon::prelude::*;
use table::{Column, percentile};

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// A size at which only is asked whether the benchmark runs.
const SMOKE: usize = 500;
/// Times of whole passes are the best of so many.
const RUNS: usize = 3;
const EDITS: usize = 2_000;
const RENAMINGS: usize = 100;

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let sizes: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    // `cargo bench` passes `--bench`; `cargo test --benches` does not, and only asks whether it runs.
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let smokes = !measures || arguments.iter().any(|argument| argument == "--test");
    let measured = match (smokes, sizes.as_slice()) {
        (true, _) => vec![measure(SMOKE, SMOKE / CLAIMS_PER_ARTICLE)],
        (false, []) => SIZES.map(|size| measure(size, EDITS)).into(),
        (false, sizes) => sizes.iter().map(|size| measure(*size, EDITS)).collect(),
    };
    table::print(&measured);
}

/// Measures a workspace of about so many claims. What is being done is printed line by line, the result is a
/// column of the table.
fn measure(claims: usize, edits: usize) -> Column {
    let mut generated = Generated::new(claims);
    let (articles, reading) = timed(|| generated.read());
    println!(
        "\n{} claims in {} articles, {} speakers",
        generated.claims(),
        generated.articles(),
        generated.speakers()
    );
    let floor = (0..RUNS)
        .map(|_| timed(|| read_once(&articles)).1)
        .min()
        .unwrap_or_default();
    let mut column = Column::new(format!("{} claims", generated.claims()));
    let mut show = |what: &str, time: Duration| {
        let ratio = time.as_secs_f64() / floor.as_secs_f64();
        column.add(what, format!("{} ({ratio:.1} ×)", table::time(time)));
        println!(
            "  {what:<36} {:>10.1} ms {:>8.2} µs a claim {:>8.1} × floor",
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() * 1e6 / generated.claims() as f64,
            ratio
        );
    };
    show("floor: every claim read and hashed", floor);
    show("parsing the texts, all cores", reading);

    let empty = generated.empty_workspace();
    let (mut workspace, mut filling) = fill(&empty, articles.clone());
    let paths: Vec<_> = workspace
        .articles()
        .map(|article| article.path.clone())
        .collect();
    // What was concluded is remembered, so every run begins with an index filled anew.
    let mut check_all = |workspace: &mut Workspace, judge: &dyn Fn(&Workspace) -> usize| {
        let runs = (0..RUNS).map(|_| {
            let time;
            (*workspace, time) = fill(&empty, articles.clone());
            filling = filling.min(time);
            timed(|| judge(workspace))
        });
        runs.min_by_key(|(_, time)| *time).unwrap_or_default()
    };
    let (found, serial) = check_all(&mut workspace, &|workspace| {
        paths.iter().map(|path| check(workspace, path)).sum()
    });
    let (found_again, parallel) = check_all(&mut workspace, &|workspace| {
        let paths = paths.par_iter();
        paths.map(|path| check(workspace, path)).sum()
    });
    assert_eq!(found, found_again, "any number of cores finds the same");
    show("filling the index", filling);
    show("all rules on all files, one core", serial);
    show("all rules on all files, all cores", parallel);
    println!("  {found} findings");
    drop(articles);

    for (what, edit, number) in [
        ("a claim rewritten", Edit::Rewritten, edits),
        ("a claim renamed", Edit::Renamed, edits.min(RENAMINGS)),
    ] {
        let times = edit_and_check(&mut generated, &mut workspace, what, edit, number);
        for percent in [50, 95, 99] {
            let time = percentile(&times, percent);
            column.add(&format!("{what}, p{percent}"), table::time(time));
        }
    }
    column
}

/// The floor: what any reasoning has to do at least.
fn read_once(articles: &[Article]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for claim in articles.iter().flat_map(|article| &article.claims) {
        claim.words.hash(&mut hasher);
    }
    black_box(hasher.finish())
}

fn fill(empty: &Workspace, articles: Vec<Article>) -> (Workspace, Duration) {
    let mut workspace = empty.clone();
    let ((), time) = timed(|| workspace.fill(articles));
    (workspace, time)
}

fn check(workspace: &Workspace, path: &Path) -> usize {
    black_box(rules::check(workspace, path)).len()
}

/// Edits one random claim after the other, and each time judges again what may have changed, on a snapshot as the
/// language server does.
fn edit_and_check(
    generated: &mut Generated,
    workspace: &mut Workspace,
    what: &str,
    edit: Edit,
    number: usize,
) -> Vec<Duration> {
    let mut random = Rng::with_seed(7);
    let mut times = Vec::with_capacity(number);
    let mut judged = 0;
    let mut snapshot = workspace.clone();
    for _ in 0..number {
        let article = random.usize(0..generated.articles());
        generated.edit(article, random.usize(0..CLAIMS_PER_ARTICLE), edit);
        let path = generated.path(article);
        let read = generated.read_article(article);
        let (files, time) = timed(|| {
            let affected = workspace.set_article(&path, read);
            snapshot = workspace.clone();
            affected
                .iter()
                .for_each(|path| drop(black_box(rules::check(&snapshot, path))));
            affected.len()
        });
        judged += files;
        times.push(time);
    }
    times.sort_unstable();
    let micros = |percent| percentile(&times, percent).as_secs_f64() * 1e6;
    println!(
        "  {what:<22} p50 {:>8.0} µs   p95 {:>8.0} µs   p99 {:>8.0} µs   slowest {:>8.0} µs   {:.1} files judged",
        micros(50),
        micros(95),
        micros(99),
        micros(100),
        judged as f64 / number as f64
    );
    times
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}
