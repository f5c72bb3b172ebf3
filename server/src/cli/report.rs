//! What a check found, with everything the formats show: relative paths, lines and columns, counts.

use std::collections::{BTreeSet, HashSet};
use std::mem;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::Level;
use crate::model::Article;
use crate::rules::{Finding, Fingerprints, Place, Suppressed};
use crate::text::{Encoding, Position, Text};
use crate::workspace::Workspace;

/// Longer stretches of lines are named and not shown, in bytes: nobody reads them in a terminal.
pub(super) const LONGEST_SHOWN: usize = 20_000;

/// The outcome of a check.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// The findings, in a stable order.
    pub(super) entries: Vec<ReportEntry>,
    /// The findings that comments silence, in the same order, each with the reason the comment gives.
    pub(super) suppressed: Vec<(ReportEntry, Option<String>)>,
    /// The findings that a baseline knows, in the same order.
    pub(super) known: Vec<ReportEntry>,
    /// The files of the articles looked at.
    pub(super) files: Vec<Arc<Path>>,
    /// The same as people and programs write them, in order.
    pub(super) paths: Vec<String>,
    /// What could not be read.
    pub(super) errors: Vec<String>,
    /// How many articles were looked at: those with claims, and those whose prose is judged.
    pub(super) articles: usize,
    /// How many claims these hold.
    pub(super) claims: usize,
}

/// A finding, placed.
#[derive(Debug)]
pub(super) struct ReportEntry {
    pub(super) finding: Finding,
    /// The folder of the workspace that it was found in.
    pub(super) root: Arc<Path>,
    pub(super) spot: Spot,
    pub(super) fingerprint: String,
    /// Whether it fails a check, as its workspace has it.
    pub(super) fails: bool,
    /// Where each related place stands, in the order of the finding's.
    pub(super) related: Vec<Spot>,
}

/// A place as people and programs write it.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Relative to the folder that the report is for, with forward slashes.
    pub(super) path: String,
    /// Line and column from 0, in Unicode scalar values.
    pub(super) start: Position,
    /// The end, exclusive, counted likewise.
    pub(super) end: Position,
    /// The text of the file it stands in.
    pub(super) text: Text,
    /// The place in bytes.
    pub(super) range: Range<usize>,
    /// The lines the place stands in, in bytes.
    pub(super) lines: Range<usize>,
    /// Braces in these lines that a reader can do without, ordered by place.
    pub(super) braces: Vec<Range<usize>>,
}

impl Report {
    /// Adds the findings of one workspace, and those that comments silence.
    pub(super) fn add(
        &mut self,
        workspace: &Workspace,
        findings: Vec<Finding>,
        suppressed: Vec<Suppressed>,
        here: &Path,
    ) {
        let mut fingerprints = Fingerprints::default();
        let mut entry = |finding| ReportEntry::new(workspace, finding, here, &mut fingerprints);
        self.entries.extend(findings.into_iter().map(&mut entry));
        let suppressed = suppressed.into_iter();
        let suppressed = suppressed.map(|silenced| (entry(silenced.finding), silenced.reason));
        self.suppressed.extend(suppressed);
    }

    /// Shows all paths from a folder on.
    pub(super) fn show_from(&mut self, base: &Path) {
        let files = self.files.iter();
        self.paths = files.map(|file| relative(file, base)).collect();
        self.paths.sort();
        let suppressed = self.suppressed.iter_mut().map(|(entry, _)| entry);
        let entries = self.entries.iter_mut().chain(suppressed);
        for entry in entries.chain(&mut self.known) {
            entry.spot.path = relative(&entry.finding.place.path, base);
            for (spot, related) in entry.related.iter_mut().zip(&entry.finding.related) {
                spot.path = relative(&related.place.path, base);
            }
        }
    }

    /// Puts the findings of several workspaces in one order.
    pub(super) fn sort(&mut self) {
        self.entries
            .sort_by(|one, two| one.finding.order().cmp(&two.finding.order()));
        self.suppressed
            .sort_by(|(one, _), (two, _)| one.finding.order().cmp(&two.finding.order()));
    }

    /// How many findings are of a level.
    pub(super) fn count(&self, level: Level) -> usize {
        let levels = self.entries.iter().map(|entry| entry.finding.level);
        levels.filter(|own| *own == level).count()
    }

    /// Whether anything stands that fails the check.
    pub(super) fn fails(&self) -> bool {
        self.entries.iter().any(|entry| entry.fails)
    }

    /// Takes the findings of some numbers for known: they are listed no more, and fail nothing.
    pub(super) fn know(&mut self, numbers: &HashSet<usize>) {
        let entries = mem::take(&mut self.entries).into_iter().enumerate();
        for (number, entry) in entries {
            match numbers.contains(&number) {
                true => self.known.push(entry),
                false => self.entries.push(entry),
            }
        }
    }

