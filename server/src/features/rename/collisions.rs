//! What stands in the way of a new name: who has it, and who refers by it to nothing so far and would be caught.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::{Refusal, Sort, Thing};
use crate::config::fold;
use crate::features::mentions::CitedSource;
use crate::features::names::{Named, references};
use crate::model::{Article, Reference};
use crate::speaker::Speaker;
use crate::text::Encoding;
use crate::workspace::{ClaimRef, Name, Workspace};

/// Whether a thing can be renamed at all, whatever it is to be called: every place must lie in this folder, and be
/// its own.
pub(super) fn check_places(workspace: &Workspace, thing: &Thing<'_>) -> Result<(), Refusal> {
    for (path, _) in thing.mentions(workspace) {
        let is_inside = path.starts_with(&**workspace.root()) || workspace.article(&path).is_some();
        if !is_inside {
            let path = path.display();
            return Err(format!(
                "`{}` stands in {path}, outside of this folder: rename it where that belongs",
                thing.name
            ));
        }
    }
    let Named::Source(CitedSource {
        key,
        entry: Some((file, _)),
    }) = &thing.named
    else {
        return Ok(());
    };
    let mut repeated = file.bibliography.repeated_keys.iter();
    match repeated.find(|repeated| repeated.value == *key) {
        Some(again) => Err(format!(
            "a second entry in {} has the key `{key}`: give that another key first",
            place(workspace, &file.path, &again.range)
        )),
        None => Ok(()),
    }
}

/// Whether a thing can be called so.
pub(super) fn check(workspace: &Workspace, thing: &Thing<'_>, new: &str) -> Result<(), Refusal> {
    let in_the_way = match (&thing.named, thing.sort) {
        (Named::Claim(claim), _) => claim_called(workspace, *claim, new),
        (Named::Article(article), _) => article_called(workspace, article, new),
        (Named::Topic(_), _) => topic_called(workspace, new),
        (Named::Source(source), _) => source_called(workspace, source, new),
        (Named::Speaker(_), Sort::PersonKey) => person_called(workspace, thing, new),
        (Named::Speaker(speaker), _) => {
            let is_respelled = fold(new) == fold(&thing.name);
            let others = || somebody_called(workspace, speaker, new);
            if is_respelled { None } else { others() }
        }
    };
    in_the_way.map_or(Ok(()), Err)
}

fn claim_called(workspace: &Workspace, claim: ClaimRef<'_>, new: &str) -> Option<Refusal> {
    let key = &claim.article.key;
    for path in workspace.articles_with_key(key) {
        let article = workspace.article(&path)?;
        if let Some(other) = article.claim(new) {
            let id = other.id.as_ref().map(|id| id.range.clone());
            let place = place(workspace, &path, &id.unwrap_or_default());
            return Some(format!("{place} is a claim with the id `{new}` already"));
        }
    }
    let name = Name::Claim(key.clone(), new.to_owned());
    let is_caught = |article: &Article, reference: &Reference| {
        reference.claim == new && reference.article.as_ref().unwrap_or(&article.key) == key
    };
    caught(workspace, &name, is_caught)
}

fn article_called(workspace: &Workspace, article: &Arc<Article>, new: &str) -> Option<Refusal> {
    if let Some(other) = workspace.articles_with_key(new).first() {
        let other = file_name(workspace, other);
        return Some(format!("the article {other} has the key `{new}` already"));
    }
    let borrowed = references(article).find(|reference| {
        let named = workspace.resolve(article, reference);
        reference.article.is_none() && named.is_ok_and(|named| named.article.path != article.path)
    });
    if let Some(reference) = borrowed {
        return Some(format!(
            "{} names a claim of another article with the same key, as `{}`: write `{}#{}` there first",
            place(workspace, &article.path, &reference.range),
            reference.claim,
            article.key,
            reference.claim,
        ));
    }
    let name = Name::Article(new.to_owned());
    let is_caught = |_: &Article, reference: &Reference| reference.article.as_deref() == Some(new);
    caught(workspace, &name, is_caught)
}

/// A reference to nothing that would refer to something.
fn caught(
    workspace: &Workspace,
    name: &Name,
    is_caught: impl Fn(&Article, &Reference) -> bool,
) -> Option<Refusal> {
    for path in workspace.mentioning([name]) {
        let article = workspace.article(&path)?;
        let found = references(article).find(|reference| is_caught(article, reference));
        if let Some(reference) = found {
            let written = article.text.slice(reference.range.clone());
            let place = place(workspace, &path, &reference.range);
            return Some(format!(
                "{place} refers to `{written}`, which does not exist so far and would be taken for this: correct that first"
            ));
        }
    }
    None
}

fn topic_called(workspace: &Workspace, new: &str) -> Option<Refusal> {
    let config = workspace.config();
    if let Some((topic, path)) = config.topics.get(new).zip(config.path.as_ref()) {
        let place = place(workspace, path, &topic.key.range);
        return Some(format!("{place} declares the topic `{new}` already"));
    }
    let about = workspace.about(new);
    let claim = about.first()?;
    let place = place(workspace, &claim.article.path, &claim.claim.range);
    Some(format!(
        "the claim in {place} is about a topic `{new}` already"
    ))
}

