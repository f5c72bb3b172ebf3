//! Walking from claim to claim: what bears on one, and what it bears on, each with the places where that is written.
//!
//! As a hierarchy of calls: who supports, attacks or contradicts a claim “calls” it. As a hierarchy of types: what a claim
//! entails stands above it, since that holds wherever the claim does.

use std::ops::Range;
use std::path::Path;

use super::neighbours::{Neighbour, Tie, neighbours};
use super::words::shorten;
use super::{Goal, target};
use crate::reasoning::Opposition;
use crate::speaker::name_list;
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Workspace};

/// A claim as a step of the walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// Its name, and what it says.
    pub title: String,
    /// Who says it, behind the verb that led here.
    pub detail: String,
    /// Where it stands.
    pub goal: Goal,
    /// Its number in the article, by which it is found again.
    pub index: usize,
}

/// A step to a station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Where it leads.
    pub station: Station,
    /// Where it is written, in the article of the claim that bears on the other.
    pub written: Vec<Range<usize>>,
}

/// The claim at an offset.
pub fn start(workspace: &Workspace, path: &Path, offset: usize) -> Option<Station> {
    let claim = target::claim_at(workspace, path, offset)?;
    Some(station(workspace, claim, None))
}

/// What bears on a claim: what names it in a relation, and what cannot stand with it.
pub fn incoming(workspace: &Workspace, path: &Path, index: usize) -> Vec<Call> {
    let Some(claim) = workspace.claim(path, index) else {
        return Vec::new();
    };
    let neighbours = neighbours(workspace, claim).into_iter();
    let calls = neighbours.filter_map(|Neighbour { claim: other, tie }| {
        let (verb, written) = match tie {
            Tie::Incoming(verb) => (verb.word(), written(workspace, other, verb, claim)),
            // Written as a relation, it is told as one.
            Tie::Outgoing(_)
            | Tie::Contested {
                is_declared: true, ..
            } => return None,
            Tie::Contested { opposition, .. } => {
                let verb = match opposition {
                    Opposition::Dispute => "disputes",
                    Opposition::Contradiction(_) => "contradicts, by the same speaker",
                    Opposition::Hedge(_) => "hedges, by the same speaker",
                };
                (verb, vec![value_or_name(other)])
            }
        };
        let station = station(workspace, other, Some(verb));
        Some(Call { station, written })
    });
    calls.collect()
}

/// What a claim bears on.
pub fn outgoing(workspace: &Workspace, path: &Path, index: usize) -> Vec<Call> {
    let Some(claim) = workspace.claim(path, index) else {
        return Vec::new();
    };
    let calls =
        neighbours(workspace, claim)
            .into_iter()
            .filter_map(|Neighbour { claim: other, tie }| {
                let Tie::Outgoing(verb) = tie else {
                    return None;
                };
                Some(Call {
                    station: station(workspace, other, Some(verb.word())),
                    written: written(workspace, claim, verb, other),
                })
            });
    calls.collect()
}

/// What a claim entails.
pub fn entailed(workspace: &Workspace, path: &Path, index: usize) -> Vec<Station> {
    along(workspace, path, index, &Tie::Outgoing(Verb::Entails))
}

/// What entails a claim.
pub fn entailing(workspace: &Workspace, path: &Path, index: usize) -> Vec<Station> {
    along(workspace, path, index, &Tie::Incoming(Verb::Entails))
}

fn along(workspace: &Workspace, path: &Path, index: usize, way: &Tie) -> Vec<Station> {
    let Some(claim) = workspace.claim(path, index) else {
        return Vec::new();
    };
    let neighbours = neighbours(workspace, claim).into_iter();
    let along = neighbours.filter(|neighbour| neighbour.tie == *way);
    along
        .map(|neighbour| station(workspace, neighbour.claim, None))
        .collect()
}

/// The references by which one claim stands in a relation to another.
fn written(
    workspace: &Workspace,
    from: ClaimRef<'_>,
    verb: Verb,
    to: ClaimRef<'_>,
) -> Vec<Range<usize>> {
    let relations = from.claim.relations.iter();
    let references = relations
        .filter(|relation| relation.verb == verb)
        .flat_map(|relation| relation.target.references());
    let meant = references.filter(|reference| {
        let named = workspace.resolve(from.article, reference);
        named.is_ok_and(|named| named == to)
    });
    meant.map(|reference| reference.range.clone()).collect()
}

/// What tells best why a claim contradicts another without naming it.
fn value_or_name(claim: ClaimRef<'_>) -> Range<usize> {
    let value = claim.claim.value.as_ref();
    value.map_or_else(|| Goal::claim(claim).name, |value| value.range.clone())
}

