//! Files that are moved or deleted: what has to change so that everything still means what it meant, and what cannot
//! be saved.
//!
//! An article without a `key` is called after its file. Where it is moved, who refers to it follows; where its new name
//! is taken or is none that can be written in a reference, it keeps the old one as its `key`. Paths of bibliographies
//! follow both the file that names them and the file that is named. When an article is deleted there is nothing to
//! write in the place of what referred to it, so that is only told.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pathdiff::diff_paths;

use super::names::{self, Named};
use super::rename::{FileEdits, file_name, follow, place, write_key};
use crate::fix::Edit;
use crate::loader::is_article;
use crate::model::Article;
use crate::spanned::Spanned;
use crate::vocabulary::is_name;
use crate::workspace::{Workspace, clean_path};

/// More places than this are counted and not told.
const MOST_PLACES: usize = 5;

const REFERRED_TO: &str = "its claims are still named in";
const READ: &str = "it is still read by";

/// What comes of moving files.
#[derive(Clone, Debug, Default)]
pub struct Moved {
    /// What has to be edited, before the files are moved.
    pub edits: FileEdits,
    /// What will name nothing any more: sentences for people.
    pub losses: Vec<String>,
}

/// What comes of moving files or whole folders, each from an old path to a new one.
pub fn moved(workspace: &Workspace, moves: &[(PathBuf, PathBuf)]) -> Moved {
    let moves = Moves(moves);
    let mut edits: BTreeMap<Arc<Path>, Vec<Edit>> = BTreeMap::new();
    let mut moved = Moved::default();
    let mut taken = BTreeSet::new();
    for article in workspace.articles() {
        let Some(new) = moves.of(&article.path) else {
            continue;
        };
        match rekey(workspace, article, &new, &mut taken) {
            Ok(of_key) => {
                for (path, more) in of_key {
                    edits.entry(path).or_default().extend(more);
                }
            }
            Err(loss) => moved.losses.push(loss),
        }
    }
    for article in workspace.articles() {
        let named = article.front_matter.bibliography.iter();
        let home = (&*article.path, moves.of(&article.path));
        let repathed = named.filter_map(|path| {
            let new = moves.path_beside(home.0, home.1.as_deref(), &path.value)?;
            Some(Edit::replace(
                path.range.clone(),
                in_yaml(article, path, &new)?,
            ))
        });
        let repathed: Vec<_> = repathed.collect();
        if !repathed.is_empty() {
            edits
                .entry(article.path.clone())
                .or_default()
                .extend(repathed);
        }
    }
    let config = workspace.config();
    if let (Some(path), Some(folder)) = (&config.path, &config.folder) {
        let home = folder.join(crate::config::FILE_NAME);
        let repathed = config.bibliography.iter().filter_map(|named| {
            let new = moves.path_beside(&home, None, &named.value)?;
            Some(Edit::replace(named.range.clone(), in_toml(&new)))
        });
        let repathed: Vec<_> = repathed.collect();
        if !repathed.is_empty() {
            edits.entry(path.clone()).or_default().extend(repathed);
        }
    }
    for edits in edits.values_mut() {
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    }
    moved.edits = edits.into_iter().collect();
    moved
}

/// What will name nothing any more once files or whole folders are deleted.
pub fn losses(workspace: &Workspace, deleted: &[PathBuf]) -> Vec<String> {
    let is_deleted = |path: &Path| deleted.iter().any(|deleted| path.starts_with(deleted));
    let mut losses = Vec::new();
    for article in workspace
        .articles()
        .filter(|article| is_deleted(&article.path))
    {
        let places = referring(workspace, article, &is_deleted);
        losses.extend(loss(workspace, &article.path, REFERRED_TO, places));
    }
    for file in workspace
        .bibliographies()
        .filter(|file| is_deleted(&file.path))
    {
        let readers = workspace.articles().filter(|article| {
            !is_deleted(&article.path) && workspace.bibliography_paths(article).contains(&file.path)
        });
        let readers = readers.map(|article| file_name(workspace, &article.path));
        losses.extend(loss(workspace, &file.path, READ, readers.collect()));
    }
    losses
}

