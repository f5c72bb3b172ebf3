//! Finds quoted words in a folded copy, in time proportional to the copy and the number of parts.

use std::ops::Range;

use memchr::memmem::Finder;

use super::folding::Folded;
use super::quote::{Part, Quotation};

/// Where a quotation stands, as ranges of the folded text in order; at most `most` of them. Where its
/// parts occur several times, each beginning is taken with the nearest that follows.
pub(super) fn passages(folded: &Folded, quotation: &Quotation, most: usize) -> Vec<Range<usize>> {
    if let Some(literal) = &quotation.literal {
        let found: Vec<_> = hits(folded, literal, 0).take(most).collect();
        if !found.is_empty() {
            return found;
        }
    }
    let Some((first, others)) = quotation.parts().split_first() else {
        return Vec::new();
    };
    if others.is_empty() {
        return hits(folded, first, 0).take(most).collect();
    }
    let mut found: Vec<_> = hits(folded, first, 0).collect();
    for part in others {
        found = follow(folded, &found, part);
    }
    // A beginning that several endings follow is one passage, and the shortest is meant.
    found.dedup_by_key(|passage| passage.start);
    found.truncate(most);
    found
}

/// The passages found so far, each with the part that follows it; those that none follows are left out.
fn follow(folded: &Folded, found: &[Range<usize>], part: &Part) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return Vec::new();
    };
    let furthest = last.end + part.gap;
    let mut longer = Vec::new();
    let mut behind = 0;
    for hit in hits(folded, part, first.end) {
        if hit.start > furthest {
            break;
        }
        while found
            .get(behind)
            .is_some_and(|passage| passage.end <= hit.start)
        {
            behind += 1;
        }
        let before = behind.checked_sub(1).map(|before| &found[before]);
        let near = before.filter(|passage| hit.start - passage.end <= part.gap);
        longer.extend(near.map(|passage| passage.start..hit.end));
    }
    longer
}

/// Where a part stands from an offset on, in order and without overlap.
pub(super) fn hits<'a>(
    folded: &'a Folded,
    part: &'a Part,
    from: usize,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let finder = Finder::new(part.words.as_bytes());
    let step = part.words.chars().next().map_or(1, char::len_utf8);
    let mut at = from;
    std::iter::from_fn(move || {
        while !part.words.is_empty() {
            let found = finder.find(folded.text.as_bytes().get(at..)?)?;
            let hit = at + found..at + found + part.words.len();
            let begins = part.begins_within || !folded.is_within_word(hit.start);
            let ends = part.ends_within || !folded.is_within_word(hit.end);
            if begins && ends {
                at = hit.end;
                return Some(hit);
            }
            at = hit.start + step;
        }
        None
    })
}
