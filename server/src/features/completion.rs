//! What can be written at a place in an article: ids of claims, people, sources, topics, keys and their values.
//!
//! Only what fits there, the nearest first, and nothing in ordinary prose. The lists are bounded, since a workspace
//! may hold a million claims; what an item means at length is told when it is asked for.

mod annotation;
mod claims;
mod comments;
mod configuration;
mod explain;
mod header;
mod nearest;
mod people;
mod place;
mod shortlist;
mod sources;
mod surroundings;
mod topics;
mod words;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::config::FILE_NAME;
use crate::model::Article;
use crate::text::Text;
use crate::vocabulary::Verb;
use crate::workspace::Workspace;
use annotation::{Annotation, Begun};
use place::{Expected, Place};

pub use explain::{Explained, explain};

/// More characters than this of a proposition or a title do not fit beside a label.
const LONGEST_DETAIL: usize = 80;

/// What can be written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// The items, in order.
    pub items: Vec<Item>,
    /// The bytes that an item takes the place of: what is begun there, around the cursor.
    pub word: Range<usize>,
    /// Whether more would fit, and others may when more is typed.
    pub is_incomplete: bool,
}

/// Something that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What sort of thing it is.
    pub kind: ItemKind,
    /// What a list shows, and by which it is found unless `filter` says otherwise.
    pub label: String,
    /// What it is found by.
    pub filter: Option<String>,
    /// Who or what belongs to it, in a word or two.
    pub hint: Option<String>,
    /// What it says, in a phrase.
    pub detail: Option<String>,
    /// What is written.
    pub insert: String,
    /// Whether that is a snippet with stops, in the protocol's syntax.
    pub is_snippet: bool,
    /// Whether something is to be completed directly behind it.
    pub goes_on: bool,
    /// By which more can be asked about it.
    pub explained: Option<Explained>,
}

/// The sorts of things that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A claim, or an inference.
    Claim,
    /// An article's key.
    Article,
    /// Somebody.
    Person,
    /// A source.
    Source,
    /// A topic.
    Topic,
    /// A key, of an annotation or elsewhere.
    Attribute,
    /// A key that is a relation.
    Verb,
    /// One of a few words, or a value.
    Word,
    /// A rule or a group of rules.
    Rule,
    /// The form of something new.
    Snippet,
}

/// How a client asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// It can take snippets.
    pub snippets: bool,
    /// Somebody asks without having begun anything, and not because of what was just typed.
    pub is_invoked: bool,
}

/// What is asked about, as those see it who answer.
struct Asked<'a> {
    text: &'a Text,
    /// What the text is read as, where it is an article.
    own: Option<&'a Arc<Article>>,
    place: Place,
    snippets: bool,
}

/// Items, and whether there may be more.
#[derive(Debug, Default)]
struct List {
    items: Vec<Item>,
    is_incomplete: bool,
}

/// What can be written at an offset of a text, which need not be an article yet.
pub fn completion(
    workspace: &Workspace,
    path: &Path,
    text: &Text,
    offset: usize,
    manner: Manner,
) -> Option<Completions> {
    let is_config = path.file_name().is_some_and(|name| name == FILE_NAME);
    let place = match is_config {
        true => configuration::find(text, offset)?,
        false => place::find(text, offset)?,
    };
    let snippets = manner.snippets;
    let asked = Asked {
        text,
        own: workspace.article(path),
        place,
        snippets,
    };
    let list = asked.list(workspace, manner)?;
    (!list.items.is_empty()).then_some(Completions {
        items: list.items,
        word: asked.place.word,
        is_incomplete: list.is_incomplete,
    })
}

impl Asked<'_> {
    fn list(&self, workspace: &Workspace, manner: Manner) -> Option<List> {
        let own = self.own;
        let typed = self.place.typed.as_str();
        let list = match &self.place.expected {
            Expected::Id(annotation) => words::ids(self, annotation),
            Expected::Class(annotation) => words::class(self, annotation),
            Expected::Key(annotation) => words::in_braces(self, annotation),
            Expected::Value(begun, annotation) => {
                return self.values(workspace, begun, annotation);
            }
            Expected::Citation => sources::sources(workspace, own, &[], typed),
            Expected::Directive => comments::directives(),
            Expected::Rule(others) => comments::rules(others),
            // The header of a file without claims is nobody's business.
            Expected::HeaderKey(others) => {
                own.map(|_| header::keys(others, self.is_followed_by(":")))?
            }
            Expected::HeaderValue(key) => {
                own.map(|own| header::values(workspace, own, key, typed))?
            }
            Expected::Braces(words) if manner.is_invoked && manner.snippets => {
                words::braces(self, words)
            }
            Expected::Anything if manner.is_invoked && manner.snippets => words::claim(),
            Expected::Braces(_) | Expected::Anything => return None,
            Expected::Configured(list) => configuration::items(list, manner.snippets),
        };
        Some(list)
    }

    fn values(
        &self,
        workspace: &Workspace,
        begun: &Begun,
        annotation: &Annotation,
    ) -> Option<List> {
        if !annotation.is_claim {
            return None;
        }
        let own = self.own;
        let typed = self.place.typed.as_str();
        let mut list = match begun.key.as_str() {
            "by" => people::people(workspace, own, &begun.others, &self.place),
            "cite" => sources::sources(workspace, own, &begun.others, typed),
            "about" => topics::topics(workspace, own, &self.place),
            "value" => {
                let topic = annotation.value("about")?;
                topics::values(workspace, own, topic, &self.place)
            }
            key if Verb::from_word(key).is_some() => {
                claims::targets(workspace, own, (begun, annotation), typed)
            }
            key => words::values(key),
        };
        if !begun.is_quoted {
            for item in &mut list.items {
                item.insert = format!("\"{}\"", item.insert);
            }
        }
        Some(list)
    }

    /// Whether something stands directly behind what is begun.
    fn is_followed_by(&self, words: &str) -> bool {
        let end = self.place.word.end;
        self.text.slice(end..end + words.len()) == words
    }
}

impl Item {
    /// An item that writes its label.
    fn new(kind: ItemKind, label: String) -> Self {
        Self {
            kind,
            insert: label.clone(),
            label,
            filter: None,
            hint: None,
            detail: None,
            is_snippet: false,
            goes_on: false,
            explained: None,
        }
    }

    /// The item with a snippet to be written.
    fn with_snippet(self, snippet: String) -> Self {
        Self {
            insert: snippet,
            is_snippet: true,
            ..self
        }
    }
}

impl From<Vec<Item>> for List {
    fn from(items: Vec<Item>) -> Self {
        Self {
            items,
            is_incomplete: false,
        }
    }
}

/// Words in quotation marks, cut where they run long.
fn quoted(words: &str) -> String {
    match words.char_indices().nth(LONGEST_DETAIL) {
        None => format!("“{words}”"),
        Some((cut, _)) => format!("“{}…”", words[..cut].trim_end()),
    }
}

#[cfg(test)]
mod tests;
