//! The paths in a `file` field, as people and reference managers write it.
//!
//! Between several files stands `;`, and each is a path, or "description:path:type" with a media type
//! (Zotero) or a name (JabRef) as its type. A sign that belongs to the path has `\` before it.

/// The paths, in order.
pub(super) fn paths(field: &str) -> Vec<String> {
    let files = split(field, ';').into_iter();
    let paths = files.map(|file| path(file.trim()));
    paths.filter(|path| !path.is_empty()).collect()
}

fn path(file: &str) -> String {
    let parts = split(file, ':');
    match parts.as_slice() {
        // JabRef adds the address it was loaded from.
        [_, path, kind] | [_, path, kind, _] if is_type(kind) => unescaped(path),
        _ => unescaped(file),
    }
}

fn is_type(kind: &str) -> bool {
    let is_media_type = ["application/", "text/", "image/"]
        .iter()
        .any(|prefix| kind.starts_with(prefix));
    is_media_type || (!kind.is_empty() && !kind.contains(['/', '\\', '.']))
}

/// The pieces between separators that have no `\` before them, escapes kept.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut is_escaped = false;
    for (at, sign) in text.char_indices() {
        if sign == separator && !is_escaped {
            pieces.push(&text[start..at]);
            start = at + separator.len_utf8();
        }
        is_escaped = sign == '\\' && !is_escaped;
    }
    pieces.push(&text[start..]);
    pieces
}

/// A path without the `\` before signs that would part it from others.
fn unescaped(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut signs = path.trim().chars().peekable();
    while let Some(sign) = signs.next() {
        match signs.peek() {
            Some(next) if sign == '\\' && matches!(next, '\\' | ':' | ';') => {
                plain.extend(signs.next())
            }
            _ => plain.push(sign),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_as_people_and_reference_managers_write_them() {
        assert_eq!(paths("grand.html"), ["grand.html"]);
        assert_eq!(paths("a.pdf; b c.html;"), ["a.pdf", "b c.html"]);
        assert_eq!(
            paths(":files/grand.html:HTML"),
            ["files/grand.html"],
            "JabRef"
        );
        assert_eq!(
            paths(
                "Full Text:files/1/grand.pdf:application/pdf;Snapshot:files/2/a\\;b.html:text/html"
            ),
            ["files/1/grand.pdf", "files/2/a;b.html"],
            "Zotero"
        );
        assert_eq!(
            paths(":C\\:\\\\papers\\\\grand.html:HTML:https\\://example.org"),
            ["C:\\papers\\grand.html"]
        );
        assert_eq!(paths("C:\\papers\\grand.html"), ["C:\\papers\\grand.html"]);
        assert_eq!(paths(" ; "), Vec::<String>::new());
    }
}
