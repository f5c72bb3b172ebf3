//! `claimlint stats`: how many claims there are, by who says them, of which kind, on which source, about what, and how
//! they stand.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

use super::inspect::Scope;
use super::report::{counted, relative};
use super::visible::visible_lines;
use super::{Outcome, SelectionArguments, StatsArguments, StatsFormat, terminal};
use crate::model::{Article, ProblemKind};
use crate::reasoning::Label;
use crate::text::Encoding;
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
    let scope = Scope::new(&arguments.paths, &SelectionArguments::default())?;
    let inspection = scope.inspect()?;
    let mut counts = Counts::default();
    let mut errors = inspection.errors.clone();
    for inspected in &inspection.workspaces {
        let workspace = &inspected.workspace;
        let articles = inspected
            .files
            .iter()
            .filter_map(|path| workspace.article(path));
        for article in articles {
            errors.extend(unread(article, scope.here()));
            counts.articles += usize::from(!article.claims.is_empty());
            for claim in &article.claims {
                counts.add(workspace, ClaimRef { article, claim });
            }
        }
    }
    terminal::print(&match arguments.output_format {
        StatsFormat::Table => visible_lines(&counts.table()).into_owned(),
        StatsFormat::Json => counts.json()?,
    })?;
    if let Some(warning) = inspection.explain_left_out(&scope) {
        terminal::warning(&warning);
    }
    for error in &errors {
        terminal::error(error);
    }
    Ok(match errors.is_empty() {
        true => Outcome::Clean,
        false => Outcome::Incomplete,
    })
}

/// Why an article is not counted, or not as it was meant.
fn unread(article: &Article, here: &Path) -> Option<String> {
    let mut problems = article.problems.iter();
    let problem = problems.find(|problem| problem.kind == ProblemKind::Unreadable)?;
    let place = article.text.position(problem.range.start, Encoding::Utf32);
    let (line, column) = (place.line + 1, place.column + 1);
    let path = relative(&article.path, here);
    Some(format!("{path}:{line}:{column}: {}", problem.message))
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
            match workspace.label(claim) {
                Label::In(0) => "uncontested",
                Label::In(_) => "contested, in",
                Label::Out(_) => "contested, out",
                Label::Undecided => "contested, undecided",
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
        let width = names.map(|name| name.width()).max().unwrap_or(0);
        for (heading, counts) in HEADINGS.iter().zip(&self.by) {
            if counts.is_empty() {
                continue;
            }
            let _ = writeln!(table, "\nBy {heading}");
            for (name, count) in most_first(counts) {
                let blanks = width - name.width();
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
