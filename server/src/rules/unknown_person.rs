//! Names of people whom the configuration does not declare, where it declares any, with those who
//! may have been meant.

use std::collections::BTreeMap;

use super::{Finding, Rule, Subject};
use crate::config::{Config, Level, fold};
use crate::fix::{Edit, Fix};
use crate::spanned::Spanned;
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
    for (folded, uses) in unknown {
        let Some((claim, name)) = uses.first() else {
            continue;
        };
        findings.push(Finding {
            claim: claim.and_then(|claim| claim.full_name()),
            fixes: fixes(config, &folded, &uses),
            ..subject.finding(
                &RULE,
                name.range.clone(),
                explain(config, &folded, name, uses.len()),
            )
        });
    }
}

fn explain(config: &Config, folded: &str, name: &Spanned<String>, uses: usize) -> String {
    let again = match uses {
        1 => String::new(),
        uses => format!(" (named {uses} times in this article)"),
    };
    let known = config.known_names();
    let nobody = format!(
        "claimlint.toml declares nobody called “{}”{again}",
        name.value
    );
    let declare = format!(
        "declare them there, `[people.{}]` with `name = \"{}\"`",
        known.free_key(folded).unwrap_or("…"),
        name.value
    );
    let meant = known.meant(config, folded);
    let names: Vec<_> = meant.iter().map(|name| format!("`{name}`")).collect();
    match names.is_empty() {
        true => format!("{nobody}: {declare}, or begin a description in lower case"),
        false => format!(
            "{nobody}; did you mean {}? If not, {declare}",
            names.join(" or ")
        ),
    }
}

/// Each of those who may have been meant, wherever the name stands.
fn fixes(config: &Config, folded: &str, uses: &[Use<'_>]) -> Vec<Fix> {
    let meant = config.known_names().meant(config, folded).into_iter();
    let fixes = meant.filter_map(|meant| {
        let edits = uses.iter().map(|(claim, name)| {
            let takes = claim.is_none_or(|claim| takes_blanks(claim, name));
            let fits = is_plain(meant) && (takes || !meant.contains(' '));
            fits.then(|| Edit::replace(name.range.clone(), meant))
        });
        let edits = edits.collect::<Option<_>>()?;
        Some(Fix::unsafe_to_make(format!("Write `{meant}`"), edits))
    });
    fixes.collect()
}

/// Whether a name stands in quotation marks.
fn takes_blanks(claim: ClaimRef<'_>, name: &Spanned<String>) -> bool {
    let before = claim.claim.braces().start..name.range.start;
    let before = claim.article.text.slice(before);
    let value = before.rsplit("by=").next().unwrap_or_default();
    value.starts_with(['"', '\''])
}

/// Whether a name can stand in an attribute and in a front matter, in quotation marks of any kind.
fn is_plain(name: &str) -> bool {
    let is_letter = |character: char| character.is_alphanumeric() || " .-’".contains(character);
    name.chars().all(is_letter)
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
        let names = config
            .known_names()
            .meant(&config, &fold(written))
            .into_iter();
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
        let is_free = |written: &str, key| {
            assert_eq!(config.known_names().free_key(&fold(written)), key);
        };
        is_free("Angela Merkel", Some("merkel"));
        is_free("Olena Zelensky", None);
        is_free("Heinz M\u{fc}ller", None);
    }

    #[test]
    fn slips_lead_to_keys_names_and_aliases() {
        assert_eq!(meant("Ben Hodge"), ["Ben Hodges"]);
        assert_eq!(meant("Zelenskyj"), ["zelensky"]);
        assert_eq!(meant("Lt. Gen. Bem Hodgse"), ["Lt. Gen. Ben Hodges"]);
        assert_eq!(
            meant("Bjo\u{308}rn Ho\u{308}llerer"),
            ["Bj\u{f6}rn H\u{f6}ller"]
        );
        assert!(meant("Angela Merkel").is_empty());
    }
}
