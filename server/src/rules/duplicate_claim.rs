//! Two claims of one article under one id: a reference to either could mean the other.

use super::subject::quoted;
use super::{Finding, Ids, Rule, Subject};
use crate::config::Level;
use crate::fix::{Edit, Fix};
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-claim",
    level: Level::Error,
    page: include_str!("duplicate_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut ids = None;
    for claim in subject.claims() {
        let Some(id) = &claim.claim.id else { continue };
        let Some(first) = claim
            .article
            .claim(&id.value)
            .filter(|first| first.index != claim.claim.index)
        else {
            continue;
        };
        let message = format!(
            "`#{}` names another claim of this article already, {}: references go to that one, so rename this one",
            id.value,
            quoted(first.proposition())
        );
        let ids = ids.get_or_insert_with(|| Ids::of_article(claim.article));
        let other = ids.take(claim.claim.proposition());
        let edit = Edit::replace(id.range.clone(), other.clone());
        // A reference to the old name may mean either.
        let fix = Fix::unsafe_to_make(format!("Call this claim `#{other}`"), vec![edit]);
        let first = ClaimRef {
            article: claim.article,
            claim: first,
        };
        findings.push(Finding {
            claim: claim.full_name(),
            related: vec![subject.related_claim(first)],
            fixes: vec![fix],
            ..subject.finding(&RULE, id.range.clone(), message)
        });
    }
}
