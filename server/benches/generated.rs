//! Workspaces to measure with: as many claims as wanted, the same ones each time, like those of a think tank's
//! articles in the mixture of their attributes. Measuring is left to the benchmarks that share this module.
//!
//! Articles come in debates. Nothing refers beyond its debate but to people and sources, so what hangs
//! together stays small however large the workspace is.

#![allow(dead_code)] // each benchmark uses its part

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use claimlint::article;
use claimlint::config::Config;
use claimlint::model::Article;
use claimlint::workspace::{SourceFile, Workspace};
use fastrand::Rng;
use rayon::prelude::*;

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
/// One reference in so many is mistyped.
const REFERENCES_PER_MISTAKE: usize = 2_000;

/// The verbs with their shares in a hundred relations.
const VERBS: &[(&str, usize)] = &[
    ("supports", 40),
    ("attacks", 15),
    ("entails", 12),
    ("qualifies", 12),
    ("restates", 8),
    ("contradicts", 6),
    ("supersedes", 4),
    ("undercuts", 3),
];

const WORDS: &[&str] = &[
    "the",
    "force",
    "Europe",
    "would",
    "deter",
    "a",
    "new",
    "attack",
    "on",
    "Ukraine",
    "troops",
    "allies",
    "pledge",
    "support",
    "costs",
    "rise",
    "ministers",
    "agreed",
    "in",
    "March",
    "that",
    "sanctions",
    "hold",
    "trade",
    "with",
    "budget",
    "of",
    "defence",
    "naval",
    "Zurich",
    "parliament",
    "voted",
    "for",
    "reform",
];

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

    /// An article's text.
    pub(crate) fn text(&self, article: usize) -> String {
        let mut random = Rng::with_seed(seed(article, usize::MAX, 0));
        let year = random.u16(2018..2026);
        let author = self.name(self.speaker(article, &mut random));
        let mut text = format!("---\ntitle: {}\nauthor: {author}\n", sentence(&mut random));
        if random.u8(0..10) < 9 {
            text += &format!(
                "date: {year}-{:02}-{:02}\n",
                random.u8(1..13),
                random.u8(1..29)
            );
        }
        if random.u8(0..10) < 9 {
            text += &format!("source: s{}\n", self.source(article, &mut random));
        }
        text += "---\n\n";
        for claim in 0..CLAIMS_PER_ARTICLE {
            match random.u8(0..20) {
                0 => text += &format!("\n## {}\n\n", sentence(&mut random)),
                1..5 => text.push('\n'),
                5..10 => text += &format!("{}.\n", sentence(&mut random)),
                _ => {}
            }
            self.write_claim(article, claim, &mut text);
        }
        text
    }

    fn write_claim(&self, article: usize, claim: usize, text: &mut String) {
        let edition = self
            .editions
            .get(&(article, claim))
            .copied()
            .unwrap_or_default();
        let mut random = Rng::with_seed(seed(article, claim, edition / 2));
        let id = match edition % 2 {
            0 => format!("c{claim}"),
            _ => format!("renamed-c{claim}"),
        };
        *text += &format!("[{}]{{#{id} .claim", sentence(&mut random));
        let mut attribute = |key: &str, value: &str| *text += &format!(" {key}=\"{value}\"");
        let percent = |random: &mut Rng| random.u8(0..100);
        if percent(&mut random) < 40 {
            attribute("says", &sentence(&mut random));
        }
        match percent(&mut random) {
            0..15 => attribute("kind", "forecast"),
            15..25 => attribute("kind", "value"),
            25..40 => attribute("kind", "policy"),
            40..43 => attribute("kind", "definition"),
            _ => {}
        }
        let speaks = percent(&mut random);
        match speaks {
            0..3 => attribute("by", "planners in London"),
            3..28 => attribute("by", &self.written(self.speaker(article, &mut random))),
            28..30 => {
                let both = [0, 1].map(|_| self.written(self.speaker(article, &mut random)));
                attribute("by", &both.join("; "));
            }
            _ => {}
        }
        match percent(&mut random) {
            0..6 => attribute("stance", "denies"),
            6..10 => attribute("stance", "concedes"),
            10..13 => attribute("stance", "supposes"),
            13..15 => attribute("stance", "asks"),
            _ => {}
        }
        match percent(&mut random) {
            0..8 => attribute("modality", "possible"),
            8..20 => attribute("modality", "probable"),
            _ => {}
        }
        // What others say is nearly always cited.
        let is_cited = percent(&mut random) < if speaks < 30 { 97 } else { 25 };
        if is_cited {
            attribute(
                "cite",
                &format!(
                    "s{}, p. {}",
                    self.source(article, &mut random),
                    random.u8(1..99)
                ),
            );
        }
        if percent(&mut random) < 20 {
            let (topic, value) = topic_value(article, &mut random);
            attribute("about", &topic);
            attribute("value", &value);
        }
        match percent(&mut random) {
            0..5 => attribute(
                "date",
                &format!("{}-{:02}", random.u16(2018..2026), random.u8(1..13)),
            ),
            5..8 => attribute("valid", &format!("{}/..", random.u16(2018..2026))),
            _ => {}
        }
        let verb = pick_verb(&mut random);
        attribute(verb, &target(article, claim, verb, &mut random));
        *text += "}.\n";
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

    /// A source of the article's debate, or now and then any other.
    fn source(&self, article: usize, random: &mut Rng) -> usize {
        let first = article / ARTICLES_PER_DEBATE * SOURCES_PER_DEBATE;
        match random.u8(0..10) {
            0 => random.usize(0..self.sources),
            _ => first + random.usize(0..SOURCES_PER_DEBATE),
        }
    }

    /// One of those who have their say in the article's debate.
    fn speaker(&self, article: usize, random: &mut Rng) -> usize {
        let first = article / ARTICLES_PER_DEBATE * SPEAKERS_PER_DEBATE;
        (first + random.usize(0..SPEAKERS_PER_DEBATE)) % self.speakers
    }

    fn name(&self, speaker: usize) -> String {
        format!("{} Person{speaker}", ["Anna", "Ben", "Carla"][speaker % 3])
    }

    /// A speaker in an article: by key where there is one.
    fn written(&self, speaker: usize) -> String {
        match speaker % 2 {
            0 => format!("p{speaker}"),
            _ => self.name(speaker),
        }
    }
}

