//! What each attribute means: one arm per key, one function per form of value.

use std::ops::Range;

use crate::date::{Period, read_date, read_period};
use crate::fix::Fix;
use crate::model::{Citation, Claim, Problem, ProblemKind, Reference, Relation, Target};
use crate::spanned::Spanned;
use crate::syntax::{Attribute, clean_value};
use crate::value::dates;
use crate::vocabulary::{
    Kind, Modality, Stance, Verb, advice_for_key, did_you_mean, is_name, meant_key, suggestion,
};

/// HTML's own attributes that any tool may put on a span.
const FOREIGN: &[&str] = &["lang", "dir", "style", "title", "width"];

/// Fills a claim from its attributes.
pub(super) struct Reader<'a> {
    pub(super) claim: &'a mut Claim,
    pub(super) problems: &'a mut Vec<Problem>,
    /// Whether a topic was named, well or badly.
    has_about: bool,
    /// All of the annotation.
    attributes: &'a [Attribute],
    /// The keys offered in the place of others.
    offered: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    /// A reader that fills the given claim.
    pub(super) fn new(
        claim: &'a mut Claim,
        attributes: &'a [Attribute],
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        Self {
            claim,
            problems,
            has_about: false,
            attributes,
            offered: Vec::new(),
        }
    }

    /// Reads one attribute into the claim, or says what is wrong with it.
    pub(super) fn read(&mut self, attribute: &Attribute) {
        let Attribute { key, value } = attribute;
        match key.value.as_str() {
            "by" => self.speakers(value),
            "says" => self.claim.says = Some(whole(value)),
            "quote" => self.quote(value),
            "about" => {
                self.has_about = true;
                self.claim.topic = self.name("about", value);
            }
            "value" => self.claim.value = Some(whole(value)),
            "kind" => {
                let words = Kind::ALL.iter().map(|kind| kind.word());
                self.claim.kind = self.word("kind", value, Kind::from_word, words);
            }
            "stance" => {
                let words = Stance::ALL.iter().map(|stance| stance.word());
                self.claim.stance = self.word("stance", value, Stance::from_word, words);
            }
            "modality" => {
                let words = Modality::ALL.iter().map(|modality| modality.word());
                self.claim.modality = self.word("modality", value, Modality::from_word, words);
            }
            "date" => {
                let advice = "a date: write `2025-03-05`, `2025-03` or `2025`";
                self.claim.date = self.period("date", value, read_date, advice);
            }
            "valid" => {
                let advice =
                    "a stretch of time: write `2022-02/2025-03`, `2025-03-05/..` or a date";
                self.claim.valid = self.period("valid", value, read_period, advice);
            }
            "cite" => self.cite(value),
            word => match Verb::from_word(word) {
                Some(verb) => self.relate(verb, value),
                None => self.unknown(key),
            },
        }
    }

    /// Adds the keys of Pandoc citations and judges the claim as a whole.
    pub(super) fn finish(mut self, keys: Vec<Spanned<String>>) {
        let citations = keys.into_iter().map(|key| Citation { key, locator: None });
        self.claim.citations.extend(citations);
        // A topic that cannot be read has a finding of its own.
        let lacks_topic = !self.has_about;
        if let Some(value) = self.claim.value.as_ref().filter(|_| lacks_topic) {
            let range = value.range.clone();
            self.invalid(
                &range,
                "a value needs its topic: add `about=\"…\"`".to_owned(),
            );
        }
    }

    fn problem(
        &mut self,
        kind: ProblemKind,
        range: &Range<usize>,
        message: String,
        fixes: Vec<Fix>,
    ) {
        self.problems.push(Problem {
            claim: Some(self.claim.index),
            fixes,
            ..Problem::new(kind, range.clone(), message)
        });
    }

    fn invalid(&mut self, range: &Range<usize>, message: String) {
        self.problem(ProblemKind::InvalidValue, range, message, Vec::new());
    }

    /// Whether a key neither stands in the annotation nor is offered already.
    fn is_free(&self, key: &str) -> bool {
        let mut written = self.attributes.iter();
        !written.any(|attribute| attribute.key.value == key) && !self.offered.contains(&key)
    }

    /// Tells of a value that cannot be read, and of those that may have been meant.
    fn mistaken(&mut self, value: &Spanned<String>, message: String, meant: &[&str]) {
        let fixes = meant
            .iter()
            .map(|meant| Fix::instead(value.range.clone(), meant));
        let fixes = fixes.collect();
        self.problem(ProblemKind::InvalidValue, &value.range, message, fixes);
    }

    fn unknown(&mut self, key: &Spanned<String>) {
        if key.value.starts_with("data-") || FOREIGN.contains(&key.value.as_str()) {
            return;
        }
        let message = format!(
            "no attribute is called `{}`{}",
            key.value,
            advice_for_key(&key.value)
        );
        let meant = meant_key(&key.value).filter(|meant| self.is_free(meant));
        self.offered.extend(meant);
        let fix = meant.map(|meant| Fix::instead(key.range.clone(), meant));
        let fixes = fix.into_iter().collect();
        self.problem(ProblemKind::UnknownAttribute, &key.range, message, fixes);
    }

    fn word<T: Default>(
        &mut self,
        key: &str,
        value: &Spanned<String>,
        read: fn(&str) -> Option<T>,
        words: impl Iterator<Item = &'static str>,
    ) -> T {
        let written = value.value.trim();
        read(written).unwrap_or_else(|| {
            let words: Vec<_> = words.collect();
            let nearest = did_you_mean(written, words.iter().copied());
            let message = format!(
                "`{key}` cannot be “{written}”: write {}{}",
                words.join(", "),
                suggestion(nearest)
            );
            self.mistaken(value, message, nearest.as_slice());
            T::default()
        })
    }

    fn name(&mut self, key: &str, value: &Spanned<String>) -> Option<Spanned<String>> {
        let name = whole(value);
        if is_name(&name.value) {
            return Some(name);
        }
        let message = format!(
            "`{key}` names one topic, and “{}” is no key: begin with a letter, then only letters, digits, `-` and `_`",
            name.value
        );
        self.invalid(&value.range, message);
        None
    }

    fn period(
        &mut self,
        key: &str,
        value: &Spanned<String>,
        read: fn(&str) -> Option<Period>,
        advice: &str,
    ) -> Option<Spanned<Period>> {
        let period = read(value.value.trim());
        if period.is_none() {
            let message = format!("`{key}`: “{}” is not {advice}", value.value.trim());
            let meant = dates(value.value.trim());
            let meant: Vec<_> = meant.iter().map(String::as_str).collect();
            self.mistaken(value, message, &meant);
        }
        period.map(|period| Spanned::new(period, value.range.clone()))
    }

    fn speakers(&mut self, value: &Spanned<String>) {
        self.claim.by = items(value).map(|item| whole(&item)).collect();
        if self.claim.by.is_empty() {
            let message = "`by` names nobody: write who says it, `;` between several".to_owned();
            self.invalid(&value.range, message);
        }
    }

    fn quote(&mut self, value: &Spanned<String>) {
        let quote = whole(value);
        if !quote.value.contains(char::is_alphanumeric) {
            let message = "`quote` holds no words: write those of the source".to_owned();
            self.invalid(&value.range, message);
        }
        self.claim.quote = Some(quote);
    }

    fn cite(&mut self, value: &Spanned<String>) {
        let mut is_empty = true;
        for item in items(value) {
            is_empty = false;
            let (key, locator) = match item.value.split_once(',') {
                Some((key, locator)) => (key.trim_end(), Some(clean_value(locator))),
                None => (item.value.as_str(), None),
            };
            let bare = key.trim_start_matches(['-', '@']);
            if bare.is_empty() || bare.contains(char::is_whitespace) {
                let message = format!(
                    "“{}” is no citation: write the key, then a comma and the place, `grand2025, p. 3`; `;` between citations",
                    clean_value(&item.value)
                );
                self.claim.has_unreadable_citation = true;
                self.invalid(&item.range, message);
                continue;
            }
            let start = item.range.start + (key.len() - bare.len());
            self.claim.citations.push(Citation {
                key: Spanned::new(bare.to_owned(), start..start + bare.len()),
                locator,
            });
        }
        if is_empty {
            self.claim.has_unreadable_citation = true;
            let message = "`cite` names no source: write its citation key".to_owned();
            self.invalid(&value.range, message);
        }
    }

    fn relate(&mut self, verb: Verb, value: &Spanned<String>) {
        for item in words(value) {
            match read_target(verb, &item) {
                Ok(target) => self.claim.relations.push(Relation {
                    verb,
                    target,
                    range: item.range,
                }),
                Err(refusal) => {
                    let meant: Vec<_> = refusal.meant.iter().map(String::as_str).collect();
                    self.mistaken(&item, refusal.message, &meant);
                }
            }
        }
    }
}

