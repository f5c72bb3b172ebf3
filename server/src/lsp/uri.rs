//! URIs and paths: what clients write, leniently read; what we write, strictly encoded.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode,
};
use tower_lsp::ls_types::Uri;

use crate::workspace::clean_path;

/// What may not stand in a URI (RFC 3986) and yet is sent by some clients.
const NOT_IN_URIS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What is escaped in the paths we write.
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A client's URI with everything encoded that may not stand in one; a bare Windows path becomes a
/// URI.
pub(super) fn strict(written: &str) -> Cow<'_, str> {
    let written = match drive(written) {
        Some(_) => Cow::Owned(format!("file:///{}", written.replace('\\', "/"))),
        None => Cow::Borrowed(written),
    };
    let is_right = |written: &str| {
        let encoded: Cow<'_, str> = utf8_percent_encode(written, NOT_IN_URIS).into();
        encoded == written && !written.contains('%')
    };
    if is_right(&written) {
        return written;
    }
    let mut strict = String::with_capacity(written.len() + 8);
    let mut rest = written.as_ref();
    while let Some((before, after)) = rest.split_once('%') {
        strict.extend(utf8_percent_encode(before, NOT_IN_URIS));
        let is_escape =
            after.len() >= 2 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
        strict.push_str(if is_escape { "%" } else { "%25" });
        rest = after;
    }
    strict.extend(utf8_percent_encode(rest, NOT_IN_URIS));
    Cow::Owned(strict)
}

/// The path by which a document is known: the same for every way to write its URI. A document that
/// is no file keeps its URI for a path.
pub(super) fn to_path(uri: &Uri) -> PathBuf {
    let written = uri.as_str();
    let Some(rest) = written.strip_prefix("file:") else {
        return PathBuf::from(written);
    };
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    let bytes: Vec<u8> = percent_decode_str(path).collect();
    let path = without_slash_before_drive(&bytes);
    let path = match host {
        "" | "localhost" => path_of_bytes(&path),
        host => path_of_bytes(&[b"//", host.as_bytes(), &path].concat()),
    };
    clean_path(&path)
}

/// The URI of a file, or of a document that is no file. `None` for a relative path.
pub(super) fn from_path(path: &Path) -> Option<Uri> {
    let bytes = bytes_of_path(path);
    let text = String::from_utf8_lossy(&bytes);
    if let Some(drive) = drive(&text) {
        let rest = text[2..].replace('\\', "/");
        let rest = percent_encode(rest.as_bytes(), NOT_IN_PATHS);
        return Uri::from_str(&format!("file:///{drive}%3A{rest}")).ok();
    }
    if path.is_absolute() {
        return Uri::from_str(&format!("file://{}", percent_encode(&bytes, NOT_IN_PATHS))).ok();
    }
    text.contains(':').then(|| Uri::from_str(&text).ok())?
}

/// Whether a path stands for a document that is no file, such as `untitled:Untitled-1`.
pub(super) fn is_no_file(path: &Path) -> bool {
    !path.is_absolute() && drive(&path.to_string_lossy()).is_none()
}

/// `/c:/x` as `C:/x`, the spelling all ways to write a drive have in common.
fn without_slash_before_drive(path: &[u8]) -> Cow<'_, [u8]> {
    match path {
        [b'/', letter, b':', rest @ ..]
            if letter.is_ascii_alphabetic() && matches!(rest, [] | [b'/', ..]) =>
        {
            Cow::Owned([&[letter.to_ascii_uppercase(), b':'], rest].concat())
        }
        path => Cow::Borrowed(path),
    }
}

/// The drive letter of a Windows path, in upper case.
fn drive(path: &str) -> Option<char> {
    let letter = path.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = path[1..].strip_prefix(':')?;
    rest.starts_with(['/', '\\'])
        .then(|| letter.to_ascii_uppercase())
}

#[cfg(unix)]
fn path_of_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of_bytes(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(unix)]
fn bytes_of_path(path: &Path) -> Cow<'_, [u8]> {
    use std::os::unix::ffi::OsStrExt;
    Cow::Borrowed(path.as_os_str().as_bytes())
}

#[cfg(not(unix))]
fn bytes_of_path(path: &Path) -> Cow<'_, [u8]> {
    Cow::Owned(path.to_string_lossy().into_owned().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(written: &str) -> String {
        let uri = Uri::from_str(&strict(written)).expect("a strict URI is a URI");
        to_path(&uri).to_string_lossy().into_owned()
    }

    #[test]
    fn one_document_has_one_path_however_it_is_written() {
        for written in [
            "file:///a b[1]/über.md",
            "file:///a%20b%5B1%5D/%C3%BCber.md",
            "file://localhost/x/../a b[1]/über.md",
        ] {
            assert_eq!(path(written), "/a b[1]/über.md", "{written}");
        }
        for written in [
            "file:///c%3A/x y.md",
            "file:///C:/x%20y.md",
            "c:\\x y.md",
            "C:/x y.md",
        ] {
            assert_eq!(path(written), "C:/x y.md", "{written}");
        }
        assert_eq!(path("untitled:Untitled-1"), "untitled:Untitled-1");
        assert_eq!(path("file:///100%.md"), "/100%.md");
    }

    #[test]
    fn a_strict_uri_is_left_alone() {
        for written in [
            "file:///a%20b.md",
            "file:///plain.md",
            "untitled:Untitled-1",
            "file:///c%3A/x.md",
        ] {
            assert_eq!(strict(written), written);
        }
        assert_eq!(strict("file:///ü{1}.md"), "file:///%C3%BC%7B1%7D.md");
    }

    #[test]
    fn paths_come_back() {
        for name in ["/a b/[1] ü#?%.md", "C:/x y.md", "untitled:Untitled-1"] {
            let uri = from_path(Path::new(name)).expect("it has a URI");
            assert_eq!(to_path(&uri), Path::new(name), "{}", uri.as_str());
        }
        assert_eq!(from_path(Path::new("articles/a.md")), None);
    }
}
