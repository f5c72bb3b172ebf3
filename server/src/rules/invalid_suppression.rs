//! Comments that are meant to silence a rule and cannot be followed.

use super::selection::way_out;
use super::{Finding, RULES, Rule, Subject, comments};
use crate::config::Level;
use crate::fix::Fix;
use crate::model::{Article, ProblemKind, Reach, Suppression};
use crate::vocabulary::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "invalid-suppression",
    level: Level::Error,
    page: include_str!("invalid_suppression.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    subject.report_problems(ProblemKind::Suppression, &RULE, findings);
    let Some(article) = subject.article() else {
        return;
    };
    for suppression in &article.suppressions {
        if let Some((message, fix)) = complaint(article, suppression) {
            let place = suppression.rule.range.clone();
            findings.push(Finding {
                fixes: fix.into_iter().collect(),
                ..subject.finding(&RULE, place, message)
            });
        }
    }
}

/// What is wrong with a comment, and how it can be mended, if anybody can tell.
fn complaint(article: &Article, suppression: &Suppression) -> Option<(String, Option<Fix>)> {
    let name = &suppression.rule.value;
    if Rule::named(name).is_none() {
        let nearest = did_you_mean(name, RULES.iter().map(|rule| rule.name));
        let message = format!("no rule is called `{name}`{}", way_out(nearest));
        let place = suppression.rule.range.clone();
        return Some((message, nearest.map(|nearest| Fix::instead(place, nearest))));
    }
    match suppression.reach {
        Reach::Stretch(_) | Reach::End => None,
        Reach::NeverEnded => {
            let message = format!(
                "this never ends and so silences nothing: write `<!-- claimlint-ignore-end {name} -->` where \
                 `{name}` counts again, or `claimlint-ignore-file`"
            );
            Some((message, None))
        }
        Reach::NeverBegun => {
            let message = format!(
                "no `claimlint-ignore-start {name}` stands above: remove this end, or write the start"
            );
            let edit = comments::removal(article, suppression);
            let fix = Fix::unsafe_to_make(format!("Remove the end of `{name}`"), vec![edit]);
            Some((message, Some(fix)))
        }
    }
}
