//! An id for the claim under the cursor.

use super::asked::Asked;
use super::offer::Offer;
use crate::features::actions::name::name;

pub(super) fn offers(asked: &Asked<'_>) -> Vec<Offer> {
    let claim = asked.claim();
    let action = claim.and_then(|claim| name(claim.article, claim.claim));
    action.map(Offer::from).into_iter().collect()
}
