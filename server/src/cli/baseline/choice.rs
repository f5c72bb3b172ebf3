//! Which file is the baseline: the one that is named, or the one that a configuration names.

use std::path::{Path, PathBuf};

use crate::cli::KnownArguments;
use crate::config::Config;
use crate::workspace::clean_path;

/// Which baseline is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) enum Choice {
    /// The one that each workspace's configuration names, if any.
    #[default]
    Configured,
    /// One file for all workspaces, absolute.
    Given(PathBuf),
    None,
}

impl Choice {
    /// What an option says; a path is relative to the current folder.
    pub(in crate::cli) fn new(given: Option<&Path>, here: &Path) -> Self {
        given.map_or(Self::Configured, |path| {
            Self::Given(clean_path(&here.join(path)))
        })
    }

    /// What the arguments of a check say.
    pub(in crate::cli) fn of_check(arguments: &KnownArguments, here: &Path) -> Self {
        match arguments.no_baseline {
            true => Self::None,
            false => Self::new(arguments.baseline.as_deref(), here),
        }
    }

    /// The baseline of a workspace, by its configuration.
    pub(in crate::cli) fn of(&self, config: &Config) -> Option<PathBuf> {
        match self {
            Self::Given(path) => Some(path.clone()),
            Self::None => None,
            Self::Configured => {
                let named = &config.baseline.as_ref()?.value;
                Some(clean_path(&config.folder.as_ref()?.join(named)))
            }
        }
    }

    /// The baseline that is named for all workspaces.
    pub(super) fn given(&self) -> Option<&Path> {
        match self {
            Self::Given(path) => Some(path),
            _ => None,
        }
    }
}
