//! Who or what stands before a verb of speech: somebody, or nobody in particular.

use super::lexicon::{BETWEEN, NOBODY, PREVENTING};
use super::speakers::is_person;
use super::tokens::Token;

/// Who or what stands before a verb.
pub(super) struct Subject {
    /// Its last token.
    pub(super) end: usize,
    /// Somebody: a name, a person, an office, `he`.
    pub(super) is_plain: bool,
    pub(super) is_many: bool,
    /// An adjective that may belong to the verb's homonym: “European states”.
    pub(super) may_describe: bool,
}

impl Subject {
    pub(super) fn before(tokens: &[Token<'_>], verb: usize) -> Option<Self> {
        let mut end = verb.checked_sub(1)?;
        while tokens[end].is_in(&BETWEEN) || is_adverb(&tokens[end]) {
            end = end.checked_sub(1)?;
        }
        if tokens[end].text == "," || tokens[end].text == ")" {
            end = before_aside(tokens, end)?;
        }
        let subject = &tokens[end];
        if subject.is_quoted
            || subject.is_in(&NOBODY)
            || prevents(subject)
            || !(subject.is_word() || subject.is_figure())
        {
            return None;
        }
        if is_hypothetical(tokens, end) {
            return None;
        }
        let is_pronoun = subject.is_any(&["he", "she", "they"]);
        // “Speaking said” is no name, at the beginning of a sentence everything has a capital.
        let is_gerund = end == 0 && subject.text.ends_with("ing");
        let is_name = subject.is_capitalised()
            && !is_gerund
            && !subject.is_possessive()
            && !subject.is_any(&["but", "yet", "it"]);
        let is_person = is_person(subject);
        let is_joint = tokens[..end]
            .iter()
            .rev()
            .take(5)
            .any(|token| token.is("and"));
        Some(Self {
            end,
            is_plain: is_pronoun || is_name || is_person,
            is_many: subject.is("they")
                || ((is_person || is_name) && (subject.text.ends_with('s') || is_joint)),
            may_describe: is_name && is_adjective(subject.text),
        })
    }
}

/// The subject before an aside: “John Foreman, a former attaché in Moscow, says”.
fn before_aside(tokens: &[Token<'_>], close: usize) -> Option<usize> {
    /// How far back an aside begins.
    const LONGEST: usize = 40;
    let open = if tokens[close].text == ")" { "(" } else { "," };
    let first = close.saturating_sub(LONGEST);
    let candidates = (first.max(1)..close)
        .rev()
        .filter(|at| tokens[*at].text == open);
    let mut subjects = candidates.map(|at| at - 1);
    subjects.find(|at| {
        let token = &tokens[*at];
        !token.is_quoted && ((token.is_capitalised() && !token.is_possessive()) || is_person(token))
    })
}

pub(super) fn is_adverb(token: &Token<'_>) -> bool {
    token.text.len() > 4 && token.text.ends_with("ly") && token.text.starts_with(char::is_lowercase)
}

fn prevents(token: &Token<'_>) -> bool {
    token.is_in(&PREVENTING) || token.text.ends_with("n’t") || token.text.ends_with("n't")
}

/// Whether the clause reports nothing: “if Putin says so”, “despite what Vance said”.
fn is_hypothetical(tokens: &[Token<'_>], subject: usize) -> bool {
    let before = tokens[..=subject].iter().rev().take(7);
    let clause =
        before.take_while(|token| ![",", ";", ":", "—"].contains(&token.text) && !token.is_quoted);
    let mut clause = clause.skip(1);
    clause.any(|token| token.is_any(&["if", "unless", "whether", "what", "whatever", "until"]))
}

/// Whether a capitalised word may stand before a noun: a people's name, an abbreviation.
fn is_adjective(word: &str) -> bool {
    let ends = ["an", "ish", "ese", "ic", "ch", "ine"];
    ends.iter().any(|end| word.ends_with(end))
        || word
            .chars()
            .all(|letter| letter.is_uppercase() || letter == '.')
}
