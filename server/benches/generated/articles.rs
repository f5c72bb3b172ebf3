//! The texts of the articles: front matter, headings and sentences between claims.

use fastrand::Rng;

use super::{
    ARTICLES_PER_DEBATE, CLAIMS_PER_ARTICLE, Generated, SOURCES_PER_DEBATE, SPEAKERS_PER_DEBATE,
    seed,
};

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

impl Generated {
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

    /// A source of the article's debate, or now and then any other.
    pub(super) fn source(&self, article: usize, random: &mut Rng) -> usize {
        let first = article / ARTICLES_PER_DEBATE * SOURCES_PER_DEBATE;
        match random.u8(0..10) {
            0 => random.usize(0..self.sources),
            _ => first + random.usize(0..SOURCES_PER_DEBATE),
        }
    }

    /// One of those who have their say in the article's debate.
    pub(super) fn speaker(&self, article: usize, random: &mut Rng) -> usize {
        let first = article / ARTICLES_PER_DEBATE * SPEAKERS_PER_DEBATE;
        (first + random.usize(0..SPEAKERS_PER_DEBATE)) % self.speakers
    }
}

/// A few words.
pub(crate) fn sentence(random: &mut Rng) -> String {
    let words: Vec<_> = (0..random.usize(5..14)).map(|_| word(random)).collect();
    words.join(" ")
}

pub(super) fn word(random: &mut Rng) -> &'static str {
    WORDS[random.usize(0..WORDS.len())]
}
