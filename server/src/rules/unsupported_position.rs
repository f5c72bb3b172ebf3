//! Positions without a reason: what is good, what should be done and what a word means cannot be looked up.

use super::subject::named_and_quoted;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::vocabulary::{Kind, Stance};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-position",
    level: Level::Off,
    page: include_str!("unsupported_position.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let workspace = subject.workspace;
    for claim in subject.claims() {
        let position = match claim.claim.kind {
            Kind::Value => "a judgement",
            Kind::Policy => "a recommendation",
            Kind::Definition => "a definition",
            Kind::Fact | Kind::Forecast => continue,
        };
        let is_own = claim.claim.stance.commits() && !workspace.is_reported(claim);
        if !is_own || workspace.has_reason(claim) {
            continue;
        }
        let relation = match (claim.claim.stance, &claim.claim.id) {
            (Stance::Denies, Some(id)) => format!("`attacks=\"{}\"`", id.value),
            (Stance::Denies, None) => "`attacks=\"…\"`".to_owned(),
            (_, Some(id)) => format!("`supports=\"{}\"`", id.value),
            (_, None) => "`supports=\"…\"`".to_owned(),
        };
        let named = match claim.claim.id {
            Some(_) => "",
            None => " (it needs an `#id` for that)",
        };
        let what = named_and_quoted(claim);
        let message = format!(
            "{what} is {position} without a reason: mark the claim that gives one with {relation}{named}"
        );
        findings.push(subject.claim_finding(&RULE, claim, message));
    }
}
