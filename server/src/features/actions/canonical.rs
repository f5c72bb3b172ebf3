//! The annotation of a claim in canonical form.

use super::Action;
use crate::features::formatting::format_closed;
use crate::workspace::{ClaimRef, Workspace};

/// Writes a claim's annotation in canonical form; `None` where it has that form, or cannot take it.
pub fn write_canonically(workspace: &Workspace, claim: ClaimRef<'_>) -> Option<Action> {
    let edits = format_closed(workspace, claim.article, claim.claim.range.end);
    (!edits.is_empty()).then(|| Action {
        // What the rule `non-portable-annotation` calls it as well.
        title: "Write the annotation in canonical form".to_owned(),
        edits,
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::Fixture;
    use crate::fix::apply;

    fn check(written: &str, expected: Expect) {
        let fixture = Fixture::of_article(written);
        let action = write_canonically(&fixture.workspace, fixture.claim());
        let text = fixture.text.to_text();
        let after = action.map(|action| apply(&text, &action.edits));
        expected.assert_eq(after.as_deref().unwrap_or("nothing to do"));
    }

    #[test]
    fn the_claim_around_and_no_other() {
        check(
            "[a [b<|>]{.claim #b} c]{.claim #a}",
            expect!["[a [b]{#b .claim} c]{.claim #a}"],
        );
    }

    #[test]
    fn what_is_canonical_or_broken_stays() {
        check("[a<|>]{#a .claim}", expect!["nothing to do"]);
        check("[a<|>]{.claim #1}", expect!["nothing to do"]);
    }
}
