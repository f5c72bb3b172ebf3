//! Questions to the index: what a reference names, what bears on a claim, what a key cites. What a
//! claim rests on is asked in [`super::support`].

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::{ArticlePath, Name, SourceFile, Workspace};
use crate::bibliography::Source;
use crate::date::Period;
use crate::model::{Article, Claim, Reference, Relation};
use crate::reasoning::Commitment;
use crate::spanned::Spanned;
use crate::speaker::{Voice, authors, is_reported, speakers, voices};
use crate::vocabulary::{Verb, can_be_referred_to};

/// A claim with the article it stands in.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRef<'a> {
    /// The article.
    pub article: &'a Arc<Article>,
    /// The claim.
    pub claim: &'a Claim,
}

impl ClaimRef<'_> {
    /// `article#id`; `None` for a claim without an id.
    pub fn full_name(&self) -> Option<String> {
        let id = self.claim.id.as_ref()?;
        Some(format!("{}#{}", self.article.key, id.value))
    }

    /// What others call it; `None` for a claim without an id.
    pub fn name(&self) -> Option<Name> {
        let id = self.claim.id.as_ref()?;
        Some(Name::Claim(self.article.key.clone(), id.value.clone()))
    }

    /// Where it stands, for comparing and ordering.
    pub fn place(&self) -> (ArticlePath, usize) {
        (self.article.path.clone(), self.claim.index)
    }

    /// When it was said, as far as that is known.
    pub fn date(&self) -> Option<Period> {
        let own = self.claim.date.as_ref().map(|date| date.value);
        own.or(self.article.date)
    }

    /// The same as it is written.
    pub fn date_written(&self) -> Option<String> {
        let own = self.claim.date.as_ref();
        let own = own.map(|date| self.article.text.slice(date.range.clone()).into_owned());
        own.or_else(|| Some(self.article.front_matter.date.as_ref()?.value.clone()))
    }

    /// What claims are ordered by where the later of two has to be named: by date, the undated
    /// first, then by path and position.
    pub fn order(&self) -> (Option<Date>, (ArticlePath, usize)) {
        (self.date().and_then(|date| date.start), self.place())
    }
}

impl PartialEq for ClaimRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        let same_article =
            || Arc::ptr_eq(self.article, other.article) || self.article.path == other.article.path;
        self.claim.index == other.claim.index && same_article()
    }
}

impl Eq for ClaimRef<'_> {}

/// A relation seen from its target.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// The claim that bears on the target.
    pub from: ClaimRef<'a>,
    /// How.
    pub relation: &'a Relation,
}

/// Why a reference names no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// No article has the key.
    NoArticle(String),
    /// The article has no claim with the id.
    NoClaim(String),
}

