//! Go to related claim: from a claim, or a reference to it, to every claim that bears on it or that
//! it bears on.
//!
//! Editors have no such command, but all have “go to implementation”, which means the same: from
//! the statement to what carries it out.

use std::path::Path;

use super::references::related;
use super::target::{self, Subject};
use super::{Goal, Jump};
use crate::workspace::Workspace;

/// The claims that are related to the claim at an offset, in both directions and across articles.
pub fn implementation(workspace: &Workspace, path: &Path, offset: usize) -> Option<Jump> {
    let target = target::at(workspace, path, offset)?;
    let (Subject::Claim(claim) | Subject::Quote(claim)) = target.subject else {
        return None;
    };
    let related = related(workspace, claim);
    Some(Jump {
        origin: target.range,
        goals: related.into_iter().map(Goal::claim).collect(),
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::debate;

    fn check(marked: &str, expected: Expect) {
        let fixture = debate(marked);
        let jump = implementation(&fixture.workspace, &fixture.path, fixture.offset);
        expected.assert_eq(&fixture.show(jump));
    }

    #[test]
    fn from_a_claim_to_all_that_is_related() {
        check(
            "Moscow gets n<|>o veto",
            expect![[r#"
                from `Moscow gets no veto`
                articles/bbc.md:5:30 `veto`
                articles/bbc.md:9:2 `That does not follow`
                articles/grand.md:7:31 `enough`
            "#]],
        );
    }

    #[test]
    fn from_a_reference_to_all_that_is_related_to_its_claim() {
        check(
            "contradicts=\"bbc#v<|>eto",
            expect![[r#"
            from `bbc#veto`
            articles/grand.md:7:31 `enough`
            articles/grand.md:8:24 `no-veto`
        "#]],
        );
    }

    #[test]
    fn from_a_source_to_nothing() {
        check(
            "cite=\"bbc<|>2025",
            expect![[r#"
            nowhere
        "#]],
        );
    }
}
