//! For tests: what claims say, without the places at which they say it.

use super::{Citation, Claim};

/// What a claim says, without the places.
pub(crate) fn said(claim: &Claim) -> String {
    let citations = claim.citations.iter();
    let citations: Vec<_> = citations
        .map(|Citation { key, locator }| (key.value.clone(), locator.clone()))
        .collect();
    let by: Vec<_> = claim.by.iter().map(|name| name.value.clone()).collect();
    let texts = [
        &claim.id,
        &claim.says,
        &claim.quote,
        &claim.topic,
        &claim.value,
    ];
    let texts = texts.map(|text| text.as_ref().map(|text| text.value.replace('\u{A0}', " ")));
    let dates = [&claim.date, &claim.valid];
    let dates = dates.map(|date| date.as_ref().map(|date| date.value));
    let relations = claim.relations.iter();
    let relations: Vec<_> = relations
        .map(|relation| {
            let targets = relation.target.references();
            let targets = targets.map(|to| (to.article.clone(), to.claim.clone()));
            (relation.verb, targets.collect::<Vec<_>>())
        })
        .collect();
    format!(
        "{:?}",
        (
            (&claim.words, citations, claim.has_unreadable_citation),
            (by, texts, dates, relations),
            (claim.kind, claim.stance, claim.modality),
        )
    )
}
