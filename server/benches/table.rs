//! What was measured as a Markdown table, one column for each size, to be pasted into `docs/benchmarks.md`.

#![allow(dead_code)] // each benchmark uses its part

use std::time::Duration;

/// What was measured at one size.
pub(crate) struct Column {
    title: String,
    /// What was measured, and what came out.
    cells: Vec<(String, String)>,
}

impl Column {
    /// The column of a size.
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            cells: Vec::new(),
        }
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, what: &str, cell: String) {
        self.cells.push((what.to_owned(), cell));
    }

    fn cell(&self, what: &str) -> &str {
        let cell = self.cells.iter().find(|(row, _)| row == what);
        cell.map_or("", |(_, cell)| cell)
    }
}

/// Prints the columns side by side. Where one lacks a row, its cell is empty.
pub(crate) fn print(columns: &[Column]) {
    // The longest knows the order of all rows.
    let Some(longest) = columns.iter().max_by_key(|column| column.cells.len()) else {
        return;
    };
    let line = |title: &str, cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<_> = cells.collect();
        println!("| {title} | {} |", cells.join(" | "));
    };
    println!();
    line("", &mut columns.iter().map(|column| column.title.clone()));
    line("---", &mut columns.iter().map(|_| "---:".to_owned()));
    for (what, _) in &longest.cells {
        let cells = columns.iter().map(|column| column.cell(what));
        line(what, &mut cells.map(str::to_owned));
    }
}

/// The time that so many percent of the measurements did not exceed.
pub(crate) fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    sorted[(sorted.len() - 1) * percent / 100]
}

/// A time in the unit that suits it.
pub(crate) fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        1.0.. => format!("{seconds:.2} s"),
        1e-3.. => format!("{:.1} ms", seconds * 1e3),
        _ => format!("{:.0} µs", seconds * 1e6),
    }
}
