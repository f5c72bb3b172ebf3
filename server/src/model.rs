//! Articles, claims, relations, people: plain data, as written in one file.
//!
//! Nothing here is resolved: a reference is a name, not a claim. What the names mean across files is
//! left to [`crate::workspace`], what follows from them to [`crate::reasoning`].

mod ids;
mod moved;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

pub use ids::ClaimIds;

use crate::date::Period;
use crate::fix::Fix;
use crate::front_matter::FrontMatter;
use crate::spanned::Spanned;
use crate::syntax::{Document, Heading};
use crate::text::Text;
use crate::vocabulary::{Kind, Modality, Stance, Verb};

/// One annotated file and all that it says by itself. Immutable once read.
#[derive(Clone, Debug)]
pub struct Article {
    /// The file.
    pub path: Arc<Path>,
    /// Its whole text.
    pub text: Text,
    /// The same with what is known of its syntax, where somebody edits it: for all others that would be kept for nobody.
    pub edited: Option<Document>,
    /// The name other articles use: the front matter's `key`, else the file's stem.
    pub key: String,
    /// The metadata above the text.
    pub front_matter: FrontMatter,
    /// The YAML of the metadata, without its fences.
    pub header: Option<Range<usize>>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The article's date, where its front matter gives one that can be read.
    pub date: Option<Period>,
    /// The claims, in the order in which they begin. Versions of an article share those before an edit.
    pub claims: Vec<Arc<Claim>>,
    /// What could not be read as it stands, in the order of the text.
    pub problems: Vec<Problem>,
    /// Which rules its comments silence, and where; in the order in which they are named.
    pub suppressions: Vec<Suppression>,
    /// The claims by id; the first, where several share one.
    pub ids: ClaimIds,
}

impl Article {
    /// The text with its syntax, to look at it closer or to try a change. Its text is parsed, but where somebody edits the
    /// article: there it is parsed already, and a change costs what it changes.
    pub fn document(&self) -> Document {
        let edited = self.edited.clone();
        edited.unwrap_or_else(|| Document::new(self.text.clone()))
    }

    /// The claim of this article with the given id; the first, where several share it.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims
            .get(self.ids.find(id, &self.claims)?)
            .map(Arc::as_ref)
    }

    /// The ids of the claims, in their order; several times, where several share one.
    pub fn claim_ids(&self) -> impl Iterator<Item = &str> {
        let ids = self.claims.iter().filter_map(|claim| claim.id.as_ref());
        ids.map(|id| id.value.as_str())
    }

    /// The innermost claim whose annotation covers the offset.
    pub fn claim_at(&self, offset: usize) -> Option<&Claim> {
        // Claims are ordered by where they begin, so the last that covers the offset is innermost.
        let begun = self
            .claims
            .partition_point(|claim| claim.range.start <= offset);
        let mut begun = self.claims[..begun].iter().rev();
        begun
            .find(|claim| offset < claim.range.end)
            .map(Arc::as_ref)
    }

    /// What could not be read in a claim.
    pub fn problems_of(&self, claim: &Claim) -> impl Iterator<Item = &Problem> {
        // Problems are in the order of the text, and a claim's stand within it.
        let Range { start, end } = claim.range;
        let first = self
            .problems
            .partition_point(|problem| problem.range.start < start);
        let within = self.problems[first..].iter();
        let within = within.take_while(move |problem| problem.range.start < end);
        let index = claim.index;
        within.filter(move |problem| problem.claim == Some(index))
    }

    /// Whether something in a claim's annotation has another form than it should, so that nobody can tell what is meant.
    pub fn is_malformed(&self, claim: &Claim) -> bool {
        let mut problems = self.problems_of(claim);
        problems.any(|problem| problem.kind == ProblemKind::Malformed)
    }
}

/// A file without claims, read for its prose alone. It has no name among the articles, and what its
/// front matter says is nobody's business.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The file.
    pub path: Arc<Path>,
    /// Its whole text.
    pub text: Text,
    /// The headings, in order: their ids are none for claims.
    pub headings: Vec<Heading>,
}

/// What a file holds that is of interest.
#[derive(Clone, Debug)]
pub enum Manuscript {
    /// Claims, or what was meant as one.
    Article(Box<Article>),
    /// Nothing but prose, which a rule wants to see.
    Draft(Draft),
}

