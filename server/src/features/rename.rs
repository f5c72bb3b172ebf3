//! Renaming a claim, an article, a person, a topic or a source, everywhere at once.
//!
//! Whatever is called by the old name is called by the new one afterwards, and nothing else is: a name that is taken, or
//! that would catch what refers to nothing today, is refused with the place that is in the way. An article that has no
//! `key` is called after its file; renaming writes a `key` and leaves the file where it is, since others may know it
//! by its path. What a comment silences is told by rules, which have no such names.

mod collisions;
mod edits;
mod spelling;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use super::names::{self, Mention, Named};
use super::target::{self, Subject};
use crate::config::fold;
use crate::fix::Edit;
use crate::model::Article;
use crate::speaker::Speaker;
use crate::workspace::Workspace;

pub(super) use collisions::{file_name, place};
pub(super) use edits::write_key;

/// Why a thing cannot be renamed, or not to this: a sentence that names what is in the way.
pub type Refusal = String;

/// What is in the way of a rename that nobody waits for.
const CANCELLED: &str = "the rename was cancelled";

/// The edits of each file, by path; in a file in order, and without overlaps.
pub type FileEdits = Vec<(Arc<Path>, Vec<Edit>)>;

/// What a rename would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamable {
    /// The bytes of the name.
    pub range: Range<usize>,
    /// The name as it is now.
    pub name: String,
}

/// Something with a name that can be changed.
struct Thing<'a> {
    named: Named<'a>,
    /// The name at the place.
    name: String,
    sort: Sort,
    /// Whether nobody waits for the edits any more.
    cancelled: CancellationToken,
}

/// What sort of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    ClaimId,
    ArticleKey,
    PersonKey,
    /// A name as people have it, with blanks and capitals.
    PersonName,
    TopicKey,
    SourceKey,
}

/// The name at an offset that a rename would change.
///
/// # Errors
/// Where nothing can be renamed: why.
pub fn prepare(workspace: &Workspace, path: &Path, offset: usize) -> Result<Renamable, Refusal> {
    let (range, thing) = thing_at(workspace, path, offset)?;
    collisions::check_places(workspace, &thing)?;
    Ok(Renamable {
        range,
        name: thing.name,
    })
}

/// What has to change so that the thing at an offset is called otherwise.
///
/// # Errors
/// Where that cannot be: what is in the way. Where somebody cancels it, since half of the edits are none.
pub fn rename(
    workspace: &Workspace,
    path: &Path,
    offset: usize,
    new: &str,
    cancelled: &CancellationToken,
) -> Result<FileEdits, Refusal> {
    let (_, mut thing) = thing_at(workspace, path, offset)?;
    thing.cancelled = cancelled.clone();
    if new == thing.name {
        return Ok(Vec::new());
    }
    spelling::check(workspace, &thing, new)?;
    collisions::check_places(workspace, &thing)?;
    collisions::check(workspace, &thing, new)?;
    let edits = edits::make(workspace, &thing, new);
    match cancelled.is_cancelled() {
        true => Err(CANCELLED.to_owned()),
        false => edits,
    }
}

/// The places in a file that can be typed over together, because they are all there are: a name that other files
/// mention must be renamed.
pub fn linked(workspace: &Workspace, path: &Path, offset: usize) -> Option<Vec<Range<usize>>> {
    let (_, thing) = thing_at(workspace, path, offset).ok()?;
    let found = thing.mentions(workspace);
    let [(file, mentions)] = found.as_slice() else {
        return None;
    };
    let text = workspace.text(file).filter(|_| **file == *path)?;
    let is_alike = |mention: &Mention| text.slice(mention.range.clone()) == thing.name;
    let alike = mentions.len() > 1 && mentions.iter().all(is_alike);
    let ranges = mentions.iter().map(|mention| mention.range.clone());
    alike.then(|| ranges.collect())
}

