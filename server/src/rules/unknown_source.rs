//! Citations of sources that no bibliography holds.

use std::path::Path;
use std::sync::Arc;

use super::{Finding, Rule, Subject, placeholder};
use crate::config::Level;
use crate::fix::Fix;
use crate::model::Article;
use crate::spanned::Spanned;
use crate::vocabulary::{did_you_mean, suggestion};

pub(super) const RULE: Rule = Rule {
    name: "unknown-source",
    level: Level::Error,
    page: include_str!("unknown_source.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(article) = subject.article() else {
        return;
    };
    if let Some(source) = &article.front_matter.source {
        findings.extend(judge(subject, article, source));
    }
    for claim in subject.claims() {
        for citation in &claim.claim.citations {
            let finding = judge(subject, article, &citation.key);
            findings.extend(finding.map(|finding| Finding {
                claim: claim.full_name(),
                ..finding
            }));
        }
    }
}

fn judge(subject: &Subject<'_>, article: &Article, written: &Spanned<String>) -> Option<Finding> {
    let (key, place) = (&written.value, written.range.clone());
    let paths = subject.workspace.bibliography_paths(article);
    if key == placeholder::KEY {
        return Some(subject.finding(&RULE, place, still_to_come(&paths)));
    }
    if subject.workspace.source(article, key).is_some() {
        return None;
    }
    if paths.is_empty() {
        let message = format!(
            "`{key}` cites a source, and the article has no bibliography: name one, `bibliography: sources.bib`, in its front matter or in claimlint.toml"
        );
        return Some(subject.finding(&RULE, place, message));
    }
    let files = paths.iter();
    let files: Vec<_> = files
        .filter_map(|path| subject.workspace.bibliography(path))
        .collect();
    // Nobody knows what a file holds that cannot be read, and it has a finding of its own.
    if files.iter().any(|file| file.unreadable.is_some()) {
        return None;
    }
    let sources = files.iter().flat_map(|file| &file.bibliography.sources);
    let nearest = did_you_mean(key, sources.map(|source| source.key.as_str()));
    let advice = match nearest {
        Some(nearest) => suggestion(Some(nearest)),
        None => ": add it there, or correct the key".to_owned(),
    };
    let message = format!("no source `{key}` stands in {}{advice}", file_names(&paths));
    let fix = nearest
        .filter(|nearest| is_plain(nearest))
        .map(|nearest| Fix::instead(place.clone(), nearest));
    Some(Finding {
        fixes: fix.into_iter().collect(),
        ..subject.finding(&RULE, place, message)
    })
}

/// What to do about a citation that is not filled in yet.
fn still_to_come(paths: &[Arc<Path>]) -> String {
    let key = placeholder::KEY;
    match paths {
        [] => format!(
            "`{key}` holds the place of a source: write its key there, and name the bibliography that holds it, `bibliography: sources.bib`, in the article's front matter or in claimlint.toml"
        ),
        paths => format!(
            "`{key}` holds the place of a source: write its key there, as it stands in {}, or add the source first",
            file_names(paths)
        ),
    }
}

/// Files in a row, by their names.
fn file_names(paths: &[Arc<Path>]) -> String {
    let names = paths.iter().filter_map(|path| path.file_name());
    let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
    names.join(", ")
}

/// Whether a key can stand wherever another did: in a list, a citation in brackets, or the front matter.
fn is_plain(key: &str) -> bool {
    let first = key.starts_with(|first: char| first.is_ascii_alphanumeric());
    let mut rest = key.chars();
    first && rest.all(|character| character.is_ascii_alphanumeric() || "_-".contains(character))
}
