//! The YAML header of an article → its metadata with byte ranges, and what is wrong in it.
//!
//! Reads Pandoc's `title`, `author`, `date` and `bibliography` and our own `source` and `key`; every other key belongs
//! to another tool and is left alone. Markdown is left to `syntax`, citations to `bibliography`. Never fails.

use crate::spanned::{Problem, Spanned, line_from, moved};
use crate::yaml::{self, Node, Value};

#[cfg(test)]
mod tests;

/// What the header of an article says about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// The article's title.
    pub title: Option<Spanned<String>>,
    /// Who wrote it, in the order given.
    pub authors: Vec<Author>,
    /// When it was published, as written (EDTF where it is a date).
    pub date: Option<Spanned<String>>,
    /// Citation key of the published article that this file carries or summarises.
    pub source: Option<Spanned<String>>,
    /// The name by which claims elsewhere refer to this article; without it, the file's stem.
    pub key: Option<Spanned<String>>,
    /// Paths of bibliographies, relative to the article.
    pub bibliography: Vec<Spanned<String>>,
    /// What could not be read, in order of place.
    pub problems: Vec<Problem>,
}

/// One author of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name as written.
    pub name: Spanned<String>,
    /// Where the author works; several places are joined by `; `.
    pub affiliation: Option<String>,
}

/// Reads `yaml`, the header without its fences. `offset` is the byte at which it starts in the article; all ranges are
/// in the article. What can be read is read, whatever else is wrong.
pub fn read(yaml: &str, offset: usize) -> FrontMatter {
    let mapping = yaml::read(yaml);
    let mut reader = Reader {
        yaml,
        found: FrontMatter::default(),
    };
    reader.found.problems = mapping.problems;
    let mut seen = Vec::with_capacity(KEYS.len());
    for entry in &mapping.entries {
        let Value::Scalar(name) = &entry.key.value else {
            continue;
        };
        let Some(name) = KEYS.into_iter().find(|key| key == name) else {
            continue;
        };
        if seen.contains(&name) {
            let message = format!("`{name}` stands twice; the first counts, so delete one of them");
            reader.complain(&entry.key, message);
            continue;
        }
        seen.push(name);
        reader.entry(name, &entry.value);
    }
    let mut found = reader.found;
    found.problems.sort_by_key(|problem| problem.range.start);
    shift(&mut found, offset);
    found
}

/// The keys that are read here.
const KEYS: [&str; 6] = ["title", "author", "date", "source", "key", "bibliography"];

struct Reader<'y> {
    yaml: &'y str,
    found: FrontMatter,
}

