//! What an editor shows at a word: whose claim it is and on what source, what kind of claim, how it
//! relates to others, and what is contested.
//!
//! Source and author come first: they are what a reader of policy texts asks before all else.

mod claim;
mod quote;
mod status;

use std::ops::Range;
use std::path::Path;

use super::mentions::{CitedSource, claims_of};
use super::prose::{Prose, code, strong, text};
use super::target::{self, Subject};
use super::words;
use crate::speaker::{Speaker, Voice};
use crate::vocabulary::{ATTRIBUTES, Verb};
use crate::workspace::Workspace;

/// What to show, and the bytes it explains.
#[derive(Clone, Debug)]
pub struct Hover {
    /// The bytes it explains.
    pub range: Range<usize>,
    /// The explanation.
    pub prose: Prose,
}

/// What there is to say about the thing at an offset.
pub fn hover(workspace: &Workspace, path: &Path, offset: usize) -> Option<Hover> {
    let target = target::at(workspace, path, offset)?;
    Some(Hover {
        prose: describe(workspace, &target.subject),
        range: target.range,
    })
}

/// What there is to say about a thing.
pub(super) fn describe(workspace: &Workspace, subject: &Subject<'_>) -> Prose {
    match subject {
        Subject::Claim(claim) => claim::describe(workspace, *claim),
        Subject::UnknownClaim(name) => {
            let mut prose = Prose::default();
            prose.paragraph(vec![text("No claim is called "), code(name), text(".")]);
            prose
        }
        Subject::Source(source) => describe_source(workspace, source),
        Subject::Quote(claim) => quote::describe(workspace, *claim),
        Subject::Speaker(voice) => describe_speaker(workspace, voice),
        Subject::Topic(topic) => describe_topic(workspace, topic),
        Subject::Attribute(key) => describe_attribute(key),
    }
}

fn describe_source(workspace: &Workspace, source: &CitedSource<'_>) -> Prose {
    let mut prose = Prose::default();
    let Some((file, entry)) = source.entry else {
        prose.paragraph(vec![
            code(&source.key),
            text(" stands in no bibliography of this article."),
        ]);
        return prose;
    };
    prose.paragraph(words::reference(entry));
    if let Some(copy) = words::local_copies(file, entry) {
        prose.paragraph(copy);
    }
    prose.paragraph(vec![
        text("Entry "),
        code(&source.key),
        text(" in "),
        words::file(&file.path),
    ]);
    for article in source.carried_by(workspace) {
        prose.paragraph(vec![
            text("Carried or summarised by "),
            words::article(article),
        ]);
    }
    let citing = source.citing(workspace);
    if citing.is_empty() {
        prose.paragraph(vec![text("No claim cites it.")]);
        return prose;
    }
    prose.heading(format!("Cited by {}", words::count(citing.len(), "claim")));
    for claims in citing.chunk_by(|one, two| one.article.path == two.article.path) {
        let article = words::article(claims[0].article);
        prose.item(vec![
            article,
            text(format!(": {}", words::count(claims.len(), "claim"))),
        ]);
    }
    prose
}

fn describe_speaker(workspace: &Workspace, voice: &Voice) -> Prose {
    let mut prose = Prose::default();
    prose.paragraph(words::voice(voice));
    if let Speaker::Person(key) = &voice.speaker
        && let Some(person) = workspace.config().people.get(key)
    {
        if !person.aliases.is_empty() {
            prose.paragraph(vec![text(format!(
                "Also called {}",
                person.aliases.join(", ")
            ))]);
        }
    } else if voice.speaker.is_anonymous() {
        prose.paragraph(vec![text(
            "A description and no name: nobody else is taken for the same.",
        )]);
    }
    let claims = claims_of(workspace, &voice.speaker);
    let articles = claims.chunk_by(|one, two| one.article.path == two.article.path);
    let articles: Vec<_> = articles
        .map(|claims| (claims[0].article, claims.len()))
        .collect();
    let claims = words::count(claims.len(), "claim");
    prose.heading(format!(
        "{claims} in {}",
        words::count(articles.len(), "article")
    ));
    for (article, number) in articles {
        let number = words::count(number, "claim");
        prose.item(vec![words::article(article), text(format!(": {number}"))]);
    }
    prose
}

fn describe_topic(workspace: &Workspace, key: &str) -> Prose {
    let mut prose = Prose::default();
    let topic = workspace.config().topics.get(key);
    let label = topic.and_then(|topic| topic.label.as_deref());
    prose.paragraph(vec![
        strong(label.unwrap_or(key)),
        text(" (topic "),
        code(key),
        text(")"),
    ]);
    if let Some(unit) = topic.and_then(|topic| topic.unit.as_deref()) {
        prose.paragraph(vec![text(format!("Counted in {unit}"))]);
    }
    if let Some(topic) = topic.filter(|topic| !topic.values.is_empty()) {
        prose.paragraph(vec![text(format!("One of {}", topic.values.join(", ")))]);
    }
    let claims = workspace.about(key);
    prose.heading(words::count(claims.len(), "claim"));
    words::list(&mut prose, &claims, |claim| {
        let mut line = words::claim(workspace, *claim);
        line.extend(words::value(*claim).map(|value| text(format!(" — {value}"))));
        line
    });
    prose
}

fn describe_attribute(key: &str) -> Prose {
    let mut prose = Prose::default();
    let attribute = ATTRIBUTES.iter().find(|(attribute, _)| *attribute == key);
    let meaning = match (attribute, Verb::from_word(key)) {
        (Some((_, meaning)), _) => (*meaning).to_owned(),
        (None, Some(verb)) => format!(
            "this claim {}; seen from there, “{}”",
            verb.meaning(),
            verb.inverse()
        ),
        (None, None) => String::new(),
    };
    prose.paragraph(vec![code(key), text(format!(": {meaning}"))]);
    prose
}

#[cfg(test)]
mod tests;
