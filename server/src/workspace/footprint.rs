//! What an article shows to the others: the names it defines or mentions, and under each a
//! fingerprint of what it says there. Two footprints tell whom an edit concerns, and whether it changes
//! more than words and places.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use foldhash::fast::RandomState;
use foldhash::quality::FixedState;

use crate::config::Config;
use crate::model::{Article, Claim};
use crate::speaker::{Speaker, Voice, authors, voices};
use crate::text::Encoding;

/// Something articles can have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// An article's key.
    Article(String),
    /// A claim: its article's key and its id.
    Claim(String, String),
    /// A topic's key.
    Topic(String),
    /// A citation key.
    Source(String),
    /// Somebody with a name.
    Speaker(Speaker),
}

/// The names of one article, and what it says under them.
#[derive(Debug)]
pub(super) struct Footprint {
    article: Arc<Article>,
    /// What all claims of the article have in common.
    frame: u64,
    /// All that the index and conclusions are made of: everything but words and places.
    structure: u64,
    /// All that others may show of each claim, by index: its words and its place as well. Worked out where there are
    /// others.
    shown: OnceLock<Vec<u64>>,
    /// Where the article has its key. Another one with the same key points there.
    key_place: u64,
    /// The same for as long as the structure is.
    names: Arc<Names>,
}

type Names = HashMap<Name, Uses, RandomState>;

/// How an article uses a name.
#[derive(Debug, Default)]
struct Uses {
    is_own_key: bool,
    /// The claims that say something under it, by index, as often as they do.
    claims: Vec<usize>,
    /// Where a claim of that name is borne on: claim and relation, by index.
    bearing: Vec<(usize, usize)>,
}

