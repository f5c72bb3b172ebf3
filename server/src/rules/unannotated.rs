//! Sentences that state what a claim would state and stand in none: which there are, and which of the
//! three rules each belongs to.
//!
//! A sentence has one finding, of the first rule that is on: who is reported to say something comes
//! before what is quoted, and that before a figure. What is prose is settled in
//! [`crate::sentences`], how the sentence becomes a claim in [`wrap`].

mod attributions;
mod ids;
mod lexicon;
mod numbers;
mod quotations;
mod speakers;
mod statistics;
mod subjects;
mod tokens;
mod wrap;

pub use ids::Ids;
pub use wrap::wrap_words;

use std::ops::Range;
use std::path::Path;

use super::selection::{level, level_anywhere, names};
use super::subject::quoted;
use super::{Finding, Rule, Subject, SubjectKind};
use super::{unannotated_attribution, unannotated_quotation, unannotated_statistic};
use crate::config::{Config, Level};
use crate::model::{Article, ProblemKind};
use crate::sentences::{Paragraph, paragraphs};

/// The rules that judge prose, in the order in which they take a sentence.
const RULES: [&Rule; 3] = [
    &unannotated_attribution::RULE,
    &unannotated_quotation::RULE,
    &unannotated_statistic::RULE,
];

/// Fewer words are no sentence but a cell, a caption or a name.
const FEWEST_WORDS: usize = 4;
/// Fewer words in quotation marks are a term, not a quotation.
const FEWEST_QUOTED: usize = 5;

/// Whether a file is to be read for its prose, though it may hold no claim.
pub fn judge_prose(config: &Config, path: &Path) -> bool {
    let mut levels = RULES.iter().map(|rule| level(config, path, rule));
    levels.any(|level| level != Level::Off)
}

/// For which files a configuration wants prose to be judged; comparable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JudgedProse {
    /// The rules that are on, each with the patterns of files it leaves out.
    rules: Vec<(&'static str, Vec<String>)>,
}

/// For which files a configuration wants prose to be judged.
pub fn judged_prose(config: &Config) -> JudgedProse {
    let on = RULES
        .iter()
        .filter(|rule| level_anywhere(config, rule) != Level::Off);
    let rules = on.map(|rule| {
        let ignores = config.per_file_ignores.iter();
        let own = ignores.filter(|ignores| names(&ignores.rules, rule));
        let patterns = own.map(|ignores| ignores.pattern().to_owned());
        (rule.name, patterns.collect())
    });
    JudgedProse {
        rules: rules.collect(),
    }
}

/// What a sentence states.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Statement {
    /// Somebody says something: who, as `by` takes it, and by which verb.
    Attribution(Option<String>, Range<usize>),
    /// Words of somebody else: where, in the paragraph's words.
    Quotation(Range<usize>),
    /// A figure: where, in the paragraph's words.
    Statistic(Range<usize>),
}

impl Statement {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Attribution(..) => RULES[0],
            Self::Quotation(..) => RULES[1],
            Self::Statistic(..) => RULES[2],
        }
    }

    /// The words that tell what it is about, for an id: as a range of the paragraph's words.
    fn topic(&self, words: &str, wrapped: &Range<usize>) -> Range<usize> {
        let is_enough = |range: &Range<usize>| {
            range.start < range.end && quotations::count_words(&words[range.clone()]) >= 4
        };
        let topic = match self {
            // What is said says more than who says it.
            Self::Attribution(_, verb) => {
                let behind = verb.end..wrapped.end;
                let before = wrapped.start..verb.start;
                Some(behind).filter(is_enough).or(Some(before))
            }
            Self::Quotation(quoted) => Some(quoted.clone()),
            Self::Statistic(_) => None,
        };
        topic.filter(is_enough).unwrap_or_else(|| wrapped.clone())
    }

    fn message(&self, words: &str) -> String {
        let place = |range: &Range<usize>| quoted(&words[range.clone()]);
        match self {
            Self::Attribution(speaker, verb) => {
                let speaker = speaker.as_deref().unwrap_or("somebody else");
                let speaker = speaker.replace("; ", " and ");
                format!(
                    "words of {speaker} ({}) stand in no claim: wrap the sentence as one, with `by` for \
                     who says so and `cite` for where",
                    place(verb),
                )
            }
            Self::Quotation(range) => format!(
                "the quotation {} stands in no claim: wrap the sentence as one, with `by` for whose \
                 words they are and `cite` for where",
                quoted(words[range.clone()].trim_matches(is_mark)),
            ),
            Self::Statistic(figure) => format!(
                "the figure {} stands in no claim: wrap the sentence as one, with `cite` for where it \
                 comes from",
                place(figure),
            ),
        }
    }
}

