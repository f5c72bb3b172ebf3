//! Names of people whom the configuration does not declare, where it declares any, with those who
//! may have been meant.

use std::collections::{BTreeMap, HashMap};

use super::{Finding, Rule, Subject};
use crate::config::{Config, Level, Person, fold};
use crate::spanned::Spanned;
use crate::vocabulary::{did_you_mean, is_name};
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "unknown-person",
    level: Level::Warning,
    page: include_str!("unknown_person.md"),
    check,
};

/// Where a name stands: in a claim, or above them all.
type Use<'a> = (Option<ClaimRef<'a>>, &'a Spanned<String>);

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let config = subject.workspace.config();
    let Some(article) = subject.article().filter(|_| !config.people.is_empty()) else {
        return;
    };
    let authors = article.front_matter.authors.iter();
    let authors = authors.map(|author| (None, &author.name));
    let speakers = subject.claims().flat_map(|claim| {
        let names = claim.claim.by.iter();
        names.map(move |name| (Some(claim), name))
    });
    let mut unknown: BTreeMap<String, Vec<Use<'_>>> = BTreeMap::new();
    for (claim, name) in authors.chain(speakers) {
        let describes = name.value.starts_with(char::is_lowercase);
        if !describes && config.person(&name.value).is_none() {
            let uses = unknown.entry(fold(&name.value)).or_default();
            uses.push((claim, name));
        }
    }
    if unknown.is_empty() {
        return;
    }
    let known = Known::of(config);
    for (folded, uses) in unknown {
        let Some((claim, name)) = uses.first() else {
            continue;
        };
        findings.push(Finding {
            claim: claim.and_then(|claim| claim.full_name()),
            ..subject.finding(
                &RULE,
                name.range.clone(),
                known.explain(&folded, name, uses.len()),
            )
        });
    }
}

/// The declared people, by what a writer may have had in mind.
struct Known<'a> {
    /// Keys, names and aliases, each by its folded form.
    called: BTreeMap<String, &'a str>,
    /// The people with a last word of a name or alias, which is mostly a surname.
    surnames: HashMap<String, BTreeMap<&'a str, &'a Person>>,
}

impl<'a> Known<'a> {
    fn of(config: &'a Config) -> Self {
        let mut known = Self {
            called: BTreeMap::new(),
            surnames: HashMap::new(),
        };
        for person in config.people.values() {
            let names = person.aliases.iter().chain([&person.name]);
            for name in names {
                let folded = fold(name);
                let surname = folded.split(' ').next_back().unwrap_or_default();
                let people = known.surnames.entry(surname.to_owned()).or_default();
                people.insert(&person.key.value, person);
                known.called.insert(folded, name);
            }
            let key = &person.key.value;
            known.called.entry(fold(key)).or_insert(key);
        }
        known
    }

    fn explain(&self, folded: &str, name: &Spanned<String>, uses: usize) -> String {
        let again = match uses {
            1 => String::new(),
            uses => format!(" (named {uses} times in this article)"),
        };
        let nobody = format!("claimlint.toml declares nobody called “{}”{again}", name.value);
        let declare = format!(
            "declare them there, `[people.{}]` with `name = \"{}\"`",
            self.free_key(folded),
            name.value
        );
        let meant = self.meant(folded);
        let names: Vec<_> = meant.iter().map(|name| format!("`{name}`")).collect();
        match names.is_empty() {
            true => format!("{nobody}: {declare}, or begin a description in lower case"),
            false => format!(
                "{nobody}; did you mean {}? If not, {declare}",
                names.join(" or ")
            ),
        }
    }

    /// A key for somebody new: the surname, where that can be one and nobody has it.
    fn free_key(&self, folded: &str) -> String {
        let surname = folded.split(' ').next_back().unwrap_or_default();
        match is_name(surname) && !self.called.contains_key(surname) {
            true => surname.to_owned(),
            false => "…".to_owned(),
        }
    }

    /// Who may have been meant: those of the same surname whose first name does not say otherwise,
    /// else whoever is called something like it.
    fn meant(&self, folded: &str) -> Vec<&'a str> {
        let mut words: Vec<_> = folded.split(' ').collect();
        let surname = words.pop().unwrap_or_default();
        let namesakes = self.surnames.get(surname).into_iter().flatten();
        let meant = namesakes.filter(|(_, person)| {
            let first = fold(&person.name);
            words.first().is_none_or(|word| is_short_for(word, &first))
        });
        let meant: Vec<_> = meant.map(|(_, person)| person.name.as_str()).collect();
        if !meant.is_empty() {
            return meant;
        }
        let nearest = did_you_mean(folded, self.called.keys().map(String::as_str));
        let nearest = nearest.and_then(|nearest| self.called.get(nearest));
        nearest.into_iter().copied().collect()
    }
}

/// Whether a first name is an initial of another, `b.` of `ben hodges`, or begins it.
fn is_short_for(word: &str, name: &str) -> bool {
    let word = word.trim_end_matches('.');
    !word.is_empty() && name.starts_with(word)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const PEOPLE: &str = "
        [people.hodges]
        name = \"Ben Hodges\"
        aliases = [\"Lt. Gen. Ben Hodges\"]
        [people.margaret]
        name = \"Margaret Hodges\"
        [people.zelensky]
        name = \"Volodymyr Zelensky\"
        [people.hoeller]
        name = \"Bj\u{f6}rn H\u{f6}ller\"
    ";

    fn meant(written: &str) -> Vec<String> {
        let path = Path::new("claimlint.toml").into();
        let config = Config::read(path, PEOPLE).expect("a configuration");
        let names = Known::of(&config).meant(&fold(written)).into_iter();
        names.map(str::to_owned).collect()
    }

    #[test]
    fn initials_and_surnames_lead_to_people() {
        assert_eq!(meant("Hodges"), ["Ben Hodges", "Margaret Hodges"]);
        assert_eq!(meant("B. Hodges"), ["Ben Hodges"]);
        assert_eq!(meant("Zelensky"), ["Volodymyr Zelensky"]);
    }

    #[test]
    fn somebody_new_is_offered_a_key_that_is_free() {
        let path = Path::new("claimlint.toml").into();
        let config = Config::read(path, PEOPLE).expect("a configuration");
        let known = Known::of(&config);
        let key = |written: &str| known.free_key(&fold(written));
        assert_eq!(key("Angela Merkel"), "merkel");
        assert_eq!(key("Olena Zelensky"), "…");
        assert_eq!(key("Heinz M\u{fc}ller"), "…");
    }

    #[test]
    fn slips_lead_to_keys_names_and_aliases() {
        assert_eq!(meant("Ben Hodge"), ["Ben Hodges"]);
        assert_eq!(meant("Zelenskyj"), ["zelensky"]);
        assert_eq!(meant("Lt. Gen. Bem Hodgse"), ["Lt. Gen. Ben Hodges"]);
        assert_eq!(meant("Bjo\u{308}rn Ho\u{308}llerer"), ["Bj\u{f6}rn H\u{f6}ller"]);
        assert!(meant("Angela Merkel").is_empty());
    }
}
