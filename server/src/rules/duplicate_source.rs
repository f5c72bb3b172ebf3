//! One key for two entries, and two keys for one text, in a bibliography or in those that are read together.

use std::collections::HashMap;
use std::sync::Arc;

use super::finding::{Place, file_name};
use super::{Finding, Related, Rule, Subject, SubjectKind};
use crate::bibliography::{Bibliography, Identity, Source};
use crate::config::Level;
use crate::spanned::Spanned;
use crate::workspace::SourceFile;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-source",
    level: Level::Warning,
    page: include_str!("duplicate_source.md"),
    check,
};

/// More entries than this are not shown with one finding.
const SHOWN: usize = 5;

/// An entry that came before, and by what it is the same.
struct Earlier<'a> {
    file: &'a Arc<SourceFile>,
    source: &'a Source,
    by: Sameness,
}

enum Sameness {
    Key,
    Text(Identity),
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let SubjectKind::Bibliography(file) = subject.kind else {
        return;
    };
    if !subject.workspace.is_read(&file.path) {
        return;
    }
    for key in &file.bibliography.repeated_keys {
        findings.extend(repeated(subject, file, key));
    }
    let mut earlier = earlier_elsewhere(subject, file);
    for source in &file.bibliography.sources {
        let mut earlier = earlier.remove(source.key.as_str()).unwrap_or_default();
        let stands_above = |other: &Source| other.key_range.start < source.key_range.start;
        let here = file.bibliography.same_text(source, stands_above);
        earlier.extend(here.map(|(source, identity)| Earlier {
            file,
            source,
            by: Sameness::Text(identity),
        }));
        // A key that is there already is the plainer mistake, so it is told first.
        earlier.sort_by_key(|earlier| matches!(earlier.by, Sameness::Text(_)));
        findings.extend(explain(subject, source, &earlier));
    }
}

/// For the keys of a bibliography, the entries in those that are read before it that are the same.
fn earlier_elsewhere<'a>(
    subject: &Subject<'a>,
    file: &'a Arc<SourceFile>,
) -> HashMap<&'a str, Vec<Earlier<'a>>> {
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for (path, comes_before) in subject.workspace.read_with(&file.path) {
        let other = subject.workspace.bibliography(&path);
        let Some(other) = other.filter(|_| comes_before) else {
            continue;
        };
        // The longer list is never walked: many articles may add a short one to the same long one.
        let (shorter, longer) =
            match other.bibliography.sources.len() < file.bibliography.sources.len() {
                true => (other, file),
                false => (file, other),
            };
        for one in &shorter.bibliography.sources {
            for (same, by) in find(&longer.bibliography, one) {
                let (own, source) = match Arc::ptr_eq(shorter, file) {
                    true => (one, same),
                    false => (same, one),
                };
                let earlier: &mut Vec<_> = found.entry(own.key.as_str()).or_default();
                if earlier.len() < SHOWN {
                    earlier.push(Earlier {
                        file: other,
                        source,
                        by,
                    });
                }
            }
        }
    }
    found
}

/// The entry with the same key, and the one with the same text where that is another.
fn find<'a>(
    bibliography: &'a Bibliography,
    source: &Source,
) -> impl Iterator<Item = (&'a Source, Sameness)> {
    let of_key = bibliography.get(&source.key);
    let is_another = |other: &Source| of_key.is_none_or(|of_key| of_key.key != other.key);
    let of_text = bibliography.same_text(source, is_another);
    let of_text = of_text.map(|(same, identity)| (same, Sameness::Text(identity)));
    let of_key = of_key.map(|same| (same, Sameness::Key));
    of_key.into_iter().chain(of_text)
}

/// An entry whose key another entry of its file has already.
fn repeated(
    subject: &Subject<'_>,
    file: &Arc<SourceFile>,
    key: &Spanned<String>,
) -> Option<Finding> {
    let first = file.bibliography.get(&key.value)?;
    let message = format!(
        "`{}` is a source of this file already: the first counts, so give this one another key or delete it",
        key.value
    );
    Some(Finding {
        related: vec![related(file, first)],
        ..subject.finding(&RULE, key.range.clone(), message)
    })
}

fn explain(subject: &Subject<'_>, source: &Source, earlier: &[Earlier<'_>]) -> Option<Finding> {
    let first = earlier.first()?;
    let (key, other) = (&source.key, &first.source.key);
    let is_elsewhere = first.file.path != *subject.path();
    let file = file_name(&first.file.path, subject.path());
    let message = match &first.by {
        Sameness::Key => format!(
            "`{key}` is a source of {file} as well, and the file that is named first counts: give this one another key or delete it"
        ),
        Sameness::Text(identity) => {
            let place = match is_elsewhere {
                true => format!(" in {file}"),
                false => String::new(),
            };
            let what = match identity {
                Identity::Doi(doi) => format!("the DOI {doi}"),
                Identity::Url(url) => format!("the address {url}"),
            };
            format!(
                "`{key}` is the same text as `{other}`{place}, by {what}: keep one of them, and cite that"
            )
        }
    };
    let shown = earlier.iter().take(SHOWN);
    Some(Finding {
        related: shown
            .map(|earlier| related(earlier.file, earlier.source))
            .collect(),
        ..subject.finding(&RULE, source.key_range.clone(), message)
    })
}

