//! Who mentions it: the claims that cite a source, the claims of a speaker.

use std::sync::Arc;

use crate::bibliography::Source;
use crate::model::Article;
use crate::speaker::Speaker;
use crate::workspace::{ClaimRef, Name, SourceFile, Workspace};

/// A citation key with the entry it stands for.
#[derive(Clone, Debug)]
pub struct CitedSource<'a> {
    /// The key as written.
    pub key: String,
    /// The entry and the bibliography it stands in; `None` where no bibliography has the key.
    pub entry: Option<(&'a Arc<SourceFile>, &'a Source)>,
}

impl<'a> CitedSource<'a> {
    /// What an article means by a key.
    pub fn of(workspace: &'a Workspace, article: &Article, key: &str) -> Self {
        Self {
            key: key.to_owned(),
            entry: workspace.source(article, key),
        }
    }

    /// What a key means in a file that is no article: the bibliographies of the configuration decide.
    pub fn configured(workspace: &'a Workspace, key: &str) -> Self {
        let files = workspace.configured_bibliographies().into_iter();
        let entry = files.filter_map(|path| workspace.bibliography(&path));
        let mut entry = entry.filter_map(|file| Some((file, file.bibliography.get(key)?)));
        Self {
            key: key.to_owned(),
            entry: entry.next(),
        }
    }

    /// Whether `key` in `article` means this source: the same entry of the same file.
    pub(super) fn is_meant(&self, workspace: &Workspace, article: &Article, key: &str) -> bool {
        let file = |entry: Option<(&'a Arc<SourceFile>, &Source)>| {
            entry.map(|(file, _)| file.path.clone())
        };
        key == self.key
            && file(self.entry)
                == workspace
                    .source(article, key)
                    .map(|(file, _)| file.path.clone())
    }

    /// The claims that cite it, by path and position.
    pub fn citing(&self, workspace: &'a Workspace) -> Vec<ClaimRef<'a>> {
        claims_mentioning(workspace, &Name::Source(self.key.clone()), |claim| {
            let citations = claim.claim.citations.iter();
            citations
                .map(|citation| &citation.key.value)
                .any(|key| self.is_meant(workspace, claim.article, key))
        })
    }

    /// The articles that carry or summarise it.
    pub fn carried_by(&self, workspace: &'a Workspace) -> Vec<&'a Arc<Article>> {
        let articles = articles_mentioning(workspace, &Name::Source(self.key.clone()));
        let carries = |article: &&Arc<Article>| {
            let source = article.front_matter.source.as_ref();
            source.is_some_and(|source| self.is_meant(workspace, article, &source.value))
        };
        articles.filter(carries).collect()
    }
}

/// The claims of a speaker, by path and position.
pub fn claims_of<'a>(workspace: &'a Workspace, speaker: &Speaker) -> Vec<ClaimRef<'a>> {
    let speaks = |claim: ClaimRef<'_>| {
        workspace
            .voices(claim)
            .iter()
            .any(|voice| voice.speaker == *speaker)
    };
    match speaker {
        // Nobody else's article can name somebody without a name.
        Speaker::UnnamedAuthor(path) | Speaker::Described(path, ..) => {
            let article = workspace.article(path).into_iter();
            claims(article).filter(|claim| speaks(*claim)).collect()
        }
        named => claims_mentioning(workspace, &Name::Speaker(named.clone()), speaks),
    }
}

fn claims_mentioning<'a>(
    workspace: &'a Workspace,
    name: &Name,
    is_one: impl Fn(ClaimRef<'a>) -> bool,
) -> Vec<ClaimRef<'a>> {
    let articles = articles_mentioning(workspace, name);
    claims(articles).filter(|claim| is_one(*claim)).collect()
}

fn articles_mentioning<'a>(
    workspace: &'a Workspace,
    name: &Name,
) -> impl Iterator<Item = &'a Arc<Article>> + use<'a> {
    let paths = workspace.mentioning([name]).into_iter();
    paths.filter_map(|path| workspace.article(&path))
}

fn claims<'a>(
    articles: impl Iterator<Item = &'a Arc<Article>>,
) -> impl Iterator<Item = ClaimRef<'a>> {
    articles.flat_map(|article| {
        let claims = article.claims.iter();
        claims.map(move |claim| ClaimRef { article, claim })
    })
}
