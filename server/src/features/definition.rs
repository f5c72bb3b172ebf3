//! Where something is defined: a claim at its annotation, a source in its bibliography, a person or
//! a topic in the configuration, quoted words in the local copies of their source.

use std::ops::Range;
use std::path::Path;

use super::target::{self, Subject};
use super::{Goal, Jump};
use crate::speaker::Speaker;
use crate::workspace::Workspace;

/// Where the thing at an offset is defined. A person or topic that is declared nowhere has no
/// definition; quoted words have one for each passage where they stand.
pub fn definition(workspace: &Workspace, path: &Path, offset: usize) -> Option<Jump> {
    let target = target::at(workspace, path, offset)?;
    let goals = goals(workspace, &target.subject);
    let origin = target.range;
    (!goals.is_empty()).then_some(Jump { origin, goals })
}

/// The definition of one thing.
pub(super) fn goals(workspace: &Workspace, subject: &Subject<'_>) -> Vec<Goal> {
    match subject {
        Subject::Quote(claim) => {
            let passages = workspace.quoted_passages(*claim).into_iter();
            passages
                .map(|(copy, passage)| Goal::name(copy.path().clone(), passage))
                .collect()
        }
        subject => goal(workspace, subject).into_iter().collect(),
    }
}

fn goal(workspace: &Workspace, subject: &Subject<'_>) -> Option<Goal> {
    let config = workspace.config();
    let declared = |range: &Range<usize>| Some(Goal::name(config.path.clone()?, range.clone()));
    match subject {
        Subject::Claim(claim) => Some(Goal::claim(*claim)),
        Subject::Source(source) => {
            let (file, entry) = source.entry?;
            Some(Goal::source(file, entry))
        }
        Subject::Speaker(voice) => match &voice.speaker {
            Speaker::Person(key) => declared(&config.people.get(key)?.key.range),
            _ => None,
        },
        Subject::Topic(topic) => declared(&config.topics.get(topic)?.key.range),
        Subject::Quote(_) | Subject::UnknownClaim(_) | Subject::Attribute(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::{Fixture, debate, quoting};

    fn check(marked: &str, expected: Expect) {
        check_in(debate(marked), expected);
    }

    fn check_in(fixture: Fixture, expected: Expect) {
        let jump = definition(&fixture.workspace, &fixture.path, fixture.offset);
        expected.assert_eq(&fixture.show(jump));
    }

    #[test]
    fn a_relation_leads_to_its_claim() {
        check(
            "contradicts=\"bbc#v<|>eto",
            expect![[r#"
            from `bbc#veto`
            articles/bbc.md:5:30 `veto`
        "#]],
        );
        check(
            "enough->grand#no-ve<|>to",
            expect![[r#"
            from `grand#no-veto`
            articles/grand.md:8:24 `no-veto`
        "#]],
        );
    }

    #[test]
    fn a_citation_leads_to_its_entry() {
        check(
            "cite=\"bbc<|>2025",
            expect![[r#"
            from `bbc2025`
            sources.bib:2:9 `bbc2025`
        "#]],
        );
        check(
            "source: gra<|>nd2025",
            expect![[r#"
            from `grand2025`
            sources.bib:1:9 `grand2025`
        "#]],
        );
    }

    #[test]
    fn a_quotation_leads_to_every_passage_of_its_copies() {
        check_in(
            quoting("quote=\"no ve<|>to\""),
            expect![[r#"
            from `no veto`
            library/copies/grand.html:1:19 `no veto`
            library/copies/grand.html:2:13 `no&nbsp;veto`
        "#]],
        );
        check_in(
            quoting("no ve<|>to over this\""),
            expect![[r#"
            nowhere
        "#]],
        );
        check_in(
            quoting("who k<|>nows"),
            expect![[r#"
            nowhere
        "#]],
        );
    }

    #[test]
    fn people_and_topics_lead_to_the_configuration() {
        check(
            "Lt. Gen. Hod<|>ges\" about",
            expect![[r#"
            from `Lt. Gen. Hodges`
            claimlint.toml:2:9 `hodges`
        "#]],
        );
        check(
            "about=\"force-s<|>ize\" value=\"20000\"",
            expect![[r#"
            from `force-size`
            claimlint.toml:6:9 `force-size`
        "#]],
        );
    }

    #[test]
    fn a_claim_is_its_own_definition() {
        check(
            "Moscow gets n<|>o veto",
            expect![[r#"
            from `Moscow gets no veto`
            articles/grand.md:8:24 `no-veto`
        "#]],
        );
    }

    #[test]
    fn what_is_declared_nowhere_has_no_definition() {
        check(
            "by=\"The Kre<|>mlin",
            expect![[r#"
            nowhere
        "#]],
        );
        check(
            " go<|>ne\"",
            expect![[r#"
            nowhere
        "#]],
        );
        check(
            "u<|>ndercuts=",
            expect![[r#"
            nowhere
        "#]],
        );
    }
}
