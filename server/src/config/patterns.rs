//! Which files the patterns of a configuration mean.

use std::path::Path;
use std::sync::Arc;

use globset::{Glob, GlobMatcher};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::spanned::Spanned;

/// Rules that are silent for the files a pattern matches.
#[derive(Clone, Debug)]
pub struct FileIgnores {
    /// What the pattern is relative to.
    folder: Arc<Path>,
    files: GlobMatcher,
    /// The names of rules and groups.
    pub rules: Vec<Spanned<String>>,
}

impl FileIgnores {
    /// Rules for a pattern such as `drafts/**`, relative to a folder.
    ///
    /// # Errors
    /// When it is no pattern: why not.
    pub fn new(
        folder: Arc<Path>,
        pattern: &str,
        rules: Vec<Spanned<String>>,
    ) -> Result<Self, String> {
        let files = Glob::new(pattern).map_err(|error| format!("no pattern for files: {error}"))?;
        Ok(Self {
            folder,
            files: files.compile_matcher(),
            rules,
        })
    }

    /// Whether the pattern matches a file.
    pub fn matches(&self, path: &Path) -> bool {
        let relative = path.strip_prefix(&self.folder);
        relative.is_ok_and(|path| self.files.is_match(path))
    }

    /// The pattern as it was written.
    pub fn pattern(&self) -> &str {
        self.files.glob().glob()
    }
}

/// Files that are none of the workspace's.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// What the patterns are relative to.
    folder: Arc<Path>,
    patterns: Vec<String>,
    files: Gitignore,
}

impl Exclusion {
    /// The files that patterns mean as they would in a `.gitignore` in this folder: `drafts/`, `*.old.md`, `!keep.md`.
    ///
    /// # Errors
    /// When one is no pattern: which one, and why not.
    pub fn new(folder: Arc<Path>, patterns: Vec<String>) -> Result<Self, (usize, String)> {
        let mut builder = GitignoreBuilder::new(&folder);
        for (index, pattern) in patterns.iter().enumerate() {
            let added = builder.add_line(None, pattern);
            added.map_err(|error| (index, format!("no pattern for files: {error}")))?;
        }
        let files = builder.build();
        let files = files.map_err(|error| (0, format!("no patterns for files: {error}")))?;
        Ok(Self {
            folder,
            patterns,
            files,
        })
    }

    /// Whether a file is excluded, by itself or by a folder it lies in.
    pub fn matches(&self, path: &Path) -> bool {
        let Ok(relative) = path.strip_prefix(&self.folder) else {
            return false;
        };
        let found = self.files.matched_path_or_any_parents(relative, false);
        found.is_ignore()
    }
}

/// Two that mean the same files.
impl PartialEq for Exclusion {
    fn eq(&self, other: &Self) -> bool {
        self.folder == other.folder && self.patterns == other.patterns
    }
}

impl Eq for Exclusion {}

#[cfg(test)]
mod tests {
    use super::*;

    fn excludes(patterns: &[&str], path: &str) -> bool {
        let patterns = patterns.iter().map(|pattern| (*pattern).to_owned());
        let exclusion = Exclusion::new(Path::new("/briefs").into(), patterns.collect());
        exclusion.expect("patterns").matches(Path::new(path))
    }

    #[test]
    fn patterns_exclude_as_in_a_gitignore() {
        for pattern in [
            "drafts",
            "drafts/",
            "/drafts",
            "drafts/**",
            "*.old.md",
            "**/a.old.md",
        ] {
            let (draft, old) = ("/briefs/drafts/deep/x.md", "/briefs/deep/a.old.md");
            assert!(
                excludes(&[pattern], draft) || excludes(&[pattern], old),
                "{pattern}"
            );
            assert!(!excludes(&[pattern], "/briefs/a.md"), "{pattern}");
            assert!(!excludes(&[pattern], "/elsewhere/drafts/x.md"), "{pattern}");
        }
        assert!(!excludes(&["/drafts"], "/briefs/deep/drafts/x.md"));
        assert!(!excludes(&["*.md", "!keep.md"], "/briefs/keep.md"));
        assert!(!excludes(&[], "/briefs/a.md"));
        let broken = Exclusion::new(Path::new("/").into(), vec!["a".into(), "x{".into()]);
        assert_eq!(broken.map_err(|(index, _)| index), Err(1));
    }
}
