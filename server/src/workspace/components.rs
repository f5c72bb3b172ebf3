//! Claims that are tied together by what follows from what: each component is judged by itself, once,
//! and again only when something in it changes.
//!
//! What ties claims together, and when that changes, is the business of [`super::ties`].

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use super::ties::ties;
use super::told::Told;
use super::{ArticlePath, ClaimRef, Workspace};
use crate::reasoning::{
    Commitment, Conflict, Incoherence, Link, Literal, Opposition, Position, Step, Theory,
    by_values, clashes, common_unit, conclude,
};
use crate::value::{Value, ValueType};

/// An article and the index of a claim in it.
pub(super) type ClaimPlace = (ArticlePath, usize);

/// Claims that entail, restate or contradict each other or speak of the same topic, directly or
/// through others.
#[derive(Debug)]
pub struct Component {
    /// The claims, in the order in which they were made. The numbers in conclusions are indices here.
    claims: Vec<ClaimPlace>,
    /// The types of the values on its topics, where they are declared or plain.
    types: BTreeMap<String, ValueType>,
    conclusions: OnceLock<Conclusions>,
    /// What they are drawn from, once somebody asks about single claims.
    premises: OnceLock<Premises>,
    told: Told,
}

/// A claim's place in its component.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) component: Arc<Component>,
    /// How conclusions know the claim.
    pub(super) number: usize,
}

/// What follows in a component.
#[derive(Debug, Default)]
pub struct Conclusions {
    /// The claims where incoherence starts.
    pub incoherent: Vec<Incoherence>,
    /// Conflicts of claims, by values among them.
    pub conflicts: Vec<Conflict>,
    /// For each topic with units the first claim in the unit that most use.
    pub(super) common_units: BTreeMap<String, usize>,
    /// The claims that can stand in a conflict at all, reported or not.
    contested: BTreeSet<usize>,
    /// A fingerprint of everything that they depend on.
    logic: u64,
}

/// What the theory of a component is made of.
#[derive(Debug)]
pub(super) struct Premises {
    pub(super) theory: Theory,
    pub(super) commitments: Vec<Commitment>,
    /// For each topic the claims that take a position, in order.
    topics: BTreeMap<String, Vec<(usize, Value)>>,
    /// Whether anything but values ties the claims together.
    has_relations: bool,
}

impl Component {
    /// The component of some claims. `claims` are in the order in which they were made.
    pub(super) fn new(claims: Vec<ClaimPlace>, types: BTreeMap<String, ValueType>) -> Self {
        Self {
            claims,
            types,
            conclusions: OnceLock::new(),
            premises: OnceLock::new(),
            told: Told::default(),
        }
    }

    /// The claims, in the order in which they were made.
    pub(super) fn claims(&self) -> &[ClaimPlace] {
        &self.claims
    }

    /// A fingerprint of everything that the conclusions depend on.
    pub(super) fn logic(&self, workspace: &Workspace) -> u64 {
        self.conclusions(workspace).logic
    }

