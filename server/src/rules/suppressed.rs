//! Which findings an article's own comments silence.

use std::collections::HashMap;

use super::Finding;
use crate::model::{Article, Reach, Suppression};

/// A finding that a comment in the article silences.
#[derive(Clone, Debug)]
pub struct Suppressed {
    /// What the rule found.
    pub finding: Finding,
    /// Why it is not reported, where the comment says so.
    pub reason: Option<String>,
}

/// Parts the findings that are reported from those that comments silence, and keeps the order of both.
pub(super) fn part(article: &Article, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Suppressed>) {
    if article.suppressions.is_empty() {
        return (findings, Vec::new());
    }
    let silenced = Silenced::new(&article.suppressions);
    let mut reported = Vec::new();
    let mut suppressed = Vec::new();
    for finding in findings {
        match silenced.by(&finding) {
            Some(suppression) => suppressed.push(Suppressed {
                finding,
                reason: suppression.reason.clone(),
            }),
            None => reported.push(finding),
        }
    }
    (reported, suppressed)
}

/// The stretches in which each rule is silent.
struct Silenced<'a> {
    /// By rule, ordered by where they begin: the start, and the one that reaches furthest of all up to here.
    stretches: HashMap<&'a str, Vec<(usize, usize, &'a Suppression)>>,
}

impl<'a> Silenced<'a> {
    fn new(suppressions: &'a [Suppression]) -> Self {
        let mut stretches: HashMap<_, Vec<_>> = HashMap::new();
        for suppression in suppressions {
            if let Reach::Stretch(stretch) = &suppression.reach {
                let of_rule = stretches.entry(&*suppression.rule.value).or_default();
                of_rule.push((stretch.start, stretch.end, suppression));
            }
        }
        for of_rule in stretches.values_mut() {
            of_rule.sort_by_key(|(start, ..)| *start);
            for next in 1..of_rule.len() {
                let (_, furthest, suppression) = of_rule[next - 1];
                if furthest > of_rule[next].1 {
                    of_rule[next].1 = furthest;
                    of_rule[next].2 = suppression;
                }
            }
        }
        Self { stretches }
    }

    /// A suppression that covers the finding's beginning.
    fn by(&self, finding: &Finding) -> Option<&'a Suppression> {
        let start = finding.place.range.start;
        let of_rule = self.stretches.get(finding.rule.name)?;
        let begun = of_rule.partition_point(|(begin, ..)| *begin <= start);
        let (_, end, suppression) = of_rule.get(begun.checked_sub(1)?)?;
        (start < *end).then_some(*suppression)
    }
}
