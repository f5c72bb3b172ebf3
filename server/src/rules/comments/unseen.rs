//! Whether anybody notices that comments are gone. A comment can be all that begins an item, ends a block or keeps two
//! backticks apart, so nothing is believed: the text is read again without it.

use std::ops::Range;

use crate::article::read_bytes;
use crate::fix::{Applicability, Edit, Fix, apply, merge};
use crate::model::{Article, Claim, Reach, Suppression};
use crate::sentences::paragraphs;

/// So many comments are tried one by one where not all can go; what is not tried counts as noticed.
const ONE_BY_ONE: usize = 16;

/// Calls those fixes safe that can be made together without a change of what the article says. All are tried at once, as
/// `--fix` makes them, and only where that changes something one after another, the first [`ONE_BY_ONE`] of them: so the
/// text is read once more than that at most, however many there are.
pub(in crate::rules) fn judge(article: &Article, fixes: &[Fix]) -> Vec<Applicability> {
    let (all, _) = merge(fixes);
    if changes_nothing(article, &all) {
        return vec![Applicability::Safe; fixes.len()];
    }
    let mut judged = vec![Applicability::Unsafe; fixes.len()];
    let mut safe = Vec::new();
    for (fix, applicability) in fixes.iter().zip(&mut judged).take(ONE_BY_ONE) {
        let (edits, _) = merge(safe.iter().copied().chain([fix]));
        if changes_nothing(article, &edits) {
            *applicability = Applicability::Safe;
            safe.push(fix);
        }
    }
    judged
}

/// Whether an article has the same claims, mistakes and words without some of its comments, and the others reach as far.
fn changes_nothing(article: &Article, edits: &[Edit]) -> bool {
    let text = article.text.to_text();
    let shorter = apply(&text, edits);
    let Some(new) = read_bytes(article.path.clone(), shorter.as_bytes()) else {
        return false;
    };
    // Bytes that come to stand at the beginning may be read as a mark of their order, and are no text then.
    if new.text.to_text() != shorter {
        return false;
    }
    let claims = article.claims.iter().zip(&new.claims);
    let problems = article.problems.iter().zip(&new.problems);
    let kept = article.suppressions.iter();
    let kept = kept.filter(|one| !edits.iter().any(|edit| holds(&edit.range, &one.rule.range)));
    let kept: Vec<_> = kept.collect();
    article.front_matter == new.front_matter
        && article.claims.len() == new.claims.len()
        && claims.into_iter().all(|(one, other)| {
            one.words == other.words && text[one.braces()] == shorter[other.braces()]
        })
        && article.problems.len() == new.problems.len()
        && problems
            .into_iter()
            .all(|(one, other)| one.message == other.message)
        && kept.len() == new.suppressions.len()
        && kept
            .into_iter()
            .zip(&new.suppressions)
            .all(|(one, other)| reaches_as_far(&shorter, edits, one, other))
        && words(&text, &article.claims) == words(&shorter, &new.claims)
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether a comment is about the same in a shorter text as it was before some edits; blanks do not count.
fn reaches_as_far(shorter: &str, edits: &[Edit], one: &Suppression, other: &Suppression) -> bool {
    let (Reach::Stretch(before), Reach::Stretch(after)) = (&one.reach, &other.reach) else {
        return one.reach == other.reach;
    };
    let before = without_blanks(
        shorter,
        moved(edits, before.start)..moved(edits, before.end),
    );
    before == without_blanks(shorter, after.clone())
}

/// Where a place of a text is after some edits that only take out.
fn moved(edits: &[Edit], place: usize) -> usize {
    let gone = edits.iter().map(|edit| {
        let end = edit.range.end.min(place);
        end.saturating_sub(edit.range.start)
    });
    place - gone.sum::<usize>()
}

/// A stretch of a text without the blanks at its ends.
fn without_blanks(text: &str, stretch: Range<usize>) -> Range<usize> {
    let end = stretch.end.min(text.len());
    let inside = text.get(stretch.start..end).unwrap_or_default();
    let start = stretch.start + inside.len() - inside.trim_start().len();
    start..(stretch.start + inside.trim_end().len()).max(start)
}

/// The words of each paragraph, whatever the blanks between them.
fn words(text: &str, claims: &[Claim]) -> Vec<Vec<String>> {
    let braces: Vec<_> = claims.iter().map(Claim::braces).collect();
    let paragraphs = paragraphs(text, &braces).into_iter();
    let words = paragraphs.map(|paragraph| {
        let words = paragraph.words.split_whitespace();
        words.map(str::to_owned).collect()
    });
    words.collect()
}
