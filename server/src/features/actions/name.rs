//! An id for a claim that has none.

use super::Action;
use super::attributes::is_broken;
use crate::fix::Edit;
use crate::model::{Article, Claim};
use crate::rules::Ids;

/// Gives a claim an id, by which others can name it; `None` where it has one, or was meant to.
pub fn name(article: &Article, claim: &Claim) -> Option<Action> {
    let (id, edit) = give_id(article, claim)?;
    Some(Action {
        // What the rule `unnamed-claim` calls it as well.
        title: format!("Give the claim the id `#{id}`"),
        edits: vec![edit],
    })
}

/// The id that a claim gets, and the edit that gives it.
pub(super) fn give_id(article: &Article, claim: &Claim) -> Option<(String, Edit)> {
    if claim.id.is_some() || is_broken(article, claim) {
        return None;
    }
    let id = Ids::of_article(article).take(claim.proposition());
    let edit = Edit::insert(claim.braces().start + 1, format!("#{id} "));
    Some((id, edit))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::actions::tests::menu;
    use crate::features::fixture::Fixture;

    fn check(written: &str, expected: Expect) {
        let fixture = Fixture::of_article(written);
        let claim = fixture.claim();
        let action = name(claim.article, claim.claim);
        expected.assert_eq(&menu(&fixture, action.as_slice()));
    }

    #[test]
    fn from_its_words_and_unlike_all_others() {
        check(
            "# Force deters\n\n[Force dete<|>rs]{.claim kind=\"fact\"}, [again]{#again .claim}\n",
            expect![[r#"
                Give the claim the id `#force-deters-2`
                    [Force deters]{#force-deters-2 .claim kind="fact"}, [again]{#again .claim}
            "#]],
        );
        check(
            "[It]{.claim says=\"A force is <|>there\"}\n",
            expect![[r#"
            Give the claim the id `#force`
                [It]{#force .claim says="A force is there"}
        "#]],
        );
    }

    #[test]
    fn who_has_one_or_was_meant_to_gets_none() {
        check("[a<|>]{.claim #a}\n", expect![[""]]);
        check("[a<|>]{.claim #2}\n", expect![[""]]);
    }
}
