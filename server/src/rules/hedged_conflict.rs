//! One speaker is certain of one claim and holds possible another that it excludes.

use super::conflicts::conflicts;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::reasoning::Opposition;
use crate::vocabulary::{Modality, Stance};

pub(super) const RULE: Rule = Rule {
    name: "hedged-conflict",
    level: Level::Warning,
    page: include_str!("hedged_conflict.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for conflict in conflicts(subject) {
        let Opposition::Hedge(same) = conflict.opposition else {
            continue;
        };
        let attitude = |claim: &str, modality: Modality, stance: Stance| {
            let how = match (modality, stance) {
                (Modality::Certain, Stance::Denies) => "certainly false",
                (Modality::Certain, _) => "certain",
                (_, Stance::Denies) => "possibly false",
                _ => "possible",
            };
            format!("{claim} is {how}")
        };
        let (here, there) = (conflict.here.claim, conflict.there.claim);
        let message = format!(
            "to {}, {} and {}, but they exclude each other{}: say with `modality` how sure the text is of each, or withdraw one",
            conflict.same_speakers(subject, same),
            attitude(&conflict.title(), here.modality, here.stance),
            attitude(&conflict.the_other(), there.modality, there.stance),
            conflict.because(subject),
        );
        findings.push(conflict.finding(subject, &RULE, &message));
    }
}
