//! Sources that an article can cite, by the keys of its bibliographies.

use std::path::Path;
use std::sync::Arc;

use super::shortlist::Shortlist;
use super::{Explained, Item, ItemKind, List, quoted};
use crate::bibliography::Source;
use crate::model::Article;
use crate::workspace::Workspace;

/// The sources that can be cited in an article, but for those that are.
pub(super) fn sources(
    workspace: &Workspace,
    own: Option<&Arc<Article>>,
    others: &[String],
    typed: &str,
) -> List {
    let files = files(workspace, own);
    let files = files.iter().filter_map(|path| workspace.bibliography(path));
    let sources = files.flat_map(|file| &file.bibliography.sources);
    let is_cited = |source: &Source| {
        let mut cited = others.iter().filter_map(|other| other.split(',').next());
        cited.any(|cited| cited.trim_matches(['@', '-', ' ']) == source.key)
    };
    let mut list = Shortlist::new(typed);
    list.look_through(sources.map(|source| {
        let is_free = !is_cited(source);
        is_free.then(|| (searched(source), source))
    }));
    let (found, is_incomplete) = list.take();
    List {
        items: found.into_iter().map(item).collect(),
        is_incomplete,
    }
}

fn files(workspace: &Workspace, own: Option<&Arc<Article>>) -> Vec<Arc<Path>> {
    match own {
        Some(own) => workspace.bibliography_paths(own),
        None => workspace.configured_bibliographies(),
    }
}

/// What a source is found by: few writers know their keys by heart.
fn searched(source: &Source) -> String {
    let authors = source.authors.iter().map(String::as_str);
    let words = [&*source.key]
        .into_iter()
        .chain(authors)
        .chain(source.title.as_deref());
    words.collect::<Vec<_>>().join(" ")
}

/// The key with author, year and title.
fn item(source: &Source) -> Item {
    let year = source.date.as_deref().and_then(|date| date.get(..4));
    let hint: Vec<_> = source
        .author_line()
        .into_iter()
        .chain(year.map(str::to_owned))
        .collect();
    Item {
        hint: Some(hint.join(", ")).filter(|hint| !hint.is_empty()),
        detail: source.title.as_deref().map(quoted),
        explained: Some(Explained::Source(source.key.clone())),
        filter: Some(searched(source)),
        ..Item::new(ItemKind::Source, source.key.clone())
    }
}
