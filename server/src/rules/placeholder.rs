//! The citation that is still to be filled in: put where a claim has none, and told of for as long as it stands there.

use crate::fix::{Edit, Fix};
use crate::model::{Problem, ProblemKind};
use crate::workspace::ClaimRef;

/// The key that holds the place of a source. No source is found under it, whatever a bibliography says.
pub const KEY: &str = "TODO";

/// A citation to fill in; none where the braces may hold one or are broken. Nobody but the writer knows what a claim
/// rests on.
pub(super) fn citation(claim: ClaimRef<'_>) -> Option<Fix> {
    let braces = claim.claim.braces();
    let written = claim.article.text.slice(braces.clone());
    let inner = written.strip_suffix('}')?;
    let edit = Edit::insert(
        braces.start + inner.trim_end().len(),
        format!(" cite=\"{KEY}\""),
    );
    let title = format!("Add `cite=\"{KEY}\"`, to be filled in");
    (!may_cite(claim)).then(|| Fix::to_fill_in(title, vec![edit]))
}

/// Whether a claim cites something, or would once its braces are mended.
fn may_cite(claim: ClaimRef<'_>) -> bool {
    let ClaimRef { article, claim } = claim;
    !claim.citations.is_empty()
        || claim.has_unreadable_citation
        || article.problems_of(claim).any(hides_citation)
}

/// Whether a citation may stand where something is wrong: in a form, or under a key, that is not read as one.
fn hides_citation(problem: &Problem) -> bool {
    let mut edits = problem.fixes.iter().flat_map(|fix| &fix.edits);
    match problem.kind {
        ProblemKind::Malformed => true,
        ProblemKind::UnknownAttribute => edits.any(|edit| edit.text == "cite"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::article::read_bytes;

    /// How the citation is added to the claim `[x]{…}`.
    fn fixed(braces: &str) -> Option<String> {
        let text = format!("[x]{braces}");
        let article = read_bytes(Path::new("/a.md").into(), text.as_bytes()).map(Arc::new)?;
        let claim = article.claims.first()?;
        let fix = citation(ClaimRef {
            article: &article,
            claim,
        })?;
        Some(crate::fix::apply(&text, &fix.edits))
    }

    #[test]
    fn words_that_hold_cite_are_no_citation() {
        let expected = "[x]{#cited-troops .claim cite=\"TODO\"}";
        assert_eq!(fixed("{#cited-troops .claim}").as_deref(), Some(expected));
        let expected = "[x]{.claim says=\"Nobody cites it\" cite=\"TODO\"}";
        let found = fixed("{.claim says=\"Nobody cites it\"}");
        assert_eq!(found.as_deref(), Some(expected));
    }

    #[test]
    fn no_second_citation_is_put_beside_one_that_is_hard_to_read() {
        for braces in [
            "{.claim cite=\"\"}",
            "{.claim cite=\"two words\"}",
            "{.claim Cite=\"bbc\"}",
            "{.claim cites=\"bbc\"}",
            "{.claim cite = \"bbc\"}",
            "{.claim cite}",
            "{.claim cite=\"bbc}",
        ] {
            assert_eq!(fixed(braces), None, "{braces}");
        }
    }
}
