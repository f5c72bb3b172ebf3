//! Which files belong together, and files that are not what they seem.

use std::fs;
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

use super::*;

/// A folder with files, each a path and a text; a path that ends in `/` is a folder.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(path).expect("a folder");
            continue;
        }
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// The workspaces a survey of some paths finds, with their files, relative to the folder.
fn surveyed(folder: &TempDir, paths: &[&str]) -> Vec<(String, Vec<String>)> {
    let here = folder.path();
    let relative = |path: &Path| {
        let path = path.strip_prefix(here).expect("inside");
        path.to_string_lossy().replace('\\', "/")
    };
    let paths: Vec<_> = paths.iter().map(|path| here.join(path)).collect();
    let folders = survey(&paths, here).folders.into_iter();
    let files = |folder: &Folder| folder.files.iter().map(|file| relative(file)).collect();
    folders
        .map(|folder| (relative(&folder.root), files(&folder)))
        .collect()
}

fn workspaces(expected: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let owned = |files: &&[&str]| files.iter().map(|file| (*file).to_owned()).collect();
    let expected = expected.iter();
    expected
        .map(|(root, files)| ((*root).to_owned(), owned(files)))
        .collect()
}

#[test]
fn a_configuration_makes_a_workspace_of_its_folder() {
    let folder = folder(&[
        ("claimlint.toml", ""),
        ("a.md", ""),
        ("deep/b.qmd", ""),
        ("deep/notes.txt", ""),
        ("inner/claimlint.toml", ""),
        ("inner/c.markdown", ""),
    ]);
    let outer = ("", ["a.md", "deep/b.qmd"].as_slice());
    let inner = ("inner", ["inner/c.markdown"].as_slice());
    assert_eq!(surveyed(&folder, &["a.md"]), workspaces(&[outer, inner]));
    assert_eq!(surveyed(&folder, &["inner"]), workspaces(&[inner]));
    assert_eq!(
        survey_root(folder.path()).files.len(),
        2,
        "the inner folder is its own"
    );
}

#[test]
fn without_one_the_repository_is_the_workspace() {
    let folder = folder(&[
        ("repo/.git/", ""),
        ("repo/a.md", ""),
        ("repo/deep/b.md", ""),
        ("c.md", ""),
    ]);
    let repository = ("repo", ["repo/a.md", "repo/deep/b.md"].as_slice());
    assert_eq!(surveyed(&folder, &["repo/deep"]), workspaces(&[repository]));
    assert_eq!(surveyed(&folder, &["c.md"]), workspaces(&[("", &["c.md"])]));
}

#[test]
fn a_file_that_vanishes_before_it_is_read_says_so_and_spares_the_others() {
    let folder = folder(&[
        ("claimlint.toml", ""),
        ("a.md", "[x]{.claim}"),
        ("b.md", "[y]{.claim}"),
    ]);
    let found = survey_root(folder.path());
    fs::remove_file(folder.path().join("a.md")).expect("removed");
    let workspace = load(&found, Arc::default(), &|_| {});
    let findings = |name: &str| {
        let findings = rules::check(&workspace, &folder.path().join(name));
        findings
            .into_iter()
            .map(|finding| (finding.rule.name, finding.message))
            .collect::<Vec<_>>()
    };
    let message = "this file could not be read: No such file or directory".to_owned();
    assert_eq!(findings("a.md"), [("unreadable-article", message)]);
    assert_eq!(findings("b.md").len(), 1);
}

#[test]
fn progress_is_told_for_every_file() {
    let folder = folder(&[("a.md", "[x]{.claim}"), ("b.md", "no claims"), ("c.md", "")]);
    let told = Mutex::new(Vec::new());
    load(&survey_root(folder.path()), Arc::default(), &|done| {
        told.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(done);
    });
    let mut told = told.into_inner().unwrap_or_else(PoisonError::into_inner);
    told.sort_unstable();
    assert_eq!(told, [1, 2, 3]);
}

#[test]
fn files_without_claims_are_read_where_a_rule_judges_prose() {
    let rules = "[rules]\nunannotated-quotation = \"info\"\n[per-file-ignores]\n\"notes/**\" = [\"unannotated-quotation\"]\n";
    let latin_1 = [
        b"It cost 40 million euros, \xFCber all.\n".as_slice(),
        b"\n",
    ]
    .concat();
    for (config, expected) in [("", &[][..]), (rules, &["a.md", "deep/b.md"][..])] {
        let folder = folder(&[
            ("claimlint.toml", config),
            ("a.md", "---\ntitle: [\n---\nNo claims.\n"),
            ("deep/b.md", ""),
            ("notes/c.md", "None either.\n"),
            ("d.md", "[x]{.claim}"),
        ]);
        fs::write(folder.path().join("e.md"), &latin_1).expect("a file");
        let config = read_config(folder.path()).expect("a configuration");
        let workspace = load(&survey_root(folder.path()), Arc::new(config), &|_| {});
        let drafts: Vec<_> = workspace.drafts().map(|draft| draft.path.clone()).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|name| folder.path().join(name))
            .collect();
        assert_eq!(
            drafts
                .iter()
                .map(|path| path.to_path_buf())
                .collect::<Vec<_>>(),
            expected
        );
        assert_eq!(workspace.articles().count(), 1, "drafts are no articles");
        for draft in drafts {
            assert_eq!(
                rules::check(&workspace, &draft).len(),
                0,
                "nor judged as such"
            );
        }
    }
}

#[test]
fn copies_are_read_where_they_can_be() {
    let bibliography = "@misc{k, file={k.txt; k.pdf; folder.txt; gone.html; bytes.txt}}";
    let folder = folder(&[
        ("s.bib", bibliography),
        (
            "a.md",
            "---\nbibliography: s.bib\n---\n[x]{.claim cite=k quote=x}",
        ),
        ("k.txt", "\u{FEFF}yes"),
        ("k.pdf", "%PDF"),
        ("folder.txt/", ""),
    ]);
    fs::write(folder.path().join("bytes.txt"), b"\xFF").expect("a file");
    let workspace = load(&survey_root(folder.path()), Arc::default(), &|_| {});
    let outcome = |copy: &Arc<LocalCopy>| {
        let name = copy
            .path()
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let outcome = copy.text().map(|text| text.to_text().into_owned());
        (
            name.unwrap_or_default(),
            outcome
                .ok_or(copy.cause().unwrap_or_default())
                .map_err(str::to_owned),
        )
    };
    let read: Vec<_> = workspace.copies().map(outcome).collect();
    let unreadable = |name: &str, cause: &str| (name.to_owned(), Err(cause.to_owned()));
    assert_eq!(
        read,
        [
            unreadable("bytes.txt", "not UTF-8"),
            unreadable("folder.txt", "no file"),
            unreadable("gone.html", "No such file or directory"),
            ("k.txt".to_owned(), Ok("yes".to_owned())),
        ]
    );
}
