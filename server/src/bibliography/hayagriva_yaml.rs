//! hayagriva's YAML (a map of key → entry) → sources. Each entry is read on its own, so that a broken one loses only
//! itself; its fields are typed by hayagriva.

use hayagriva::types::{Date, Person};
use hayagriva::{Entry, io};
use rayon::prelude::*;

use super::{Record, Source, bare_doi, date, tidy};
use crate::spanned::{Problem, line_from};
use crate::yaml::{self, Value};

/// Reads a whole YAML bibliography.
pub(super) fn read(text: &str) -> (Vec<Source>, Vec<Problem>) {
    let mapping = yaml::read(text);
    let mut problems = mapping.problems;
    let mut sources = Vec::with_capacity(mapping.entries.len());
    let outcomes: Vec<_> = mapping
        .entries
        .into_par_iter()
        .map(|entry| source(text, entry))
        .collect();
    for outcome in outcomes {
        match outcome {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(problem),
        }
    }
    (sources, problems)
}

fn source(text: &str, entry: yaml::Entry) -> Result<Source, Problem> {
    let yaml::Entry { key, value } = entry;
    let Value::Scalar(name) = key.value else {
        let message = "a citation key must be a word, like `grand2025:`".to_owned();
        return Err(Problem {
            range: line_from(text, key.range.start),
            message,
        });
    };
    let range = key.whole.start..value.whole.end.max(key.whole.end);
    let written = text.get(range.clone()).unwrap_or_default();
    match self::entry(written) {
        Ok(entry) => {
            let mut source = Source::new(name, key.range, range, Record::Hayagriva(written.into()));
            describe(&mut source, &entry);
            let file = value
                .get("file")
                .and_then(|file| tidy(&file.scalar()?.value));
            source.files = file.into_iter().collect();
            Ok(source)
        }
        Err(Broken { at, reason }) => {
            let line = line_from(text, range.start + at);
            Err(Problem {
                range: if line.is_empty() { key.range } else { line },
                message: format!(
                    "`{name}` is left out because it cannot be read: {reason}; correct it here, and give it a type, like \
                     `type: Article`"
                ),
            })
        }
    }
}

/// Why an entry cannot be read, and at which byte of it.
pub(super) struct Broken {
    at: usize,
    reason: String,
}

/// One entry, written as a map with a single key.
pub(super) fn entry(written: &str) -> Result<Entry, Broken> {
    let library = io::from_yaml_str(written).map_err(|error| Broken {
        at: error
            .location()
            .map_or(0, |place| place.index())
            .min(written.len()),
        reason: explain(&error.to_string()),
    })?;
    library.into_iter().next().ok_or_else(|| Broken {
        at: 0,
        reason: "it is empty".to_owned(),
    })
}

/// The parser's message without its place, and without its list of everything that would have been right.
fn explain(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or_default();
    message
        .split(", expected one of")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn describe(source: &mut Source, entry: &Entry) {
    source.title = entry.title().and_then(|title| tidy(&title.value.to_str()));
    source.authors = people(entry.authors().unwrap_or_default());
    source.editors = people(entry.editors().unwrap_or_default());
    source.date = entry.date().and_then(edtf);
    source.url = entry.url().map(|url| url.value.to_string());
    source.doi = entry.doi().and_then(bare_doi);
    let parent = entry
        .parents()
        .iter()
        .find_map(|parent| tidy(&parent.title()?.value.to_str()));
    let publisher = || {
        let whole = std::iter::once(entry).chain(entry.parents());
        whole
            .filter_map(Entry::publisher)
            .find_map(|publisher| tidy(&publisher.name()?.value.to_str()))
    };
    source.container = parent.or_else(publisher);
}

fn people(persons: &[Person]) -> Vec<String> {
    let whole = |person: &Person| {
        let pieces = [
            &person.given_name,
            &person.prefix,
            &Some(person.name.clone()),
            &person.suffix,
        ];
        tidy(
            &pieces
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" "),
        )
    };
    persons.iter().filter_map(whole).collect()
}

fn edtf(date: &Date) -> Option<String> {
    let day = date::edtf(
        date.year,
        date.month.map(|month| month.saturating_add(1)),
        date.day.map(|day| day.saturating_add(1)),
    )?;
    Some(if date.approximate {
        format!("{day}~")
    } else {
        day
    })
}
