//! Names that several places share: which one stands at a place, and everywhere else it is written, in
//! articles, bibliographies and the configuration.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use super::mentions::CitedSource;
use super::target::{self, Subject, Target};
use crate::config::{TomlPlace, toml_places};
use crate::model::{Article, Reference};
use crate::speaker::Speaker;
use crate::text::Text;
use crate::workspace::{ClaimRef, SourceFile, Workspace};

/// A thing that is called by a name.
#[derive(Clone, Debug)]
pub enum Named<'a> {
    /// A claim, by its id.
    Claim(ClaimRef<'a>),
    /// An article, by its key.
    Article(&'a Arc<Article>),
    /// Somebody who speaks or writes, by a key or a name.
    Speaker(Speaker),
    /// A topic, by its key.
    Topic(String),
    /// A source, by its citation key.
    Source(CitedSource<'a>),
}

/// A place where a thing is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the name alone.
    pub range: Range<usize>,
    /// The name as it is read there, escapes undone.
    pub name: String,
    /// Whether the thing gets its name here, and is not only called by it.
    pub is_definition: bool,
}

impl Mention {
    fn new(range: Range<usize>, name: impl Into<String>, is_definition: bool) -> Self {
        Self {
            range,
            name: name.into(),
            is_definition,
        }
    }
}

/// The thing that is named at a byte offset, and where the name stands; `None` where no name stands or it
/// names nothing that is known.
pub fn at<'a>(
    workspace: &'a Workspace,
    path: &Path,
    offset: usize,
) -> Option<(Range<usize>, Named<'a>)> {
    let article = workspace.article(path);
    if let Some(article) = article {
        let key = article.front_matter.key.as_ref();
        if let Some(key) = key.filter(|key| touches(&key.range, offset)) {
            return Some((key.range.clone(), Named::Article(article)));
        }
        if let Some(found) = in_reference(workspace, article, offset) {
            return Some(found);
        }
    }
    if let Some(found) = in_names_of_people(workspace, path, offset) {
        return Some(found);
    }
    let Target { range, subject } = target::at(workspace, path, offset)?;
    let named = match subject {
        Subject::Claim(claim) => {
            let id = claim.claim.id.as_ref()?;
            // The `#` is no part of the name, and the words are none.
            let is_id = claim.article.path.as_ref() == path && range.end == id.range.end;
            return is_id.then(|| (id.range.clone(), Named::Claim(claim)));
        }
        Subject::Speaker(voice) => Named::Speaker(voice.speaker),
        Subject::Topic(topic) => Named::Topic(topic),
        Subject::Source(source) => Named::Source(source),
        Subject::UnknownClaim(_) | Subject::Quote(_) | Subject::Attribute(_) => return None,
    };
    let text = workspace.text(path)?;
    Some((trimmed(text, &range), named))
}

/// The person whom the configuration calls so.
fn in_names_of_people<'a>(
    workspace: &'a Workspace,
    path: &Path,
    offset: usize,
) -> Option<(Range<usize>, Named<'a>)> {
    let config = workspace.config();
    if config.path.as_deref() != Some(path) {
        return None;
    }
    let places = toml_places(&config.text.to_text()).into_iter();
    let mut named = places.filter_map(|place| Some((person_named(&place)?.to_owned(), place)));
    let (key, place) = named.find(|(_, place)| touches(&place.range, offset))?;
    Some((place.range, Named::Speaker(Speaker::Person(key))))
}

/// The key of the person whose name or alias this is.
fn person_named(place: &TomlPlace) -> Option<&str> {
    let mut path = place.path.iter().map(String::as_str);
    let is_name = path.next() == Some("people") && !place.is_key;
    let key = path.next().filter(|_| is_name)?;
    let is_one = matches!(path.next(), Some("name" | "aliases"));
    (is_one && path.next().is_none()).then_some(key)
}

