//! Putting something into a claim's braces: one more item of a list, or the pair that holds it. The rest stays as it is.

use crate::fix::Edit;
use crate::model::{Article, Claim};
use crate::syntax::Annotation;

/// The attributes of a claim, to which something can be added.
pub(super) struct Attributes<'a> {
    article: &'a Article,
    annotation: Annotation,
}

impl<'a> Attributes<'a> {
    /// `None` where the braces are broken, so that nobody can tell what would become of them.
    pub(super) fn of(article: &'a Article, claim: &Claim) -> Option<Self> {
        if article.is_malformed(claim) {
            return None;
        }
        let near = article.document().syntax_near(&claim.range);
        let mut annotations = near.annotations.into_iter();
        let annotation = annotations.find(|annotation| annotation.range == claim.range)?;
        Some(Self {
            article,
            annotation,
        })
    }

    /// The edit that adds an item to the list under a key, in which `separator` stands between items; a value that is
    /// `instead` gives way to it. `None` where it would not be read as it is meant.
    pub(super) fn add(
        &self,
        key: &str,
        item: &str,
        (separator, instead): (&str, Option<&str>),
    ) -> Option<Edit> {
        let text = &self.article.text;
        let mut attributes = self.annotation.attributes.iter();
        let Some(attribute) = attributes.find(|attribute| attribute.key.value == key) else {
            let place = self.annotation.braces();
            let written = text.slice(place.clone());
            let inner = written.strip_suffix('}')?.trim_end();
            let edit = Edit::insert(place.start + inner.len(), format!(" {key}=\"{item}\""));
            return (!inner.ends_with('\\')).then_some(edit);
        };
        let range = attribute.value.range.clone();
        let before = text.slice(range.start - 1..range.start);
        let others = text.slice(range.clone());
        let all = match others.trim() {
            "" => item.to_owned(),
            written if instead == Some(written) => item.to_owned(),
            _ => format!("{}{separator}{item}", others.trim_end()),
        };
        if others.trim_end().ends_with('\\') {
            return None;
        }
        match &*before {
            "=" => Some(Edit::replace(range, format!("\"{all}\""))),
            _ => Some(Edit::replace(range, all).narrowed(&others)),
        }
    }
}
