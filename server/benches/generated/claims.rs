//! The claims of the articles: their attributes in the mixture in which people use them.

use fastrand::Rng;

use super::articles::sentence;
use super::{ARTICLES_PER_DEBATE, CLAIMS_PER_ARTICLE, Generated, TOPICS_PER_DEBATE, key, seed};

/// One reference in so many is mistyped.
const REFERENCES_PER_MISTAKE: usize = 2_000;

/// Words with the share of each among a hundred claims. Where that is less than all, the rest has none of them.
type Shares = &'static [(&'static str, usize)];

const VERBS: Shares = &[
    ("supports", 40),
    ("attacks", 15),
    ("entails", 12),
    ("qualifies", 12),
    ("restates", 8),
    ("contradicts", 6),
    ("supersedes", 4),
    ("undercuts", 3),
];

const KINDS: Shares = &[
    ("forecast", 15),
    ("value", 10),
    ("policy", 15),
    ("definition", 3),
];

const STANCES: Shares = &[("denies", 6), ("concedes", 4), ("supposes", 3), ("asks", 2)];

const MODALITIES: Shares = &[("possible", 8), ("probable", 12)];

/// An attribute's name and value.
type Attribute = (&'static str, String);

impl Generated {
    /// Adds a claim in its present state to a text.
    pub(super) fn write_claim(&self, article: usize, claim: usize, text: &mut String) {
        let edition = self.editions.get(&(article, claim));
        let edition = edition.copied().unwrap_or_default();
        let mut random = Rng::with_seed(seed(article, claim, edition / 2));
        let id = match edition % 2 {
            0 => format!("c{claim}"),
            _ => format!("renamed-c{claim}"),
        };
        *text += &format!("[{}]{{#{id} .claim", sentence(&mut random));
        for (key, value) in self.attributes(article, claim, &mut random) {
            *text += &format!(" {key}=\"{value}\"");
        }
        *text += "}.\n";
    }

    fn attributes(
        &self,
        article: usize,
        claim: usize,
        random: &mut Rng,
    ) -> impl Iterator<Item = Attribute> {
        let says = (percent(random) < 40).then(|| sentence(random));
        let kind = pick(KINDS, percent(random));
        let speaks = percent(random);
        let by = self.speakers_named(article, speaks, random);
        let stance = pick(STANCES, percent(random));
        let modality = pick(MODALITIES, percent(random));
        // What others say is nearly always cited.
        let cited = if by.is_some() { 97 } else { 25 };
        let cite = (percent(random) < cited).then(|| {
            let source = self.source(article, random);
            format!("s{source}, p. {}", random.u8(1..99))
        });
        let position = (percent(random) < 20).then(|| topic_value(article, random));
        let (about, value) = position.unzip();
        let time = time(random);
        // Drawn in another width than `percent`, which would draw other relations than were measured before.
        let verb = pick(VERBS, random.usize(0..100)).expect("the shares are all of a hundred");
        let target = target(article, claim, verb, random);
        let attributes = [
            ("says", says),
            ("kind", kind.map(str::to_owned)),
            ("by", by),
            ("stance", stance.map(str::to_owned)),
            ("modality", modality.map(str::to_owned)),
            ("cite", cite),
            ("about", about),
            ("value", value),
        ];
        let attributes = attributes.into_iter();
        let present = attributes.filter_map(|(key, value)| Some((key, value?)));
        present.chain(time).chain([(verb, target)])
    }

    /// Who says a claim, where it is not the author of the article.
    fn speakers_named(&self, article: usize, percent: usize, random: &mut Rng) -> Option<String> {
        match percent {
            0..3 => Some("planners in London".to_owned()),
            3..28 => Some(self.written(self.speaker(article, random))),
            28..30 => {
                let both = [0, 1].map(|_| self.written(self.speaker(article, random)));
                Some(both.join("; "))
            }
            _ => None,
        }
    }

    /// A speaker in an article: by key where there is one.
    fn written(&self, speaker: usize) -> String {
        match speaker % 2 {
            0 => format!("p{speaker}"),
            _ => self.name(speaker),
        }
    }
}

fn percent(random: &mut Rng) -> usize {
    random.u8(0..100).into()
}

/// The word to which one of a hundred belongs.
fn pick(words: Shares, mut percent: usize) -> Option<&'static str> {
    for (word, share) in words {
        match percent.checked_sub(*share) {
            Some(rest) => percent = rest,
            None => return Some(word),
        }
    }
    None
}

/// When a claim was said, or since when it holds.
fn time(random: &mut Rng) -> Option<Attribute> {
    match percent(random) {
        0..5 => Some((
            "date",
            format!("{}-{:02}", random.u16(2018..2026), random.u8(1..13)),
        )),
        5..8 => Some(("valid", format!("{}/..", random.u16(2018..2026)))),
        _ => None,
    }
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
