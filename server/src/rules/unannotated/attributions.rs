//! Words that somebody else is said to have said: “X said that …”, “according to X”. English only.
//!
//! Who X is, is left to [`super::speakers`].

use std::ops::Range;

use super::lexicon::{
    ALSO_NOUNS, ASIDES, PLURAL, PLURAL_WITH_CONTENT, SPEECH, SPEECH_WITH_CONTENT,
};
use super::speakers::{self, Name, is_person};
use super::subjects::{Subject, is_adverb};
use super::tokens::Token;

/// What is said of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    /// Who speaks, where that is plain.
    pub(super) speakers: Option<Vec<Name>>,
    /// The words that say so: “according to”, “warned”.
    pub(super) verb: Range<usize>,
}

/// The first attribution in a sentence, outside of its quotations.
pub(super) fn find(tokens: &[Token<'_>]) -> Option<Attribution> {
    // A question asks whether somebody says so.
    if tokens.last().is_some_and(|last| last.text == "?") {
        return None;
    }
    (0..tokens.len()).find_map(|at| {
        if tokens[at].is_quoted {
            return None;
        }
        according(tokens, at)
            .or_else(|| telling(tokens, at))
            .or_else(|| inverted(tokens, at))
            .or_else(|| speaking(tokens, at))
    })
}

/// “according to X”, “in the words of X”
fn according(tokens: &[Token<'_>], at: usize) -> Option<Attribution> {
    let is = |place: usize, word: &str| tokens.get(place).is_some_and(|token| token.is(word));
    let length = if tokens[at].is("according") && is(at + 1, "to") {
        2
    } else if tokens[at].is("in") && is(at + 1, "the") && is(at + 2, "words") && is(at + 3, "of") {
        4
    } else {
        return None;
    };
    let source = tokens.get(at + length)?;
    let near = &tokens[at + length..tokens.len().min(at + length + 6)];
    let near = &near[..near
        .iter()
        .position(|token| !token.is_word())
        .unwrap_or(near.len())];
    let is_somebody =
        source.is_capitalised() || near.iter().any(is_person) || near.iter().any(is_source);
    let is_mine = source.is_any(&["plan", "schedule", "me", "us", "need", "our", "my"]);
    (is_somebody && !is_mine).then(|| Attribution {
        speakers: speakers::behind(tokens, at + length),
        verb: tokens[at].range.start..tokens[at + length - 1].range.end,
    })
}

/// Whether a text says something: “according to the report”.
fn is_source(token: &Token<'_>) -> bool {
    token.is_any(&[
        "report",
        "reports",
        "study",
        "studies",
        "survey",
        "surveys",
        "poll",
        "polls",
        "paper",
        "figures",
        "data",
        "estimates",
        "estimate",
        "statement",
        "statistics",
        "analysis",
        "leak",
        "leaks",
        "documents",
        "document",
        "memo",
        "transcript",
        "article",
        "forecast",
    ])
}

/// “X told the BBC”
fn telling(tokens: &[Token<'_>], at: usize) -> Option<Attribution> {
    if !tokens[at].is_any(&["told", "tells"]) {
        return None;
    }
    let listener = tokens.get(at + 1)?;
    let is_listener =
        listener.is_word() && !listener.is_any(&["off", "apart", "by", "to", "a", "of"]);
    let subject = Subject::before(tokens, at)?;
    let is_told = is_listener && (subject.is_plain || says_something(tokens, at));
    is_told.then(|| attribution(tokens, at, &subject))
}

/// “…,” says X
fn inverted(tokens: &[Token<'_>], at: usize) -> Option<Attribution> {
    let verb = &tokens[at];
    let is_speech = verb.is_in(&SPEECH)
        || verb.is_any(&[
            "adds",
            "added",
            "writes",
            "wrote",
            "notes",
            "noted",
            "explains",
            "explained",
            "concludes",
            "concluded",
        ]);
    let before = tokens.get(at.checked_sub(1)?)?;
    let is_behind_words = before.is_quoted || before.text == ",";
    if !is_speech || !is_behind_words {
        return None;
    }
    let next = tokens.get(at + 1)?;
    let near = &tokens[at + 1..tokens.len().min(at + 6)];
    let near = &near[..near
        .iter()
        .position(|token| !token.is_word())
        .unwrap_or(near.len())];
    let is_described = next.is_any(&["the", "a", "an", "one", "his", "her", "their"])
        && near
            .iter()
            .any(|token| is_person(token) || is_source(token));
    if !next.is_quoted && (next.is_capitalised() || is_described) {
        return Some(Attribution {
            speakers: speakers::behind(tokens, at + 1),
            verb: verb.range.clone(),
        });
    }
    None
}

/// “X says that …”, “X, a general, warned of …”, “critics argue …”
fn speaking(tokens: &[Token<'_>], at: usize) -> Option<Attribution> {
    let verb = &tokens[at];
    let needs_content = verb.is_in(&SPEECH_WITH_CONTENT) || verb.is_in(&PLURAL_WITH_CONTENT);
    let is_plural = verb.is_in(&PLURAL) || verb.is_in(&PLURAL_WITH_CONTENT);
    if !needs_content && !is_plural && !verb.is_in(&SPEECH) {
        return None;
    }
    // A name in capitals is none of these verbs: “Member States”.
    if verb.is_capitalised() {
        return None;
    }
    let has_content = says_something(tokens, at);
    if needs_content && !has_content {
        return None;
    }
    let next = tokens.get(at + 1);
    if next.is_some_and(|next| next.is("than")) {
        return None;
    }
    let is_phrase = next.is_some_and(|next| next.is_any(&["on", "in", "with", "to"]))
        && !verb.is_any(&["says", "said"]);
    if is_phrase && !has_content {
        return None;
    }
    let subject = Subject::before(tokens, at)?;
    if is_plural && !subject.is_many {
        return None;
    }
    if verb.is_in(&ALSO_NOUNS) && (!subject.is_plain || subject.may_describe) {
        return None;
    }
    (subject.is_plain || (has_content && !needs_content)).then(|| attribution(tokens, at, &subject))
}

fn attribution(tokens: &[Token<'_>], at: usize, subject: &Subject) -> Attribution {
    Attribution {
        speakers: subject
            .is_plain
            .then(|| speakers::before(tokens, subject.end))
            .flatten(),
        verb: tokens[at].range.clone(),
    }
}

/// Whether what is said follows the verb: `that`, a colon, a quotation. Or goes before: “…,” he adds.
fn says_something(tokens: &[Token<'_>], at: usize) -> bool {
    let listens = tokens[at].is_any(&["told", "tells", "assured", "assures"]);
    let behind = tokens[at + 1..].iter().take(8);
    let mut before = &tokens[at];
    for (distance, token) in behind.enumerate() {
        if token.is("that") || token.text == ":" || token.is_quoted {
            return true;
        }
        let is_place = token.is_capitalised() && before.is_any(&["in", "on", "at"]);
        let is_aside = is_place
            || [",", "."].contains(&token.text)
            || token.is_in(&ASIDES)
            || is_adverb(token);
        let is_listener = listens && distance < 5;
        let is_object = token.is_any(&["it", "is"]) && distance < 2;
        if !(is_aside || is_listener || is_object) {
            break;
        }
        before = token;
    }
    let clause = tokens[..at].iter().rev().take(12);
    clause
        .take_while(|token| ![";", ":", "—"].contains(&token.text))
        .any(|token| token.is_quoted)
        && ends_clause(tokens.get(at + 1))
}

fn ends_clause(token: Option<&Token<'_>>) -> bool {
    token
        .is_none_or(|token| [".", ",", ":", ";", "—", "–"].contains(&token.text) || token.is_quoted)
}