/// What a part of a reference names: the article before the `#`, the claim behind it.
fn in_reference<'a>(
    workspace: &'a Workspace,
    article: &'a Arc<Article>,
    offset: usize,
) -> Option<(Range<usize>, Named<'a>)> {
    let claim = article.claim_at(offset)?;
    let relations = claim.relations.iter();
    let mut references = relations.flat_map(|relation| relation.target.references());
    let reference = references.find(|reference| touches(&reference.range, offset))?;
    if let Some(range) = article_part(reference).filter(|part| touches(part, offset)) {
        let named = article_of(workspace, article, reference)?;
        return Some((range, Named::Article(named)));
    }
    let claim = workspace.resolve(article, reference).ok()?;
    Some((claim_part(reference), Named::Claim(claim)))
}

/// The article that a reference names: the one that has the claim, or else the only one with that key.
fn article_of<'a>(
    workspace: &'a Workspace,
    article: &'a Arc<Article>,
    reference: &Reference,
) -> Option<&'a Arc<Article>> {
    let key = reference.article.as_ref()?;
    if let Ok(claim) = workspace.resolve(article, reference) {
        return Some(claim.article);
    }
    match workspace.articles_with_key(key).as_slice() {
        [only] => workspace.article(only),
        _ => None,
    }
}

/// Every place in a file where a thing is named, in order.
pub fn mentions_in(workspace: &Workspace, named: &Named<'_>, path: &Path) -> Vec<Mention> {
    let mut mentions = if let Some(article) = workspace.article(path) {
        in_article(workspace, named, article)
    } else if let Some(file) = workspace.bibliography(path) {
        in_bibliography(named, file)
    } else if workspace.config().path.as_deref() == Some(path) {
        in_config(workspace, named)
    } else {
        Vec::new()
    };
    mentions.sort_by_key(|mention| (mention.range.start, mention.range.end));
    mentions.dedup();
    mentions
}

/// Every file in which a thing is named, with the places, by path.
pub fn mentions(workspace: &Workspace, named: &Named<'_>) -> Vec<(Arc<Path>, Vec<Mention>)> {
    mentions_until(workspace, named, &CancellationToken::new())
}

