//! Where a report goes: standard output, or a file that is written as a whole or not at all.

use std::io::{self, IsTerminal};
use std::path::Path;

use anstream::adapter::strip_str;

use crate::cli::{files, terminal};

/// Writes a text to a file, or to standard output where none or `-` is given. On a terminal, the
/// summary is shown in place of what went to a file.
pub(super) fn write(file: Option<&Path>, text: &str, summary: &str) -> Result<(), String> {
    let Some(path) = file.filter(|path| path.as_os_str() != "-") else {
        return terminal::print(text);
    };
    files::write(path, strip_str(text).to_string().as_bytes())?;
    if io::stderr().is_terminal() {
        terminal::tell(summary);
    }
    Ok(())
}
