//! Taking a rule's name out of the comment that silences it, or the whole comment where it names no other.

use std::ops::Range;

use crate::fix::{Applicability, Edit};
use crate::model::{Article, Suppression};

/// Taking a rule's name out of its comment; unsafe where the rest of the line may be read in another way without the comment: prose
/// behind one that begins the line, words that touch it on both sides, the mark of an item that holds nothing else.
pub(super) fn removal(article: &Article, suppression: &Suppression) -> (Edit, Applicability) {
    let all = article.suppressions.iter();
    let mates: Vec<_> = all
        .filter(|one| one.comment == suppression.comment)
        .collect();
    let own = mates.iter().position(|mate| *mate == suppression);
    let place = own.unwrap_or_default();
    let rule = &suppression.rule.range;
    if let Some(next) = mates.get(place + 1) {
        let edit = Edit::remove(rule.start..next.rule.range.start);
        return (edit, Applicability::Safe);
    }
    match place.checked_sub(1).map(|before| mates[before]) {
        Some(before) => {
            let edit = Edit::remove(before.rule.range.end..rule.end);
            (edit, Applicability::Safe)
        }
        None => whole(&article.text.to_text(), &suppression.comment),
    }
}

/// Taking a comment out, with its line where it stands alone there and nothing grows together.
fn whole(text: &str, comment: &Range<usize>) -> (Edit, Applicability) {
    let start = line_start(text, comment.start);
    let end = line_end(text, comment.end);
    let (before, behind) = (&text[start..comment.start], &text[comment.end..end]);
    if !behind.trim().is_empty() {
        let is_first = !holds_words(before);
        let blanks = behind.len() - behind.trim_start().len();
        let blanks = if is_first || before.ends_with(' ') {
            blanks
        } else {
            0
        };
        let edit = Edit::remove(comment.start..comment.end + blanks);
        // What touches the comment on both sides would be read as one: two words, or backticks.
        let is_blank = |character: char| character.is_whitespace();
        let grows_together = !before.ends_with(is_blank) && !behind.starts_with(is_blank);
        let applicability = match is_first || grows_together {
            true => Applicability::Unsafe,
            false => Applicability::Safe,
        };
        return (edit, applicability);
    }
    if !is_margin(before) {
        // With nothing behind it, the mark of a list item begins none within a paragraph, and may underline a heading.
        let applicability = match holds_words(before) {
            true => Applicability::Safe,
            false => Applicability::Unsafe,
        };
        let edit = Edit::remove(start + before.trim_end().len()..end);
        return (edit, applicability);
    }
    let next = behind_break(text, end);
    let is_top = start == 0 || is_margin(&text[line_above(text, start)..start]);
    let is_bottom = next == text.len() || is_margin(&text[next..line_end(text, next)]);
    let range = match (is_top, is_bottom) {
        // Of two empty lines that meet, one is enough.
        (true, true) => start..behind_break(text, line_end(text, next)),
        (true, false) | (false, true) => start..next,
        // A comment parts paragraphs, as an empty line does.
        (false, false) => comment.start..end,
    };
    (Edit::remove(range), Applicability::Safe)
}

/// Whether nothing stands before a place in its line but blanks and the marks of block quotes.
fn is_margin(before: &str) -> bool {
    before
        .chars()
        .all(|character| character.is_whitespace() || character == '>')
}

/// Whether there are words or code before a comment in its line: more than marks of lists and quotes, and other comments.
fn holds_words(before: &str) -> bool {
    // One may have begun in an earlier line.
    let first = |mark: &str| before.find(mark).unwrap_or(before.len());
    let (mut rest, mut is_open) = (before, first("-->") < first("<!--"));
    loop {
        let mark = if is_open { "-->" } else { "<!--" };
        let (piece, behind) = rest.split_once(mark).unwrap_or((rest, ""));
        if !is_open && piece.contains(|next: char| next.is_alphabetic() || next == '`') {
            return true;
        }
        if behind.is_empty() {
            return false;
        }
        (rest, is_open) = (behind, !is_open);
    }
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
    fn without(text: &str) -> (String, Applicability) {
        let start = text.find("<!--").expect("a comment");
        let end = text.find("-->").expect("its end") + "-->".len();
        let (edit, applicability) = whole(text, &(start..end));
        (apply(text, &[edit]), applicability)
    }

    fn safe(text: &str) -> (String, Applicability) {
        (text.to_owned(), Applicability::Safe)
    }

    #[test]
    fn a_comment_goes_with_its_line() {
        assert_eq!(without("<!-- c -->\nA.\n"), safe("A.\n"));
        assert_eq!(
            without("A.\r\n\r\n<!-- c\r\n d -->\r\nB.\r\n"),
            safe("A.\r\n\r\nB.\r\n")
        );
        assert_eq!(without("A.\r<!-- c -->\r\rB."), safe("A.\r\rB."));
        assert_eq!(without("A.\n\n<!-- c -->\n\nB.\n"), safe("A.\n\nB.\n"));
        assert_eq!(
            without("> A.\n>\n> <!-- c -->\n> B.\n"),
            safe("> A.\n>\n> B.\n")
        );
        assert_eq!(without("A.\n\n  <!-- c -->"), safe("A.\n\n"));
        assert_eq!(without("<!-- c -->"), safe(""));
    }

    #[test]
    fn paragraphs_stay_apart() {
        assert_eq!(without("A.\n<!-- c -->\nB.\n"), safe("A.\n\nB.\n"));
        assert_eq!(
            without("> A.\n> <!-- c -->\n> B.\n"),
            safe("> A.\n> \n> B.\n")
        );
    }

    #[test]
    fn words_around_a_comment_stay() {
        assert_eq!(without("A <!-- c --> b.\n"), safe("A b.\n"));
        assert_eq!(without("A<!-- c --> b.\n"), safe("A b.\n"));
        assert_eq!(without("A. <!-- c -->\nB.\n"), safe("A.\nB.\n"));
        let (text, applicability) = without("<!-- c --> [A]{.claim}\n");
        assert_eq!(
            (text.as_str(), applicability),
            ("[A]{.claim}\n", Applicability::Unsafe)
        );
    }

    #[test]
    fn marks_and_comments_are_no_words() {
        for before in [
            "",
            "> ",
            "- 1. ",
            "<!-- a -->",
            "a --> ",
            "a --> <!-- b --> ",
            "- <!-- a -->",
        ] {
            assert!(!holds_words(before), "{before}");
        }
        for before in ["a", "- a <!-- b -->", "<!-- a --> b ", "a --> b <!-- c -->"] {
            assert!(holds_words(before), "{before}");
        }
    }

    #[test]
    fn an_item_without_words_is_not_safe() {
        let cases = [
            ("- <!-- c -->\n  A.\n", "-\n  A.\n"),
            ("A\n- <!-- c -->\nB\n", "A\n-\nB\n"),
        ];
        for (before, after) in cases {
            assert_eq!(without(before), (after.to_owned(), Applicability::Unsafe));
        }
    }

    #[test]
    fn what_would_grow_together_is_not_safe() {
        for text in [
            "``<!-- c -->`[A]{.claim}.\n",
            "[A]<!-- c -->{.claim}.\n",
            "two<!-- c -->words",
        ] {
            assert_eq!(without(text).1, Applicability::Unsafe, "{text}");
        }
        assert_eq!(without("`` <!-- c -->`A\n"), safe("`` `A\n"));
        assert_eq!(without("``<!-- c --> `A\n"), safe("`` `A\n"));
    }
}
