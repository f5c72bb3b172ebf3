//! Circles of claims, and how the two rules about them speak.

use super::subject::{title, title_seen_from};
use super::{Finding, Place, Related, Rule, Subject, chains};
use crate::workspace::{Course, Step};

/// One finding for each circle that begins in this article, at the relation that begins it, with the
/// way round as related information. `explain` words the message.
pub(super) fn report(
    subject: &Subject<'_>,
    course: Course,
    rule: &'static Rule,
    explain: fn(&[Step<'_>]) -> String,
    findings: &mut Vec<Finding>,
) {
    let Some(article) = subject.article() else {
        return;
    };
    for circle in subject.workspace.circles_in(article, course) {
        let Some(begin) = circle.first() else {
            continue;
        };
        let related = chains::one_by_one(&circle, |step| Some(tell(subject, begin, step)));
        findings.push(Finding {
            claim: begin.from.full_name(),
            related,
            ..subject.finding(rule, begin.relation.range.clone(), explain(&circle))
        });
    }
}

/// Which claims a circle runs through on its way back: `` `#b` and `weber#c` ``.
pub(super) fn way_round(circle: &[Step<'_>]) -> String {
    /// Longer lists are read in the related information, where they have an order.
    const LONGEST: usize = 4;
    let Some(begin) = circle.first() else {
        return String::new();
    };
    let between = circle.iter().skip(1);
    let names: Vec<_> = between
        .map(|step| title_seen_from(begin.from.article, step.from))
        .collect();
    match names.as_slice() {
        many if many.len() > LONGEST => format!("{} other claims", many.len()),
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        names => names.concat(),
    }
}

/// One step: `Anna Keller says: “It deters” (#deters), which supports #credible`.
fn tell(subject: &Subject<'_>, begin: &Step<'_>, step: &Step<'_>) -> Related {
    let seen_from = begin.from.article;
    Related {
        message: format!(
            "{} ({}), which {} {}",
            subject.says(step.from),
            title_seen_from(seen_from, step.from),
            step.relation.verb.word(),
            title_seen_from(seen_from, step.to),
        ),
        place: Place {
            path: step.from.article.path.clone(),
            range: step.relation.range.clone(),
        },
        claim: step.from.full_name(),
    }
}

/// How to call the claim at which a circle begins.
pub(super) fn beginning(circle: &[Step<'_>]) -> String {
    let begin = circle.first();
    begin.map_or_else(String::new, |step| title(step.from))
}
