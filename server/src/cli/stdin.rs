//! Standard input in the place of a file: the path `-`, with `--stdin-filename` for where the text belongs.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::inspect::current_folder;
use crate::config::FILE_NAME;
use crate::loader;
use crate::workspace::clean_path;

/// A text that stands in for what a file holds, whether or not the file is there.
#[derive(Debug)]
pub(super) struct StandIn {
    /// The file, absolute.
    pub(super) path: PathBuf,
    pub(super) bytes: Vec<u8>,
}

/// Reads standard input where the paths given are `-`; `None` where they are files and folders.
///
/// # Errors
/// When it has no name, the name can be none of an article or a bibliography, or it cannot be read.
pub(super) fn read(given: &[PathBuf], filename: Option<&Path>) -> Result<Option<StandIn>, String> {
    let is_dash = |path: &PathBuf| path.as_os_str() == "-";
    let Some(name) = filename else {
        return match given.iter().any(is_dash) {
            true => Err(
                "standard input has no name: say where the text belongs with \
                         `--stdin-filename PATH`, so that its references can be looked up"
                    .to_owned(),
            ),
            false => Ok(None),
        };
    };
    if !matches!(given, [path] if is_dash(path)) {
        return Err(
            "--stdin-filename names what comes on standard input: give `-` as the one path"
                .to_owned(),
        );
    }
    let path = clean_path(&current_folder()?.join(name));
    if path.is_dir() || path.ends_with(FILE_NAME) {
        let name = name.display();
        return Err(format!(
            "--stdin-filename {name}: standard input stands for an article or a bibliography"
        ));
    }
    let bytes = read_bytes()?;
    Ok(Some(StandIn { path, bytes }))
}

/// All that comes on standard input.
///
/// # Errors
/// When it cannot be read.
pub(super) fn read_bytes() -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| format!("cannot read standard input: {}", loader::cause(&error)))?;
    Ok(bytes)
}
