//! The words of the markup: attributes, kinds, stances, modalities and relations, with what they mean.
//!
//! The one list from which reading, messages, hovers and completions draw. The vocabulary is that of
//! argumentation studies: stasis categories for kinds, Toulmin's qualifier for modality, and for the
//! relations the Argument Interchange Format (AIF) and the Citation Typing Ontology (CiTO).

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

/// Words that writers use for an attribute, from other vocabularies and from everyday language.
const SYNONYMS: &[(&str, &[&str])] = &[
    (
        "by",
        &[
            "author",
            "authors",
            "speaker",
            "speakers",
            "who",
            "person",
            "said-by",
            "attribution",
        ],
    ),
    (
        "says",
        &[
            "text",
            "proposition",
            "statement",
            "paraphrase",
            "summary",
            "means",
        ],
    ),
    ("kind", &["type", "category", "stasis", "sort"]),
    ("stance", &["position", "attitude", "commitment"]),
    (
        "modality",
        &[
            "confidence",
            "certainty",
            "probability",
            "likelihood",
            "qualifier",
            "strength",
        ],
    ),
    (
        "cite",
        &[
            "source",
            "sources",
            "citation",
            "citations",
            "ref",
            "refs",
            "reference",
            "bib",
            "evidence",
        ],
    ),
    ("quote", &["quotation", "verbatim", "excerpt"]),
    ("about", &["topic", "subject", "issue", "question", "on"]),
    ("value", &["answer", "amount", "number"]),
    ("date", &["when", "year", "day", "said-on"]),
    (
        "valid",
        &[
            "validity",
            "period",
            "until",
            "since",
            "valid-from",
            "valid-until",
        ],
    ),
    (
        "supports",
        &["backs", "because-of", "reason-for", "argues-for", "proves"],
    ),
    (
        "attacks",
        &[
            "opposes",
            "rebuts",
            "disputes",
            "refutes",
            "argues-against",
            "objects-to",
        ],
    ),
    ("undercuts", &["undermines", "weakens", "critiques"]),
    (
        "qualifies",
        &["limits", "restricts", "conditions", "unless"],
    ),
    ("entails", &["implies", "means-that"]),
    (
        "restates",
        &["repeats", "equals", "same-as", "agrees-with", "rephrases"],
    ),
    (
        "contradicts",
        &["conflicts", "conflicts-with", "excludes", "negates"],
    ),
    (
        "supersedes",
        &["replaces", "revises", "updates", "corrects"],
    ),
];

/// What to write instead of a key nobody knows, as the end of a message: the key that was meant, else
/// those there are.
pub fn advice_for_key(written: &str) -> String {
    let plain = written.to_lowercase().replace('_', "-");
    match plain.as_str() {
        "id" => return ": write `#name` for an id".to_owned(),
        "class" => return ": write `.name` for a class".to_owned(),
        _ => {}
    }
    let synonyms = SYNONYMS.iter();
    let synonym = synonyms
        .clone()
        .find(|(_, words)| words.contains(&plain.as_str()));
    let nearest = synonym.map(|(key, _)| *key);
    if let Some(nearest) = nearest.or_else(|| did_you_mean(written, keys())) {
        return suggestion(Some(nearest));
    }
    let attributes: Vec<_> = ATTRIBUTES.iter().map(|(key, _)| *key).collect();
    let verbs: Vec<_> = Verb::ALL.iter().map(|verb| verb.word()).collect();
    format!(
        ": attributes are {}; relations are {}; notes of your own go into `data-…`",
        attributes.join(", "),
        verbs.join(", ")
    )
}

/// How much of two names must agree for one to be a slip of the other, from 0 to 1.
const NEAR_ENOUGH: f64 = 0.6;

/// The nearest of several names, where one is near enough to be what was meant. Digits alone make no
/// two names alike: `keller2025` and `weber2025` are two people of one year.
pub fn did_you_mean<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase();
    let letters = without_digits(&written);
    let nearest = names.into_iter().filter_map(|name| {
        let lower = name.to_lowercase();
        // Names of very different length are out before anything is compared.
        let (short, long) = (
            written.len().min(lower.len()),
            written.len().max(lower.len()),
        );
        if (short as f64) < NEAR_ENOUGH * long as f64 {
            return None;
        }
        let likeness = strsim::normalized_damerau_levenshtein(&written, &lower);
        let of_letters = strsim::normalized_damerau_levenshtein(&letters, &without_digits(&lower));
        (likeness.min(of_letters) >= NEAR_ENOUGH).then_some((likeness, name))
    });
    // The first by alphabet where several are as near, whatever the order they come in.
    nearest
        .max_by(|(one, first), (other, second)| one.total_cmp(other).then(second.cmp(first)))
        .map(|(_, name)| name)
}

fn without_digits(name: &str) -> String {
    name.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whether a name has the form of ids and keys: `[A-Za-z][A-Za-z0-9_-]*`.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// A suggestion as the end of a message: “; did you mean `x`?”, or nothing.
pub fn suggestion(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn suggestions_come_for_slips_and_not_for_other_words() {
        assert_eq!(did_you_mean("suports", keys()), Some("supports"));
        assert_eq!(did_you_mean("Cite", keys()), Some("cite"));
        assert_eq!(did_you_mean("abuot", keys()), Some("about"));
        assert_eq!(did_you_mean("banana", keys()), None);
        let names = ["weber2025", "grand2025", "no-veto", "2025"];
        assert_eq!(did_you_mean("keller2025", names), None);
        assert_eq!(did_you_mean("weber2024", names), Some("weber2025"));
        assert_eq!(did_you_mean("grand205", names), Some("grand2025"));
        assert_eq!(did_you_mean("no-vet", names), Some("no-veto"));
        assert_eq!(did_you_mean("2052", names), Some("2025"));
        assert_eq!(did_you_mean("", names), None);
    }

    #[test]
    fn the_nearest_does_not_depend_on_the_order() {
        let names = ["trait", "train", "troops"];
        assert_eq!(did_you_mean("traim", names), Some("train"));
        assert_eq!(did_you_mean("traix", names), Some("train"));
        assert_eq!(
            did_you_mean("traix", names.into_iter().rev()),
            Some("train")
        );
    }

    #[test]
    fn a_key_nobody_knows_leads_to_one_that_is_known() {
        assert_eq!(advice_for_key("author"), "; did you mean `by`?");
        assert_eq!(advice_for_key("Source"), "; did you mean `cite`?");
        assert_eq!(advice_for_key("same_as"), "; did you mean `restates`?");
        assert_eq!(advice_for_key("suports"), "; did you mean `supports`?");
        assert_eq!(advice_for_key("id"), ": write `#name` for an id");
        assert!(advice_for_key("banana").starts_with(": attributes are by, says, kind,"));
    }

    #[test]
    fn synonyms_lead_to_keys_and_are_none() {
        let keys: Vec<_> = keys().collect();
        let mut seen = std::collections::BTreeSet::new();
        for (key, words) in SYNONYMS {
            assert!(keys.contains(key), "{key}");
            for word in *words {
                assert!(!keys.contains(word) && seen.insert(word), "{word}");
            }
        }
    }

    #[test]
    fn names_are_plain() {
        assert!(is_name("no-veto_2"));
        assert!(!is_name("2nd") && !is_name("") && !is_name("ü") && !is_name("a.b"));
    }
}
