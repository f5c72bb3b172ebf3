//! A CSL-JSON item → hayagriva's entry, for rendering. What a source says of itself is read elsewhere.

use hayagriva::Entry;
use hayagriva::types::{Date, EntryType, MaybeTyped, Person, Publisher, QualifiedUrl, StringChunk};
use serde_json::Value;

use super::super::Source;
use super::words;

/// The entry for `item`, of which `source` is known already.
pub(in super::super) fn entry(source: &Source, item: &Value) -> Entry {
    let (kind, parent) = kinds(words(item, "type").as_deref().unwrap_or_default());
    let mut entry = Entry::new(&source.key, kind);
    let authors = persons(&item["author"]);
    if !authors.is_empty() {
        entry.set_authors(authors);
    }
    if let Some(date) = source.date.as_deref().and_then(date) {
        entry.set_date(date);
    }
    if let Some(pages) = words(item, "page") {
        entry.set_page_range(typed(&pages));
    }
    if let Some(url) = source
        .url
        .as_deref()
        .and_then(|url| url.parse::<QualifiedUrl>().ok())
    {
        entry.set_url(url);
    }
    let publisher = words(item, "publisher")
        .map(|name| Publisher::new(Some(StringChunk::verbatim(name).into()), None));
    let volume = words(item, "volume").map(|volume| typed(&volume));
    let issue = words(item, "issue").map(|issue| typed(&issue));
    let editors = persons(&item["editor"]);
    // What is said of the whole belongs to the parent, if there is one.
    let container = words(item, "container-title");
    let mut whole = Entry::new(&source.key, parent);
    let of = if container.is_some() {
        &mut whole
    } else {
        &mut entry
    };
    if let Some(publisher) = publisher {
        of.set_publisher(publisher);
    }
    if let Some(volume) = volume {
        of.set_volume(volume);
    }
    if let Some(issue) = issue {
        of.set_issue(issue);
    }
    if !editors.is_empty() {
        of.set_editors(editors);
    }
    if let Some(container) = container {
        whole.set_title(StringChunk::verbatim(container).into());
        entry.set_parents(vec![whole]);
    }
    entry
}

/// The type of an item and of what contains it.
fn kinds(csl: &str) -> (EntryType, EntryType) {
    match csl {
        "article-newspaper" => (EntryType::Article, EntryType::Newspaper),
        "article" | "article-journal" | "article-magazine" | "review" => {
            (EntryType::Article, EntryType::Periodical)
        }
        "paper-conference" => (EntryType::Chapter, EntryType::Book),
        "book" => (EntryType::Book, EntryType::Book),
        "chapter" | "entry-encyclopedia" | "entry-dictionary" | "entry" => {
            (EntryType::Chapter, EntryType::Book)
        }
        "webpage" => (EntryType::Web, EntryType::Web),
        "post-weblog" => (EntryType::Article, EntryType::Blog),
        "post" => (EntryType::Post, EntryType::Web),
        "report" => (EntryType::Report, EntryType::Report),
        "thesis" => (EntryType::Thesis, EntryType::Book),
        "legislation" | "bill" | "treaty" | "regulation" => {
            (EntryType::Legislation, EntryType::Legislation)
        }
        "legal_case" => (EntryType::Case, EntryType::Case),
        "manuscript" => (EntryType::Manuscript, EntryType::Book),
        "broadcast" | "motion_picture" => (EntryType::Video, EntryType::Video),
        "dataset" => (EntryType::Repository, EntryType::Repository),
        _ => (EntryType::Misc, EntryType::Misc),
    }
}

fn persons(names: &Value) -> Vec<Person> {
    let person = |name: &Value| {
        let literal = words(name, "literal");
        let whole = literal.is_some();
        let particle = [
            words(name, "dropping-particle"),
            words(name, "non-dropping-particle"),
        ];
        let particle = particle.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Some(Person {
            name: literal
                .or_else(|| words(name, "family"))
                .or_else(|| words(name, "given"))?,
            given_name: words(name, "given").filter(|_| !whole && words(name, "family").is_some()),
            prefix: Some(particle).filter(|particle| !particle.is_empty() && !whole),
            suffix: words(name, "suffix").filter(|_| !whole),
            comma_suffix: false,
            alias: None,
        })
    };
    names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(person)
        .collect()
}

/// The first day of an EDTF date.
fn date(edtf: &str) -> Option<Date> {
    let first = edtf.split('/').next().unwrap_or_default();
    let mut parts = first.trim_end_matches(['~', '?', '%']).split('-');
    let year = parts.next()?.parse().ok()?;
    let mut small = || {
        parts
            .next()
            .and_then(|part| part.parse::<u8>().ok()?.checked_sub(1))
    };
    let (month, day) = (small(), small());
    Some(Date {
        year,
        month,
        day,
        approximate: edtf.ends_with('~'),
        season: None,
    })
}

/// A number where it is one, else the words.
fn typed<T: std::str::FromStr>(words: &str) -> MaybeTyped<T> {
    words
        .parse()
        .map_or_else(|_| MaybeTyped::String(words.to_owned()), MaybeTyped::Typed)
}
