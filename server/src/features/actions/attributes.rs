//! Putting something into a claim's braces: one more item of a list, or the pair that holds it. The rest stays as it is.

use crate::features::braces::{Braces, Part};
use crate::fix::Edit;
use crate::model::{Article, Claim, ProblemKind};

/// The edit that adds an item to the list under a key, in which `separator` stands between items; an item that is
/// `instead` gives way to it. `None` where the braces are broken.
pub(super) fn add(
    article: &Article,
    claim: &Claim,
    key: &str,
    item: &str,
    (separator, instead): (&str, Option<&str>),
) -> Option<Edit> {
    let place = claim.braces();
    let written = article.text.slice(place.clone());
    let inner = written.strip_prefix('{')?.strip_suffix('}')?;
    if is_broken(article, claim) {
        return None;
    }
    let braces = Braces::read(&written, 1);
    let value = braces.parts.iter().find_map(|part| match part {
        Part::Pair(own, value) if written[own.clone()] == *key => Some(value),
        _ => None,
    });
    let Some(value) = value else {
        let end = place.start + 1 + inner.trim_end().len();
        return Some(Edit::insert(end, format!(" {key}=\"{item}\"")));
    };
    let range = place.start + value.range.start..place.start + value.range.end;
    let others = &written[value.range.clone()];
    if instead.is_some_and(|instead| others.trim() == instead) {
        return Some(Edit::replace(range, item));
    }
    let all = match others.trim() {
        "" => item.to_owned(),
        _ => format!("{}{separator}{item}", others.trim_end()),
    };
    match value.is_quoted {
        true => Some(Edit::replace(range, all).narrowed(others)),
        false => Some(Edit::replace(range, format!("\"{all}\""))),
    }
}

/// Whether something in an annotation is malformed, so that nobody can tell what would become of it.
pub(super) fn is_broken(article: &Article, claim: &Claim) -> bool {
    let mut problems = article.problems.iter();
    problems
        .any(|problem| problem.kind == ProblemKind::Malformed && problem.claim == Some(claim.index))
}
