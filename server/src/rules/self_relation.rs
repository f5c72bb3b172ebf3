//! A claim that bears on itself, which says nothing.

use super::subject::title;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::fix::{Edit, Fix};
use crate::model::{Relation, Target};
use crate::vocabulary::Verb;
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "self-relation",
    level: Level::Error,
    page: include_str!("self_relation.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        for relation in &claim.claim.relations {
            let Target::Claim(reference) = &relation.target else {
                continue;
            };
            let id = claim.claim.id.as_ref();
            if id.is_none_or(|id| id.value != reference.claim) {
                continue;
            }
            let target = subject.workspace.resolve(claim.article, reference);
            if !target.is_ok_and(|target| target == claim) {
                continue;
            }
            let message = format!(
                "{} {} itself: name another claim, or take the relation out",
                title(claim),
                relation.verb.word()
            );
            let fix = removal(claim, relation)
                .map(|edit| Fix::unsafe_to_make("Take the relation out", vec![edit]));
            findings.push(Finding {
                claim: claim.full_name(),
                fixes: fix.into_iter().collect(),
                ..subject.finding(&RULE, relation.range.clone(), message)
            });
        }
    }
}

/// Taking one target out of its attribute, or the attribute out where it names no other; `None` where its form is not plain.
fn removal(claim: ClaimRef<'_>, relation: &Relation) -> Option<Edit> {
    let braces = claim.claim.braces();
    let written = claim.article.text.slice(braces.clone());
    let start = relation.range.start.checked_sub(braces.start)?;
    let target = start..start + relation.range.len();
    let (before, behind) = (written.get(..target.start)?, written.get(target.end..)?);
    let place = |start: usize, end: usize| braces.start + start..braces.start + end;
    let opened = before.trim_end();
    let closed = behind.trim_start();
    let mark = opened
        .chars()
        .next_back()
        .filter(|mark| "\"'".contains(*mark));
    if let Some(mark) = mark.filter(|mark| closed.starts_with(*mark)) {
        let start = attribute_start(opened.strip_suffix(mark)?, relation.verb)?;
        let end = written.len() - closed.len() + mark.len_utf8();
        return Some(Edit::remove(place(start, end)));
    }
    if before.ends_with('=') {
        let start = attribute_start(before, relation.verb)?;
        return Some(Edit::remove(place(start, target.end)));
    }
    // One of several, with blanks between them.
    Some(Edit::remove(match opened.len() < before.len() {
        true => place(opened.len(), target.end),
        false => place(target.start, written.len() - closed.len()),
    }))
}

/// Where an attribute begins that ends in `supports=`, with the blanks before it.
fn attribute_start(before: &str, verb: Verb) -> Option<usize> {
    let key = before.trim_end().strip_suffix('=')?.trim_end();
    Some(key.strip_suffix(verb.word())?.trim_end().len())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use crate::article::read_bytes;
    use crate::config::Config;
    use crate::rules::check;
    use crate::workspace::Workspace;

    /// A text without its first relation of a claim to itself.
    fn without(text: &str) -> String {
        let root: Arc<Path> = Path::new("/articles").into();
        let path: Arc<Path> = root.join("brief.md").into();
        let mut workspace = Workspace::new(root, Arc::new(Config::default()));
        workspace.fill(read_bytes(path.clone(), text.as_bytes()));
        let findings = check(&workspace, &path);
        let found = findings
            .iter()
            .find(|found| found.rule.name == "self-relation");
        found.expect("a finding").fixes[0].apply(text)
    }

    #[test]
    fn a_relation_goes_with_its_attribute_where_it_is_the_only_one() {
        let cases = [
            (
                "[A]{#a .claim supports=\"a\" kind=fact}",
                "[A]{#a .claim kind=fact}",
            ),
            ("[A]{#a .claim supports=' a '}", "[A]{#a .claim}"),
            ("[A]{#a .claim\n  supports=a}", "[A]{#a .claim}"),
            (
                "[A]{#a .claim supports=\"a b\"}",
                "[A]{#a .claim supports=\"b\"}",
            ),
            (
                "[A]{#a .claim supports=\"b a\"}",
                "[A]{#a .claim supports=\"b\"}",
            ),
            (
                "[A]{#a .claim supports=\"b a\n c\"}",
                "[A]{#a .claim supports=\"b\n c\"}",
            ),
        ];
        for (before, after) in cases {
            assert_eq!(without(before), after);
        }
    }
}
