//! What ties claims together into components, and how an edit takes them apart and together again.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::components::{ClaimPlace, Component, Member};
use super::{ArticlePath, ClaimRef, Name, Workspace};
use crate::model::Article;
use crate::vocabulary::Verb;

/// What an article's claims belong to, by index.
pub(super) type ComponentList = Arc<Vec<Option<Member>>>;

/// What became of components.
#[derive(Debug, Default)]
pub(super) struct Tied {
    /// Those that others took the place of.
    pub(super) old: Vec<Arc<Component>>,
    /// Those that are new.
    pub(super) new: Vec<Arc<Component>>,
}

/// Whether a relation ties claims into one component.
pub(super) fn ties(verb: Verb) -> bool {
    matches!(verb, Verb::Entails | Verb::Restates | Verb::Contradicts)
}

/// The claims of an article that may be tied to others.
pub(super) fn bound(article: &Article) -> impl Iterator<Item = ClaimPlace> + '_ {
    let claims = article.claims.iter().filter(|claim| {
        let mut relations = claim.relations.iter();
        claim.topic.is_some() || relations.any(|relation| ties(relation.verb))
    });
    claims.map(|claim| (article.path.clone(), claim.index))
}

impl Workspace {
    /// What a claim belongs to; `None` where nothing follows from it.
    pub fn component(&self, claim: ClaimRef<'_>) -> Option<&Arc<Component>> {
        self.member(claim).map(|member| &member.component)
    }

    /// What a claim belongs to, and its place there.
    pub(super) fn member(&self, claim: ClaimRef<'_>) -> Option<&Member> {
        self.member_at(&claim.article.path, claim.claim.index)
    }

    /// The components of an article's claims, each once.
    pub fn components_of(&self, path: &ArticlePath) -> Vec<&Arc<Component>> {
        let list = self.components.get(path).into_iter();
        let mut seen = HashSet::new();
        let members = list.flat_map(|list| list.iter().flatten());
        members
            .map(|member| &member.component)
            .filter(|component| seen.insert(Arc::as_ptr(component)))
            .collect()
    }

    fn member_at(&self, path: &ArticlePath, index: usize) -> Option<&Member> {
        self.components.get(path)?.get(index)?.as_ref()
    }

    /// The claims that one is tied to directly, except through its topic.
    fn tied(&self, claim: ClaimRef<'_>) -> Vec<ClaimPlace> {
        let relations = claim
            .claim
            .relations
            .iter()
            .filter(|relation| ties(relation.verb));
        let targets = relations.flat_map(|relation| self.targets(claim, relation));
        let mut tied: Vec<_> = targets.map(|target| target.place()).collect();
        let incoming = self.incoming(claim).into_iter();
        let incoming = incoming.filter(|incoming| ties(incoming.relation.verb));
        tied.extend(incoming.map(|incoming| incoming.from.place()));
        tied
    }

    /// The component that a claim belongs to, worked out from the index.
    fn discover(&self, start: &ClaimPlace) -> Option<Component> {
        let mut seen = HashSet::from([start.clone()]);
        let mut topics = BTreeSet::new();
        let mut waiting = VecDeque::from([start.clone()]);
        while let Some((path, index)) = waiting.pop_front() {
            let Some(claim) = self.claim(&path, index) else {
                continue;
            };
            let mut reached = self.tied(claim);
            if let Some(topic) = &claim.claim.topic
                && topics.insert(topic.value.clone())
            {
                reached.extend(self.about(&topic.value).iter().map(ClaimRef::place));
            }
            for place in reached {
                if seen.insert(place.clone()) {
                    waiting.push_back(place);
                }
            }
        }
        if seen.len() == 1 && topics.is_empty() {
            return None;
        }
        let mut claims: Vec<_> = seen.into_iter().collect();
        claims.sort_by_cached_key(|(path, index)| {
            self.claim(path, *index).map(|claim| claim.order())
        });
        let types = topics.into_iter().filter_map(|topic| {
            let value_type = self.infer_type(&topic)?;
            Some((topic, value_type))
        });
        Some(Component::new(claims, types.collect()))
    }

