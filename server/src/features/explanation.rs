//! Why a claim cannot stand with others: the chain of each conflict it takes part in, told step by
//! step, each with the claim it arrives at, who says that, and where.

use std::path::Path;

use super::claim_info::ClaimInfo;
use super::prose::{Prose, Span, text};
use super::{target, words};
use crate::reasoning::{Opposition, Step};
use crate::rules::{WrittenStep, value_said};
use crate::speaker::name_list;
use crate::vocabulary::Stance;
use crate::workspace::{ClaimRef, Component, Contest, Workspace};

/// More conflicts than this are counted and not told.
const MOST_CONFLICTS: usize = 12;
/// Of a chain that nobody would read to its end, so many steps are told from either end.
const LONGEST_HALF: usize = 20;

/// What there is to tell of the conflicts of a claim.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The claim.
    pub claim: ClaimInfo,
    /// The conflicts, one after the other.
    pub prose: Prose,
}

/// The conflicts of the claim at an offset.
pub fn explanation(workspace: &Workspace, path: &Path, offset: usize) -> Option<Explanation> {
    let claim = target::claim_at(workspace, path, offset)?;
    let mut teller = Teller {
        workspace,
        prose: Prose::default(),
        told: 0,
        more: 0,
    };
    teller.tell_incoherence(claim);
    for contest in workspace.contests(claim) {
        teller.tell_contest(claim, &contest);
    }
    teller.tell_conflicts_in_between(claim);
    teller.end(claim);
    Some(Explanation {
        claim: ClaimInfo::of(workspace, claim),
        prose: teller.prose,
    })
}

/// Writes down conflicts.
struct Teller<'a> {
    workspace: &'a Workspace,
    prose: Prose,
    told: usize,
    more: usize,
}

