//! All articles of one folder and the index across them: what a name means, who mentions it.
//!
//! A [`Workspace`] is a value: cloning it is a snapshot that costs nothing and never changes, while
//! edits go on in the original as deltas of one article. Reading files is left to
//! [`crate::loader`], judging what they say to [`crate::rules`].

mod components;
mod contests;
mod copies;
mod cycles;
mod dangling;
mod edits;
mod footprint;
mod lookup;
mod sources;
mod standing;
mod superseded;
mod support;
mod ties;
mod told;
mod topics;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub use components::{Component, Conclusions};
pub use contests::Contest;
pub use cycles::{Course, Step};
pub use footprint::Name;
use lookup::paths_beside;
pub use lookup::{ClaimRef, Incoming, Unresolved, clean_path};

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::bibliography::Bibliography;
use crate::config::{Config, FILE_NAME};
use crate::model::{Article, Draft, Manuscript};
use crate::quotation::LocalCopy;
use crate::text::Text;
use crate::vocabulary::Likenesses;
use cycles::ClaimCycles;
use dangling::Dangling;
use footprint::Footprint;
use sources::Readers;
use superseded::Superseded;
use support::Support;
use ties::{ComponentList, bound};

/// An article's place in the workspace: its file.
pub type ArticlePath = Arc<Path>;

/// A map whose clones share what is the same.
type HashMap<Key, Value> =
    imbl::GenericHashMap<Key, Value, RandomState, imbl::shared_ptr::DefaultSharedPtr>;

/// Everything known of one folder of articles.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: Arc<Path>,
    config: Arc<Config>,
    articles: imbl::OrdMap<ArticlePath, Arc<Entry>>,
    /// The articles with a key, by path.
    keyed: HashMap<String, Vec<Arc<Entry>>>,
    /// The files without claims whose prose is judged.
    drafts: imbl::OrdMap<ArticlePath, Arc<Draft>>,
    /// The articles that define or mention a name.
    mentions: HashMap<Name, imbl::OrdSet<ArticlePath>>,
    superseded: Superseded,
    bibliographies: imbl::OrdMap<Arc<Path>, Arc<SourceFile>>,
    /// What the claims of each article belong to.
    components: HashMap<ArticlePath, ComponentList>,
    readers: Readers,
    /// The bibliographies of articles that name none.
    configured_bibliographies: Arc<[Arc<Path>]>,
    /// The local copies of sources that somebody quotes.
    copies: imbl::OrdMap<Arc<Path>, Arc<LocalCopy>>,
    dangling: Dangling,
    /// The keys of all articles, since they last changed and as soon as anybody mistypes one.
    likely_keys: Arc<OnceLock<Likenesses>>,
    /// Articles in which nothing but words and places has changed, as they were when it was last asked who shows those.
    reworded: imbl::OrdMap<ArticlePath, Arc<Entry>>,
    /// What claims rest on, as far as anybody asked since the structure last changed.
    support: Arc<Support>,
    /// Which claims lead back to themselves, as far as anybody asked since the structure last changed.
    cycles: Arc<ClaimCycles>,
}

/// An article with what the index holds of it.
#[derive(Debug)]
struct Entry {
    article: Arc<Article>,
    footprint: Footprint,
}

/// A bibliography as it was read.
#[derive(Debug)]
pub struct SourceFile {
    /// The file.
    pub path: Arc<Path>,
    /// Its text; empty where it could not be read.
    pub text: Text,
    /// Its sources.
    pub bibliography: Bibliography,
    /// Why it could not be read, where it could not.
    pub unreadable: Option<String>,
}

impl SourceFile {
    /// Reads a bibliography's text.
    pub fn new(path: Arc<Path>, source: &str) -> Self {
        Self {
            bibliography: Bibliography::read(&path, source),
            text: Text::new(source),
            path,
            unreadable: None,
        }
    }

    /// Stands for a bibliography that could not be read.
    pub fn unreadable(path: Arc<Path>, cause: String) -> Self {
        Self {
            path,
            text: Text::default(),
            bibliography: Bibliography::default(),
            unreadable: Some(cause),
        }
    }
}

