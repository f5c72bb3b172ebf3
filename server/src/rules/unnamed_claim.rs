//! Claims without an id, which no other claim can name.

use super::subject::title;
use super::{Finding, Ids, Rule, Subject};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "unnamed-claim",
    level: Level::Off,
    page: include_str!("unnamed_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(article) = subject.article() else {
        return;
    };
    let mut ids = None;
    for claim in subject.claims() {
        // One that is no id was meant as one, and has a finding of its own.
        if claim.claim.id.is_some() || article.is_malformed(claim.claim) {
            continue;
        }
        let ids = ids.get_or_insert_with(|| Ids::of_article(article));
        let (id, fix) = ids.give(claim.claim);
        let message = format!(
            "{} has no id, so that no other claim can name it: give it one, `#{id}`",
            title(claim)
        );
        findings.push(Finding {
            fixes: vec![fix],
            ..subject.claim_finding(&RULE, claim, message)
        });
    }
}
