//! An example of a page: files with carets under the text that must be reported.
//!
//! A line `//- path` begins a file; without one the example is `article.md`. `//- path in ISO-8859-1`
//! begins a file that is saved in that encoding. `claimlint.toml` is the configuration; articles,
//! bibliographies and copies of sources are known by their names. Under a line of text, blanks and a
//! run of `^` mark what a finding covers, in characters, by the page's rule or by the one named behind
//! the carets. A finding that goes on in the next line is marked to the end of its first, an empty one
//! by one caret.
//!
//! Examples cite, so that they may be about something else: where a file is not given, `sources.bib`
//! holds what [`SOURCES`] says and `claimlint.toml` names it. The page's own rule is on in its
//! examples, as a warning, unless their `claimlint.toml` says something else.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use crate::config::{Config, FILE_NAME, Level};
use crate::loader::{is_article, manuscript_of_bytes};
use crate::quotation::LocalCopy;
use crate::rules::{self, Finding, Rule};
use crate::spanned::Spanned;
use crate::text::{Encoding, Text};
use crate::workspace::{SourceFile, Workspace};

/// Where the examples' files lie; nothing is read from there.
const ROOT: &str = "/articles";

const SOURCES_NAME: &str = "sources.bib";

/// The sources of examples that give none.
const SOURCES: &str = "
    @misc{keller2025, author = {Keller, Anna}, title = {A force for the day after}}
    @misc{weber2025, author = {Weber, Jonas}, title = {Guarantees without guarantors}}
    @misc{interview2025, title = {An interview on Ukraine}}
";

const CONFIGURATION: &str = "bibliography = [\"sources.bib\"]\n";

/// The files of an example and what must be found in them.
#[derive(Clone)]
pub(super) struct Example {
    files: Vec<File>,
    /// The rule whose page it stands on.
    own_rule: String,
    pub(super) marks: Vec<Mark>,
}

#[derive(Clone)]
struct File {
    path: Arc<Path>,
    text: String,
    in_latin_1: bool,
}

/// What every rule finds in every file.
fn find(workspace: &Workspace) -> Vec<Finding> {
    let articles = workspace.articles().map(|article| article.path.clone());
    let drafts = workspace.drafts().map(|draft| draft.path.clone());
    let bibliographies = workspace.bibliographies().map(|file| file.path.clone());
    let paths = articles.chain(drafts).chain(bibliographies);
    let paths = paths.chain(workspace.config().path.clone());
    paths
        .flat_map(|path| rules::check(workspace, &path))
        .collect()
}

/// What a finding covers: line and columns from 0, in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    path: Arc<Path>,
    line: usize,
    start: usize,
    end: usize,
    pub(super) rule: String,
}

impl Example {
    /// Reads a block; carets without a name mean the rule `own_rule`.
    pub(super) fn read(block: &str, own_rule: &str) -> Result<Self, String> {
        let mut example = Self {
            files: Vec::new(),
            own_rule: own_rule.to_owned(),
            marks: Vec::new(),
        };
        for line in block.lines() {
            if let Some(header) = line.strip_prefix("//- ") {
                example.begin(header.trim());
                continue;
            }
            if example.files.is_empty() {
                example.begin("article.md");
            }
            let Some(file) = example.files.last_mut() else {
                continue;
            };
            let Some((start, end, rule)) = read_carets(line) else {
                file.text.push_str(line);
                file.text.push('\n');
                continue;
            };
            let lines_above = file.text.lines().count();
            example.marks.push(Mark {
                path: file.path.clone(),
                line: lines_above
                    .checked_sub(1)
                    .ok_or("carets stand under no text\n")?,
                start,
                end,
                rule: rule.unwrap_or(own_rule).to_owned(),
            });
        }
        Ok(example)
    }