impl Workspace {
    /// An empty workspace in the folder `root`.
    pub fn new(root: Arc<Path>, config: Arc<Config>) -> Self {
        let configured = config.folder.as_ref().map(|folder| {
            let named = config.bibliography.as_slice();
            paths_beside(&folder.join(FILE_NAME), named).collect()
        });
        Self {
            root,
            configured_bibliographies: configured.unwrap_or_default(),
            config,
            articles: imbl::OrdMap::new(),
            keyed: HashMap::default(),
            drafts: imbl::OrdMap::new(),
            mentions: HashMap::default(),
            superseded: Superseded::default(),
            bibliographies: imbl::OrdMap::new(),
            components: HashMap::default(),
            copies: imbl::OrdMap::new(),
            readers: Readers::default(),
            dangling: Dangling::default(),
            likely_keys: Arc::default(),
            reworded: imbl::OrdMap::new(),
            support: Arc::default(),
            cycles: Arc::default(),
        }
    }

    /// The folder.
    pub fn root(&self) -> &Arc<Path> {
        &self.root
    }

    /// The configuration.
    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// The articles with claims, by path.
    pub fn articles(&self) -> impl Iterator<Item = &Arc<Article>> {
        self.articles.values().map(|entry| &entry.article)
    }

    /// The article in a file.
    pub fn article(&self, path: &Path) -> Option<&Arc<Article>> {
        self.articles.get(path).map(|entry| &entry.article)
    }

    /// The files without claims whose prose is judged, by path.
    pub fn drafts(&self) -> impl Iterator<Item = &Arc<Draft>> {
        self.drafts.values()
    }

    /// The draft in a file.
    pub fn draft(&self, path: &Path) -> Option<&Arc<Draft>> {
        self.drafts.get(path)
    }

    /// The bibliographies, by path.
    pub fn bibliographies(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.bibliographies.values()
    }

    /// The bibliography in a file.
    pub fn bibliography(&self, path: &Path) -> Option<&Arc<SourceFile>> {
        self.bibliographies.get(path)
    }

    /// The text of any file of the workspace: an article, a draft, a bibliography, the configuration,
    /// a local copy of a source.
    pub fn text(&self, path: &Path) -> Option<&Text> {
        if let Some(entry) = self.articles.get(path) {
            return Some(&entry.article.text);
        }
        if let Some(draft) = self.drafts.get(path) {
            return Some(&draft.text);
        }
        if let Some(file) = self.bibliographies.get(path) {
            return Some(&file.text);
        }
        if self.config.path.as_deref() == Some(path) {
            return Some(&self.config.text);
        }
        self.copies.get(path)?.text()
    }

    /// Puts what a file holds in the place of what it held before. Returns the files whose findings
    /// may differ now.
    pub fn set_manuscript(
        &mut self,
        path: &ArticlePath,
        manuscript: Option<Manuscript>,
    ) -> BTreeSet<ArticlePath> {
        let mut affected = self.edit_manuscript(path, manuscript);
        affected.extend(self.take_showing());
        affected
    }

    /// The same for whoever cannot wait: other files that only show new words or places of this one are not among those
    /// that are returned. [`Workspace::take_showing`] finds them later.
    pub fn edit_manuscript(
        &mut self,
        path: &ArticlePath,
        manuscript: Option<Manuscript>,
    ) -> BTreeSet<ArticlePath> {
        self.drafts.remove(path);
        let article = match manuscript {
            Some(Manuscript::Article(article)) => Some(*article),
            Some(Manuscript::Draft(draft)) => {
                self.drafts.insert(path.clone(), Arc::new(draft));
                None
            }
            None => None,
        };
        if article.is_none() && !self.articles.contains_key(path) {
            return BTreeSet::from([path.clone()]);
        }
        self.edit_article(path, article)
    }

    /// Puts an article in the place of its former version, or takes it out (`None`: the file is
    /// gone, or holds no claim any more). Returns the articles and bibliographies whose findings
    /// may differ now.
    pub fn set_article(
        &mut self,
        path: &ArticlePath,
        article: Option<Article>,
    ) -> BTreeSet<ArticlePath> {
        let mut affected = self.edit_article(path, article);
        affected.extend(self.take_showing());
        affected
    }

    fn edit_article(
        &mut self,
        path: &ArticlePath,
        article: Option<Article>,
    ) -> BTreeSet<ArticlePath> {
        let old = self.articles.get(path).cloned();
        let new = article.map(|article| self.entry(article, old.as_deref()));
        self.replace(path, old, new)
    }

