//! How the claim under the cursor bears on one nearby, or the first of two that are selected on the second.

use super::asked::Asked;
use super::offer::Offer;
use crate::features::actions::relate::{relate, relate_pair, selected_pair};

pub(super) fn offers(asked: &Asked<'_>) -> Vec<Offer> {
    let workspace = &asked.wording.snapshot.workspace;
    let Some(article) = workspace.article(asked.path) else {
        return Vec::new();
    };
    let actions = match (selected_pair(article, &asked.range), asked.claim()) {
        (Some(pair), _) => relate_pair(workspace, article, pair),
        (None, Some(claim)) => relate(workspace, claim),
        (None, None) => Vec::new(),
    };
    actions.into_iter().map(Offer::from).collect()
}