/// The same; in the files looked at so far, where somebody cancels it.
pub fn mentions_until(
    workspace: &Workspace,
    named: &Named<'_>,
    cancelled: &CancellationToken,
) -> Vec<(Arc<Path>, Vec<Mention>)> {
    let articles = workspace.articles().map(|article| &article.path);
    let bibliographies = workspace.bibliographies().map(|file| &file.path);
    let config = workspace.config().path.as_ref();
    let paths = articles.chain(bibliographies).chain(config);
    let paths = paths.take_while(|_| !cancelled.is_cancelled());
    let found = paths.map(|path| (path.clone(), mentions_in(workspace, named, path)));
    let mut found: Vec<_> = found.filter(|(_, places)| !places.is_empty()).collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

fn in_article(workspace: &Workspace, named: &Named<'_>, article: &Arc<Article>) -> Vec<Mention> {
    match named {
        Named::Claim(claim) => claim_mentions(workspace, *claim, article),
        Named::Article(other) => article_mentions(workspace, other, article),
        Named::Speaker(speaker) => speaker_mentions(workspace, speaker, article),
        Named::Topic(key) => {
            let topics = article
                .claims
                .iter()
                .filter_map(|claim| claim.topic.as_ref());
            let topics = topics.filter(|topic| topic.value == *key);
            let mention = |range| Mention::new(trimmed(&article.text, range), key, false);
            topics.map(|topic| mention(&topic.range)).collect()
        }
        Named::Source(source) => {
            let citations = article.claims.iter().flat_map(|claim| &claim.citations);
            let keys = citations.map(|citation| &citation.key);
            let keys = keys.chain(&article.front_matter.source);
            let meant = keys.filter(|key| source.is_meant(workspace, article, &key.value));
            meant
                .map(|key| Mention::new(key.range.clone(), &key.value, false))
                .collect()
        }
    }
}

fn claim_mentions(
    workspace: &Workspace,
    claim: ClaimRef<'_>,
    article: &Arc<Article>,
) -> Vec<Mention> {
    let own = claim.claim.id.iter();
    let own = own.filter(|_| claim.article.path == article.path);
    let own = own.map(|id| Mention::new(id.range.clone(), &id.value, true));
    let meant = references(article).filter(|reference| {
        let named = workspace.resolve(article, reference);
        named.is_ok_and(|named| named == claim)
    });
    let meant = meant.map(|reference| Mention::new(claim_part(reference), &reference.claim, false));
    own.chain(meant).collect()
}

fn article_mentions(
    workspace: &Workspace,
    named: &Arc<Article>,
    article: &Arc<Article>,
) -> Vec<Mention> {
    let own = article.front_matter.key.iter();
    let own = own.filter(|_| named.path == article.path);
    let own = own.map(|key| Mention::new(key.range.clone(), &key.value, true));
    let meant = references(article).filter_map(|reference| {
        let range = article_part(reference)?;
        let meant = article_of(workspace, article, reference)?;
        (meant.path == named.path).then(|| Mention::new(range, &named.key, false))
    });
    own.chain(meant).collect()
}

fn speaker_mentions(
    workspace: &Workspace,
    speaker: &Speaker,
    article: &Arc<Article>,
) -> Vec<Mention> {
    let authors = workspace.authors(article).into_iter();
    let written = article.front_matter.authors.iter();
    let mut mentions: Vec<_> = authors
        .zip(written)
        .filter(|(voice, _)| voice.speaker == *speaker)
        .map(|(_, author)| Mention::new(author.name.range.clone(), &author.name.value, false))
        .collect();
    for claim in article.claims.iter().filter(|claim| !claim.by.is_empty()) {
        let voices = workspace.voices(ClaimRef { article, claim }).into_iter();
        let meant = voices
            .zip(&claim.by)
            .filter(|(voice, _)| voice.speaker == *speaker);
        mentions
            .extend(meant.map(|(_, name)| Mention::new(name.range.clone(), &name.value, false)));
    }
    mentions
}

fn in_bibliography(named: &Named<'_>, file: &Arc<SourceFile>) -> Vec<Mention> {
    let Named::Source(CitedSource {
        key,
        entry: Some((home, source)),
    }) = named
    else {
        return Vec::new();
    };
    if home.path != file.path {
        return Vec::new();
    }
    let own = Mention::new(source.key_range.clone(), key, true);
    let sources = file.bibliography.sources.iter();
    let relatives = sources.flat_map(|source| &source.relatives);
    let relatives = relatives.filter(|relative| relative.value == *key);
    let relatives = relatives.map(|relative| Mention::new(relative.range.clone(), key, false));
    std::iter::once(own).chain(relatives).collect()
}

fn in_config(workspace: &Workspace, named: &Named<'_>) -> Vec<Mention> {
    let (table, key) = match named {
        Named::Topic(key) => ("topics", key),
        Named::Speaker(Speaker::Person(key)) => ("people", key),
        _ => return Vec::new(),
    };
    let written = workspace.config().text.to_text();
    let places = toml_places(&written).into_iter().filter_map(|place| {
        let is_definition = place.is_key && place.path == [table, key];
        let is_name = table == "people" && person_named(&place) == Some(key);
        (is_definition || is_name).then(|| Mention::new(place.range, place.value, is_definition))
    });
    places.collect()
}

pub(super) fn references(article: &Article) -> impl Iterator<Item = &Reference> {
    let relations = article.claims.iter().flat_map(|claim| &claim.relations);
    relations.flat_map(|relation| relation.target.references())
}

/// Where a reference writes the article's key.
fn article_part(reference: &Reference) -> Option<Range<usize>> {
    let start = reference.range.start;
    let key = reference.article.as_ref()?;
    Some(start..start + key.len())
}

/// Where a reference writes the claim's id.
fn claim_part(reference: &Reference) -> Range<usize> {
    let end = reference.range.end;
    end - reference.claim.len()..end
}

/// A stretch without the blanks at its ends.
fn trimmed(text: &Text, range: &Range<usize>) -> Range<usize> {
    let written = text.slice(range.clone());
    let start = range.start + (written.len() - written.trim_start().len());
    start..start + written.trim().len()
}

fn touches(range: &Range<usize>, offset: usize) -> bool {
    range.start <= offset && offset <= range.end
}