    /// Puts many articles into a workspace that has none of them yet.
    pub fn fill(&mut self, articles: impl IntoIterator<Item = Article>) {
        let articles: Vec<_> = articles.into_iter().collect();
        let articles = articles.into_par_iter();
        let entries: Vec<_> = articles.map(|article| self.entry(article, None)).collect();
        let mut paths = BTreeSet::new();
        for entry in entries {
            let path = entry.article.path.clone();
            self.list(&path, entry.footprint.names());
            self.put(entry);
            paths.insert(path);
        }
        self.likely_keys = Arc::default();
        self.note_dangling(&paths);
        let bound = self
            .articles
            .values()
            .flat_map(|entry| bound(&entry.article));
        let bound: Vec<_> = bound.collect();
        self.tie(bound);
    }

    /// Puts a bibliography in the place of its former version. Returns the articles and
    /// bibliographies whose findings may differ now.
    pub fn set_bibliography(&mut self, file: SourceFile) -> BTreeSet<ArticlePath> {
        let path = file.path.clone();
        let showing = self.take_showing();
        self.bibliographies.insert(path.clone(), Arc::new(file));
        self.support = Arc::default();
        let uses = |entry: &&Arc<Entry>| self.bibliography_paths(&entry.article).contains(&path);
        let users: Vec<_> = self.articles.values().filter(uses).collect();
        let mut affected: BTreeSet<_> =
            users.iter().map(|user| user.article.path.clone()).collect();
        let names = users.iter().flat_map(|user| user.footprint.names());
        self.add_borrowers(names, &mut affected);
        let others = self.read_with(&path).into_iter().map(|(other, _)| other);
        affected.extend(others.filter(|other| self.bibliographies.contains_key(other)));
        affected.insert(path);
        affected.extend(showing);
        affected
    }

    /// The bibliographies that articles or the configuration name and nobody has read yet.
    pub fn missing_bibliographies(&self) -> BTreeSet<Arc<Path>> {
        let articles = self.articles.values();
        let named = articles.flat_map(|entry| self.bibliography_paths(&entry.article));
        named
            .filter(|path| !self.bibliographies.contains_key(path))
            .collect()
    }

    /// Puts many files into a workspace that has none of them yet.
    pub fn fill_all(&mut self, manuscripts: impl IntoIterator<Item = Manuscript>) {
        let mut articles = Vec::new();
        for manuscript in manuscripts {
            match manuscript {
                Manuscript::Article(article) => articles.push(*article),
                Manuscript::Draft(draft) => {
                    self.drafts.insert(draft.path.clone(), Arc::new(draft));
                }
            }
        }
        self.fill(articles);
    }

    /// Takes an article in.
    fn put(&mut self, entry: Arc<Entry>) {
        self.readers.add(&entry.article);
        self.superseded.add(&entry.article);
        self.hold(entry);
    }

    /// Holds an article in its file's place and under its key.
    fn hold(&mut self, entry: Arc<Entry>) {
        let (path, key) = (&entry.article.path, &entry.article.key);
        let of_key = self.keyed.entry(key.clone()).or_default();
        let place = of_key.binary_search_by(|other| other.article.path.cmp(path));
        match place {
            Ok(place) => of_key[place] = entry.clone(),
            Err(place) => of_key.insert(place, entry.clone()),
        }
        self.articles.insert(path.clone(), entry);
    }

    /// Lets go of an article.
    fn take_out(&mut self, entry: &Entry) {
        let (path, key) = (&entry.article.path, &entry.article.key);
        self.readers.remove(&entry.article);
        self.superseded.remove(&entry.article);
        self.articles.remove(path);
        if let Some(of_key) = self.keyed.get_mut(key) {
            of_key.retain(|other| other.article.path != *path);
            if of_key.is_empty() {
                self.keyed.remove(key);
            }
        }
    }

    fn entry(&self, article: Article, former: Option<&Entry>) -> Arc<Entry> {
        let former = former.map(|former| &former.footprint);
        let article = Arc::new(article);
        Arc::new(Entry {
            footprint: Footprint::of(article.clone(), &self.config, former),
            article,
        })
    }
}

#[cfg(test)]
mod tests;