    /// Runs every rule on every file and compares all findings with the carets.
    pub(super) fn check(&self) -> Result<(), String> {
        let workspace = self.workspace()?;
        let findings = find(&workspace);
        let findings = findings
            .into_iter()
            .map(|finding| (mark(&workspace, &finding), finding.message));
        let mut missing = self.marks.clone();
        let mut surplus = Vec::new();
        for (found, message) in findings {
            match missing.iter().position(|mark| *mark == found) {
                Some(place) => drop(missing.remove(place)),
                None => surplus.push((found, message)),
            }
        }
        if missing.is_empty() && surplus.is_empty() {
            return Ok(());
        }
        let missing = missing.iter().map(|mark| ("missing", mark, ""));
        let surplus = surplus
            .iter()
            .map(|(mark, message)| ("surplus", mark, message.as_str()));
        let shown = missing
            .chain(surplus)
            .map(|(what, mark, message)| self.show(what, mark, message));
        Err(shown.collect())
    }

    /// What is found in the files, without a look at the carets.
    pub(super) fn findings(&self) -> Result<Vec<Finding>, String> {
        Ok(find(&self.workspace()?))
    }

    /// The text of one of the files.
    pub(super) fn text(&self, path: &Path) -> Option<&str> {
        let file = self.files.iter().find(|file| *file.path == *path)?;
        Some(&file.text)
    }

    /// The example with another text in one of its files.
    pub(super) fn with_text(&self, path: &Path, text: &str) -> Self {
        let mut example = self.clone();
        for file in &mut example.files {
            if *file.path == *path {
                text.clone_into(&mut file.text);
            }
        }
        example
    }

    /// Puts the files together as the loader does, without a disk.
    fn workspace(&self) -> Result<Workspace, String> {
        let root: Arc<Path> = Path::new(ROOT).into();
        let written = self.file(FILE_NAME).map(|file| file.text.as_str());
        let path = root.join(FILE_NAME).into();
        let config = Config::read(path, written.unwrap_or(CONFIGURATION));
        let config = config.and_then(|config| rules::check_names(&config).map(|()| config));
        let config = config.map_err(|error| format!("{FILE_NAME}: {}\n", error.message))?;
        let config = Arc::new(self.with_own_rule(config));
        let mut workspace = Workspace::new(root.clone(), config.clone());
        let (articles, others): (Vec<_>, Vec<_>) =
            self.files.iter().partition(|file| is_article(&file.path));
        workspace.fill_all(
            articles
                .iter()
                .filter_map(|file| manuscript_of_bytes(&config, file.path.clone(), &file.bytes())),
        );
        let named = workspace.missing_bibliographies();
        for file in others {
            let is_copy = LocalCopy::is_text(&file.path) && !named.contains(&file.path);
            if file.path.ends_with(FILE_NAME) || is_copy {
                continue;
            }
            workspace.set_bibliography(SourceFile::new(file.path.clone(), &file.text));
        }
        if self.file(SOURCES_NAME).is_none() {
            let path = root.join(SOURCES_NAME).into();
            workspace.set_bibliography(SourceFile::new(path, SOURCES));
        }
        for path in workspace.missing_bibliographies() {
            let cause = ErrorKind::NotFound.to_string();
            workspace.set_bibliography(SourceFile::unreadable(path, cause));
        }
        let copies = workspace.missing_copies().into_iter().map(|path| {
            let file = self.files.iter().find(|file| file.path == path);
            match file {
                Some(file) => LocalCopy::from_bytes(path, &file.bytes()),
                None => LocalCopy::unreadable(path, ErrorKind::NotFound.to_string()),
            }
        });
        workspace.set_copies(copies);
        Ok(workspace)
    }

    /// The configuration with the page's rule switched on, where it is off by default.
    fn with_own_rule(&self, mut config: Config) -> Config {
        let is_off = Rule::named(&self.own_rule).is_some_and(|rule| rule.level == Level::Off);
        let mut names = config.rules.iter().map(|(name, _)| &name.value);
        if is_off && !names.any(|name| *name == self.own_rule) {
            let name = Spanned::new(self.own_rule.clone(), 0..0);
            config.rules.push((name, Level::Warning));
        }
        config
    }

