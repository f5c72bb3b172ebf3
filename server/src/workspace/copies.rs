//! Local copies of sources: which ones a quotation is to be found in, and whom a change of one concerns.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{ArticlePath, ClaimRef, Name, SourceFile, Workspace, clean_path};
use crate::bibliography::Source;
use crate::model::{Article, Claim};
use crate::quotation::{LocalCopy, Quotation};

impl SourceFile {
    /// The local copies that the entry of one of its sources names, in order. Whether they exist is
    /// another matter.
    pub fn copies(&self, source: &Source) -> impl Iterator<Item = PathBuf> {
        self.named_copies(source).map(|(_, path)| path)
    }

    /// The same, each with what the entry calls it.
    pub fn named_copies<'a>(&self, source: &'a Source) -> impl Iterator<Item = (&'a str, PathBuf)> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let files = source.files.iter();
        files.map(move |file| (file.as_str(), clean_path(&folder.join(file))))
    }
}

impl Workspace {
    /// The local copies that have been read, or looked for, by path.
    pub fn copies(&self) -> impl Iterator<Item = &Arc<LocalCopy>> {
        self.copies.values()
    }

    /// The local copy in a file, as far as it holds text.
    pub fn copy(&self, path: &Path) -> Option<&Arc<LocalCopy>> {
        self.copies.get(path)
    }

    /// Puts local copies in the place of their former versions; of those outside the workspace's folder it takes no text.
    /// Returns the articles whose findings may differ now.
    pub fn set_copies(
        &mut self,
        copies: impl IntoIterator<Item = LocalCopy>,
    ) -> BTreeSet<ArticlePath> {
        let mut changed = HashSet::new();
        for copy in copies {
            let path = copy.path().clone();
            let copy = match path.starts_with(&self.root) {
                true => copy,
                false => LocalCopy::outside(path.clone()),
            };
            changed.insert(path.to_path_buf());
            self.copies.insert(path, Arc::new(copy));
        }
        if changed.is_empty() {
            return BTreeSet::new();
        }
        let files = self.bibliographies.values();
        let keys: BTreeSet<_> = files
            .flat_map(|file| {
                let named =
                    |source: &&Source| file.copies(source).any(|copy| changed.contains(&copy));
                file.bibliography.sources.iter().filter(named)
            })
            .map(|source| Name::Source(source.key.clone()))
            .collect();
        let mut affected = self.mentioning(&keys);
        affected.retain(|user| {
            let article = self.article(user);
            article.is_some_and(|article| {
                let quoted = self.quoted_copies(article);
                quoted.iter().any(|copy| changed.contains(&**copy))
            })
        });
        affected
    }

    /// The copies of an article's quoted sources that can be read and that nobody has read yet.
    pub fn missing_copies_of(&self, article: &Article) -> BTreeSet<Arc<Path>> {
        let mut quoted = self.quoted_copies(article);
        quoted.retain(|path| !self.copies.contains_key(path));
        quoted
    }

    /// The same of all articles.
    pub fn missing_copies(&self) -> BTreeSet<Arc<Path>> {
        let articles = self.articles();
        articles
            .flat_map(|article| self.missing_copies_of(article))
            .collect()
    }

    /// The sources a claim's quotation may come from: those it cites, else its article's own. What no
    /// bibliography holds is left out.
    pub fn quoted_sources(&self, claim: ClaimRef<'_>) -> Vec<(&Arc<SourceFile>, &Source)> {
        self.sources_behind(claim.article, claim.claim)
    }

    /// The passages where a claim's quotation stands, copy by copy.
    pub fn quoted_passages(&self, claim: ClaimRef<'_>) -> Vec<(&Arc<LocalCopy>, Range<usize>)> {
        let quote = claim.claim.quote.as_ref();
        let Some(quotation) = quote.and_then(|quote| Quotation::new(&quote.value)) else {
            return Vec::new();
        };
        let copies = self.searched_copies(claim).into_iter();
        copies
            .flat_map(|copy| {
                let passages = copy.passages(&quotation).into_iter();
                passages.map(move |passage| (copy, passage))
            })
            .collect()
    }

    /// The copies that a claim's quotation is to be found in and that could be read, each once.
    pub fn searched_copies(&self, claim: ClaimRef<'_>) -> Vec<&Arc<LocalCopy>> {
        let sources = self.quoted_sources(claim).into_iter();
        let mut paths: Vec<_> = sources
            .flat_map(|(file, source)| file.copies(source))
            .filter(|copy| self.is_searched(claim.article, copy))
            .collect();
        let mut seen = HashSet::new();
        paths.retain(|path| seen.insert(path.clone()));
        let copies = paths.iter().filter_map(|path| self.copy(path));
        copies.filter(|copy| copy.text().is_some()).collect()
    }

    /// Whether a copy's text can tell anything about an article's quotations. An article that is named
    /// as a copy of its own source would prove itself.
    pub fn is_searched(&self, article: &Article, copy: &Path) -> bool {
        LocalCopy::is_text(copy) && *copy != *article.path
    }

    fn sources_behind(&self, article: &Article, claim: &Claim) -> Vec<(&Arc<SourceFile>, &Source)> {
        if claim.citations.is_empty() {
            return self.own_source(article).into_iter().collect();
        }
        let keys = claim.citations.iter().map(|citation| &citation.key.value);
        keys.filter_map(|key| self.source(article, key)).collect()
    }

    fn quoted_copies(&self, article: &Article) -> BTreeSet<Arc<Path>> {
        let quoting = article.claims.iter().filter(|claim| claim.quote.is_some());
        let sources = quoting.flat_map(|claim| self.sources_behind(article, claim));
        let copies = sources.flat_map(|(file, source)| file.copies(source));
        copies
            .filter(|copy| self.is_searched(article, copy))
            .map(Into::into)
            .collect()
    }
}
