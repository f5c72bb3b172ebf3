//! The entry of a text in a BibTeX file: a stub that is put behind all others, in a form that every reader takes.

use std::path::Path;

use biblatex::{Chunk, ChunksExt, Spanned};

use super::told::Told;
use crate::bibliography::Bibliography;

/// An entry with what is known of a text.
pub(super) fn entry(key: &str, told: &Told) -> String {
    let authors: Vec<_> = told.authors.iter().map(|author| name(author)).collect();
    let authors = (!authors.is_empty()).then(|| authors.join(" and "));
    let fields = [
        ("author", authors),
        ("title", told.title.as_deref().map(kept)),
        ("publisher", told.publisher.as_deref().map(kept)),
        ("date", told.date.clone()),
        ("url", told.url.clone()),
    ];
    let fields = fields
        .into_iter()
        .filter_map(|(name, value)| Some(format!("  {name:9} = {{{}}},\n", value?)));
    format!("@online{{{key},\n{}}}\n", fields.collect::<String>())
}

/// A name; one that is no person's, or holds what parts names, is one piece.
fn name(author: &str) -> String {
    let is_one_piece =
        author.contains([',', '{', '}']) || author.split(' ').any(|word| word == "and");
    match is_one_piece {
        true => kept(author),
        false => escaped(author),
    }
}

/// Words that keep their capitals.
fn kept(words: &str) -> String {
    format!("{{{}}}", escaped(words))
}

fn escaped(words: &str) -> String {
    let chunk = [Spanned::detached(Chunk::Normal(words.to_owned()))];
    let written = chunk.to_biblatex_string(false);
    let inside = written
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    // Before these a backslash would be an accent.
    let inside = inside.unwrap_or(&written);
    let inside = inside.replace("\\~", "{\\textasciitilde}");
    inside.replace("\\^", "{\\textasciicircum}")
}

/// A bibliography with an entry more, and an empty line before it.
///
/// # Errors
/// When the entry could not be read there, because something before it is broken.
pub(super) fn with_entry(
    path: &Path,
    text: &str,
    key: &str,
    entry: &str,
) -> Result<String, String> {
    let end = super::text::line_end(text);
    if !last_entry_ends(text) {
        return Err("its last entry is never closed".to_owned());
    }
    let gap = match text {
        "" => "",
        text if text.ends_with('\n') => end,
        _ => &format!("{end}{end}"),
    };
    let changed = format!("{text}{gap}{}", entry.replace('\n', end));
    let (before, after) = (
        Bibliography::read(path, text),
        Bibliography::read(path, &changed),
    );
    let is_added = after.get(key).is_some() && after.sources.len() == before.sources.len() + 1;
    match is_added && after.problems.len() == before.problems.len() {
        true => Ok(changed),
        false => Err("it could not be read there".to_owned()),
    }
}

/// Whether as many braces close as open behind the last `@` that begins a line. Other readers are less forgiving than
/// ours about what stands behind an open brace.
fn last_entry_ends(text: &str) -> bool {
    let start = text.rfind("\n@").unwrap_or_default();
    let bare = text[start..].replace("\\{", "").replace("\\}", "");
    bare.matches('{').count() <= bare.matches('}').count()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn told(title: &str, authors: &[&str]) -> Told {
        Told {
            title: Some(title.to_owned()),
            authors: authors.iter().map(|author| (*author).to_owned()).collect(),
            date: Some("2025-03-05".to_owned()),
            url: Some("https://example.org/a_b?c=%20&d".to_owned()),
            publisher: Some("Wire & Sons".to_owned()),
        }
    }

    #[test]
    fn an_entry_says_what_is_known() {
        let text = entry(
            "grand",
            &told(
                "Why NATO pays 5% & more",
                &["Camille Grand", "Doe, Roe and Sons"],
            ),
        );
        expect![[r#"
            @online{grand,
              author    = {Camille Grand and {Doe, Roe and Sons}},
              title     = {{Why NATO pays 5\% \& more}},
              publisher = {{Wire \& Sons}},
              date      = {2025-03-05},
              url       = {https://example.org/a_b?c=%20&d},
            }
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for words in [
            "Plain words",
            "5% of $3 & #1_2",
            "A {B} C",
            "back\\slash",
            "a ~ b ^ c",
            "“Who” – says: “it”?",
            "Ünal",
        ] {
            let path = Path::new("s.bib");
            let text = with_entry(path, "", "a", &entry("a", &told(words, &[words]))).expect(words);
            let read = Bibliography::read(path, &text);
            let source = read.get("a").expect("a source");
            assert_eq!(source.title.as_deref(), Some(words), "{text}");
            assert_eq!(source.authors, [words], "{text}");
            assert_eq!(source.date.as_deref(), Some("2025-03-05"));
            assert_eq!(
                source.url.as_deref(),
                Some("https://example.org/a_b?c=%20&d")
            );
        }
    }

    #[test]
    fn an_entry_is_put_behind_all_others() {
        let path = Path::new("s.bib");
        let added = with_entry(
            path,
            "% mine\r\n@misc{b, title = {B}}",
            "a",
            "@misc{a,\n}\n",
        );
        assert_eq!(
            added.as_deref(),
            Ok("% mine\r\n@misc{b, title = {B}}\r\n\r\n@misc{a,\r\n}\r\n")
        );
        with_entry(path, "@misc{b, title = {B", "a", "@misc{a,\n}\n").expect_err("swallowed");
    }
}