/// The edits by which everybody who refers to an article calls it otherwise, without a word in the article itself: its
/// file gets another name.
pub(super) fn follow(
    workspace: &Workspace,
    article: &Arc<Article>,
    new: &str,
) -> Result<FileEdits, Refusal> {
    let thing = Thing {
        named: Named::Article(article),
        name: article.key.clone(),
        sort: Sort::ArticleKey,
        cancelled: CancellationToken::new(),
    };
    collisions::check(workspace, &thing, new)?;
    Ok(edits::replacing(workspace, &thing, new))
}

impl Thing<'_> {
    /// Every place where it is called by its name.
    fn mentions(&self, workspace: &Workspace) -> Vec<(Arc<Path>, Vec<Mention>)> {
        let mut mentions = names::mentions_until(workspace, &self.named, &self.cancelled);
        for (path, places) in &mut mentions {
            let is_config = workspace.config().path.as_ref() == Some(path);
            places.retain(|mention| self.is_called_so(mention, is_config));
        }
        mentions.retain(|(_, places)| !places.is_empty());
        mentions
    }

    /// A person goes by several names, of which one is changed.
    fn is_called_so(&self, mention: &Mention, is_config: bool) -> bool {
        let by_key = match &self.named {
            // In the configuration a name may be spelled like the key.
            Named::Speaker(Speaker::Person(key)) if !is_config => mention.name == *key,
            _ => mention.is_definition,
        };
        match self.sort {
            Sort::PersonKey => by_key,
            Sort::PersonName => !by_key && fold(&mention.name) == fold(&self.name),
            _ => true,
        }
    }
}

fn thing_at<'a>(
    workspace: &'a Workspace,
    path: &Path,
    offset: usize,
) -> Result<(Range<usize>, Thing<'a>), Refusal> {
    let Some((range, named)) = names::at(workspace, path, offset) else {
        return Err(why_nothing(workspace, path, offset));
    };
    let mentions = names::mentions_in(workspace, &named, path).into_iter();
    let written = mentions.into_iter().find(|mention| mention.range == range);
    let Some(Mention {
        name,
        is_definition,
        ..
    }) = written
    else {
        return Err(why_nothing(workspace, path, offset));
    };
    let is_config = workspace.config().path.as_deref() == Some(path);
    let is_text = is_config && !is_definition;
    let sort = match &named {
        Named::Claim(_) => Sort::ClaimId,
        Named::Article(_) => Sort::ArticleKey,
        Named::Topic(_) => Sort::TopicKey,
        Named::Source(source) if source.entry.is_none() => {
            return Err(format!(
                "`{name}` stands in no bibliography of this article, so there is nothing to rename: correct the key here"
            ));
        }
        Named::Source(_) => Sort::SourceKey,
        Named::Speaker(speaker) if speaker.is_anonymous() => {
            return Err(format!(
                "“{name}” is a description and no name, so nobody else is called so: change it here"
            ));
        }
        Named::Speaker(Speaker::Person(key)) if *key == name && !is_text => Sort::PersonKey,
        Named::Speaker(_) => Sort::PersonName,
    };
    let thing = Thing {
        named,
        name,
        sort,
        cancelled: CancellationToken::new(),
    };
    Ok((range, thing))
}

/// Why nothing at an offset can be renamed.
fn why_nothing(workspace: &Workspace, path: &Path, offset: usize) -> Refusal {
    let subject = target::at(workspace, path, offset).map(|target| target.subject);
    match subject {
        Some(Subject::Claim(claim)) => match &claim.claim.id {
            Some(id) => format!(
                "these words have no name: rename the claim at its id, `#{}`, or where another claim refers to it",
                id.value
            ),
            None => "this claim has no id yet: write one, `{#… .claim}`, before others can refer to it".to_owned(),
        },
        Some(Subject::UnknownClaim(name)) => {
            format!("no claim is called `{name}`, so there is nothing to rename: correct the name here")
        }
        Some(Subject::Quote(_)) => "quoted words are those of their source".to_owned(),
        Some(Subject::Attribute(key)) => format!("`{key}` is a word of the markup"),
        _ => "nothing has a name here: claims, articles, people, topics and sources can be renamed where they are named"
            .to_owned(),
    }
}
