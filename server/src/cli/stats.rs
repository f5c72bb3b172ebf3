//! `claimlint stats`: how many claims there are, by who says them, of which kind, on which source, about what, and how
//! they stand.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization;

use super::inspect::{current_folder, find_paths};
use super::report::counted;
use super::{Outcome, StatsArguments, StatsFormat, terminal};
use crate::loader;
use crate::reasoning::Standing;
use crate::workspace::{ClaimRef, Workspace};

/// The headings, in the order in which they are shown.
const HEADINGS: [&str; 5] = ["speaker", "kind", "source", "topic", "status"];

/// Claims by heading and by what stands under it.
#[derive(Debug, Default)]
struct Counts {
    articles: usize,
    claims: usize,
    by: [BTreeMap<String, usize>; HEADINGS.len()],
}

pub(super) fn run(arguments: &StatsArguments) -> Result<Outcome, String> {
    let here = current_folder()?;
    let paths = find_paths(&arguments.paths, &here)?;
    let survey = loader::survey(&paths, &here);
    let is_shown = |path: &Path| paths.iter().any(|given| path.starts_with(given));
    let mut counts = Counts::default();
    for folder in &survey.folders {
        let config = loader::read_config(&folder.root).map_err(|bad| bad.display())?;
        let workspace = loader::load(folder, Arc::new(config), &|_| {});
        for article in workspace
            .articles()
            .filter(|article| is_shown(&article.path))
        {
            counts.articles += usize::from(!article.claims.is_empty());
            for claim in &article.claims {
                counts.add(&workspace, ClaimRef { article, claim });
            }
        }
    }
    terminal::print(&match arguments.output_format {
        StatsFormat::Table => counts.table(),
        StatsFormat::Json => counts.json()?,
    })?;
    for error in &survey.errors {
        terminal::error(error);
    }
    Ok(match survey.errors.is_empty() {
        true => Outcome::Clean,
        false => Outcome::Incomplete,
    })
}

impl Counts {
    fn add(&mut self, workspace: &Workspace, claim: ClaimRef<'_>) {
        self.claims += 1;
        let [speakers, kinds, sources, topics, statuses] = &mut self.by;
        let count = |under: &mut BTreeMap<String, usize>, what: &str| {
            // Names in one spelling, whichever way their accents are written.
            *under.entry(what.nfc().collect()).or_default() += 1;
        };
        for voice in workspace.voices(claim) {
            count(speakers, &voice.name);
        }
        count(kinds, claim.claim.kind.word());
        let own = claim.article.front_matter.source.as_ref();
        let own = own.filter(|_| !workspace.is_reported(claim));
        let mut cited: Vec<_> = claim
            .claim
            .citations
            .iter()
            .map(|citation| &citation.key.value)
            .collect();
        cited.extend(
            own.filter(|_| claim.claim.citations.is_empty())
                .map(|own| &own.value),
        );
        cited.sort_unstable();
        cited.dedup();
        for source in cited {
            count(sources, source);
        }
        if let Some(topic) = &claim.claim.topic {
            count(topics, &topic.value);
        }
        if !claim.claim.stance.commits() {
            return count(statuses, "nobody answers for it");
        }
        let is_grounded = workspace.is_grounded(claim);
        count(
            statuses,
            if workspace.is_cited(claim) {
                "cited"
            } else {
                "uncited"
            },
        );
        count(
            statuses,
            if is_grounded {
                "grounded"
            } else {
                "not grounded"
            },
        );
        count(
            statuses,
            match workspace.standing(claim) {
                Standing::In(fallen) if fallen.is_empty() => "uncontested",
                Standing::In(_) => "contested, in",
                Standing::Out(_) => "contested, out",
                Standing::Undecided(_) => "contested, undecided",
            },
        );
    }

    fn table(&self) -> String {
        let (articles, claims) = (
            counted(self.articles, "article"),
            counted(self.claims, "claim"),
        );
        let mut table = format!("{articles}, {claims}\n");
        let names = self.by.iter().flat_map(BTreeMap::keys);
        let width = names.map(|name| name.chars().count()).max().unwrap_or(0);
        for (heading, counts) in HEADINGS.iter().zip(&self.by) {
            if counts.is_empty() {
                continue;
            }
            let _ = writeln!(table, "\nBy {heading}");
            for (name, count) in most_first(counts) {
                let blanks = width - name.chars().count();
                let _ = writeln!(table, "  {name}{:blanks$}  {count:>6}", "");
            }
        }
        table
    }

    fn json(&self) -> Result<String, String> {
        let mut object = Map::new();
        object.insert("articles".to_owned(), json!(self.articles));
        object.insert("claims".to_owned(), json!(self.claims));
        for (heading, counts) in HEADINGS.iter().zip(&self.by) {
            object.insert((*heading).to_owned(), json!(counts));
        }
        let text = serde_json::to_string_pretty(&Value::Object(object));
        text.map(|text| text + "\n")
            .map_err(|error| format!("cannot write the counts: {error}"))
    }
}

/// What stands under a heading, from what is there most often.
fn most_first(counts: &BTreeMap<String, usize>) -> Vec<(&String, &usize)> {
    let mut sorted: Vec<_> = counts.iter().collect();
    sorted.sort_by(|(one, often), (other, more)| more.cmp(often).then(one.cmp(other)));
    sorted
}
