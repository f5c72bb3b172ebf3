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
}

/// Prints the columns side by side. They have the same rows.
pub(crate) fn print(columns: &[Column]) {
    let Some(first) = columns.first() else {
        return;
    };
    let line = |title: &str, cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<_> = cells.collect();
        println!("| {title} | {} |", cells.join(" | "));
    };
    println!();
    line("", &mut columns.iter().map(|column| column.title.clone()));
    line("---", &mut columns.iter().map(|_| "---:".to_owned()));
    for (row, (what, _)) in first.cells.iter().enumerate() {
        let cells = columns.iter().filter_map(|column| column.cells.get(row));
        line(what, &mut cells.map(|(_, cell)| cell.clone()));
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
