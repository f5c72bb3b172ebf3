//! Taking a rule's name out of the comment that silences it, or the whole comment where it names no other. Whether anything
//! else changes by that is found out in `unseen`.

mod unseen;

use std::ops::Range;

use crate::fix::Edit;
use crate::model::{Article, Suppression};
pub(super) use unseen::judge;

/// Taking a rule's name out of its comment.
pub(super) fn removal(article: &Article, suppression: &Suppression) -> Edit {
    let all = article.suppressions.iter();
    let mates: Vec<_> = all
        .filter(|one| one.comment == suppression.comment)
        .collect();
    let own = mates.iter().position(|mate| *mate == suppression);
    let place = own.unwrap_or_default();
    let rule = &suppression.rule.range;
    if let Some(next) = mates.get(place + 1) {
        return Edit::remove(rule.start..next.rule.range.start);
    }
    match place.checked_sub(1).map(|before| mates[before]) {
        Some(before) => Edit::remove(before.rule.range.end..rule.end),
        None => whole(&article.text.to_text(), &suppression.comment),
    }
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

/// Whether nothing stands before a place in its line but blanks and the marks of block quotes.
fn is_margin(before: &str) -> bool {
    before
        .chars()
        .all(|character| character.is_whitespace() || character == '>')
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

    /// Takes out the comment of a text.
    fn without(text: &str) -> String {
        let start = text.find("<!--").expect("a comment");
        let end = text.find("-->").expect("its end") + "-->".len();
        apply(text, &[whole(text, &(start..end))])
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
