//! `claimlint fmt`: the annotations of articles in canonical form, and nothing else changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::changes::{Change, Changes};
use super::inspect::{current_folder, find_paths};
use super::report::{counted, relative};
use super::settings::Settings;
use super::visible::visible_lines;
use super::{FmtArguments, Outcome, SettingArguments, stdin, terminal};
use crate::syntax::{Document, may_hold_claims};
use crate::text::Text;
use crate::workspace::clean_path;
use crate::{canonical, loader};

/// What was looked at.
#[derive(Default)]
struct Formatting {
    changes: Changes,
    /// How many annotations are written anew, by file.
    annotations: Vec<(Arc<Path>, usize)>,
    /// How many files hold claims.
    files: usize,
    /// Files that could not be looked at, and why.
    errors: Vec<String>,
}

pub(super) fn run(arguments: &FmtArguments) -> Result<Outcome, String> {
    let here = current_folder()?;
    let given = &arguments.paths;
    match stdin::is_meant(given, arguments.stdin_filename.as_deref())? {
        true => format_stdin(arguments, &here),
        false => format_files(arguments, given, &here),
    }
}

fn format_files(
    arguments: &FmtArguments,
    given: &[PathBuf],
    here: &Path,
) -> Result<Outcome, String> {
    let given = find_paths(given, here)?;
    let survey = loader::survey(&given, here);
    let settings = Settings::new(&SettingArguments::default(), here)?;
    let mut formatting = Formatting {
        errors: survey.errors,
        ..Formatting::default()
    };
    for folder in &survey.folders {
        let is_meant = |file: &PathBuf| given.iter().any(|given| file.starts_with(given));
        let mut files: Vec<_> = folder.files.iter().filter(|file| is_meant(file)).collect();
        if files.is_empty() {
            continue;
        }
        let config = settings.config(&folder.root)?;
        files.retain(|file| !config.excludes(file));
        let formatted: Vec<_> = files
            .par_iter()
            .map(|file| format_file(file, here))
            .collect();
        for (file, formatted) in files.into_iter().zip(formatted) {
            formatting.add(file.as_path().into(), formatted);
        }
    }
    if !arguments.check && !arguments.diff {
        formatting.changes.write(here)?;
    }
    formatting.tell(arguments, here)?;
    formatting.end(arguments)
}

fn format_stdin(arguments: &FmtArguments, here: &Path) -> Result<Outcome, String> {
    let name = arguments.stdin_filename.as_deref();
    let path = name.map(|name| clean_path(&here.join(name)));
    let bytes = stdin::read_bytes()?;
    let mut formatting = Formatting::default();
    let formatted = match is_excluded(path.as_deref(), here)? {
        true => Ok(None),
        false => {
            format(bytes.clone()).map_err(|cause| format!("cannot format standard input: {cause}"))
        }
    };
    let path: Arc<Path> = path.unwrap_or_else(|| here.join("-")).into();
    formatting.add(path.clone(), formatted);
    if !arguments.check && !arguments.diff && formatting.errors.is_empty() {
        terminal::print_file(formatting.changes.bytes(&path).unwrap_or(&bytes))?;
    }
    if arguments.check || arguments.diff {
        formatting.tell(arguments, here)?;
    }
    formatting.end(arguments)
}

/// Whether the configuration of a file's workspace leaves it out.
fn is_excluded(path: Option<&Path>, here: &Path) -> Result<bool, String> {
    let Some(path) = path else {
        return Ok(false);
    };
    let root = path.parent().and_then(loader::find_root);
    let settings = Settings::new(&SettingArguments::default(), here)?;
    let config = settings.config(&root.unwrap_or_else(|| here.to_owned()))?;
    Ok(config.excludes(path))
}

fn format_file(path: &Path, here: &Path) -> Result<Option<(Change, usize)>, String> {
    let formatted = fs::read(path).map_err(|error| loader::cause(&error));
    let formatted = formatted.and_then(format);
    formatted.map_err(|cause| format!("cannot format {}: {cause}", relative(&path.into(), here)))
}

/// A text with its annotations in canonical form, and how many of them were not; `None` where it holds no claims.
///
/// # Errors
/// When the bytes are not UTF-8, so that writing them would lose something.
fn format(bytes: Vec<u8>) -> Result<Option<(Change, usize)>, String> {
    if !may_hold_claims(&bytes) {
        return Ok(None);
    }
    let Some(mut change) = Change::of(bytes) else {
        return Err("it is not UTF-8; save it with that encoding".to_owned());
    };
    let mut document = Document::new(Text::new(change.text()));
    let syntax = document.syntax();
    let edits = canonical::edits(document.text(), &syntax);
    change.apply(&edits);
    Ok(Some((change, edits.len())))
}

impl Formatting {
    fn add(&mut self, path: Arc<Path>, formatted: Result<Option<(Change, usize)>, String>) {
        match formatted {
            Ok(None) => {}
            Ok(Some((change, annotations))) => {
                self.files += 1;
                if annotations > 0 {
                    self.annotations.push((path.clone(), annotations));
                    self.changes.add(path, change);
                }
            }
            Err(error) => self.errors.push(error),
        }
    }

    /// Shows or names what is changed, or would be.
    fn tell(&self, arguments: &FmtArguments, here: &Path) -> Result<(), String> {
        let is_dry = arguments.check || arguments.diff;
        if arguments.diff {
            self.changes.print_diff(here)?;
        } else if arguments.check {
            let lines = self.annotations.iter().map(|(path, count)| {
                let path = relative(path, here);
                match count {
                    1 => format!("{path}: 1 annotation is not in canonical form\n"),
                    _ => format!("{path}: {count} annotations are not in canonical form\n"),
                }
            });
            terminal::print(&visible_lines(&lines.collect::<String>()))?;
        }
        let changed = self.annotations.len();
        let verb = if is_dry {
            "would be changed"
        } else {
            "changed"
        };
        let (changed, left) = (
            counted(changed, "file"),
            counted(self.files - changed, "file"),
        );
        terminal::remark(&format!(
            "{changed} {verb}, {left} in canonical form already"
        ));
        Ok(())
    }

    fn end(&self, arguments: &FmtArguments) -> Result<Outcome, String> {
        for error in &self.errors {
            terminal::error(error);
        }
        let is_dry = arguments.check || arguments.diff;
        Ok(
            match (
                self.errors.is_empty(),
                is_dry && !self.annotations.is_empty(),
            ) {
                (false, _) => Outcome::Incomplete,
                (true, true) => Outcome::Findings,
                (true, false) => Outcome::Clean,
            },
        )
    }
}
