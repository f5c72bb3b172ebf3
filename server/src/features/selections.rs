//! What a selection grows to, step by step: word, words of a claim, claim, the claim around it, paragraph, section, file;
//! in braces item, value, pair, braces.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::braces::{Braces, Part};
use super::sections::sections;
use crate::model::{Article, Claim};
use crate::syntax::is_margin;
use crate::text::{Encoding, Text};

/// The stretches around an offset, each within the next, the smallest first and the whole text last.
pub fn selections(article: &Article, offset: usize) -> Vec<Range<usize>> {
    let text = &article.text;
    let whole = 0..text.len();
    let holds = |range: &Range<usize>| range.start <= offset && offset <= range.end;
    let mut around = vec![whole.clone(), paragraph(article, offset)];
    let sections = sections(article).map(|(_, range)| range);
    let long = article.header.iter().cloned().chain(sections);
    // Their ends are looked for in their texts: only of those that matter.
    around.extend(long.filter(holds).map(|range| trimmed(text, range)));
    let begun = article
        .claims
        .partition_point(|claim| claim.range.start <= offset);
    for claim in &article.claims[..begun] {
        around.extend([claim.range.clone(), claim.words_range.clone()]);
        if claim.braces().contains(&offset) {
            around.extend(in_braces(text, claim, offset));
        }
    }
    around.extend(word(text, offset));
    around.retain(|range| holds(range) && !range.is_empty());
    if around.is_empty() {
        around.push(whole);
    }
    around.sort_by_key(Range::len);
    around.dedup();
    // What does not hold the one before it is none of the steps.
    let mut steps: Vec<Range<usize>> = Vec::new();
    for range in around {
        let holds_last = steps
            .last()
            .is_none_or(|last| range.start <= last.start && last.end <= range.end);
        if holds_last {
            steps.push(range);
        }
    }
    steps
}

/// The items, values and pairs of a claim's braces around an offset.
fn in_braces(text: &Text, claim: &Claim, offset: usize) -> Vec<Range<usize>> {
    let place = claim.braces();
    let written = text.slice(place.clone());
    let in_file = |range: &Range<usize>| place.start + range.start..place.start + range.end;
    let mut around = vec![place.clone()];
    for part in &Braces::read(&written, 1.min(written.len())).parts {
        match part {
            Part::Id(range) | Part::Class(range) | Part::Word(range) => around.push(in_file(range)),
            Part::Pair(key, value) => {
                let quote = usize::from(value.is_closed && value.is_quoted);
                around.push(in_file(&(key.start..value.range.end + quote)));
                around.extend([in_file(key), in_file(&value.range)]);
            }
        }
    }
    let items = claim.by.iter().map(|name| &name.range);
    let items = items.chain(claim.citations.iter().map(|citation| &citation.key.range));
    let relations = claim.relations.iter().map(|relation| &relation.range);
    let ends = claim
        .relations
        .iter()
        .flat_map(|relation| relation.target.references());
    let items = items
        .chain(relations)
        .chain(ends.map(|reference| &reference.range));
    around.extend(items.cloned());
    around.retain(|range| range.start <= offset && offset <= range.end);
    around
}

/// The paragraph around an offset, up to the blank lines and headings around it.
fn paragraph(article: &Article, offset: usize) -> Range<usize> {
    let text = &article.text;
    let own = text.position(offset, Encoding::Utf8).line;
    let ends = |line: usize| {
        let range = text.line(line);
        let begun = article
            .headings
            .partition_point(|heading| heading.range.start <= range.end);
        let heading = begun
            .checked_sub(1)
            .map(|last| &article.headings[last].range);
        let is_heading = heading.is_some_and(|heading| range.start <= heading.end);
        is_heading || is_margin(&text.slice(range))
    };
    let header = article.header.as_ref();
    let is_in_header = header.is_some_and(|header| offset <= header.end);
    if is_in_header || ends(own) {
        return text.line(own);
    }
    let first = (0..own).rev().take_while(|line| !ends(*line)).last();
    let last = (own + 1..text.line_count())
        .take_while(|line| !ends(*line))
        .last();
    text.line(first.unwrap_or(own)).start..text.line(last.unwrap_or(own)).end
}

