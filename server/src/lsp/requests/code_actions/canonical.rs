//! The annotation of the claim under the cursor in canonical form.

use super::asked::Asked;
use super::offer::Offer;
use crate::features::actions::canonical::write_canonically;

pub(super) fn offers(asked: &Asked<'_>) -> Vec<Offer> {
    let workspace = &asked.wording.snapshot.workspace;
    let claim = asked.claim();
    let action = claim.and_then(|claim| write_canonically(workspace, claim));
    action.map(Offer::from).into_iter().collect()
}
