//! Where a name is introduced, and of what sort a thing is: two more ways to go than to its definition.
//!
//! They differ from the definition where there is more to say of a thing than where it stands:
//!
//! | at | declaration | type |
//! |---|---|---|
//! | a claim, a reference to it | the claim | the topic it is about |
//! | the article's key in a reference | the article's `key`, else its beginning | – |
//! | quoted words | the entry of the quoted source | the same |
//! | a citation, a person, a topic | its entry | its entry |

use std::path::Path;

use super::names::{self, Named};
use super::target::{self, Subject};
use super::{Goal, Jump, definition};
use crate::model::Article;
use crate::rules::Place;
use crate::workspace::{ClaimRef, Workspace};

/// Where the name at an offset is introduced.
pub fn declaration(workspace: &Workspace, path: &Path, offset: usize) -> Option<Jump> {
    if let Some((origin, Named::Article(article))) = names::at(workspace, path, offset) {
        let goals = vec![start(article)];
        return Some(Jump { origin, goals });
    }
    jump(workspace, path, offset, |subject| match subject {
        Subject::Quote(claim) => quoted_entries(workspace, *claim),
        subject => definition::goals(workspace, subject),
    })
}

/// Where the sort of thing at an offset is declared.
pub fn type_definition(workspace: &Workspace, path: &Path, offset: usize) -> Option<Jump> {
    jump(workspace, path, offset, |subject| match subject {
        Subject::Claim(claim) => {
            let topic = claim.claim.topic.as_ref();
            let topic = topic.map(|topic| Subject::Topic(topic.value.clone()));
            let goals = topic.map(|topic| definition::goals(workspace, &topic));
            goals.unwrap_or_default()
        }
        Subject::Quote(claim) => quoted_entries(workspace, *claim),
        subject => definition::goals(workspace, subject),
    })
}

fn jump(
    workspace: &Workspace,
    path: &Path,
    offset: usize,
    goals: impl FnOnce(&Subject<'_>) -> Vec<Goal>,
) -> Option<Jump> {
    let target = target::at(workspace, path, offset)?;
    let goals = goals(&target.subject);
    let origin = target.range;
    (!goals.is_empty()).then_some(Jump { origin, goals })
}

/// An article's key, or else its beginning.
fn start(article: &Article) -> Goal {
    let key = article.front_matter.key.as_ref();
    let range = key.map_or(0..0, |key| key.range.clone());
    Goal::name(article.path.clone(), range)
}

/// The entries of the sources that a claim quotes.
fn quoted_entries(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Goal> {
    let sources = workspace.quoted_sources(claim).into_iter();
    let goals = sources.map(|(file, source)| Goal {
        place: Place {
            path: file.path.clone(),
            range: source.range.clone(),
        },
        name: source.key_range.clone(),
    });
    goals.collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::{Fixture, debate, quoting};

    fn check_in(fixture: &Fixture, expected: Expect) {
        let (workspace, path) = (&fixture.workspace, &fixture.path);
        let declared = fixture.show(declaration(workspace, path, fixture.offset));
        let sort = fixture.show(type_definition(workspace, path, fixture.offset));
        expected.assert_eq(&format!("declared\n{declared}of the sort\n{sort}"));
    }

    fn check(marked: &str, expected: Expect) {
        check_in(&debate(marked), expected);
    }

    #[test]
    fn a_claim_is_about_its_topic() {
        check(
            "Twenty thou<|>sand",
            expect![[r#"
            declared
            from `Twenty thousand are enough`
            articles/grand.md:7:31 `enough`
            of the sort
            from `Twenty thousand are enough`
            claimlint.toml:6:9 `force-size`
        "#]],
        );
        check(
            "Moscow gets n<|>o veto",
            expect![[r#"
            declared
            from `Moscow gets no veto`
            articles/grand.md:8:24 `no-veto`
            of the sort
            nowhere
        "#]],
        );
        check(
            "attacks=\"grand#eno<|>ugh",
            expect![[r#"
            declared
            from `grand#enough`
            articles/grand.md:7:31 `enough`
            of the sort
            from `grand#enough`
            claimlint.toml:6:9 `force-size`
        "#]],
        );
    }

    #[test]
    fn an_article_has_its_key_or_begins() {
        check(
            "contradicts=\"b<|>bc#veto",
            expect![[r#"
            declared
            from `bbc`
            articles/bbc.md:2:6 `bbc`
            of the sort
            nowhere
        "#]],
        );
        check(
            "attacks=\"gr<|>and#enough",
            expect![[r#"
            declared
            from `grand`
            articles/grand.md:1:1 ``
            of the sort
            from `grand#enough`
            claimlint.toml:6:9 `force-size`
        "#]],
        );
    }

    #[test]
    fn entries_are_what_they_are() {
        check(
            "cite=\"bbc<|>2025",
            expect![[r#"
            declared
            from `bbc2025`
            sources.bib:2:9 `bbc2025`
            of the sort
            from `bbc2025`
            sources.bib:2:9 `bbc2025`
        "#]],
        );
        check(
            "Lt. Gen. Hod<|>ges\" about",
            expect![[r#"
            declared
            from `Lt. Gen. Hodges`
            claimlint.toml:2:9 `hodges`
            of the sort
            from `Lt. Gen. Hodges`
            claimlint.toml:2:9 `hodges`
        "#]],
        );
        check(
            "about=\"force-s<|>ize\" value=\"20000\"",
            expect![[r#"
            declared
            from `force-size`
            claimlint.toml:6:9 `force-size`
            of the sort
            from `force-size`
            claimlint.toml:6:9 `force-size`
        "#]],
        );
        check(
            "u<|>ndercuts=",
            expect![[r#"
            declared
            nowhere
            of the sort
            nowhere
        "#]],
        );
    }

    #[test]
    fn quoted_words_are_declared_by_their_sources() {
        check_in(
            &quoting("quote=\"no ve<|>to\""),
            expect![[r#"
            declared
            from `no veto`
            library/sources.bib:1:7 `grand2025`
            library/sources.bib:2:7 `keller2025`
            library/sources.bib:3:7 `weber2025`
            of the sort
            from `no veto`
            library/sources.bib:1:7 `grand2025`
            library/sources.bib:2:7 `keller2025`
            library/sources.bib:3:7 `weber2025`
        "#]],
        );
    }
}
