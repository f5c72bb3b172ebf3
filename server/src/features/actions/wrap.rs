//! What is selected as a claim: whole words of one paragraph in brackets, with an id from them.
//!
//! A selection is seldom exact. Words that it holds a part of are taken whole; blanks, commas and the full stop around
//! them are left outside.

use std::ops::Range;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::{Action, Refusal};
use crate::fix::Fix;
use crate::model::{Article, Claim};
use crate::rules::{Ids, wrap_words};
use crate::sentences::{Enclosure, Paragraph, paragraphs_at};
use crate::syntax::{Document, Syntax};

/// Wraps what is selected in a document as a claim. One without claims is no article yet.
///
/// # Errors
/// Where that cannot be: what to select instead.
pub fn wrap(
    mut document: Document,
    article: Option<&Article>,
    selected: &Range<usize>,
) -> Result<Action, Refusal> {
    let before = document.syntax();
    let header = before.front_matter.as_ref();
    if header.is_some_and(|header| selected.start < header.end) {
        return Err("the front matter says what the article is: select words below it".to_owned());
    }
    let claims = article.map_or(&[][..], |article| &article.claims);
    let text = document.text().clone();
    let text = text.to_text();
    let paragraph = paragraph(&text, claims, selected)?;
    let words = whole_words(&paragraph.words, paragraph.words_in(selected));
    let words = words.ok_or("select some words: there are none in this")?;
    let place = paragraph.place(words.clone());
    if claims.iter().any(|claim| is_same(claim, &place)) {
        return Err("these words are a claim already: select some of them, or more".to_owned());
    }
    let mut ids = match article {
        Some(article) => Ids::of_article(article),
        None => Ids::of_parts(&text, &before.headings),
    };
    let fix = wrap_words(&text, &paragraph, &words, &mut ids);
    let fix = fix.filter(|fix| makes_a_claim(fix, document, &before)).ok_or(
        "a claim or other markup has only one of its ends in this: select all of it, or words within",
    )?;
    Ok(fix.into())
}

/// Whether there is one claim more afterwards, and nothing else is broken. Far away a bracket or a backquote may have
/// waited for what the fix puts in.
fn makes_a_claim(fix: &Fix, mut document: Document, before: &Syntax) -> bool {
    for edit in fix.edits.iter().rev() {
        document.replace(edit.range.clone(), &edit.text);
    }
    let after = document.syntax();
    after.annotations.len() == before.annotations.len() + 1
        && after.faults.len() == before.faults.len()
}

/// The one paragraph that what is selected stands in; its claims hold together as emphasis does.
fn paragraph(
    text: &str,
    claims: &[Arc<Claim>],
    selected: &Range<usize>,
) -> Result<Paragraph, Refusal> {
    let braces: Vec<_> = claims.iter().map(|claim| claim.braces()).collect();
    let near = paragraphs_at(text, &braces, selected).into_iter();
    let mut touched = near.filter(|paragraph| {
        let range = paragraph.range();
        range.start < selected.end && selected.start < range.end
    });
    let Some(mut paragraph) = touched.next() else {
        return Err(
            "only words of paragraphs, items and cells become claims here: not code, comments, headings or attributes"
                .to_owned(),
        );
    };
    let range = paragraph.range();
    // Words beside it on its own lines are its marks, addresses and attributes.
    let before = text.get(selected.start..range.start).unwrap_or_default();
    let before = before.rsplit_once(['\n', '\r']).map(|(before, _)| before);
    let behind = text.get(range.end..selected.end).unwrap_or_default();
    let behind = behind.split_once(['\n', '\r']).map(|(_, behind)| behind);
    let is_blank = |next: char| next.is_whitespace() || next == '>';
    let mut others = before.into_iter().chain(behind);
    if touched.next().is_some() || others.any(|other| !other.chars().all(is_blank)) {
        return Err("a claim ends within its paragraph: select words of one".to_owned());
    }
    let own = claims.iter().map(|claim| claim.range.clone());
    let own = own.filter(|own| range.start <= own.start && own.start < range.end);
    paragraph.enclosures.extend(own.map(|range| Enclosure {
        range,
        is_link: false,
    }));
    Ok(paragraph)
}

/// A stretch of some words with those whole that it holds a part of, and without what parts it from its neighbours; `None`
/// where there is no word in it.
fn whole_words(words: &str, mut stretch: Range<usize>) -> Option<Range<usize>> {
    for (start, word) in words.unicode_word_indices() {
        let end = start + word.len();
        if start < stretch.start && stretch.start < end {
            stretch.start = start;
        }
        if start < stretch.end && stretch.end < end {
            stretch.end = end;
        }
    }
    let parts = |next: char| next.is_whitespace() || ",;:–—".contains(next);
    let inside = words.get(stretch.clone())?;
    let end = stretch.start + inside.trim_end_matches(parts).len();
    let inside = words.get(stretch.start..end)?;
    let start = end - inside.trim_start_matches(parts).len();
    let inside = words.get(start..end)?;
    inside.contains(char::is_alphanumeric).then_some(start..end)
}

fn is_same(claim: &Claim, place: &Range<usize>) -> bool {
    let words = &claim.words_range;
    *words == *place || (words.start - 1..words.end + 1) == *place
}

#[cfg(test)]
mod tests;
