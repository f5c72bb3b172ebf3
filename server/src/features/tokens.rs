//! What each stretch of an annotation means, for colours and underlines: a claim's words with what is to be noticed about
//! it, and the names and words in its braces.
//!
//! `server/docs/tokens.md` describes the kinds and modifiers.

mod legend;

use std::ops::Range;
use std::sync::Arc;

use super::braces::{Braces, Part};
use super::claim_info::Marks;
use crate::model::{Article, Claim};
use crate::vocabulary::{Stance, Verb};
use crate::workspace::{ClaimRef, Workspace};

pub use legend::{Modifier, TokenKind};

/// A stretch of text that means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// What is to be noticed about it, in the order of [`Modifier::ALL`].
    pub modifiers: Vec<Modifier>,
}

/// The tokens of an article that touch a stretch of it, in order; none overlaps another.
pub fn tokens(workspace: &Workspace, article: &Arc<Article>, within: &Range<usize>) -> Vec<Token> {
    let touches = |range: &Range<usize>| range.start < within.end && within.start < range.end;
    let claims = article.claims.iter().filter(|claim| touches(&claim.range));
    let tokens = claims.flat_map(|claim| {
        let words = words(workspace, ClaimRef { article, claim });
        words.into_iter().chain(braces(article, claim))
    });
    let mut tokens: Vec<_> = tokens.filter(|token| touches(&token.range)).collect();
    tokens.sort_by_key(|token| token.range.start);
    // What is malformed may be read in two ways.
    let mut end = 0;
    tokens.retain(|token| {
        let is_free = token.range.start >= end && !token.range.is_empty();
        end = if is_free { token.range.end } else { end };
        is_free
    });
    tokens
}

/// The words of a claim, without what stands within them and is a token of its own: other claims and citations.
fn words(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Token> {
    let ClaimRef {
        article,
        claim: own,
    } = claim;
    let inner = article.claims[own.index + 1..].iter();
    let inner = inner.map(|inner| &inner.range);
    let inner = inner.take_while(|inner| inner.start < own.words_range.end);
    let cited = own.citations.iter().map(|citation| &citation.key.range);
    let cited: Vec<_> = cited.filter(|key| key.end <= own.words_range.end).collect();
    let mut holes: Vec<_> = inner.chain(cited.iter().copied()).collect();
    holes.sort_by_key(|hole| hole.start);
    let modifiers = modifiers(workspace, claim);
    let mut tokens: Vec<_> = cited
        .iter()
        .map(|key| token(key, TokenKind::Source))
        .collect();
    let mut from = own.words_range.start;
    for hole in holes
        .into_iter()
        .chain([&(own.words_range.end..own.words_range.end)])
    {
        if from < hole.start {
            tokens.push(Token {
                range: from..hole.start,
                kind: TokenKind::Claim,
                modifiers: modifiers.clone(),
            });
        }
        from = from.max(hole.end);
    }
    tokens
}

fn modifiers(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Modifier> {
    let marks = Marks::of(workspace, claim);
    let stance = match claim.claim.stance {
        Stance::Asserts => None,
        Stance::Denies => Some(Modifier::Denied),
        Stance::Concedes => Some(Modifier::Conceded),
        Stance::Supposes => Some(Modifier::Supposed),
        Stance::Asks => Some(Modifier::Asked),
    };
    let marked = [
        (marks.is_reported, Modifier::Reported),
        (marks.is_disputed, Modifier::Disputed),
        (marks.is_contradictory, Modifier::Contradictory),
        (marks.is_uncited, Modifier::Uncited),
    ];
    let marked = marked.into_iter().filter(|(is_marked, _)| *is_marked);
    let marked = marked.map(|(_, modifier)| modifier);
    stance.into_iter().chain(marked).collect()
}

/// What stands in the braces of a claim, and citations behind them.
fn braces(article: &Article, claim: &Claim) -> Vec<Token> {
    let place = claim.braces();
    let text = article.text.slice(place.clone());
    let braces = Braces::read(&text, 1.min(text.len()));
    let named = named(claim);
    let in_file = |range: &Range<usize>| place.start + range.start..place.start + range.end;
    let mut tokens = Vec::new();
    for part in &braces.parts {
        match part {
            Part::Id(range) => tokens.push(token(&in_file(range), TokenKind::Id)),
            Part::Pair(key, value) => {
                let kind = match Verb::from_word(&text[key.clone()]) {
                    Some(_) => TokenKind::Verb,
                    None => TokenKind::Key,
                };
                tokens.push(token(&in_file(key), kind));
                let value = in_file(&value.range);
                let within =
                    |name: &&Token| value.start <= name.range.start && name.range.end <= value.end;
                let names: Vec<_> = named.iter().filter(within).cloned().collect();
                match names.is_empty() {
                    true => tokens.push(token(&value, kind_of_value(&text[key.clone()]))),
                    false => tokens.extend(names),
                }
            }
            Part::Class(_) | Part::Word(_) => {}
        }
    }
    let behind = named
        .into_iter()
        .filter(|name| name.range.start >= claim.range.end);
    tokens.extend(behind);
    tokens
}

/// The names that an annotation uses.
fn named(claim: &Claim) -> Vec<Token> {
    let relations = claim.relations.iter();
    let references = relations.flat_map(|relation| relation.target.references());
    let references = references.map(|reference| token(&reference.range, TokenKind::Id));
    let speakers = claim
        .by
        .iter()
        .map(|name| token(&name.range, TokenKind::Speaker));
    let sources = claim.citations.iter();
    let sources = sources.map(|citation| token(&citation.key.range, TokenKind::Source));
    let topic = claim
        .topic
        .iter()
        .map(|topic| token(&topic.range, TokenKind::Topic));
    references
        .chain(speakers)
        .chain(sources)
        .chain(topic)
        .collect()
}

fn kind_of_value(key: &str) -> TokenKind {
    match key {
        "kind" | "stance" | "modality" => TokenKind::Word,
        _ => TokenKind::Value,
    }
}

fn token(range: &Range<usize>, kind: TokenKind) -> Token {
    Token {
        range: range.clone(),
        kind,
        modifiers: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
