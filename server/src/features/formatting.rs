//! Annotations in canonical form, as `claimlint fmt` writes them: all of an article, those of a stretch, or the one that
//! has just been closed. What is malformed stays as it is, and so does everything that is no annotation.
//!
//! What the form is, is settled in [`crate::canonical`]; here its changes become as small as they can be, so that a cursor
//! and a fold nearby stay where they are.

use std::ops::Range;

use crate::canonical;
use crate::fix::Edit;
use crate::model::Article;
use crate::workspace::Workspace;

/// What brings all annotations of an article into canonical form; nothing where the configuration leaves its file out.
pub fn format(workspace: &Workspace, article: &Article) -> Vec<Edit> {
    written_anew(workspace, article, &(0..article.text.len()), |_| true)
}

/// The same for those annotations of which a stretch holds some of the braces.
pub fn format_range(workspace: &Workspace, article: &Article, range: &Range<usize>) -> Vec<Edit> {
    let holds_some = |braces: &Range<usize>| braces.start < range.end && range.start < braces.end;
    written_anew(workspace, article, range, holds_some)
}

/// The same for the annotation whose `}` stands directly before an offset.
pub fn format_closed(workspace: &Workspace, article: &Article, offset: usize) -> Vec<Edit> {
    // Most braces close nothing of ours, and who types them is not kept waiting.
    let mut claims = article.claims.iter();
    let Some(closed) = claims.find(|claim| claim.range.end == offset) else {
        return Vec::new();
    };
    written_anew(workspace, article, &closed.range, |braces| {
        braces.end == offset
    })
}

/// What brings those braces of a stretch into canonical form that are wanted and do not have it, without what is there
/// already.
fn written_anew(
    workspace: &Workspace,
    article: &Article,
    stretch: &Range<usize>,
    is_wanted: impl Fn(&Range<usize>) -> bool,
) -> Vec<Edit> {
    if workspace.config().excludes(&article.path) {
        return Vec::new();
    }
    let text = &article.text;
    let near = article.document().syntax_near(stretch);
    let all = canonical::edits(text, &near).into_iter();
    let wanted = all.filter(|edit| is_wanted(&edit.range));
    let narrowed = wanted.map(|edit| {
        let before = text.slice(edit.range.clone());
        edit.narrowed(&before)
    });
    narrowed.collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::{Fixture, mark_edits};
    use crate::fix::apply;

    fn shown(fixture: &Fixture, format: impl Fn(&Workspace, &Article) -> Vec<Edit>) -> String {
        let text = fixture.text.to_text();
        let Some(article) = fixture.workspace.article(&fixture.path) else {
            return text.into_owned();
        };
        let edits = format(&fixture.workspace, article);
        mark_edits(&text, &edits)
    }

    /// Formats a whole article, and holds that there is nothing to change twice.
    fn check_all(written: &str, expected: Expect) {
        let fixture = Fixture::of_article(&format!("<|>{written}"));
        expected.assert_eq(&shown(&fixture, format));
        let article = fixture.workspace.article(&fixture.path);
        let edits = article.map_or_else(Vec::new, |article| format(&fixture.workspace, article));
        let once = apply(&fixture.text.to_text(), &edits);
        let again = Fixture::of_article(&format!("<|>{once}"));
        assert_eq!(shown(&again, format), once, "twice is once");
    }

    fn check_closed(written: &str, expected: Expect) {
        let fixture = Fixture::of_article(written);
        let closed = |workspace: &Workspace, article: &Article| {
            format_closed(workspace, article, fixture.offset)
        };
        expected.assert_eq(&shown(&fixture, closed));
    }

    #[test]
    fn annotations_change_where_they_must_and_nothing_else_does() {
        check_all(
            "#  Title\n\n*Prose*   stays, [a [über]{kind=fact .claim} b]{#a .claim by='Ann;Bo'}.\n",
            expect![[r#"
                #  Title

                *Prose*   stays, [a [über]{⟨kind=fact .claim → .claim kind="fact"⟩} b]{#a .claim by=⟨'Ann;Bo' → "Ann; Bo"⟩}.
            "#]],
        );
    }

    #[test]
    fn lines_of_any_kind_are_joined_within_annotations_only() {
        check_all(
            "[a\r\nb]{#a .claim\r\n  by=\"Ann\"}\r\nend\r\n",
            expect![["[a\r\nb]{#a .claim⟨\r\n  → ⟩ by=\"Ann\"}\r\nend\r\n"]],
        );
    }

    #[test]
    fn what_is_broken_or_canonical_or_none_of_ours_stays() {
        let written = "[a]{.claim #1x}\n\n[b]{.claim by='x}\n\n[c]{#c .claim}, [d]{.note   x=y}";
        check_all(
            written,
            expect!["[a]{.claim #1x}\n\n[b]{.claim by='x}\n\n[c]{#c .claim}, [d]{.note   x=y}"],
        );
        check_all(
            "No claim, [d]{.note   x=y}",
            expect!["No claim, [d]{.note   x=y}"],
        );
    }

    #[test]
    fn a_stretch_has_those_whose_braces_it_holds_some_of() {
        let written =
            "//- a.md\n[a]{kind=fact .claim}, <|>[b]{kind=fact .claim} [c]{kind=fact .claim}";
        let fixture = Fixture::new(written);
        let range = fixture.offset..fixture.offset + "[b]{k".len();
        let within =
            |workspace: &Workspace, article: &Article| format_range(workspace, article, &range);
        expect![[
            r#"[a]{kind=fact .claim}, [b]{⟨kind=fact .claim → .claim kind="fact"⟩} [c]{kind=fact .claim}"#
        ]]
        .assert_eq(&shown(&fixture, within));
    }

    #[test]
    fn the_annotation_that_is_closed_and_no_other() {
        check_closed(
            "[a]{kind=fact .claim}, [b]{kind=fact .claim}<|>, [c]{kind=fact .claim}",
            expect![[
                r#"[a]{kind=fact .claim}, [b]{⟨kind=fact .claim → .claim kind="fact"⟩}, [c]{kind=fact .claim}"#
            ]],
        );
        // A brace within a value closes nothing.
        check_closed(
            "[b]{.claim kind=fact says=\"a}<|>b\"}",
            expect![[r#"[b]{.claim kind=fact says="a}b"}"#]],
        );
        check_closed(
            "[b]{.claim kind=fact kind=fact}<|>",
            expect!["[b]{.claim kind=fact kind=fact}"],
        );
    }

    #[test]
    fn files_that_are_left_out_are_left_alone() {
        let written =
            "//- claimlint.toml\nexclude = [\"a.md\"]\n//- a.md\n<|>[a]{kind=fact .claim}";
        assert_eq!(
            shown(&Fixture::new(written), format),
            "[a]{kind=fact .claim}"
        );
    }
}
