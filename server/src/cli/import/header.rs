//! Front matter: written anew, or put into what is there.

use crate::front_matter::{self, FrontMatter};
use crate::syntax::Document;
use crate::text::Text;

use super::told::Told;

/// What the front matter of an article is to say.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    pub(super) told: Told,
    pub(super) source: String,
    /// Relative to the article, where its configuration does not name it.
    pub(super) bibliography: Option<String>,
    /// Where the file's name does not say it.
    pub(super) key: Option<String>,
}

/// What stands below the front matter of a text.
pub(super) fn body(text: &str) -> &str {
    let Some((yaml, _)) = existing(text) else {
        return text;
    };
    let behind = &text[fence(text, yaml.end)..];
    behind.split_once('\n').map_or("", |(_, body)| body)
}

/// Where the line below YAML begins that ends the front matter.
fn fence(text: &str, yaml_end: usize) -> usize {
    let behind = &text[yaml_end..];
    yaml_end + (behind.len() - behind.trim_start().len())
}

/// The front matter that a text has: where its YAML stands, and what it says.
pub(super) fn existing(text: &str) -> Option<(std::ops::Range<usize>, FrontMatter)> {
    let range = Document::new(Text::new(text)).syntax().front_matter?;
    let read = front_matter::read(&text[range.clone()], range.start);
    Some((range, read))
}

impl Told {
    /// What front matter says.
    pub(super) fn of(front_matter: &FrontMatter) -> Self {
        let authors = front_matter.authors.iter();
        Self {
            title: front_matter.title.as_ref().map(|title| title.value.clone()),
            authors: authors.map(|author| author.name.value.clone()).collect(),
            date: front_matter.date.as_ref().map(|date| date.value.clone()),
            ..Self::default()
        }
    }
}

impl Header {
    /// The text with this in its front matter. What stands there already stays.
    pub(super) fn put_before(&self, text: &str, line_end: &str) -> String {
        let lines = |front_matter: &FrontMatter| {
            let lines = self.lines(front_matter).into_iter();
            lines.map(|line| line + line_end).collect::<String>()
        };
        match existing(text) {
            Some((yaml, front_matter)) => {
                let fence = fence(text, yaml.end);
                let lines = lines(&front_matter);
                format!("{}{lines}{}", &text[..fence], &text[fence..])
            }
            None => {
                let lines = lines(&FrontMatter::default());
                format!("---{line_end}{lines}---{line_end}{line_end}{text}")
            }
        }
    }

    /// A line for each thing that is not said yet.
    fn lines(&self, said: &FrontMatter) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(title) = self.told.title.as_ref().filter(|_| said.title.is_none()) {
            lines.push(format!("title: {}", scalar(title)));
        }
        match self.told.authors.as_slice() {
            _ if !said.authors.is_empty() => {}
            [] => {}
            [author] => lines.push(format!("author: {}", scalar(author))),
            authors => {
                lines.push("author:".to_owned());
                lines.extend(
                    authors
                        .iter()
                        .map(|author| format!("  - {}", scalar(author))),
                );
            }
        }
        if let Some(date) = self.told.date.as_ref().filter(|_| said.date.is_none()) {
            lines.push(format!("date: {}", scalar(date)));
        }
        if said.source.is_none() {
            lines.push(format!("source: {}", scalar(&self.source)));
        }
        if let Some(path) = self
            .bibliography
            .as_ref()
            .filter(|_| said.bibliography.is_empty())
        {
            lines.push(format!("bibliography: {}", scalar(path)));
        }
        if let Some(key) = self.key.as_ref().filter(|_| said.key.is_none()) {
            lines.push(format!("key: {key}"));
        }
        lines
    }
}

/// A text in YAML: as it stands, or in quotation marks where it would mean something else.
fn scalar(text: &str) -> String {
    let is_date = || {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    let begins = |first: char| first.is_alphabetic();
    let ends = |last: char| last.is_alphanumeric() || "?!)”’.".contains(last);
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_path = text.starts_with("../");
    let is_plain = (is_path || text.starts_with(begins))
        && text.ends_with(ends)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(char::is_control)
        && !words.contains(&&*text.to_lowercase());
    match is_plain || is_date() {
        true => text.to_owned(),
        // What JSON can say, YAML can.
        false => serde_json::Value::from(text).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for words in [
            "Plain words",
            "Who pays? Nobody",
            "A: B",
            "# no",
            "“Quoted”",
            "\"Quoted\"",
            "it's",
            "a # b",
            "no",
            "[x]",
            "x:",
            "- x",
            "100 days",
            "Ünal Çeviköz",
            "@key",
            "tab\there",
            "*a*",
            "back\\slash",
            "{x}",
            "a, b",
            "…",
        ] {
            let header = Header {
                told: Told {
                    title: Some(words.to_owned()),
                    authors: vec![words.to_owned(), "B".to_owned()],
                    date: Some("2025-03".to_owned()),
                    ..Told::default()
                },
                source: "grand".to_owned(),
                bibliography: Some("../a b/s.bib".to_owned()),
                key: None,
            };
            let text = header.put_before("Words.\n", "\n");
            let (_, read) = existing(&text).expect("front matter");
            assert!(read.problems.is_empty(), "{text}");
            assert_eq!(Told::of(&read), header.told, "{text}");
            assert_eq!(read.source.expect("a source").value, "grand");
            assert_eq!(read.bibliography[0].value, "../a b/s.bib");
            assert!(text.ends_with("---\n\nWords.\n"), "{text}");
        }
    }

    #[test]
    fn every_form_of_front_matter_is_filled_up() {
        let header = Header {
            source: "a".to_owned(),
            ..Header::default()
        };
        for (text, expected) in [
            (
                "---\nx: 1\n...\nWords.\n---\n",
                "---\nx: 1\nsource: a\n...\nWords.\n---\n",
            ),
            (
                "---\nx: 1\n\n---\nWords.\n",
                "---\nx: 1\n\nsource: a\n---\nWords.\n",
            ),
            (
                "---\nx: a---b\n---\nWords.",
                "---\nx: a---b\nsource: a\n---\nWords.",
            ),
        ] {
            assert_eq!(header.put_before(text, "\n"), expected);
            assert!(body(text).starts_with("Words."), "{:?}", body(text));
        }
        assert_eq!(body("Words.\n"), "Words.\n");
        assert_eq!(body("---\nx: 1\n---"), "");
    }

    #[test]
    fn what_stands_there_stays() {
        let text = "---\r\ntitle: Mine\r\ntags: [a]\r\n---\r\nWords.\r\n";
        let header = Header {
            told: Told {
                title: Some("Other".to_owned()),
                authors: vec!["A".to_owned()],
                ..Told::default()
            },
            source: "a".to_owned(),
            ..Header::default()
        };
        assert_eq!(
            header.put_before(text, "\r\n"),
            "---\r\ntitle: Mine\r\ntags: [a]\r\nauthor: A\r\nsource: a\r\n---\r\nWords.\r\n"
        );
    }
}
