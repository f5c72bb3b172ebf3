//! Who is said to have said something: the name beside a verb of speech, without titles unless
//! somebody is declared with them.

use super::lexicon::{NAME_OPENERS, PARTICLES, PEOPLE, TITLES};
use super::tokens::Token;
use crate::config::Config;

/// A description longer than this is an aside, not a speaker, in words.
const LONGEST_DESCRIPTION: usize = 6;

/// How many words of a title may belong to a declared name: “Lt. Gen. Hodges”.
const LONGEST_TITLE: usize = 4;

/// Somebody as a sentence has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// With less and less of their title; the last one has none.
    spellings: Vec<String>,
}

impl Name {
    fn plain(name: String) -> Self {
        Self {
            spellings: vec![name],
        }
    }

    /// As much of the name as the configuration declares; the name without its title if it declares
    /// nobody so called.
    pub(super) fn as_declared(&self, config: &Config) -> &str {
        let mut spellings = self.spellings.iter();
        let declared = spellings.find(|name| config.person(name).is_some());
        declared
            .or(self.spellings.last())
            .map_or("", String::as_str)
    }
}

/// Whether a word names somebody who can speak.
pub(super) fn is_person(token: &Token<'_>) -> bool {
    token.is_in(&PEOPLE)
}

/// The names that end at a token: `Ben Hodges`, or `Jonathan Sweet and Mark Toth`.
pub(super) fn before(tokens: &[Token<'_>], end: usize) -> Option<Vec<Name>> {
    let (start, last) = name_ending_at(tokens, end)?;
    let and = start.checked_sub(1).filter(|and| tokens[*and].is("and"));
    let first = and.and_then(|and| name_ending_at(tokens, and.checked_sub(1)?));
    let first = first.map(|(_, first)| first);
    Some(first.into_iter().chain([last]).collect())
}

/// The name or description that begins at a token: `Ben Hodges`, `planners in London and Paris`.
pub(super) fn behind(tokens: &[Token<'_>], start: usize) -> Option<Vec<Name>> {
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
        return name_ending_at(tokens, end).map(|(_, name)| vec![name]);
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
    (ends && is_described).then(|| vec![Name::plain(without_article(&words).to_owned())])
}

fn without_article(words: &str) -> &str {
    let articles = ["the ", "a ", "an "];
    let stripped = articles
        .iter()
        .find_map(|article| words.strip_prefix(article));
    stripped.unwrap_or(words)
}

/// The name that ends at a token, and where it begins.
fn name_ending_at(tokens: &[Token<'_>], end: usize) -> Option<(usize, Name)> {
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
    let mut spellings = Vec::new();
    if let Some(title) = title {
        let nearest = (title + 1).saturating_sub(LONGEST_TITLE)..=title;
        let starts = nearest.filter(|at| parts[*at].is_capitalised());
        spellings.extend(starts.map(|at| spelt(&parts[at..])));
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
    spellings.push(name);
    (!is_nobody).then_some((start, Name { spellings }))
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
