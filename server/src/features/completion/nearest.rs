//! Articles by how near they are: the one that is written, those it refers to, all others by path.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::place::Place;
use crate::model::Article;
use crate::workspace::{ClaimRef, Workspace};

/// All articles, nearest first.
pub(super) fn articles<'a>(
    workspace: &'a Workspace,
    own: Option<&'a Arc<Article>>,
) -> impl Iterator<Item = &'a Arc<Article>> {
    let claims = own.into_iter().flat_map(|own| &own.claims);
    let relations = claims.flat_map(|claim| &claim.relations);
    let references = relations.flat_map(|relation| relation.target.references());
    let mut seen_keys = HashSet::new();
    let keys = references.filter_map(|reference| reference.article.as_deref());
    let keys = keys.filter(move |key| seen_keys.insert(*key));
    let near = keys.flat_map(|key| with_key(workspace, key));
    let mut seen = HashSet::new();
    let all = own.into_iter().chain(near).chain(workspace.articles());
    all.filter(move |article| seen.insert(&article.path))
}

/// The articles with a key.
pub(super) fn with_key<'a>(
    workspace: &'a Workspace,
    key: &str,
) -> impl Iterator<Item = &'a Arc<Article>> + use<'a> {
    let paths = workspace.articles_with_key(key).into_iter();
    paths.filter_map(|path| workspace.article(&path))
}

/// The claims of an article.
pub(super) fn claims(article: &Arc<Article>) -> impl Iterator<Item = ClaimRef<'_>> {
    let claims = article.claims.iter();
    claims.map(move |claim| ClaimRef { article, claim })
}

/// Whether a stretch of an article is what somebody is in the middle of writing: no name yet, though it was read
/// as one.
pub(super) fn is_begun(
    own: Option<&Arc<Article>>,
    article: &Article,
    range: &Range<usize>,
    place: &Place,
) -> bool {
    let is_own = own.is_some_and(|own| own.path == article.path);
    is_own && range.start <= place.word.end && place.word.start <= range.end
}
