//! All articles of one folder and the index across them: what a name means, who mentions it.
//!
//! A [`Workspace`] is a value: cloning it is a snapshot that costs nothing and never changes, while
//! edits go on in the original as deltas of one article. Reading files is left to
//! [`crate::loader`], judging what they say to [`crate::rules`].

mod copies;
mod edits;
mod footprint;
mod lookup;
mod topics;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub use footprint::Name;
pub use lookup::{ClaimRef, Incoming, Unresolved, clean_path};

use crate::bibliography::Bibliography;
use crate::config::Config;
use crate::model::Article;
use crate::quotation::LocalCopy;
use crate::reasoning::{Clash, Grounds};
use crate::text::Text;
use crate::value::ValueType;
use footprint::Footprint;

/// An article's place in the workspace: its file.
pub type ArticlePath = Arc<Path>;

/// Everything known of one folder of articles.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: Arc<Path>,
    config: Arc<Config>,
    articles: imbl::OrdMap<ArticlePath, Arc<Entry>>,
    /// The articles that define or mention a name.
    mentions: imbl::HashMap<Name, imbl::OrdSet<ArticlePath>>,
    bibliographies: imbl::OrdMap<Arc<Path>, Arc<SourceFile>>,
    /// The local copies of sources that somebody quotes.
    copies: imbl::OrdMap<Arc<Path>, Arc<LocalCopy>>,
    /// What follows for a topic, worked out when it is first asked for.
    conclusions: imbl::HashMap<String, Arc<OnceLock<TopicClashes>>>,
    /// The articles with a reference to nothing: what may be meant depends on all the others.
    dangling: imbl::OrdSet<ArticlePath>,
    /// Which claims are cited, as far as anybody asked since the last edit.
    grounds: Arc<Grounds<(ArticlePath, usize)>>,
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

/// What is worked out for a topic: its type, the clashes on it and the claims they are between.
#[derive(Debug, Default)]
pub struct TopicClashes {
    /// The type of its values, where it is declared or plain.
    pub value_type: Option<ValueType>,
    /// The claims that take a position: article and index, in the order in which they were made.
    pub claims: Vec<(ArticlePath, usize)>,
    /// The pairs that exclude each other, as indices into `claims`.
    pub clashes: Vec<Clash>,
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
        Self {
            root,
            config,
            articles: imbl::OrdMap::new(),
            mentions: imbl::HashMap::new(),
            bibliographies: imbl::OrdMap::new(),
            copies: imbl::OrdMap::new(),
            conclusions: imbl::HashMap::new(),
            dangling: imbl::OrdSet::new(),
            grounds: Arc::default(),
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

    /// The bibliographies, by path.
    pub fn bibliographies(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.bibliographies.values()
    }

    /// The bibliography in a file.
    pub fn bibliography(&self, path: &Path) -> Option<&Arc<SourceFile>> {
        self.bibliographies.get(path)
    }

    /// The text of any file of the workspace: an article, a bibliography, the configuration, a
    /// local copy of a source.
    pub fn text(&self, path: &Path) -> Option<&Text> {
        if let Some(entry) = self.articles.get(path) {
            return Some(&entry.article.text);
        }
        if let Some(file) = self.bibliographies.get(path) {
            return Some(&file.text);
        }
        if self.config.path.as_deref() == Some(path) {
            return Some(&self.config.text);
        }
        self.copies.get(path)?.text()
    }

    /// Puts an article in the place of its former version, or takes it out (`None`: the file is
    /// gone, or holds no claim any more). Returns the articles whose findings may differ now.
    pub fn set_article(
        &mut self,
        path: &ArticlePath,
        article: Option<Article>,
    ) -> BTreeSet<ArticlePath> {
        let old = self.articles.get(path).cloned();
        let new = article.map(|article| self.entry(article));
        self.replace(path, old, new)
    }

    /// Puts many articles into a workspace that has none of them yet.
    pub fn fill(&mut self, articles: impl IntoIterator<Item = Article>) {
        let mut paths = BTreeSet::new();
        for article in articles {
            let path = article.path.clone();
            let entry = self.entry(article);
            for topic in entry.footprint.topics() {
                self.conclusions.insert(topic.to_owned(), Arc::default());
            }
            self.list(&path, &entry);
            self.articles.insert(path.clone(), entry);
            paths.insert(path);
        }
        self.note_dangling(&paths);
    }

    /// Puts a bibliography in the place of its former version. Returns the articles whose findings
    /// may differ now.
    pub fn set_bibliography(&mut self, file: SourceFile) -> BTreeSet<ArticlePath> {
        let path = file.path.clone();
        self.bibliographies.insert(path.clone(), Arc::new(file));
        self.grounds = Arc::default();
        let uses = |entry: &&Arc<Entry>| self.bibliography_paths(&entry.article).contains(&path);
        let users: Vec<_> = self.articles.values().filter(uses).collect();
        let mut affected: BTreeSet<_> =
            users.iter().map(|user| user.article.path.clone()).collect();
        let names = users.iter().flat_map(|user| user.footprint.names());
        self.add_borrowers(names, &mut affected);
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

    fn entry(&self, article: Article) -> Arc<Entry> {
        Arc::new(Entry {
            footprint: Footprint::of(&article, &self.config),
            article: Arc::new(article),
        })
    }
}

#[cfg(test)]
mod tests;
