//! Facts and figures of which only their article's own source is known: who said it, and not why it is so.

use super::subject::named_and_quoted;
use super::{Rule, Subject};
use crate::config::Level;
use crate::vocabulary::Kind;
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "unevidenced-fact",
    level: Level::Off,
    page: include_str!("unevidenced_fact.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<super::Finding>) {
    let workspace = subject.workspace;
    for claim in subject.claims() {
        let is_own = claim.claim.stance.commits() && !workspace.is_reported(claim);
        // Where nothing is cited at all, that has a finding of its own.
        let is_only_attributed =
            || workspace.is_cited(claim) && !workspace.rests_on_evidence(claim);
        if is_own && asks_for_evidence(claim) && is_only_attributed() {
            let what = named_and_quoted(claim);
            let message = format!("{what} has no evidence: {}", advice(claim));
            findings.push(subject.claim_finding(&RULE, claim, message));
        }
    }
}

/// Whether it says what is, or gives a figure for what will be.
fn asks_for_evidence(claim: ClaimRef<'_>) -> bool {
    let is_measured = claim.claim.topic.is_some() && claim.claim.value.is_some();
    match claim.claim.kind {
        Kind::Fact => true,
        Kind::Forecast => is_measured,
        Kind::Value | Kind::Policy | Kind::Definition => false,
    }
}

fn advice(claim: ClaimRef<'_>) -> String {
    let front_matter = &claim.article.front_matter;
    match &front_matter.source {
        Some(source) => format!(
            "`{}` only tells where the author says so; cite what shows it, `cite=\"…\"`, or support it with a claim that has evidence",
            source.value
        ),
        None => {
            "what supports it cites only where its author says so; cite what shows it, `cite=\"…\"`"
                .to_owned()
        }
    }
}
