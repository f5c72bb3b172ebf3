//! From folders to workspaces: which files belong together, and reading them in parallel.
//!
//! The only place that walks and reads the disk, for the editor and the command line alike. What the
//! files say is left to [`crate::article`], [`crate::bibliography`] and [`crate::config`].

mod configuration;
mod history;
mod replacing;
mod search;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use tokio_util::sync::CancellationToken;

use crate::article;
use crate::config::{Config, FILE_NAME};
use crate::model::{Article, Draft, Manuscript};
use crate::quotation::LocalCopy;
use crate::rules;
use crate::syntax::Document;
use crate::text::Text;
use crate::workspace::{SourceFile, Workspace};
use walk::{find_ignored, walk};

pub use configuration::{BadConfig, read_config, read_config_bytes, read_config_file};
pub use history::{Blob, History};
pub use replacing::{bibliography_of_bytes, load_named, read_again, replace_file};
pub use search::find_bibliographies;

/// The file names that articles end in.
pub const ARTICLE_EXTENSIONS: [&str; 3] = ["md", "markdown", "qmd"];

/// The file names that bibliographies end in.
pub const BIBLIOGRAPHY_EXTENSIONS: [&str; 4] = ["bib", "json", "yaml", "yml"];

/// Larger files than this, in bytes, are no copies of texts.
const LARGEST_COPY: u64 = 64 << 20;

/// The articles that belong to one workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The workspace's folder.
    pub root: PathBuf,
    /// Its articles' files, in order.
    pub files: Vec<PathBuf>,
}

/// What a walk through folders found.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The workspaces, by folder.
    pub folders: Vec<Folder>,
    /// Files that were given and are ignored, as by a `.gitignore`.
    pub ignored: BTreeSet<PathBuf>,
    /// Folders and files that could not be looked at, and why.
    pub errors: Vec<String>,
}

/// Whether a file's name makes it an article.
pub fn is_article(path: &Path) -> bool {
    ends_in(path, &ARTICLE_EXTENSIONS)
}

/// Whether a file's name makes it a bibliography.
pub fn is_bibliography(path: &Path) -> bool {
    ends_in(path, &BIBLIOGRAPHY_EXTENSIONS)
}

/// Whether a file's name is that of one which decides which files belong to a workspace.
pub fn decides_what_belongs(path: &Path) -> bool {
    let mut names = [FILE_NAME, ".gitignore", ".ignore"].into_iter();
    names.any(|name| path.ends_with(name))
}

fn ends_in(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        extensions
            .iter()
            .any(|known| known.eq_ignore_ascii_case(extension))
    })
}

/// The folder of the workspace that a folder belongs to: that of the nearest `claimlint.toml`
/// upwards, else the root of the git repository, else none.
pub fn find_root(folder: &Path) -> Option<PathBuf> {
    let holding = |name: &str| {
        let folder = folder.ancestors().find(|folder| folder.join(name).exists());
        folder.map(Path::to_path_buf)
    };
    holding(FILE_NAME).or_else(|| holding(".git"))
}

/// Finds the articles of every workspace that the given absolute paths touch. Folders that belong
/// to no workspace form one together, in `here`. Ignored files are left out; so are hidden ones, and those of
/// other names than articles have, unless they are given themselves.
pub fn survey(paths: &[PathBuf], here: &Path) -> Survey {
    survey_until(paths, here, &CancellationToken::new())
}

fn survey_until(paths: &[PathBuf], here: &Path, cancelled: &CancellationToken) -> Survey {
    let mut walked = BTreeSet::new();
    let mut files = BTreeSet::new();
    for path in paths {
        let is_folder = path.is_dir();
        let folder = if is_folder {
            Some(path.as_path())
        } else {
            path.parent()
        };
        if !is_folder {
            files.insert(path.clone());
        }
        match folder.and_then(find_root) {
            Some(root) => walked.insert(root),
            None if is_folder => walked.insert(path.clone()),
            None => false,
        };
    }
    // A file that is not there yet cannot be found on a walk.
    let there = files.iter().filter(|file| file.exists()).cloned();
    let mut survey = Survey {
        ignored: find_ignored(&there.collect()),
        ..Survey::default()
    };
    files.retain(|file| !survey.ignored.contains(file));
    for folder in &walked {
        let walk = walk(folder, cancelled);
        files.extend(walk.0);
        survey.errors.extend(walk.1);
    }
    let mut roots = HashMap::new();
    let mut folders: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for file in files {
        let folder = file.parent().unwrap_or(here);
        let root = roots
            .entry(folder.to_path_buf())
            .or_insert_with(|| find_root(folder).unwrap_or_else(|| here.to_path_buf()));
        folders.entry(root.clone()).or_default().push(file);
    }
    let folders = folders.into_iter();
    survey.folders = folders
        .map(|(root, files)| Folder { root, files })
        .collect();
    survey
}

/// The articles of the workspace in one folder.
pub fn survey_root(root: &Path) -> Folder {
    survey_root_until(root, &CancellationToken::new())
}

/// The same; where somebody cancels it, those found so far.
pub fn survey_root_until(root: &Path, cancelled: &CancellationToken) -> Folder {
    let survey = survey_until(&[root.to_path_buf()], root, cancelled);
    let folders = survey.folders.into_iter();
    let mut own = folders.filter(|folder| folder.root == root);
    own.next().unwrap_or_else(|| Folder {
        root: root.to_path_buf(),
        files: Vec::new(),
    })
}

/// Reads a workspace's articles and bibliographies, and the copies of what they quote. `progress` hears how many files are read, from
/// several threads.
pub fn load(folder: &Folder, config: Arc<Config>, progress: &(dyn Fn(usize) + Sync)) -> Workspace {
    load_until(folder, config, progress, &CancellationToken::new())
}

