//! What an article shows to the others: the names it defines or mentions, and under each a
//! fingerprint of what it says there. Two footprints tell whom an edit concerns.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use crate::config::Config;
use crate::model::{Article, Claim, Reference};
use crate::speaker::{Speaker, voices};
use crate::text::Encoding;
use crate::vocabulary::Verb;

/// Something articles can have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// An article's key.
    Article(String),
    /// A claim: its article's key and its id.
    Claim(String, String),
    /// The claim that a later one supersedes: its article's key and its id.
    Superseded(String, String),
    /// A topic's key.
    Topic(String),
    /// A citation key.
    Source(String),
    /// Somebody with a name.
    Speaker(Speaker),
}

/// The names of one article.
#[derive(Debug, Default)]
pub(super) struct Footprint {
    /// What is said under each name.
    said: HashMap<Name, u64>,
    /// Where each claim that is borne on is named: claim and relation, by index.
    bearing: HashMap<(String, String), Vec<(usize, usize)>>,
}

impl Footprint {
    pub(super) fn of(article: &Article, config: &Config) -> Self {
        let mut footprint = Self::default();
        // Another article with the same key points to where this one has it.
        let key = article.front_matter.key.as_ref();
        let place = key.map(|key| article.text.position(key.range.start, Encoding::Utf8));
        let place = hash(&(&article.path, place));
        footprint.say(Name::Article(article.key.clone()), place);
        if let Some(source) = &article.front_matter.source {
            footprint.say(Name::Source(source.value.clone()), 0);
        }
        for claim in &article.claims {
            footprint.add_claim(article, config, claim);
        }
        footprint
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &Name> {
        self.said.keys()
    }

    /// The claims and relations that bear on a claim, by index.
    pub(super) fn bearing_on(&self, claim: &(String, String)) -> &[(usize, usize)] {
        self.bearing.get(claim).map_or(&[], Vec::as_slice)
    }

    /// The names under which two versions of an article say different things.
    pub(super) fn changed_names(old: Option<&Self>, new: Option<&Self>) -> BTreeSet<Name> {
        let said = |footprint: Option<&Self>, name: &Name| {
            footprint.and_then(|footprint| footprint.said.get(name).copied())
        };
        let names = |footprint: Option<&Self>| {
            let names = footprint.into_iter().flat_map(Self::names);
            names.cloned().collect::<Vec<_>>()
        };
        let mut changed = BTreeSet::new();
        for name in names(old).into_iter().chain(names(new)) {
            if said(old, &name) != said(new, &name) {
                changed.insert(name);
            }
        }
        changed
    }

    fn add_claim(&mut self, article: &Article, config: &Config, claim: &Claim) {
        let meaning = meaning(article, config, claim);
        if let Some(id) = &claim.id {
            let relations = hash(&format!("{:?}", claim.relations));
            self.say(
                Name::Claim(article.key.clone(), id.value.clone()),
                meaning ^ relations.rotate_left(1),
            );
        }
        for voice in voices(config, article, claim) {
            if !voice.speaker.is_anonymous() {
                self.say(Name::Speaker(voice.speaker), 0);
            }
        }
        for citation in &claim.citations {
            self.say(Name::Source(citation.key.value.clone()), 0);
        }
        if let Some(topic) = &claim.topic {
            self.say(Name::Topic(topic.value.clone()), meaning);
        }
        for (place, relation) in claim.relations.iter().enumerate() {
            for reference in relation.target.references() {
                let target = target_name(article, reference);
                // Whether an article of that name exists decides what the reference means.
                self.say(Name::Article(target.0.clone()), 0);
                self.bearing
                    .entry(target.clone())
                    .or_default()
                    .push((claim.index, place));
                let said = meaning ^ hash(relation.verb.word());
                if relation.verb == Verb::Supersedes {
                    self.say(Name::Superseded(target.0.clone(), target.1.clone()), said);
                }
                self.say(Name::Claim(target.0, target.1), said);
            }
        }
    }

    /// Adds to what is said under a name. Order counts: the text says one thing after another.
    fn say(&mut self, name: Name, what: u64) {
        let said = self.said.entry(name).or_default();
        *said = said.rotate_left(5).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ what;
    }
}

/// The article key and id that a reference names.
pub(super) fn target_name(article: &Article, reference: &Reference) -> (String, String) {
    let key = reference.article.as_ref().unwrap_or(&article.key);
    (key.clone(), reference.claim.clone())
}

/// Everything about a claim that another article's findings may show or depend on, its line and
/// column included: related information points there, and its number: conclusions are kept by it.
fn meaning(article: &Article, config: &Config, claim: &Claim) -> u64 {
    let place = |offset| article.text.position(offset, Encoding::Utf8);
    let speakers = voices(config, article, claim);
    let names: Vec<_> = speakers
        .iter()
        .map(|voice| (&voice.speaker, &voice.name))
        .collect();
    let front_matter = &article.front_matter;
    let bibliography = front_matter.bibliography.iter().map(|name| &name.value);
    let citations = claim.citations.iter().map(|citation| &citation.key.value);
    hash(&(
        (
            claim.index,
            place(claim.range.start),
            place(claim.range.end),
        ),
        names,
        (
            claim.proposition(),
            claim.kind,
            claim.stance,
            claim.modality,
        ),
        claim.value.as_ref().map(|value| &value.value),
        claim.topic.as_ref().map(|topic| &topic.value),
        claim
            .date
            .as_ref()
            .map_or(article.date, |date| Some(date.value)),
        claim.valid.as_ref().map(|valid| valid.value),
        (citations.collect::<Vec<_>>(), claim.has_unreadable_citation),
        front_matter.source.as_ref().map(|source| &source.value),
        bibliography.collect::<Vec<_>>(),
    ))
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
