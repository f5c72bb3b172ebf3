//! Circles of claims: those that support themselves by way of others, and those that supersede each
//! other. Where they are found is left to [`crate::reasoning`].

use std::collections::BTreeSet;

use super::{ArticlePath, ClaimRef, Name, Workspace};
use crate::model::{Relation, Target};
use crate::reasoning::{Circle, Cycles, shortest_round};
use crate::vocabulary::Verb;

/// The relations along which a circle is a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// `supports` and `entails`: what is to be shown is taken for granted.
    Support,
    /// `supersedes`: nobody can tell which position holds.
    Succession,
}

/// One step of a circle.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// The claim it starts from.
    pub from: ClaimRef<'a>,
    /// The relation that leads on.
    pub relation: &'a Relation,
    /// The claim it leads to.
    pub to: ClaimRef<'a>,
}

/// The circles found since more than words changed.
#[derive(Debug, Default)]
pub(super) struct ClaimCycles {
    support: Cycles<(ArticlePath, usize)>,
    succession: Cycles<(ArticlePath, usize)>,
}

impl Course {
    /// Both of them.
    const ALL: [Self; 2] = [Self::Support, Self::Succession];

    fn leads_along(self, verb: Verb) -> bool {
        match self {
            Self::Support => matches!(verb, Verb::Supports | Verb::Entails),
            Self::Succession => verb == Verb::Supersedes,
        }
    }
}

impl Workspace {
    /// The shortest circle through a claim that is the first, by path and position, of those that
    /// lead to one another; `None` for every other claim, so that a circle is told once.
    pub fn circle_from<'a>(&'a self, claim: ClaimRef<'a>, course: Course) -> Option<Vec<Step<'a>>> {
        let circle = self.circle_around(claim, course)?;
        if *circle.first()? != claim.place() {
            return None;
        }
        let round = shortest_round(&circle, |place| self.next_along(place, course));
        let claims = round
            .iter()
            .map(|(path, index)| self.claim(path, *index))
            .collect::<Option<Vec<_>>>()?;
        let targets = claims.iter().cycle().skip(1);
        let steps = claims.iter().zip(targets);
        steps
            .map(|(from, to)| {
                let mut steps = self.steps(*from, course);
                steps.find(|step| step.to == *to)
            })
            .collect()
    }

    /// Whether two claims lead to each other along the same relations.
    pub fn share_circle(&self, one: ClaimRef<'_>, other: ClaimRef<'_>, course: Course) -> bool {
        let circle = self.circle_around(one, course);
        circle.is_some_and(|circle| circle.binary_search(&other.place()).is_ok())
    }

    /// The articles whose findings tell of a circle through one of these claims.
    pub(super) fn telling_of_circles(
        &self,
        names: &BTreeSet<Name>,
        affected: &mut BTreeSet<ArticlePath>,
    ) {
        for claim in names.iter().flat_map(|name| self.claims_named(name)) {
            for course in Course::ALL {
                let circle = self.circle_around(claim, course);
                let members = circle.iter().flat_map(|circle| circle.iter());
                let telling = match course {
                    Course::Support => members.take(1),
                    // Whoever is in it may rest on a claim that is superseded only in a circle.
                    Course::Succession => members.take(usize::MAX),
                };
                affected.extend(telling.map(|(path, _)| path.clone()));
            }
        }
    }

    fn circle_around(
        &self,
        claim: ClaimRef<'_>,
        course: Course,
    ) -> Option<Circle<(ArticlePath, usize)>> {
        // What cannot be named cannot be led back to, and most claims lead nowhere.
        claim.claim.id.as_ref()?;
        self.steps(claim, course).next()?;
        let cycles = match course {
            Course::Support => &self.cycles.support,
            Course::Succession => &self.cycles.succession,
        };
        cycles.around(&claim.place(), |place| self.next_along(place, course))
    }

    fn next_along(
        &self,
        (path, index): &(ArticlePath, usize),
        course: Course,
    ) -> Vec<(ArticlePath, usize)> {
        let claim = self.claim(path, *index).into_iter();
        let steps = claim.flat_map(|claim| self.steps(claim, course));
        steps.map(|step| step.to.place()).collect()
    }

    /// Where a claim leads, in the order in which its relations are written.
    fn steps<'a>(&'a self, from: ClaimRef<'a>, course: Course) -> impl Iterator<Item = Step<'a>> {
        let relations = from.claim.relations.iter();
        let along = relations.filter(move |relation| course.leads_along(relation.verb));
        along.filter_map(move |relation| {
            let Target::Claim(reference) = &relation.target else {
                return None;
            };
            let to = self.resolve(from.article, reference).ok()?;
            // Whoever names itself has a finding of its own, and makes no circle of two.
            (to != from).then_some(Step { from, relation, to })
        })
    }
}
