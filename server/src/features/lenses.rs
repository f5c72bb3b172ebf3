//! What stands above a line: over a claim what bears on it and who disputes it, over an article how many claims it holds
//! and what is wrong with them.
//!
//! Which lines have something above them is told for a whole article, what it says for one at a time: editors ask for
//! that where they show it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::claim_info::is_uncited;
use super::claim_list::conflicts;
use super::references::related;
use super::words::count;
use super::{Goal, claim_info::Marks};
use crate::model::Article;
use crate::reasoning::Opposition;
use crate::speaker::{Voice, name_list};
use crate::text::Encoding;
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Workspace};

/// Of more disputers than these only the number is told.
const MOST_NAMES: usize = 2;

/// Something above a line, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// What it is about: the words of a claim, the title of an article or else its first line.
    pub range: Range<usize>,
    /// What it is about.
    pub about: Seen,
}

/// What a lens is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The whole article.
    Article,
    /// A claim, by its number.
    Claim {
        /// Its number among the article's claims.
        index: usize,
        /// Whether it needs its name, because several begin on one line.
        is_named: bool,
    },
}

/// What a lens says, and the claims it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The words.
    pub title: String,
    /// The claims, by path and position.
    pub goals: Vec<Goal>,
}

/// The lens over an article: one, if it holds a claim.
pub fn article_lens(article: &Article) -> Option<Lens> {
    let title = article.front_matter.title.as_ref();
    let range = title.map_or_else(|| article.text.line(0), |title| title.range.clone());
    (!article.claims.is_empty()).then_some(Lens {
        range,
        about: Seen::Article,
    })
}

/// The lenses over claims: over each that something bears on or that cannot stand with another.
pub fn claim_lenses(workspace: &Workspace, article: &Arc<Article>) -> Vec<Lens> {
    let claims = article.claims.iter();
    let claims = claims.map(|claim| ClaimRef { article, claim });
    let shown: Vec<_> = claims
        .filter(|claim| is_concerned(workspace, *claim))
        .collect();
    let line = |claim: &ClaimRef<'_>| {
        let start = claim.claim.words_range.start;
        article.text.position(start, Encoding::Utf8).line
    };
    let mut on_line: HashMap<usize, usize> = HashMap::new();
    for claim in &shown {
        *on_line.entry(line(claim)).or_default() += 1;
    }
    let lenses = shown.iter().map(|claim| Lens {
        range: claim.claim.words_range.clone(),
        about: Seen::Claim {
            index: claim.claim.index,
            is_named: on_line[&line(claim)] > 1,
        },
    });
    lenses.collect()
}

fn is_concerned(workspace: &Workspace, claim: ClaimRef<'_>) -> bool {
    let incoming = workspace.incoming(claim);
    incoming.iter().any(|incoming| incoming.from != claim) || !workspace.contests(claim).is_empty()
}

/// What a lens says; `None` where there is no such claim any more, or nothing to say of it.
pub fn view(workspace: &Workspace, article: &Arc<Article>, about: Seen) -> Option<View> {
    match about {
        Seen::Article => Some(article_view(workspace, article)),
        Seen::Claim { index, is_named } => {
            let claim = article.claims.get(index)?;
            let claim = ClaimRef { article, claim };
            let phrases = phrases(workspace, claim);
            let said = phrases.join(" · ");
            let name = claim.claim.id.as_ref().filter(|_| is_named);
            let title = match name {
                Some(id) => format!("#{}: {said}", id.value),
                None => said,
            };
            let goals = related(workspace, claim).into_iter().map(Goal::claim);
            (!phrases.is_empty()).then(|| View {
                title,
                goals: goals.collect(),
            })
        }
    }
}

fn article_view(workspace: &Workspace, article: &Arc<Article>) -> View {
    let claims = article.claims.iter();
    let claims: Vec<_> = claims.map(|claim| ClaimRef { article, claim }).collect();
    let uncited = claims
        .iter()
        .filter(|claim| is_uncited(workspace, **claim))
        .count();
    let conflicts = conflicts(workspace, Some(&article.path));
    let counts = [
        (claims.len(), "claim"),
        (conflicts.disputes, "dispute"),
        (conflicts.contradictions, "contradiction"),
    ];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let mut phrases: Vec<_> = counts.map(|(number, thing)| count(number, thing)).collect();
    if uncited > 0 {
        phrases.insert(1, format!("{uncited} uncited"));
    }
    // What needs a look comes first, and without any all claims are shown.
    let is_noticed = |claim: &ClaimRef<'_>| {
        let marks = Marks::of(workspace, *claim);
        marks.is_uncited || marks.is_disputed || marks.is_contradictory
    };
    let noticed: Vec<_> = claims.iter().copied().filter(is_noticed).collect();
    let goals = if noticed.is_empty() { claims } else { noticed };
    View {
        title: phrases.join(" · "),
        goals: goals.into_iter().map(Goal::claim).collect(),
    }
}

