//! Ids for claims that have none: from their words, and no two alike.

use std::collections::{HashMap, HashSet};

use crate::fix::{Edit, Fix};
use crate::model::{Article, Claim, Draft};
use crate::syntax::{Document, Heading};
use crate::text::Text;
use crate::vocabulary::{in_plain_letters, is_name};

/// More words make a sentence.
const MOST_WORDS: usize = 3;
/// Words that tell no claim from another.
const SMALL: [&str; 66] = [
    "a", "about", "after", "all", "also", "although", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "how",
    "however", "if", "in", "into", "is", "it", "its", "more", "no", "not", "of", "on", "or", "our",
    "said", "says", "say", "she", "so", "some", "than", "that", "the", "their", "there", "these",
    "they", "this", "those", "to", "was", "we", "were", "what", "which", "while", "who", "will",
    "with", "would",
];

/// The ids that are taken in a file.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    taken: HashSet<String>,
    /// The number to try next behind each stem.
    next: HashMap<String, u32>,
}

impl Ids {
    /// Those of an article: of its claims, of its headings as Pandoc names them, and of whatever else has one.
    pub fn of_article(article: &Article) -> Self {
        let mut ids = Self::of_parts(&article.text.to_text(), &article.headings);
        let own = article.claims.iter().filter_map(|claim| claim.id.as_ref());
        ids.taken.extend(own.map(|id| id.value.clone()));
        ids
    }

    /// The same of a draft, which has no claims.
    pub fn of_draft(draft: &Draft) -> Self {
        Self::of_parts(&draft.text.to_text(), &draft.headings)
    }

    /// The same of a text that is neither. Reads all of it for its headings.
    pub fn of(text: &str) -> Self {
        let syntax = Document::new(Text::new(text)).syntax();
        Self::of_parts(text, &syntax.headings)
    }

    /// The ids that stand in a text, whatever has them, and those of its headings.
    pub fn of_parts(text: &str, headings: &[Heading]) -> Self {
        let places = memchr::memmem::find_iter(text.as_bytes(), "{#");
        let behind = places.map(|place| &text[place + 2..]);
        let names = behind.map(|behind| {
            let end = behind.find(|next: char| !next.is_alphanumeric() && !"-_".contains(next));
            &behind[..end.unwrap_or(behind.len())]
        });
        let headings = headings.iter().map(|heading| automatic(&heading.words));
        Self {
            taken: names.map(str::to_owned).chain(headings).collect(),
            next: HashMap::new(),
        }
    }

    /// Gives a claim that has no id one: the id, and the fix that puts it into the braces.
    pub fn give(&mut self, claim: &Claim) -> (String, Fix) {
        let id = self.take(claim.proposition());
        let edit = Edit::insert(claim.braces().start + 1, format!("#{id} "));
        let title = format!("Give the claim the id `#{id}`");
        (id, Fix::safe(title, vec![edit]))
    }

    /// An id from the first words that say something; it is taken from now on.
    pub fn take(&mut self, words: &str) -> String {
        let stem = stem(words);
        if self.taken.insert(stem.clone()) {
            return stem;
        }
        let number = self.next.entry(stem.clone()).or_insert(2);
        loop {
            let id = format!("{stem}-{number}");
            *number += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The id that Pandoc gives a heading: its words in lower case, with hyphens between and no other marks.
fn automatic(heading: &str) -> String {
    let kept = |character: &char| {
        character.is_alphanumeric() || character.is_whitespace() || "_-.".contains(*character)
    };
    let kept: String = heading.chars().filter(kept).collect();
    let words: Vec<_> = kept.split_whitespace().collect();
    let id = words.join("-").to_lowercase();
    id.trim_start_matches(|first: char| !first.is_alphabetic())
        .to_owned()
}

fn stem(words: &str) -> String {
    let plain = in_plain_letters(words).to_lowercase();
    let words = plain.split(|character: char| !character.is_ascii_alphanumeric());
    let mut parts = Vec::new();
    for word in words {
        let is_number = word.starts_with(|first: char| first.is_ascii_digit());
        let says_nothing = word.len() < 2 && !is_number || word.len() > 20 || SMALL.contains(&word);
        if says_nothing || (is_number && parts.is_empty()) {
            continue;
        }
        parts.push(word);
        if parts.len() == MOST_WORDS {
            break;
        }
    }
    let stem = parts.join("-");
    match is_name(&stem) {
        true => stem,
        false => "claim".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_script_make_an_id() {
        let id = |words| Ids::of("").take(words);
        assert_eq!(id("The size of Europe’s force"), "size-europes-force");
        assert_eq!(id("Größe zählt"), "grosse-zahlt");
        assert_eq!(id("L’Élysée a promis œuvre"), "lelysee-promis-oeuvre");
        assert_eq!(id("Москва не має вета"), "moskva-ne-maie");
        assert_eq!(id("“…” – 5 %"), "claim");
    }
}