/// That a file is missed at some places, where there are any.
fn loss(
    workspace: &Workspace,
    path: &Path,
    missed: &str,
    mut places: Vec<String>,
) -> Option<String> {
    places.dedup();
    let more = places.len().saturating_sub(MOST_PLACES);
    places.truncate(MOST_PLACES);
    let more = match more {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let name = file_name(workspace, path);
    let is_missed = !places.is_empty();
    is_missed.then(|| format!("{name} goes, and {missed} {}{more}", places.join(", ")))
}

/// Where other articles that stay refer to one.
fn referring(
    workspace: &Workspace,
    article: &Arc<Article>,
    is_gone: &dyn Fn(&Path) -> bool,
) -> Vec<String> {
    let named = names::mentions(workspace, &Named::Article(article)).into_iter();
    let named = named.filter(|(path, _)| *path != article.path && !is_gone(path));
    let places = named.flat_map(|(path, mentions)| {
        let places = mentions.into_iter();
        places.map(move |mention| place(workspace, &path, &mention.range))
    });
    places.collect()
}

/// What keeps an article known that is called after its file.
fn rekey(
    workspace: &Workspace,
    article: &Arc<Article>,
    new: &Path,
    taken: &mut BTreeSet<String>,
) -> Result<FileEdits, String> {
    let places = || referring(workspace, article, &|_| false);
    if !new.starts_with(&**workspace.root()) || !is_article(new) {
        let loss = loss(workspace, &article.path, REFERRED_TO, places());
        return loss.map_or(Ok(FileEdits::new()), Err);
    }
    let stem = new
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let is_called_so = article.front_matter.key.is_none();
    let Some(stem) = stem.filter(|stem| is_called_so && *stem != article.key) else {
        return Ok(FileEdits::new());
    };
    if names::mentions(workspace, &Named::Article(article)).is_empty() {
        return Ok(FileEdits::new());
    }
    if is_name(&stem)
        && !taken.contains(&stem)
        && let Ok(edits) = follow(workspace, article, &stem)
    {
        taken.insert(stem);
        return Ok(edits);
    }
    if is_name(&article.key) {
        return Ok(vec![(
            article.path.clone(),
            vec![write_key(article, &article.key)],
        )]);
    }
    let loss = loss(workspace, &article.path, REFERRED_TO, places());
    loss.map_or(Ok(FileEdits::new()), Err)
}

/// From where to where files are moved.
struct Moves<'a>(&'a [(PathBuf, PathBuf)]);

impl Moves<'_> {
    /// Where a file goes, alone or with its folder.
    fn of(&self, path: &Path) -> Option<PathBuf> {
        self.0.iter().find_map(|(old, new)| {
            let rest = path.strip_prefix(old).ok()?;
            let is_itself = rest.as_os_str().is_empty();
            Some(if is_itself {
                new.clone()
            } else {
                new.join(rest)
            })
        })
    }

    /// How a file names another after the move, where that is not as before. `home` is the file, which goes to `new`.
    fn path_beside(&self, home: &Path, new: Option<&Path>, named: &str) -> Option<String> {
        let beside = |file: &Path| clean_path(&file.parent().unwrap_or(file).join(named));
        let old = beside(home);
        let goal = self.of(&old).unwrap_or_else(|| old.clone());
        let new_home = new.unwrap_or(home);
        if beside(new_home) == goal {
            return None;
        }
        let written = match Path::new(named).is_absolute() {
            true => goal,
            false => diff_paths(&goal, new_home.parent()?)?,
        };
        Some(written.to_str()?.replace('\\', "/"))
    }
}

/// A path in the place of another in a header; `None` where it cannot be written there.
fn in_yaml(article: &Article, old: &Spanned<String>, path: &str) -> Option<String> {
    let start = old.range.start;
    let before = article.text.slice(start.saturating_sub(1)..start);
    let is_plain = path
        .chars()
        .all(|character| character.is_ascii_alphanumeric() || "/._-".contains(character));
    let starts_plain =
        path.starts_with(|first: char| first.is_ascii_alphanumeric() || "./".contains(first));
    match &*before {
        "\"" | "'" => (!path.contains(['"', '\'', '\\'])).then(|| path.to_owned()),
        _ if is_plain && starts_plain => Some(path.to_owned()),
        _ => (!path.contains(['"', '\\'])).then(|| format!("\"{path}\"")),
    }
}

fn in_toml(path: &str) -> String {
    toml::Value::String(path.to_owned()).to_string()
}
