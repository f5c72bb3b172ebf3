//! Reads one file: text, syntax and front matter become an [`Article`].
//!
//! Here the attributes get their meaning. What needs more than this one file (whether a reference or
//! a topic exists) is left to the rules.

mod attributes;
mod blocks;
mod portability;
mod suppressions;

pub use suppressions::directives;

use std::path::Path;
use std::sync::Arc;

use crate::date::{Period, read_date};
use crate::front_matter::FrontMatter;
use crate::model::{Article, ClaimIds, Draft, Problem, ProblemKind};
use crate::syntax::{Document, Fault, Part, Parts, hold_claims_in_utf16, may_hold_claims};
use crate::text::{InvalidUtf8, Text};
use blocks::Placed;

/// Reads a file's bytes; `None` where it holds nothing that could be a claim, which is found out
/// without parsing it.
pub fn read_bytes(path: Arc<Path>, bytes: &[u8]) -> Option<Article> {
    if !may_hold_claims(bytes) {
        return None;
    }
    if hold_claims_in_utf16(bytes) {
        return Some(unreadable(path, "it is UTF-16, so save it as UTF-8"));
    }
    let (text, invalid_utf8) = Text::from_bytes(bytes);
    read(path, &mut Document::new(text), invalid_utf8)
}

/// Reads a document that is being edited; `None` where it holds no claim.
pub fn read_document(
    path: Arc<Path>,
    document: &mut Document,
    invalid_utf8: Option<InvalidUtf8>,
) -> Option<Article> {
    let article = read(path, document, invalid_utf8)?;
    Some(Article {
        edited: Some(document.clone()),
        ..article
    })
}

fn read(
    path: Arc<Path>,
    document: &mut Document,
    invalid_utf8: Option<InvalidUtf8>,
) -> Option<Article> {
    let parts = document.parts();
    // Ordinary Markdown is none of our business, whatever its front matter looks like.
    let hides_the_rest = parts.comments.iter().any(|comment| !comment.is_closed);
    let text = document.text();
    let mut of_ours = parts.parts.iter().filter(|part| part.is_of_ours(text));
    if of_ours.next().is_none() && !hides_the_rest {
        return None;
    }
    Some(read_parts(path, text.clone(), &parts, invalid_utf8))
}

/// Reads a document without claims for its prose.
pub fn read_draft(path: Arc<Path>, document: &mut Document) -> Draft {
    let parts = document.parts();
    Draft {
        path,
        text: document.text().clone(),
        headings: parts.parts.iter().flat_map(Part::headings).collect(),
    }
}

fn read_parts(
    path: Arc<Path>,
    text: Text,
    parts: &Parts,
    invalid_utf8: Option<InvalidUtf8>,
) -> Article {
    let mut claims_before = 0;
    let (mut blocks, mut malformed) = (Vec::new(), Vec::new());
    for part in &parts.parts {
        malformed.extend(part.faults(&text, claims_before).map(self::malformed));
        let block = Placed::of(part, &text, claims_before);
        claims_before += block.len();
        blocks.push(block);
    }
    let mut problems: Vec<_> = blocks.iter().flat_map(Placed::non_portable).collect();
    problems.extend(malformed);
    problems.extend(invalid_utf8.map(not_utf8));
    let front_matter = blocks.iter().find_map(Placed::front_matter);
    let front_matter = front_matter.unwrap_or_default();
    let unread = front_matter.problems.iter();
    problems.extend(unread.map(|problem| {
        let (range, message) = (problem.range.clone(), problem.message.clone());
        Problem::new(ProblemKind::FrontMatter, range, message)
    }));
    let date = read_article_date(&front_matter, &mut problems);
    let claims: Vec<_> = blocks.iter().flat_map(Placed::claims).collect();
    problems.extend(blocks.iter().flat_map(Placed::invalid));
    let suppressions = suppressions::read(&text, &parts.comments, &mut problems);
    problems.sort_by_key(|problem| (problem.range.start, problem.range.end));
    Article {
        key: article_key(&path, &front_matter),
        path,
        text,
        edited: None,
        front_matter,
        header: parts.parts.iter().find_map(Part::front_matter),
        headings: parts.parts.iter().flat_map(Part::headings).collect(),
        date,
        ids: ClaimIds::of(&claims),
        claims,
        problems,
        suppressions,
    }
}

/// Stands for a file that could not be read, so that it is reported and not passed over.
pub fn unreadable(path: Arc<Path>, cause: &str) -> Article {
    let mut article = read_parts(path, Text::default(), &Parts::default(), None);
    let message = format!("this file could not be read: {cause}");
    let problem = Problem::new(ProblemKind::Unreadable, 0..0, message);
    article.problems.push(problem);
    article
}

fn not_utf8(invalid: InvalidUtf8) -> Problem {
    let more = match invalid.count - 1 {
        0 => String::new(),
        1 => " (and at 1 more place)".to_owned(),
        more => format!(" (and at {more} more places)"),
    };
    let message = format!("here the file is not UTF-8{more}: save it with that encoding");
    Problem::new(ProblemKind::Unreadable, invalid.first, message)
}

fn malformed(fault: Fault) -> Problem {
    Problem {
        claim: fault.annotation,
        fixes: fault.fixes,
        ..Problem::new(ProblemKind::Malformed, fault.range, fault.message)
    }
}

fn article_key(path: &Path, front_matter: &FrontMatter) -> String {
    match &front_matter.key {
        Some(key) => key.value.clone(),
        None => path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default(),
    }
}

fn read_article_date(front_matter: &FrontMatter, problems: &mut Vec<Problem>) -> Option<Period> {
    let written = front_matter.date.as_ref()?;
    let date = read_date(written.value.trim());
    // Quarto fills these in when it renders.
    let filled_in_later = matches!(written.value.trim(), "today" | "now" | "last-modified");
    if date.is_none() && !filled_in_later {
        let message = format!(
            "“{}” is no date that can be compared: write `2025-03-05`, `2025-03` or `2025`",
            written.value
        );
        let range = written.range.clone();
        problems.push(Problem::new(ProblemKind::FrontMatter, range, message));
    }
    date
}

#[cfg(test)]
mod tests;
