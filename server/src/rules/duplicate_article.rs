//! Two articles under one key: a reference to either could mean the other.

use super::finding::{Place, file_name};
use super::{Finding, Related, Rule, Subject};
use crate::config::Level;
use crate::vocabulary::key_of_file;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-article",
    level: Level::Error,
    page: include_str!("duplicate_article.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(article) = subject.article() else {
        return;
    };
    let paths = subject.workspace.articles_with_key(&article.key);
    // The first by path keeps the key; every further one is told.
    if paths.first().is_none_or(|first| *first == article.path) {
        return;
    }
    let written = article.front_matter.key.as_ref();
    let range = written.map_or(0..0, |key| key.range.clone());
    let first = &paths[0];
    let free = match written {
        Some(key) => Some(key.value.clone()),
        None => key_of_file(&article.path),
    };
    let message = format!(
        "“{}” is called `{}` already: give this article a key of its own in its front matter, such as `key: {}-2`",
        file_name(first, &article.path),
        article.key,
        free.as_deref().unwrap_or("brief")
    );
    let mut finding = subject.finding(&RULE, range, message);
    let other = subject.workspace.article(first);
    let key = other.and_then(|other| other.front_matter.key.as_ref());
    finding.related.push(Related {
        message: format!("`{}` is this article first", article.key),
        place: Place {
            path: first.clone(),
            range: key.map_or(0..0, |key| key.range.clone()),
        },
        claim: None,
    });
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use expect_test::{Expect, expect};

    use crate::article::read_bytes;
    use crate::config::Config;
    use crate::rules;
    use crate::workspace::Workspace;

    /// What is said of the last of some articles.
    fn check(names: &[&str], expected: Expect) {
        let root: Arc<Path> = Path::new("/articles").into();
        let paths: Vec<Arc<Path>> = names.iter().map(|name| root.join(name).into()).collect();
        let mut workspace = Workspace::new(root, Arc::new(Config::default()));
        let articles = paths.iter();
        workspace
            .fill(articles.filter_map(|path| read_bytes(path.clone(), b"[No veto]{.claim}\n")));
        let findings = paths.last().map(|path| rules::check(&workspace, path));
        let findings = findings.iter().flatten();
        let own = findings.filter(|finding| finding.rule.name == "duplicate-article");
        expected.assert_eq(
            &own.map(|finding| finding.message.as_str())
                .collect::<String>(),
        );
    }

    #[test]
    fn the_other_file_is_named_as_seen_from_this_one() {
        check(
            &["2024/veto.md", "2025/veto.md"],
            expect![
                "“../2024/veto.md” is called `veto` already: give this article a key of its own in its front matter, such as `key: veto-2`"
            ],
        );
        check(
            &["2025/veto.markdown", "2025/veto.md"],
            expect![
                "“veto.markdown” is called `veto` already: give this article a key of its own in its front matter, such as `key: veto-2`"
            ],
        );
    }

    #[test]
    fn the_key_that_is_proposed_can_be_written() {
        check(
            &["2024/Größe 1.md", "Größe 1.md"],
            expect![
                "“2024/Größe 1.md” is called `Größe 1` already: give this article a key of its own in its front matter, such as `key: grosse-1-2`"
            ],
        );
        check(
            &["2024/1.md", "2025/1.md"],
            expect![
                "“../2024/1.md” is called `1` already: give this article a key of its own in its front matter, such as `key: brief-2`"
            ],
        );
    }
}