fn person_called(workspace: &Workspace, thing: &Thing<'_>, new: &str) -> Option<Refusal> {
    let config = workspace.config();
    let other = config
        .person(new)
        .filter(|other| other.key.value != thing.name);
    if let Some((other, path)) = other.zip(config.path.as_ref()) {
        let place = place(workspace, path, &other.key.range);
        return Some(format!(
            "{place} declares {}, who is called `{new}` already",
            other.name
        ));
    }
    let is_free = |written: &str| written != new || config.person(new).is_some();
    written_by(workspace, is_free)
        .map(|place| format!("{place} calls somebody `{new}` who is declared nowhere"))
}

/// Who else is called by a name, whatever its case and blanks.
fn somebody_called(workspace: &Workspace, speaker: &Speaker, new: &str) -> Option<Refusal> {
    let config = workspace.config();
    if let Some((other, path)) = config.person(new).zip(config.path.as_ref()) {
        if *speaker == Speaker::Person(other.key.value.clone()) {
            return None;
        }
        let place = place(workspace, path, &other.key.range);
        return Some(format!(
            "{place} declares {}, who is called “{new}” already",
            other.name
        ));
    }
    // A key may be spelled like the name.
    let is_meant = |written: &str| {
        let person = config
            .person(written)
            .map(|person| person.key.value.clone());
        person.is_some_and(|key| *speaker == Speaker::Person(key))
    };
    let is_free = |written: &str| fold(written) != fold(new) || is_meant(written);
    written_by(workspace, is_free)
        .map(|place| format!("{place} calls somebody else “{new}” already"))
}

/// The first place where a speaker is written in a way that is not free.
fn written_by(workspace: &Workspace, is_free: impl Fn(&str) -> bool) -> Option<String> {
    for article in workspace.articles() {
        let authors = article
            .front_matter
            .authors
            .iter()
            .map(|author| &author.name);
        let names = article.claims.iter().flat_map(|claim| &claim.by);
        let mut written = authors.chain(names);
        let found = written.find(|name| !is_free(&name.value));
        if let Some(name) = found {
            return Some(place(workspace, &article.path, &name.range));
        }
    }
    None
}

fn source_called(workspace: &Workspace, source: &CitedSource<'_>, new: &str) -> Option<Refusal> {
    let (home, _) = source.entry?;
    let bibliography = &home.bibliography;
    let sources = bibliography.sources.iter();
    let keys = sources.clone().filter(|other| other.key == new);
    let keys = keys.map(|other| &other.key_range);
    let repeated = bibliography
        .repeated_keys
        .iter()
        .filter(|key| key.value == new);
    let relatives = sources.flat_map(|source| &source.relatives);
    let relatives = relatives.filter(|relative| relative.value == new);
    let spanned = repeated.chain(relatives).map(|key| &key.range);
    if let Some(range) = keys.chain(spanned).next() {
        let place = place(workspace, &home.path, range);
        return Some(format!("{place} has the key `{new}` already"));
    }
    let readers = workspace
        .articles()
        .filter(|article| workspace.bibliography_paths(article).contains(&home.path));
    for article in readers {
        let citations = article.claims.iter().flat_map(|claim| &claim.citations);
        let keys = citations.map(|citation| &citation.key);
        let mut keys = keys.chain(&article.front_matter.source);
        if let Some(key) = keys.find(|key| key.value == new) {
            let place = place(workspace, &article.path, &key.range);
            return Some(format!("{place} cites `{new}` already"));
        }
        let other = workspace.source(article, new);
        if let Some((file, other)) = other.filter(|_| cites(article, &source.key)) {
            let place = place(workspace, &file.path, &other.key_range);
            let article = file_name(workspace, &article.path);
            return Some(format!(
                "{place} has the key `{new}`, and {article} reads that too"
            ));
        }
    }
    None
}

fn cites(article: &Article, key: &str) -> bool {
    let citations = article.claims.iter().flat_map(|claim| &claim.citations);
    let keys = citations.map(|citation| &citation.key);
    keys.chain(&article.front_matter.source)
        .any(|cited| cited.value == key)
}

/// A place for people: `articles/a.md:8`.
pub(in crate::features) fn place(
    workspace: &Workspace,
    path: &Path,
    range: &Range<usize>,
) -> String {
    let line = workspace
        .text(path)
        .map_or(0, |text| text.position(range.start, Encoding::Utf32).line);
    format!("{}:{}", file_name(workspace, path), line + 1)
}

/// A file's path within the workspace.
pub(in crate::features) fn file_name(workspace: &Workspace, path: &Path) -> String {
    let name = path.strip_prefix(&**workspace.root()).unwrap_or(path);
    name.to_string_lossy().replace('\\', "/")
}