impl Reader<'_> {
    /// Complains about the first line of `node`.
    fn complain(&mut self, node: &Node, message: String) {
        let line = line_from(self.yaml, node.range.start);
        let range = line.start..line.end.min(node.range.end).max(line.start);
        self.found.problems.push(Problem { range, message });
    }

    fn entry(&mut self, name: &str, value: &Node) {
        match name {
            "title" => {
                self.found.title = self.one(
                    value,
                    "`title` must be one line of words, like `title: A force worth the name`",
                )
            }
            "date" => {
                self.found.date =
                    self.one(value, "`date` must be one date, like `date: 2025-03-05`")
            }
            "source" => {
                self.found.source = self.one(
                    value,
                    "`source` must be one citation key, like `source: grand2025`",
                )
            }
            "key" => {
                let key = self.one(value, "`key` must be one name, like `key: grand`");
                self.found.key = key.filter(|key| self.is_identifier(key));
            }
            "author" => self.authors(value),
            "bibliography" => self.bibliography(value),
            _ => {}
        }
    }

    /// A single value; `demand` says what it must be. An empty value is as good as none.
    fn one(&mut self, node: &Node, demand: &str) -> Option<Spanned<String>> {
        let scalar = node.scalar();
        if scalar.is_none() && node.value != Value::Null {
            self.complain(node, format!("{demand}, not {}", node.kind()));
        }
        scalar.filter(|scalar| !scalar.value.trim().is_empty())
    }

    fn is_identifier(&mut self, key: &Spanned<String>) -> bool {
        let mut characters = key.value.chars();
        let good = characters.next().is_some_and(|c| c.is_ascii_alphabetic())
            && characters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        if !good {
            self.found.problems.push(Problem {
                range: key.range.start..key.range.end.min(line_from(self.yaml, key.range.start).end).max(key.range.start),
                message: format!(
                    "`key: {}` cannot be referred to; begin with a letter A to Z and go on with letters, digits, `_` and `-`, like `key: grand2025`",
                    shorten(&key.value)
                ),
            });
        }
        good
    }

    fn authors(&mut self, node: &Node) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| self.author(item)),
            _ => self.author(node),
        }
    }

    fn author(&mut self, node: &Node) {
        const DEMAND: &str =
            "`author` must be a name, a list of names, or a list of `{name: …, affiliation: …}`";
        match &node.value {
            Value::Null => {}
            Value::Scalar(_) => {
                let name = node.scalar().filter(|name| !name.value.trim().is_empty());
                self.found.authors.extend(name.map(|name| Author {
                    name,
                    affiliation: None,
                }));
            }
            Value::Map(_) => match node.get("name").and_then(name_of) {
                Some(name) => {
                    let affiliation = node.get("affiliation").and_then(words);
                    self.found.authors.push(Author { name, affiliation });
                }
                None => self.complain(node, format!("{DEMAND}; this one has no `name`")),
            },
            _ => self.complain(node, format!("{DEMAND}, not {}", node.kind())),
        }
    }

    fn bibliography(&mut self, node: &Node) {
        const DEMAND: &str =
            "`bibliography` must be a path or a list of paths, like `bibliography: sources.bib`";
        let paths = match &node.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| self.one(item, DEMAND))
                .collect(),
            _ => self.one(node, DEMAND).into_iter().collect(),
        };
        self.found.bibliography = paths;
    }
}

/// A name in one piece, or in Quarto's pieces.
fn name_of(node: &Node) -> Option<Spanned<String>> {
    let pieces = [
        "given",
        "dropping-particle",
        "non-dropping-particle",
        "family",
    ];
    let name = node
        .scalar()
        .or_else(|| node.get("literal").and_then(Node::scalar))
        .or_else(|| {
            let pieces: Vec<String> = pieces
                .iter()
                .filter_map(|piece| Some(node.get(piece)?.scalar()?.value))
                .collect();
            Some(Spanned {
                value: pieces.join(" "),
                range: node.range.clone(),
            })
        });
    name.filter(|name| !name.value.trim().is_empty())
}

/// The words of an affiliation: one, several, or described by its `name`.
fn words(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar(words) => Some(words.clone()),
        Value::Map(_) => node.get("name").and_then(|name| Some(name.scalar()?.value)),
        Value::List(items) => {
            let all: Vec<String> = items
                .iter()
                .filter(|item| !matches!(item.value, Value::List(_)))
                .filter_map(words)
                .collect();
            (!all.is_empty()).then(|| all.join("; "))
        }
        Value::Null | Value::Alias => None,
    }
}

/// The beginning of a value, short enough for a message.
fn shorten(value: &str) -> String {
    match value.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// Moves every range from the header to the article.
fn shift(found: &mut FrontMatter, offset: usize) {
    let scalars = [
        &mut found.title,
        &mut found.date,
        &mut found.source,
        &mut found.key,
    ]
    .into_iter()
    .flatten();
    let ranges = scalars
        .map(|scalar| &mut scalar.range)
        .chain(
            found
                .authors
                .iter_mut()
                .map(|author| &mut author.name.range),
        )
        .chain(found.bibliography.iter_mut().map(|path| &mut path.range))
        .chain(found.problems.iter_mut().map(|problem| &mut problem.range));
    for range in ranges {
        *range = moved(range, offset);
    }
}

impl FrontMatter {
    /// The same so many bytes further on, as [`moved`] counts.
    pub(crate) fn moved(&self, by: usize) -> Self {
        let mut moved = self.clone();
        shift(&mut moved, by);
        moved
    }
}
