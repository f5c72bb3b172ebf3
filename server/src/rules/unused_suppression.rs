//! Comments that silence a rule which finds nothing there. Runs behind all other rules, on what they found.

use std::collections::HashMap;

use super::{Finding, Place, Related, Rule, Subject, comments};
use crate::config::Level;
use crate::fix::Fix;
use crate::model::{Article, Reach, Suppression};

pub(super) const RULE: Rule = Rule {
    name: "unused-suppression",
    level: Level::Warning,
    page: include_str!("unused_suppression.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(article) = subject.article().filter(|it| !it.suppressions.is_empty()) else {
        return;
    };
    let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
    for finding in findings.iter() {
        let starts = found.entry(finding.rule.name).or_default();
        starts.push(finding.place.range.start);
    }
    for starts in found.values_mut() {
        starts.sort_unstable();
    }
    let unused = article.suppressions.iter().filter(|suppression| {
        let starts = found.get(&*suppression.rule.value);
        should_silence(subject, suppression)
            && !silences_any(suppression, starts.map_or(&[], Vec::as_slice))
    });
    let unused: Vec<_> = unused.collect();
    let fixes = unused.iter().map(|suppression| fix(article, suppression));
    let read = article.clone();
    let fixes = Fix::judged_when_asked(fixes.collect(), move |fixes| comments::judge(&read, fixes));
    let unused = unused.into_iter().zip(fixes);
    let unused = unused.map(|(suppression, fix)| explain(subject, suppression, fix));
    findings.extend(unused);
}

fn explain(subject: &Subject<'_>, suppression: &Suppression, fix: Fix) -> Finding {
    let rule = &suppression.rule;
    let place = rule.range.clone();
    let fixes = vec![fix];
    let Some(end) = &suppression.end else {
        let message = format!(
            "`{}` finds nothing here: remove it from this comment",
            rule.value
        );
        return Finding {
            fixes,
            ..subject.finding(&RULE, place, message)
        };
    };
    let message = format!(
        "`{}` finds nothing from here to the end of this stretch: remove it from both comments",
        rule.value
    );
    // An end that stays behind would end an earlier stretch.
    let end = Related {
        message: "the stretch ends here".to_owned(),
        place: Place {
            path: subject.path().clone(),
            range: end.clone(),
        },
        claim: None,
    };
    Finding {
        related: vec![end],
        fixes,
        ..subject.finding(&RULE, place, message)
    }
}

/// Taking the rule out of the comment, and out of the one that ends its stretch. Whether that is safe, all are asked together.
fn fix(article: &Article, suppression: &Suppression) -> Fix {
    let end = comments::end_of(article, suppression);
    let removals = std::iter::once(suppression).chain(end);
    let edits = removals.map(|one| comments::removal(article, one));
    let title = format!("Silence `{}` here no more", suppression.rule.value);
    Fix::unsafe_to_make(title, edits.collect())
}

/// Whether a suppression names a rule that could find something. What cannot be followed has a finding of its
/// own, and a rule that is off may be on in the next project, or tomorrow.
fn should_silence(subject: &Subject<'_>, suppression: &Suppression) -> bool {
    let rule = Rule::named(&suppression.rule.value);
    // To say of a comment against this rule that it is unused would be to find what it silences.
    rule.is_some_and(|rule| rule.name != RULE.name && subject.level(rule) != Level::Off)
}

/// Whether a finding begins where the suppression reaches; true for those that reach nowhere.
fn silences_any(suppression: &Suppression, starts: &[usize]) -> bool {
    let Reach::Stretch(stretch) = &suppression.reach else {
        return true;
    };
    let first = starts.partition_point(|start| *start < stretch.start);
    starts.get(first).is_some_and(|start| *start < stretch.end)
}
