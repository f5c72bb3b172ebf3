//! Workspaces to measure with: as many claims as wanted, the same ones each time, like those of a think tank's
//! articles in the mixture of their attributes. Measuring is left to the benchmarks that share this module.
//!
//! Articles come in debates. Nothing refers beyond its debate but to people and sources, so what hangs
//! together stays small however large the workspace is.

#![allow(dead_code)] // each benchmark uses its part

pub(crate) mod articles;
mod claims;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use claimlint::article;
use claimlint::config::Config;
use claimlint::model::Article;
use claimlint::workspace::{SourceFile, Workspace};
use fastrand::Rng;
use rayon::prelude::*;

use articles::word;

/// Claims of one article.
pub(crate) const CLAIMS_PER_ARTICLE: usize = 50;
/// Articles that argue with each other.
const ARTICLES_PER_DEBATE: usize = 5;
/// About five claims on each take a position.
const TOPICS_PER_DEBATE: usize = 10;
const CLAIMS_PER_SPEAKER: usize = 100;
const MOST_SPEAKERS: usize = 10_000;
/// In each debate a few of the speakers have their say.
const SPEAKERS_PER_DEBATE: usize = 12;
const SOURCES_PER_DEBATE: usize = 12;

/// A workspace that can be written as texts of any of its states.
pub(crate) struct Generated {
    articles: usize,
    speakers: usize,
    sources: usize,
    /// How often each claim was edited, as far as it was: article and claim.
    editions: HashMap<(usize, usize), u64>,
}

/// What an edit does to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    /// All of it is written anew, under the same id.
    Rewritten,
    /// It is given another id, so that references to it lead nowhere.
    Renamed,
}

impl Generated {
    /// A workspace of about so many claims.
    pub(crate) fn new(claims: usize) -> Self {
        let debate = CLAIMS_PER_ARTICLE * ARTICLES_PER_DEBATE;
        Self {
            articles: claims.div_ceil(debate) * ARTICLES_PER_DEBATE,
            speakers: (claims / CLAIMS_PER_SPEAKER).clamp(SPEAKERS_PER_DEBATE, MOST_SPEAKERS),
            sources: claims.div_ceil(debate) * SOURCES_PER_DEBATE,
            editions: HashMap::new(),
        }
    }

    /// The number of articles.
    pub(crate) fn articles(&self) -> usize {
        self.articles
    }

    /// The number of claims.
    pub(crate) fn claims(&self) -> usize {
        self.articles * CLAIMS_PER_ARTICLE
    }

    /// The number of people who speak.
    pub(crate) fn speakers(&self) -> usize {
        self.speakers
    }

    /// All articles, read by the real reader on all cores.
    pub(crate) fn read(&self) -> Vec<Article> {
        let numbers = (0..self.articles).into_par_iter();
        numbers
            .filter_map(|number| self.read_article(number))
            .collect()
    }

    /// One article in its present state.
    pub(crate) fn read_article(&self, number: usize) -> Option<Article> {
        article::read_bytes(self.path(number), self.text(number).as_bytes())
    }

    /// A workspace without articles, but with its people, topics and sources.
    pub(crate) fn empty_workspace(&self) -> Workspace {
        let config = Config::read(path("claimlint.toml"), &self.config()).expect("a configuration");
        let mut workspace = Workspace::new(path(""), Arc::new(config));
        workspace.set_bibliography(SourceFile::new(path("sources.bib"), &self.bibliography()));
        workspace
    }

    /// Changes one claim; the article's text is another from now on.
    pub(crate) fn edit(&mut self, article: usize, claim: usize, edit: Edit) {
        // The id belongs to the odd or even editions, so that a claim that is renamed twice has its name back.
        let edition = self.editions.entry((article, claim)).or_default();
        *edition += match edit {
            Edit::Rewritten => 2,
            Edit::Renamed => 1,
        };
    }

    /// Where an article's file is.
    pub(crate) fn path(&self, article: usize) -> Arc<Path> {
        path(&format!(
            "debate-{}/{}.md",
            article / ARTICLES_PER_DEBATE,
            key(article)
        ))
    }

    /// The configuration.
    pub(crate) fn config(&self) -> String {
        let mut text = String::from("bibliography = [\"sources.bib\"]\n");
        // The other half is named in the texts only.
        for person in (0..self.speakers).step_by(2) {
            text += &format!("[people.p{person}]\nname = \"{}\"\n", self.name(person));
        }
        for topic in 0..self.articles / ARTICLES_PER_DEBATE * TOPICS_PER_DEBATE {
            let value_type = ["yes-no", "number", "number", "name", "date"][topic % 5];
            text +=
                &format!("[topics.t{topic}]\nlabel = \"Topic {topic}\"\ntype = \"{value_type}\"\n");
        }
        text
    }

    /// The bibliography that the configuration names.
    pub(crate) fn bibliography(&self) -> String {
        let entry =
            |number| format!("@misc{{s{number}, title = {{Source {number}}}, date = {{2021}}}}\n");
        (0..self.sources).map(entry).collect()
    }

    fn name(&self, speaker: usize) -> String {
        format!("{} Person{speaker}", ["Anna", "Ben", "Carla"][speaker % 3])
    }
}

fn path(name: &str) -> Arc<Path> {
    Path::new("/articles").join(name).into()
}

/// By which other articles name an article.
pub(crate) fn key(article: usize) -> String {
    let mut random = Rng::with_seed(seed(article, usize::MAX, 1));
    let [first, second] = [0, 1].map(|_| word(&mut random));
    format!("{first}-{second}-{article}")
}

/// Tells the claims of a workspace and their editions apart.
fn seed(article: usize, claim: usize, edition: u64) -> u64 {
    let place = (article as u64) << 20 ^ claim as u64;
    place.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ edition.wrapping_mul(0xD1B5_4A32_D192_ED03)
}