    /// The claim that conclusions know by a number.
    pub fn claim<'a>(&self, workspace: &'a Workspace, number: usize) -> Option<ClaimRef<'a>> {
        let (path, index) = self.claims.get(number)?;
        workspace.claim(path, *index)
    }

    /// The type of a topic's values, where it is declared or plain.
    pub(super) fn value_type(&self, topic: &str) -> Option<ValueType> {
        self.types.get(topic).copied()
    }

    /// What follows. Worked out when it is first asked for.
    pub fn conclusions(&self, workspace: &Workspace) -> &Conclusions {
        self.conclusions.get_or_init(|| {
            let premises = workspace.premises(&self.claims, &self.types);
            Conclusions {
                logic: premises.fingerprint(&self.claims),
                ..premises.conclude()
            }
        })
    }

    /// The conflicts that are reported in a file.
    pub fn conflicts_in<'a>(
        &'a self,
        workspace: &Workspace,
        path: &'a ArticlePath,
    ) -> impl Iterator<Item = &'a Conflict> {
        let conflicts = self.conclusions(workspace).conflicts.iter();
        conflicts.filter(move |conflict| self.claims[conflict.here].0 == *path)
    }

    /// The claims of a file at which incoherence starts.
    pub fn incoherent_in<'a>(
        &'a self,
        workspace: &Workspace,
        path: &'a ArticlePath,
    ) -> impl Iterator<Item = &'a Incoherence> {
        let incoherent = self.conclusions(workspace).incoherent.iter();
        incoherent.filter(move |incoherence| self.claims[incoherence.claim].0 == *path)
    }

    /// What the conclusions are drawn from.
    pub(super) fn premises(&self, workspace: &Workspace) -> &Premises {
        self.premises
            .get_or_init(|| workspace.premises(&self.claims, &self.types))
    }

    /// Takes note that the findings of a file tell a chain, so that they are looked at again when a claim on its way
    /// gets other words. The component's own conclusions are known without.
    pub fn note_told(&self, chain: &[Step], by: &ArticlePath) {
        for claim in claims_of(chain) {
            self.told.note(&self.claims[claim].0, by);
        }
    }

    /// Takes over what is noted with a component of the same logic in whose place this one comes.
    pub(super) fn inherit_told(&self, former: &Self) {
        self.told.add(&former.told);
    }

    /// The files of the findings that show a claim of `path`.
    pub(super) fn showing(
        &self,
        workspace: &Workspace,
        path: &ArticlePath,
    ) -> BTreeSet<ArticlePath> {
        let conclusions = self.conclusions(workspace);
        let file = |claim: usize| &self.claims[claim].0;
        let shows = |chain: &[Step]| claims_of(chain).any(|claim| file(claim) == path);
        let conflicts = conclusions.conflicts.iter();
        let conflicts = conflicts.map(|conflict| (conflict.here, &conflict.chain));
        let incoherent = conclusions.incoherent.iter();
        let incoherent = incoherent.map(|incoherence| (incoherence.claim, &incoherence.chain));
        let showing = conflicts
            .chain(incoherent)
            .filter(|(_, chain)| shows(chain));
        let mut showing: BTreeSet<_> = showing.map(|(claim, _)| file(claim).clone()).collect();
        showing.extend(self.told.through(path));
        showing
    }

    /// The claims that can stand in a conflict.
    pub(super) fn contested(&self, workspace: &Workspace) -> impl Iterator<Item = &ClaimPlace> {
        let contested = self.conclusions(workspace).contested.iter();
        contested.map(|claim| &self.claims[*claim])
    }
}

impl Member {
    /// Whether the claim can stand in a conflict at all.
    pub(super) fn is_contested(&self, workspace: &Workspace) -> bool {
        let conclusions = self.component.conclusions(workspace);
        conclusions.contested.contains(&self.number)
    }
}

impl Premises {
    fn fingerprint(&self, claims: &[ClaimPlace]) -> u64 {
        let mut hasher = DefaultHasher::new();
        claims.hash(&mut hasher);
        self.commitments.hash(&mut hasher);
        self.theory
            .relations()
            .for_each(|relations| relations.hash(&mut hasher));
        for said in self.topics.values().flatten() {
            format!("{said:?}").hash(&mut hasher);
        }
        hasher.finish()
    }

    fn conclude(&self) -> Conclusions {
        let mut conclusions = Conclusions::default();
        let mut forced = BTreeSet::new();
        if self.has_relations {
            let found = conclude(&self.theory, &self.commitments);
            conclusions.contested = found.contested;
            forced = found.forced;
            conclusions.incoherent = found.incoherent;
            conclusions.conflicts = found.conflicts;
            // Values that clash are told topic by topic, not pair by pair.
            let conflicts = &mut conclusions.conflicts;
            conflicts.retain(|conflict| !by_values(&conflict.chain));
        }
        for (key, topic) in &self.topics {
            if let Some(claim) = self.in_common_unit(topic) {
                conclusions.common_units.insert(key.clone(), claim);
            }
            let clashes = self.clashes(topic, &forced);
            if !clashes.is_empty() {
                let claims = topic.iter().map(|(claim, _)| *claim);
                conclusions.contested.extend(claims);
            }
            // What is declared as well is told as such.
            let declared: HashSet<_> = conclusions.conflicts.iter().map(ends).collect();
            let new = clashes
                .into_iter()
                .filter(|clash| !declared.contains(&ends(clash)));
            let new: Vec<_> = new.collect();
            conclusions.conflicts.extend(new);
        }
        conclusions
    }

