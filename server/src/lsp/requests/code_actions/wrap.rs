//! What is selected as a claim.

use super::asked::Asked;
use super::offer::{Change, Offer};
use crate::features::actions::wrap::wrap;

/// What a menu says where it cannot be done.
const TITLE: &str = "Wrap the selection as a claim";

pub(super) fn offers(asked: &Asked<'_>) -> Vec<Offer> {
    let snapshot = asked.wording.snapshot;
    if asked.range.is_empty() || !snapshot.is_manuscript(asked.path) {
        return Vec::new();
    }
    let article = snapshot.workspace.article(asked.path);
    let document = snapshot.document(asked.path);
    let wrapped =
        document.map(|document| wrap(document, article.map(|article| &**article), &asked.range));
    let offer = wrapped.map(|wrapped| match wrapped {
        Ok(action) => Offer::from(action),
        Err(reason) => Offer::new(TITLE, Change::Never(reason)),
    });
    offer.into_iter().collect()
}
