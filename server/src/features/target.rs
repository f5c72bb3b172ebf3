//! What is under the cursor, in an article, a bibliography or the configuration.
//!
//! The one place that finds it, so that hover, definition and references never disagree. What to
//! say about it, or where to go from it, is left to them.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::mentions::CitedSource;
use crate::config::Config;
use crate::model::{Article, Claim};
use crate::speaker::{Speaker, Voice};
use crate::vocabulary::keys;
use crate::workspace::{ClaimRef, SourceFile, Workspace};

/// Something under the cursor.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    /// The bytes that name it.
    pub range: Range<usize>,
    /// What it is.
    pub subject: Subject<'a>,
}

/// The things one can point at.
#[derive(Clone, Debug)]
pub enum Subject<'a> {
    /// A claim: at its words, its id, or where another claim refers to it.
    Claim(ClaimRef<'a>),
    /// A reference as written that names no claim.
    UnknownClaim(String),
    /// A source, by its citation key.
    Source(CitedSource<'a>),
    /// Somebody who speaks or writes.
    Speaker(Voice),
    /// The words a claim quotes.
    Quote(ClaimRef<'a>),
    /// A topic, by its key.
    Topic(String),
    /// An attribute's key, such as `supports`.
    Attribute(&'static str),
}

/// The thing at a byte offset of a file; `None` where nothing is meant.
pub fn at<'a>(workspace: &'a Workspace, path: &Path, offset: usize) -> Option<Target<'a>> {
    if let Some(article) = workspace.article(path) {
        return in_claim(workspace, article, offset)
            .or_else(|| in_front_matter(workspace, article, offset));
    }
    if let Some(file) = workspace.bibliography(path) {
        return in_bibliography(file, offset);
    }
    let config = workspace.config();
    let is_config = config.path.as_deref() == Some(path);
    is_config.then(|| in_config(config, offset)).flatten()
}

/// The claim at a byte offset of an article: the one that is named there, else the one around.
pub fn claim_at<'a>(workspace: &'a Workspace, path: &Path, offset: usize) -> Option<ClaimRef<'a>> {
    let named = at(workspace, path, offset).map(|target| target.subject);
    if let Some(Subject::Claim(claim) | Subject::Quote(claim)) = named {
        return Some(claim);
    }
    let article = workspace.article(path)?;
    let claim = article.claim_at(offset)?;
    Some(ClaimRef { article, claim })
}

fn in_claim<'a>(
    workspace: &'a Workspace,
    article: &'a Arc<Article>,
    offset: usize,
) -> Option<Target<'a>> {
    let claim = article.claim_at(offset)?;
    let here = ClaimRef { article, claim };
    let named = in_annotation(workspace, here, offset);
    named.or_else(|| {
        let words = &claim.words_range;
        let range = if touches(words, offset) {
            words
        } else {
            &claim.range
        };
        Some(Target {
            range: range.clone(),
            subject: Subject::Claim(here),
        })
    })
}

/// What a name within a claim's annotation means.
fn in_annotation<'a>(
    workspace: &'a Workspace,
    here: ClaimRef<'a>,
    offset: usize,
) -> Option<Target<'a>> {
    let ClaimRef { article, claim } = here;
    let target = |range: &Range<usize>, subject| {
        Some(Target {
            range: range.clone(),
            subject,
        })
    };
    // The `#` belongs to the id.
    let id = claim.id.as_ref().map(|id| &id.range);
    let id = id.map(|id| id.start.saturating_sub(1)..id.end);
    if let Some(id) = id.filter(|id| touches(id, offset)) {
        return target(&id, Subject::Claim(here));
    }
    let mut references = claim
        .relations
        .iter()
        .flat_map(|relation| relation.target.references());
    if let Some(reference) = references.find(|reference| touches(&reference.range, offset)) {
        let written = || article.text.slice(reference.range.clone()).into_owned();
        let named = workspace.resolve(article, reference);
        let subject = named.map_or_else(|_| Subject::UnknownClaim(written()), Subject::Claim);
        return target(&reference.range, subject);
    }
    let keys = claim.citations.iter().map(|citation| &citation.key);
    if let Some(key) = keys.into_iter().find(|key| touches(&key.range, offset)) {
        let source = CitedSource::of(workspace, article, &key.value);
        return target(&key.range, Subject::Source(source));
    }
    if let Some(place) = claim
        .by
        .iter()
        .position(|name| touches(&name.range, offset))
    {
        let voice = workspace.voices(here).into_iter().nth(place)?;
        return target(&claim.by[place].range, Subject::Speaker(voice));
    }
    if let Some(topic) = claim
        .topic
        .as_ref()
        .filter(|topic| touches(&topic.range, offset))
    {
        return target(&topic.range, Subject::Topic(topic.value.clone()));
    }
    let quote = claim.quote.as_ref();
    if let Some(quote) = quote.filter(|quote| touches(&quote.range, offset)) {
        return target(&quote.range, Subject::Quote(here));
    }
    attribute_key(article, claim, offset)
}

