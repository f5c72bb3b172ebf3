//! Claims that exclude each other, and how the rules about them speak: who stands against whom, about
//! which claims, and why, step by step.

use std::collections::BTreeSet;

use super::subject::{place, quoted, title_seen_from, verb};
use super::{Finding, Related, Rule, Subject, chains};
use crate::reasoning::{Opposition, Step};
use crate::speaker::{Speaker, name_list};
use crate::vocabulary::{Stance, Verb};
use crate::workspace::{ClaimRef, Component};

/// Two claims that exclude each other, and how their speakers stand to each other.
pub(super) struct Conflict<'a> {
    /// The claim at which the conflict is reported.
    pub(super) here: ClaimRef<'a>,
    /// The other one.
    pub(super) there: ClaimRef<'a>,
    /// Between whom.
    pub(super) opposition: &'a Opposition,
    /// Why they exclude each other.
    chain: &'a [Step],
    component: &'a Component,
    restatements: usize,
}

/// The conflicts that are to be reported in this article.
pub(super) fn conflicts<'a>(subject: &Subject<'a>) -> Vec<Conflict<'a>> {
    let workspace = subject.workspace;
    let mut conflicts = Vec::new();
    for component in workspace.components_of(subject.path()) {
        for found in component.conflicts_in(workspace, subject.path()) {
            let claim = |number| component.claim(workspace, number);
            if let Some((here, there)) = claim(found.here).zip(claim(found.there)) {
                conflicts.push(Conflict {
                    here,
                    there,
                    opposition: &found.opposition,
                    chain: &found.chain,
                    component,
                    restatements: found.restatements,
                });
            }
        }
    }
    conflicts
}

impl<'a> Conflict<'a> {
    /// Whether nothing but the values on a topic is needed.
    pub(super) fn is_by_value(&self) -> bool {
        crate::reasoning::by_values(self.chain)
    }

    /// Whether one of the claims says itself that it contradicts the other.
    pub(super) fn is_declared(&self) -> bool {
        matches!(self.chain, [step] if step.link.is_written(Verb::Contradicts))
    }

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
        let note = match undated.count() {
            0 => "",
            1 => " (one is undated, counted as always valid)",
            _ => " (both are undated, counted as always valid)",
        };
        Finding {
            related: self.explanation(subject),
            ..subject.claim_finding(rule, self.here, format!("{message}{note}"))
        }
    }

    /// Both claims with the verb of holding them: `hold both … and …`, `hold … and deny …`.
    pub(super) fn hold(&self) -> String {
        let [here, there] = [self.title(), self.the_other()];
        match (self.here.claim.stance, self.there.claim.stance) {
            (Stance::Denies, Stance::Denies) => format!("deny both {here} and {there}"),
            (Stance::Denies, _) => format!("deny {here} and hold {there}"),
            (_, Stance::Denies) => format!("hold {here} and deny {there}"),
            _ => format!("hold both {here} and {there}"),
        }
    }

    /// The claim at which the conflict is reported.
    pub(super) fn title(&self) -> String {
        title_seen_from(self.here.article, self.here)
    }

    /// The other claim: its words and, where it has one, its name as this article would write it;
    /// and how many more claims say the same as one of the two.
    pub(super) fn the_other(&self) -> String {
        let words = quoted(self.there.claim.proposition());
        let other = match self.there.claim.id {
            Some(_) => {
                let title = title_seen_from(self.here.article, self.there);
                format!("{title} ({words})")
            }
            None => words,
        };
        match self.restatements {
            0 => other,
            1 => format!("{other}, and 1 restatement"),
            more => format!("{other}, and {more} restatements"),
        }
    }

    /// Why the claims exclude each other, where that is not plain from one of them alone:
    /// `, because …`.
    pub(super) fn because(&self, subject: &Subject<'_>) -> String {
        match self.is_declared() || self.is_by_value() {
            true => String::new(),
            false => {
                let why = chains::sentence(subject, self.component, self.chain);
                format!(", because {why}")
            }
        }
    }

    /// The names of those who say both.
    pub(super) fn same_speakers(&self, subject: &Subject<'_>, same: &BTreeSet<Speaker>) -> String {
        let mut voices = subject.workspace.voices(self.here);
        voices.retain(|voice| same.contains(&voice.speaker));
        name_list(&voices)
    }

    /// The other claim; where more is needed, everything from this claim to that one, step by step.
    fn explanation(&self, subject: &Subject<'_>) -> Vec<Related> {
        let last = Related {
            message: self.says_the_other(subject),
            ..subject.related_claim(self.there)
        };
        if self.is_declared() || self.is_by_value() {
            return vec![last];
        }
        let mut explanation = vec![subject.related_claim(self.here)];
        explanation.extend(chains::steps(subject, self.component, self.chain));
        explanation.push(last);
        explanation
    }

    fn says_the_other(&self, subject: &Subject<'_>) -> String {
        let same = match self.opposition {
            Opposition::Contradiction(same) | Opposition::Hedge(same) => same,
            Opposition::Dispute => return subject.says(self.there),
        };
        if self.is_declared() || self.is_by_value() {
            return subject.says(self.there);
        }
        let mut voices = subject.workspace.voices(self.there);
        voices.retain(|voice| same.contains(&voice.speaker));
        let says = verb(self.there.claim.stance, &voices);
        let words = quoted(self.there.claim.proposition());
        format!("{} also{says}: {words}", name_list(&voices))
    }
}

/// How to call a topic: its label, else its key.
pub(super) fn topic_label(subject: &Subject<'_>, claim: ClaimRef<'_>) -> String {
    let key = claim.claim.topic.as_ref().map_or("", |topic| &topic.value);
    let declared = subject.workspace.config().topics.get(key);
    let label = declared.and_then(|topic| topic.label.clone());
    label.map_or_else(|| format!("`{key}`"), |label| format!("“{label}”"))
}

/// A claim's value as written, with its denial.
pub fn value_said(claim: ClaimRef<'_>) -> String {
    let value = claim.claim.value.as_ref().map_or("", |value| &value.value);
    match claim.claim.stance {
        Stance::Denies => format!("“{value}” denied"),
        _ => format!("“{value}”"),
    }
}

/// A claim as related information, with what it has to do with the finding before its words.
pub(super) fn related(claim: ClaimRef<'_>, message: &str) -> Related {
    Related {
        message: format!("{message}: {}", quoted(claim.claim.proposition())),
        place: place(claim),
        claim: claim.full_name(),
    }
}
