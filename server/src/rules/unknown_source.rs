//! Citations of sources that no bibliography holds.

use super::{Finding, Rule, Subject};
use crate::config::Level;
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
        let message = judge(subject, article, source);
        findings
            .extend(message.map(|message| subject.finding(&RULE, source.range.clone(), message)));
    }
    for claim in subject.claims() {
        for citation in &claim.claim.citations {
            let message = judge(subject, article, &citation.key);
            findings.extend(message.map(|message| Finding {
                claim: claim.full_name(),
                ..subject.finding(&RULE, citation.key.range.clone(), message)
            }));
        }
    }
}

fn judge(subject: &Subject<'_>, article: &Article, key: &Spanned<String>) -> Option<String> {
    let key = &key.value;
    if subject.workspace.source(article, key).is_some() {
        return None;
    }
    let paths = subject.workspace.bibliography_paths(article);
    if paths.is_empty() {
        return Some(format!(
            "`{key}` cites a source, and the article has no bibliography: name one, `bibliography: sources.bib`, in its front matter or in claimlint.toml"
        ));
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
    Some(format!(
        "no source `{key}` stands in {}{advice}",
        names.join(", ")
    ))
}
