//! The phrases from which explanations are made: people, sources, claims, articles.

use std::path::Path;
use std::sync::Arc;

use crate::bibliography::Source;
use crate::features::prose::{Address, Prose, Span, code, strong, text};
use crate::model::Article;
use crate::speaker::{Voice, name_list};
use crate::text::Encoding;
use crate::vocabulary::Stance;
use crate::workspace::{ClaimRef, SourceFile, Workspace};

/// More items than this say no more than their number.
pub(super) const LONGEST_LIST: usize = 12;
/// More characters than this of a claim in a list say no more about which it is.
const LONGEST_QUOTATION: usize = 140;

/// Somebody's name, and what they are.
pub(super) fn voice(voice: &Voice) -> Vec<Span> {
    let mut line = vec![strong(&voice.name)];
    line.extend(voice.role.as_ref().map(|role| text(format!(", {role}"))));
    line
}

/// A formatted reference. Its address leads there, where the style writes it out, and stands behind
/// it, where the style does not.
pub(super) fn reference(source: &Source) -> Vec<Span> {
    let reference = source.reference();
    let Some(address) = source.link() else {
        return vec![text(reference)];
    };
    let link = Span::Link(address.clone(), Address::Web(address.clone()));
    match reference.split_once(&address) {
        Some((before, after)) => {
            let after = Some(after).filter(|after| !after.trim().is_empty());
            let before = vec![text(before), link];
            before.into_iter().chain(after.map(text)).collect()
        }
        None => vec![text(format!("{reference} ")), link],
    }
}

/// The local copies of a source, where its entry names any.
pub(super) fn local_copies(bibliography: &SourceFile, source: &Source) -> Option<Vec<Span>> {
    let mut line = Vec::new();
    for (name, path) in bibliography.named_copies(source) {
        let before = if line.is_empty() {
            "Local copy: "
        } else {
            ", "
        };
        let link = Span::Link(name.to_owned(), Address::File(path.into(), None));
        line.extend([text(before), link]);
    }
    Some(line).filter(|line| !line.is_empty())
}

/// A file's name, leading there.
pub(super) fn file(path: &Arc<Path>) -> Span {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Span::Link(
        name.to_string_lossy().into_owned(),
        Address::File(path.clone(), None),
    )
}

/// An article's title, or else its key, leading there.
pub(super) fn article(article: &Article) -> Span {
    let title = article.front_matter.title.as_ref();
    let title = title.map_or(&article.key, |title| &title.value);
    Span::Link(
        format!("“{title}”"),
        Address::File(article.path.clone(), None),
    )
}

/// What speakers do to a proposition that they do not assert: without it, a claim that somebody
/// denies would read as theirs. The passive voice fits one speaker and several.
pub(super) fn unasserted(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Asserts => None,
        Stance::Denies => Some("denied"),
        Stance::Concedes => Some("conceded"),
        Stance::Supposes => Some("supposed"),
        Stance::Asks => Some("asked"),
    }
}

/// A claim in a line: its name leading there, its speakers, what it says and how they stand to it.
pub(super) fn claim(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Span> {
    let speakers = name_list(&workspace.voices(claim));
    let between = match unasserted(claim.claim.stance) {
        Some(stance) => format!(" {stance} by "),
        None => " ".to_owned(),
    };
    vec![
        name(claim),
        text(between),
        strong(speakers),
        text(format!(": “{}”", shorten(claim.claim.proposition()))),
    ]
}

/// A claim's name, or its article's where it has none, leading there.
pub(super) fn name(claim: ClaimRef<'_>) -> Span {
    let name = claim.full_name();
    let name = name.unwrap_or_else(|| claim.article.key.clone());
    Span::Link(name, address(claim))
}

/// Where a claim stands, leading there: `articles/a.md:8`.
pub(super) fn place(workspace: &Workspace, claim: ClaimRef<'_>) -> Span {
    let path = &claim.article.path;
    let name = path.strip_prefix(&**workspace.root()).unwrap_or(path);
    let name = name.to_string_lossy().replace('\\', "/");
    Span::Link(format!("{name}:{}", line(claim) + 1), address(claim))
}

fn address(claim: ClaimRef<'_>) -> Address {
    Address::File(claim.article.path.clone(), Some(line(claim)))
}

fn line(claim: ClaimRef<'_>) -> usize {
    let start = claim.claim.range.start;
    claim.article.text.position(start, Encoding::Utf32).line
}

/// What readers call the topic of a claim: its label, else its key.
pub(super) fn topic(workspace: &Workspace, claim: ClaimRef<'_>) -> Span {
    let key = claim.claim.topic.as_ref().map_or("", |topic| &topic.value);
    let declared = workspace.config().topics.get(key);
    match declared.and_then(|topic| topic.label.as_ref()) {
        Some(label) => text(format!("“{label}”")),
        None => code(key),
    }
}

/// A claim's value as written, or that it is denied.
pub(super) fn value(claim: ClaimRef<'_>) -> Option<String> {
    let value = claim.claim.value.as_ref()?.value.trim();
    match claim.claim.stance {
        Stance::Denies => Some(format!("not {value}")),
        _ => Some(value.to_owned()),
    }
}

/// A reference that names nothing.
pub(super) fn unknown(name: &str) -> Vec<Span> {
    vec![code(name), text(" (unknown)")]
}

/// Adds a list, and at its end how many more there are.
pub(super) fn list<Item>(prose: &mut Prose, items: &[Item], line: impl Fn(&Item) -> Vec<Span>) {
    for item in items.iter().take(LONGEST_LIST) {
        prose.item(line(item));
    }
    if items.len() > LONGEST_LIST {
        prose.item(vec![text(format!(
            "and {} more",
            items.len() - LONGEST_LIST
        ))]);
    }
}

/// `1 claim`, `2 claims`.
pub(super) fn count(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}

/// Words, cut where they run long.
pub(super) fn shorten(words: &str) -> String {
    match words.char_indices().nth(LONGEST_QUOTATION) {
        None => words.to_owned(),
        Some((cut, _)) => format!("{}…", words[..cut].trim_end()),
    }
}
