//! What is looked for: letters of a name, or words as they stand.
//!
//! Words are compared here and not by the matcher of names, which in its version 0.3.1 overlooks a word at the end of a text
//! with letters beyond ASCII.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use unicode_normalization::UnicodeNormalization;

/// What is looked for.
pub(super) struct Query {
    /// Its letters, one after another, in a name.
    pub(super) name: Pattern,
    /// Its words, folded.
    words: Vec<String>,
}

impl Query {
    pub(super) fn new(query: &str) -> Self {
        let (case, normalization) = (CaseMatching::Ignore, Normalization::Smart);
        let words = query.split_whitespace().map(|word| {
            let mut folded = String::new();
            fold(word, &mut folded);
            folded
        });
        Self {
            name: Pattern::new(query, case, normalization, AtomKind::Fuzzy),
            words: words.collect(),
        }
    }

    /// How well folded words fit that hold all those of the query, each as it stands. In the measure of the matcher
    /// of names: so much for a letter, and more where a word begins.
    pub(super) fn score_words(&self, folded: &str) -> Option<u32> {
        const LETTER: usize = 16;
        const BEGINNING: usize = 16;
        let mut score = 0;
        for word in &self.words {
            let at = folded.find(word.as_str())?;
            let begins = !folded[..at].ends_with(char::is_alphanumeric);
            score += word.len() * LETTER + if begins { BEGINNING } else { 0 };
        }
        u32::try_from(score).ok()
    }
}

/// Words without capitals and accents.
pub(super) fn fold(words: &str, folded: &mut String) {
    folded.clear();
    if words.is_ascii() {
        folded.push_str(words);
        folded.make_ascii_lowercase();
        return;
    }
    let letters = words
        .nfd()
        .filter(|letter| !('\u{300}'..='\u{36F}').contains(letter));
    folded.extend(letters.flat_map(char::to_lowercase));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(query: &str, words: &str) -> Option<u32> {
        let mut folded = String::new();
        fold(words, &mut folded);
        Query::new(query).score_words(&folded)
    }

    #[test]
    fn all_words_must_stand_there_whatever_their_case_and_accents() {
        assert!(score("EMILE veto", "no veto — Émile").is_some());
        assert!(score("émile", "Emile").is_some());
        assert_eq!(score("emile vote", "no veto — Émile"), None);
        assert!(score("veto", "a veto") > score("veto", "unveto"));
        assert_eq!(score("", "anything"), Some(0));
    }
}
