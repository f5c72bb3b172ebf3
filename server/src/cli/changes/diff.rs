//! Changes of texts as a unified diff: for people in colours and with control characters to be seen, for `patch` and git
//! byte for byte.

use std::borrow::Cow;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use crate::cli::terminal;
use crate::cli::visible::visible_lines;

/// The lines around a change that a diff shows.
const CONTEXT: usize = 3;

/// For whom a diff is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Looks at it, so that no text may speak to the terminal.
    Person,
    /// Applies it, so that no byte may be another one.
    Program,
}

/// Prints changes: a path, and the text before and after.
///
/// # Errors
/// When standard output cannot be written to.
pub(super) fn print<'a>(
    changes: impl Iterator<Item = (String, &'a str, &'a str)>,
) -> Result<(), String> {
    let reader = match terminal::is_looked_at() {
        true => Reader::Person,
        false => Reader::Program,
    };
    let diffs = changes.map(|(path, before, after)| diff(reader, &path, before, after));
    let diffs: String = diffs.collect();
    match reader {
        Reader::Person => terminal::print(&diffs),
        Reader::Program => terminal::print_bytes(diffs.as_bytes()),
    }
}

/// One file's change as `diff -u` writes it.
fn diff(reader: Reader, path: &str, before: &str, after: &str) -> String {
    let path = name(path);
    let bold = reader.style(Style::new().bold());
    let cyan = reader.style(AnsiColor::Cyan.on_default());
    let mut output = format!("{bold}--- {path}{bold:#}\n{bold}+++ {path}{bold:#}\n");
    // To whoever applies it, nothing but a line feed ends a line.
    let [before, after] =
        [before, after].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let diff = TextDiff::from_slices(&before, &after);
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        // Writing to a string cannot fail.
        let _ = writeln!(output, "{cyan}{}{cyan:#}", hunk.header());
        for line in hunk.iter_changes() {
            let style = reader.style(match line.tag() {
                ChangeTag::Equal => Style::new(),
                ChangeTag::Delete => AnsiColor::Red.on_default(),
                ChangeTag::Insert => AnsiColor::Green.on_default(),
            });
            let (written, end) = match line.value().strip_suffix('\n') {
                Some(written) => (written, "\n"),
                None => (line.value(), "\n\\ No newline at end of file\n"),
            };
            let (written, end) = match written.strip_suffix('\r') {
                Some(shorter) if end == "\n" => (shorter, "\r\n"),
                _ => (written, end),
            };
            let written = reader.shown(written);
            let _ = write!(output, "{style}{}{written}{style:#}{end}", line.tag());
        }
    }
    output
}

impl Reader {
    fn style(self, style: Style) -> Style {
        match self {
            Self::Person => style,
            Self::Program => Style::new(),
        }
    }

    fn shown(self, line: &str) -> Cow<'_, str> {
        match self {
            Self::Person => visible_lines(line),
            Self::Program => Cow::Borrowed(line),
        }
    }
}

/// A file's name as `patch` and git read it back: in quotation marks where it holds what could not stand there else. A tab
/// ends one with blanks, behind which `patch` would look for a date.
fn name(path: &str) -> String {
    if !path.contains(|next: char| next.is_control() || "\"\\".contains(next)) {
        return match path.contains(' ') {
            true => format!("{path}\t"),
            false => path.to_owned(),
        };
    }
    let escaped = path.chars().map(|next| match next {
        '"' | '\\' => format!("\\{next}"),
        _ if next.is_control() => {
            let bytes = next.to_string().into_bytes().into_iter();
            bytes.map(|byte| format!("\\{byte:03o}")).collect()
        }
        _ => next.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_see_what_programs_are_given() {
        let (before, after) = ("\u{1b}[2J\r\n\tone\rtwo", "\u{1b}[2J\r\n\tone\rthree");
        let expected = "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n \u{1b}[2J\r\n\
            -\tone\rtwo\n\\ No newline at end of file\n+\tone\rthree\n\\ No newline at end of file\n";
        assert_eq!(diff(Reader::Program, "a.md", before, after), expected);
        let seen = diff(Reader::Person, "a.md", before, after);
        assert!(seen.contains(" ␛[2J\r\n"), "{seen:?}");
        assert!(seen.contains("-\tone␍two\u{1b}[0m\n"), "{seen:?}");
    }

    #[test]
    fn names_can_be_read_back() {
        assert_eq!(name("briefs/größe.md"), "briefs/größe.md");
        assert_eq!(name("my brief.md"), "my brief.md\t");
        assert_eq!(name("a\"b\\c.md"), r#""a\"b\\c.md""#);
        assert_eq!(name("a\n\u{1b}\u{9b}.md"), r#""a\012\033\302\233.md""#);
    }
}