    /// Works out the components of claims that belong to none yet, or whose ties may have changed.
    /// Returns the components whose place they take, and the new ones.
    pub(super) fn tie(&mut self, places: impl IntoIterator<Item = ClaimPlace>) -> Tied {
        let mut tied = Tied::default();
        let mut done = HashSet::new();
        for place in places {
            if done.contains(&place) {
                continue;
            }
            let Some(component) = self.discover(&place) else {
                done.insert(place);
                continue;
            };
            let component = Arc::new(component);
            for (number, (path, index)) in component.claims().iter().enumerate() {
                done.insert((path.clone(), *index));
                let claims = self.article(path).map_or(0, |article| article.claims.len());
                let list = self.components.entry(path.clone()).or_default();
                let list = Arc::make_mut(list);
                list.resize(claims, None);
                let member = Member {
                    component: component.clone(),
                    number,
                };
                let earlier = list[*index].replace(member);
                tied.old.extend(earlier.map(|member| member.component));
            }
            tied.new.push(component);
        }
        tied
    }

    /// Takes components out of the index. Returns the claims that stood in them.
    pub(super) fn untie(&mut self, components: &[Arc<Component>]) -> BTreeSet<ClaimPlace> {
        let mut places = BTreeSet::new();
        for (path, index) in components.iter().flat_map(|component| component.claims()) {
            if let Some(list) = self.components.get_mut(path)
                && let Some(member) = Arc::make_mut(list).get_mut(*index)
            {
                *member = None;
            }
            places.insert((path.clone(), *index));
        }
        places
    }

    /// The components that what is said under some names belongs to.
    pub(super) fn components_named<'a>(
        &self,
        names: impl IntoIterator<Item = &'a Name>,
    ) -> Vec<Arc<Component>> {
        let mut seen = HashSet::new();
        let places = names.into_iter().flat_map(|name| self.places_named(name));
        let members = places.filter_map(|(path, index)| self.member_at(&path, index));
        let components = members.map(|member| member.component.clone());
        let components = components.filter(|component| seen.insert(Arc::as_ptr(component)));
        components.collect()
    }

    /// The articles whose findings differ where components have become others: those with claims that
    /// could or can stand in a conflict and those that speak of them; where all that is said still
    /// means the same, those that show something of `edited`.
    pub(super) fn concerned(
        &self,
        before: &Self,
        old: &[Arc<Component>],
        new: &[Arc<Component>],
        edited: &ArticlePath,
    ) -> BTreeSet<ArticlePath> {
        let former: HashMap<_, _> = old
            .iter()
            .map(|component| (component.logic(before), component))
            .collect();
        let mut same = HashSet::new();
        for component in new {
            let logic = component.logic(self);
            if let Some(former) = former.get(&logic) {
                component.inherit_told(former);
                same.insert(logic);
            }
        }
        let mut concerned = BTreeSet::new();
        let mut names = BTreeSet::new();
        for (workspace, components) in [(before, old), (self, new)] {
            for component in components {
                if same.contains(&component.logic(workspace)) {
                    concerned.extend(component.showing(workspace, edited));
                    continue;
                }
                for (path, index) in component.contested(workspace) {
                    concerned.insert(path.clone());
                    let claim = workspace.claim(path, *index);
                    names.extend(claim.and_then(|claim| claim.name()));
                }
            }
        }
        concerned.extend(self.mentioning(&names));
        concerned
    }

    /// The claims that a name is, or that are about it.
    pub(super) fn places_named(&self, name: &Name) -> Vec<ClaimPlace> {
        let claims = match name {
            Name::Topic(topic) => self.about(topic),
            _ => self.claims_named(name),
        };
        claims.iter().map(ClaimRef::place).collect()
    }
}
