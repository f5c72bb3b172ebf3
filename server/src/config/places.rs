//! Every place of `claimlint.toml` where a person or a topic is named: each part of each key, since a dotted key
//! repeats its beginning, and the names that people go by.
//!
//! Deserializing forgets all places but the first, so this reads the file's tokens.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::decoder::Encoding;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};

/// More levels than this hold no person and no topic.
const DEEPEST: u32 = 64;

/// A key or a text of a TOML file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlPlace {
    /// The keys that lead to it; of a key, with itself at the end.
    pub path: Vec<String>,
    /// Whether it is a key.
    pub is_key: bool,
    /// The text itself, escapes undone.
    pub value: String,
    /// Where it stands, without quotation marks.
    pub range: Range<usize>,
}

/// The keys and texts of a TOML file, in order. What is no TOML is passed over.
pub fn toml_places(written: &str) -> Vec<TomlPlace> {
    let source = Source::new(written);
    let tokens = source.lex().into_vec();
    let mut reader = Reader {
        source,
        places: Vec::new(),
        path: Vec::new(),
        in_table: 0,
        in_values: Vec::new(),
    };
    let mut take = |event: Event| reader.take(&event);
    let mut guarded = RecursionGuard::new(&mut take, DEEPEST);
    parse_document(&tokens, &mut guarded, &mut ());
    reader.places
}

struct Reader<'a> {
    source: Source<'a>,
    places: Vec<TomlPlace>,
    /// The keys that lead to where the reader is.
    path: Vec<String>,
    /// How many of them the table's header names.
    in_table: usize,
    /// How many of them lead to each array or inline table that is open.
    in_values: Vec<usize>,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event) {
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.path.clear();
                self.in_values.clear();
            }
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                self.in_table = self.path.len();
            }
            EventKind::SimpleKey => self.key(event),
            EventKind::Scalar => self.scalar(event),
            EventKind::InlineTableOpen | EventKind::ArrayOpen => {
                self.in_values.push(self.path.len());
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                let length = self.in_values.pop().unwrap_or(self.in_table);
                self.path.truncate(length);
            }
            EventKind::ValueSep => {
                let length = self.in_values.last().copied();
                self.path.truncate(length.unwrap_or(self.in_table));
            }
            EventKind::Newline if self.in_values.is_empty() => self.path.truncate(self.in_table),
            _ => {}
        }
    }

    fn key(&mut self, event: &Event) {
        let Some(raw) = self.source.get(event) else {
            return;
        };
        let mut value = String::new();
        raw.decode_key(&mut value, &mut ());
        self.path.push(value.clone());
        self.add(event, value, true);
    }

    fn scalar(&mut self, event: &Event) {
        // Numbers and the like name nobody.
        let Some(raw) = self
            .source
            .get(event)
            .filter(|_| event.encoding().is_some())
        else {
            return;
        };
        let mut value = String::new();
        let _ = raw.decode_scalar(&mut value, &mut ());
        self.add(event, value, false);
    }

    fn add(&mut self, event: &Event, value: String, is_key: bool) {
        let marks = match event.encoding() {
            None => 0,
            Some(Encoding::LiteralString | Encoding::BasicString) => 1,
            Some(Encoding::MlLiteralString | Encoding::MlBasicString) => 3,
        };
        let span = event.span();
        // A quotation mark that is never closed has no counterpart.
        let start = (span.start() + marks).min(span.end());
        let range = start..span.end().saturating_sub(marks).max(start);
        self.places.push(TomlPlace {
            path: self.path.clone(),
            is_key,
            value,
            range,
        });
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(written: &str, expected: Expect) {
        let places = toml_places(written).into_iter().map(|place| {
            let kind = if place.is_key { "key" } else { "text" };
            let (path, written) = (place.path.join("/"), &written[place.range]);
            format!("{path} {kind} `{}` written `{written}`\n", place.value)
        });
        expected.assert_eq(&places.collect::<String>());
    }

    #[test]
    fn tables_dotted_keys_and_inline_tables() {
        check(
            "[people.hodges]\nname = \"Ben Hodges\"\naliases = [\"Gen. H\", 'H']\n[topics]\n\
             size.unit = \"x\" # c\nsize.values = []\nother = { unit = \"y\", values = [\"a\", \"b\"] }\n",
            expect![[r#"
                people key `people` written `people`
                people/hodges key `hodges` written `hodges`
                people/hodges/name key `name` written `name`
                people/hodges/name text `Ben Hodges` written `Ben Hodges`
                people/hodges/aliases key `aliases` written `aliases`
                people/hodges/aliases text `Gen. H` written `Gen. H`
                people/hodges/aliases text `H` written `H`
                topics key `topics` written `topics`
                topics/size key `size` written `size`
                topics/size/unit key `unit` written `unit`
                topics/size/unit text `x` written `x`
                topics/size key `size` written `size`
                topics/size/values key `values` written `values`
                topics/other key `other` written `other`
                topics/other/unit key `unit` written `unit`
                topics/other/unit text `y` written `y`
                topics/other/values key `values` written `values`
                topics/other/values text `a` written `a`
                topics/other/values text `b` written `b`
            "#]],
        );
    }

    #[test]
    fn quotation_marks_are_no_part() {
        check(
            "[people.\"hod\\u0067es\"]\nname = '''\nBen'''\nage = 7\n[[x]]\n",
            expect![[r#"
                people key `people` written `people`
                people/hodges key `hodges` written `hod\u0067es`
                people/hodges/name key `name` written `name`
                people/hodges/name text `Ben` written `
                Ben`
                people/hodges/age key `age` written `age`
                x key `x` written `x`
            "#]],
        );
    }

    #[test]
    fn what_is_no_toml_is_passed_over() {
        for written in ["[people\n= 3\n\u{0}[[[[[", "= = [", "\"\"\"", "\u{feff}a=1"] {
            for place in toml_places(written) {
                assert!(written.get(place.range).is_some(), "{written:?}");
            }
        }
        assert!(toml_places(&"a = [".repeat(10_000)).len() <= 10_000);
    }
}
