//! Who is committed to a claim: names in the text become speakers that can be compared.

use std::path::Path;
use std::sync::Arc;

use crate::config::{Config, Person, fold};
use crate::model::{Article, Claim};

/// Somebody who says something. Equal speakers are the same person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// Declared in the configuration, by key.
    Person(String),
    /// Named in the text only: the folded name.
    Named(String),
    /// The author of an article that names none.
    UnnamedAuthor(Arc<Path>),
    /// A description such as “planners in London”. It names nobody, so it never unifies, not even
    /// with itself: the article, the claim and its place in the list keep each one apart.
    Described(Arc<Path>, usize, usize),
}

impl Speaker {
    /// Whether nobody knows who this is.
    pub fn is_anonymous(&self) -> bool {
        matches!(self, Self::UnnamedAuthor(_) | Self::Described(..))
    }
}

/// A speaker with the name to show.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Voice {
    /// Who it is.
    pub speaker: Speaker,
    /// How to call them.
    pub name: String,
    /// Office or standing, where declared.
    pub role: Option<String>,
}

/// Who speaks in a claim: those it names, else the article's authors.
pub fn voices(config: &Config, article: &Article, claim: &Claim) -> Vec<Voice> {
    if claim.by.is_empty() {
        return authors(config, article);
    }
    let named = claim.by.iter().enumerate();
    named
        .map(|(place, name)| {
            let described = Speaker::Described(article.path.clone(), claim.index, place);
            voice(config, &name.value, described)
        })
        .collect()
}

/// The authors of an article; one unnamed voice where it names none.
pub fn authors(config: &Config, article: &Article) -> Vec<Voice> {
    let unnamed = || Speaker::UnnamedAuthor(article.path.clone());
    let authors = &article.front_matter.authors;
    if authors.is_empty() {
        let name = format!("the author of “{}”", article.key);
        return vec![Voice {
            speaker: unnamed(),
            name,
            role: None,
        }];
    }
    let named = authors.iter();
    named
        .map(|author| {
            let mut voice = voice(config, &author.name.value, unnamed());
            voice.role = voice.role.or_else(|| author.affiliation.clone());
            voice
        })
        .collect()
}

/// Somebody by key or name, whoever says it where.
pub fn voice_of(config: &Config, written: &str) -> Voice {
    voice(config, written, Speaker::Named(fold(written)))
}

/// Who is committed to a claim, without the names to show.
pub fn speakers(config: &Config, article: &Article, claim: &Claim) -> Vec<Speaker> {
    if claim.by.is_empty() {
        return author_speakers(config, article);
    }
    let named = claim.by.iter().enumerate();
    named
        .map(|(place, name)| {
            speaker(config.person(&name.value), &name.value, || {
                Speaker::Described(article.path.clone(), claim.index, place)
            })
        })
        .collect()
}

fn author_speakers(config: &Config, article: &Article) -> Vec<Speaker> {
    let unnamed = || Speaker::UnnamedAuthor(article.path.clone());
    let authors = article.front_matter.authors.iter();
    let named: Vec<_> = authors
        .map(|author| &author.name.value)
        .map(|name| speaker(config.person(name), name, unnamed))
        .collect();
    match named.is_empty() {
        true => vec![unnamed()],
        false => named,
    }
}

/// Whether the claim is reported: somebody other than the article's authors is committed to it.
pub fn is_reported(config: &Config, article: &Article, claim: &Claim) -> bool {
    // Who is not named is the author, so there is nobody to look up.
    if claim.by.is_empty() {
        return false;
    }
    let authors = author_speakers(config, article);
    let mut speakers = speakers(config, article, claim).into_iter();
    !speakers.any(|speaker| authors.contains(&speaker))
}

/// The voices' names in a row: `Ben Hodges and Edward Arnold`.
pub fn name_list(voices: &[Voice]) -> String {
    match voices {
        [] => String::new(),
        [one] => one.name.clone(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|voice| voice.name.as_str()).collect();
            format!("{} and {}", first.join(", "), last.name)
        }
    }
}

fn voice(config: &Config, written: &str, anonymous: Speaker) -> Voice {
    let person = config.person(written);
    Voice {
        speaker: speaker(person, written, || anonymous),
        name: person.map_or(written, |person| &person.name).to_owned(),
        role: person.and_then(|person| person.role.clone()),
    }
}

fn speaker(person: Option<&Person>, written: &str, anonymous: impl FnOnce() -> Speaker) -> Speaker {
    if let Some(person) = person {
        return Speaker::Person(person.key.value.clone());
    }
    // “planners in London” begins in lower case, as a description does and a name does not.
    match written.starts_with(char::is_lowercase) {
        true => anonymous(),
        false => Speaker::Named(fold(written)),
    }
}
