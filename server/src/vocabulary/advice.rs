//! Words of other tools and of plain English that mean an attribute of ours.

use super::{ATTRIBUTES, Verb, did_you_mean, keys, suggestion};

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

/// The key that was meant by one nobody knows, if anybody can tell.
pub fn meant_key(written: &str) -> Option<&'static str> {
    let plain = written.to_lowercase().replace('_', "-");
    let mut synonyms = SYNONYMS.iter();
    let synonym = synonyms.find(|(_, words)| words.contains(&plain.as_str()));
    let synonym = synonym.map(|(key, _)| *key);
    synonym.or_else(|| did_you_mean(written, keys()))
}

/// What to write instead of a key nobody knows, as the end of a message: the key that was meant, else
/// those there are.
pub fn advice_for_key(written: &str) -> String {
    let plain = written.to_lowercase().replace('_', "-");
    match plain.as_str() {
        "id" => return ": write `#name` for an id".to_owned(),
        "class" => return ": write `.name` for a class".to_owned(),
        _ => {}
    }
    if let Some(meant) = meant_key(written) {
        return suggestion(Some(meant));
    }
    let attributes: Vec<_> = ATTRIBUTES.iter().map(|(key, _)| *key).collect();
    let verbs: Vec<_> = Verb::ALL.iter().map(|verb| verb.word()).collect();
    format!(
        ": attributes are {}; relations are {}; notes of your own go into `data-…`",
        attributes.join(", "),
        verbs.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
