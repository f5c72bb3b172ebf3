//! Finds claims, people, topics and sources anywhere by some of their words, best first.
//!
//! A claim is found by its id, letter by letter, or by words of what it says, of who says it, of its topic and its
//! sources. Everything is looked at, on all cores; only the best are kept.

mod query;

use std::cmp::Reverse;
use std::fmt::Write;
use std::path::Path;

use nucleo_matcher::{Config, Matcher, Utf32Str};
use rayon::prelude::*;
use tokio_util::sync::CancellationToken;

use super::Goal;
use crate::bibliography::Source;
use crate::model::{Article, Claim};
use crate::rules::Place;
use crate::workspace::{ClaimRef, SourceFile, Workspace};
use query::{Query, fold};

/// More than these nobody reads; who wants another types on.
pub const MOST: usize = 128;
/// More characters than this nobody types.
const LONGEST_QUERY: usize = 200;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// What it was found by: of a claim its id, what it says, its speakers, topic and sources.
    pub name: String,
    /// Where it belongs: the title of a claim's article, the file of a source.
    pub container: Option<String>,
    /// Where it stands.
    pub goal: Goal,
    /// How well it fits; greater is better.
    pub score: u32,
}

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// A declared person.
    Person,
    /// A declared topic.
    Topic,
    /// A source in a bibliography.
    Source,
    /// A claim.
    Claim,
}

/// What fits a query in a workspace, best first, at most [`MOST`]. Of what fits equally well, people, topics and sources
/// come before claims, and claims by path and position. What was found so far, where somebody cancels it.
pub fn search(workspace: &Workspace, query: &str, cancelled: &CancellationToken) -> Vec<Found> {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let query = Query::new(&query);
    let mut all = declared(workspace, &query);
    let files: Vec<_> = workspace.bibliographies().collect();
    all.extend(gather(&files, cancelled, |search, file, add| {
        let sources = file.bibliography.sources.iter();
        let found = sources.filter_map(|source| search.source(&query, file, source));
        add.extend(found);
    }));
    let articles: Vec<_> = workspace.articles().collect();
    all.extend(gather(&articles, cancelled, |search, article, add| {
        let authors = names(workspace, article);
        let claims = article.claims.iter();
        let claims = claims.map(|claim| ClaimRef { article, claim });
        let found = claims.filter_map(|claim| search.claim(&query, workspace, claim, &authors));
        add.extend(found);
    }));
    best(all, |found| found)
}

/// The best of some things with something found in each, best first.
pub fn best<Thing>(mut things: Vec<Thing>, found: fn(&Thing) -> &Found) -> Vec<Thing> {
    things.sort_unstable_by(|one, other| found(one).order().cmp(&found(other).order()));
    things.truncate(MOST);
    things
}

/// The best of what is found in each of many things, on all cores. However much fits, little is held at a time.
fn gather<Thing: Sync>(
    things: &[Thing],
    cancelled: &CancellationToken,
    look: impl Fn(&mut Search, &Thing, &mut Vec<Found>) + Sync,
) -> Vec<Found> {
    let begin = || (Search::default(), Vec::new());
    let parts = things
        .par_iter()
        .take_any_while(|_| !cancelled.is_cancelled())
        .fold(begin, |(mut search, mut found), thing| {
            look(&mut search, thing, &mut found);
            if found.len() > 4 * MOST {
                found = best(found, |found| found);
            }
            (search, found)
        });
    let parts = parts.map(|(_, found)| found);
    parts.reduce(Vec::new, |mut one, other| {
        one.extend(other);
        best(one, |found| found)
    })
}

impl Found {
    /// What is sorted by: how well it fits, what it is, where it stands.
    fn order(&self) -> (Reverse<u32>, FoundKind, &Path, usize) {
        let Place { path, range } = &self.goal.place;
        (Reverse(self.score), self.kind, path, range.start)
    }
}

