//! Citations of sources that no bibliography holds.

use std::path::Path;
use std::sync::Arc;

use super::{Finding, Rule, Subject, placeholder};
use crate::config::Level;
use crate::fix::Fix;
use crate::model::Article;
use crate::spanned::Spanned;
use crate::vocabulary::{did_you_mean, suggestion};
use crate::workspace::{SourceFile, Workspace};

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
    let bibliographies = Bibliographies::of(subject.workspace, article);
    if let Some(source) = &article.front_matter.source {
        findings.extend(bibliographies.judge(subject, source));
    }
    for claim in subject.claims() {
        for citation in &claim.claim.citations {
            let finding = bibliographies.judge(subject, &citation.key);
            findings.extend(finding.map(|finding| Finding {
                claim: claim.full_name(),
                ..finding
            }));
        }
    }
}

/// The bibliographies of an article: those it names, and of them those that there are.
struct Bibliographies<'a> {
    paths: Vec<Arc<Path>>,
    files: Vec<&'a SourceFile>,
}

impl<'a> Bibliographies<'a> {
    fn of(workspace: &'a Workspace, article: &Article) -> Self {
        let paths = workspace.bibliography_paths(article);
        let files = paths.iter().filter_map(|path| workspace.bibliography(path));
        Self {
            files: files.map(|file| &**file).collect(),
            paths,
        }
    }

    fn judge(&self, subject: &Subject<'_>, written: &Spanned<String>) -> Option<Finding> {
        let (key, place) = (&written.value, written.range.clone());
        if key == placeholder::KEY {
            return Some(subject.finding(&RULE, place, still_to_come(&self.paths)));
        }
        let mut files = self.files.iter();
        if files.any(|file| file.bibliography.get(key).is_some()) {
            return None;
        }
        if self.paths.is_empty() {
            let message = format!(
                "`{key}` cites a source, and the article has no bibliography: name one, `bibliography: sources.bib`, in its front matter or in claimlint.toml"
            );
            return Some(subject.finding(&RULE, place, message));
        }
        // Nobody knows what a file holds that cannot be read, and it has a finding of its own.
        if self.files.iter().any(|file| file.unreadable.is_some()) {
            return None;
        }
        let sources = self.files.iter();
        let sources = sources.flat_map(|file| &file.bibliography.sources);
        let nearest = did_you_mean(key, sources.map(|source| source.key.as_str()));
        let advice = match nearest {
            Some(nearest) => suggestion(Some(nearest)),
            None => ": add it there, or correct the key".to_owned(),
        };
        let names = file_names(&self.paths);
        let message = format!("no source `{key}` stands in {names}{advice}");
        let fix = nearest
            .filter(|nearest| is_plain(nearest))
            .map(|nearest| Fix::instead(place.clone(), nearest));
        Some(Finding {
            fixes: fix.into_iter().collect(),
            ..subject.finding(&RULE, place, message)
        })
    }
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
