//! Articles that no reference can name, because of what the names of their files hold.

use std::ffi::OsStr;

use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::vocabulary::{can_be_referred_to, key_of_file};

pub(super) const RULE: Rule = Rule {
    name: "unnameable-article",
    level: Level::Info,
    page: include_str!("unnameable_article.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(article) = subject.article() else {
        return;
    };
    // Nobody can name a claim without an id anyway.
    if can_be_referred_to(&article.key) || article.ids.is_empty() {
        return;
    }
    let name = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let file = name(article.path.file_name());
    let ending = name(article.path.extension());
    let advice = match key_of_file(&article.path) {
        Some(key) => {
            format!("rename it to `{key}.{ending}`, or write `key: {key}` in its front matter")
        }
        None => "give it a key in its front matter, such as `key: brief`".to_owned(),
    };
    let message = format!(
        "no reference can hold the name of “{file}”, so that no other article can name its claims: {advice}"
    );
    findings.push(subject.finding(&RULE, 0..0, message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read_bytes;

    /// Whether an article can name claims of one with a key, alone and in an inference.
    fn can_be_written(key: &str) -> bool {
        let text = format!("[So]{{.claim undercuts=\"{key}#a->{key}#b\" supports=\"{key}#c\"}}\n");
        let path = std::path::Path::new("/articles/own.md");
        let article = read_bytes(path.into(), text.as_bytes()).expect("an article");
        let relations = article.claims.iter().flat_map(|claim| &claim.relations);
        let references = relations.flat_map(|relation| relation.target.references());
        let named = references.filter(|reference| reference.article.as_deref() == Some(key));
        let claims: Vec<_> = named.map(|reference| &reference.claim).collect();
        claims == ["a", "b", "c"]
    }

    #[test]
    fn what_is_not_reported_can_be_written() {
        let characters = (0..=0x2ff)
            .chain(0x2000..=0x206f)
            .chain([0x3000, 0xfeff, 0x1f1fa]);
        for character in characters.filter_map(char::from_u32) {
            for key in [format!("{character}a"), format!("a{character}")] {
                assert!(!can_be_referred_to(&key) || can_be_written(&key), "{key:?}");
            }
        }
    }

    #[test]
    fn what_parts_references_cannot_be_written() {
        for key in ["a b", "a\u{a0}b", "a\tb", "a#b", "a\"b", "a->b", ""] {
            assert!(!can_be_referred_to(key) && !can_be_written(key), "{key:?}");
        }
    }
}
