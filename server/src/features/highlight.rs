//! Everywhere in a file where the thing at a place is named.

use std::ops::Range;
use std::path::Path;

use super::names::{Named, at, mentions_in};
use super::target::{self, Subject};
use crate::workspace::Workspace;

/// A place to be highlighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The bytes of the name.
    pub range: Range<usize>,
    /// Whether the thing gets its name here.
    pub is_definition: bool,
}

/// The places in a file that name what stands at an offset, in order: whichever name is written, of a person the key
/// and every other name. A claim is meant at its words as well.
pub fn highlights(workspace: &Workspace, path: &Path, offset: usize) -> Vec<Highlight> {
    let Some(named) = meant(workspace, path, offset) else {
        return Vec::new();
    };
    let mentions = mentions_in(workspace, &named, path).into_iter();
    let highlights = mentions.map(|mention| Highlight {
        range: mention.range,
        is_definition: mention.is_definition,
    });
    highlights.collect()
}

fn meant<'a>(workspace: &'a Workspace, path: &Path, offset: usize) -> Option<Named<'a>> {
    if let Some((_, named)) = at(workspace, path, offset) {
        return Some(named);
    }
    match target::at(workspace, path, offset)?.subject {
        Subject::Claim(claim) => Some(Named::Claim(claim)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::debate;
    use crate::text::Encoding;

    fn check(marked: &str, expected: Expect) {
        let fixture = debate(marked);
        let text = fixture.workspace.text(&fixture.path).expect("the file");
        let found = highlights(&fixture.workspace, &fixture.path, fixture.offset);
        let found = found.into_iter().map(|highlight| {
            let place = text.position(highlight.range.start, Encoding::Utf32);
            let written = text.slice(highlight.range);
            let kind = if highlight.is_definition {
                "defines"
            } else {
                "names"
            };
            format!(
                "{}:{} {kind} `{written}`\n",
                place.line + 1,
                place.column + 1
            )
        });
        expected.assert_eq(&found.collect::<String>());
    }

    #[test]
    fn a_claim_at_its_words_its_id_and_a_reference() {
        check(
            "Moscow gets n<|>o veto",
            expect![[r#"
            7:104 names `no-veto`
            8:24 defines `no-veto`
        "#]],
        );
        check(
            "{#no-ve<|>to",
            expect![[r#"
            7:104 names `no-veto`
            8:24 defines `no-veto`
        "#]],
        );
        check(
            "supports=\"no-<|>veto",
            expect![[r#"
            7:104 names `no-veto`
            8:24 defines `no-veto`
        "#]],
        );
        check(
            "enough->grand#no-ve<|>to",
            expect![[r#"
            9:62 names `no-veto`
        "#]],
        );
    }

    #[test]
    fn an_article_before_the_mark_and_at_its_key() {
        check(
            "contradicts=\"bb<|>c#veto",
            expect![[r#"
            8:66 names `bbc`
        "#]],
        );
        check(
            "key: b<|>bc",
            expect![[r#"
            2:6 defines `bbc`
        "#]],
        );
        check(
            "qualifies=\"gr<|>and#enough",
            expect![[r#"
            5:108 names `grand`
            6:125 names `grand`
            9:42 names `grand`
            9:56 names `grand`
        "#]],
        );
    }

    #[test]
    fn a_person_by_any_name() {
        check(
            "by=\"Lt. Gen. Ho<|>dges",
            expect![[r#"
            6:41 names `Lt. Gen. Hodges`
            8:41 names `hodges`
            9:75 names `hodges`
        "#]],
        );
        check(
            "people.hod<|>ges",
            expect![[r#"
            2:9 defines `hodges`
            3:9 names `Ben Hodges`
            4:13 names `Lt. Gen. Hodges`
        "#]],
        );
        check(
            "by=\"The Kr<|>emlin",
            expect![[r#"
            5:71 names `The Kremlin`
        "#]],
        );
        check(
            "Kremlin ai<|>des",
            expect![[r#"
            7:43 names `Kremlin aides`
        "#]],
        );
    }

    #[test]
    fn topics_and_sources() {
        check(
            "about=\"force-s<|>ize\" value=\"20000\"",
            expect![[r#"
            7:68 names `force-size`
        "#]],
        );
        check(
            "topics.force-s<|>ize",
            expect![[r#"
            6:9 defines `force-size`
        "#]],
        );
        check(
            "source: grand<|>2025",
            expect![[r#"
            5:9 names `grand2025`
            8:82 names `grand2025`
        "#]],
        );
        check(
            "online{bbc<|>2025",
            expect![[r#"
            2:9 defines `bbc2025`
        "#]],
        );
    }

    #[test]
    fn nothing_elsewhere() {
        check("unde<|>rcuts=", expect![]);
        check(" go<|>ne\"", expect![]);
        check("title: A f<|>orce", expect![]);
    }
}
