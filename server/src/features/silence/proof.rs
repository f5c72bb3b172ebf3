//! Whether comments silence what they should and change nothing else: neither a claim, nor another finding, nor how the
//! article looks.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::blocks::looks;
use crate::article;
use crate::fix::{self, Edit};
use crate::model::Article;
use crate::rules::{self, Finding};
use crate::workspace::Workspace;

/// What an article is without the comments.
pub(super) struct Proof<'a> {
    workspace: &'a Workspace,
    article: &'a Arc<Article>,
    findings: &'a [&'a Finding],
    text: String,
    looks: String,
    reported: Count,
    suppressed: Count,
}

/// How often a rule says something.
type Count = BTreeMap<(&'static str, String), usize>;

impl<'a> Proof<'a> {
    pub(super) fn new(
        workspace: &'a Workspace,
        article: &'a Arc<Article>,
        findings: &'a [&'a Finding],
    ) -> Self {
        let text = article.text.to_text().into_owned();
        let (reported, suppressed) = found(workspace, article);
        Self {
            workspace,
            article,
            findings,
            looks: looks(&text),
            text,
            reported,
            suppressed,
        }
    }

    /// Whether some edits silence findings, given by their numbers, and nothing else.
    pub(super) fn holds(&self, edits: &[Edit], silenced: &[usize]) -> bool {
        let text = fix::apply(&self.text, edits);
        let path = self.article.path.clone();
        let Some(article) = article::read_bytes(path.clone(), text.as_bytes()) else {
            return false;
        };
        if !says_the_same(self.article, &article) || looks(&text) != self.looks {
            return false;
        }
        let mut workspace = self.workspace.clone();
        workspace.set_article(&path, Some(article));
        let Some(article) = workspace.article(&path) else {
            return false;
        };
        let (mut reported, mut suppressed) = (self.reported.clone(), self.suppressed.clone());
        for number in silenced {
            let Some(finding) = self.findings.get(*number) else {
                continue;
            };
            let said = (finding.rule.name, finding.message.clone());
            if let Some(count) = reported.get_mut(&said) {
                *count -= 1;
            }
            *suppressed.entry(said).or_default() += 1;
        }
        reported.retain(|_, count| *count > 0);
        found(&workspace, article) == (reported, suppressed)
    }
}

/// What is reported of an article, and what its comments silence.
fn found(workspace: &Workspace, article: &Arc<Article>) -> (Count, Count) {
    let (reported, suppressed) = rules::check_all(workspace, &article.path);
    let suppressed = suppressed.into_iter().map(|silenced| silenced.finding);
    (count(reported.into_iter()), count(suppressed))
}

fn count(findings: impl Iterator<Item = Finding>) -> Count {
    let mut count = Count::new();
    for finding in findings {
        *count
            .entry((finding.rule.name, finding.message))
            .or_default() += 1;
    }
    count
}

/// Whether two articles have the same front matter and the same claims, letter by letter.
fn says_the_same(one: &Article, other: &Article) -> bool {
    let claims = one.claims.iter().zip(&other.claims);
    one.front_matter == other.front_matter
        && one.claims.len() == other.claims.len()
        && claims.into_iter().all(|(own, new)| {
            own.words == new.words
                && one.text.slice(own.range.clone()) == other.text.slice(new.range.clone())
        })
}
