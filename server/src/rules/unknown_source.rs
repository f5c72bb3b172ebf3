//! Citations of sources that no bibliography holds.

use super::{Finding, Rule, Subject};
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
    if subject.workspace.source(article, key).is_some() {
        return None;
    }
    let paths = subject.workspace.bibliography_paths(article);
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
    let names = paths.iter().filter_map(|path| path.file_name());
    let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
    let advice = match nearest {
        Some(nearest) => suggestion(Some(nearest)),
        None => ": add it there, or correct the key".to_owned(),
    };
    let message = format!(
        "no source `{key}` stands in {}{advice}",
        names.join(", ")
    );
    let fix = nearest
        .filter(|nearest| is_plain(nearest))
        .map(|nearest| Fix::instead(place.clone(), nearest));
    Some(Finding {
        fixes: fix.into_iter().collect(),
        ..subject.finding(&RULE, place, message)
    })
}

/// Whether a key can stand wherever another did: in a list, a citation in brackets, or the front matter.
fn is_plain(key: &str) -> bool {
    let first = key.starts_with(|first: char| first.is_ascii_alphanumeric());
    let mut rest = key.chars();
    first && rest.all(|character| character.is_ascii_alphanumeric() || "_-".contains(character))
}
