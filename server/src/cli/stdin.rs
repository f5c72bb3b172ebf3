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

/// Whether standard input is meant: the path `-`, which stands alone.
///
/// # Errors
/// When it comes with others, or has a name and is not meant.
pub(super) fn is_meant(given: &[PathBuf], filename: Option<&Path>) -> Result<bool, String> {
    match given {
        [path] if is_dash(path) => Ok(true),
        _ if filename.is_some() => Err(
            "--stdin-filename names what comes on standard input: give `-` as the one path"
                .to_owned(),
        ),
        several if several.iter().any(|path| is_dash(path)) => {
            Err("standard input comes alone: give `-` as the one path".to_owned())
        }
        _ => Ok(false),
    }
}

/// Reads standard input where the paths given are `-`; `None` where they are files and folders.
///
/// # Errors
/// When it has no name, the name can be none of an article or a bibliography, or it cannot be read.
pub(super) fn read(given: &[PathBuf], filename: Option<&Path>) -> Result<Option<StandIn>, String> {
    let Some(name) = filename else {
        return match given.iter().any(|path| is_dash(path)) {
            true => Err(
                "standard input has no name: say where the text belongs with \
                         `--stdin-filename PATH`, so that its references can be looked up"
                    .to_owned(),
            ),
            false => Ok(None),
        };
    };
    if !is_meant(given, filename)? {
        return Ok(None);
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

/// Whether a path stands for standard input.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
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