/// The word at an offset, or directly before it.
fn word(text: &Text, offset: usize) -> Option<Range<usize>> {
    let line = text.line(text.position(offset, Encoding::Utf8).line);
    let written = text.slice(line.clone());
    let words = written.unicode_word_indices().map(|(start, word)| {
        let start = line.start + start;
        start..start + word.len()
    });
    let mut touching = words.filter(|word| word.start <= offset && offset <= word.end);
    touching.next()
}

/// A stretch without the blank lines at its end.
fn trimmed(text: &Text, range: Range<usize>) -> Range<usize> {
    let written = text.slice(range.clone());
    range.start..range.start + written.trim_end().len()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::Fixture;

    fn check(written: &str, expected: Expect) {
        let fixture = Fixture::of_article(written);
        let article = fixture.article();
        let steps = selections(article, fixture.offset).into_iter();
        let steps = steps.map(|range| format!("{:?}\n", article.text.slice(range)));
        expected.assert_eq(&steps.collect::<String>());
    }

    #[test]
    fn from_a_word_to_the_file() {
        check(
            "---\ntitle: x\n---\n\n# One\n\nText.\n\n## Two\n\nAnd [so [it ü<|>ber is]{.claim}\nnow]{#b .claim} here.\n\n# Three\n",
            expect![[r###"
                "über"
                "it über is"
                "[it über is]{.claim}"
                "so [it über is]{.claim}\nnow"
                "[so [it über is]{.claim}\nnow]{#b .claim}"
                "And [so [it über is]{.claim}\nnow]{#b .claim} here."
                "## Two\n\nAnd [so [it über is]{.claim}\nnow]{#b .claim} here."
                "# One\n\nText.\n\n## Two\n\nAnd [so [it über is]{.claim}\nnow]{#b .claim} here."
                "---\ntitle: x\n---\n\n# One\n\nText.\n\n## Two\n\nAnd [so [it über is]{.claim}\nnow]{#b .claim} here.\n\n# Three\n"
            "###]],
        );
    }

    #[test]
    fn from_an_item_to_the_claim() {
        check(
            "[a]{#a .claim by=\"Ann; Ben Ho<|>dges\" kind=fact}",
            expect![[r#"
                "Hodges"
                "Ben Hodges"
                "Ann; Ben Hodges"
                "by=\"Ann; Ben Hodges\""
                "{#a .claim by=\"Ann; Ben Hodges\" kind=fact}"
                "[a]{#a .claim by=\"Ann; Ben Hodges\" kind=fact}"
            "#]],
        );
        check(
            "[a]{.claim undercuts=\"a->b#<|>c d\"}",
            expect![[r#"
            "c"
            "b#c"
            "a->b#c"
            "a->b#c d"
            "undercuts=\"a->b#c d\""
            "{.claim undercuts=\"a->b#c d\"}"
            "[a]{.claim undercuts=\"a->b#c d\"}"
        "#]],
        );
        check(
            "[a]{#a<|>b .claim}",
            expect![[r##"
            "ab"
            "#ab"
            "{#ab .claim}"
            "[a]{#ab .claim}"
        "##]],
        );
    }

    #[test]
    fn elsewhere() {
        check(
            "---\ntitle: A <|>force\n---\n[a]{.claim}",
            expect![[r#"
                "force"
                "title: A force"
                "---\ntitle: A force\n---\n[a]{.claim}"
            "#]],
        );
        check(
            "# One <|>two\n[a]{.claim}",
            expect![[r##"
            "two"
            "# One two"
            "# One two\n[a]{.claim}"
        "##]],
        );
        check(
            "[a]{.claim}\n\n<|>\n\nb",
            expect![[r#"
            "[a]{.claim}\n\n\n\nb"
        "#]],
        );
    }
}
