//! What people are told of an article that was made: what is known, what is missing, what is left to do.

use std::path::Path;

use super::told::Told;
use crate::cli::report::counted;

/// The article, by its file, and what is known of it.
pub(super) fn of_article(shown: Option<&Path>, told: &Told) -> String {
    let title = told.title.as_ref().map(|title| format!("“{title}”"));
    let names = told.authors.join(" and ");
    let authors = (!names.is_empty()).then(|| format!("by {names}"));
    let known: Vec<_> = title
        .into_iter()
        .chain(authors)
        .chain(told.date.clone())
        .collect();
    let written = match shown {
        Some(path) => format!("{} written", path.display()),
        None => "Printed".to_owned(),
    };
    match known.as_slice() {
        [] => format!("{written}."),
        known => format!("{written}: {}.", known.join(", ")),
    }
}

/// What nobody has said.
pub(super) fn of_what_is_missing(told: &Told) -> Option<String> {
    let missing = [
        ("`title`", told.title.is_none()),
        ("`author`", told.authors.is_empty()),
        ("`date`", told.date.is_none()),
    ];
    let missing = missing.iter().filter(|(_, is_missing)| *is_missing);
    let missing: Vec<_> = missing.map(|(name, _)| *name).collect();
    let listed = match missing.as_slice() {
        [] => return None,
        [only] => (*only).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    };
    Some(format!(
        "The text does not say its {listed}: add to the front matter what is known."
    ))
}

/// How much there is to annotate.
pub(super) fn of_statements(shown: Option<&Path>, count: usize) -> Option<String> {
    let (sentences, them, each) = match count {
        0 => return None,
        1 => ("1 sentence looks like a claim".to_owned(), "it", "it"),
        _ => (
            format!("{} look like claims", counted(count, "sentence")),
            "them",
            "each",
        ),
    };
    let Some(path) = shown else {
        return Some(format!("{sentences}."));
    };
    Some(format!(
        "{sentences}: `claimlint check --select unannotated {}` shows {them}, and an editor wraps {each} at your word.",
        path.display()
    ))
}
