//! Who else is concerned: the claims that bear on a claim, cite a source, are somebody's or are
//! about a topic.

use std::path::Path;

use super::mentions::claims_of;
use super::neighbours::neighbours;
use super::target::{self, Subject};
use super::{Goal, Jump, definition};
use crate::workspace::{ClaimRef, Workspace};

/// The claims that are concerned with the thing at an offset, by path and position; with its
/// definition first where that is wanted.
pub fn references(
    workspace: &Workspace,
    path: &Path,
    offset: usize,
    with_definition: bool,
) -> Option<Jump> {
    let target = target::at(workspace, path, offset)?;
    let claims = match &target.subject {
        Subject::Claim(claim) | Subject::Quote(claim) => related(workspace, *claim),
        Subject::Source(source) => source.citing(workspace),
        Subject::Speaker(voice) => claims_of(workspace, &voice.speaker),
        Subject::Topic(topic) => workspace.about(topic),
        Subject::UnknownClaim(_) | Subject::Attribute(_) => return None,
    };
    let mut goals = match with_definition {
        true => definition::goals(workspace, &target.subject),
        false => Vec::new(),
    };
    goals.extend(claims.into_iter().map(Goal::claim));
    Some(Jump {
        origin: target.range,
        goals,
    })
}

/// The claims that bear on a claim, those it bears on and those it cannot stand with, each once, by
/// path and position. The claim itself is not among them, even where it wrongly relates to itself.
pub(super) fn related<'a>(workspace: &'a Workspace, claim: ClaimRef<'a>) -> Vec<ClaimRef<'a>> {
    let neighbours = neighbours(workspace, claim).into_iter();
    let mut related: Vec<_> = neighbours.map(|neighbour| neighbour.claim).collect();
    related.sort_by_key(ClaimRef::place);
    related.dedup();
    related
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::debate;

    fn check(marked: &str, with_definition: bool, expected: Expect) {
        let fixture = debate(marked);
        let jump = references(
            &fixture.workspace,
            &fixture.path,
            fixture.offset,
            with_definition,
        );
        expected.assert_eq(&fixture.show(jump));
    }

    #[test]
    fn claims_that_bear_on_a_claim_in_both_directions() {
        check(
            "Twenty thou<|>sand",
            false,
            expect![[r#"
                from `Twenty thousand are enough`
                articles/bbc.md:5:30 `veto`
                articles/bbc.md:6:25 `more`
                articles/bbc.md:9:2 `That does not follow`
                articles/grand.md:8:24 `no-veto`
            "#]],
        );
        check(
            "Twenty thou<|>sand",
            true,
            expect![[r#"
                from `Twenty thousand are enough`
                articles/grand.md:7:31 `enough`
                articles/bbc.md:5:30 `veto`
                articles/bbc.md:6:25 `more`
                articles/bbc.md:9:2 `That does not follow`
                articles/grand.md:8:24 `no-veto`
            "#]],
        );
    }

    #[test]
    fn claims_that_cite_a_source() {
        check(
            "cite=\"grand<|>2025",
            true,
            expect![[r#"
            from `grand2025`
            sources.bib:1:9 `grand2025`
            articles/grand.md:8:24 `no-veto`
        "#]],
        );
        check(
            "@online{bbc<|>2025",
            false,
            expect![[r#"
                from `bbc2025`
                articles/bbc.md:5:30 `veto`
                articles/bbc.md:7:24 `refuses`
            "#]],
        );
    }

    #[test]
    fn claims_of_a_speaker() {
        check(
            "Lt. Gen. Hod<|>ges\" about",
            true,
            expect![[r#"
                from `Lt. Gen. Hodges`
                claimlint.toml:2:9 `hodges`
                articles/bbc.md:6:25 `more`
                articles/bbc.md:8:22 `resting`
                articles/bbc.md:9:2 `That does not follow`
            "#]],
        );
        check(
            "[people.hod<|>ges]",
            false,
            expect![[r#"
                from `hodges`
                articles/bbc.md:6:25 `more`
                articles/bbc.md:8:22 `resting`
                articles/bbc.md:9:2 `That does not follow`
            "#]],
        );
    }

    #[test]
    fn claims_about_a_topic() {
        check(
            "about=\"force-s<|>ize\" value=\"20000\"",
            true,
            expect![[r#"
            from `force-size`
            claimlint.toml:6:9 `force-size`
            articles/bbc.md:6:25 `more`
            articles/grand.md:7:31 `enough`
        "#]],
        );
    }
}
