//! Bibliographies (BibTeX, BibLaTeX, CSL-JSON, hayagriva YAML) → sources with byte ranges.
//!
//! One broken entry loses that entry and says so; the others are read. Whether a file exists, and which article cites
//! what, is left to the callers; formatting a reference is in `reference`.

use std::collections::HashMap;
use std::collections::hash_map;
use std::ops::Range;
use std::path::Path;

use crate::spanned::{Problem, Spanned};

mod bibtex;
mod csl_json;
mod date;
mod hayagriva_yaml;
mod identity;
mod months;
mod reference;
#[cfg(test)]
mod tests;

pub use identity::Identity;
pub use months::month_named;

/// The sources of one bibliography file, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bibliography {
    /// What can be cited; keys are unique.
    pub sources: Vec<Source>,
    /// Keys of entries that are left out, because an earlier entry has the key; in order of place.
    pub repeated_keys: Vec<Spanned<String>>,
    /// What could not be read, in order of place.
    pub problems: Vec<Problem>,
    by_key: HashMap<String, usize, foldhash::fast::RandomState>,
    by_identity: HashMap<Identity, usize>,
}

/// One source, with what its entry states and nothing more.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The citation key, exactly as written.
    pub key: String,
    /// Where the key stands in the file, without quotation marks.
    pub key_range: Range<usize>,
    /// Where the whole entry stands.
    pub range: Range<usize>,
    /// The title with its capitals, subtitle included.
    pub title: Option<String>,
    /// Authors as "Given Family", or the name of an institution.
    pub authors: Vec<String>,
    /// Editors, in the same form.
    pub editors: Vec<String>,
    /// The date of publication in EDTF, as precise as stated.
    pub date: Option<String>,
    /// The journal, newspaper, book or website it is part of, else its publisher.
    pub container: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The DOI, without resolver.
    pub doi: Option<String>,
    /// Local copies, relative to the bibliography.
    pub files: Vec<String>,
    /// Keys of other entries of the file that this one names as its parent, member or relative.
    pub relatives: Vec<Spanned<String>>,
    /// Whether the entry says that there are more authors (`and others`).
    others: bool,
    /// Whether its DOI and its URL are taken over from a parent, so that they tell where that is.
    inherits_doi: bool,
    inherits_url: bool,
    record: Record,
}

/// The text of one entry in a form that can be read on its own, kept for formatting its reference.
#[derive(Clone, Debug, PartialEq)]
enum Record {
    BibTex(Box<str>),
    CslJson(Box<str>),
    Hayagriva(Box<str>),
}

impl Source {
    /// A source of which only the place is known so far.
    fn new(key: String, key_range: Range<usize>, range: Range<usize>, record: Record) -> Source {
        Source {
            key,
            key_range,
            range,
            title: None,
            authors: Vec::new(),
            editors: Vec::new(),
            date: None,
            container: None,
            url: None,
            doi: None,
            files: Vec::new(),
            relatives: Vec::new(),
            others: false,
            inherits_doi: false,
            inherits_url: false,
            record,
        }
    }

    /// The formatted reference as plain text, in the style of the Modern Language Association. What the entry does not
    /// state is left out; where it states nothing, this is the key. Rendered anew at each call.
    pub fn reference(&self) -> String {
        reference::format(self)
    }

    /// Who wrote what and when, in a few words: `Camille Grand, “A Force” (2025)`. What the entry does not state is left
    /// out; where it states nothing, this is the key.
    pub fn short_reference(&self) -> String {
        let title = self.title.as_ref().map(|title| format!("“{title}”"));
        let who_and_what: Vec<_> = self.author_line().into_iter().chain(title).collect();
        let mut short = who_and_what.join(", ");
        if short.is_empty() {
            short.clone_from(&self.key);
        }
        match self.date.as_ref().and_then(|date| date.get(..4)) {
            Some(year) => format!("{short} ({year})"),
            None => short,
        }
    }

    /// Where the source can be opened: its DOI as a link, else its URL.
    pub fn link(&self) -> Option<String> {
        let doi = self
            .doi
            .as_deref()
            .map(|doi| format!("https://doi.org/{doi}"));
        doi.or_else(|| self.url.clone())
    }

    /// Who wrote it, in one line: "A", "A and B", "A, B and C", "A and others"; editors where no author is stated.
    pub fn author_line(&self) -> Option<String> {
        let (people, role) = match (self.authors.as_slice(), self.editors.as_slice()) {
            ([], editors @ [_]) => (editors, " (ed.)"),
            ([], editors) => (editors, " (eds.)"),
            (authors, _) => (authors, ""),
        };
        let mut names: Vec<&str> = people.iter().map(String::as_str).collect();
        if self.others && !names.is_empty() {
            names.push("others");
        }
        match names.as_slice() {
            [] => None,
            [only] => Some(format!("{only}{role}")),
            [first @ .., last] => Some(format!("{} and {last}{role}", first.join(", "))),
        }
    }
}

impl Bibliography {
    /// Reads the text of the bibliography at `path`; its extension tells the format. Nothing is read from disk.
    pub fn read(path: &Path, text: &str) -> Bibliography {
        let extension = path
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default();
        let (sources, problems) = match extension.to_ascii_lowercase().as_str() {
            "bib" => bibtex::read(text),
            "json" => csl_json::read(text),
            "yaml" | "yml" => hayagriva_yaml::read(text),
            _ => {
                let first_line = text.lines().next().unwrap_or_default().len();
                let message = "a bibliography must be BibTeX (`.bib`), CSL-JSON (`.json`) or hayagriva YAML (`.yaml`, \
                               `.yml`); rename the file to tell which it is"
                    .to_owned();
                (
                    Vec::new(),
                    vec![Problem {
                        range: 0..first_line,
                        message,
                    }],
                )
            }
        };
        Bibliography::index(sources, problems)
    }

    /// The source with exactly this key, in constant time.
    pub fn get(&self, key: &str) -> Option<&Source> {
        self.sources.get(*self.by_key.get(key)?)
    }

    /// Keeps the first source of each key.
    fn index(sources: Vec<Source>, mut problems: Vec<Problem>) -> Bibliography {
        problems.sort_by_key(|problem| problem.range.start);
        let mut read = Bibliography {
            sources: Vec::with_capacity(sources.len()),
            problems,
            ..Bibliography::default()
        };
        for source in sources {
            let place = read.sources.len();
            match read.by_key.entry(source.key.clone()) {
                hash_map::Entry::Vacant(vacant) => {
                    vacant.insert(place);
                    for identity in source.identities() {
                        read.by_identity.entry(identity).or_insert(place);
                    }
                    read.sources.push(source);
                }
                hash_map::Entry::Occupied(_) => {
                    let key = Spanned::new(source.key, source.key_range);
                    read.repeated_keys.push(key);
                }
            }
        }
        read.repeated_keys.sort_by_key(|key| key.range.start);
        read
    }
}

/// `text` with every run of white space as one blank, without any at its ends; nothing if that is empty.
fn tidy(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A DOI without `https://doi.org/` or `doi:` before it.
fn bare_doi(doi: &str) -> Option<String> {
    let doi = doi.trim();
    let resolvers = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
        "DOI:",
    ];
    let bare = resolvers
        .iter()
        .find_map(|resolver| doi.strip_prefix(resolver))
        .unwrap_or(doi);
    tidy(bare)
}