/// The people and topics of the configuration.
fn declared(workspace: &Workspace, query: &Query) -> Vec<Found> {
    let config = workspace.config();
    let Some(path) = &config.path else {
        return Vec::new();
    };
    let people = config.people.values().map(|person| {
        let name = [&*person.name].into_iter().chain(person.role.as_deref());
        let name = name.collect::<Vec<_>>().join(", ");
        (FoundKind::Person, &person.key, name)
    });
    let topics = config.topics.values().map(|topic| {
        let label = topic.label.clone().unwrap_or_default();
        (FoundKind::Topic, &topic.key, label)
    });
    let mut search = Search::default();
    let found = people.chain(topics).filter_map(|(kind, key, words)| {
        search.label.clear();
        search.label.push_str(&key.value);
        search.add(": ", [words.as_str()]);
        let score = search.score(query, &key.value)?;
        let goal = Goal::name(path.clone(), key.range.clone());
        Some(search.found(kind, score, None, goal))
    });
    found.collect()
}

/// Who wrote an article, for those of its claims that name nobody.
fn names(workspace: &Workspace, article: &Article) -> Vec<String> {
    let authors = workspace.authors(article).into_iter();
    authors.map(|author| author.name).collect()
}

/// What one thread needs to search.
struct Search {
    matcher: Matcher,
    characters: Vec<char>,
    /// By what the thing at hand can be found.
    label: String,
    name: String,
    folded: String,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            characters: Vec::new(),
            label: String::new(),
            name: String::new(),
            folded: String::new(),
        }
    }
}

impl Search {
    fn claim(
        &mut self,
        query: &Query,
        workspace: &Workspace,
        claim: ClaimRef<'_>,
        authors: &[String],
    ) -> Option<Found> {
        let ClaimRef {
            article,
            claim: own,
        } = claim;
        self.label.clear();
        let id = own.id.as_ref().map(|id| id.value.as_str());
        self.add("", id);
        self.add(": ", [own.proposition()]);
        self.add_speakers(workspace, own, authors);
        self.add(" · ", own.topic.as_ref().map(|topic| topic.value.as_str()));
        let sources = own.citations.iter();
        self.add(" · ", sources.map(|citation| citation.key.value.as_str()));
        let mut name = std::mem::take(&mut self.name);
        name.clear();
        let _ = write!(name, "{}#{}", article.key, id.unwrap_or_default());
        let score = self.score(query, &name);
        self.name = name;
        let title = article.front_matter.title.as_ref();
        let title = title.map_or(&article.key, |title| &title.value);
        let goal = || Goal::claim(claim);
        score.map(|score| self.found(FoundKind::Claim, score, Some(title), goal()))
    }

    /// Who says a claim: by the name that is declared, where one is.
    fn add_speakers(&mut self, workspace: &Workspace, claim: &Claim, authors: &[String]) {
        if claim.by.is_empty() {
            return self.add(" — ", authors.iter().map(String::as_str));
        }
        let names = claim.by.iter().map(|name| {
            let person = workspace.config().person(&name.value);
            person.map_or(name.value.as_str(), |person| &person.name)
        });
        self.add(" — ", names);
    }

    fn source(&mut self, query: &Query, file: &SourceFile, source: &Source) -> Option<Found> {
        self.label.clear();
        self.label.push_str(&source.key);
        self.add(": ", source.title.as_deref());
        self.add(" — ", source.authors.iter().map(String::as_str));
        let score = self.score(query, &source.key)?;
        let name = file.path.file_name().unwrap_or_default().to_string_lossy();
        let goal = Goal::source(file, source);
        Some(self.found(FoundKind::Source, score, Some(&name), goal))
    }