/// The same; where somebody cancels it, with the articles read so far.
pub fn load_until(
    folder: &Folder,
    config: Arc<Config>,
    progress: &(dyn Fn(usize) + Sync),
    cancelled: &CancellationToken,
) -> Workspace {
    let done = AtomicUsize::new(0);
    let mut manuscripts: Vec<_> = folder
        .files
        .par_iter()
        // Who asks about a bibliography or the configuration itself gives its path as well.
        .filter(|path| !is_bibliography(path) && !path.ends_with(FILE_NAME))
        .filter(|_| !cancelled.is_cancelled())
        .filter_map(|path| {
            let manuscript = read_manuscript(&config, path);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
            manuscript
        })
        .collect();
    let path = |manuscript: &Manuscript| match manuscript {
        Manuscript::Article(article) => article.path.clone(),
        Manuscript::Draft(draft) => draft.path.clone(),
    };
    manuscripts.sort_by_cached_key(path);
    let mut workspace = Workspace::new(folder.root.as_path().into(), config);
    workspace.fill_all(manuscripts);
    load_named(&mut workspace);
    workspace
}

/// Reads what a file holds; `None` where that is nothing of interest. A file that cannot be read is
/// an article that says so.
pub fn read_manuscript(config: &Config, path: &Path) -> Option<Manuscript> {
    if config.excludes(path) {
        return None;
    }
    match std::fs::read(path) {
        Ok(bytes) => manuscript_of_bytes(config, path.into(), &bytes),
        Err(error) => {
            let article = article::unreadable(path.into(), &cause(&error));
            Some(Manuscript::Article(Box::new(article)))
        }
    }
}

/// What a file's bytes hold.
pub fn manuscript_of_bytes(config: &Config, path: Arc<Path>, bytes: &[u8]) -> Option<Manuscript> {
    let article = article::read_bytes(path.clone(), bytes);
    manuscript(config, path, article, |path| {
        match Text::from_bytes(bytes) {
            (text, None) => Some(article::read_draft(path, &mut Document::new(text))),
            // A file of another encoding is none of ours before it holds claims.
            (_, Some(_)) => None,
        }
    })
}

/// What an open document holds.
pub fn manuscript_of_document(
    config: &Config,
    path: Arc<Path>,
    document: &mut Document,
) -> Option<Manuscript> {
    let article = article::read_document(path.clone(), document, None);
    manuscript(config, path, article, |path| {
        Some(article::read_draft(path, document))
    })
}

/// The one place that decides which files are read: those with claims, and those whose prose a rule
/// judges, unless they are excluded.
fn manuscript(
    config: &Config,
    path: Arc<Path>,
    article: Option<Article>,
    read_draft: impl FnOnce(Arc<Path>) -> Option<Draft>,
) -> Option<Manuscript> {
    if config.excludes(&path) {
        return None;
    }
    if let Some(article) = article {
        return Some(Manuscript::Article(Box::new(article)));
    }
    if !rules::judge_prose(config, &path) {
        return None;
    }
    read_draft(path).map(Manuscript::Draft)
}

/// Reads the bibliographies that the workspace names and does not hold yet.
pub fn load_bibliographies(workspace: &mut Workspace) {
    for path in workspace.missing_bibliographies() {
        workspace.set_bibliography(read_bibliography(path));
    }
}

/// Reads a bibliography; one that cannot be read says so.
pub fn read_bibliography(path: Arc<Path>) -> SourceFile {
    match std::fs::read(&path) {
        Ok(bytes) => SourceFile::new(path, &Text::from_bytes(&bytes).0.to_text()),
        Err(error) => SourceFile::unreadable(path, cause(&error)),
    }
}

/// Reads the copies of quoted sources that the workspace does not hold yet.
pub fn load_copies(workspace: &mut Workspace) {
    let missing = workspace.missing_copies();
    let root = workspace.root().clone();
    let copies = missing.into_par_iter().map(|path| read_copy(&root, path));
    let copies: Vec<_> = copies.collect();
    workspace.set_copies(copies);
}

/// Reads the local copy of a source in the workspace of a folder; one that cannot be read says so, and one outside that folder
/// is not read.
pub fn read_copy(root: &Path, path: Arc<Path>) -> LocalCopy {
    if leads_out(root, &path) {
        return LocalCopy::outside(path);
    }
    match path.metadata() {
        Ok(found) if !found.is_file() => LocalCopy::unreadable(path, "no file".to_owned()),
        Ok(found) if found.len() > LARGEST_COPY => {
            LocalCopy::unreadable(path, "too large".to_owned())
        }
        Ok(_) => match std::fs::read(&path) {
            Ok(bytes) => LocalCopy::from_bytes(path, &bytes),
            Err(error) => LocalCopy::unreadable(path, cause(&error)),
        },
        Err(error) => LocalCopy::unreadable(path, cause(&error)),
    }
}

/// Whether a path leads out of a folder, or by a link to something in it that is no copy by its name: git's own files hold secrets.
pub fn leads_out(root: &Path, path: &Path) -> bool {
    if !path.starts_with(root) {
        return true;
    }
    match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(real)) => !real.starts_with(root) || !LocalCopy::is_text(&real),
        // There is nothing to be read.
        _ => false,
    }
}

/// An error's words without the operating system's number.
pub fn cause(error: &io::Error) -> String {
    without_number(&error.to_string()).to_owned()
}

fn without_number(words: &str) -> &str {
    let end = words.rfind(" (os error").unwrap_or(words.len());
    &words[..end]
}

#[cfg(test)]
mod tests;
