//! How the comments are worded, and which that stand there already could say more.

use crate::model::{Article, Reach};

/// What a comment says.
pub(super) struct Comment<'a> {
    /// Names of rules, with commas.
    pub(super) rules: &'a str,
    pub(super) reason: &'a str,
}

impl Comment<'_> {
    /// For the block it stands before or in.
    pub(super) fn of_block(&self) -> String {
        self.worded("claimlint-ignore")
    }

    /// For the whole file.
    pub(super) fn of_file(&self) -> String {
        self.worded("claimlint-ignore-file")
    }

    /// From here on.
    pub(super) fn start(&self) -> String {
        self.worded("claimlint-ignore-start")
    }

    /// Up to here.
    pub(super) fn end(&self) -> String {
        format!("<!-- claimlint-ignore-end {} -->", self.rules)
    }

    fn worded(&self, word: &str) -> String {
        format!("<!-- {word} {}: {} -->", self.rules, self.reason)
    }
}

/// The comment that silences other findings at a place for the same reason: the end of its last rule. One for the whole
/// file is only joined by what stands in no block, and one that needs an end is left alone.
pub(super) fn existing(
    article: &Article,
    start: usize,
    in_block: bool,
    reason: &str,
) -> Option<usize> {
    let whole = Reach::Stretch(0..article.text.len() + 1);
    let same = article.suppressions.iter().filter(|suppression| {
        suppression.end.is_none()
            && suppression.reason.as_deref() == Some(reason)
            && (suppression.reach != whole || !in_block)
    });
    let reaches = same.filter_map(|suppression| match &suppression.reach {
        Reach::Stretch(stretch) if stretch.contains(&start) => Some((stretch.len(), suppression)),
        _ => None,
    });
    // The one that reaches least far; of its rules the last.
    let nearest = reaches
        .min_by_key(|(length, suppression)| (*length, usize::MAX - suppression.rule.range.end));
    nearest.map(|(_, suppression)| suppression.rule.range.end)
}
