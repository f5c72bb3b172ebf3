//! Values that are never compared with the others on their topic, because they have another unit.

use super::conflicts::topic_label;
use super::subject::{title, title_seen_from};
use super::{Finding, Place, Related, Rule, Subject};
use crate::config::{Level, Topic};
use crate::fix::{Edit, Fix};
use crate::spanned::Spanned;
use crate::value::Value;
use crate::vocabulary::did_you_mean;
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "unit-mismatch",
    level: Level::Warning,
    page: include_str!("unit_mismatch.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        // Who does not answer for a value is compared with nobody.
        let written = claim.claim.topic.as_ref().zip(claim.claim.value.as_ref());
        let Some((topic, written)) = written.filter(|_| claim.claim.stance.commits()) else {
            continue;
        };
        let Some(unit) = unit(subject, claim) else {
            continue;
        };
        let declared = subject.workspace.config().topics.get(&topic.value);
        let declared = declared.and_then(|topic| Some((topic, topic.unit.as_deref()?)));
        let problem = match declared {
            Some((topic, expected)) if unit.as_deref() != Some(expected) => {
                Some(against_topic(subject, claim, topic, expected))
            }
            Some(_) => None,
            None => against_claim(subject, claim, unit.as_deref()),
        };
        let Some((message, related)) = problem else {
            continue;
        };
        let expected = declared.map(|(_, expected)| expected).zip(unit.as_deref());
        let fix = expected.and_then(|(expected, own)| spelling(claim, written, own, expected));
        findings.push(Finding {
            claim: claim.full_name(),
            fixes: fix.into_iter().collect(),
            related: vec![related],
            ..subject.finding(&RULE, written.range.clone(), message)
        });
    }
}

/// A value's unit, which it may lack; `None` where the value is none that could have one.
fn unit(subject: &Subject<'_>, claim: ClaimRef<'_>) -> Option<Option<String>> {
    let expected = subject.workspace.topic_type(claim);
    match subject.workspace.value(claim, expected)? {
        Value::Number { unit, .. } => Some(unit),
        _ => None,
    }
}

/// The topic's unit in the place of one that is nearly spelled so.
fn spelling(
    claim: ClaimRef<'_>,
    written: &Spanned<String>,
    own: &str,
    expected: &str,
) -> Option<Fix> {
    let is_same = own.to_lowercase() == expected.to_lowercase();
    if !is_same && !is_slip(own, expected) {
        return None;
    }
    let value = claim.article.text.slice(written.range.clone());
    let before = value.trim_end().strip_suffix(own)?;
    let start = written.range.start + before.len();
    let edit = Edit::replace(start..start + own.len(), expected);
    Some(Fix::unsafe_to_make(
        format!("Write `{expected}`"),
        vec![edit],
    ))
}

/// Whether one unit is a slip of another. Short ones are near many others, `km` and `m`, and so are those that differ in how they
/// begin: `million` and `billion`.
fn is_slip(own: &str, expected: &str) -> bool {
    const SHORT: usize = 3;
    let is_long = |unit: &str| unit.chars().count() > SHORT;
    let first = |unit: &str| unit.chars().flat_map(char::to_lowercase).next();
    is_long(own)
        && is_long(expected)
        && first(own) == first(expected)
        && did_you_mean(own, [expected]).is_some()
}

fn against_topic(
    subject: &Subject<'_>,
    claim: ClaimRef<'_>,
    topic: &Topic,
    expected: &str,
) -> (String, Related) {
    let label = topic_label(subject, claim);
    let message = format!(
        "{} gives “{}”, and {label} is counted in {expected}: convert it, or give it a topic of its own",
        title(claim),
        written(claim)
    );
    let config = subject.workspace.config();
    let related = Related {
        message: format!("{label} is declared here, with the unit `{expected}`"),
        place: Place {
            path: config
                .path
                .clone()
                .unwrap_or_else(|| subject.path().clone()),
            range: topic.key.range.clone(),
        },
        claim: None,
    };
    (message, related)
}

/// What to say where the topic's claims differ among themselves; `None` where this one does not.
fn against_claim(
    subject: &Subject<'_>,
    claim: ClaimRef<'_>,
    own: Option<&str>,
) -> Option<(String, Related)> {
    let topic = claim.claim.topic.as_ref()?;
    let other = subject.workspace.claim_in_common_unit(claim)?;
    let common = unit(subject, other)??;
    if own == Some(common.as_str()) {
        return None;
    }
    let (here, there) = (title(claim), title_seen_from(claim.article, other));
    let (mine, theirs) = (written(claim), written(other));
    let message = match own {
        Some(_) => format!(
            "{here} gives “{mine}” and {there} “{theirs}”, and values in different units are never compared: convert one of them, or give it a topic of its own"
        ),
        None => format!(
            "{here} gives “{mine}” without a unit and {there} “{theirs}”, so they are never compared: write the unit, or declare it once, `unit = \"{common}\"` under `[topics.{}]` in claimlint.toml",
            topic.value
        ),
    };
    Some((message, subject.related_claim(other)))
}

fn written(claim: ClaimRef<'_>) -> &str {
    let value = claim.claim.value.as_ref();
    value.map_or("", |value| value.value.as_str())
}
