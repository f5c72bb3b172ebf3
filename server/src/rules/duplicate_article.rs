//! Two articles under one key: a reference to either could mean the other.

use super::finding::Place;
use super::{Finding, Related, Rule, Subject};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-article",
    level: Level::Error,
    page: include_str!("duplicate_article.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(article) = subject.article() else {
        return;
    };
    let paths = subject.workspace.articles_with_key(&article.key);
    // The first by path keeps the key; every further one is told.
    if paths.first().is_none_or(|first| *first == article.path) {
        return;
    }
    let written = article.front_matter.key.as_ref();
    let range = written.map_or(0..0, |key| key.range.clone());
    let first = &paths[0];
    let shown = first
        .strip_prefix(subject.workspace.root())
        .unwrap_or(first);
    let message = format!(
        "“{1}” is called `{0}` already: give this article a key of its own in its front matter, such as `key: {0}-2`",
        article.key,
        shown.display()
    );
    let mut finding = subject.finding(&RULE, range, message);
    let other = subject.workspace.article(first);
    let key = other.and_then(|other| other.front_matter.key.as_ref());
    finding.related.push(Related {
        message: format!("`{}` is this article first", article.key),
        place: Place {
            path: first.clone(),
            range: key.map_or(0..0, |key| key.range.clone()),
        },
        claim: None,
    });
    findings.push(finding);
}
