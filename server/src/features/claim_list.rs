//! All claims of an article, or of a workspace, and how many of them are uncited or in conflict.

use std::path::Path;
use std::sync::Arc;

use super::claim_info::ClaimInfo;
use crate::reasoning::Opposition;
use crate::workspace::{ClaimRef, Component, Workspace};

/// Claims and what there is to count.
#[derive(Clone, Debug, Default)]
pub struct ClaimList {
    /// The claims, by path and position.
    pub claims: Vec<ClaimInfo>,
    /// How many of them cannot be checked, of those that say something of their own.
    pub uncited: usize,
    /// In how many disputes one of them stands.
    pub disputes: usize,
    /// In how many contradictions of a speaker with themselves one of them stands.
    pub contradictions: usize,
}

/// Conflicts in which the claims of an article stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conflicts {
    /// Between speakers.
    pub disputes: usize,
    /// Of one speaker with themselves.
    pub contradictions: usize,
}

/// The claims of one article, or of all; those looked at so far, where somebody cancels it, which is asked before each.
pub fn claim_list(
    workspace: &Workspace,
    only: Option<&Path>,
    is_cancelled: impl Fn() -> bool,
) -> ClaimList {
    let mut list = ClaimList::default();
    let articles = workspace.articles();
    let articles = articles.filter(|article| only.is_none_or(|only| *only == *article.path));
    for article in articles {
        for claim in &article.claims {
            if is_cancelled() {
                return list;
            }
            list.add(workspace, ClaimRef { article, claim });
        }
    }
    let conflicts = conflicts(workspace, only);
    list.disputes = conflicts.disputes;
    list.contradictions = conflicts.contradictions;
    list
}

/// The conflicts in which claims of one article stand, or those of all.
pub fn conflicts(workspace: &Workspace, only: Option<&Path>) -> Conflicts {
    let is_meant = |path: &Path| only.is_none_or(|only| *only == *path);
    let articles: Vec<_> = match only {
        Some(path) => workspace.article(path).into_iter().collect(),
        None => workspace.articles().collect(),
    };
    let components = articles.into_iter();
    let components = components.flat_map(|article| workspace.components_of(&article.path));
    let mut components: Vec<&Arc<Component>> = components.collect();
    components.sort_by_key(|component| Arc::as_ptr(component));
    components.dedup_by_key(|component| Arc::as_ptr(component));
    let mut conflicts = Conflicts::default();
    for component in components {
        conflicts.count(workspace, component, is_meant);
    }
    conflicts
}

impl ClaimList {
    /// Adds the claims of another workspace.
    pub fn extend(&mut self, other: Self) {
        self.claims.extend(other.claims);
        self.uncited += other.uncited;
        self.disputes += other.disputes;
        self.contradictions += other.contradictions;
    }

    fn add(&mut self, workspace: &Workspace, claim: ClaimRef<'_>) {
        let info = ClaimInfo::of(workspace, claim);
        self.uncited += usize::from(info.is_uncited);
        self.claims.push(info);
    }
}

impl Conflicts {
    fn count(
        &mut self,
        workspace: &Workspace,
        component: &Component,
        is_meant: impl Fn(&Path) -> bool,
    ) {
        let is_meant = |number: usize| {
            let claim = component.claim(workspace, number);
            claim.is_some_and(|claim| is_meant(&claim.article.path))
        };
        let conclusions = component.conclusions(workspace);
        for conflict in &conclusions.conflicts {
            if !is_meant(conflict.here) && !is_meant(conflict.there) {
                continue;
            }
            match conflict.opposition {
                Opposition::Dispute => self.disputes += 1,
                Opposition::Contradiction(_) => self.contradictions += 1,
                Opposition::Hedge(_) => {}
            }
        }
        let incoherent = conclusions.incoherent.iter();
        let incoherent = incoherent.filter(|incoherence| is_meant(incoherence.claim));
        self.contradictions += incoherent.count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::fixture::{Fixture, debate};

    fn counts(fixture: &Fixture, only: Option<&str>) -> [usize; 4] {
        let list = claim_list(&fixture.workspace, only.map(Path::new), || false);
        let claims = list.claims.len();
        [claims, list.uncited, list.disputes, list.contradictions]
    }

    #[test]
    fn claims_are_counted_for_one_article_and_for_all() {
        let fixture = debate("Moscow gets n<|>o veto");
        assert_eq!(counts(&fixture, None), [7, 0, 2, 0]);
        assert_eq!(counts(&fixture, Some("articles/grand.md")), [2, 0, 2, 0]);
        assert_eq!(counts(&fixture, Some("nowhere.md")), [0, 0, 0, 0]);
    }

    #[test]
    fn nobody_is_counted_for_who_no_longer_waits() {
        let fixture = debate("Moscow gets n<|>o veto");
        let list = claim_list(&fixture.workspace, None, || true);
        assert_eq!((list.claims.len(), list.disputes), (0, 0));
    }

    #[test]
    fn what_one_speaker_contradicts_is_counted_apart() {
        let fixture = Fixture::new(
            "//- a.md\n[<|>Yes]{#yes .claim} [No]{#no .claim contradicts=\"yes\"} \
             [Both]{#both .claim entails=\"yes no\"}\n",
        );
        assert_eq!(counts(&fixture, None), [3, 3, 0, 2]);
    }
}