    /// Adds words to the label, with something before the first of them.
    fn add<'w>(&mut self, before: &str, words: impl IntoIterator<Item = &'w str>) {
        let mut before = if self.label.is_empty() { "" } else { before };
        for words in words.into_iter().filter(|words| !words.is_empty()) {
            self.label.push_str(before);
            self.label.push_str(words);
            before = ", ";
        }
    }

    /// How well the thing fits that has this name and the label.
    fn score(&mut self, query: &Query, name: &str) -> Option<u32> {
        let by_name = Utf32Str::new(name, &mut self.characters);
        let by_name = query.name.score(by_name, &mut self.matcher);
        fold(&self.label, &mut self.folded);
        by_name.max(query.score_words(&self.folded))
    }

    fn found(&self, kind: FoundKind, score: u32, container: Option<&str>, goal: Goal) -> Found {
        Found {
            kind,
            name: self.label.clone(),
            container: container.map(str::to_owned),
            goal,
            score,
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::debate;

    fn check(query: &str, expected: Expect) {
        let fixture = debate("Twenty thou<|>sand");
        let found = search(&fixture.workspace, query, &CancellationToken::new()).into_iter();
        let lines = found.map(|found| {
            let text = fixture.workspace.text(&found.goal.place.path);
            let name = text.expect("a text").slice(found.goal.name);
            let container = found.container.unwrap_or_default();
            format!("{:?} {} [{container}, `{name}`]\n", found.kind, found.name)
        });
        expected.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn an_id_is_found_by_its_letters() {
        check(
            "gnveto",
            expect![[r#"
            Claim no-veto: Moscow gets no veto — Camille Grand · grand2025 [A force worth the name, `no-veto`]
        "#]],
        );
        check(
            "bbc#re",
            expect![[r#"
            Claim refuses: The Kremlin refuses — Kremlin aides · bbc2025 [bbc, `refuses`]
            Claim resting: Resting on others — Ben Hodges [bbc, `resting`]
            Claim more: Many more are needed — Ben Hodges · force-size [bbc, `more`]
        "#]],
        );
    }

    #[test]
    fn a_claim_is_found_by_words_of_what_it_says_and_who_says_it() {
        check(
            "kremlin veto",
            expect![[r#"
            Claim veto: Moscow has a veto — The Kremlin · bbc2025 [bbc, `veto`]
        "#]],
        );
        check(
            "hodges follow",
            expect![[r#"
            Claim That does not follow — Ben Hodges [bbc, `That does not follow`]
        "#]],
        );
        check(
            "GRAND enough",
            expect![[r#"
            Claim enough: Twenty thousand are enough — Camille Grand · force-size [A force worth the name, `enough`]
        "#]],
        );
    }

    #[test]
    fn topics_and_sources_lead_to_what_is_declared_and_to_the_claims() {
        check(
            "force-size",
            expect![[r#"
                Topic force-size: Size of the force [, `force-size`]
                Claim more: Many more are needed — Ben Hodges · force-size [bbc, `more`]
                Claim enough: Twenty thousand are enough — Camille Grand · force-size [A force worth the name, `enough`]
            "#]],
        );
        check(
            "bbc2025",
            expect![[r#"
                Source bbc2025: The Plan [sources.bib, `bbc2025`]
                Claim veto: Moscow has a veto — The Kremlin · bbc2025 [bbc, `veto`]
                Claim refuses: The Kremlin refuses — Kremlin aides · bbc2025 [bbc, `refuses`]
            "#]],
        );
        check(
            "a force",
            expect![[r#"
            Source grand2025: A Force — Camille Grand [sources.bib, `grand2025`]
            Claim more: Many more are needed — Ben Hodges · force-size [bbc, `more`]
            Claim enough: Twenty thousand are enough — Camille Grand · force-size [A force worth the name, `enough`]
        "#]],
        );
    }

    #[test]
    fn who_asks_for_nothing_gets_the_first_of_all() {
        let fixture = debate("Twenty thou<|>sand");
        let waiting = CancellationToken::new();
        assert_eq!(search(&fixture.workspace, "", &waiting).len(), 11);
        assert_eq!(search(&fixture.workspace, "zebra", &waiting), Vec::new());
    }

    #[test]
    fn no_claim_is_looked_at_for_who_no_longer_waits() {
        let fixture = debate("Twenty thou<|>sand");
        let cancelled = CancellationToken::new();
        cancelled.cancel();
        let found = search(&fixture.workspace, "", &cancelled);
        assert!(found.iter().all(|found| found.kind != FoundKind::Claim));
    }
}
