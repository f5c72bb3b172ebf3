//! References to nothing: which articles have them, and by what names or claims elsewhere what was meant
//! may be told. How it is told is left to the rules.

use super::{ArticlePath, Entry, Unresolved, Workspace};
use crate::model::Article;

/// The articles with references to nothing, by what could be suggested to them.
#[derive(Clone, Debug, Default)]
pub(super) struct Dangling {
    waiting: super::HashMap<Suggestion, imbl::OrdSet<ArticlePath>>,
    /// The same by article.
    of: super::HashMap<ArticlePath, Vec<Suggestion>>,
}

/// What a reference to nothing may have meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Suggestion {
    /// An article of another key.
    AnyKey,
    /// Another claim of an article with this key.
    ClaimIn(String),
    /// A claim with this id in whichever article.
    ClaimCalled(String),
}

impl Dangling {
    fn set(&mut self, path: &ArticlePath, suggestions: Vec<Suggestion>) {
        for earlier in self.of.remove(path).into_iter().flatten() {
            let Some(waiting) = self.waiting.get_mut(&earlier) else {
                continue;
            };
            waiting.remove(path);
            if waiting.is_empty() {
                self.waiting.remove(&earlier);
            }
        }
        for suggestion in &suggestions {
            let waiting = self.waiting.entry(suggestion.clone()).or_default();
            waiting.insert(path.clone());
        }
        if !suggestions.is_empty() {
            self.of.insert(path.clone(), suggestions);
        }
    }

    fn waiting_for(&self, suggestion: &Suggestion) -> impl Iterator<Item = &ArticlePath> {
        self.waiting.get(suggestion).into_iter().flatten()
    }
}

impl Workspace {
    /// Looks again at the references of some articles.
    pub(super) fn note_dangling<'a>(&mut self, paths: impl IntoIterator<Item = &'a ArticlePath>) {
        for path in paths {
            let article = self.article(path).cloned();
            let suggestions = article.map_or_else(Vec::new, |article| {
                let relations = article.claims.iter().flat_map(|claim| &claim.relations);
                let references = relations.flat_map(|relation| relation.target.references());
                let mut suggestions = Vec::new();
                for reference in references {
                    match self.resolve(&article, reference) {
                        Ok(_) => {}
                        Err(Unresolved::NoArticle(_)) => suggestions.push(Suggestion::AnyKey),
                        Err(Unresolved::NoClaim(key)) => {
                            if key == article.key {
                                let id = reference.claim.clone();
                                suggestions.push(Suggestion::ClaimCalled(id));
                            }
                            suggestions.push(Suggestion::ClaimIn(key));
                        }
                    }
                }
                suggestions
            });
            self.dangling.set(path, suggestions);
        }
    }

    /// The articles with references to nothing for which something else may be suggested, now that an article
    /// has taken the place of another.
    pub(super) fn told_otherwise(
        &self,
        old: Option<&Entry>,
        new: Option<&Entry>,
    ) -> Vec<ArticlePath> {
        let [old, new] = [old, new].map(|entry| entry.map(|entry| &*entry.article));
        let has = |article: Option<&Article>, id: &str| {
            article.is_some_and(|article| article.claim(id).is_some())
        };
        let versions = [(old, new), (new, old)].into_iter();
        let versions = versions.filter_map(|(one, other)| Some((one?, other)));
        let mut suggestions = Vec::new();
        for (one, other) in versions {
            let other = other.filter(|other| other.key == one.key);
            if other.is_none() {
                suggestions.push(Suggestion::AnyKey);
            }
            let ids = one.claim_ids().filter(|id| !has(other, id));
            let before = suggestions.len();
            suggestions.extend(ids.map(|id| Suggestion::ClaimCalled(id.to_owned())));
            if suggestions.len() > before {
                suggestions.push(Suggestion::ClaimIn(one.key.clone()));
            }
        }
        let waiting = suggestions.iter();
        let waiting = waiting.flat_map(|suggestion| self.dangling.waiting_for(suggestion));
        waiting.cloned().collect()
    }
}
