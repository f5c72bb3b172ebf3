//! Reported claims that do not say where their speaker said so: neither the article's source nor a reason does.

use super::subject::named_and_quoted;
use super::{Finding, Rule, Subject, placeholder};
use crate::config::Level;
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "uncited-report",
    level: Level::Warning,
    page: include_str!("uncited_report.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        let answers_for = !claim.claim.stance.needs_no_source();
        let workspace = subject.workspace;
        if answers_for && workspace.is_reported(claim) && !workspace.names_citation(claim) {
            findings.push(explain(subject, claim));
        }
    }
}

fn explain(subject: &Subject<'_>, claim: ClaimRef<'_>) -> Finding {
    let speakers = subject.speakers(claim);
    let cite = match &claim.article.front_matter.source {
        Some(source) => format!("`cite=\"{}\"` if the article is where", source.value),
        None => "`cite=\"…\"`".to_owned(),
    };
    let what = named_and_quoted(claim);
    let message = format!("{what} cites no source: say where {speakers} said so, {cite}");
    Finding {
        fixes: placeholder::citation(claim).into_iter().collect(),
        ..subject.claim_finding(&RULE, claim, message)
    }
}
