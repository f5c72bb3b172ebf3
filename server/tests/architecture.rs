//! The house rules that a compiler does not know: layers import downward, protocol types stay in
//! `lsp/`, printing stays in `cli/`, files are small and say what they are for.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below the folder that was searched, its module there and its text.
struct Source {
    name: String,
    module: String,
    text: String,
}

/// The files of the library and the program.
fn sources() -> Vec<Source> {
    sources_below("src")
}

/// Those, their tests and benchmarks, and all of the grammar's.
fn sources_and_tests() -> Vec<Source> {
    let folders = [
        "src",
        "tests",
        "benches",
        "../grammar/bindings",
        "../grammar/tests",
        "../grammar/benches",
    ];
    folders.into_iter().flat_map(sources_below).collect()
}

fn sources_below(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut waiting = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push(read(&root, &path));
            }
        }
    }
    sources.sort_by(|one, two| one.name.cmp(&two.name));
    sources
}

fn read(root: &Path, path: &PathBuf) -> Source {
    let name = path.strip_prefix(root).expect("below the folder");
    let module = name.components().next().expect("a name");
    let module = Path::new(module.as_os_str()).with_extension("");
    Source {
        name: name.to_string_lossy().replace('\\', "/"),
        module: module.to_string_lossy().into_owned(),
        text: fs::read_to_string(path).expect("a readable source"),
    }
}

/// The modules as `lib.rs` lists them: bottom-up.
fn layers() -> Vec<String> {
    let library = sources().into_iter().find(|source| source.name == "lib.rs");
    let text = library.expect("lib.rs").text;
    let names = text.lines().filter_map(|line| {
        let line = line
            .strip_prefix("pub(crate) ")
            .or(line.strip_prefix("pub "))?;
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    names.map(str::to_owned).collect()
}

/// The code of a file without comments and tests: an upward import in a test harms nobody.
fn code(text: &str) -> String {
    let tests = text
        .find("\n#[cfg(test)]\nmod tests {")
        .unwrap_or(text.len());
    let lines = text[..tests].lines();
    let code = lines.filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

fn is_test(source: &Source) -> bool {
    source.name.ends_with("tests.rs")
        || source.name.contains("tests/")
        || source.name.ends_with("fixture.rs")
}

#[test]
fn every_module_imports_only_from_below() {
    let layers = layers();
    let height = |module: &str| layers.iter().position(|layer| layer == module);
    let mut upward = Vec::new();
    for source in sources().iter().filter(|source| !is_test(source)) {
        let Some(own) = height(&source.module) else {
            assert!(
                matches!(source.module.as_str(), "lib" | "main"),
                "{} is in no layer",
                source.name
            );
            continue;
        };
        for import in code(&source.text).split("crate::").skip(1) {
            let end = import.find(|next: char| !next.is_alphanumeric() && next != '_');
            let imported = &import[..end.unwrap_or(import.len())];
            if height(imported).is_some_and(|height| height > own) {
                upward.push(format!("{} imports {imported}", source.name));
            }
        }
    }
    assert!(upward.is_empty(), "upward imports:\n{}", upward.join("\n"));
    assert!(layers.len() > 10, "lib.rs lists its layers one per line");
}

#[test]
fn protocol_types_stay_in_the_protocol_layer() {
    for source in sources() {
        let foreign = source.module != "lsp";
        let speaks = source.text.contains("ls_types") || source.text.contains("tower_lsp");
        assert!(!(foreign && speaks), "{} knows the protocol", source.name);
    }
}

#[test]
fn printing_stays_in_the_command_line_layer() {
    let printing = [
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "anstream",
        "io::stderr",
        "process::exit",
    ];
    for source in sources().iter().filter(|source| source.module != "cli") {
        for word in printing {
            assert!(
                !source.text.contains(word),
                "{} prints: {word}",
                source.name
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for source in sources_and_tests() {
        assert!(
            source.text.starts_with("//! "),
            "{} does not open with its duty",
            source.name
        );
    }
}

#[test]
fn files_stay_small_enough_to_read_at_once() {
    for source in sources_and_tests() {
        let lines = source.text.lines().count();
        assert!(
            lines <= 400,
            "{} has {lines} lines: does it still do one thing?",
            source.name
        );
    }
}