/// What others say of a claim, and who cannot agree with it.
fn phrases(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<String> {
    let contests = workspace.contests(claim);
    let is_contested_by =
        |other: ClaimRef<'_>| contests.iter().any(|contest| contest.other == other);
    let incoming = workspace.incoming(claim);
    let mut phrases = Vec::new();
    for verb in Verb::ALL {
        let of_verb = incoming
            .iter()
            .filter(|incoming| incoming.relation.verb == *verb);
        // Who says it twice says it once, and what contradicts is told by who does.
        let from: HashSet<_> = of_verb
            .map(|incoming| incoming.from)
            .filter(|from| *from != claim)
            .filter(|from| *verb != Verb::Contradicts || !is_contested_by(*from))
            .map(|from| from.place())
            .collect();
        if !from.is_empty() {
            phrases.push(format!("{} {}", from.len(), label(*verb)));
        }
    }
    let of = |is_one: fn(&Opposition) -> bool| {
        contests
            .iter()
            .filter(move |contest| is_one(&contest.opposition))
    };
    let disputes = of(|opposition| matches!(opposition, Opposition::Dispute));
    let voices = disputes.flat_map(|dispute| workspace.voices(dispute.other));
    phrases.extend(names(voices).map(|names| format!("disputed by {names}")));
    if of(|opposition| matches!(opposition, Opposition::Contradiction(_)))
        .next()
        .is_some()
    {
        phrases.push("contradicted by the same speaker".to_owned());
    }
    if of(|opposition| matches!(opposition, Opposition::Hedge(_)))
        .next()
        .is_some()
    {
        phrases.push("hedged by the same speaker".to_owned());
    }
    phrases
}

/// The bare verb behind a number, which names the relation and so is the same for one claim and for many: `1 support`.
fn label(verb: Verb) -> &'static str {
    match verb {
        Verb::Qualifies => "qualify",
        verb => verb.word().strip_suffix('s').unwrap_or(verb.word()),
    }
}

/// The first names, each once, and how many more there are.
fn names(voices: impl Iterator<Item = Voice>) -> Option<String> {
    let mut distinct: Vec<Voice> = Vec::new();
    for voice in voices {
        if !distinct.iter().any(|known| known.speaker == voice.speaker) {
            distinct.push(voice);
        }
    }
    match distinct.len() {
        0 => None,
        few if few <= MOST_NAMES => Some(name_list(&distinct)),
        all => {
            let first: Vec<_> = distinct[..MOST_NAMES]
                .iter()
                .map(|voice| voice.name.as_str())
                .collect();
            Some(format!(
                "{} and {} more",
                first.join(", "),
                all - MOST_NAMES
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::{Fixture, debate};

    fn check(fixture: &Fixture, expected: Expect) {
        let workspace = &fixture.workspace;
        let article = fixture.article();
        let lenses = article_lens(article).into_iter();
        let lenses = lenses.chain(claim_lenses(workspace, article));
        let lines = lenses.map(|lens| {
            let view = view(workspace, article, lens.about).expect("something to say");
            let goals = view.goals.iter().map(|goal| {
                let text = workspace.text(&goal.place.path).expect("a text");
                text.slice(goal.name.clone())
            });
            let goals: Vec<_> = goals.collect();
            let about = article.text.slice(lens.range);
            format!("{about}\n    {} [{}]\n", view.title, goals.join(", "))
        });
        expected.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn a_debate_from_one_side_and_from_the_other() {
        check(
            &debate("Twenty thou<|>sand"),
            expect![[r#"
            A force worth the name
                2 claims · 2 disputes [enough, no-veto]
            Twenty thousand are enough
                1 attack · 1 undercut · 1 qualify · disputed by Ben Hodges [veto, more, That does not follow, no-veto]
            Moscow gets no veto
                1 support · 1 undercut · disputed by The Kremlin [veto, That does not follow, enough]
        "#]],
        );
        check(
            &debate("The Kremlin ref<|>uses"),
            expect![[r#"
            ---
                5 claims · 2 disputes [veto, more]
            The Kremlin *will* decide
                disputed by Camille Grand [enough, no-veto]
            Many more are needed
                disputed by Camille Grand [enough]
            Resting on others
                1 support [refuses]
        "#]],
        );
    }

    #[test]
    fn many_relations_are_counted_and_few_people_named() {
        let others = (0..4).map(|number| {
            format!("[No]{{.claim by=\"Speaker {number}\" contradicts=\"a\" qualifies=\"a\"}}\n")
        });
        let others: String = others.collect();
        check(
            &Fixture::new(&format!(
                "//- a.md\nAll<|> of it.\n\n[Yes]{{#a .claim}} [Also]{{#b .claim supports=\"a a\"}} [Well]{{#c .claim attacks=\"b\" by=\"X\"}}\n{others}"
            )),
            expect![[r#"
                All of it.
                    7 claims · 2 uncited · 4 disputes [a, b, No, No, No, No]
                Yes
                    #a: 1 support · 4 qualify · disputed by Speaker 0, Speaker 1 and 2 more [b, No, No, No, No]
                Also
                    #b: 1 attack [a, c]
                No
                    disputed by the author of “a” [a]
                No
                    disputed by the author of “a” [a]
                No
                    disputed by the author of “a” [a]
                No
                    disputed by the author of “a” [a]
            "#]],
        );
    }

    #[test]
    fn one_speaker_against_oneself() {
        check(
            &Fixture::new(
                "//- a.md\n[<|>Yes]{#yes .claim}\n\n[No]{#no .claim contradicts=\"yes\" cite=\"x\"}\n",
            ),
            expect![[r#"
                [Yes]{#yes .claim}
                    2 claims · 2 uncited · 1 contradiction [yes, no]
                Yes
                    contradicted by the same speaker [no]
                No
                    contradicted by the same speaker [yes]
            "#]],
        );
    }
}