fn path(name: &str) -> Arc<Path> {
    Path::new("/articles").join(name).into()
}

/// By which other articles name an article.
pub(crate) fn key(article: usize) -> String {
    let mut random = Rng::with_seed(seed(article, usize::MAX, 1));
    let words = [0, 1].map(|_| WORDS[random.usize(0..WORDS.len())]);
    format!("{}-{}-{article}", words[0], words[1])
}

/// Tells the claims of a workspace and their editions apart.
fn seed(article: usize, claim: usize, edition: u64) -> u64 {
    let place = (article as u64) << 20 ^ claim as u64;
    place.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ edition.wrapping_mul(0xD1B5_4A32_D192_ED03)
}

/// A few words.
pub(crate) fn sentence(random: &mut Rng) -> String {
    let words: Vec<_> = (0..random.usize(5..14))
        .map(|_| WORDS[random.usize(0..WORDS.len())])
        .collect();
    words.join(" ")
}

fn topic_value(article: usize, random: &mut Rng) -> (String, String) {
    let topic =
        article / ARTICLES_PER_DEBATE * TOPICS_PER_DEBATE + random.usize(0..TOPICS_PER_DEBATE);
    // Most agree with each other.
    let agrees = random.u8(0..20) > 0;
    let value = match (topic % 5, agrees) {
        (0, true) => "yes".to_owned(),
        (0, false) => "no".to_owned(),
        (1, true) => "20000".to_owned(),
        (1, false) => format!("{}", random.u32(1..50_000)),
        (2, true) => "15000..20000".to_owned(),
        (2, false) => format!(">{}", random.u32(1..50_000)),
        (3, true) => "tripwire".to_owned(),
        (3, false) => "peacekeeping".to_owned(),
        (_, true) => "2024".to_owned(),
        (_, false) => format!("{}-05", random.u16(2020..2026)),
    };
    (format!("t{topic}"), value)
}

fn pick_verb(random: &mut Rng) -> &'static str {
    let mut share = random.usize(0..100);
    for (verb, percent) in VERBS {
        match share.checked_sub(*percent) {
            Some(rest) => share = rest,
            None => return verb,
        }
    }
    VERBS[0].0
}

/// A claim nearby: of the article in three of four cases, else of its debate.
fn reference(article: usize, claim: usize, random: &mut Rng) -> String {
    let (near, far) = (random.usize(1..6), random.usize(1..CLAIMS_PER_ARTICLE));
    if random.u8(0..4) < 3 {
        return format!("c{}", (claim + near) % CLAIMS_PER_ARTICLE);
    }
    let debate = article / ARTICLES_PER_DEBATE * ARTICLES_PER_DEBATE;
    let other = debate + random.usize(0..ARTICLES_PER_DEBATE);
    let typing_error = if random.usize(0..REFERENCES_PER_MISTAKE / 4) == 0 {
        "x"
    } else {
        ""
    };
    format!("{}{typing_error}#c{far}", key(other))
}

fn target(article: usize, claim: usize, verb: &str, random: &mut Rng) -> String {
    let target = reference(article, claim, random);
    match verb {
        "undercuts" => format!("{target}->{}", reference(article, claim, random)),
        _ => target,
    }
}
