//! Reads the comments that silence rules: `<!-- claimlint-ignore uncited-claim: reason -->`.
//!
//! Which rules there are is not known here: names are taken as written and judged in [`crate::rules`].

use std::collections::HashMap;
use std::ops::Range;

use crate::fix::{Edit, Fix};
use crate::model::{Problem, ProblemKind, Reach, Suppression};
use crate::spanned::Spanned;
use crate::syntax::Comment;
use crate::text::Text;
use crate::vocabulary::{did_you_mean, suggestion};

/// What a comment can say to Claimlint.
#[derive(Clone, Copy)]
enum Directive {
    Block,
    File,
    Start,
    End,
}

const DIRECTIVES: [(&str, Directive, &str); 4] = [
    (
        "claimlint-ignore",
        Directive::Block,
        "silences rules for the next block, or the one it stands in",
    ),
    (
        "claimlint-ignore-file",
        Directive::File,
        "silences rules for the whole file",
    ),
    (
        "claimlint-ignore-start",
        Directive::Start,
        "silences rules from here on",
    ),
    (
        "claimlint-ignore-end",
        Directive::End,
        "ends what an earlier comment began",
    ),
];

/// The words that a comment can begin with, and what it does then.
pub fn directives() -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = DIRECTIVES.iter();
    all.map(|(word, _, meaning)| (*word, *meaning))
}

/// Reads all comments of an article, in order; those that say nothing that can be followed become problems.
pub(super) fn read(
    text: &Text,
    comments: &[Comment],
    problems: &mut Vec<Problem>,
) -> Vec<Suppression> {
    let mut suppressions = Vec::new();
    // The suppressions that wait for their end, by rule; the last begun ends first.
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    for comment in comments {
        let directive = match read_directive(text, comment) {
            Ok(directive) => directive,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        for rule in directive.rules {
            let reach = match directive.kind {
                Directive::Block => Reach::Stretch(comment.block.clone()),
                // One more than there is, so that what is found at the very end lies inside.
                Directive::File => Reach::Stretch(0..text.len() + 1),
                Directive::Start => {
                    let waiting = open.entry(rule.value.clone()).or_default();
                    waiting.push(suppressions.len());
                    Reach::NeverEnded
                }
                Directive::End => match open.get_mut(&rule.value).and_then(Vec::pop) {
                    Some(start) => {
                        let begun: &mut Suppression = &mut suppressions[start];
                        let stretch = begun.rule.range.end..comment.range.start;
                        begun.reach = Reach::Stretch(stretch);
                        begun.end = Some(rule.range.clone());
                        Reach::End
                    }
                    None => Reach::NeverBegun,
                },
            };
            suppressions.push(Suppression {
                rule,
                comment: comment.range.clone(),
                reach,
                end: None,
                reason: directive.reason.clone(),
            });
        }
    }
    suppressions
}

struct Read {
    kind: Directive,
    rules: Vec<Spanned<String>>,
    reason: Option<String>,
}

/// Takes a comment apart: `claimlint-ignore rule, rule: reason`.
fn read_directive(text: &Text, comment: &Comment) -> Result<Read, Problem> {
    let written = text.slice(comment.words.clone());
    let start = comment.words.start;
    let word = words(&written).next().unwrap_or(0..0);
    let place = start + word.start..start + word.end;
    if !comment.is_closed {
        let message =
            "this comment never ends, so the rest of the article is hidden: close it with `-->`";
        let line_end = written.find(['\n', '\r']).unwrap_or(written.len());
        let end = start + written[..line_end].trim_end().len();
        let fix = Fix::unsafe_to_make("Close the comment", vec![Edit::insert(end, " -->")]);
        return Err(Problem {
            fixes: vec![fix],
            ..problem(place, message.to_owned())
        });
    }
    let name = &written[word.clone()];
    let known = DIRECTIVES.iter().find(|(known, ..)| *known == name);
    let Some((_, kind, _)) = known else {
        let nearest = did_you_mean(name, directives().map(|(name, _)| name));
        let fixes = nearest.map(|nearest| Fix::instead(place.clone(), nearest));
        return Err(Problem {
            fixes: fixes.into_iter().collect(),
            ..problem(place, unknown(name, nearest))
        });
    };
    let (named, reason) = match written[word.end..].split_once(':') {
        Some((named, reason)) => (named, fold_blanks(reason)),
        None => (&written[word.end..], String::new()),
    };
    let behind = start + word.end;
    let rules: Vec<_> = words(named)
        .map(|range| {
            let place = behind + range.start..behind + range.end;
            Spanned::new(named[range].to_owned(), place)
        })
        .collect();
    if rules.is_empty() {
        let message = format!(
            "name the rules that are meant, `<!-- {name} uncited-claim -->`: a comment that silenced all of \
             them would hide what nobody has thought of"
        );
        return Err(problem(place, message));
    }
    Ok(Read {
        kind: *kind,
        rules,
        reason: (!reason.is_empty()).then_some(reason),
    })
}

/// The words of a text between blanks, commas, colons and the marks of a block quote.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let separates = |character: char| character.is_whitespace() || ",:>".contains(character);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|character| !separates(character))?;
        let length = text[start..].find(separates);
        at = length.map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

fn unknown(name: &str, nearest: Option<&str>) -> String {
    match nearest {
        Some(_) => format!("`{name}` says nothing to Claimlint{}", suggestion(nearest)),
        None => format!(
            "`{name}` says nothing to Claimlint: it knows `claimlint-ignore`, and the same with `-file`, \
             `-start` and `-end` behind it"
        ),
    }
}

fn problem(range: Range<usize>, message: String) -> Problem {
    Problem::new(ProblemKind::Suppression, range, message)
}

fn fold_blanks(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
