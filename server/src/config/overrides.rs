//! What a command line says over a configuration. Only values are replaced here; which rules exist, and what is
//! found under them, is left to [`crate::rules`].

use std::path::Path;
use std::sync::Arc;

use super::file::File;
use super::taking::{explain, unplaced};
use super::{Config, Exclusion, FailOn, FileIgnores};
use crate::spanned::Spanned;

/// Values that come before those of the file.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Pieces of a configuration, as `claimlint.toml` has them; the later come before the earlier.
    pub snippets: Vec<String>,
    /// The only rules and groups that run, where any are named. Whatever the file ignores is forgotten.
    pub select: Vec<String>,
    /// Rules and groups that do not run, besides those of the file.
    pub ignore: Vec<String>,
    /// Rules that are silent for the files a pattern matches, besides those of the file.
    pub per_file_ignores: Vec<(String, Vec<String>)>,
    /// Patterns of files to leave out, besides those of the file.
    pub exclude: Vec<String>,
    /// From which level on a finding fails a check.
    pub fail_on: Option<FailOn>,
}

impl Overrides {
    /// Puts the values in place. `here` is the folder that the patterns, except those of snippets, are relative to.
    ///
    /// # Errors
    /// When a value cannot be used: the option and the reason, on one line.
    pub fn apply(&self, config: &mut Config, here: &Path) -> Result<(), String> {
        for snippet in &self.snippets {
            let file: Result<File, _> = toml::from_str(snippet).map_err(|error| explain(&error));
            let taken = file.and_then(|file| config.take(file, unplaced));
            taken.map_err(|error| format!("--config '{snippet}': {}", error.message))?;
        }
        if !self.select.is_empty() {
            config.select = Some(names(&self.select));
            config.ignore.clear();
        }
        config.ignore.extend(names(&self.ignore));
        let here: Arc<Path> = here.into();
        for (pattern, rules) in &self.per_file_ignores {
            let ignores = FileIgnores::new(here.clone(), pattern, names(rules));
            let ignores = ignores.map_err(|cause| format!("--per-file-ignores: {cause}"))?;
            config.per_file_ignores.push(ignores);
        }
        if !self.exclude.is_empty() {
            let exclusion = Exclusion::new(here, self.exclude.clone());
            let exclusion = exclusion.map_err(|(_, cause)| format!("--exclude: {cause}"))?;
            config.exclude.push(exclusion);
        }
        config.fail_on = self.fail_on.unwrap_or(config.fail_on);
        Ok(())
    }
}

fn names(written: &[String]) -> Vec<Spanned<String>> {
    let names = written.iter();
    names.map(|name| Spanned::new(name.clone(), 0..0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{FILE_NAME, Level};

    const FILE: &str = "bibliography = [\"a.bib\"]\nignore = [\"names\"]\nfail-on = \"info\"\n\
                        [rules]\nuncited-claim = \"error\"\nunknown-claim = \"info\"\n\
                        [people.hodges]\nname = \"Ben Hodges\"\n[people.grand]\nname = \"Camille Grand\"\n\
                        [per-file-ignores]\n\"drafts/**\" = [\"uncited-claim\"]\n";

    fn overridden(overrides: &Overrides) -> Result<Config, String> {
        let path = Path::new("/briefs").join(FILE_NAME);
        let mut config = Config::read(path.into(), FILE).expect("a configuration");
        overrides.apply(&mut config, Path::new("/briefs/deep"))?;
        Ok(config)
    }

    fn snippets(snippets: &[&str]) -> Overrides {
        Overrides {
            snippets: snippets.iter().map(|it| (*it).to_owned()).collect(),
            ..Overrides::default()
        }
    }

    #[test]
    fn nothing_said_changes_nothing() {
        let config = overridden(&Overrides::default()).expect("a configuration");
        assert_eq!(config.fail_on, FailOn::Info);
        assert_eq!((config.select, config.ignore.len()), (None, 1));
        assert_eq!(
            (config.exclude.len(), config.per_file_ignores.len()),
            (0, 1)
        );
    }

    #[test]
    fn a_snippet_replaces_what_it_names_and_keeps_the_rest() {
        let config = overridden(&snippets(&[
            "rules.uncited-claim = \"off\"\nbibliography = []",
            "people.hodges.name = \"Frederick Hodges\"",
            "rules.uncited-claim = \"info\"",
            "per-file-ignores.\"drafts/**\" = []",
        ]))
        .expect("a configuration");
        let mut levels: Vec<_> = config.rules.iter().collect();
        levels.sort_by_key(|(rule, _)| &rule.value);
        let levels = levels.iter().map(|(rule, level)| (&*rule.value, *level));
        let expected = [
            ("uncited-claim", Level::Info),
            ("unknown-claim", Level::Info),
        ];
        assert_eq!(levels.collect::<Vec<_>>(), expected);
        assert!(config.bibliography.is_empty());
        assert!(config.person("Frederick Hodges").is_some());
        assert!(
            config.person("Ben Hodges").is_none(),
            "the former name is gone"
        );
        assert!(config.person("Camille Grand").is_some());
        assert_eq!(config.per_file_ignores.len(), 1);
        assert!(config.per_file_ignores[0].rules.is_empty());
    }

    #[test]
    fn a_snippet_that_cannot_be_used_is_named() {
        for (snippet, cause) in [
            ("rules.uncited-claim = \"loud\"", "unknown variant"),
            ("fail-no = \"error\"", "did you mean `fail-on`?"),
            ("exclude = [\"x{\"]", "no pattern"),
        ] {
            let error = overridden(&snippets(&[snippet])).expect_err(snippet);
            assert!(
                error.starts_with(&format!("--config '{snippet}': ")),
                "{error}"
            );
            assert!(error.contains(cause) && !error.contains('\n'), "{error}");
        }
    }

    #[test]
    fn selecting_anew_forgets_what_the_file_ignores() {
        let overrides = Overrides {
            select: vec!["names".to_owned()],
            ..Overrides::default()
        };
        let config = overridden(&overrides).expect("a configuration");
        assert_eq!(
            (config.select.map(|it| it.len()), config.ignore.len()),
            (Some(1), 0)
        );
        let overrides = Overrides {
            ignore: vec!["sources".to_owned()],
            ..Overrides::default()
        };
        let config = overridden(&overrides).expect("a configuration");
        assert_eq!((config.select, config.ignore.len()), (None, 2));
    }

    #[test]
    fn patterns_are_relative_to_where_the_command_is_given() {
        let overrides = Overrides {
            per_file_ignores: vec![("drafts/**".to_owned(), Vec::new())],
            exclude: vec!["/old".to_owned()],
            ..Overrides::default()
        };
        let config = overridden(&overrides).expect("a configuration");
        assert!(config.per_file_ignores[1].matches(Path::new("/briefs/deep/drafts/a.md")));
        assert!(config.excludes(Path::new("/briefs/deep/old/a.md")));
        assert!(!config.excludes(Path::new("/briefs/old/a.md")));
    }
}