impl Footprint {
    /// The footprint of an article, which shares with that of its former version what is the same.
    pub(super) fn of(article: Arc<Article>, config: &Config, former: Option<&Self>) -> Self {
        let authors = authors(config, &article);
        let frame = frame(&article, &authors);
        let structure = structure(&article, frame);
        let same = former.filter(|former| former.structure == structure);
        let names = same.map(|former| former.names.clone());
        // Another article with the same key points to where this one has it.
        let key = article.front_matter.key.as_ref();
        let key_place = key.map(|key| article.text.position(key.range.start, Encoding::Utf8));
        Self {
            frame,
            structure,
            shown: OnceLock::new(),
            key_place: hash(&(&article.path, key_place)),
            names: names.unwrap_or_else(|| Arc::new(names_of(&article, config, &authors))),
            article,
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &Name> {
        self.names.keys()
    }

    /// The claims and relations that bear on a claim of a name, by index.
    pub(super) fn bearing_on(&self, claim: &Name) -> &[(usize, usize)] {
        self.names.get(claim).map_or(&[], |uses| &uses.bearing)
    }

    /// Whether two versions of an article differ in nothing but words and places.
    pub(super) fn has_structure_of(&self, other: &Self) -> bool {
        self.structure == other.structure
    }

    /// The names under which two versions of an article of the same structure say different things, some twice.
    pub(super) fn reworded<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Name> + 'a {
        let article = &*self.article;
        let has_moved = self.key_place != other.key_place;
        let key = has_moved.then(|| Name::Article(article.key.clone()));
        let shown = self.shown().iter().zip(other.shown());
        let claims = shown.zip(&article.claims);
        let claims = claims.filter(|((one, other), _)| one != other);
        let names = claims.flat_map(|(_, claim)| {
            let mut names = Vec::new();
            name_claim(article, claim, |name, _| names.push(name));
            names
        });
        key.into_iter().chain(names)
    }

    /// The names under which two versions of an article say different things.
    pub(super) fn changed_names(old: Option<&Self>, new: Option<&Self>) -> BTreeSet<Name> {
        let said = |footprint: Option<&Self>, name: &Name| {
            footprint.and_then(|footprint| footprint.said(name))
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
        names.filter(move |name| other.is_none_or(|other| !other.names.contains_key(name)))
    }

    fn shown(&self) -> &[u64] {
        self.shown.get_or_init(|| {
            let claims = self.article.claims.iter();
            claims
                .map(|claim| show(&self.article, self.frame, claim))
                .collect()
        })
    }

    /// What is said under a name; `None` where it is not even mentioned.
    fn said(&self, name: &Name) -> Option<u64> {
        let uses = self.names.get(name)?;
        let claims = uses.claims.iter().map(|claim| self.shown()[*claim]);
        let key = uses.is_own_key.then_some(self.key_place);
        Some(hash(&(key, claims.collect::<Vec<_>>())))
    }
}

fn names_of(article: &Article, config: &Config, authors: &[Voice]) -> Names {
    let mut names = Names::default();
    let own_key = Name::Article(article.key.clone());
    names.entry(own_key).or_default().is_own_key = true;
    if let Some(source) = &article.front_matter.source {
        names.entry(Name::Source(source.value.clone())).or_default();
    }
    let mut speakers = Vec::new();
    // Who wrote it speaks in it only where a claim names nobody else.
    if article.claims.iter().any(|claim| claim.by.is_empty()) {
        speakers.extend(authors.iter().cloned());
    }
    for claim in &article.claims {
        if !claim.by.is_empty() {
            speakers.extend(voices(config, article, claim));
        }
        for citation in &claim.citations {
            names
                .entry(Name::Source(citation.key.value.clone()))
                .or_default();
        }
        let references = claim
            .relations
            .iter()
            .flat_map(|relation| relation.target.references());
        // Whether an article of that name exists decides what the reference means.
        for other in references.filter_map(|reference| reference.article.as_ref()) {
            names.entry(Name::Article(other.clone())).or_default();
        }
        name_claim(article, claim, |name, relation| {
            let uses = names.entry(name).or_default();
            uses.claims.push(claim.index);
            uses.bearing
                .extend(relation.map(|relation| (claim.index, relation)));
        });
    }
    for voice in speakers
        .into_iter()
        .filter(|voice| !voice.speaker.is_anonymous())
    {
        names.entry(Name::Speaker(voice.speaker)).or_default();
    }
    names
}

/// The names under which a claim says something, each with the relation, by index, that bears on the claim of
/// that name.
fn name_claim(article: &Article, claim: &Claim, mut name: impl FnMut(Name, Option<usize>)) {
    if let Some(id) = &claim.id {
        name(Name::Claim(article.key.clone(), id.value.clone()), None);
    }
    if let Some(topic) = &claim.topic {
        name(Name::Topic(topic.value.clone()), None);
    }
    for (place, relation) in claim.relations.iter().enumerate() {
        for reference in relation.target.references() {
            let key = reference.article.as_ref().unwrap_or(&article.key);
            let claim = Name::Claim(key.clone(), reference.claim.clone());
            name(claim, Some(place));
        }
    }
}

/// What all claims of an article have in common.
fn frame(article: &Article, authors: &[Voice]) -> u64 {
    let front_matter = &article.front_matter;
    let bibliography = front_matter.bibliography.iter().map(|name| &name.value);
    hash(&(
        &article.key,
        article.date,
        authors,
        front_matter.source.as_ref().map(|source| &source.value),
        bibliography.collect::<Vec<_>>(),
    ))
}

/// Everything about an article that the index, or what is concluded from it, depends on.
fn structure(article: &Article, frame: u64) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    frame.hash(&mut hasher);
    for claim in &article.claims {
        let names = [&claim.id, &claim.topic, &claim.value]
            .map(|name| name.as_ref().map(|name| &name.value));
        let periods =
            [&claim.date, &claim.valid].map(|period| period.as_ref().map(|period| period.value));
        (names, periods, claim.kind, claim.stance, claim.modality).hash(&mut hasher);
        claim.by.len().hash(&mut hasher);
        claim
            .by
            .iter()
            .for_each(|speaker| speaker.value.hash(&mut hasher));
        claim.citations.len().hash(&mut hasher);
        claim
            .citations
            .iter()
            .for_each(|citation| citation.key.value.hash(&mut hasher));
        claim.has_unreadable_citation.hash(&mut hasher);
        claim.relations.len().hash(&mut hasher);
        for relation in &claim.relations {
            relation.verb.hash(&mut hasher);
            let references = relation.target.references();
            references
                .for_each(|reference| (&reference.article, &reference.claim).hash(&mut hasher));
        }
    }
    hasher.finish()
}

/// Everything about a claim that another article's findings may show: its words and attributes as written, what is
/// cited behind them, its number, because conclusions know it by that, and its line and column, because related
/// information points there.
fn show(article: &Article, frame: u64, claim: &Claim) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    let position = article.text.position(claim.range.start, Encoding::Utf8);
    (frame, claim.index, position, claim.written).hash(&mut hasher);
    let citations = claim.citations.iter();
    citations.for_each(|citation| citation.key.value.hash(&mut hasher));
    hasher.finish()
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    FixedState::default().hash_one(value)
}
