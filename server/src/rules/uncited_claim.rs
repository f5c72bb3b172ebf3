//! Claims nobody can check: no citation of their own, none that covers their speaker, none lent by others.

use super::subject::{quoted, title};
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::vocabulary::Stance;
use crate::workspace::{ClaimRef, Incoming};

pub(super) const RULE: Rule = Rule {
    name: "uncited-claim",
    level: Level::Warning,
    page: include_str!("uncited_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        let answers_for_nothing = matches!(claim.claim.stance, Stance::Supposes | Stance::Asks);
        if answers_for_nothing || tries_to_cite(subject, claim) {
            continue;
        }
        // What supports a reported claim does not tell where its speaker said it.
        if subject.workspace.is_reported(claim) || !subject.workspace.is_cited(claim) {
            findings.push(explain(subject, claim));
        }
    }
}

/// Whether a citation stands there. One that leads nowhere, or cannot be read, has a finding of its own.
fn tries_to_cite(subject: &Subject<'_>, claim: ClaimRef<'_>) -> bool {
    let article_does = claim.article.front_matter.source.is_some();
    let claim_does = !claim.claim.citations.is_empty() || claim.claim.has_unreadable_citation;
    claim_does || (article_does && !subject.workspace.is_reported(claim))
}

fn explain(subject: &Subject<'_>, claim: ClaimRef<'_>) -> Finding {
    let reported = subject.workspace.is_reported(claim);
    let incoming = subject.workspace.incoming(claim);
    let lenders: Vec<&Incoming<'_>> = incoming
        .iter()
        .filter(|incoming| !reported && incoming.relation.verb.carries_citation())
        .collect();
    let what = match claim.claim.id {
        Some(_) => format!("{} ({})", title(claim), quoted(claim.claim.proposition())),
        None => title(claim),
    };
    let speakers = subject.speakers(claim);
    let advice = match (reported, lenders.is_empty()) {
        (true, _) => match &claim.article.front_matter.source {
            Some(source) => format!(
                "say where {speakers} said so, `cite=\"{}\"` if the article is where",
                source.value
            ),
            None => format!("say where {speakers} said so, `cite=\"…\"`"),
        },
        (false, true) => {
            "add `cite=\"…\"`, or the article's own `source:` in its front matter".to_owned()
        }
        (false, false) => {
            "add `cite=\"…\"` here or to a claim that supports it; those cite nothing either"
                .to_owned()
        }
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
