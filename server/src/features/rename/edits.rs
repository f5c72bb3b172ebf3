//! The edits of a rename, and the proof that every file is read afterwards as it was before.

use std::path::Path;
use std::sync::Arc;

use super::names::{Mention, Named};
use super::{FileEdits, Refusal, Sort, Thing};
use crate::article::read_bytes;
use crate::bibliography::Bibliography;
use crate::config::Config;
use crate::fix::{Edit, apply};
use crate::model::Article;
use crate::text::Text;
use crate::vocabulary::is_name;
use crate::workspace::Workspace;

/// The edits that give a thing its new name.
pub(super) fn make(
    workspace: &Workspace,
    thing: &Thing<'_>,
    new: &str,
) -> Result<FileEdits, Refusal> {
    let mut edits = replacing(workspace, thing, new);
    if let (Named::Article(article), Sort::ArticleKey) = (&thing.named, thing.sort)
        && article.front_matter.key.is_none()
    {
        let edit = write_key(article, new);
        match edits.iter_mut().find(|(path, _)| *path == article.path) {
            Some((_, of_file)) => of_file.insert(0, edit),
            None => edits.push((article.path.clone(), vec![edit])),
        }
    }
    edits.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (path, of_file) in &edits {
        if thing.cancelled.is_cancelled() {
            break;
        }
        if !reads_alike(workspace, path, of_file) {
            return Err(format!(
                "`{new}` in {} would be read as something else than a name: change the name there by hand",
                super::collisions::file_name(workspace, path)
            ));
        }
    }
    Ok(edits)
}

/// The edits that put the new name wherever the old one stands.
pub(super) fn replacing(workspace: &Workspace, thing: &Thing<'_>, new: &str) -> FileEdits {
    let mentions = thing.mentions(workspace).into_iter();
    let edits = mentions.filter_map(|(path, mentions)| {
        let text = workspace.text(&path)?;
        let of_file = mentions
            .iter()
            .map(|mention| edit(text, &path, mention, new));
        let of_file = of_file.collect();
        Some((path, of_file))
    });
    edits.collect()
}

/// Puts the new name in the place of the old one, with quotation marks where the place has none and needs them.
fn edit(text: &Text, path: &Path, mention: &Mention, new: &str) -> Edit {
    let range = mention.range.clone();
    let before = text.slice(range.start.saturating_sub(1)..range.start);
    let is_json = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let lacks_marks = match is_json {
        true => before != "\"",
        false => before == "=" && !is_name(new),
    };
    match lacks_marks {
        true => Edit::replace(range, format!("\"{new}\"")),
        false => Edit::replace(range, new),
    }
}

/// Writes a key into the header of an article that has none.
pub(in crate::features) fn write_key(article: &Article, key: &str) -> Edit {
    let first = article.text.slice(article.text.line(0));
    let end = match article.text.to_text() {
        text if text.contains("\r\n") => "\r\n",
        _ => "\n",
    };
    match &article.header {
        Some(yaml) => Edit::insert(yaml.start, format!("key: {key}{end}")),
        None => {
            // A mark of the byte order stays the first character.
            let start = first.len() - first.trim_start_matches('\u{feff}').len();
            Edit::insert(start, format!("---{end}key: {key}{end}---{end}{end}"))
        }
    }
}

/// Whether as much of a file can be read after some edits as before.
fn reads_alike(workspace: &Workspace, path: &Arc<Path>, edits: &[Edit]) -> bool {
    let Some(text) = workspace.text(path) else {
        return false;
    };
    let changed = apply(&text.to_text(), edits);
    if let Some(article) = workspace.article(path) {
        let now = read_bytes(path.clone(), changed.as_bytes());
        return now.is_some_and(|now| {
            let sizes = |article: &Article| (article.claims.len(), article.problems.len());
            sizes(&now) == sizes(article)
        });
    }
    if let Some(file) = workspace.bibliography(path) {
        let now = Bibliography::read(path, &changed);
        let sizes = |read: &Bibliography| (read.sources.len(), read.problems.len());
        return sizes(&now) == sizes(&file.bibliography);
    }
    Config::read(path.clone(), &changed).is_ok()
}
