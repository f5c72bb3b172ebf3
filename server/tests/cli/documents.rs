//! The pages in `docs/` show what the program does: every console block is run, in a folder of its own, and every
//! option of every command occurs in one. `UPDATE_EXPECT=1` writes what is shown anew.

mod coverage;
mod page;
mod shell;

use std::path::{Path, PathBuf};

use expect_test::expect_file;
use shell::Shell;

pub(crate) use page::blocks;

/// The pages with examples: those on the command line, and those on formats and CI.
pub(crate) fn pages() -> Vec<PathBuf> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let entries = std::fs::read_dir(docs.join("cli")).expect("docs/cli");
    let mut pages: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    pages.extend(["ci.md", "formats.md"].map(|page| docs.join(page)));
    pages.sort();
    pages
}

fn read(page: &Path) -> String {
    std::fs::read_to_string(page).expect("a page")
}

#[test]
fn the_pages_show_what_the_program_does() {
    for page in pages() {
        let shell = Shell::new();
        expect_file![&page].assert_eq(&page::written_anew(&read(&page), &shell));
    }
}
