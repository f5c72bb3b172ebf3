//! The claims related to a claim, each with how: what a tree of related claims shows.

use std::path::Path;

use super::claim_info::ClaimInfo;
use super::neighbours::{Tie, neighbours};
use super::target;
use crate::workspace::Workspace;

/// A claim and what is related to it.
#[derive(Clone, Debug)]
pub struct RelatedClaims {
    /// The claim.
    pub claim: ClaimInfo,
    /// The others, in the order in which they are shown.
    pub related: Vec<(Tie, ClaimInfo)>,
}

/// What is related to the claim at an offset, in both directions and across articles.
pub fn related_claims(workspace: &Workspace, path: &Path, offset: usize) -> Option<RelatedClaims> {
    let claim = target::claim_at(workspace, path, offset)?;
    let related = neighbours(workspace, claim).into_iter();
    let related = related.map(|neighbour| {
        let info = ClaimInfo::of(workspace, neighbour.claim);
        (neighbour.tie, info)
    });
    Some(RelatedClaims {
        claim: ClaimInfo::of(workspace, claim),
        related: related.collect(),
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::debate;

    fn check(marked: &str, expected: Expect) {
        let fixture = debate(marked);
        let found = related_claims(&fixture.workspace, &fixture.path, fixture.offset);
        let Some(found) = found else {
            return expected.assert_eq("nothing\n");
        };
        let mut shown = format!("{}\n", line(&found.claim));
        for (tie, claim) in &found.related {
            shown += &format!("  {} {}\n", tie.label(), line(claim));
        }
        expected.assert_eq(&shown);
    }

    fn line(claim: &ClaimInfo) -> String {
        let names = claim.speakers.iter().map(|voice| voice.name.as_str());
        let names: Vec<_> = names.collect();
        let status = claim.status.map_or("nobody's", |status| status.word());
        let marks = [
            (claim.is_reported, "reported"),
            (claim.is_cited, "cited"),
            (claim.is_grounded, "grounded"),
            (claim.is_disputed, "disputed"),
            (claim.is_contradictory, "contradictory"),
        ];
        let marks = marks.iter().filter(|(is_so, _)| *is_so);
        let marks: Vec<_> = marks.map(|(_, mark)| *mark).collect();
        format!(
            "{} {}: “{}” {:?} {status} {}",
            claim.name.as_deref().unwrap_or(&claim.article),
            names.join(", "),
            claim.text,
            claim.sources,
            marks.join(" "),
        )
    }

    #[test]
    fn what_a_claim_bears_on_and_what_bears_on_it() {
        check(
            "Twenty thou<|>sand",
            expect![[r#"
            grand#enough Camille Grand: “Twenty thousand are enough” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
              supports grand#no-veto Camille Grand: “Moscow gets no veto” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
              is attacked by bbc#veto The Kremlin: “Moscow has a veto” ["“The Plan”"] undecided reported cited grounded disputed
              is undercut by bbc Ben Hodges: “That does not follow” [] uncontested reported
              is qualified by bbc#more Ben Hodges: “Many more are needed” [] undecided reported disputed
              disputed by bbc#more Ben Hodges: “Many more are needed” [] undecided reported disputed
        "#]],
        );
        check(
            "Moscow gets n<|>o veto",
            expect![[r#"
            grand#no-veto Camille Grand: “Moscow gets no veto” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
              contradicts bbc#veto The Kremlin: “Moscow has a veto” ["“The Plan”"] undecided reported cited grounded disputed
              is supported by grand#enough Camille Grand: “Twenty thousand are enough” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
              is undercut by bbc Ben Hodges: “That does not follow” [] uncontested reported
              disputed by bbc#veto The Kremlin: “Moscow has a veto” ["“The Plan”"] undecided reported cited grounded disputed
        "#]],
        );
    }

    #[test]
    fn a_reference_stands_for_its_claim_and_anything_else_for_the_claim_around() {
        check(
            "contradicts=\"bbc#v<|>eto",
            expect![[r#"
            bbc#veto The Kremlin: “Moscow has a veto” ["“The Plan”"] undecided reported cited grounded disputed
              attacks grand#enough Camille Grand: “Twenty thousand are enough” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
              is contradicted by grand#no-veto Camille Grand: “Moscow gets no veto” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
              disputed by grand#no-veto Camille Grand: “Moscow gets no veto” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
        "#]],
        );
        check(
            "cite=\"bbc<|>2025",
            expect![[r#"
            bbc#veto The Kremlin: “Moscow has a veto” ["“The Plan”"] undecided reported cited grounded disputed
              attacks grand#enough Camille Grand: “Twenty thousand are enough” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
              is contradicted by grand#no-veto Camille Grand: “Moscow gets no veto” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
              disputed by grand#no-veto Camille Grand: “Moscow gets no veto” ["Camille Grand, “A Force” (2025)"] undecided cited disputed
        "#]],
        );
    }

    #[test]
    fn outside_of_claims_nothing_is_related() {
        check(
            "title: A f<|>orce",
            expect![[r#"
            nothing
        "#]],
        );
    }
}
