//! Who is said to have said something: the name beside a verb of speech, without titles.

use super::lexicon::{NAME_OPENERS, PARTICLES, PEOPLE, TITLES};
use super::tokens::Token;

/// A description longer than this is an aside, not a speaker, in words.
const LONGEST_DESCRIPTION: usize = 6;

/// Whether a word names somebody who can speak.
pub(super) fn is_person(token: &Token<'_>) -> bool {
    token.is_in(&PEOPLE)
}

/// The names that end at a token: `Ben Hodges`, or `Jonathan Sweet; Mark Toth`.
pub(super) fn before(tokens: &[Token<'_>], end: usize) -> Option<String> {
    let (start, last) = name_ending_at(tokens, end)?;
    let and = start.checked_sub(1).filter(|and| tokens[*and].is("and"));
    let first = and.and_then(|and| name_ending_at(tokens, and.checked_sub(1)?));
    Some(match first {
        Some((_, first)) => format!("{first}; {last}"),
        None => last,
    })
}

/// The name or description that begins at a token: `Ben Hodges`, `planners in London and Paris`.
pub(super) fn behind(tokens: &[Token<'_>], start: usize) -> Option<String> {
    let first = tokens.get(start)?;
    if first.is_capitalised() || first.is("the") && tokens.get(start + 1)?.is_capitalised() {
        let in_name = |at: usize| is_name_part(tokens, at) && !tokens[at].is_quoted;
        let start = start + usize::from(first.is("the"));
        let mut end = start;
        while end + 1 < tokens.len() && in_name(end + 1) {
            end += 1;
        }
        // What a name describes is not its bearer: “the Trump administration”, “Russia’s generals”.
        let is_followed = tokens.get(end + 1).is_some_and(|next| {
            is_person(next) || next.is_any(&["report", "study", "poll", "data", "figures"])
        });
        if is_followed || tokens[start..=end].iter().any(Token::is_possessive) {
            return None;
        }
        return name_ending_at(tokens, end).map(|(_, name)| name);
    }
    let phrase = tokens[start..]
        .iter()
        .take_while(|token| token.is_word() && !token.is_quoted);
    let phrase: Vec<_> = phrase.take(LONGEST_DESCRIPTION + 1).collect();
    let ends = tokens
        .get(start + phrase.len())
        .is_none_or(|next| [",", ".", "—", ";"].contains(&next.text));
    let is_described =
        phrase.iter().any(|token| is_person(token)) && phrase.len() <= LONGEST_DESCRIPTION;
    let words: Vec<_> = phrase.iter().map(|token| token.text).collect();
    let words = words.join(" ");
    (ends && is_described).then(|| without_article(&words).to_owned())
}

fn without_article(words: &str) -> &str {
    let articles = ["the ", "a ", "an "];
    let stripped = articles
        .iter()
        .find_map(|article| words.strip_prefix(article));
    stripped.unwrap_or(words)
}

/// The name that ends at a token, and where it begins.
fn name_ending_at(tokens: &[Token<'_>], end: usize) -> Option<(usize, String)> {
    let last = tokens.get(end)?;
    if !last.is_capitalised() || last.is_quoted || last.is_possessive() {
        return None;
    }
    let mut start = end;
    while start > 0 && is_name_part(tokens, start - 1) {
        start -= 1;
    }
    let mut parts = &tokens[start..=end];
    while let [first, rest @ ..] = parts
        && !rest.is_empty()
        && (first.is_in(&NAME_OPENERS) || !first.is_capitalised())
    {
        parts = rest;
    }
    // “Russian Foreign Minister Sergei Lavrov” is Sergei Lavrov.
    let title = parts[..parts.len() - 1]
        .iter()
        .rposition(|part| part.is_in(&TITLES));
    if let Some(title) = title {
        parts = &parts[title + 1..];
        if let [dot, rest @ ..] = parts
            && dot.text == "."
        {
            parts = rest;
        }
    }
    let [first, ..] = parts else {
        return None;
    };
    let name = spelt(parts);
    // An article of a treaty is no speaker, nor is a word that opens the sentence.
    let is_nobody = NAME_OPENERS.has(&name.to_lowercase())
        || TITLES.has(&name.to_lowercase())
        || first.is("article")
        || name.chars().any(|character| character.is_ascii_digit())
        || parts.iter().any(Token::is_possessive)
        || [
            "He", "She", "They", "It", "Many", "Some", "Most", "Others", "Everyone", "Few",
        ]
        .contains(&&*name);
    (!is_nobody).then_some((start, name))
}

/// Whether a token belongs to a name: a capitalised word, an initial's dot, a particle.
fn is_name_part(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    if token.is_quoted || token.is_possessive() {
        return false;
    }
    let next_is_name = tokens.get(at + 1).is_some_and(Token::is_capitalised);
    if token.text == "." {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        return next_is_name
            && before.is_some_and(|before| {
                before.is_in(&TITLES)
                    || before.text.chars().count() == 1
                    || before.text.contains('.')
            });
    }
    token.is_capitalised() || (token.is_in(&PARTICLES) && next_is_name)
}

/// A name as it is written, with its dots and without a blank before them.
fn spelt(parts: &[Token<'_>]) -> String {
    let mut name = String::new();
    for part in parts {
        if !name.is_empty() && part.text != "." {
            name.push(' ');
        }
        name.push_str(part.text);
    }
    name
}
