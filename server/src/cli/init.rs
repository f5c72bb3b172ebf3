//! `claimlint init`: a first configuration with comments, from what the folder holds. It asks nothing and
//! replaces nothing.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inspect::current_folder;
use super::report::counted;
use super::{InitArguments, Outcome, terminal};
use crate::config::{Config, FILE_NAME};
use crate::loader::{self, Folder};
use crate::speaker::Speaker;
use crate::workspace::{Workspace, clean_path};

/// The file, with places for what was found.
const TEMPLATE: &str = include_str!("init.toml");
/// Further names and topics say no more about how to declare them.
const MOST_NAMED: usize = 12;

pub(super) fn run(arguments: &InitArguments) -> Result<Outcome, String> {
    let here = current_folder()?;
    let folder = clean_path(&here.join(&arguments.folder));
    let shown = arguments.folder.display();
    if !folder.is_dir() {
        return Err(format!("cannot configure {shown}: no such folder"));
    }
    let survey = loader::survey(std::slice::from_ref(&folder), &folder);
    let files = survey.folders.into_iter().flat_map(|found| found.files);
    let files: Vec<_> = files.filter(|file| file.starts_with(&folder)).collect();
    let markdown = files.len();
    let root = folder.clone();
    let workspace = loader::load(
        &Folder { root, files },
        Arc::new(Config::default()),
        &|_| {},
    );
    let bibliographies = loader::find_bibliographies(&folder);
    let names: Vec<_> = bibliographies
        .iter()
        .map(|file| relative(file, &folder))
        .collect();
    let path = clean_path(&arguments.folder.join(FILE_NAME));
    write(&path, &fill_in(&workspace, &names))?;
    let articles: Vec<_> = workspace.articles().collect();
    let claims: usize = articles.iter().map(|article| article.claims.len()).sum();
    let with = format!(
        "{} with {}",
        counted(articles.len(), "article"),
        counted(claims, "claim")
    );
    let without = counted(markdown - articles.len(), "Markdown file");
    let sources = match names.as_slice() {
        [] => "no bibliography".to_owned(),
        names => format!("sources in {}", names.join(", ")),
    };
    terminal::print(&terminal::unless_quiet(format!(
        "{} written. Found: {with}, {without} without any, {sources}.\nRead it through, then run `claimlint check {shown}`.\n",
        path.display(),
    )))?;
    Ok(Outcome::Clean)
}

/// Writes a file that is not there yet.
fn write(path: &Path, text: &str) -> Result<(), String> {
    let mut options = OpenOptions::new();
    let file = options.write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => format!(
            "{} stands there already: edit it, or take it away first",
            path.display()
        ),
        _ => format!("cannot write {}: {}", path.display(), loader::cause(&error)),
    })
}

/// The file's text: what was found is filled in, and what may be said else stands in comments.
fn fill_in(workspace: &Workspace, bibliographies: &[String]) -> String {
    let listed: Vec<_> = bibliographies
        .iter()
        .map(|name| format!("{name:?}"))
        .collect();
    let bibliography = match listed.as_slice() {
        [] => "# bibliography = [\"sources.bib\"]".to_owned(),
        listed => format!("bibliography = [{}]", listed.join(", ")),
    };
    let (mut speakers, mut topics) = (BTreeMap::new(), BTreeMap::new());
    for article in workspace.articles() {
        for claim in &article.claims {
            let claim = crate::workspace::ClaimRef { article, claim };
            for voice in workspace.voices(claim) {
                if matches!(voice.speaker, Speaker::Named(_)) {
                    *speakers.entry(voice.name).or_default() += 1;
                }
            }
            if let Some(topic) = &claim.claim.topic {
                *topics.entry(topic.value.clone()).or_default() += 1;
            }
        }
    }
    TEMPLATE
        .replace("{bibliography}", &bibliography)
        .replace("{speakers}", &named("Named in the articles", speakers))
        .replace("{topics}", &named("Topics of the articles", topics))
}

/// A comment that names what occurs most often, with how often: `# Named so far: Ben Hodges (3).`
fn named(what: &str, times: BTreeMap<String, usize>) -> String {
    let mut times: Vec<_> = times.into_iter().collect();
    times.sort_by(|(one, often), (other, more)| more.cmp(often).then(one.cmp(other)));
    let listed = times.iter().take(MOST_NAMED);
    let listed: Vec<_> = listed
        .map(|(name, often)| format!("{name} ({often})"))
        .collect();
    match listed.as_slice() {
        [] => String::new(),
        // A name may hold anything but a line's end, and a comment ends there.
        listed => format!(
            "# {what}: {}.\n",
            listed.join(", ").replace(['\n', '\r'], " ")
        ),
    }
}

fn relative(path: &Path, folder: &Path) -> String {
    let relative: PathBuf = path.strip_prefix(folder).unwrap_or(path).to_path_buf();
    let parts = relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
