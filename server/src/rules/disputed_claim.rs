//! Two speakers hold claims that exclude each other, by declaration or by what follows from them.

use super::conflicts::conflicts;
use super::{Finding, Rule, Subject};
use crate::config::Level;
use crate::reasoning::Opposition;
use crate::vocabulary::Stance;
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "disputed-claim",
    level: Level::Info,
    page: include_str!("disputed_claim.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for conflict in conflicts(subject) {
        if *conflict.opposition != Opposition::Dispute {
            continue;
        }
        if conflict.is_by_value() {
            continue;
        }
        let (here, there) = (
            subject.speakers(conflict.here),
            subject.speakers(conflict.there),
        );
        let (title, other) = (conflict.title(), conflict.the_other());
        let denied = |claim: ClaimRef<'_>| claim.claim.stance == Stance::Denies;
        let what = match (denied(conflict.here), denied(conflict.there)) {
            _ if conflict.is_declared() => format!("{title} contradicts {other}"),
            (false, false) => format!("{title} cannot be true together with {other}"),
            (false, true) => format!("{title} cannot be true without {other}, denied by {there}"),
            (true, false) => format!("{title} is denied by {here}, and must be true if {other} is"),
            (true, true) => format!("{title} and {other} cannot both be false"),
        };
        let because = conflict.because(subject);
        let message = format!("{here} against {there}: {what}{because}");
        findings.push(conflict.finding(subject, &RULE, &message));
    }
}
