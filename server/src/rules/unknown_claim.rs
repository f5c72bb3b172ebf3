//! Relations to claims that do not exist, with the nearest that does, across articles.

use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::fix::Fix;
use crate::model::{Article, Reference};
use crate::vocabulary::{can_be_referred_to, did_you_mean, suggestion};
use crate::workspace::{ClaimRef, Unresolved, Workspace};

pub(super) const RULE: Rule = Rule {
    name: "unknown-claim",
    level: Level::Error,
    page: include_str!("unknown_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        let relations = claim.claim.relations.iter();
        for reference in relations.flat_map(|relation| relation.target.references()) {
            let Err(unresolved) = subject.workspace.resolve(claim.article, reference) else {
                continue;
            };
            let (message, meant) =
                explain(subject.workspace, claim.article, reference, &unresolved);
            let place = reference.range.clone();
            let meant = meant.filter(|meant| is_another(subject.workspace, claim, meant));
            findings.push(Finding {
                claim: claim.full_name(),
                fixes: meant
                    .map(|meant| Fix::instead(place, &meant))
                    .into_iter()
                    .collect(),
                ..subject.finding(&RULE, reference.range.clone(), message)
            });
        }
    }
}

/// What is wrong with a reference, and what may have been meant.
fn explain(
    workspace: &Workspace,
    from: &Article,
    reference: &Reference,
    unresolved: &Unresolved,
) -> (String, Option<String>) {
    let id = &reference.claim;
    match unresolved {
        Unresolved::NoArticle(key) => {
            let nearest = workspace.likely_key(key);
            let nearest = nearest.map(|key| format!("{key}#{id}"));
            let advice = match &nearest {
                Some(nearest) => suggestion(Some(nearest)),
                None => ": correct the name, or annotate that article".to_owned(),
            };
            let message = format!("no annotated article is called `{key}`{advice}");
            (message, nearest)
        }
        Unresolved::NoClaim(key) => {
            let here = *key == from.key;
            let nearest = nearest_claim(workspace, key, id).map(|nearest| match here {
                true => nearest,
                false => format!("{key}#{nearest}"),
            });
            let elsewhere = || claim_elsewhere(workspace, id).filter(|_| here);
            let meant = nearest.or_else(elsewhere);
            let advice = match &meant {
                Some(meant) => suggestion(Some(meant)),
                None => {
                    format!(": correct the name, or give the claim that is meant the id `#{id}`")
                }
            };
            let message = match here {
                true => format!("this article has no claim `#{id}`{advice}"),
                false => format!("`{key}` has no claim `#{id}`{advice}"),
            };
            (message, meant)
        }
    }
}

/// Whether a name leads to a claim, and not back to the one that refers to it.
fn is_another(workspace: &Workspace, from: ClaimRef<'_>, name: &str) -> bool {
    let (article, id) = match name.split_once('#') {
        Some((article, id)) => (Some(article.to_owned()), id),
        None => (None, name),
    };
    let reference = Reference {
        article,
        claim: id.to_owned(),
        range: 0..0,
    };
    let claim = workspace.resolve(from.article, &reference);
    claim.is_ok_and(|claim| claim != from)
}

/// The id in the named article that is nearest to the one written.
fn nearest_claim(workspace: &Workspace, key: &str, id: &str) -> Option<String> {
    let paths = workspace.articles_with_key(key);
    let articles = paths.iter().filter_map(|path| workspace.article(path));
    let ids = articles.flat_map(|article| article.claim_ids());
    did_you_mean(id, ids).map(str::to_owned)
}

/// A claim of exactly this id in another article: the reference lacks its article.
fn claim_elsewhere(workspace: &Workspace, id: &str) -> Option<String> {
    let mut articles = workspace.articles();
    let article =
        articles.find(|article| article.claim(id).is_some() && can_be_referred_to(&article.key))?;
    Some(format!("{}#{id}", article.key))
}