/// The value as one text.
fn whole(value: &Spanned<String>) -> Spanned<String> {
    Spanned::new(clean_value(&value.value), value.range.clone())
}

/// The items of a list with `;` between, each as written, without the blanks around it.
fn items(value: &Spanned<String>) -> impl Iterator<Item = Spanned<String>> {
    pieces(value, |character| character == ';')
}

/// The items of a list with blanks between, each as written.
fn words(value: &Spanned<String>) -> impl Iterator<Item = Spanned<String>> {
    pieces(value, char::is_whitespace)
}

fn pieces(
    value: &Spanned<String>,
    separates: fn(char) -> bool,
) -> impl Iterator<Item = Spanned<String>> {
    let mut start = value.range.start;
    let pieces = value.value.split_inclusive(separates).map(move |piece| {
        let item = piece.trim_end_matches(separates).trim();
        let first = start + (piece.len() - piece.trim_start().len());
        start += piece.len();
        Spanned::new(item.to_owned(), first..first + item.len())
    });
    pieces.filter(|item| !item.value.is_empty())
}

/// Why a target cannot be read, and what may have been meant.
struct Refusal {
    message: String,
    meant: Option<String>,
}

impl From<String> for Refusal {
    fn from(message: String) -> Self {
        Self {
            message,
            meant: None,
        }
    }
}

