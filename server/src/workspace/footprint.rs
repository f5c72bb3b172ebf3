//! What an article shows to the others: the names it defines or mentions, and under each a
//! fingerprint of what it says there. Two footprints tell whom an edit concerns.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use crate::config::Config;
use crate::model::{Article, Claim, Reference};
use crate::speaker::{Speaker, Voice, authors, voices};
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
    bearing: HashMap<Name, Vec<(usize, usize)>>,
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
        let frame = Frame::of(article, config);
        // Who wrote it speaks in it only where a claim names nobody else.
        if article.claims.iter().any(|claim| claim.by.is_empty()) {
            for voice in &frame.authors {
                if !voice.speaker.is_anonymous() {
                    footprint.say(Name::Speaker(voice.speaker.clone()), 0);
                }
            }
        }
        for claim in &article.claims {
            footprint.add_claim(article, config, &frame, claim);
        }
        footprint
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &Name> {
        self.said.keys()
    }

    /// The claims and relations that bear on a claim of a name, by index.
    pub(super) fn bearing_on(&self, claim: &Name) -> &[(usize, usize)] {
        self.bearing.get(claim).map_or(&[], Vec::as_slice)
    }

    /// The names under which two versions of an article say different things.
    pub(super) fn changed_names(old: Option<&Self>, new: Option<&Self>) -> BTreeSet<Name> {
        let said = |footprint: Option<&Self>, name: &Name| {
            footprint.and_then(|footprint| footprint.said.get(name).copied())
        };
        let names = [old, new].into_iter().flatten().flat_map(Self::names);
        let changed = names.filter(|name| said(old, name) != said(new, name));
        changed.cloned().collect()
    }

    /// The names of an article that another version of it does not have.
    pub(super) fn names_missing<'a>(
        from: Option<&'a Self>,
        other: Option<&'a Self>,
    ) -> impl Iterator<Item = &'a Name> {
        let names = from.into_iter().flat_map(Self::names);
        names.filter(move |name| other.is_none_or(|other| !other.said.contains_key(name)))
    }

    fn add_claim(&mut self, article: &Article, config: &Config, frame: &Frame, claim: &Claim) {
        let own = (!claim.by.is_empty()).then(|| voices(config, article, claim));
        let meaning = meaning(article, frame, claim, own.as_ref());
        if let Some(id) = &claim.id {
            let relations = hash(&claim.relations);
            self.say(
                Name::Claim(article.key.clone(), id.value.clone()),
                meaning ^ relations.rotate_left(1),
            );
        }
        for voice in own.into_iter().flatten() {
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
            let said = meaning ^ hash(relation.verb.word());
            for reference in relation.target.references() {
                // Whether an article of that name exists decides what the reference means.
                if let Some(other) = &reference.article {
                    self.say(Name::Article(other.clone()), 0);
                }
                let target = target_name(article, reference);
                self.bearing
                    .entry(target.clone())
                    .or_default()
                    .push((claim.index, place));
                if let (Verb::Supersedes, Name::Claim(article, id)) = (relation.verb, &target) {
                    self.say(Name::Superseded(article.clone(), id.clone()), said);
                }
                self.say(target, said);
            }
        }
    }

    /// Adds to what is said under a name. Order counts: the text says one thing after another.
    fn say(&mut self, name: Name, what: u64) {
        let said = self.said.entry(name).or_default();
        *said = said.rotate_left(5).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ what;
    }
}

/// What all claims of an article have in common.
struct Frame {
    authors: Vec<Voice>,
    /// Where its claims can be checked.
    sources: u64,
}

impl Frame {
    fn of(article: &Article, config: &Config) -> Self {
        let front_matter = &article.front_matter;
        let bibliography = front_matter.bibliography.iter().map(|name| &name.value);
        Self {
            authors: authors(config, article),
            sources: hash(&(
                front_matter.source.as_ref().map(|source| &source.value),
                bibliography.collect::<Vec<_>>(),
            )),
        }
    }
}

/// The name of the claim that a reference means.
fn target_name(article: &Article, reference: &Reference) -> Name {
    let key = reference.article.as_ref().unwrap_or(&article.key);
    Name::Claim(key.clone(), reference.claim.clone())
}

/// Everything about a claim that another article's findings may show or depend on, its line and
/// column included: related information points there, and its number: conclusions are kept by it.
fn meaning(article: &Article, frame: &Frame, claim: &Claim, own: Option<&Vec<Voice>>) -> u64 {
    let citations = claim.citations.iter().map(|citation| &citation.key.value);
    let place = |offset| article.text.position(offset, Encoding::Utf8);
    hash(&(
        (
            claim.index,
            place(claim.range.start),
            place(claim.range.end),
        ),
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
        own.unwrap_or(&frame.authors),
        (citations.collect::<Vec<_>>(), claim.has_unreadable_citation),
        frame.sources,
    ))
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