    /// What is said of a topic by claims that somebody answers for.
    fn committed<'a>(
        &self,
        topic: &'a [(usize, Value)],
    ) -> impl Iterator<Item = &'a (usize, Value)> + use<'a, '_> {
        let affirms = |claim: usize| self.commitments[claim].affirms();
        topic
            .iter()
            .filter(move |(claim, _)| affirms(*claim).is_some())
    }

    /// The first claim in the unit that most claims on a topic use.
    fn in_common_unit(&self, topic: &[(usize, Value)]) -> Option<usize> {
        let place = common_unit(self.committed(topic).map(|(_, value)| value))?;
        self.committed(topic).nth(place).map(|(claim, _)| *claim)
    }

    /// The clashes on a topic, without the claims that are wrong by themselves.
    fn clashes(&self, topic: &[(usize, Value)], forced: &BTreeSet<usize>) -> Vec<Conflict> {
        let committed = self.committed(topic);
        let committed = committed.filter(|(claim, _)| !forced.contains(claim));
        let (claims, positions): (Vec<_>, Vec<_>) = committed
            .map(|(claim, value)| {
                let commitment = self.commitments[*claim].clone();
                let value = value.clone();
                (*claim, Position { value, commitment })
            })
            .unzip();
        let found = clashes(&positions).into_iter();
        let conflict = |(here, there): (usize, usize), opposition: Opposition| {
            let literal = |claim: usize, as_committed: bool| {
                let affirms = self.commitments[claim].affirms().unwrap_or(true);
                Literal::new(claim, affirms == as_committed)
            };
            Conflict {
                here,
                there,
                opposition,
                chain: vec![Step {
                    from: literal(here, true),
                    to: literal(there, false),
                    link: Link::Values,
                }],
                restatements: 0,
            }
        };
        let conflicts = found.map(|clash| {
            let ends = (claims[clash.second], claims[clash.first]);
            conflict(ends, clash.opposition)
        });
        conflicts.collect()
    }
}

/// The claims on the way of a chain, some twice.
fn claims_of(chain: &[Step]) -> impl Iterator<Item = usize> {
    let ends = chain.iter().flat_map(|step| [step.from, step.to]);
    ends.map(|end| end.claim())
}

fn ends(conflict: &Conflict) -> (usize, usize) {
    let (here, there) = (conflict.here, conflict.there);
    (here.min(there), here.max(there))
}

impl Workspace {
    fn premises(&self, claims: &[ClaimPlace], types: &BTreeMap<String, ValueType>) -> Premises {
        let mut theory = Theory::new(claims.len());
        let mut commitments = Vec::with_capacity(claims.len());
        let mut topics: BTreeMap<String, Vec<(usize, Value)>> = BTreeMap::new();
        let mut has_relations = false;
        for (number, (path, index)) in claims.iter().enumerate() {
            let Some(claim) = self.claim(path, *index) else {
                commitments.push(Commitment::default());
                continue;
            };
            commitments.push(self.commitment(claim));
            let relations = claim.claim.relations.iter();
            for relation in relations.filter(|relation| ties(relation.verb)) {
                for target in self.targets(claim, relation) {
                    let member = self.member(target).map(|member| member.number);
                    let is_here = |number: &usize| claims.get(*number) == Some(&target.place());
                    if let Some(target) = member.filter(is_here) {
                        theory.relate(number, relation.verb, target);
                        has_relations = true;
                    }
                }
            }
            if let Some(topic) = &claim.claim.topic {
                let expected = types.get(&topic.value).copied();
                if let Some(value) = self.value(claim, expected) {
                    topics
                        .entry(topic.value.clone())
                        .or_default()
                        .push((number, value));
                }
            }
        }
        for said in topics.values() {
            theory.add_topic(said.iter().map(|(claim, value)| {
                let affirmed = commitments[*claim].affirms() != Some(false);
                (*claim, value.clone(), affirmed)
            }));
        }
        Premises {
            theory,
            commitments,
            topics,
            has_relations,
        }
    }
}
