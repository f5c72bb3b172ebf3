//! What an edit changes: the index, and whose findings may differ afterwards.
//!
//! Most edits change words and places alone. Then nothing but the edited article has to be known at once, and who else
//! shows a line of it is found when somebody asks.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::path::Path;
use std::sync::Arc;

use super::footprint::Footprint;
use super::{ArticlePath, ClaimRef, Entry, Name, Workspace};

impl Workspace {
    /// Replaces an article in the index. Returns the articles and bibliographies whose findings may
    /// differ now.
    pub(super) fn replace(
        &mut self,
        path: &ArticlePath,
        old: Option<Arc<Entry>>,
        new: Option<Arc<Entry>>,
    ) -> BTreeSet<ArticlePath> {
        if let (Some(old), Some(new)) = (&old, &new)
            && new.footprint.has_structure_of(&old.footprint)
        {
            return self.reword(old.clone(), new);
        }
        // Who shows what was reworded is found in the index as it was then.
        let showing = self.take_showing();
        let old = old.as_deref();
        let changed = changed_names(old, new.as_deref());
        let before = self.clone();
        let mut untied = self.components_named(&changed);
        let mut loose = self.untie(&untied);
        self.exchange(path, old, new.as_ref());
        loose.extend(changed.iter().flat_map(|name| self.places_named(name)));
        let tied = self.tie(loose);
        untied.extend(tied.old);
        let mut affected = self.concerned(&before, &untied, &tied.new, path);
        affected.insert(path.clone());
        for workspace in [&before, self] {
            workspace.add_sharing(&changed, &mut affected);
        }
        self.add_borrowers(&changed, &mut affected);
        self.note_dangling(&affected);
        affected.extend(self.told_otherwise(old, new.as_deref()));
        affected.extend(self.concerned_bibliographies(&before, old, new.as_deref()));
        affected.extend(showing);
        affected
    }

    /// Puts an article in the place of another in all that is known of it by itself. What was found out about
    /// the structure before holds no more.
    fn exchange(&mut self, path: &ArticlePath, old: Option<&Entry>, new: Option<&Arc<Entry>>) {
        let gone = old.map(|entry| &entry.footprint);
        let come = new.map(|entry| &entry.footprint);
        self.unlist(path, Footprint::names_missing(gone, come));
        self.list(path, Footprint::names_missing(come, gone));
        if let Some(old) = old {
            self.take_out(old);
        }
        match new {
            Some(new) => self.put(new.clone()),
            None => {
                self.components.remove(path);
            }
        }
        self.support = Arc::default();
        self.cycles = Arc::default();
        let key_before = old.map(|entry| &entry.article.key);
        if key_before != new.map(|entry| &entry.article.key) {
            self.likely_keys = Arc::default();
        }
    }

    /// Adds the articles that have to do with what is said under these names: who mentions one, tells of a circle
    /// through such a claim, or says the same.
    fn add_sharing(&self, names: &BTreeSet<Name>, affected: &mut BTreeSet<ArticlePath>) {
        affected.extend(self.mentioning(names));
        self.telling_of_circles(names, affected);
        self.add_restatements(names, affected);
    }

    /// Replaces an article by one that differs in nothing but words and places: the index and all conclusions stay as
    /// they are, and only who shows something of it is concerned besides.
    fn reword(&mut self, old: Arc<Entry>, new: &Arc<Entry>) -> BTreeSet<ArticlePath> {
        let path = &new.article.path;
        self.hold(new.clone());
        self.reworded.entry(path.clone()).or_insert(old);
        BTreeSet::from([path.clone()])
    }

    /// The files in which words or places show that have changed in another, since this was last asked.
    pub fn take_showing(&mut self) -> BTreeSet<ArticlePath> {
        let reworded = std::mem::take(&mut self.reworded);
        let showing = reworded.iter().flat_map(|(path, old)| {
            let new = self.articles.get(path);
            new.map(|new| self.showing(old, new)).unwrap_or_default()
        });
        showing.collect()
    }

    /// Whether words or places of another file have changed that may show in this one, and nobody asked yet.
    pub fn may_show_others(&self, path: &Path) -> bool {
        self.reworded.keys().any(|reworded| **reworded != *path)
    }

