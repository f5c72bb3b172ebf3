//! Where an article goes: its folder, the configuration that holds there, the bibliography that takes its entry.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry::entry;
use super::library::Library;
use super::told::Told;
use crate::cli::ImportArguments;
use crate::cli::report::relative;
use crate::config::Config;
use crate::front_matter::FrontMatter;
use crate::loader;
use crate::rules;
use crate::spanned::Spanned;
use crate::workspace::{Workspace, clean_path};

/// The bibliography of articles where nobody names one.
const BIBLIOGRAPHY: &str = "sources.bib";
/// The group of rules that look for statements in no claim.
const UNANNOTATED: &str = "unannotated";

/// Where articles go.
pub(super) struct Target {
    /// The folder, absolute.
    pub(super) folder: PathBuf,
    /// Whether the article is printed instead.
    pub(super) prints: bool,
    config: Config,
    /// The folder of the workspace.
    root: PathBuf,
    /// The bibliography that the command line names, absolute.
    given: Option<PathBuf>,
}

impl Target {
    /// Where the arguments want articles.
    ///
    /// # Errors
    /// When there is no such folder, or its configuration cannot be used.
    pub(super) fn new(arguments: &ImportArguments, here: &Path) -> Result<Self, String> {
        let prints = arguments.output.as_os_str() == "-";
        let folder = match prints {
            true => here.to_path_buf(),
            false => clean_path(&here.join(&arguments.output)),
        };
        let shown = arguments.output.display();
        if loader::is_article(&folder) && !folder.is_dir() {
            return Err(format!(
                "--output {shown} names no folder: give the folder, and the file's name with --key"
            ));
        }
        if !folder.is_dir() {
            return Err(format!(
                "--output {shown}: there is no such folder, make it first"
            ));
        }
        let root = loader::find_root(&folder).unwrap_or_else(|| folder.clone());
        let config = loader::read_config(&root).map_err(|bad| bad.display())?;
        let given = arguments.bibliography.as_ref();
        Ok(Self {
            folder,
            prints,
            config,
            root,
            given: given.map(|path| clean_path(&here.join(path))),
        })
    }

    /// Sees to it that a bibliography has an entry for a text. Returns how the article has to name that bibliography,
    /// and what is to be said of the entry.
    ///
    /// # Errors
    /// When there is no BibTeX file to add it to, or that cannot be read.
    pub(super) fn enter(
        &self,
        said: &FrontMatter,
        key: &str,
        told: &Told,
        library: &mut Library<'_>,
    ) -> Result<(Option<String>, Option<String>), String> {
        let configured = self.configured();
        let own = said.bibliography.iter();
        let own: Vec<_> = own
            .map(|path| clean_path(&self.folder.join(&path.value)))
            .collect();
        let known = match &self.given {
            Some(given) => vec![given.clone()],
            None if !own.is_empty() => own,
            None if configured.is_empty() => vec![self.folder.join(BIBLIOGRAPHY)],
            None => configured.clone(),
        };
        for path in &known {
            if library.has(path, key)? {
                let about = format!(
                    "{} has an entry `{key}` already; it is left as it is.",
                    library.shown(path).display()
                );
                return Ok((self.named(path, &configured), Some(about)));
            }
        }
        if self.prints && self.given.is_none() {
            let about = "No bibliography is changed: --bibliography names one that takes an entry.";
            return Ok((None, Some(about.to_owned())));
        }
        let mut bibtex = known.iter().filter(|path| is_bibtex(path));
        let path = match bibtex.next() {
            Some(path) => path.clone(),
            None => {
                let shown: Vec<_> = known
                    .iter()
                    .map(|path| library.shown(path).display().to_string())
                    .collect();
                return Err(format!(
                    "{} has no entry `{key}` and is no BibTeX, which alone can be added to: name a .bib with \
                     --bibliography, or an entry with --source",
                    shown.join(" or ")
                ));
            }
        };
        library.add(&path, key, &entry(key, told))?;
        let about = format!("{}: entry `{key}` added.", library.shown(&path).display());
        Ok((self.named(&path, &configured), Some(about)))
    }

    /// How many sentences of an article look like claims and are none.
    pub(super) fn count_statements(&self, path: &Path, text: &str) -> usize {
        let mut config = self.config.clone();
        config.select = Some(vec![Spanned::new(UNANNOTATED.to_owned(), 0..0)]);
        config.ignore.clear();
        let path: Arc<Path> = path.into();
        let manuscript = loader::manuscript_of_bytes(&config, path.clone(), text.as_bytes());
        let mut workspace = Workspace::new(self.root.as_path().into(), Arc::new(config));
        workspace.set_manuscript(&path, manuscript);
        rules::check(&workspace, &path).len()
    }

    /// The bibliographies that the configuration names.
    fn configured(&self) -> Vec<PathBuf> {
        let folder = self.config.folder.as_deref().unwrap_or(&self.root);
        let named = self.config.bibliography.iter();
        named
            .map(|path| clean_path(&folder.join(&path.value)))
            .collect()
    }

    /// How an article in the folder names a bibliography; not at all where the configuration does.
    fn named(&self, path: &Path, configured: &[PathBuf]) -> Option<String> {
        let path: Arc<Path> = path.into();
        let is_named = configured.iter().any(|known| **known == *path);
        (!is_named).then(|| relative(&path, &self.folder))
    }
}

fn is_bibtex(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("bib"))
}
