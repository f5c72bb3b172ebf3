//! An id for a claim that has none.

use super::Action;
use crate::fix::Fix;
use crate::model::{Article, Claim};
use crate::rules::Ids;

/// Gives a claim an id, by which others can name it; `None` where it has one, or was meant to.
pub fn name(article: &Article, claim: &Claim) -> Option<Action> {
    let (_, fix) = give_id(article, claim)?;
    Some(fix.into())
}

/// The id that a claim gets, and the fix that gives it.
pub(super) fn give_id(article: &Article, claim: &Claim) -> Option<(String, Fix)> {
    let can_have_one = claim.id.is_none() && !article.is_malformed(claim);
    can_have_one.then(|| Ids::of_article(article).give(claim))
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
