//! The text itself: from bytes to words, and its paragraphs apart. No word of it is changed.

use std::fmt::Write;

use crate::text::is_utf16;

/// Lines longer than this, in characters, are paragraphs: nobody wraps a text there.
const LONGEST_WRAPPED: usize = 200;

/// A file's bytes as text, without a byte order mark.
///
/// # Errors
/// When they are none: the file, the place and the way out.
pub(super) fn decode(bytes: &[u8], shown: &str) -> Result<String, String> {
    if is_utf16(bytes) {
        return Err(format!("{shown} is UTF-16: save it as UTF-8"));
    }
    if bytes.contains(&0) {
        return Err(format!("{shown} is no text: save it as one, in UTF-8"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|next| *next != '\n').count() + 1;
        format!(
            "{shown}:{line}:{column}: not UTF-8, perhaps Latin-1: save it as UTF-8, for instance with \
             `iconv -f LATIN1 -t UTF-8`"
        )
    })?;
    match text.trim().is_empty() {
        true => Err(format!("{shown} holds no text")),
        false => Ok(text.to_owned()),
    }
}

/// What ends the lines of a text: what ends its first.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(end) if text[..end].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The text as Markdown: where each line is a paragraph, an empty line parts it from the next. The last line ends.
pub(super) fn as_markdown(text: &str) -> String {
    let end = line_end(text);
    let is_unwrapped = text
        .lines()
        .any(|line| line.chars().count() > LONGEST_WRAPPED);
    let mut parted = String::with_capacity(text.len() + text.len() / 64);
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        parted += line;
        let next = lines.peek();
        if is_unwrapped && next.is_some_and(|next| are_two_paragraphs(line, next)) {
            parted += end;
        }
    }
    if !parted.ends_with('\n') {
        // Writing to a string cannot fail.
        let _ = write!(parted, "{end}");
    }
    parted
}

/// Whether two lines, one right below the other, are neither empty nor parts of a list, a quote or a table.
fn are_two_paragraphs(line: &str, next: &str) -> bool {
    let goes_on = next.starts_with([' ', '\t']) || (is_marked(line) && is_marked(next));
    !line.trim().is_empty() && !next.trim().is_empty() && !goes_on
}

fn is_marked(line: &str) -> bool {
    let behind = line.trim_start_matches(|next: char| next.is_ascii_digit());
    let is_numbered = behind.len() < line.len() && behind.starts_with([')', '.']);
    is_numbered || line.starts_with(['-', '*', '+', '>', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_with_its_place() {
        for (bytes, cause) in [
            (&b"One.\nGr\xFC\xDFe"[..], "a.txt:2:3: not UTF-8"),
            (b"\xFF\xFEa\0", "is UTF-16"),
            (b"%PDF\0", "is no text"),
            (b" \n\n", "holds no text"),
            (b"", "holds no text"),
        ] {
            let error = decode(bytes, "a.txt").expect_err(cause);
            assert!(error.contains(cause) && !error.contains('\n'), "{error}");
        }
        assert_eq!(decode(b"\xEF\xBB\xBFOne", "a.txt").as_deref(), Ok("One"));
    }

    #[test]
    fn lines_that_are_paragraphs_are_parted() {
        let long = "word ".repeat(50);
        let text = format!("{long}\r\nShort.\r\n- one\r\n- two\r\n\r\n{long}");
        assert_eq!(
            as_markdown(&text),
            format!("{long}\r\n\r\nShort.\r\n\r\n- one\r\n- two\r\n\r\n{long}\r\n")
        );
        let wrapped = "One line\nand another.\n\nTwo.\n";
        assert_eq!(as_markdown(wrapped), wrapped);
    }
}