/// The key of an attribute: a known word directly before `=`, outside every value.
fn attribute_key<'a>(article: &Article, claim: &Claim, offset: usize) -> Option<Target<'a>> {
    if offset <= claim.words_range.end {
        return None;
    }
    let attributes = article.text.slice(claim.words_range.end..claim.range.end);
    let offset = offset - claim.words_range.end;
    let mut quote = None;
    let mut word = 0;
    for (place, character) in attributes.char_indices() {
        match (quote, character) {
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '=') => {
                let range = word..place;
                let key = keys().find(|key| *key == &attributes[range.clone()]);
                if let Some(key) = key.filter(|_| touches(&range, offset)) {
                    let start = claim.words_range.end;
                    return Some(Target {
                        range: start + range.start..start + range.end,
                        subject: Subject::Attribute(key),
                    });
                }
            }
            (None, other) if !other.is_ascii_alphanumeric() && !"-_".contains(other) => {
                word = place + other.len_utf8();
            }
            _ => {}
        }
    }
    None
}

fn in_front_matter<'a>(
    workspace: &'a Workspace,
    article: &'a Arc<Article>,
    offset: usize,
) -> Option<Target<'a>> {
    let front_matter = &article.front_matter;
    if let Some(source) = front_matter
        .source
        .as_ref()
        .filter(|source| touches(&source.range, offset))
    {
        return Some(Target {
            range: source.range.clone(),
            subject: Subject::Source(CitedSource::of(workspace, article, &source.value)),
        });
    }
    let mut authors = front_matter.authors.iter();
    let place = authors.position(|author| touches(&author.name.range, offset))?;
    Some(Target {
        range: front_matter.authors[place].name.range.clone(),
        subject: Subject::Speaker(workspace.authors(article).into_iter().nth(place)?),
    })
}

fn in_bibliography(file: &Arc<SourceFile>, offset: usize) -> Option<Target<'_>> {
    let mut sources = file.bibliography.sources.iter();
    let source = sources.find(|source| touches(&source.key_range, offset))?;
    let key = source.key.clone();
    Some(Target {
        range: source.key_range.clone(),
        subject: Subject::Source(CitedSource {
            key,
            entry: Some((file, source)),
        }),
    })
}

fn in_config(config: &Config, offset: usize) -> Option<Target<'_>> {
    let mut people = config.people.values();
    if let Some(person) = people.find(|person| touches(&person.key.range, offset)) {
        let voice = Voice {
            speaker: Speaker::Person(person.key.value.clone()),
            name: person.name.clone(),
            role: person.role.clone(),
        };
        return Some(Target {
            range: person.key.range.clone(),
            subject: Subject::Speaker(voice),
        });
    }
    let mut topics = config.topics.values();
    let topic = topics.find(|topic| touches(&topic.key.range, offset))?;
    Some(Target {
        range: topic.key.range.clone(),
        subject: Subject::Topic(topic.key.value.clone()),
    })
}

/// Whether the cursor stands in or directly behind a stretch: editors ask from either side.
fn touches(range: &Range<usize>, offset: usize) -> bool {
    range.start <= offset && offset <= range.end
}
