//! Long articles to type in: of as many bytes and claims as wanted, the same ones each time. The claims form a chain in
//! which each supports the next. What is typed, and how long that takes, is left to the benchmark.

use std::path::{Path, PathBuf};

use fastrand::Rng;

use crate::generated::articles::sentence;
use crate::generated::{self, Generated};

/// A claim nobody supports and that cites nothing, so that typing in it changes what is found.
const TYPED: &str = "[Nobody has counted the costs]{.claim}";
/// What ends a claim behind the last that it supports.
const BEHIND_REFERENCE: &str = "\"}.\n";
/// How many sources an article cites.
const SOURCES: usize = 12;
/// One claim in so many bears on another article, where there are some.
const CLAIMS_PER_REFERENCE: usize = 10;

/// A long article.
pub(crate) struct Manuscript {
    /// Its text.
    pub(crate) text: String,
    /// In the words of a claim with a finding, halfway down: line and column.
    pub(crate) in_claim: (usize, usize),
    /// In the name of another claim, which one above it supports; `None` where there is no other.
    pub(crate) in_reference: Option<(usize, usize)>,
    /// In the prose before that claim.
    pub(crate) in_prose: (usize, usize),
    /// Below the front matter and above all claims.
    pub(crate) above: (usize, usize),
}

impl Manuscript {
    /// An article of so many bytes and claims, in a folder of so many articles. Most of its claims cite; where they do
    /// not, every one of them has a finding.
    pub(crate) fn new(bytes: usize, claims: usize, cite: bool, articles: usize) -> Self {
        let mut random = Rng::with_seed(5);
        let mut text = String::from("---\ntitle: A long article\nauthor: Anna Person0\n---\n\n");
        let above = place(&text, text.len());
        let (mut written, mut in_claim, mut in_prose) = (1, (0, 0), (0, 0));
        let mut in_reference = None;
        let mut paragraphs = 0;
        while text.len() < bytes {
            if paragraphs % 12 == 0 {
                text += &format!("## {}\n\n", sentence(&mut random));
            }
            if paragraphs % 4 == 3 {
                text += "- ";
            }
            for _ in 0..5 {
                text += &prose(&mut random);
            }
            // The claims stand in equal distances.
            while written < claims && written * bytes <= text.len() * claims {
                text += &claim(written, cite, articles, &mut random);
                written += 1;
                if in_claim == (0, 0) {
                    in_reference = Some(place(&text, text.len() - BEHIND_REFERENCE.len()));
                }
            }
            if in_claim == (0, 0) && text.len() * 2 >= bytes {
                in_prose = place(&text, text.len() - "thing.\n".len());
                in_claim = place(&text, text.len() + "[Nobody".len());
                text += TYPED;
                text += ".\n";
            }
            text += "\n";
            paragraphs += 1;
        }
        Self {
            text,
            in_claim,
            in_reference,
            in_prose,
            above,
        }
    }
}

/// The sources that a long article cites, where it stands alone, and a configuration that names them.
pub(crate) fn write_sources(folder: &Path) {
    let source =
        |number| format!("@misc{{s{number}, title = {{Source {number}}}, date = {{2021}}}}\n");
    let sources: String = (0..SOURCES).map(source).collect();
    std::fs::write(folder.join("sources.bib"), sources).expect("a file");
    std::fs::write(
        folder.join("claimlint.toml"),
        "bibliography = [\"sources.bib\"]\n",
    )
    .expect("a file");
}

/// The folder's files: the articles of a workspace, its configuration and its bibliography.
pub(crate) fn write_folder(folder: &Path, workspace: &Generated) {
    let write = |name: &Path, text: &str| {
        let path = folder.join(name);
        let parent = path.parent().expect("a file has a folder");
        std::fs::create_dir_all(parent).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    write(Path::new("claimlint.toml"), &workspace.config());
    write(Path::new("sources.bib"), &workspace.bibliography());
    for article in 0..workspace.articles() {
        let path: PathBuf = workspace.path(article).components().skip(2).collect();
        write(&path, &workspace.text(article));
    }
}

/// A sentence as they stand in briefs: one to a line, with now and then a citation, a link or a stressed word.
fn prose(random: &mut Rng) -> String {
    let (one, other) = (sentence(random), sentence(random));
    let behind = match random.usize(0..10) {
        0 => " [@s3, p. 7]",
        1 => " [as reported](https://example.org/report)",
        2 => " (*not* an easy thing)",
        _ => "",
    };
    format!("The {one}, and {other}{behind}.\n")
}

fn claim(number: usize, cite: bool, articles: usize, random: &mut Rng) -> String {
    let words = sentence(random);
    let cite = match cite && !number.is_multiple_of(10) {
        true => format!(" cite=\"s{}\"", number % SOURCES),
        false => String::new(),
    };
    let mut supports = format!("c{}", number + 1);
    if articles > 0 && number.is_multiple_of(CLAIMS_PER_REFERENCE) {
        let other = generated::key(random.usize(0..articles));
        supports += &format!(
            " {other}#c{}",
            random.usize(0..generated::CLAIMS_PER_ARTICLE)
        );
    }
    format!("[{words}]{{#c{number} .claim{cite} supports=\"{supports}{BEHIND_REFERENCE}")
}

/// The line and column of a place in an ASCII text.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset.min(text.len())];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before.len() - start + (offset - before.len()))
}
