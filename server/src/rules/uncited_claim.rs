//! Claims nobody can check: no citation of their own, none that covers their speaker, none lent by others.

use super::subject::{quoted, title};
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::workspace::{ClaimRef, Incoming};

pub(super) const RULE: Rule = Rule {
    name: "uncited-claim",
    level: Level::Warning,
    page: include_str!("uncited_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        // A citation that leads nowhere has a finding of its own.
        let tries_to_cite = !claim.claim.citations.is_empty();
        if !claim.claim.stance.commits() || tries_to_cite {
            continue;
        }
        if subject.workspace.is_cited(claim) {
            continue;
        }
        findings.push(explain(subject, claim));
    }
}

fn explain(subject: &Subject<'_>, claim: ClaimRef<'_>) -> Finding {
    let incoming = subject.workspace.incoming(claim);
    let lenders: Vec<&Incoming<'_>> = incoming
        .iter()
        .filter(|incoming| incoming.relation.verb.carries_citation())
        .collect();
    let what = match claim.claim.id {
        Some(_) => format!("{} ({})", title(claim), quoted(claim.claim.proposition())),
        None => title(claim),
    };
    let speakers = subject.speakers(claim);
    let reported = subject.workspace.is_reported(claim);
    let advice = match (reported, lenders.is_empty()) {
        (true, _) => format!("say where {speakers} said so, `cite=\"…\"`"),
        (false, true) => "add `cite=\"…\"`, or the article's own `source:` in its front matter".to_owned(),
        (false, false) => "add `cite=\"…\"` here or to a claim that supports it; those cite nothing either".to_owned(),
    };
    let message = format!("{what} cites no source: {advice}");
    let related = lenders.iter().map(|incoming| {
        let mut related = subject.related_claim(incoming.from);
        related.message = format!("uncited as well: {}", related.message);
        related
    });
    Finding {
        related: related.collect(),
        ..subject.claim_finding(&RULE, claim, message)
    }
}
