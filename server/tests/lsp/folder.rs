//! A folder of files for one test, written as one text: `//- articles/a.md` starts a file.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

/// Two articles: one cites, the other relates to it.
pub(crate) const PAIR: &str = "
//- sources.bib
@online{s, title = {S}}
//- a.md
---
bibliography: sources.bib
---
[a]{#a .claim cite=\"s\"}
//- b.md
---
bibliography: sources.bib
---
[b]{#b .claim cite=\"s\" supports=\"a#a\"}
";

pub(crate) struct Folder {
    folder: TempDir,
}

impl Folder {
    pub(crate) fn new(files: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = Self { folder };
        for file in files.split("//- ").skip(1) {
            let (name, text) = file.split_once('\n').expect("a name on a line of its own");
            folder.write(name, text);
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        // Some systems reach their temporary folder through a link.
        self.folder
            .path()
            .canonicalize()
            .expect("the folder exists")
            .join(name)
    }

    /// The URI of a file, for names that need no encoding.
    pub(crate) fn uri(&self, name: &str) -> String {
        let path = self.path(name).to_string_lossy().replace('\\', "/");
        format!(
            "file://{}{path}",
            if path.starts_with('/') { "" } else { "/" }
        )
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).expect("the file exists");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file exists")
    }
}
