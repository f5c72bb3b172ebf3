//! Circles of claims: those that support themselves by way of others, and those that supersede each
//! other. Where they are found is left to [`crate::reasoning`].

use std::collections::BTreeSet;
use std::sync::Arc;

use dashmap::DashMap;
use foldhash::fast::RandomState;

use super::{ArticlePath, ClaimRef, Name, Workspace};
use crate::model::{Article, Relation, Target};
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
    support: AlongCourse,
    succession: AlongCourse,
}

#[derive(Debug, Default)]
struct AlongCourse {
    cycles: Cycles<(ArticlePath, usize)>,
    /// The claims of an article with which a circle begins, by index; in most there is none.
    beginning_in: DashMap<ArticlePath, Arc<[usize]>, RandomState>,
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
    /// The shortest circles through those claims of an article that are the first, by path and position, of those
    /// that lead to one another, so that a circle is told once.
    pub fn circles_in<'a>(
        &'a self,
        article: &'a Arc<Article>,
        course: Course,
    ) -> impl Iterator<Item = Vec<Step<'a>>> + use<'a> {
        let known = &self.along(course).beginning_in;
        let found = known.get(&article.path).map(|found| found.clone());
        // Who asks at the same time finds the same.
        let found = found.unwrap_or_else(|| {
            let claims = article.claims.iter();
            let claims = claims.map(|claim| ClaimRef { article, claim });
            let first = claims.filter(|claim| self.begins_circle(*claim, course));
            let found: Arc<[usize]> = first.map(|claim| claim.claim.index).collect();
            known.insert(article.path.clone(), found.clone());
            found
        });
        let claims = (0..found.len()).filter_map(move |place| article.claims.get(found[place]));
        claims.filter_map(move |claim| self.shortest_circle(ClaimRef { article, claim }, course))
    }

    fn begins_circle(&self, claim: ClaimRef<'_>, course: Course) -> bool {
        let circle = self.circle_around(claim, course);
        circle.is_some_and(|circle| circle.first() == Some(&claim.place()))
    }

    fn shortest_circle<'a>(&'a self, claim: ClaimRef<'a>, course: Course) -> Option<Vec<Step<'a>>> {
        let circle = self.circle_around(claim, course)?;
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

    fn along(&self, course: Course) -> &AlongCourse {
        match course {
            Course::Support => &self.cycles.support,
            Course::Succession => &self.cycles.succession,
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
        let cycles = &self.along(course).cycles;
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::article::read_bytes;
    use crate::config::Config;

    fn path(name: &str) -> ArticlePath {
        Path::new("/articles").join(name).into()
    }

    /// The words of the claims of each circle that begins in an article, in their order.
    fn circles(workspace: &Workspace, name: &str) -> Vec<String> {
        let article = workspace.article(&path(name)).expect("an article");
        let circles = workspace.circles_in(article, Course::Support);
        let words = |step: &Step<'_>| step.from.claim.words.clone();
        circles
            .map(|circle| circle.iter().map(words).collect::<Vec<_>>().join(", "))
            .collect()
    }

    #[test]
    fn circles_are_told_once_and_as_they_are_written_now() {
        let mut workspace = Workspace::new(path(""), Arc::new(Config::default()));
        let mut set = |name: &str, text: &str| {
            let path = path(name);
            workspace.set_article(&path, read_bytes(path.clone(), text.as_bytes()));
            ["a.md", "b.md"].map(|name| match workspace.article(&self::path(name)) {
                Some(_) => circles(&workspace, name),
                None => Vec::new(),
            })
        };
        let own = "[A]{#a .claim supports=b} [B]{#b .claim supports=a}";
        let none = Vec::<String>::new();
        assert_eq!(set("a.md", own), [vec!["A, B".to_owned()], none.clone()]);
        // Nothing but words and places.
        let reworded = "So: [A1]{#a .claim supports=b} [B]{#b .claim supports=a}";
        assert_eq!(
            set("a.md", reworded),
            [vec!["A1, B".to_owned()], none.clone()]
        );
        let broken = "[C]{#c .claim} [A]{#a .claim supports=b#b} [B]{#b .claim supports=a}";
        assert_eq!(set("a.md", broken), [none.clone(), none.clone()]);
        let back = "[D]{#b .claim supports=a#a}";
        assert_eq!(set("b.md", back), [vec!["A, D".to_owned()], none.clone()]);
        assert_eq!(set("b.md", "[D]{#b .claim}"), [none.clone(), none]);
    }
}
