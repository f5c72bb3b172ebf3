//! Reading the configuration of a workspace, and telling why it cannot be used.

use std::path::Path;
use std::sync::Arc;

use super::cause;
use crate::config::{Config, ConfigError, FILE_NAME};
use crate::rules;
use crate::text::Text;

/// A configuration that cannot be used: the file, its text and the reason.
#[derive(Clone, Debug)]
pub struct BadConfig {
    /// The file.
    pub path: Arc<Path>,
    /// Its text, as far as it could be read.
    pub text: Text,
    /// What is wrong with it.
    pub error: ConfigError,
}

impl BadConfig {
    /// The reason on one line, with file, line and column.
    pub fn display(&self) -> String {
        self.error.display(&self.path, &self.text)
    }
}

/// Reads the configuration of a workspace; the default where its folder has none.
///
/// # Errors
/// When there is a file and it cannot be used.
pub fn read_config(root: &Path) -> Result<Config, Box<BadConfig>> {
    let path = root.join(FILE_NAME);
    match path.try_exists() {
        Ok(false) => Ok(Config::default()),
        _ => read_config_file(root, path.into()),
    }
}

/// Reads a file in the place of the configuration of a workspace.
///
/// # Errors
/// When it cannot be used.
pub fn read_config_file(root: &Path, path: Arc<Path>) -> Result<Config, Box<BadConfig>> {
    match std::fs::read(&path) {
        Ok(bytes) => read_config_for(root, path, &bytes),
        Err(error) => Err(Box::new(BadConfig {
            path,
            text: Text::default(),
            error: ConfigError::new(0..0, format!("cannot be read: {}", cause(&error))),
        })),
    }
}

/// Reads a configuration's bytes.
///
/// # Errors
/// When they cannot be used.
pub fn read_config_bytes(path: Arc<Path>, bytes: &[u8]) -> Result<Config, Box<BadConfig>> {
    let root = path.parent().unwrap_or(Path::new("")).to_path_buf();
    read_config_for(&root, path, bytes)
}

fn read_config_for(root: &Path, path: Arc<Path>, bytes: &[u8]) -> Result<Config, Box<BadConfig>> {
    let (text, invalid) = Text::from_bytes(bytes);
    let config = match invalid {
        Some(invalid) => {
            let message = "not UTF-8: save the file with that encoding".to_owned();
            Err(ConfigError::new(invalid.first, message))
        }
        None => Config::read_for(root.into(), path.clone(), &text.to_text()),
    };
    let checked = config.and_then(|config| rules::check_names(&config).map(|()| config));
    checked.map_err(|error| Box::new(BadConfig { path, text, error }))
}