    fn begin(&mut self, header: &str) {
        let name = header.strip_suffix(" in ISO-8859-1");
        self.files.push(File {
            path: Path::new(ROOT).join(name.unwrap_or(header)).into(),
            text: String::new(),
            in_latin_1: name.is_some(),
        });
    }

    fn file(&self, name: &str) -> Option<&File> {
        let path = Path::new(ROOT).join(name);
        self.files.iter().find(|file| *file.path == *path)
    }

    /// The marked line with its carets, as they would stand on the page.
    fn show(&self, what: &str, mark: &Mark, message: &str) -> String {
        let file = self.files.iter().find(|file| file.path == mark.path);
        let line = file.and_then(|file| file.text.lines().nth(mark.line));
        format!(
            "{what} in {}:\n{}\n{}{} {}\n{message}\n\n",
            mark.path.display(),
            line.unwrap_or_default(),
            " ".repeat(mark.start),
            "^".repeat(mark.end - mark.start),
            mark.rule,
        )
    }
}

impl File {
    fn bytes(&self) -> Vec<u8> {
        if !self.in_latin_1 {
            return self.text.clone().into_bytes();
        }
        let characters = self.text.chars();
        characters
            .map(|character| u8::try_from(character).expect("a character of ISO-8859-1"))
            .collect()
    }
}

/// The columns of a line of carets and the rule named behind them.
fn read_carets(line: &str) -> Option<(usize, usize, Option<&str>)> {
    let carets = line.trim_start_matches(' ');
    let behind = carets.trim_start_matches('^');
    let rule = behind.trim();
    let is_name = rule
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if behind.len() == carets.len() || !is_name || !(rule.is_empty() || behind.starts_with(' ')) {
        return None;
    }
    let start = line.len() - carets.len();
    let end = line.len() - behind.len();
    Some((start, end, (!rule.is_empty()).then_some(rule)))
}

fn mark(workspace: &Workspace, finding: &Finding) -> Mark {
    let empty = Text::default();
    let text = workspace.text(&finding.place.path).unwrap_or(&empty);
    let range = &finding.place.range;
    let start = text.position(range.start, Encoding::Utf32);
    let line_end = text.line(start.line).end;
    let end = text.position(range.end.min(line_end), Encoding::Utf32);
    Mark {
        path: finding.place.path.clone(),
        line: start.line,
        start: start.column,
        end: end.column.max(start.column + 1),
        rule: finding.rule.name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(block: &str) -> String {
        let example = Example::read(block, "uncited-claim").expect(block);
        example.check().expect_err(block)
    }

    #[test]
    fn what_is_not_marked_fails() {
        let failure = failure("An [e]{#e .claim}.\n");
        let carets = "\nAn [e]{#e .claim}.\n   ^^^^^^^^^^^^^^ uncited-claim\n";
        assert!(failure.starts_with("surplus"), "{failure}");
        assert!(failure.contains(carets), "{failure}");
    }

    #[test]
    fn what_is_marked_and_not_found_fails() {
        let marked = "An [e]{#e .claim cite=\"keller2025\"}.\n^^\n";
        assert!(failure(marked).starts_with("missing"));
    }

    #[test]
    fn place_and_rule_must_be_right() {
        for carets in [
            "  ^^^^^^^^^^^^^^",
            "   ^^^^^^^^^^^^^",
            "   ^^^^^^^^^^^^^^ unknown-claim",
        ] {
            let failure = failure(&format!("An [e]{{#e .claim}}.\n{carets}\n"));
            assert!(
                failure.contains("missing") && failure.contains("surplus"),
                "{failure}"
            );
        }
    }

    #[test]
    fn one_mark_stands_for_one_finding() {
        let twice = "An [e]{#e .claim}.\n   ^^^^^^^^^^^^^^\n   ^^^^^^^^^^^^^^\n";
        assert!(failure(twice).starts_with("missing"));
    }

    #[test]
    fn what_cannot_be_run_says_so() {
        assert!(Example::read("^^\n", "uncited-claim").is_err());
        assert!(failure("//- claimlint.toml\n[topic]\n").contains("claimlint.toml"));
    }
}
