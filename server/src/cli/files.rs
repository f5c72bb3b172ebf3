//! Writing files: as a whole or not at all, with the permissions that were there.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

use crate::loader;

/// Puts bytes in the place of a file's, or in a new file. A link stays a link; a pipe or a device takes what is
/// written to it.
///
/// # Errors
/// When it cannot be written, with the file and the cause; then the file is what it was.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    replace(path, bytes).map_err(|error| {
        let cause = loader::cause(&error);
        format!("cannot write {}: {cause}", path.display())
    })
}

/// Whether a file may be written.
///
/// # Errors
/// The cause, where it may not.
pub(super) fn check_writable(path: &Path) -> Result<(), String> {
    let metadata = fs::metadata(path).map_err(|error| loader::cause(&error))?;
    match metadata.permissions().readonly() {
        true => Err("it is read-only".to_owned()),
        false => Ok(()),
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&target).ok();
    if let Some(old) = &old {
        if old.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if old.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        // A pipe or a device takes what is written to it, and must not be replaced by a file.
        if !old.is_file() {
            return fs::OpenOptions::new()
                .write(true)
                .open(&target)?
                .write_all(bytes);
        }
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".claimlint-");
    if let Some(permissions) = old.as_ref().map(fs::Metadata::permissions).or_else(public) {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(old) = old {
        // The process's mask has taken some away.
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(&target)?;
    Ok(())
}

/// What an ordinary new file may be: read by everybody whom the process's mask allows.
#[cfg(unix)]
fn public() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn public() -> Option<Permissions> {
    None
}