fn read_target(verb: Verb, item: &Spanned<String>) -> Result<Target, Refusal> {
    let inference = item.value.split_once("->");
    match (verb, inference) {
        (Verb::Undercuts, Some(("", _) | (_, ""))) => Err(Refusal::from(format!(
            "`{}` lacks an end: write `a->b` for the relation from `a` to `b`",
            item.value
        ))),
        (Verb::Undercuts, Some((from, to))) => {
            let behind_arrow = item.range.start + from.len() + 2;
            Ok(Target::Inference(
                read_reference(from, item.range.start)?,
                read_reference(to, behind_arrow)?,
            ))
        }
        (Verb::Undercuts, None) => Err(Refusal::from(format!(
            "`undercuts` attacks an inference, not a claim: write `{0}->…` for the relation from `{0}`, or `attacks=\"{0}\"`",
            item.value
        ))),
        (_, Some(_)) => Err(Refusal::from(format!(
            "`{}` bears on a claim, not on an inference: write `undercuts=\"{}\"`, or name one claim",
            verb.word(),
            item.value
        ))),
        (_, None) => read_reference(&item.value, item.range.start).map(Target::Claim),
    }
}

fn read_reference(written: &str, start: usize) -> Result<Reference, Refusal> {
    let (article, claim) = match written.split_once('#') {
        Some(("", claim)) => {
            return Err(Refusal {
                message: format!(
                    "`{written}`: write `{claim}` for a claim of this article, `article#{claim}` for one of another"
                ),
                meant: is_name(claim).then(|| claim.to_owned()),
            });
        }
        Some((article, claim)) => (Some(article.to_owned()), claim),
        None => (None, written),
    };
    if !is_name(claim) {
        return Err(Refusal::from(format!(
            "“{written}” names no claim: write an id, or `article#id`; blanks between several"
        )));
    }
    Ok(Reference {
        article,
        claim: claim.to_owned(),
        range: start..start + written.len(),
    })
}
