//! What an item of a completion means, at length: asked for when somebody looks at it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::nearest;
use crate::features::hover;
use crate::features::mentions::CitedSource;
use crate::features::prose::{Prose, text};
use crate::features::target::Subject;
use crate::rules::Rule;
use crate::speaker::voice_of;
use crate::vocabulary::keys;
use crate::workspace::{ClaimRef, Workspace};

/// The thing that an item names; by names alone, so that it can be asked for after another edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Explained {
    /// A claim: the key of its article, and its id.
    Claim(String, String),
    /// A source, by citation key.
    Source(String),
    /// Somebody, by key or name.
    Person(String),
    /// A topic, by key.
    Topic(String),
    /// A key of an annotation.
    Attribute(String),
    /// A rule, by name.
    Rule(String),
}

/// What there is to say about an item that was offered in the file at `path`.
pub fn explain(workspace: &Workspace, path: &Path, explained: &Explained) -> Option<Prose> {
    let subject = match explained {
        Explained::Claim(key, id) => {
            let mut articles = nearest::with_key(workspace, key);
            Subject::Claim(articles.find_map(|article| {
                let claim = article.claim(id)?;
                Some(ClaimRef { article, claim })
            })?)
        }
        Explained::Source(key) => Subject::Source(match workspace.article(path) {
            Some(article) => CitedSource::of(workspace, article, key),
            None => CitedSource::configured(workspace, key),
        }),
        Explained::Person(name) => Subject::Speaker(voice_of(workspace.config(), name)),
        Explained::Topic(key) => Subject::Topic(key.clone()),
        Explained::Attribute(key) => Subject::Attribute(keys().find(|known| known == key)?),
        Explained::Rule(name) => {
            let mut prose = Prose::default();
            let rule = Rule::named(name)?;
            prose.paragraph(vec![text(rule.summary())]);
            return Some(prose);
        }
    };
    Some(hover::describe(workspace, &subject))
}
