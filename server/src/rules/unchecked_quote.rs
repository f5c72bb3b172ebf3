//! Quotations that nothing checks because the copy of their source lies outside the workspace.

use super::subject::title;
use super::{Finding, Rule, Subject};
use crate::bibliography::Source;
use crate::config::Level;
use crate::quotation::LocalCopy;
use crate::workspace::SourceFile;

pub(super) const RULE: Rule = Rule {
    name: "unchecked-quote",
    level: Level::Info,
    page: include_str!("unchecked_quote.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        let Some(quote) = &claim.claim.quote else {
            continue;
        };
        let sources = subject.workspace.quoted_sources(claim).into_iter();
        let outside = sources.filter_map(|(file, source)| {
            let copy = only_outside(subject, file, source)?;
            Some((source, copy.path().file_name()?.to_string_lossy()))
        });
        findings.extend(outside.map(|(source, name)| {
            let message = format!(
                "{} quotes `{}`, whose copy {name} lies outside the workspace and is not read: keep it in the folder of claimlint.toml or below",
                title(claim),
                source.key,
            );
            Finding {
                claim: claim.full_name(),
                ..subject.finding(&RULE, quote.range.clone(), message)
            }
        }));
    }
}

/// The first of a source's copies that lie outside, where no other can be read.
fn only_outside<'a>(
    subject: &'a Subject<'_>,
    file: &SourceFile,
    source: &Source,
) -> Option<&'a LocalCopy> {
    let copies = file.copies(source);
    let copies = copies.filter_map(|path| subject.workspace.copy(&path));
    let copies: Vec<_> = copies.map(AsRef::as_ref).collect();
    let is_read = copies.iter().any(|copy| copy.text().is_some());
    let mut outside = copies.into_iter().filter(|copy| copy.is_outside());
    outside.next().filter(|_| !is_read)
}