    /// Takes out the findings of some numbers.
    pub(super) fn take_out(&mut self, numbers: &BTreeSet<usize>) {
        let mut number = 0..;
        self.entries.retain(|_| {
            number
                .next()
                .is_none_or(|number| !numbers.contains(&number))
        });
    }

    /// The last line: `5 articles, 120 claims: 1 error, 2 warnings, 12 info; 3 known from the baseline`.
    pub(super) fn summary(&self) -> String {
        let found = [
            counted(self.count(Level::Error), "error"),
            counted(self.count(Level::Warning), "warning"),
            counted(self.count(Level::Info), "info"),
        ];
        let scope = format!(
            "{}, {}",
            counted(self.articles, "article"),
            counted(self.claims, "claim")
        );
        let known = match self.known.len() {
            0 => String::new(),
            known => format!("; {known} known from the baseline"),
        };
        format!("{scope}: {}{known}", found.join(", "))
    }
}

impl ReportEntry {
    fn new(
        workspace: &Workspace,
        finding: Finding,
        here: &Path,
        fingerprints: &mut Fingerprints,
    ) -> Self {
        let spot = Spot::new(workspace, &finding.place, here);
        let article = workspace.article(&finding.place.path);
        let words = words(article.map(|article| &**article), &spot);
        let within = relative(&finding.place.path, workspace.root());
        let related = finding.related.iter();
        let related = related.map(|related| Spot::new(workspace, &related.place, here));
        Self {
            fingerprint: fingerprints.next(&finding, &within, &words),
            related: related.collect(),
            fails: workspace.config().fail_on.includes(finding.level),
            root: workspace.root().clone(),
            spot,
            finding,
        }
    }
}

impl Spot {
    fn new(workspace: &Workspace, place: &Place, here: &Path) -> Self {
        let text = workspace.text(&place.path).cloned().unwrap_or_default();
        let start = text.position(place.range.start, Encoding::Utf32);
        let end = text.position(place.range.end, Encoding::Utf32);
        let lines = text.line(start.line).start..text.line(end.line).end;
        let is_shown = lines.len() <= LONGEST_SHOWN;
        let article = workspace.article(&place.path).filter(|_| is_shown);
        Self {
            path: relative(&place.path, here),
            braces: article.map_or_else(Vec::new, |article| braces(article, &lines, &place.range)),
            range: place.range.clone(),
            start,
            end,
            lines,
            text,
        }
    }
}

/// The text at a place without the braces of the claims in it: what they say is ordered and spaced anew at will, and
/// it is still the same claim.
fn words(article: Option<&Article>, spot: &Spot) -> String {
    let claims = article.map_or(&[][..], |article| &article.claims);
    let first = claims.partition_point(|claim| claim.range.start < spot.range.start);
    let begun = claims[first..].partition_point(|claim| claim.range.start < spot.range.end);
    let braces = claims[first..first + begun]
        .iter()
        .map(|claim| claim.braces());
    let mut braces: Vec<_> = braces
        .filter(|braces| braces.end <= spot.range.end)
        .collect();
    braces.sort_by_key(|braces| braces.start);
    let ends = braces.iter().map(|braces| braces.start);
    let starts = braces.iter().map(|braces| braces.end);
    let starts = [spot.range.start].into_iter().chain(starts);
    let pieces = starts.zip(ends.chain([spot.range.end]));
    pieces
        .map(|(start, end)| spot.text.slice(start..end))
        .collect()
}

/// The braces of the claims in some lines from the place to show on, except those it lies within.
/// What stands before it stays, so that columns count the same in the output and in the file.
fn braces(article: &Article, lines: &Range<usize>, shown: &Range<usize>) -> Vec<Range<usize>> {
    /// Braces up to this many bytes are shown: they take no more room than they explain.
    const SHORT: usize = 24;
    let claims = &article.claims;
    let first = claims.partition_point(|claim| claim.range.start < lines.start);
    let begun = claims[first..].partition_point(|claim| claim.range.start < lines.end);
    let braces = claims[first..first + begun]
        .iter()
        .map(|claim| claim.braces());
    let mut braces: Vec<_> = braces
        .filter(|braces| braces.len() > SHORT)
        .filter(|braces| shown.start <= braces.start && braces.end <= lines.end)
        .filter(|braces| shown.end <= braces.start || braces.end <= shown.end)
        .collect();
    braces.sort_by_key(|braces| braces.start);
    braces
}

/// A level as it is written in output.
pub(super) fn level_word(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::Info => "info",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

pub(super) fn counted(number: usize, thing: &str) -> String {
    match (number, thing) {
        (1, _) | (_, "info") => format!("{number} {thing}"),
        _ => format!("{number} {thing}s"),
    }
}

/// A path from a folder on, with forward slashes.
pub(super) fn relative(path: &Arc<Path>, base: &Path) -> String {
    let relative = pathdiff::diff_paths(path, base).unwrap_or_else(|| PathBuf::from(&**path));
    let parts = relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    // A path with a root begins with a slash of its own.
    parts.collect::<Vec<_>>().join("/").replace("//", "/")
}
