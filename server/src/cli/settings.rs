//! Which configuration holds for a workspace: its file, or another, or none, and what the command line says over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::{ConfigArgument, SettingArguments};
use crate::config::{Config, FailOn, Overrides};
use crate::{loader, rules};

/// Where configurations come from.
#[derive(Debug)]
pub(super) struct Settings {
    source: Source,
    overrides: Overrides,
    /// The current folder.
    here: PathBuf,
}

/// The file that is read.
#[derive(Debug)]
enum Source {
    /// The workspace's own.
    Own,
    /// The same for every workspace.
    Given(Arc<Path>),
    None,
}

impl Settings {
    /// What the command line says.
    ///
    /// # Errors
    /// When it contradicts itself, or names what does not exist.
    pub(super) fn new(arguments: &SettingArguments, here: &Path) -> Result<Self, String> {
        let mut overrides = arguments.overrides();
        let mut given = None;
        for config in arguments.configs() {
            match config {
                ConfigArgument::Snippet(snippet) => overrides.snippets.push(snippet),
                ConfigArgument::File(path) if given.is_none() => given = Some(path),
                ConfigArgument::File(path) => {
                    let path = path.display();
                    return Err(format!(
                        "--config names a second file, {path}: give one, and single values as KEY=VALUE"
                    ));
                }
            }
        }
        let source = match given {
            Some(_) if arguments.isolated => {
                return Err(
                    "--isolated reads no file, and --config names one: leave out either".to_owned(),
                );
            }
            Some(path) => Source::Given(here.join(path).into()),
            None if arguments.isolated => Source::None,
            None => Source::Own,
        };
        let settings = Self {
            source,
            overrides,
            here: here.to_path_buf(),
        };
        // A slip is told even where there is nothing to check.
        settings.overridden(Config::default(), here)?;
        if let Source::Given(_) = &settings.source {
            settings.config(here)?;
        }
        Ok(settings)
    }

    /// What the command line says over the files.
    pub(super) fn overrides(&self) -> &Overrides {
        &self.overrides
    }

    /// Says from which level on a finding fails.
    pub(super) fn fail_on(&mut self, level: Option<FailOn>) {
        self.overrides.fail_on = level;
    }

    /// The configuration of the workspace in a folder.
    ///
    /// # Errors
    /// When it cannot be used.
    pub(super) fn config(&self, root: &Path) -> Result<Config, String> {
        self.overridden(self.file(root)?, root)
    }

    /// What the configuration's file says, whatever the command line says over it.
    ///
    /// # Errors
    /// When it cannot be used.
    pub(super) fn file(&self, root: &Path) -> Result<Config, String> {
        let config = match &self.source {
            Source::Own => loader::read_config(root),
            Source::Given(path) => loader::read_config_file(root, path.clone()),
            Source::None => Ok(Config::default()),
        };
        config.map_err(|bad| bad.display())
    }

    /// A configuration with what the command line says over it.
    ///
    /// # Errors
    /// When that cannot be used.
    pub(super) fn overridden(&self, mut config: Config, root: &Path) -> Result<Config, String> {
        config.folder.get_or_insert_with(|| root.into());
        self.overrides.apply(&mut config, &self.here)?;
        rules::check_names(&config).map_err(|error| error.message)?;
        Ok(config)
    }
}
