//! Claims that rest on what others are reported to say, where their own speaker holds the opposite of it.

use std::collections::BTreeSet;

use super::conflicts::related;
use super::subject::{quoted, title};
use super::{Finding, Rule, Subject, chains};
use crate::config::Level;
use crate::reasoning::Opposition;
use crate::speaker::{Speaker, name_list};
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Contest};

pub(super) const RULE: Rule = Rule {
    name: "borrowed-contradiction",
    level: Level::Warning,
    page: include_str!("borrowed_contradiction.md"),
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for ground in subject.claims() {
        if !subject.workspace.is_reported(ground) {
            continue;
        }
        let mut contests = None;
        for own in rests_on(subject, ground) {
            let contests = contests.get_or_insert_with(|| subject.workspace.contests(ground));
            let speakers = speakers(subject, own);
            let against = contests.iter().find(|contest| {
                contest.opposition == Opposition::Dispute
                    && contest.other != own
                    && !speakers.is_disjoint(&self::speakers(subject, contest.other))
            });
            findings.extend(against.map(|against| explain(subject, own, ground, against)));
        }
    }
}

/// The claims of the article's own authors that a reported claim of the same article is a ground for.
fn rests_on<'a>(subject: &Subject<'a>, ground: ClaimRef<'a>) -> Vec<ClaimRef<'a>> {
    let verbs = [Verb::Supports, Verb::Entails];
    let mut own: Vec<_> = verbs
        .into_iter()
        .flat_map(|verb| subject.workspace.targets_by(ground, verb))
        .collect();
    own.retain(|claim| {
        claim.article.path == ground.article.path
            && claim.claim.stance.commits()
            && !subject.workspace.is_reported(*claim)
    });
    own.dedup();
    own
}

fn speakers(subject: &Subject<'_>, claim: ClaimRef<'_>) -> BTreeSet<Speaker> {
    let voices = subject.workspace.voices(claim).into_iter();
    voices.map(|voice| voice.speaker).collect()
}

fn explain(
    subject: &Subject<'_>,
    own: ClaimRef<'_>,
    ground: ClaimRef<'_>,
    against: &Contest<'_>,
) -> Finding {
    let both = speakers(subject, own);
    let mut voices = subject.workspace.voices(against.other);
    voices.retain(|voice| both.contains(&voice.speaker));
    let message = format!(
        "{} rests on {} ({}), and {} cannot hold both that and {} ({}): take another ground, or say what of it is granted",
        title(own),
        title(ground),
        subject.says(ground),
        name_list(&voices),
        super::subject::title_seen_from(own.article, against.other),
        quoted(against.other.claim.proposition()),
    );
    let mut chain = vec![related(ground, &format!("{} rests on it", title(own)))];
    chain.extend(chains::steps_of_contest(subject, against));
    chain.push(subject.related_claim(against.other));
    Finding {
        related: chain,
        ..subject.claim_finding(&RULE, own, message)
    }
}
