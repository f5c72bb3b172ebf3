//! A citation for a claim: of a source that its article knows, the likely ones first.

use std::collections::HashSet;

use super::Action;
use super::attributes::Attributes;
use crate::bibliography::Source;
use crate::features::words::shorten;
use crate::rules::CITATION_TO_COME;
use crate::workspace::{ClaimRef, Workspace};

/// Who looks for another source than these types its key.
const MOST: usize = 10;

/// Cites one of the sources that the claim does not cite yet: first those that claims nearby cite, then all others in the
/// order of their bibliographies.
pub fn cite(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Action> {
    let ClaimRef { article, claim } = claim;
    let Some(attributes) = Attributes::of(article, claim) else {
        return Vec::new();
    };
    let mut others: Vec<_> = article.claims.iter().collect();
    others.sort_by_key(|other| other.index.abs_diff(claim.index));
    let citations = others.iter().flat_map(|other| &other.citations);
    let near = citations.filter_map(|citation| workspace.source(article, &citation.key.value));
    let near = near.map(|(_, source)| source);
    let files = workspace.bibliography_paths(article);
    let files = files.iter().filter_map(|path| workspace.bibliography(path));
    let all = files.flat_map(|file| &file.bibliography.sources);
    let own = claim.citations.iter();
    let mut known: HashSet<&str> = own.map(|citation| citation.key.value.as_str()).collect();
    let free = near
        .chain(all)
        .filter(|source| known.insert(&source.key) && is_plain(&source.key));
    let actions = free.filter_map(|source| {
        let edit = attributes.add("cite", &source.key, ("; ", Some(CITATION_TO_COME)))?;
        Some(Action {
            title: title(source),
            edits: vec![edit],
        })
    });
    actions.take(MOST).collect()
}

/// Author, title, year and key: few writers know their keys by heart.
fn title(source: &Source) -> String {
    let key = &source.key;
    match shorten(&source.short_reference()) {
        reference if reference == *key => format!("Cite `{key}`"),
        reference => format!("Cite {reference}, `{key}`"),
    }
}

/// Whether a key can stand in a value and ends nothing there.
fn is_plain(key: &str) -> bool {
    let breaking = |character: char| {
        character.is_whitespace() || character.is_control() || "\"\\{}&*`;,".contains(character)
    };
    !key.is_empty() && !key.contains(breaking)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::actions::tests::menu;
    use crate::features::fixture::{Fixture, debate};

    fn check(fixture: &Fixture, expected: Expect) {
        let actions = cite(&fixture.workspace, fixture.claim());
        expected.assert_eq(&menu(fixture, &actions));
    }

    #[test]
    fn a_claim_cites_a_source_of_its_article_the_nearest_first() {
        check(
            &debate("Resting on <|>others"),
            expect![[r#"
            Cite “The Plan”, `bbc2025`
                [Resting on others]{#resting .claim by="hodges" cite="bbc2025"}.
            Cite Camille Grand, “A Force” (2025), `grand2025`
                [Resting on others]{#resting .claim by="hodges" cite="grand2025"}.
        "#]],
        );
        check(
            &debate("The Kremlin ref<|>uses"),
            expect![[r#"
            Cite Camille Grand, “A Force” (2025), `grand2025`
                [The Kremlin refuses]{#refuses .claim by="Kremlin aides" cite="bbc2025; grand2025" supports="resting"}.
        "#]],
        );
    }

    #[test]
    fn a_citation_that_is_to_come_is_filled_in() {
        let fixture = Fixture::new(
            "//- claimlint.toml\nbibliography = [\"s.bib\"]\n\
             //- s.bib\n@misc{b2025, title = {B}}\n@misc{\"odd\", title = {C}}\n@misc{e}\n\
             //- a.md\n[a<|>]{#a .claim cite=\"TODO\"}, [b]{.claim cite=e}\n",
        );
        check(
            &fixture,
            expect![[r#"
            Cite `e`
                [a]{#a .claim cite="e"}, [b]{.claim cite=e}
            Cite “B”, `b2025`
                [a]{#a .claim cite="b2025"}, [b]{.claim cite=e}
        "#]],
        );
    }

    #[test]
    fn nobody_is_offered_a_whole_library() {
        let library: String = (0..50)
            .map(|number| format!("@misc{{k{number}}}\n"))
            .collect();
        let files = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n";
        let fixture = Fixture::new(&format!("{files}{library}//- a.md\n[a<|>]{{#a .claim}}\n"));
        assert_eq!(cite(&fixture.workspace, fixture.claim()).len(), MOST);
    }

    #[test]
    fn broken_braces_are_mended_first() {
        let files = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n@misc{k}\n";
        let fixture = Fixture::new(&format!(
            "{files}//- a.md\n[a<|>]{{#a .claim kind=fact kind=fact}}\n"
        ));
        check(&fixture, expect![[""]]);
    }
}
