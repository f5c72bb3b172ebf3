//! Claims that exclude each other, and how the four rules about them speak: by declaration
//! (`contradicts`) or by their values on one topic, by one speaker or by several.

use std::collections::BTreeSet;

use super::subject::{quoted, title_seen_from};
use super::{Finding, Rule, Subject};
use crate::reasoning::Opposition;
use crate::speaker::{Speaker, name_list};
use crate::vocabulary::{Stance, Verb};
use crate::workspace::ClaimRef;

/// Two claims that exclude each other, and how their speakers stand to each other.
pub(super) struct Conflict<'a> {
    /// The claim at which the conflict is reported.
    pub(super) here: ClaimRef<'a>,
    /// The other one.
    pub(super) there: ClaimRef<'a>,
    /// Between whom.
    pub(super) opposition: Opposition,
}

impl<'a> Conflict<'a> {
    /// The conflict as a finding; `message` should not say that an undated claim counts as always
    /// valid, because that is added here.
    pub(super) fn finding(
        &self,
        subject: &Subject<'_>,
        rule: &'static Rule,
        message: &str,
    ) -> Finding {
        let undated = [self.here, self.there].into_iter().filter(|claim| {
            let valid = claim.claim.valid.is_some();
            !valid && claim.date().is_none()
        });
        let note = match (undated.count(), &self.opposition) {
            // A dispute accuses nobody, so nobody needs to be told how to get out of it.
            (0, _) | (_, Opposition::Dispute) => "",
            (1, _) => " (one of them is undated and counts as always valid)",
            (_, _) => " (both are undated and count as always valid)",
        };
        Finding {
            related: vec![subject.related_claim(self.there)],
            ..subject.claim_finding(rule, self.here, format!("{message}{note}"))
        }
    }

    /// The other claim: its words and, where it has one, its name as this article would write it.
    pub(super) fn the_other(&self) -> String {
        let words = quoted(self.there.claim.proposition());
        match self.there.claim.id {
            Some(_) => {
                let title = title_seen_from(self.here.article, self.there);
                format!("{title} ({words})")
            }
            None => words,
        }
    }

    /// The names of those who say both.
    pub(super) fn same_speakers(&self, subject: &Subject<'_>, same: &BTreeSet<Speaker>) -> String {
        let mut voices = subject.workspace.voices(self.here);
        voices.retain(|voice| same.contains(&voice.speaker));
        name_list(&voices)
    }
}

/// The conflicts that this article's claims declare by `contradicts`, each once: where both claims
/// declare it, at the later one.
pub(super) fn declared<'a>(subject: &Subject<'a>) -> Vec<Conflict<'a>> {
    let mut conflicts = Vec::new();
    for here in subject.claims() {
        let mut seen = BTreeSet::new();
        for there in contradicted(subject, here) {
            if !seen.insert(there.place()) || there == here {
                continue;
            }
            let elsewhere =
                contradicted(subject, there).contains(&here) && here.order() < there.order();
            if elsewhere || !both_affirmed(here, there) {
                continue;
            }
            let [one, other] = [here, there].map(|claim| subject.workspace.commitment(claim));
            conflicts.extend(one.opposes(&other).map(|opposition| Conflict {
                here,
                there,
                opposition,
            }));
        }
    }
    conflicts
}

/// The conflicts between values that belong to this article: those whose later claim stands here.
/// A conflict that is declared as well is reported as such, and only once.
pub(super) fn by_value<'a>(subject: &Subject<'a>) -> Vec<Conflict<'a>> {
    let workspace = subject.workspace;
    let topics: BTreeSet<_> = subject
        .claims()
        .filter_map(|claim| Some(claim.claim.topic.as_ref()?.value.as_str()))
        .collect();
    let mut conflicts = Vec::new();
    for topic in topics {
        let Some(cell) = workspace.topic_clashes(topic) else {
            continue;
        };
        let Some(found) = cell.get() else { continue };
        for clash in &found.clashes {
            let claim = |index: usize| {
                let (path, index) = &found.claims[index];
                workspace.claim(path, *index)
            };
            let Some((there, here)) = claim(clash.first).zip(claim(clash.second)) else {
                continue;
            };
            if here.article.path == *subject.path() && !is_declared(subject, here, there) {
                conflicts.push(Conflict {
                    here,
                    there,
                    opposition: clash.opposition.clone(),
                });
            }
        }
    }
    conflicts
}

/// How to call a topic: its label, else its key.
pub(super) fn topic_label(subject: &Subject<'_>, claim: ClaimRef<'_>) -> String {
    let key = claim.claim.topic.as_ref().map_or("", |topic| &topic.value);
    let declared = subject.workspace.config().topics.get(key);
    let label = declared.and_then(|topic| topic.label.clone());
    label.map_or_else(|| format!("`{key}`"), |label| format!("“{label}”"))
}

/// A claim's value as written, with its denial.
pub(super) fn value_said(claim: ClaimRef<'_>) -> String {
    let value = claim.claim.value.as_ref().map_or("", |value| &value.value);
    match claim.claim.stance {
        Stance::Denies => format!("“{value}” denied"),
        _ => format!("“{value}”"),
    }
}

fn contradicted<'a>(subject: &Subject<'a>, claim: ClaimRef<'a>) -> Vec<ClaimRef<'a>> {
    subject.workspace.targets_by(claim, Verb::Contradicts)
}

fn is_declared(subject: &Subject<'_>, one: ClaimRef<'_>, other: ClaimRef<'_>) -> bool {
    let declares =
        contradicted(subject, one).contains(&other) || contradicted(subject, other).contains(&one);
    declares && both_affirmed(one, other)
}

/// `contradicts` speaks of the propositions as written: denying one agrees with the other.
fn both_affirmed(one: ClaimRef<'_>, other: ClaimRef<'_>) -> bool {
    [one, other]
        .iter()
        .all(|claim| claim.claim.stance == Stance::Asserts)
}
