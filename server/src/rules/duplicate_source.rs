//! One key for two entries, and two keys for one text, in a bibliography or in those that are read together.

use std::collections::HashMap;
use std::sync::Arc;

use super::finding::Place;
use super::subject::file_name;
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
        let (shorter, longer) = match other.bibliography.sources.len() < file.bibliography.sources.len() {
            true => (other, file),
            false => (file, other),
        };
        for one in &shorter.bibliography.sources {
            let Some((same, by)) = find(&longer.bibliography, one) else {
                continue;
            };
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
    found
}

fn find<'a>(bibliography: &'a Bibliography, source: &Source) -> Option<(&'a Source, Sameness)> {
    if let Some(same) = bibliography.get(&source.key) {
        return Some((same, Sameness::Key));
    }
    let (same, identity) = bibliography.same_text(source, |_| true)?;
    Some((same, Sameness::Text(identity)))
}

/// An entry whose key another entry of its file has already.
fn repeated(subject: &Subject<'_>, file: &Arc<SourceFile>, key: &Spanned<String>) -> Option<Finding> {
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
    let file = file_name(&first.file.path);
    let message = match &first.by {
        Sameness::Key => format!(
            "`{key}` is a source of {file} as well, and where both files are read, that one counts: give this one another key or delete it"
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
        related: shown.map(|earlier| related(earlier.file, earlier.source)).collect(),
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
