//! The outline of an article: claims under the headings they stand below, and claims within claims.

use std::ops::Range;
use std::sync::Arc;

use super::sections::sections;
use super::words;
use crate::model::Article;
use crate::speaker::name_list;
use crate::workspace::{ClaimRef, Workspace};

/// Something with a place in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// What to call it, never empty: the words that stand there.
    pub name: String,
    /// What else is worth knowing: a claim's id, and who says it where that is not the author.
    pub detail: Option<String>,
    /// The whole of it: of a heading, its section.
    pub range: Range<usize>,
    /// Where its words stand.
    pub words: Range<usize>,
    /// Whether a later claim replaces it.
    pub is_superseded: bool,
    /// What stands within.
    pub entries: Vec<Entry>,
}

/// What an outline holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A heading, with its section.
    Section,
    /// A claim.
    Claim,
}

/// The outline of an article, in the order of the text.
pub fn outline(workspace: &Workspace, article: &Arc<Article>) -> Vec<Entry> {
    let claims = article.claims.iter();
    let claims = claims.map(|claim| entry(workspace, ClaimRef { article, claim }));
    let mut flat: Vec<_> = headed(article).chain(claims).collect();
    // A claim in a heading begins where its words do, and belongs to it.
    flat.sort_by_key(|entry| (entry.range.start, entry.kind == EntryKind::Claim));
    nest(flat)
}

/// The sections of an article, by their headings.
fn headed(article: &Article) -> impl Iterator<Item = Entry> {
    sections(article).map(|(heading, range)| Entry {
        kind: EntryKind::Section,
        name: named(&heading.words, "untitled"),
        detail: None,
        range,
        words: match heading.words_range.is_empty() {
            true => heading.range.clone(),
            false => heading.words_range.clone(),
        },
        is_superseded: false,
        entries: Vec::new(),
    })
}

fn entry(workspace: &Workspace, claim: ClaimRef<'_>) -> Entry {
    let own = claim.claim;
    let id = own.id.as_ref().map(|id| format!("#{}", id.value));
    let is_reported = workspace.is_reported(claim);
    let speakers = is_reported.then(|| name_list(&workspace.voices(claim)));
    let stance = words::unasserted(own.stance);
    let said = match (stance, speakers) {
        (Some(stance), Some(speakers)) => Some(format!("{stance} by {speakers}")),
        (stance, speakers) => speakers.or(stance.map(str::to_owned)),
    };
    let detail: Vec<_> = id.into_iter().chain(said).collect();
    Entry {
        kind: EntryKind::Claim,
        name: named(&own.words, "no words"),
        detail: Some(detail.join(", ")).filter(|detail| !detail.is_empty()),
        range: own.range.clone(),
        words: own.words_range.clone(),
        is_superseded: !workspace.successors(claim).is_empty(),
        entries: Vec::new(),
    }
}

fn named(words: &str, otherwise: &str) -> String {
    match words.trim() {
        "" => format!("({otherwise})"),
        words => words.to_owned(),
    }
}

/// Puts each entry into the last that holds it.
fn nest(flat: Vec<Entry>) -> Vec<Entry> {
    let mut top = Vec::new();
    let mut open: Vec<Entry> = Vec::new();
    let close = |open: &mut Vec<Entry>, top: &mut Vec<Entry>| {
        if let Some(closed) = open.pop() {
            match open.last_mut() {
                Some(outer) => outer.entries.push(closed),
                None => top.push(closed),
            }
        }
    };
    for entry in flat {
        while open
            .last()
            .is_some_and(|outer| outer.range.end <= entry.range.start)
        {
            close(&mut open, &mut top);
        }
        open.push(entry);
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::Fixture;

    fn check(written: &str, expected: Expect) {
        let fixture = Fixture::new(written);
        let article = fixture.article();
        let mut shown = String::new();
        let mut waiting: Vec<_> = outline(&fixture.workspace, article)
            .into_iter()
            .rev()
            .map(|entry| (0, entry))
            .collect();
        while let Some((depth, entry)) = waiting.pop() {
            let detail = entry.detail.map(|detail| format!(" | {detail}"));
            let mark = if entry.is_superseded {
                " (superseded)"
            } else {
                ""
            };
            let words = article.text.slice(entry.words);
            let whole = article.text.slice(entry.range).chars().count();
            shown += &format!(
                "{:indent$}{}{}{mark} [{words}, {whole}]\n",
                "",
                entry.name,
                detail.unwrap_or_default(),
                indent = depth * 2,
            );
            waiting.extend(
                entry
                    .entries
                    .into_iter()
                    .rev()
                    .map(|entry| (depth + 1, entry)),
            );
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn claims_stand_below_their_headings_and_in_other_claims() {
        check(
            "//- a.md\n[Before]{.claim} all.<|>\n\n# A *force*\n\n[Out [in]{#in .claim by=\"Ben Hodges\" stance=\"denies\"}]{#out .claim}\n\n\
             ## [Claimed]{.claim supersedes=\"in\"} heading\n\n[Asked]{.claim stance=asks}\n\n# \n\n[]{.claim}\n",
            expect![[r#"
                Before [Before, 16]
                A force [A *force*, 157]
                  Out in | #out [Out [in]{#in .claim by="Ben Hodges" stance="denies"}, 67]
                    in | #in, denied by Ben Hodges (superseded) [in, 48]
                  Claimed heading [[Claimed]{.claim supersedes="in"} heading, 75]
                    Claimed [Claimed, 33]
                    Asked | asked [Asked, 27]
                (untitled) [#, 15]
                  (no words) [, 10]
            "#]],
        );
    }

    #[test]
    fn a_lower_heading_may_come_first() {
        check(
            "//- a.md\n### ä 🇺🇦\r\n[a]{.claim}<|>\r\n# b\r\n#### c\r\n## d\r\n",
            expect![[r#"
                ä 🇺🇦 [ä 🇺🇦, 23]
                  a [a, 11]
                b [b, 19]
                  c [c, 8]
                  d [d, 6]
            "#]],
        );
    }
}
