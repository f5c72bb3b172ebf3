//! A citation for the claim under the cursor: a fix where it is found to lack one, else a thing to do.

use tower_lsp::ls_types::{Diagnostic, NumberOrString};

use super::asked::Asked;
use super::offer::Offer;
use crate::features::actions::cite::cite;
use crate::rules::CITATION_TO_COME;

/// What is found of a claim without a source.
const UNCITED: [&str; 2] = ["uncited-claim", "uncited-report"];
/// What is found of one whose source is still to be filled in.
const UNKNOWN: &str = "unknown-source";

/// Citations that mend a finding.
pub(super) fn fixes(asked: &Asked<'_>) -> Vec<Offer> {
    let Some(finding) = finding(asked) else {
        return Vec::new();
    };
    let offers = citations(asked).into_iter().map(|offer| Offer {
        diagnostic: Some(finding.clone()),
        ..offer
    });
    offers.collect()
}

/// Citations that nothing calls for.
pub(super) fn offers(asked: &Asked<'_>) -> Vec<Offer> {
    match finding(asked) {
        Some(_) => Vec::new(),
        None => citations(asked),
    }
}

fn citations(asked: &Asked<'_>) -> Vec<Offer> {
    let workspace = &asked.wording.snapshot.workspace;
    let claim = asked.claim();
    let actions = claim.map(|claim| cite(workspace, claim));
    actions.into_iter().flatten().map(Offer::from).collect()
}

/// What is found of the claim that a citation mends.
fn finding<'a>(asked: &'a Asked<'_>) -> Option<&'a Diagnostic> {
    let claim = asked.claim()?.claim;
    let mut keys = claim.citations.iter().map(|citation| &citation.key.value);
    let is_to_come = keys.any(|key| key == CITATION_TO_COME);
    let mut near = asked.diagnostics();
    let found = near.find(|(range, one)| {
        let is_own = claim.range.start <= range.start && range.end <= claim.range.end;
        let Some(NumberOrString::String(rule)) = &one.code else {
            return false;
        };
        is_own && (UNCITED.contains(&rule.as_str()) || (is_to_come && rule == UNKNOWN))
    });
    found.map(|(_, one)| one)
}
