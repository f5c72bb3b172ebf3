//! What stands behind a claim, within the text: who says it and where it can be checked, where the claim itself does not
//! say so, and how it stands.

use std::ops::Range;
use std::sync::Arc;

use super::claim_info::Status;
use super::mentions::CitedSource;
use super::target::Subject;
use super::{Goal, definition};
use crate::model::Article;
use crate::workspace::{ClaimRef, Workspace};

/// What is shown behind one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Behind which byte.
    pub offset: usize,
    /// The parts, in order; never none.
    pub parts: Vec<Part>,
}

/// A part of a hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub words: String,
    /// Why they stand there.
    pub reason: String,
    /// Where they lead.
    pub goal: Option<Goal>,
}

/// What is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Who says it.
    pub speaker: bool,
    /// Where it can be checked.
    pub source: bool,
    /// How it stands.
    pub status: bool,
}

/// The hints behind the claims that end in a stretch of an article, in order.
pub fn hints(
    workspace: &Workspace,
    article: &Arc<Article>,
    within: &Range<usize>,
    wanted: Wanted,
) -> Vec<Hint> {
    let claims = article.claims.iter().filter(|claim| {
        let end = claim.range.end;
        within.start <= end && end <= within.end
    });
    let hints = claims.filter_map(|claim| {
        let claim = ClaimRef { article, claim };
        let speakers = wanted.speaker.then(|| speakers(workspace, claim));
        let source = wanted.source.then(|| source(workspace, claim)).flatten();
        let status = wanted.status.then(|| status(workspace, claim)).flatten();
        let parts = speakers.into_iter().flatten().chain(source).chain(status);
        let parts: Vec<_> = parts.collect();
        (!parts.is_empty()).then_some(Hint {
            offset: claim.claim.range.end,
            parts,
        })
    });
    let mut hints: Vec<_> = hints.collect();
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// The authors, where the claim names nobody.
fn speakers(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Part> {
    if !claim.claim.by.is_empty() {
        return Vec::new();
    }
    let written = &claim.article.front_matter.authors;
    let authors = workspace.authors(claim.article).into_iter().enumerate();
    let named = authors.filter(|(_, author)| !author.speaker.is_anonymous());
    let parts = named.map(|(place, author)| {
        let declared = definition::goals(workspace, &Subject::Speaker(author.clone()));
        let path = || claim.article.path.clone();
        let goal = declared.into_iter().next().or_else(|| {
            let name = written.get(place)?;
            Some(Goal::name(path(), name.name.range.clone()))
        });
        Part {
            words: author.name,
            reason: "no `by`: the article’s author says it".to_owned(),
            goal,
        }
    });
    parts.collect()
}

/// What lends the claim its citation, where it cites nothing itself.
fn source(workspace: &Workspace, claim: ClaimRef<'_>) -> Option<Part> {
    if !claim.claim.citations.is_empty() || claim.claim.has_unreadable_citation {
        return None;
    }
    // What supports a report does not tell where its speaker said it.
    if workspace.is_reported(claim) {
        return None;
    }
    if let Some(own) = &claim.article.front_matter.source {
        let source = CitedSource::of(workspace, claim.article, &own.value);
        let (_, entry) = source.entry?;
        return Some(Part {
            words: entry.short_reference(),
            reason: "no `cite`: the article’s own source tells where it was said".to_owned(),
            goal: definition::goals(workspace, &Subject::Source(source))
                .into_iter()
                .next(),
        });
    }
    let chain = workspace.citation_chain(claim)?;
    let last = *chain.last().filter(|last| **last != claim)?;
    let is_here = last.article.path == claim.article.path;
    let name = match (&last.claim.id, is_here) {
        (Some(id), true) => format!("#{}", id.value),
        (Some(_), false) => last.full_name()?,
        (None, _) => last.article.key.clone(),
    };
    Some(Part {
        words: format!("rests on {name}"),
        reason: "no `cite`: what supports, entails or restates it cites a source".to_owned(),
        goal: Some(Goal::claim(last)),
    })
}

/// How the claim stands, where somebody answers for it.
fn status(workspace: &Workspace, claim: ClaimRef<'_>) -> Option<Part> {
    let status = Status::of(workspace, claim)?;
    let grounded = match workspace.is_grounded(claim) {
        true => "grounded",
        false => "not grounded",
    };
    Some(Part {
        words: format!("{grounded}, {}", status.word()),
        reason:
            "whether there is evidence for it, and how it stands against what speaks against it"
                .to_owned(),
        goal: None,
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::{Fixture, debate};

    const ALL: Wanted = Wanted {
        speaker: true,
        source: true,
        status: true,
    };

    fn show(fixture: &Fixture, within: Range<usize>, wanted: Wanted) -> String {
        let article = fixture.article();
        let hints = hints(&fixture.workspace, article, &within, wanted).into_iter();
        let lines = hints.map(|hint| {
            let words = hint.offset.saturating_sub(12)..hint.offset;
            let words = article.text.slice(words).into_owned();
            let parts = hint.parts.into_iter().map(|part| {
                let goal = part.goal.map(|goal| {
                    let text = fixture.workspace.text(&goal.place.path).expect("a text");
                    format!(" -> `{}`", text.slice(goal.name))
                });
                format!(" | {}{}", part.words, goal.unwrap_or_default())
            });
            format!("…{words}{}\n", parts.collect::<String>())
        });
        lines.collect()
    }

    fn check(fixture: &Fixture, wanted: Wanted, expected: Expect) {
        expected.assert_eq(&show(fixture, 0..fixture.text.len(), wanted));
    }

    #[test]
    fn what_a_claim_does_not_say_itself() {
        check(
            &debate("Twenty thou<|>sand"),
            ALL,
            expect![[r#"
            …s="no-veto"} | Camille Grand -> `Camille Grand` | Camille Grand, “A Force” (2025) -> `grand2025` | not grounded, undecided
            …2025, p. 3"} | Camille Grand -> `Camille Grand` | not grounded, undecided
        "#]],
        );
        check(
            &debate("The Kremlin ref<|>uses"),
            ALL,
            expect![[r#"
            …and#enough"} | grounded, undecided
            …nough gone"} | not grounded, undecided
            …s="resting"} | grounded, uncontested
            …by="hodges"} | grounded, uncontested
            …by="hodges"} | not grounded, uncontested
        "#]],
        );
    }

    #[test]
    fn only_what_is_wanted_is_shown() {
        let fixture = debate("Twenty thou<|>sand");
        let wanted = Wanted {
            source: true,
            ..Wanted::default()
        };
        check(
            &fixture,
            wanted,
            expect![[r#"
            …s="no-veto"} | Camille Grand, “A Force” (2025) -> `grand2025`
        "#]],
        );
        check(&fixture, Wanted::default(), expect![""]);
    }

    #[test]
    fn a_citation_is_lent_along_a_chain() {
        check(
            &Fixture::new(
                "//- s.bib\n@misc{s, title = {S}}\n//- a.md\n---\nbibliography: s.bib\n---\n\
                 [<|>a]{#a .claim} [b]{#b .claim supports=\"a\"} [c]{#c .claim entails=\"b\" cite=\"s\"} [d]{.claim stance=asks}\n",
            ),
            ALL,
            expect![[r#"
                …]{#a .claim} | rests on #c -> `c` | grounded, uncontested
                …upports="a"} | rests on #c -> `c` | grounded, uncontested
                …b" cite="s"} | grounded, uncontested
            "#]],
        );
    }

    #[test]
    fn a_stretch_has_the_hints_of_the_claims_that_end_there() {
        let fixture = debate("Twenty thou<|>sand");
        let end = fixture
            .text
            .to_text()
            .find("\n[Moscow")
            .expect("the second claim");
        let wanted = Wanted {
            speaker: true,
            ..Wanted::default()
        };
        expect![[r#"
            …s="no-veto"} | Camille Grand -> `Camille Grand`
        "#]]
        .assert_eq(&show(&fixture, 0..end, wanted));
    }
}
