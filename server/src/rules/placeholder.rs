//! The citation that is still to be filled in: put where a claim has none, and told of for as long as it stands there.

use crate::fix::{Edit, Fix};
use crate::workspace::ClaimRef;

/// The key that holds the place of a source. No source is found under it, whatever a bibliography says.
pub const KEY: &str = "TODO";

/// A citation to fill in; none where the braces hold one or are broken. Nobody but the writer knows what a claim rests on.
pub(super) fn citation(claim: ClaimRef<'_>) -> Option<Fix> {
    let braces = claim.claim.braces();
    let written = claim.article.text.slice(braces.clone());
    let inner = written.strip_suffix('}')?;
    let is_free = !claim.claim.has_unreadable_citation && !inner.contains("cite");
    let edit = Edit::insert(
        braces.start + inner.trim_end().len(),
        format!(" cite=\"{KEY}\""),
    );
    is_free.then(|| Fix::to_fill_in(format!("Add `cite=\"{KEY}\"`, to be filled in"), vec![edit]))
}
