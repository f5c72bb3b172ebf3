//! Taking a rule's name out of the comment that silences it, or the whole comment where it names no other. Whether anything
//! else changes by that is found out in `unseen`.

mod unseen;

use std::ops::Range;

use crate::fix::Edit;
use crate::model::{Article, Suppression};
use crate::spanned::moved;
use crate::syntax::is_margin;
use crate::text::{Encoding, Position, Text};
pub(super) use unseen::judge;

/// Taking a rule's name out of its comment. Looks at the lines around the comment and no further.
pub(super) fn removal(article: &Article, suppression: &Suppression) -> Edit {
    let Suppression { rule, comment, .. } = suppression;
    let (all, rule) = (&article.suppressions, &rule.range);
    let mate = |place: usize| all.get(place).filter(|one| one.comment == *comment);
    let place = place_of(article, rule);
    if let Some(next) = mate(place + 1) {
        return Edit::remove(rule.start..next.rule.range.start);
    }
    match place.checked_sub(1).and_then(mate) {
        Some(before) => Edit::remove(before.rule.range.end..rule.end),
        None => whole_in(&article.text, comment),
    }
}

/// The end of the stretch that a suppression begins.
pub(super) fn end_of<'a>(article: &'a Article, start: &Suppression) -> Option<&'a Suppression> {
    let rule = start.end.as_ref()?;
    article.suppressions.get(place_of(article, rule))
}

/// The place among an article's suppressions of the one that names a rule there: they are ordered by that.
fn place_of(article: &Article, rule: &Range<usize>) -> usize {
    let all = &article.suppressions;
    all.partition_point(|one| one.rule.range.start < rule.start)
}

/// What [`whole`] does, with no more of a long text copied than it looks at: the lines of the comment, the one above them
/// and the one below.
fn whole_in(text: &Text, comment: &Range<usize>) -> Edit {
    let line_of = |offset| text.position(offset, Encoding::Utf8).line;
    let start_of = |line| text.offset(Position { line, column: 0 }, Encoding::Utf8);
    let start = start_of(line_of(comment.start).saturating_sub(1));
    let end = start_of(line_of(comment.end) + 2);
    let near = text.slice(start..end);
    let edit = whole(&near, &moved(comment, start.wrapping_neg()));
    Edit::remove(moved(&edit.range, start))
}

/// Taking a comment out, with its line where it stands alone there.
fn whole(text: &str, comment: &Range<usize>) -> Edit {
    let start = line_start(text, comment.start);
    let end = line_end(text, comment.end);
    let (before, behind) = (&text[start..comment.start], &text[comment.end..end]);
    if !behind.trim().is_empty() {
        let blanks = behind.len() - behind.trim_start().len();
        let parts_words = !is_margin(before) && !before.ends_with(' ');
        let end = comment.end + if parts_words { 0 } else { blanks };
        return Edit::remove(comment.start..end);
    }
    if !is_margin(before) {
        return Edit::remove(start + before.trim_end().len()..end);
    }
    let next = behind_break(text, end);
    let is_top = start == 0 || is_margin(&text[line_above(text, start)..start]);
    let is_bottom = next == text.len() || is_margin(&text[next..line_end(text, next)]);
    Edit::remove(match (is_top, is_bottom) {
        // Of two empty lines that meet, one is enough.
        (true, true) => start..behind_break(text, line_end(text, next)),
        (true, false) | (false, true) => start..next,
        // A comment parts paragraphs, as an empty line does.
        (false, false) => comment.start..end,
    })
}

fn line_start(text: &str, place: usize) -> usize {
    text[..place].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// Where the line begins before the one that begins at a place.
fn line_above(text: &str, start: usize) -> usize {
    let above = &text[..start];
    let above = above.strip_suffix('\n').unwrap_or(above);
    let above = above.strip_suffix('\r').unwrap_or(above);
    line_start(text, above.len())
}

fn line_end(text: &str, place: usize) -> usize {
    let length = text[place..].find(['\n', '\r']);
    length.map_or(text.len(), |length| place + length)
}

/// Behind the line break at a place, if there is one.
fn behind_break(text: &str, end: usize) -> usize {
    let behind = &text[end..];
    let length = match behind.starts_with("\r\n") {
        true => 2,
        false => behind.len().min(1),
    };
    end + length
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::apply;

    /// Takes out the comment of a text, whether or not that is a part of a longer one.
    #[track_caller]
    fn without(text: &str) -> String {
        let start = text.find("<!--").expect("a comment");
        let end = text.find("-->").expect("its end") + "-->".len();
        let edit = whole(text, &(start..end));
        assert_eq!(whole_in(&Text::new(text), &(start..end)), edit);
        apply(text, &[edit])
    }

    #[test]
    fn a_comment_goes_with_its_line() {
        assert_eq!(without("<!-- c -->\nA.\n"), "A.\n");
        assert_eq!(
            without("A.\r\n\r\n<!-- c\r\n d -->\r\nB.\r\n"),
            "A.\r\n\r\nB.\r\n"
        );
        assert_eq!(without("A.\r<!-- c -->\r\rB."), "A.\r\rB.");
        assert_eq!(without("A.\n\n<!-- c -->\n\nB.\n"), "A.\n\nB.\n");
        assert_eq!(without("> A.\n>\n> <!-- c -->\n> B.\n"), "> A.\n>\n> B.\n");
        assert_eq!(without("A.\n\n  <!-- c -->"), "A.\n\n");
        assert_eq!(without("<!-- c -->"), "");
    }

    #[test]
    fn paragraphs_stay_apart() {
        assert_eq!(without("A.\n<!-- c -->\nB.\n"), "A.\n\nB.\n");
        assert_eq!(without("> A.\n> <!-- c -->\n> B.\n"), "> A.\n> \n> B.\n");
    }

    #[test]
    fn words_around_a_comment_stay() {
        assert_eq!(without("A <!-- c --> b.\n"), "A b.\n");
        assert_eq!(without("A<!-- c --> b.\n"), "A b.\n");
        assert_eq!(without("A. <!-- c -->\nB.\n"), "A.\nB.\n");
        assert_eq!(without("<!-- c --> [A]{.claim}\n"), "[A]{.claim}\n");
    }
}
