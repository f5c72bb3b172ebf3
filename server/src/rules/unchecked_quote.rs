//! Quotations that nothing checks because the copy of their source lies outside the workspace.

use super::subject::title;
use super::{Finding, Rule, Subject};
use crate::bibliography::Source;
use crate::config::Level;
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
            let name = only_outside(subject, file, source)?;
            Some((source, name))
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

/// What a source calls the first of its copies that lie outside, where no other can be read.
fn only_outside<'a>(
    subject: &Subject<'_>,
    file: &SourceFile,
    source: &'a Source,
) -> Option<&'a str> {
    let copies = file.named_copies(source);
    let copies = copies.filter_map(|(name, path)| Some((name, subject.workspace.copy(&path)?)));
    let copies: Vec<_> = copies.collect();
    let is_read = copies.iter().any(|(_, copy)| copy.text().is_some());
    let mut outside = copies.iter().filter(|(_, copy)| copy.is_outside());
    let (name, _) = outside.next().filter(|_| !is_read)?;
    Some(name)
}
