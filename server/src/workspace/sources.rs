//! Bibliographies side by side: who reads them, what is cited from them, and what changes for them.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::lookup::paths_beside;
use super::{ArticlePath, Entry, Name, Workspace};
use crate::model::Article;

/// Which articles read which bibliographies.
#[derive(Clone, Debug, Default)]
pub(super) struct Readers {
    /// The articles that name a bibliography in their front matter.
    own: super::HashMap<Arc<Path>, imbl::OrdSet<ArticlePath>>,
    /// How many articles name none, and so read those of the configuration.
    others: usize,
}

/// What of an article matters to its bibliographies: which they are, and the keys it cites.
#[derive(Debug, Default, PartialEq, Eq)]
struct Reading {
    files: Vec<Arc<Path>>,
    keys: BTreeSet<String>,
}

impl Readers {
    pub(super) fn add(&mut self, article: &Article) {
        let files = own_bibliographies(article);
        if files.is_empty() {
            self.others += 1;
        }
        for file in files {
            let readers = self.own.entry(file).or_default();
            readers.insert(article.path.clone());
        }
    }

    pub(super) fn remove(&mut self, article: &Article) {
        let files = own_bibliographies(article);
        if files.is_empty() {
            self.others = self.others.saturating_sub(1);
        }
        for file in files {
            let Some(readers) = self.own.get_mut(&file) else {
                continue;
            };
            readers.remove(&article.path);
            if readers.is_empty() {
                self.own.remove(&file);
            }
        }
    }

    /// The articles with a bibliography in their front matter, by path.
    fn own(&self, file: &Path) -> impl Iterator<Item = &ArticlePath> {
        self.own.get(file).into_iter().flatten()
    }
}

fn own_bibliographies(article: &Article) -> Vec<Arc<Path>> {
    paths_beside(&article.path, &article.front_matter.bibliography).collect()
}

impl Workspace {
    /// Whether any article reads a bibliography.
    pub fn is_read(&self, file: &Path) -> bool {
        self.readers.own.contains_key(file) || (self.readers.others > 0 && self.is_configured(file))
    }

    /// Whether an article that reads a bibliography cites a key, or carries the source of that key.
    /// Where the article has several bibliographies with the key, it counts for each.
    pub fn is_cited_from(&self, file: &Path, key: &str) -> bool {
        let Some(citing) = self.mentions.get(&Name::Source(key.to_owned())) else {
            return false;
        };
        let own = self.readers.own.get(file);
        let own_cites = own.is_some_and(|own| match own.len() < citing.len() {
            true => own.iter().any(|path| citing.contains(path)),
            false => citing.iter().any(|path| own.contains(path)),
        });
        let names_none = |path: &ArticlePath| {
            let article = self.article(path);
            article.is_some_and(|article| article.front_matter.bibliography.is_empty())
        };
        own_cites || (self.is_configured(file) && citing.iter().any(names_none))
    }

    /// The bibliographies that somebody reads together with this one, and whether they come before it:
    /// in the list of the configuration, where anybody reads that, else in that of the first article, by path, that names
    /// both. In the order of these lists.
    pub fn read_with(&self, file: &Path) -> Vec<(Arc<Path>, bool)> {
        let own = self.readers.own(file);
        let own = own.filter_map(|path| self.article(path));
        let configured = (self.readers.others > 0).then(|| self.configured_bibliographies());
        let lists = configured
            .into_iter()
            .chain(own.map(|article| own_bibliographies(article)));
        let mut seen = HashSet::new();
        let mut others = Vec::new();
        for list in lists {
            let Some(place) = list.iter().position(|listed| **listed == *file) else {
                continue;
            };
            for (other_place, other) in list.into_iter().enumerate() {
                if *other != *file && seen.insert(other.clone()) {
                    others.push((other, other_place < place));
                }
            }
        }
        others
    }

    fn is_configured(&self, file: &Path) -> bool {
        let configured = self.configured_bibliographies();
        configured.iter().any(|configured| **configured == *file)
    }

    /// What an article reads and cites.
    fn reading(&self, entry: Option<&Entry>) -> Reading {
        let Some(entry) = entry else {
            return Reading::default();
        };
        let keys = entry.footprint.names().filter_map(|name| match name {
            Name::Source(key) => Some(key.clone()),
            _ => None,
        });
        Reading {
            files: self.bibliography_paths(&entry.article),
            keys: keys.collect(),
        }
    }

    /// What is cited in the workspace of all that two versions of an article read and cite.
    fn cited_from(&self, old: &Reading, new: &Reading) -> BTreeSet<(Arc<Path>, String)> {
        let mut cited = BTreeSet::new();
        // With the same bibliographies only a key of one version alone can make a difference.
        if old.files != new.files {
            return cited;
        }
        for key in old.keys.symmetric_difference(&new.keys) {
            let files = old.files.iter().filter(|file| self.holds(file, key));
            let files = files.filter(|file| self.is_cited_from(file, key));
            cited.extend(files.map(|file| (file.clone(), key.clone())));
        }
        cited
    }

    /// The bibliographies whose findings an edit of an article may change: all of it, where it reads
    /// others than before, else those in which a source is cited now that was not, or no longer.
    pub(super) fn concerned_bibliographies(
        &self,
        before: &Self,
        old: Option<&Entry>,
        new: Option<&Entry>,
    ) -> BTreeSet<Arc<Path>> {
        let [old, new] = [old, new].map(|entry| self.reading(entry));
        if old.files != new.files {
            let files = old.files.iter().chain(&new.files);
            let files = files.filter(|file| self.bibliographies.contains_key(*file));
            return files.cloned().collect();
        }
        let cited_before = before.cited_from(&old, &new);
        let cited_now = self.cited_from(&old, &new);
        let changed = cited_before.symmetric_difference(&cited_now);
        changed.map(|(file, _)| file.clone()).collect()
    }

    fn holds(&self, file: &Path, key: &str) -> bool {
        self.bibliography(file)
            .is_some_and(|file| file.bibliography.get(key).is_some())
    }
}
