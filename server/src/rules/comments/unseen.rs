//! Whether anybody notices that comments are gone. A comment can be all that begins an item, ends a block or keeps two
//! backticks apart, so nothing is believed: the text is read again without it.

use std::ops::Range;
use std::sync::Arc;

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
    let removed = Removed::new(edits);
    let kept = article.suppressions.iter();
    let kept: Vec<_> = kept.filter(|one| !removed.holds(&one.rule.range)).collect();
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
            .all(|(one, other)| reaches_as_far(&shorter, &removed, one, other))
        && words(&text, &article.claims) == words(&shorter, &new.claims)
}

/// What some edits take out of a text, in order.
struct Removed {
    /// Each stretch, with how many bytes were taken out before it.
    stretches: Vec<(Range<usize>, usize)>,
}

impl Removed {
    fn new(edits: &[Edit]) -> Self {
        let stretches = edits.iter().scan(0, |before, edit| {
            let stretch = (edit.range.clone(), *before);
            *before += edit.range.len();
            Some(stretch)
        });
        Self {
            stretches: stretches.collect(),
        }
    }

    /// The last stretch that begins at a place or before it.
    fn last_until(&self, place: usize) -> Option<&(Range<usize>, usize)> {
        let begun = self
            .stretches
            .partition_point(|(stretch, _)| stretch.start <= place);
        self.stretches.get(begun.checked_sub(1)?)
    }

    /// Whether a stretch is gone as a whole.
    fn holds(&self, inner: &Range<usize>) -> bool {
        let last = self.last_until(inner.start);
        last.is_some_and(|(stretch, _)| inner.end <= stretch.end)
    }

    /// Where a place of the text is in the shorter one.
    fn moved(&self, place: usize) -> usize {
        let Some((stretch, before)) = self.last_until(place) else {
            return place;
        };
        place - before - (stretch.end.min(place) - stretch.start)
    }
}

/// Whether a comment is about the same in a shorter text as it was before; blanks do not count.
fn reaches_as_far(
    shorter: &str,
    removed: &Removed,
    one: &Suppression,
    other: &Suppression,
) -> bool {
    let (Reach::Stretch(before), Reach::Stretch(after)) = (&one.reach, &other.reach) else {
        return one.reach == other.reach;
    };
    let before = removed.moved(before.start)..removed.moved(before.end);
    without_blanks(shorter, before) == without_blanks(shorter, after.clone())
}

/// A stretch of a text without the blanks at its ends.
fn without_blanks(text: &str, stretch: Range<usize>) -> Range<usize> {
    let end = stretch.end.min(text.len());
    let inside = text.get(stretch.start..end).unwrap_or_default();
    let start = stretch.start + inside.len() - inside.trim_start().len();
    start..(stretch.start + inside.trim_end().len()).max(start)
}

/// The words of each paragraph, whatever the blanks between them.
fn words(text: &str, claims: &[Arc<Claim>]) -> Vec<Vec<String>> {
    let braces: Vec<_> = claims.iter().map(|claim| claim.braces()).collect();
    let paragraphs = paragraphs(text, &braces).into_iter();
    let words = paragraphs.map(|paragraph| {
        let words = paragraph.words.split_whitespace();
        words.map(str::to_owned).collect()
    });
    words.collect()
}
