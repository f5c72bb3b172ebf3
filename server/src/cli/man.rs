//! `claimlint man`: manual pages, from the same description as the help.

use std::fs;
use std::path::Path;

use clap_mangen::Man;

use super::{ManArguments, Outcome, describe, terminal};
use crate::loader;

pub(super) fn run(arguments: &ManArguments) -> Result<Outcome, String> {
    match &arguments.folder {
        Some(folder) => write(folder)?,
        None => print()?,
    }
    Ok(Outcome::Clean)
}

/// Writes a page for the program and for each of its commands.
fn write(folder: &Path) -> Result<(), String> {
    let written = fs::create_dir_all(folder);
    let written = written.and_then(|()| clap_mangen::generate_to(describe(), folder));
    written.map_err(|error| {
        let (folder, cause) = (folder.display(), loader::cause(&error));
        format!("cannot write manual pages into {folder}: {cause}")
    })
}

fn print() -> Result<(), String> {
    let mut page = Vec::new();
    let rendered = Man::new(describe()).render(&mut page);
    rendered.map_err(|error| format!("cannot write the manual page: {error}"))?;
    terminal::print(&String::from_utf8_lossy(&page))
}
