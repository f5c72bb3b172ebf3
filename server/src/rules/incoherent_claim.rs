//! Claims that cannot be true, because they lead to their own opposite.

use super::subject::title;
use super::{Finding, Rule, Subject, chains};
use crate::config::Level;
use crate::vocabulary::Stance;

pub(super) const RULE: Rule = Rule {
    name: "incoherent-claim",
    level: Level::Error,
    page: include_str!("incoherent_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let workspace = subject.workspace;
    for component in workspace.components_of(subject.path()) {
        for incoherence in component.incoherent_in(workspace, subject.path()) {
            let Some(claim) = component.claim(workspace, incoherence.claim) else {
                continue;
            };
            let cannot = match claim.claim.stance {
                Stance::Denies => "cannot be false",
                _ => "cannot be true",
            };
            let message = format!(
                "{} {cannot}, because {}: withdraw it, or correct the relation or value that is wrong",
                title(claim),
                chains::sentence(subject, component, &incoherence.chain),
            );
            findings.push(Finding {
                related: chains::steps(subject, component, &incoherence.chain),
                ..subject.claim_finding(&RULE, claim, message)
            });
        }
    }
}
