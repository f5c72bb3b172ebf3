//! Names of months: English ones in any length, and those of every language that the citation styles know, from the locales
//! that come with hayagriva.

use std::collections::HashMap;
use std::sync::LazyLock;

use hayagriva::archive;
use hayagriva::citationberg::taxonomy::{OtherTerm, Term};
use hayagriva::citationberg::{Locale, TermForm};

const TERMS: [OtherTerm; 12] = [
    OtherTerm::Month01,
    OtherTerm::Month02,
    OtherTerm::Month03,
    OtherTerm::Month04,
    OtherTerm::Month05,
    OtherTerm::Month06,
    OtherTerm::Month07,
    OtherTerm::Month08,
    OtherTerm::Month09,
    OtherTerm::Month10,
    OtherTerm::Month11,
    OtherTerm::Month12,
];

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The months, from 1, by their names in lower case; `None` for a name that is one month here and another there:
/// `listopad` is November to Poles and October to Croats.
static OTHERS: LazyLock<HashMap<String, Option<u8>>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for locale in archive::locales() {
        for (month, name) in names(&locale) {
            let known = months.entry(name).or_insert(Some(month));
            *known = known.filter(|known| *known == month);
        }
    }
    months
});

/// The month of a name, from 1: `march`, `Sept.`, `März`, `березня`. An English one may be cut after its third letter.
pub fn month_named(name: &str) -> Option<u8> {
    let name = name.trim_end_matches('.').to_lowercase();
    let is_cut = |month: &str| name.len() >= 3 && month.starts_with(&name);
    match ENGLISH.iter().position(|month| is_cut(month)) {
        Some(month) => u8::try_from(month + 1).ok(),
        None => *OTHERS.get(&name)?,
    }
}

/// How a language calls the months: whole, shortened, and as they stand behind the number of a day.
fn names(locale: &Locale) -> Vec<(u8, String)> {
    let mut names = Vec::new();
    for (month, term) in (1..).zip(TERMS) {
        let forms = [TermForm::Long, TermForm::Short].into_iter();
        let written = forms.filter_map(|form| locale.term(Term::Other(term), form)?.single());
        let written = written.map(|name| name.trim_end_matches('.').to_lowercase());
        for name in written.filter(|name| name.chars().all(char::is_alphabetic)) {
            names.extend(genitive(&name).map(|name| (month, name)));
            // Two letters are too few to tell a month from a word.
            if name.chars().count() > 2 {
                names.push((month, name));
            }
        }
    }
    names
}

/// The genitive of a month in Ukrainian and Russian, of which the locales have the nominative: `березень` is `березня`
/// behind the number of a day. Of a name in other letters there is none, of another Slavic language one that nobody writes.
fn genitive(name: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 4] = [("ень", "ня"), ("ий", "ого"), ("ь", "я"), ("й", "я")];
    let is_cyrillic = name.chars().all(|letter| ('а'..='ї').contains(&letter));
    let mut endings = ENDINGS.into_iter();
    let changed =
        endings.find_map(|(ending, other)| Some(name.strip_suffix(ending)?.to_owned() + other));
    let genitive = changed.unwrap_or_else(|| format!("{name}а"));
    is_cyrillic.then_some(genitive)
}

#[cfg(test)]
mod tests {
    use super::month_named;

    #[test]
    fn months_are_known_by_the_names_of_many_languages() {
        let march = [
            "march",
            "Mar.",
            "MÄRZ",
            "mars",
            "marzo",
            "marca",
            "março",
            "maart",
            "березень",
            "березня",
            "марта",
            "mart",
        ];
        for name in march {
            assert_eq!(month_named(name), Some(3), "{name}");
        }
        let genitives = [
            "січня",
            "лютого",
            "березня",
            "квітня",
            "травня",
            "червня",
            "липня",
            "серпня",
            "вересня",
            "жовтня",
            "листопада",
            "грудня",
        ];
        let read: Vec<_> = genitives.into_iter().filter_map(month_named).collect();
        assert_eq!(read, (1..=12).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_two_months_or_none_is_not_known() {
        for name in ["listopad", "lip", "mary", "monday", "", "3", "一月"] {
            assert_eq!(month_named(name), None, "{name}");
        }
    }
}