    /// The other files that show something in which two versions of an article differ.
    fn showing(&self, old: &Entry, new: &Entry) -> BTreeSet<ArticlePath> {
        let mut showing = BTreeSet::new();
        if self.stands_alone(new) {
            return showing;
        }
        let path = &new.article.path;
        let reworded: BTreeSet<_> = new.footprint.reworded(&old.footprint).collect();
        if reworded.is_empty() {
            return showing;
        }
        showing.extend(self.mentioning(&reworded));
        self.telling_of_circles(&reworded, &mut showing);
        self.add_borrowers(&reworded, &mut showing);
        let components = self.components_named(&reworded).into_iter();
        showing.extend(components.flat_map(|component| component.showing(self, path)));
        showing.remove(path);
        showing
    }

    /// Whether no other article has to do with the claims of this one.
    fn stands_alone(&self, entry: &Entry) -> bool {
        let names = entry.footprint.names();
        let mut shared = names.filter(|name| !matches!(name, Name::Source(_) | Name::Speaker(_)));
        shared.all(|name| {
            self.mentions
                .get(name)
                .is_some_and(|paths| paths.len() == 1)
        })
    }

    /// Adds the articles with claims that these may lend their citation to, or the lack of one,
    /// directly or through others.
    pub(super) fn add_borrowers<'a>(
        &self,
        names: impl IntoIterator<Item = &'a Name>,
        affected: &mut BTreeSet<ArticlePath>,
    ) {
        let mut seen = HashSet::new();
        let named = names.into_iter().flat_map(|name| self.claims_named(name));
        let mut waiting: VecDeque<_> = named.map(|claim| claim.place()).collect();
        while let Some((path, index)) = waiting.pop_front() {
            let Some(claim) = self.claim(&path, index) else {
                continue;
            };
            affected.insert(path);
            // Who brings evidence needs no lender.
            let relations = claim.claim.relations.iter();
            let lending = relations.filter(|relation| relation.verb.carries_citation());
            for target in lending.flat_map(|relation| self.targets(claim, relation)) {
                if !self.has_evidence(target) && seen.insert(target.place()) {
                    waiting.push_back(target.place());
                }
            }
        }
    }

    /// Adds the articles with claims that say the same as these: a reason for one is a reason for all.
    fn add_restatements<'a>(
        &self,
        names: impl IntoIterator<Item = &'a Name>,
        affected: &mut BTreeSet<ArticlePath>,
    ) {
        let named = names.into_iter().flat_map(|name| self.claims_named(name));
        let mut waiting: VecDeque<_> = named.map(|claim| claim.place()).collect();
        let mut seen: HashSet<_> = waiting.iter().cloned().collect();
        while let Some(place) = waiting.pop_front() {
            for other in self.restatements(&place) {
                if seen.insert(other.clone()) {
                    affected.insert(other.0.clone());
                    waiting.push_back(other);
                }
            }
        }
    }

    /// The claims that a name stands for.
    pub(super) fn claims_named(&self, name: &Name) -> Vec<ClaimRef<'_>> {
        let Name::Claim(key, id) = name else {
            return Vec::new();
        };
        let paths = self.articles_with_key(key);
        let claims = paths.iter().filter_map(|path| {
            let article = self.article(path)?;
            let claim = article.claim(id)?;
            Some(ClaimRef { article, claim })
        });
        claims.collect()
    }

    pub(super) fn list<'a>(&mut self, path: &ArticlePath, names: impl Iterator<Item = &'a Name>) {
        for name in names {
            self.mentions
                .entry(name.clone())
                .or_default()
                .insert(path.clone());
        }
    }

    fn unlist<'a>(&mut self, path: &ArticlePath, names: impl Iterator<Item = &'a Name>) {
        for name in names {
            let Some(paths) = self.mentions.get_mut(name) else {
                continue;
            };
            paths.remove(path);
            if paths.is_empty() {
                self.mentions.remove(name);
            }
        }
    }
}

/// The names under which two versions of an article say different things that have a part in findings: who else cites a
/// source, or speaks, has none.
fn changed_names(old: Option<&Entry>, new: Option<&Entry>) -> BTreeSet<Name> {
    let old = old.map(|entry| &entry.footprint);
    let new = new.map(|entry| &entry.footprint);
    let mut changed = Footprint::changed_names(old, new);
    changed.retain(|name| !matches!(name, Name::Source(_) | Name::Speaker(_)));
    changed
}
