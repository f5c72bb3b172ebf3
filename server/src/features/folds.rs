//! What can be folded away in an article: its header, its sections, and attributes that go over several lines.

use std::ops::Range;

use super::sections::sections;
use crate::model::Article;
use crate::text::Encoding;

/// A stretch that can be folded away. It begins on one line and ends on a later one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What is folded, blank lines at its end left out.
    pub range: Range<usize>,
    /// What it is.
    pub kind: FoldKind,
}

/// What can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoldKind {
    /// The YAML header, with its fences.
    Header,
    /// A heading and what stands below it.
    Section,
    /// The braces of a claim.
    Attributes,
}

/// The folds of an article, in the order in which they begin.
pub fn folds(article: &Article) -> Vec<Fold> {
    let header = article.header.iter().map(|yaml| Fold {
        range: 0..closing_fence(article, yaml.end),
        kind: FoldKind::Header,
    });
    let sections = sections(article).map(|(_, range)| Fold {
        range,
        kind: FoldKind::Section,
    });
    let attributes = article.claims.iter().map(|claim| Fold {
        range: claim.braces(),
        kind: FoldKind::Attributes,
    });
    let folds = header.chain(sections).chain(attributes).map(|fold| {
        let written = article.text.slice(fold.range.clone());
        let end = fold.range.start + written.trim_end().len();
        let breaks = written[..end - fold.range.start].contains(['\n', '\r']);
        let range = fold.range.start..end;
        breaks.then_some(Fold { range, ..fold })
    });
    let mut folds: Vec<_> = folds.flatten().collect();
    folds.sort_by_key(|fold| (fold.range.start, fold.kind));
    folds
}

/// The end of the line that closes the header.
fn closing_fence(article: &Article, yaml_end: usize) -> usize {
    let text = &article.text;
    let line = text.position(yaml_end, Encoding::Utf8).line;
    let own = text.line(line);
    let is_fence = |line: Range<usize>| matches!(text.slice(line).trim_end(), "---" | "...");
    // The YAML ends with the line break before the fence, or behind it.
    match is_fence(own.clone()) {
        true => own.end,
        false => text.line(line + 1).end,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::Fixture;

    fn check(written: &str, expected: Expect) {
        let fixture = Fixture::of_article(&format!("{written}<|>"));
        let article = fixture.article();
        let lines = folds(article).into_iter().map(|fold| {
            let words = article.text.slice(fold.range).into_owned();
            format!("{:?} {words:?}\n", fold.kind)
        });
        expected.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn header_sections_and_long_attributes() {
        check(
            "---\ntitle: x\n---\n\n# One\n\n[a]{#a .claim}\n\n## Two\n\n[b]{#b .claim\n  by=\"Ann\"} and more.\n\n\n# Three\n",
            expect![[r###"
                Header "---\ntitle: x\n---"
                Section "# One\n\n[a]{#a .claim}\n\n## Two\n\n[b]{#b .claim\n  by=\"Ann\"} and more."
                Section "## Two\n\n[b]{#b .claim\n  by=\"Ann\"} and more."
                Attributes "{#b .claim\n  by=\"Ann\"}"
            "###]],
        );
    }

    #[test]
    fn line_breaks_of_any_kind() {
        check(
            "---\r\ntitle: ü\r\n---\r\n# ä\r\n[a]{.claim}\r\n\r\n",
            expect![[r##"
                Header "---\r\ntitle: ü\r\n---"
                Section "# ä\r\n[a]{.claim}"
            "##]],
        );
    }

    #[test]
    fn what_stands_on_one_line_is_not_folded() {
        check("# One\n# Two [b]{.claim}\n", expect![""]);
    }
}