fn related(file: &Arc<SourceFile>, source: &Source) -> Related {
    Related {
        message: format!("`{}` stands here first", source.key),
        place: Place {
            path: file.path.clone(),
            range: source.key_range.clone(),
        },
        claim: None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use expect_test::{Expect, expect};

    use super::*;
    use crate::article::read_bytes;
    use crate::config::Config;
    use crate::rules;
    use crate::workspace::Workspace;

    /// The findings of all bibliographies, each with what it points to.
    fn check(files: &[(&str, &str)], expected: Expect) {
        let root: Arc<Path> = Path::new("/articles").into();
        let path = |name: &str| -> Arc<Path> { root.join(name).into() };
        let config = files.iter().find(|(name, _)| *name == "claimlint.toml");
        let config = config.map_or("", |(_, text)| text);
        let config = Config::read(path("claimlint.toml"), config).expect("a configuration");
        let mut workspace = Workspace::new(root.clone(), Arc::new(config));
        let articles = files.iter().filter(|(name, _)| name.ends_with(".md"));
        workspace.fill(articles.filter_map(|(name, text)| read_bytes(path(name), text.as_bytes())));
        for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".bib")) {
            workspace.set_bibliography(SourceFile::new(path(name), text));
        }
        let name = |file: &Path| file_name(file, &path("claimlint.toml"));
        let mut shown = String::new();
        for file in workspace.bibliographies() {
            for finding in rules::check(&workspace, &file.path) {
                shown += &format!("{}: {}\n", name(&file.path), finding.message);
                for related in finding.related {
                    let place = name(&related.place.path);
                    shown += &format!("  {place}: {}\n", related.message);
                }
            }
        }
        expected.assert_eq(&shown);
    }

    const ONE: &str = "@misc{k, doi = {10.1000/1}}";

    #[test]
    fn of_several_bibliographies_each_pair_is_found_once() {
        check(
            &[
                (
                    "claimlint.toml",
                    "bibliography = ['c.bib', 'a.bib', 'b.bib']",
                ),
                ("memo.md", "[A]{.claim cite=k}"),
                ("a.bib", ONE),
                (
                    "b.bib",
                    "@misc{k}\n@misc{l, url = {https://doi.org/10.1000/1}}",
                ),
                ("c.bib", ONE),
            ],
            expect![[r#"
                a.bib: `k` is a source of c.bib as well, and the file that is named first counts: give this one another key or delete it
                  c.bib: `k` stands here first
                b.bib: `k` is a source of c.bib as well, and the file that is named first counts: give this one another key or delete it
                  c.bib: `k` stands here first
                  a.bib: `k` stands here first
                b.bib: `l` is the same text as `k` in c.bib, by the DOI 10.1000/1: keep one of them, and cite that
                  c.bib: `k` stands here first
                  a.bib: `k` stands here first
            "#]],
        );
    }

    #[test]
    fn articles_that_name_them_in_another_order_find_a_pair_once() {
        check(
            &[
                (
                    "one.md",
                    "---\nbibliography: [b.bib, a.bib]\n---\n[A]{.claim cite=k}",
                ),
                (
                    "two.md",
                    "---\nbibliography: [a.bib, b.bib]\n---\n[A]{.claim cite=k}",
                ),
                ("a.bib", ONE),
                ("b.bib", ONE),
            ],
            expect![[r#"
                a.bib: `k` is a source of b.bib as well, and the file that is named first counts: give this one another key or delete it
                  b.bib: `k` stands here first
            "#]],
        );
    }

    #[test]
    fn what_is_the_same_in_its_file_and_before_it_has_one_finding() {
        check(
            &[
                (
                    "one.md",
                    "---\nbibliography: [a.bib, b.bib]\n---\n[A]{.claim cite=k}",
                ),
                ("a.bib", ONE),
                (
                    "b.bib",
                    "@misc{l, doi = {10.1000/1}}\n@misc{k, doi = {10.1000/1}}\n@misc{k}",
                ),
            ],
            expect![[r#"
                b.bib: `l` is the same text as `k` in a.bib, by the DOI 10.1000/1: keep one of them, and cite that
                  a.bib: `k` stands here first
                b.bib: `k` is a source of a.bib as well, and the file that is named first counts: give this one another key or delete it
                  a.bib: `k` stands here first
                  b.bib: `l` stands here first
                b.bib: `k` is a source of this file already: the first counts, so give this one another key or delete it
                  b.bib: `k` stands here first
            "#]],
        );
    }

    #[test]
    fn a_bibliography_that_nobody_reads_is_left_alone() {
        check(
            &[
                ("one.md", "[A]{.claim cite=k}"),
                ("a.bib", "@misc{k}\n@misc{k}"),
            ],
            expect![[""]],
        );
    }
}
