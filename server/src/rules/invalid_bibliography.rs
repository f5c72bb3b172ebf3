//! Bibliographies that cannot be read, and the entries in them that cannot.

use std::path::Path;

use super::{Finding, Rule, Subject, SubjectKind};
use crate::config::Level;
use crate::spanned::Spanned;
use crate::workspace::clean_path;

pub(super) const RULE: Rule = Rule {
    name: "invalid-bibliography",
    level: Level::Error,
    page: include_str!("invalid_bibliography.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    match subject.kind {
        SubjectKind::Bibliography(file) => {
            let problems = file.bibliography.problems.iter();
            findings.extend(problems.map(|problem| {
                subject.finding(&RULE, problem.range.clone(), problem.message.clone())
            }));
        }
        SubjectKind::Article(article) => {
            check_names(subject, &article.front_matter.bibliography, findings);
        }
        SubjectKind::Draft(_) => {}
        SubjectKind::Config(_) => {
            check_names(subject, &subject.workspace.config().bibliography, findings);
        }
    }
}

/// Reports the files that are named here and could not be read, where they are named.
fn check_names(subject: &Subject<'_>, names: &[Spanned<String>], findings: &mut Vec<Finding>) {
    let folder = subject.path().parent().unwrap_or(Path::new(""));
    for name in names {
        let path = clean_path(&folder.join(&name.value));
        let file = subject.workspace.bibliography(&path);
        let Some(cause) = file.and_then(|file| file.unreadable.as_ref()) else {
            continue;
        };
        let message = format!(
            "the bibliography “{}” cannot be read: {cause} (the path is relative to this file)",
            name.value
        );
        findings.push(subject.finding(&RULE, name.range.clone(), message));
    }
}