fn station(workspace: &Workspace, claim: ClaimRef<'_>, verb: Option<&str>) -> Station {
    let words = format!("“{}”", shorten(claim.claim.proposition()));
    let speakers = name_list(&workspace.voices(claim));
    Station {
        title: match claim.full_name() {
            Some(name) => format!("{name} {words}"),
            None => words,
        },
        detail: match verb {
            Some(verb) => format!("{verb} · {speakers}"),
            None => speakers,
        },
        goal: Goal::claim(claim),
        index: claim.claim.index,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::{Fixture, debate};
    use crate::text::Encoding;

    /// Shows where the walk starts and the steps in both directions, each with where it is written.
    fn check(marked: &str, expected: Expect) {
        let fixture = debate(marked);
        let (workspace, path) = (&fixture.workspace, &fixture.path);
        let start = start(workspace, path, fixture.offset).expect("a claim");
        let here = start.goal.place.path.clone();
        let mut shown = format!("{} [{}]\n", start.title, start.detail);
        for call in incoming(workspace, &here, start.index) {
            shown += &show(&fixture, "from", &call, &call.station.goal.place.path);
        }
        for call in outgoing(workspace, &here, start.index) {
            shown += &show(&fixture, "to", &call, &here);
        }
        expected.assert_eq(&shown);
    }

    fn show(fixture: &Fixture, direction: &str, call: &Call, path: &Path) -> String {
        let text = fixture.workspace.text(path).expect("the file");
        let written = call.written.iter().map(|range| {
            let place = text.position(range.start, Encoding::Utf32);
            let words = text.slice(range.clone());
            format!(" {}:{} `{words}`", place.line + 1, place.column + 1)
        });
        let Station { title, detail, .. } = &call.station;
        let written: String = written.collect();
        format!("  {direction} {title} [{detail}] at{written}\n")
    }

    #[test]
    fn what_bears_on_a_claim_and_what_it_bears_on() {
        check(
            "Twenty thou<|>sand",
            expect![[r#"
                grand#enough “Twenty thousand are enough” [Camille Grand]
                  from bbc#veto “Moscow has a veto” [attacks · The Kremlin] at 5:108 `grand#enough`
                  from “That does not follow” [undercuts · Ben Hodges] at 9:42 `grand#enough`
                  from bbc#more “Many more are needed” [qualifies · Ben Hodges] at 6:125 `grand#enough`
                  from bbc#more “Many more are needed” [disputes · Ben Hodges] at 6:84 `>=100000`
                  to grand#no-veto “Moscow gets no veto” [supports · Camille Grand] at 7:104 `no-veto`
            "#]],
        );
        check(
            "Moscow gets n<|>o veto",
            expect![[r#"
            grand#no-veto “Moscow gets no veto” [Camille Grand]
              from grand#enough “Twenty thousand are enough” [supports · Camille Grand] at 7:104 `no-veto`
              from “That does not follow” [undercuts · Ben Hodges] at 9:56 `grand#no-veto`
              to bbc#veto “Moscow has a veto” [contradicts · The Kremlin] at 8:66 `bbc#veto`
        "#]],
        );
        check(
            "That does n<|>ot",
            expect![[r#"
            “That does not follow” [Ben Hodges]
              to grand#enough “Twenty thousand are enough” [undercuts · Camille Grand] at 9:42 `grand#enough`
              to grand#no-veto “Moscow gets no veto” [undercuts · Camille Grand] at 9:56 `grand#no-veto`
        "#]],
        );
    }

    #[test]
    fn a_walk_step_by_step_comes_back() {
        let fixture = debate("Twenty thou<|>sand");
        let workspace = &fixture.workspace;
        let start = start(workspace, &fixture.path, fixture.offset).expect("a claim");
        for call in outgoing(workspace, &start.goal.place.path, start.index) {
            let there = &call.station;
            let back = incoming(workspace, &there.goal.place.path, there.index);
            assert!(
                back.iter().any(|call| call.station.goal == start.goal),
                "{there:?}"
            );
        }
    }

    #[test]
    fn what_is_entailed_stands_above() {
        let fixture = Fixture::new(
            "//- a.md\n[All]{#all .claim entails=\"b#most b#some\"} [<|>Half]{#half .claim entails=\"b#some\"}\n\
             //- b.md\n[Most]{#most .claim entails=\"some\"} [Some]{#some .claim by=Ann}\n",
        );
        let workspace = &fixture.workspace;
        let titles = |stations: Vec<Station>| -> Vec<String> {
            stations.into_iter().map(|station| station.title).collect()
        };
        let above = entailed(workspace, &fixture.path, 0);
        assert_eq!(above[1].detail, "Ann");
        assert_eq!(titles(above), ["b#most “Most”", "b#some “Some”"]);
        let below = entailing(workspace, Path::new("b.md"), 1);
        assert_eq!(
            titles(below),
            ["a#all “All”", "a#half “Half”", "b#most “Most”"]
        );
        assert_eq!(entailing(workspace, Path::new("a.md"), 0), []);
        assert_eq!(entailed(workspace, Path::new("none.md"), 7), []);
    }
}