/// A statement somebody is, or is said to be, committed to.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    /// Its position among the article's claims.
    pub index: usize,
    /// Its name within the article, without the `#`.
    pub id: Option<Spanned<String>>,
    /// The whole annotation, from `[` to behind `}`.
    pub range: Range<usize>,
    /// A fingerprint of all that is written there.
    pub written: u64,
    /// The article's words between the brackets.
    pub words_range: Range<usize>,
    /// Those words as a reader sees them: on one line, without nested annotations.
    pub words: String,
    /// `by`: the speakers as written; empty means the article's authors.
    pub by: Vec<Spanned<String>>,
    /// `says`: the proposition in plain words, where the article's own do not stand alone.
    pub says: Option<Spanned<String>>,
    /// `kind`.
    pub kind: Kind,
    /// `stance`.
    pub stance: Stance,
    /// `modality`.
    pub modality: Modality,
    /// Where it can be checked: `cite`, and Pandoc citations inside or right behind the claim.
    pub citations: Vec<Citation>,
    /// Whether `cite` holds something that is no citation, and is told so.
    pub has_unreadable_citation: bool,
    /// `quote`: exact words of the cited source.
    pub quote: Option<Spanned<String>>,
    /// `about`: the topic's key.
    pub topic: Option<Spanned<String>>,
    /// `value`: what it says of the topic, as written.
    pub value: Option<Spanned<String>>,
    /// `date`: when it was said.
    pub date: Option<Spanned<Period>>,
    /// `valid`: when it holds.
    pub valid: Option<Spanned<Period>>,
    /// What it bears on.
    pub relations: Vec<Relation>,
}

impl Claim {
    /// The attributes with their braces, behind the `]`.
    pub fn braces(&self) -> Range<usize> {
        self.words_range.end + 1..self.range.end
    }

    /// What the claim says: `says` where given, else its words.
    pub fn proposition(&self) -> &str {
        match &self.says {
            Some(says) => &says.value,
            None => &self.words,
        }
    }
}

/// A source named as evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The citation key, where it stands.
    pub key: Spanned<String>,
    /// The place within the source, such as `p. 3`.
    pub locator: Option<String>,
}

/// How a claim bears on another, or on a relation between two others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Relation {
    /// The kind of relation.
    pub verb: Verb,
    /// What it bears on.
    pub target: Target,
    /// The target as written.
    pub range: Range<usize>,
}

/// What a relation points to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A claim.
    Claim(Reference),
    /// The relation from the first claim to the second: what `undercuts` attacks.
    Inference(Reference, Reference),
}

impl Target {
    /// The claims named, in order.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        let (first, second) = match self {
            Self::Claim(claim) => (claim, None),
            Self::Inference(from, to) => (from, Some(to)),
        };
        std::iter::once(first).chain(second)
    }
}

/// A claim's name as written: `deterrence`, or `kimmitt#deterrence` from another article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The article's key, where one is written.
    pub article: Option<String>,
    /// The claim's id.
    pub claim: String,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A rule that a comment names so that its findings are not reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The rule's name as written, whether or not there is such a rule.
    pub rule: Spanned<String>,
    /// The whole comment that names it, from `<!--` to behind `-->`.
    pub comment: Range<usize>,
    /// How far the comment reaches.
    pub reach: Reach,
    /// Where the comment that ends its stretch names the rule, if it needed such an end and has it.
    pub end: Option<Range<usize>>,
    /// Why, where the comment says so.
    pub reason: Option<String>,
}

/// How far a suppression reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Over what begins in this stretch.
    Stretch(Range<usize>),
    /// Nowhere: it ends the stretch that an earlier comment begins.
    End,
    /// Nowhere, though it begins a stretch: no later comment ends it.
    NeverEnded,
    /// Nowhere, though it ends a stretch: no earlier comment begins it.
    NeverBegun,
}

/// What is wrong with a file by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which sort of mistake: each is a rule's business.
    pub kind: ProblemKind,
    /// Where it stands.
    pub range: Range<usize>,
    /// What is wrong and what to do, in a sentence.
    pub message: String,
    /// The claim it belongs to, by index, where there is one.
    pub claim: Option<usize>,
    /// The ways to mend it; several where the writer has to choose.
    pub fixes: Vec<Fix>,
}

impl Problem {
    /// A problem that belongs to no claim and that only the writer can mend.
    pub fn new(kind: ProblemKind, range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            kind,
            range,
            message: message.into(),
            claim: None,
            fixes: Vec::new(),
        }
    }
}

/// The sorts of mistakes that reading one file can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The annotation's form.
    Malformed,
    /// An attribute nobody knows.
    UnknownAttribute,
    /// An attribute's value.
    InvalidValue,
    /// The front matter.
    FrontMatter,
    /// The file's bytes.
    Unreadable,
    /// A comment that speaks to Claimlint.
    Suppression,
    /// An annotation that other engines read in another way.
    NonPortable,
}

#[cfg(test)]
pub(crate) mod said;
