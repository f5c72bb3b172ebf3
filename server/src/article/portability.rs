//! Annotations that Claimlint reads and other engines do not, or read differently: which engine stumbles over what, and
//! the canonical form as the way out.
//!
//! The engines meant are Pandoc, Quarto with its new parser, Djot, MyST, and markdown-it with its plugins for
//! attributes and spans.

use std::borrow::Cow;

use crate::canonical;
use crate::fix::Fix;
use crate::model::{Problem, ProblemKind};
use crate::syntax::{Annotation, Attribute};
use crate::text::Text;

/// Longer canonical forms are not written out in a message, in bytes.
const LONGEST_SHOWN: usize = 100;

/// Finds what is not portable in an annotation; where it is malformed, that is told already.
pub(super) fn read(text: &Text, annotation: &Annotation, is_malformed: bool) -> Vec<Problem> {
    let mut problems: Vec<_> = inner_citations(annotation).collect();
    if !is_malformed {
        let written = text.slice(annotation.braces());
        problems.extend(form(text, annotation, &written));
        problems.extend(values(annotation));
    }
    problems
}

/// What the canonical form mends.
fn form(text: &Text, annotation: &Annotation, written: &str) -> Option<Problem> {
    let stumbles = stumbles(annotation, written);
    if stumbles.is_empty() {
        return None;
    }
    let edit = canonical::edit(text, annotation)?;
    let advice = match edit.text.len() <= LONGEST_SHOWN {
        true => format!("write `{}`", edit.text),
        false => "write the canonical form, as `claimlint fmt` does".to_owned(),
    };
    let message = format!("{}: {advice}", stumbles.join("; "));
    let fix = Fix::safe("Write the annotation in canonical form", vec![edit]);
    Some(Problem {
        fixes: vec![fix],
        ..Problem::new(ProblemKind::NonPortable, annotation.braces(), message)
    })
}

/// Which engines stumble over the form of the braces, and over what.
fn stumbles(annotation: &Annotation, written: &str) -> Vec<String> {
    let mut stumbles = Vec::new();
    let start = annotation.braces().start;
    let id = annotation.id.iter().map(|id| id.range.start);
    let classes = annotation.classes.iter().map(|class| class.range.start);
    let pairs = annotation
        .attributes
        .iter()
        .map(|pair| pair.key.range.start);
    let order: Vec<_> = id.clone().chain(classes.clone()).chain(pairs).collect();
    if !order.is_sorted() {
        stumbles
            .push("Quarto's new parser wants the id first, then classes, then pairs".to_owned());
    }
    let mut names = id.chain(classes).map(|name| name - start);
    if names.any(|name| !written[..name - 1].ends_with(['{', ' ', '\t', '\n', '\r'])) {
        stumbles.push("Pandoc, Djot, MyST and markdown-it want blanks between names".to_owned());
    }
    let mark = |pair: &Attribute| written.as_bytes()[pair.value.range.start - start - 1];
    let mut pairs = annotation.attributes.iter();
    if let Some(pair) = pairs.find(|pair| mark(pair) == b'\'' && !pair.value.value.contains('"')) {
        let key = &pair.key.value;
        stumbles.push(format!(
            "Djot, MyST and markdown-it take no single quotation marks, as in `{key}`"
        ));
    }
    let mut pairs = annotation.attributes.iter();
    if let Some(pair) = pairs.find(|pair| mark(pair) == b'=' && !is_plain(&pair.value.value)) {
        let (key, value) = (&pair.key.value, &pair.value.value);
        stumbles.push(format!(
            "Djot and MyST want quotation marks around values such as `{key}={value}`"
        ));
    }
    let mut pairs = annotation.attributes.iter();
    if let Some(pair) =
        pairs.find(|pair| count_escapes(&canonical_value(pair)) < count_escapes(&pair.value.value))
    {
        let key = &pair.key.value;
        stumbles.push(format!("markdown-it takes no backslash, as in `{key}`"));
    }
    if written.contains(['\n', '\r']) {
        stumbles.push("markdown-it wants the braces on one line".to_owned());
    }
    stumbles
}

/// Whether every engine takes a value without quotation marks.
fn is_plain(value: &str) -> bool {
    value
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b":_-".contains(&byte))
}

fn canonical_value(pair: &Attribute) -> Cow<'_, str> {
    match canonical::value(&pair.key.value, &pair.value.value) {
        Some(value) => value.into(),
        None => pair.value.value.as_str().into(),
    }
}

fn count_escapes(value: &str) -> usize {
    value.matches('\\').count()
}

/// What no form can mend, because the value itself is at fault.
fn values(annotation: &Annotation) -> impl Iterator<Item = Problem> {
    annotation.attributes.iter().filter_map(|pair| {
        let value = &pair.value;
        let fault = fault(&canonical_value(pair))?;
        let message = format!("`{}`: {fault}; say it without", pair.key.value);
        Some(Problem::new(
            ProblemKind::NonPortable,
            value.range.clone(),
            message,
        ))
    })
}

fn fault(value: &str) -> Option<&'static str> {
    let is_in = |marks: &[char]| value.contains(marks);
    if is_in(&['"']) {
        return Some("Djot, MyST and markdown-it stumble over `\"` in a value");
    }
    if is_in(&['{', '}']) {
        return Some("MyST and markdown-it stumble over a brace in a value");
    }
    if is_in(&['\\']) {
        return Some("markdown-it stumbles over a backslash in a value, and MyST shows it");
    }
    if is_in(&['*', '`']) {
        return Some("markdown-it takes `*` and the backquote for markup, in a value too");
    }
    has_entity(value).then_some("Pandoc resolves what Djot and MyST show as it is, such as `&amp;`")
}

/// Whether a value holds `&name;` or `&#38;`.
fn has_entity(value: &str) -> bool {
    let mut behind = value.split('&').skip(1);
    behind.any(|behind| {
        let name = behind.split(';').next().unwrap_or_default();
        let is_name = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
        is_name && !name.is_empty() && name.len() < behind.len()
    })
}

/// Pandoc citations among the claim's words.
fn inner_citations(annotation: &Annotation) -> impl Iterator<Item = Problem> {
    let words = &annotation.words_range;
    let citations = annotation.citations.iter();
    let inside =
        citations.filter(|key| words.start <= key.range.start && key.range.end <= words.end);
    inside.map(|key| {
        let message = format!(
            "only Pandoc and Quarto read the citation of `{}` inside a claim, Djot breaks the claim: put it \
             behind the claim, or into `cite`",
            key.value
        );
        Problem::new(ProblemKind::NonPortable, key.range.clone(), message)
    })
}
