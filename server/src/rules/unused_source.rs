//! Entries of a bibliography that no article cites.

use std::collections::HashSet;

use super::{Finding, Rule, Subject, SubjectKind};
use crate::config::Level;
use crate::workspace::SourceFile;

pub(super) const RULE: Rule = Rule {
    name: "unused-source",
    level: Level::Off,
    page: include_str!("unused_source.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let SubjectKind::Bibliography(file) = subject.kind else {
        return;
    };
    if !subject.workspace.is_read(&file.path) {
        return;
    }
    let used = used(subject, file);
    let sources = file.bibliography.sources.iter();
    let unused = sources.filter(|source| !used.contains(source.key.as_str()));
    findings.extend(unused.map(|source| {
        let message = format!(
            "no claim cites `{}`: cite it where it belongs, `cite=\"{0}\"`, or delete the entry",
            source.key
        );
        subject.finding(&RULE, source.key_range.clone(), message)
    }));
}

/// The keys that are cited, and those of the entries that a cited one names: a chapter needs its book.
fn used<'a>(subject: &Subject<'_>, file: &'a SourceFile) -> HashSet<&'a str> {
    let bibliography = &file.bibliography;
    let keys = bibliography
        .sources
        .iter()
        .map(|source| source.key.as_str());
    let cited = keys.filter(|key| subject.workspace.is_cited_from(&file.path, key));
    let mut used: HashSet<_> = cited.collect();
    let mut waiting: Vec<_> = used.iter().copied().collect();
    while let Some(key) = waiting.pop() {
        let source = bibliography.get(key);
        for relative in source.iter().flat_map(|source| &source.relatives) {
            if used.insert(&relative.value) {
                waiting.push(&relative.value);
            }
        }
    }
    used
}