/// Adds the findings of one of the three rules.
pub(super) fn report(rule: &'static Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(file) = File::of(subject) else {
        return;
    };
    let is_on = RULES.map(|rule| subject.level(rule) != Level::Off);
    let config = subject.workspace.config();
    let mut ids = file.ids.clone();
    for paragraph in paragraphs(&file.text, &file.braces) {
        for (sentence, statement) in file.statements(&paragraph, is_on, config) {
            let wrapped = wrap::Wrapped::new(&file.text, &paragraph, &sentence);
            // Every fix takes another id, whichever rule offers it.
            let id = ids.take(&paragraph.words[statement.topic(&paragraph.words, &wrapped.words)]);
            if statement.rule().name != rule.name {
                continue;
            }
            let message = statement.message(&paragraph.words);
            let place = wrapped.place.clone();
            let place = place.unwrap_or_else(|| paragraph.place(wrapped.words.clone()));
            let fix = wrapped.fix(&file.text, &paragraph, &id, &statement, config);
            findings.push(Finding {
                fixes: fix.into_iter().collect(),
                ..subject.finding(rule, place, message)
            });
        }
    }
}

/// A file whose prose is judged.
struct File {
    text: String,
    /// What is annotated, or was meant to be: in order and apart.
    annotated: Vec<Range<usize>>,
    /// The braces of its claims.
    braces: Vec<Range<usize>>,
    /// The ids that are taken.
    ids: Ids,
}

impl File {
    /// `None` for files without prose, and for articles whose bytes are not what is shown.
    fn of(subject: &Subject<'_>) -> Option<Self> {
        match subject.kind {
            SubjectKind::Article(article) => {
                let mut problems = article.problems.iter();
                if problems.any(|problem| problem.kind == ProblemKind::Unreadable) {
                    return None;
                }
                Some(Self {
                    ids: Ids::of_article(article),
                    braces: article.claims.iter().map(|claim| claim.braces()).collect(),
                    annotated: annotated(article),
                    text: article.text.to_text().into_owned(),
                })
            }
            SubjectKind::Draft(draft) => Some(Self {
                ids: Ids::of_draft(draft),
                braces: Vec::new(),
                annotated: Vec::new(),
                text: draft.text.to_text().into_owned(),
            }),
            _ => None,
        }
    }

    /// What the sentences of a paragraph state, by the rules that are on.
    fn statements(
        &self,
        paragraph: &Paragraph,
        is_on: [bool; 3],
        config: &Config,
    ) -> Vec<(Range<usize>, Statement)> {
        let words = &paragraph.words;
        let quotations = quotations::quotations(words);
        let mut statements = Vec::new();
        for sentence in &paragraph.sentences {
            if quotations::count_words(&words[sentence.clone()]) < FEWEST_WORDS
                || self.is_annotated(&paragraph.place(sentence.clone()))
            {
                continue;
            }
            let tokens = tokens::tokens(words, sentence.clone(), &quotations);
            let attribution = || attributions::find(&tokens);
            let quotation = || quotation(paragraph, sentence, &quotations);
            let statistic = || statistics::find(&tokens);
            let found = None
                .or_else(|| {
                    is_on[0].then(attribution).flatten().map(|found| {
                        let names = found.speakers.iter().flatten();
                        let names: Vec<_> = names.map(|name| name.as_declared(config)).collect();
                        let speaker = Some(names.join("; ")).filter(|names| !names.is_empty());
                        Statement::Attribution(speaker, found.verb)
                    })
                })
                .or_else(|| is_on[1].then(quotation).flatten().map(Statement::Quotation))
                .or_else(|| is_on[2].then(statistic).flatten().map(Statement::Statistic));
            statements.extend(found.map(|statement| (sentence.clone(), statement)));
        }
        statements
    }

    fn is_annotated(&self, place: &Range<usize>) -> bool {
        let next = self
            .annotated
            .partition_point(|range| range.end <= place.start);
        (self.annotated.get(next)).is_some_and(|range| range.start < place.end)
    }
}

/// Where an article's claims stand, and what was meant as one; in order and apart.
fn annotated(article: &Article) -> Vec<Range<usize>> {
    let problems = article.problems.iter();
    let malformed = problems.filter(|problem| problem.kind == ProblemKind::Malformed);
    let malformed = malformed.map(|problem| problem.range.clone());
    let claims = article.claims.iter().map(|claim| claim.range.clone());
    let mut annotated: Vec<_> = claims.chain(malformed).collect();
    annotated.sort_by_key(|range| (range.start, range.end));
    annotated.dedup_by(|next, last| {
        let meet = next.start <= last.end;
        if meet {
            last.end = last.end.max(next.end);
        }
        meet
    });
    annotated
}

/// What a sentence quotes: words in quotation marks, or all of it in a block quotation.
fn quotation(
    paragraph: &Paragraph,
    sentence: &Range<usize>,
    quotations: &[Range<usize>],
) -> Option<Range<usize>> {
    let words = &paragraph.words;
    let is_long =
        |range: &Range<usize>| quotations::count_words(&words[range.clone()]) >= FEWEST_QUOTED;
    if paragraph.is_quotation {
        return is_long(sentence).then(|| sentence.clone());
    }
    let within = quotations
        .iter()
        .map(|range| range.start.max(sentence.start)..range.end.min(sentence.end));
    let mut within = within.filter(|range| range.start < range.end);
    within.find(|range| is_long(range) && !quotations::is_title(&words[range.clone()]))
}

/// Whether a character is a quotation mark.
fn is_mark(character: char) -> bool {
    "\"“”„«»‹›‘’".contains(character)
}

#[cfg(test)]
mod tests;