impl Teller<'_> {
    /// That a claim leads to its own opposite, where it does.
    fn tell_incoherence(&mut self, claim: ClaimRef<'_>) {
        let Some(component) = self.workspace.component(claim) else {
            return;
        };
        for incoherence in component.incoherent_in(self.workspace, &claim.article.path) {
            let of = component.claim(self.workspace, incoherence.claim);
            if of.is_some_and(|of| of == claim) {
                let heading = match claim.claim.stance {
                    Stance::Denies => "cannot be false, since it leads to its own opposite",
                    _ => "cannot be true, since it leads to its own opposite",
                };
                self.tell(heading.to_owned(), claim, component, &incoherence.chain);
            }
        }
    }

    fn tell_contest(&mut self, claim: ClaimRef<'_>, contest: &Contest<'_>) {
        let heading = self.heading(claim, contest.other, &contest.opposition);
        self.tell(heading, claim, contest.component, &contest.chain);
    }

    /// The conflicts of others whose chains lead through a claim.
    fn tell_conflicts_in_between(&mut self, claim: ClaimRef<'_>) {
        let Some(component) = self.workspace.component(claim) else {
            return;
        };
        for conflict in &component.conclusions(self.workspace).conflicts {
            let named = |number| component.claim(self.workspace, number);
            let Some((here, there)) = named(conflict.here).zip(named(conflict.there)) else {
                continue;
            };
            let mut passed = conflict.chain.iter().map(|step| step.to.claim());
            let leads_through = passed.any(|number| named(number) == Some(claim));
            if leads_through && here != claim && there != claim {
                let between = self.heading(here, there, &conflict.opposition);
                let heading = format!("a step on the way: {between}");
                self.tell(heading, here, component, &conflict.chain);
            }
        }
    }

    /// Who stands against whom.
    fn heading(&self, here: ClaimRef<'_>, there: ClaimRef<'_>, opposition: &Opposition) -> String {
        let speakers = |claim| self.workspace.voices(claim);
        match opposition {
            Opposition::Dispute => {
                let (one, other) = (speakers(here), speakers(there));
                format!("{} against {}", name_list(&one), name_list(&other))
            }
            Opposition::Contradiction(same) | Opposition::Hedge(same) => {
                let mut both = speakers(here);
                both.retain(|voice| same.contains(&voice.speaker));
                let names = name_list(&both);
                match opposition {
                    Opposition::Hedge(_) => format!("{names}, certain here and not there"),
                    _ => format!("{names} against what the same speaker says elsewhere"),
                }
            }
        }
    }

    fn tell(&mut self, heading: String, from: ClaimRef<'_>, component: &Component, chain: &[Step]) {
        if self.told == MOST_CONFLICTS {
            self.more += 1;
            return;
        }
        self.told += 1;
        self.prose.heading(heading);
        let mut line = vec![text("from ")];
        line.extend(self.claim_with_place(from));
        self.prose.item(line);
        let left_out = chain.len().saturating_sub(2 * LONGEST_HALF);
        let (beginning, end) = match left_out {
            0 => (chain, &chain[chain.len()..]),
            _ => (&chain[..LONGEST_HALF], &chain[chain.len() - LONGEST_HALF..]),
        };
        for step in beginning {
            self.tell_step(component, *step);
        }
        if left_out > 0 {
            let steps = words::count(left_out, "step");
            self.prose.item(vec![text(format!("{steps} further"))]);
        }
        for step in end {
            self.tell_step(component, *step);
        }
    }

    /// A step as it is written, and the claim that it arrives at.
    fn tell_step(&mut self, component: &Component, step: Step) {
        let written = WrittenStep::of(self.workspace, component, step);
        let arrived = component.claim(self.workspace, step.to.claim());
        let (Some(written), Some(arrived)) = (written, arrived) else {
            return;
        };
        let mut line = match written {
            WrittenStep::Relation(from, verb, to) => {
                vec![
                    words::name(from),
                    text(format!(" {} ", verb.word())),
                    words::name(to),
                ]
            }
            WrittenStep::Values(from, to) => vec![
                text(format!("{} in ", value_said(from))),
                words::name(from),
                text(format!(" and {} in ", value_said(to))),
                words::name(to),
                text(" exclude each other about "),
                words::topic(self.workspace, from),
            ],
        };
        line.push(text(": "));
        line.extend(self.claim_with_place(arrived));
        self.prose.item(line);
    }

    fn claim_with_place(&self, claim: ClaimRef<'_>) -> Vec<Span> {
        let mut line = words::claim(self.workspace, claim);
        let place = words::place(self.workspace, claim);
        line.extend([text(" ("), place, text(")")]);
        line
    }

    fn end(&mut self, claim: ClaimRef<'_>) {
        if self.told == 0 {
            let mut line = vec![text("No conflict is known in which ")];
            line.extend(self.claim_with_place(claim));
            line.push(text(" takes part."));
            self.prose.paragraph(line);
        }
        if self.more > 0 {
            let more = words::count(self.more, "more conflict");
            self.prose.paragraph(vec![text(format!("And {more}."))]);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::{Fixture, debate};
    use crate::features::prose::Format;

    fn explain(fixture: &Fixture) -> Explanation {
        let found = explanation(&fixture.workspace, &fixture.path, fixture.offset);
        found.expect("there is a claim")
    }

    fn check(written: &str, expected: Expect) {
        let explanation = explain(&Fixture::new(written));
        expected.assert_eq(&explanation.prose.render(Format::Plain));
    }

    #[test]
    fn every_step_names_claim_speaker_and_place() {
        let explanation = explain(&debate("Moscow gets n<|>o veto"));
        let uri = |path: &Path| Some(format!("file:///{}", path.display()));
        let page = explanation.prose.render(Format::Markdown(&uri));
        expect![[r#"
            **Camille Grand against The Kremlin**

            - from [grand#no-veto](file:///articles/grand.md#L8) **Camille Grand**: “Moscow gets no veto” ([articles/grand.md:8](file:///articles/grand.md#L8))
            - [grand#no-veto](file:///articles/grand.md#L8) contradicts [bbc#veto](file:///articles/bbc.md#L5): [bbc#veto](file:///articles/bbc.md#L5) **The Kremlin**: “Moscow has a veto” ([articles/bbc.md:5](file:///articles/bbc.md#L5))"#]].assert_eq(&page);
    }

    #[test]
    fn values_are_told_with_their_topic() {
        let explanation = explain(&debate("Twenty thou<|>sand"));
        expect![[r#"
            Camille Grand against Ben Hodges:
            - from grand#enough Camille Grand: “Twenty thousand are enough” (articles/grand.md:7)
            - “20000” in grand#enough and “>=100000” in bbc#more exclude each other about “Size of the force”: bbc#more Ben Hodges: “Many more are needed” (articles/bbc.md:6)"#]].assert_eq(&explanation.prose.render(Format::Plain));
    }

    #[test]
    fn a_chain_through_others_is_told_from_either_end_and_from_its_middle() {
        let chain = |cursor: &str| {
            let text = "//- a.md\n---\nauthor: Ann\n---\n\
                [First]{#first .claim entails=\"b#second\"}.\n\
                [Third]{#third .claim contradicts=\"b#second\"}.\n\
                //- b.md\n---\nauthor: Ben\n---\n[Second]{#second .claim stance=concedes}.\n";
            text.replacen(cursor, &format!("<|>{cursor}"), 1)
        };
        check(
            &chain("First"),
            expect![[r#"
            Ann against what the same speaker says elsewhere:
            - from a#first Ann: “First” (a.md:4)
            - a#first entails b#second: b#second conceded by Ben: “Second” (b.md:4)
            - a#third contradicts b#second: a#third Ann: “Third” (a.md:5)"#]],
        );
        check(
            &chain("Third"),
            expect![[r#"
            Ann against what the same speaker says elsewhere:
            - from a#third Ann: “Third” (a.md:5)
            - a#third contradicts b#second: b#second conceded by Ben: “Second” (b.md:4)
            - a#first entails b#second: a#first Ann: “First” (a.md:4)"#]],
        );
        check(
            &chain("Second"),
            expect![[r#"
            a step on the way: Ann against what the same speaker says elsewhere:
            - from a#third Ann: “Third” (a.md:5)
            - a#third contradicts b#second: b#second conceded by Ben: “Second” (b.md:4)
            - a#first entails b#second: a#first Ann: “First” (a.md:4)"#]],
        );
    }

    #[test]
    fn a_claim_against_itself() {
        check(
            "//- a.md\n[Yes]{#yes .claim} [No]{#no .claim contradicts=\"yes\"} \
             [<|>Both]{#both .claim entails=\"yes no\"}\n",
            expect![[r#"
                cannot be true, since it leads to its own opposite:
                - from a#both the author of “a”: “Both” (a.md:1)
                - a#both entails a#yes: a#yes the author of “a”: “Yes” (a.md:1)
                - a#no contradicts a#yes: a#no the author of “a”: “No” (a.md:1)
                - a#both entails a#no: a#both the author of “a”: “Both” (a.md:1)

                the author of “a” against what the same speaker says elsewhere:
                - from a#both the author of “a”: “Both” (a.md:1)
                - a#both entails a#no: a#no the author of “a”: “No” (a.md:1)
                - a#no contradicts a#yes: a#yes the author of “a”: “Yes” (a.md:1)

                the author of “a” against what the same speaker says elsewhere:
                - from a#both the author of “a”: “Both” (a.md:1)
                - a#both entails a#yes: a#yes the author of “a”: “Yes” (a.md:1)
                - a#no contradicts a#yes: a#no the author of “a”: “No” (a.md:1)"#]],
        );
    }

    #[test]
    fn a_claim_in_peace() {
        check(
            "//- a.md\n[<|>Peace]{#peace .claim}\n",
            expect![
                "No conflict is known in which a#peace the author of “a”: “Peace” (a.md:1) takes part."
            ],
        );
    }

    #[test]
    fn a_long_chain_is_told_from_both_ends() {
        let mut text = "//- a.md\n[<|>One]{#c0 .claim entails=\"c1\"}\n".to_owned();
        for number in 1..60 {
            let next = number + 1;
            text += &format!("[x]{{#c{number} .claim by=x{number} entails=\"c{next}\"}}\n");
        }
        text += "[x]{#c60 .claim by=x60 contradicts=\"c61\"} [Other]{#c61 .claim}\n";
        let explanation = explain(&Fixture::new(&text));
        let page = explanation.prose.render(Format::Plain);
        let first = page.split("\n\n").next().expect("a conflict");
        assert_eq!(first.lines().count(), 2 + 20 + 1 + 20, "{first}");
        assert!(first.contains("\n- 21 steps further\n"), "{first}");
    }
}
