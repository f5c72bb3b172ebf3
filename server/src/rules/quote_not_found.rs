//! Quotations that stand in no local copy of their source.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::subject::{quoted, title};
use super::{Finding, Place, Related, Rule, Subject};
use crate::config::Level;
use crate::fix::{Edit, Fix};
use crate::quotation::{LocalCopy, Nearest, Quotation};
use crate::spanned::Spanned;
use crate::workspace::ClaimRef;

pub(super) const RULE: Rule = Rule {
    name: "quote-not-found",
    level: Level::Error,
    page: include_str!("quote_not_found.md"),
    check,
};

/// Why a quotation is not found, and what to do.
const SCATTERED: &str =
    "its parts stand there, but not one behind the other and close together: quote them apart";
const UNLIKE_ANYTHING: &str =
    "nothing there is like it: quote the exact words, or cite the source they are from";

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        let Some(quote) = &claim.claim.quote else {
            continue;
        };
        let Some(quotation) = Quotation::new(&quote.value) else {
            continue;
        };
        let copies = subject.workspace.searched_copies(claim);
        let stands = |copy: &&Arc<LocalCopy>| !copy.passages(&quotation).is_empty();
        if all_are_read(subject, claim, &copies) && !copies.iter().any(stands) {
            findings.push(explain(subject, claim, quote, &quotation, &copies));
        }
    }
}

/// Whether every source that the words may be from has a copy that could be read. Of several sources
/// the one without a copy may hold them.
fn all_are_read(subject: &Subject<'_>, claim: ClaimRef<'_>, copies: &[&Arc<LocalCopy>]) -> bool {
    let sources = subject.workspace.quoted_sources(claim);
    let is_read = |path: PathBuf| copies.iter().any(|copy| **copy.path() == *path);
    !sources.is_empty()
        && sources
            .iter()
            .all(|(file, source)| file.copies(source).any(is_read))
}

fn explain(
    subject: &Subject<'_>,
    claim: ClaimRef<'_>,
    quote: &Spanned<String>,
    quotation: &Quotation,
    copies: &[&Arc<LocalCopy>],
) -> Finding {
    let nearest = nearest_passage(copies, quotation);
    let fix = nearest
        .as_ref()
        .and_then(|(copy, nearest)| correction(claim, quote, copy, nearest));
    let (why, related) = scattered_parts(copies, quotation)
        .or_else(|| nearest.map(|(copy, nearest)| compare(copy, nearest)))
        .unwrap_or_else(|| (UNLIKE_ANYTHING.to_owned(), Vec::new()));
    let message = format!(
        "{} quotes {}, which does not stand in {}; {why}",
        title(claim),
        quoted(&quote.value),
        searched(subject, claim, copies),
    );
    Finding {
        claim: claim.full_name(),
        related,
        fixes: fix.into_iter().collect(),
        ..subject.finding(&RULE, quote.range.clone(), message)
    }
}

/// The passage that is most like a quotation, in the first of the copies with one so much alike.
fn nearest_passage<'a>(
    copies: &[&'a Arc<LocalCopy>],
    quotation: &Quotation,
) -> Option<(&'a Arc<LocalCopy>, Nearest)> {
    let passages = copies
        .iter()
        .filter_map(|copy| Some((*copy, copy.nearest(quotation)?)));
    passages.reduce(|best, next| {
        let is_nearer = next.1.similarity > best.1.similarity;
        if is_nearer { next } else { best }
    })
}

/// Where the parts of a quotation stand that stand in one copy, but not as they are quoted.
fn scattered_parts(
    copies: &[&Arc<LocalCopy>],
    quotation: &Quotation,
) -> Option<(String, Vec<Related>)> {
    if !quotation.has_gaps() {
        return None;
    }
    let mut copies = copies.iter();
    let (copy, places) = copies.find_map(|copy| Some((copy, copy.scattered(quotation)?)))?;
    let parts = places.into_iter().enumerate();
    let parts = parts.map(|(number, range)| Related {
        message: format!("part {} of the quotation", number + 1),
        place: place(copy, range),
        claim: None,
    });
    Some((SCATTERED.to_owned(), parts.collect()))
}

/// The passage that comes nearest in the place of the quotation. None where something was left out or put in, or where the words
/// would mean something else between these quotation marks.
fn correction(
    claim: ClaimRef<'_>,
    quote: &Spanned<String>,
    copy: &LocalCopy,
    nearest: &Nearest,
) -> Option<Fix> {
    let before = claim.claim.braces().start..quote.range.start;
    let mark = claim.article.text.slice(before).chars().next_back()?;
    let is_plain = |words: &str| !words.contains(['[', ']', '\\', '&', '`', '<', '{', '}']);
    let is_quoted = "\"'".contains(mark) && !nearest.words.contains(mark);
    if !is_quoted || !is_plain(&quote.value) || !is_plain(&nearest.words) {
        return None;
    }
    let stands = Quotation::new(&nearest.words).is_some_and(|own| !copy.passages(&own).is_empty());
    let edit = Edit::replace(quote.range.clone(), nearest.words.clone());
    stands.then(|| Fix::unsafe_to_make("Quote the nearest passage", vec![edit]))
}

fn compare(copy: &Arc<LocalCopy>, nearest: Nearest) -> (String, Vec<Related>) {
    let passage = format!(
        "the nearest passage, {} % alike: {}",
        nearest.percent(),
        quoted(&nearest.words)
    );
    let related = Related {
        message: passage.clone(),
        place: place(copy, nearest.range),
        claim: None,
    };
    let why = format!("{passage}; quote it word for word, `[…]` for what is left out");
    (why, vec![related])
}

/// What was searched: the copies, as their sources call them, and whose they are.
fn searched(subject: &Subject<'_>, claim: ClaimRef<'_>, copies: &[&Arc<LocalCopy>]) -> String {
    let sources = subject.workspace.quoted_sources(claim);
    let mut found = Vec::new();
    for (file, source) in sources {
        let is_searched = |path: &Path| copies.iter().any(|copy| **copy.path() == *path);
        let named = file.named_copies(source);
        let named = named.filter(|(_, path)| is_searched(path));
        let names: Vec<_> = named.map(|(name, _)| name).collect();
        match names.as_slice() {
            [] => {}
            [name] => found.push(format!("{name}, the copy of `{}`", source.key)),
            names => found.push(format!(
                "{}, the copies of `{}`",
                names.join(" and "),
                source.key
            )),
        }
    }
    found.join(" nor in ")
}

fn place(copy: &LocalCopy, range: std::ops::Range<usize>) -> Place {
    Place {
        path: copy.path().clone(),
        range,
    }
}
