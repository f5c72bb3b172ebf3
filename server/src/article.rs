//! Reads one file: text, syntax and front matter become an [`Article`].
//!
//! Here the attributes get their meaning. What needs more than this one file (whether a reference or
//! a topic exists) is left to the rules.

mod attributes;
mod portability;
mod suppressions;

pub use suppressions::directives;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crate::date::{Period, read_date};
use crate::front_matter::{self, FrontMatter};
use crate::model::{Article, Claim, Problem, ProblemKind};
use crate::syntax::{Annotation, Document, Fault, Syntax, may_hold_claims};
use crate::text::{InvalidUtf8, Text};

/// Reads a file's bytes; `None` where it holds nothing that could be a claim, which is found out
/// without parsing it.
pub fn read_bytes(path: Arc<Path>, bytes: &[u8]) -> Option<Article> {
    if !may_hold_claims(bytes) {
        return None;
    }
    let (text, invalid_utf8) = Text::from_bytes(bytes);
    read_document(path, &mut Document::new(text), invalid_utf8)
}

/// Reads a document that is being edited; `None` where it holds no claim.
pub fn read_document(
    path: Arc<Path>,
    document: &mut Document,
    invalid_utf8: Option<InvalidUtf8>,
) -> Option<Article> {
    let syntax = document.syntax();
    // Ordinary Markdown is none of our business, whatever its front matter looks like.
    let hides_the_rest = syntax.comments.iter().any(|comment| !comment.is_closed);
    if syntax.annotations.is_empty() && syntax.faults.is_empty() && !hides_the_rest {
        return None;
    }
    Some(read_syntax(
        path,
        document.text().clone(),
        syntax,
        invalid_utf8,
    ))
}

fn read_syntax(
    path: Arc<Path>,
    text: Text,
    syntax: Syntax,
    invalid_utf8: Option<InvalidUtf8>,
) -> Article {
    let mut problems = portability::read(&text, &syntax);
    problems.extend(syntax.faults.into_iter().map(malformed));
    problems.extend(invalid_utf8.map(not_utf8));
    let front_matter = match &syntax.front_matter {
        Some(range) => front_matter::read(&text.slice(range.clone()), range.start),
        None => FrontMatter::default(),
    };
    let unread = front_matter.problems.iter();
    problems.extend(unread.map(|problem| {
        let (range, message) = (problem.range.clone(), problem.message.clone());
        Problem::new(ProblemKind::FrontMatter, range, message)
    }));
    let date = read_article_date(&front_matter, &mut problems);
    let claims = syntax.annotations.into_iter().enumerate();
    let claims: Vec<_> = claims
        .map(|(index, annotation)| read_claim(index, annotation, &mut problems))
        .collect();
    let suppressions = suppressions::read(&text, &syntax.comments, &mut problems);
    problems.sort_by_key(|problem| (problem.range.start, problem.range.end));
    let ids = index_ids(&claims);
    Article {
        key: article_key(&path, &front_matter),
        path,
        text,
        front_matter,
        header: syntax.front_matter,
        headings: syntax.headings,
        date,
        claims,
        ids,
        problems,
        suppressions,
    }
}

/// Stands for a file that could not be read, so that it is reported and not passed over.
pub fn unreadable(path: Arc<Path>, cause: &str) -> Article {
    let syntax = Syntax::default();
    let mut article = read_syntax(path, Text::default(), syntax, None);
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

fn index_ids(claims: &[Claim]) -> HashMap<String, usize> {
    let mut ids = HashMap::new();
    for claim in claims {
        if let Some(id) = &claim.id {
            ids.entry(id.value.clone()).or_insert(claim.index);
        }
    }
    ids
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

fn read_claim(index: usize, annotation: Annotation, problems: &mut Vec<Problem>) -> Claim {
    let mut claim = Claim {
        index,
        id: annotation.id,
        range: annotation.range,
        words_range: annotation.words_range,
        words: annotation.words,
        ..Claim::default()
    };
    let mut reader = attributes::Reader::new(&mut claim, &annotation.attributes, problems);
    for attribute in annotation.attributes {
        reader.read(attribute);
    }
    reader.finish(annotation.citations);
    claim
}

#[cfg(test)]
mod tests;
