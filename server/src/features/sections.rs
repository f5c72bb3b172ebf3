//! The sections of an article, by their headings.

use std::ops::Range;

use crate::model::Article;
use crate::syntax::Heading;

/// Each heading with its section: from the heading to where another begins that is as high or higher. In order.
pub(super) fn sections(article: &Article) -> impl Iterator<Item = (&Heading, Range<usize>)> {
    let headings = article.headings.iter().enumerate();
    headings.map(|(index, heading)| {
        let mut behind = article.headings[index + 1..].iter();
        let next = behind.find(|next| next.level <= heading.level);
        let end = next.map_or(article.text.len(), |next| next.range.start);
        (heading, heading.range.start..end)
    })
}
