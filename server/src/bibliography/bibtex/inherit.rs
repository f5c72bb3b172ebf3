//! `xdata` and `crossref`: fields an entry takes over from others of the same file, as BibLaTeX's manual has it.

use std::collections::HashMap;

use super::fields::{Field, RawEntry};
use crate::spanned::{Problem, Spanned};

/// Longer chains of inheritance are cut.
const MAX_CHAIN: usize = 16;

/// More keys than this in one `xdata` are not followed.
const MAX_KEYS: usize = 32;

/// What all entries of a file may inherit together, in bytes; more is an attack.
const MAX_INHERITED: usize = 1 << 26;

/// Fields that describe the entry itself and are never taken over.
const OWN: [&str; 14] = [
    "ids",
    "crossref",
    "xref",
    "xdata",
    "entryset",
    "entrysubtype",
    "execute",
    "label",
    "options",
    "presort",
    "related",
    "shorthand",
    "sortkey",
    "file",
];

/// Gives each entry the fields it inherits and takes the links away.
pub(super) fn apply(entries: &mut [RawEntry], problems: &mut Vec<Problem>) {
    let heirs: Vec<usize> = (0..entries.len())
        .filter(|index| {
            entries[*index]
                .fields
                .iter()
                .any(|field| is_link(&field.name))
        })
        .collect();
    if !heirs.is_empty() {
        let mut by_key = HashMap::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            by_key.entry(entry.key.as_str()).or_insert(index);
        }
        let mut estate = Estate {
            entries,
            by_key,
            whole: HashMap::new(),
            inherited: 0,
            problems,
        };
        let wholes: Vec<(usize, Vec<Field>)> = heirs
            .iter()
            .map(|heir| (*heir, estate.fields(*heir, &mut Vec::new())))
            .collect();
        for (heir, fields) in wholes {
            entries[heir].fields = fields;
        }
    }
    for entry in entries {
        entry.relatives = relatives(&entry.fields);
        entry.fields.retain(|field| {
            !is_link(&field.name) && !matches!(field.name.as_str(), "ids" | "xref")
        });
    }
}

/// The keys of the entries that an entry cannot do without, or points its readers to.
fn relatives(fields: &[Field]) -> Vec<Spanned<String>> {
    let naming = fields.iter().filter(|field| {
        let names = ["crossref", "xref", "xdata", "entryset", "related"];
        names.contains(&field.name.as_str())
    });
    naming.flat_map(keys).collect()
}

/// The keys in a list with commas between.
fn keys(field: &Field) -> impl Iterator<Item = Spanned<String>> {
    let mut start = 0;
    let pieces = field.value.split_inclusive(',').map(move |piece| {
        let key = piece.trim_end_matches(',').trim();
        let offset = start + (piece.len() - piece.trim_start().len());
        start += piece.len();
        Spanned::new(key.to_owned(), field.stretch(offset..offset + key.len()))
    });
    pieces.filter(|key| !key.value.is_empty())
}

fn is_link(name: &str) -> bool {
    matches!(name, "crossref" | "xdata")
}

struct Estate<'e> {
    entries: &'e [RawEntry],
    by_key: HashMap<&'e str, usize>,
    /// What has been worked out already.
    whole: HashMap<usize, Vec<Field>>,
    inherited: usize,
    problems: &'e mut Vec<Problem>,
}

impl Estate<'_> {
    /// The fields of an entry, own and inherited. `heirs` are the entries on whose behalf this is asked.
    fn fields(&mut self, index: usize, heirs: &mut Vec<usize>) -> Vec<Field> {
        if let Some(fields) = self.whole.get(&index) {
            return fields.clone();
        }
        let entries = self.entries;
        let entry = &entries[index];
        let mut fields = entry.fields.clone();
        heirs.push(index);
        // What an `xdata` states goes before what a parent states.
        for link in ["xdata", "crossref"] {
            for field in entry.fields.iter().filter(|field| field.name == link) {
                let keys: Vec<&str> = if link == "xdata" {
                    field.value.split(',').collect()
                } else {
                    vec![&field.value]
                };
                for key in keys
                    .into_iter()
                    .map(str::trim)
                    .filter(|key| !key.is_empty())
                    .take(MAX_KEYS)
                {
                    self.inherit(entry, field, key, heirs, &mut fields);
                }
            }
        }
        heirs.pop();
        self.whole.insert(index, fields.clone());
        fields
    }

    fn inherit(
        &mut self,
        heir: &RawEntry,
        link: &Field,
        key: &str,
        heirs: &mut Vec<usize>,
        fields: &mut Vec<Field>,
    ) {
        let complaint = match self.by_key.get(key) {
            None => format!(
                "`{}` inherits from `{key}`, which is no entry of this file; correct the key or delete the field",
                heir.key
            ),
            Some(parent) if heirs.contains(parent) => {
                format!(
                    "`{}` inherits from itself through `{key}`; delete this `{}`",
                    heir.key, link.name
                )
            }
            Some(_) if heirs.len() >= MAX_CHAIN => {
                format!(
                    "`{}` inherits through more than {MAX_CHAIN} entries; shorten the chain",
                    heir.key
                )
            }
            Some(_) if self.inherited > MAX_INHERITED => {
                format!(
                    "`{}` inherits nothing, because the entries of this file inherit more than 64 MB; shorten them",
                    heir.key
                )
            }
            Some(&parent) => {
                let parent_kind = &self.entries[parent].kind;
                for mut field in self.fields(parent, heirs) {
                    if OWN.contains(&field.name.as_str()) {
                        continue;
                    }
                    if link.name == "crossref" {
                        field.name = name_in_heir(parent_kind, &heir.kind, field.name);
                    }
                    if fields.iter().all(|own| !same(&own.name, &field.name)) {
                        self.inherited += field.value.len();
                        fields.push(field);
                    }
                }
                return;
            }
        };
        self.problems.push(Problem {
            range: link.range.clone(),
            message: complaint,
        });
    }
}

/// BibTeX and BibLaTeX call some fields differently.
fn same(one: &str, other: &str) -> bool {
    let canonical = |name| match name {
        "journal" => "journaltitle",
        "address" => "location",
        "school" => "institution",
        // A date is one whole: a parent's month does not belong to the heir's year.
        "year" | "month" | "day" => "date",
        name => name,
    };
    canonical(one).eq(canonical(other))
}

/// A book's title is the book title of its chapters, a journal's title the journal title of its articles.
fn name_in_heir(parent: &str, heir: &str, name: String) -> String {
    let prefix = match (parent, heir) {
        (_, "xdata") => return name,
        ("mvbook" | "mvcollection" | "mvproceedings" | "mvreference", _) => "main",
        (
            "book" | "collection" | "proceedings" | "reference",
            "inbook" | "bookinbook" | "suppbook" | "incollection" | "suppcollection"
            | "inproceedings" | "conference" | "inreference",
        ) => "book",
        ("periodical", "article" | "suppperiodical") => "journal",
        _ => return name,
    };
    match name.as_str() {
        "title" | "subtitle" => format!("{prefix}{name}"),
        "titleaddon" if prefix != "journal" => format!("{prefix}{name}"),
        _ => name,
    }
}
