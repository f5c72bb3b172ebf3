//! The words of the markup: attributes, kinds, stances, modalities and relations, with what they mean.
//!
//! The one list from which reading, messages, hovers and completions draw. The vocabulary is that of
//! argumentation studies: stasis categories for kinds, Toulmin's qualifier for modality, and for the
//! relations the Argument Interchange Format (AIF) and the Citation Typing Ontology (CiTO).

mod advice;
mod likeness;

use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use advice::{advice_for_key, meant_key};
pub use likeness::{Likenesses, did_you_mean, suggestion};

/// Declares an enumeration of words with their meanings, and how to read and write them.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$default:meta])? $variant:ident = $word:literal, $meaning:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $meaning] $(#[$default])? $variant,)*
        }

        impl $name {
            /// All of them, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word in the markup.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What it means, in a phrase.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }

            /// The one that is written so.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// What a claim is about: the stasis categories of rhetoric.
    Kind {
        #[default] Fact = "fact", "that something is or was so";
        Forecast = "forecast", "that something will be so";
        Value = "value", "that something is good or bad";
        Policy = "policy", "that something should be done";
        Definition = "definition", "what a word means";
    }
}

words! {
    /// How the speaker stands to the proposition. Only `asserts` and `denies` commit the speaker.
    Stance {
        #[default] Asserts = "asserts", "holds it true";
        Denies = "denies", "holds it false";
        Concedes = "concedes", "grants it to an opponent";
        Supposes = "supposes", "takes it for the sake of argument";
        Asks = "asks", "raises it as a question";
    }
}

impl Stance {
    /// Whether the speaker answers for the proposition or for its negation.
    pub fn commits(self) -> bool {
        matches!(self, Self::Asserts | Self::Denies)
    }

    /// Whether nothing is said to be so, so that there is nothing to look up.
    pub fn needs_no_source(self) -> bool {
        matches!(self, Self::Supposes | Self::Asks)
    }
}

words! {
    /// How sure the speaker is: Toulmin's qualifier, from weakest to strongest.
    Modality {
        Possible = "possible", "may be so";
        Probable = "probable", "is likely so";
        #[default] Certain = "certain", "is so";
    }
}

words! {
    /// How a claim bears on another.
    Verb {
        #[default] Supports = "supports", "is a reason for";
        Attacks = "attacks", "is a reason against";
        Undercuts = "undercuts", "attacks the inference";
        Qualifies = "qualifies", "restricts or conditions";
        Entails = "entails", "if this is true, so is that";
        Restates = "restates", "says the same as";
        Contradicts = "contradicts", "cannot be true together with";
        Supersedes = "supersedes", "replaces the earlier position";
    }
}

impl Verb {
    /// How the relation reads from its target's side: “supported by”.
    pub fn inverse(self) -> &'static str {
        match self {
            Self::Supports => "supported by",
            Self::Attacks => "attacked by",
            Self::Undercuts => "undercut by",
            Self::Qualifies => "qualified by",
            Self::Entails => "entailed by",
            Self::Restates => "restated by",
            Self::Contradicts => "contradicted by",
            Self::Supersedes => "superseded by",
        }
    }

    /// Whether a cited claim that stands in this relation to another lends it its citation.
    pub fn carries_citation(self) -> bool {
        matches!(self, Self::Supports | Self::Entails | Self::Restates)
    }
}

/// The attributes that are no relations, with what they mean.
pub const ATTRIBUTES: &[(&str, &str)] = &[
    ("by", "the speakers: person keys or names, `;` between"),
    ("says", "the proposition in plain words"),
    ("kind", "fact, forecast, value, policy or definition"),
    ("stance", "asserts, denies, concedes, supposes or asks"),
    ("modality", "certain, probable or possible"),
    ("cite", "citation keys with locators, `;` between"),
    ("quote", "exact words of the cited source"),
    ("about", "the topic's key"),
    ("value", "what it says of the topic"),
    ("date", "when it was said: an EDTF date"),
    ("valid", "when it holds: an EDTF interval"),
];

/// Every key an annotation may hold: attributes, then relations.
pub fn keys() -> impl Iterator<Item = &'static str> {
    let attributes = ATTRIBUTES.iter().map(|(key, _)| *key);
    attributes.chain(Verb::ALL.iter().map(|verb| verb.word()))
}

/// Whether a name has the form of ids and keys: `[A-Za-z][A-Za-z0-9_-]*`.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// Whether an article's key, which its file's name may be, can stand in a reference.
pub fn can_be_referred_to(key: &str) -> bool {
    let breaks = |next: char| next.is_whitespace() || next.is_control() || "#\"\\{}".contains(next);
    !key.is_empty() && !key.contains(breaks) && !key.contains("->")
}

/// A key for an article from the name of its file: `2025-03-05 Grand.txt` is `grand`. `None` where no word is left.
pub fn key_of_file(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy();
    if is_name(&stem) {
        return Some(stem.into_owned());
    }
    let letters = in_plain_letters(&stem).to_lowercase();
    let words = letters.split(|next: char| !next.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let words = words.skip_while(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    let key = words.collect::<Vec<_>>().join("-");
    is_name(&key).then_some(key)
}

/// A text in plain letters, as far as its letters have such: `Größe` becomes `Grosse`, `Київ` becomes `Kiyiv`. Apostrophes
/// leave nothing behind, since they part no word; what is neither a letter nor plain leaves a blank.
pub fn in_plain_letters(text: &str) -> String {
    let composed = text.nfc().flat_map(|character| {
        let plain = match character {
            '’' | '\'' => "",
            _ if character.is_ascii() || character.is_alphanumeric() => {
                deunicode::deunicode_char(character).unwrap_or_default()
            }
            _ if is_combining_mark(character) => "",
            _ => " ",
        };
        // A soft sign becomes an apostrophe.
        plain.chars().filter(|plain| *plain != '\'')
    });
    composed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_script_have_plain_ones() {
        assert_eq!(in_plain_letters("Größe"), "Grosse");
        assert_eq!(in_plain_letters("альянс"), "alians");
        assert_eq!(in_plain_letters("d’Orsay e\u{301}t 🇺🇦"), "dOrsay et   ");
    }

    #[test]
    fn a_file_gives_its_article_a_key() {
        let key = |file| key_of_file(Path::new(file));
        assert_eq!(key("articles/Grand.md").as_deref(), Some("Grand"));
        assert_eq!(key("2025-03-05 Grand.txt").as_deref(), Some("grand"));
        assert_eq!(
            key("Größe der Truppe.md").as_deref(),
            Some("grosse-der-truppe")
        );
        assert_eq!(key("2025 03.md"), None);
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for verb in Verb::ALL {
            assert_eq!(Verb::from_word(verb.word()), Some(*verb));
        }
        assert_eq!(Kind::default(), Kind::Fact);
        assert_eq!(Modality::default(), Modality::Certain);
        assert!(Modality::Possible < Modality::Probable && Modality::Probable < Modality::Certain);
    }

    #[test]
    fn names_are_plain() {
        assert!(is_name("no-veto_2"));
        assert!(!is_name("2nd") && !is_name("") && !is_name("ü") && !is_name("a.b"));
    }
}