impl Workspace {
    /// What a reference in `article` names. Where several articles share a key, the first that has
    /// the claim.
    ///
    /// # Errors
    /// When it names nothing.
    pub fn resolve<'a>(
        &'a self,
        article: &'a Arc<Article>,
        reference: &Reference,
    ) -> Result<ClaimRef<'a>, Unresolved> {
        let key = reference.article.as_ref().unwrap_or(&article.key);
        // An article's own claims come first, even if another article shares its key.
        if *key == article.key
            && let Some(claim) = article.claim(&reference.claim)
        {
            return Ok(ClaimRef { article, claim });
        }
        let Some(entries) = self.keyed.get(key) else {
            return Err(Unresolved::NoArticle(key.clone()));
        };
        let named = entries.iter().find_map(|entry| {
            let article = &entry.article;
            let claim = article.claim(&reference.claim)?;
            Some(ClaimRef { article, claim })
        });
        named.ok_or_else(|| Unresolved::NoClaim(key.clone()))
    }

    /// The articles with a key, by path; more than one is an error somewhere.
    pub fn articles_with_key(&self, key: &str) -> Vec<ArticlePath> {
        let entries = self.keyed.get(key).into_iter().flatten();
        entries.map(|entry| entry.article.path.clone()).collect()
    }

    /// The articles that define or mention any of these names.
    pub fn mentioning<'a>(
        &self,
        names: impl IntoIterator<Item = &'a Name>,
    ) -> BTreeSet<ArticlePath> {
        let mentions = names.into_iter().filter_map(|name| self.mentions.get(name));
        mentions.flatten().cloned().collect()
    }

    /// The key of an article that may have been meant by one that no article has.
    pub fn likely_key(&self, written: &str) -> Option<&str> {
        let keys = || {
            let keys = self.articles().map(|article| article.key.as_str());
            keys.filter(|key| can_be_referred_to(key))
        };
        let likely = self.likely_keys.get_or_init(|| keys().collect());
        likely.nearest(written)
    }

    /// The claim at a place, by article and index.
    pub fn claim(&self, path: &Path, index: usize) -> Option<ClaimRef<'_>> {
        let article = self.article(path)?;
        let claim = article.claims.get(index)?;
        Some(ClaimRef { article, claim })
    }

    /// The relations that bear on a claim, by path and position of the claim they come from.
    pub fn incoming(&self, target: ClaimRef<'_>) -> Vec<Incoming<'_>> {
        let Some(id) = &target.claim.id else {
            return Vec::new();
        };
        let name = Name::Claim(target.article.key.clone(), id.value.clone());
        let mentioning = self.mentions.get(&name).into_iter().flatten();
        let mut incoming = Vec::new();
        for path in mentioning {
            let Some(entry) = self.articles.get(path) else {
                continue;
            };
            for (claim, relation) in entry.footprint.bearing_on(&name) {
                let claim = &entry.article.claims[*claim];
                let from = ClaimRef {
                    article: &entry.article,
                    claim,
                };
                let relation = &claim.relations[*relation];
                let hits = |reference| {
                    self.resolve(&entry.article, reference)
                        .is_ok_and(|claim| claim == target)
                };
                if relation.target.references().any(hits) {
                    incoming.push(Incoming { from, relation });
                }
            }
        }
        incoming
    }

    /// The other claims that supersede a claim, by path and position.
    pub fn successors(&self, claim: ClaimRef<'_>) -> Vec<ClaimRef<'_>> {
        let mut successors = self.superseding(claim);
        successors.retain(|successor| *successor != claim);
        successors
    }

    /// The same with the claim itself, where it says that it supersedes itself.
    fn superseding(&self, claim: ClaimRef<'_>) -> Vec<ClaimRef<'_>> {
        if !self.superseded.contains(claim) {
            return Vec::new();
        }
        let incoming = self.incoming(claim).into_iter();
        let superseding = incoming.filter(|incoming| incoming.relation.verb == Verb::Supersedes);
        superseding.map(|incoming| incoming.from).collect()
    }

    /// Who speaks in a claim.
    pub fn voices(&self, claim: ClaimRef<'_>) -> Vec<Voice> {
        voices(&self.config, claim.article, claim.claim)
    }

    /// Who wrote an article.
    pub fn authors(&self, article: &Article) -> Vec<Voice> {
        authors(&self.config, article)
    }

    /// What a claim commits its speakers to. It holds from its date on, or as long as `valid` says,
    /// and until a later claim supersedes it.
    pub fn commitment(&self, claim: ClaimRef<'_>) -> Commitment {
        let date = claim.date();
        let from_date = Period {
            start: date.and_then(|date| date.start),
            end: None,
        };
        let stated = claim.claim.valid.as_ref().map(|valid| valid.value);
        let mut valid = Some(stated.unwrap_or(from_date));
        for successor in self.superseding(claim) {
            let both_dated = date.and(successor.date());
            let last_day = both_dated
                .and_then(|date| date.start)
                .and_then(|start| start.yesterday().ok());
            valid = valid.zip(last_day).and_then(|(valid, last_day)| {
                let end = valid.end.map_or(last_day, |end| end.min(last_day));
                let is_left = valid.start.is_none_or(|start| start <= end);
                is_left.then_some(Period {
                    end: Some(end),
                    ..valid
                })
            });
        }
        Commitment {
            speakers: speakers(&self.config, claim.article, claim.claim)
                .into_iter()
                .collect(),
            stance: claim.claim.stance,
            modality: claim.claim.modality,
            valid,
        }
    }

    /// The bibliography files of an article: its own, else those of the configuration.
    pub fn bibliography_paths(&self, article: &Article) -> Vec<Arc<Path>> {
        match article.front_matter.bibliography.as_slice() {
            [] => self.configured_bibliographies(),
            own => paths_beside(&article.path, own).collect(),
        }
    }

    /// The bibliography files that the configuration names.
    pub fn configured_bibliographies(&self) -> Vec<Arc<Path>> {
        self.configured_bibliographies.to_vec()
    }

    /// The source an article cites by a key, and the file it stands in.
    pub fn source(&self, article: &Article, key: &str) -> Option<(&Arc<SourceFile>, &Source)> {
        let find = |path: &Path| {
            let file = self.bibliography(path)?;
            Some((file, file.bibliography.get(key)?))
        };
        match article.front_matter.bibliography.as_slice() {
            [] => self
                .configured_bibliographies
                .iter()
                .find_map(|path| find(path)),
            own => paths_beside(&article.path, own).find_map(|path| find(&path)),
        }
    }

    /// The source the article itself carries or summarises.
    pub fn own_source(&self, article: &Article) -> Option<(&Arc<SourceFile>, &Source)> {
        let key = article.front_matter.source.as_ref()?;
        self.source(article, &key.value)
    }

    /// Whether somebody other than the article's authors says it.
    pub fn is_reported(&self, claim: ClaimRef<'_>) -> bool {
        is_reported(&self.config, claim.article, claim.claim)
    }

    /// The claims a claim's relation names, as far as they exist.
    pub fn targets<'a>(&'a self, from: ClaimRef<'a>, relation: &'a Relation) -> Vec<ClaimRef<'a>> {
        let references = relation.target.references();
        references
            .filter_map(|reference| self.resolve(from.article, reference).ok())
            .collect()
    }

    /// The claims a claim names in relations of one kind, as far as they exist.
    pub fn targets_by<'a>(&'a self, from: ClaimRef<'a>, verb: Verb) -> Vec<ClaimRef<'a>> {
        let relations = from.claim.relations.iter();
        let of_verb = relations.filter(|relation| relation.verb == verb);
        of_verb
            .flat_map(|relation| self.targets(from, relation))
            .collect()
    }
}

/// The files that a file names, relative to its folder.
pub(super) fn paths_beside(
    file: &Path,
    names: &[Spanned<String>],
) -> impl Iterator<Item = Arc<Path>> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let paths = names.iter();
    paths.map(|name| clean_path(&folder.join(&name.value)).into())
}

/// A path without `.` and `..` where they can be resolved by their text alone.
pub fn clean_path(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for component in path.components() {
        let goes_up = component == Component::ParentDir;
        if goes_up && matches!(clean.components().next_back(), Some(Component::Normal(_))) {
            clean.pop();
        } else if component != Component::CurDir {
            clean.push(component);
        }
    }
    clean
}
