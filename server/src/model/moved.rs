//! Claims and problems some bytes further on, as the text before them has grown. What moves together is known to
//! [`crate::article`].

use super::{Citation, Claim, Problem, Reference, Relation, Target};
use crate::spanned::moved;

impl Claim {
    /// The same so many bytes further on, as [`moved`] counts, in an article with so many more claims before,
    /// which count in the same way.
    pub(crate) fn moved(&self, by: usize, claims: usize) -> Self {
        Self {
            index: self.index.wrapping_add(claims),
            id: self.id.as_ref().map(|id| id.moved(by)),
            range: moved(&self.range, by),
            written: self.written,
            words_range: moved(&self.words_range, by),
            words: self.words.clone(),
            by: self.by.iter().map(|name| name.moved(by)).collect(),
            says: self.says.as_ref().map(|says| says.moved(by)),
            kind: self.kind,
            stance: self.stance,
            modality: self.modality,
            citations: self.citations.iter().map(|one| one.moved(by)).collect(),
            has_unreadable_citation: self.has_unreadable_citation,
            quote: self.quote.as_ref().map(|quote| quote.moved(by)),
            topic: self.topic.as_ref().map(|topic| topic.moved(by)),
            value: self.value.as_ref().map(|value| value.moved(by)),
            date: self.date.as_ref().map(|date| date.moved(by)),
            valid: self.valid.as_ref().map(|valid| valid.moved(by)),
            relations: self.relations.iter().map(|one| one.moved(by)).collect(),
        }
    }
}

impl Citation {
    fn moved(&self, by: usize) -> Self {
        Self {
            key: self.key.moved(by),
            locator: self.locator.clone(),
        }
    }
}

impl Relation {
    fn moved(&self, by: usize) -> Self {
        Self {
            verb: self.verb,
            target: match &self.target {
                Target::Claim(claim) => Target::Claim(claim.moved(by)),
                Target::Inference(from, to) => Target::Inference(from.moved(by), to.moved(by)),
            },
            range: moved(&self.range, by),
        }
    }
}

impl Reference {
    fn moved(&self, by: usize) -> Self {
        Self {
            article: self.article.clone(),
            claim: self.claim.clone(),
            range: moved(&self.range, by),
        }
    }
}

impl Problem {
    /// The same so many bytes further on, as [`moved`] counts, in an article with so many more claims before,
    /// which count in the same way.
    pub(crate) fn moved(&self, by: usize, claims: usize) -> Self {
        Self {
            kind: self.kind,
            range: moved(&self.range, by),
            message: self.message.clone(),
            claim: self.claim.map(|claim| claim.wrapping_add(claims)),
            fixes: self.fixes.iter().map(|fix| fix.moved(by)).collect(),
        }
    }
}
