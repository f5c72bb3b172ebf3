//! The README shows real output.

use super::folder::Folder;

#[test]
fn the_readme_shows_what_the_program_prints() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let readme = std::fs::read_to_string(format!("{root}/README.md")).expect("README.md");
    let shown = readme
        .split("$ claimlint check corpus\n")
        .nth(1)
        .expect("an example");
    let shown = shown.split("```").next().expect("its end").trim_end();
    let folder = Folder::new("//- claimlint.toml\n");
    for name in [
        "bbc.md",
        "grand.md",
        "kimmitt.md",
        "depetris.md",
        "sweet-toth.md",
        "sources.bib",
        "claimlint.toml",
    ] {
        let bytes = std::fs::read(format!("{root}/corpus/{name}")).expect(name);
        folder.write(&format!("corpus/{name}"), &bytes);
    }
    let run = folder.run(&["check", "corpus"]);
    assert!(
        run.output.contains(shown),
        "the README shows\n{shown}\nthe program prints\n{}",
        run.output
    );
    let claims = run.output.lines().last().expect("a summary");
    let count = claims
        .split(", ")
        .nth(1)
        .and_then(|claims| claims.split(' ').next());
    let count = count.expect("a number of claims");
    assert!(
        readme.contains(&format!("{count} claims")),
        "the corpus holds {count} claims"
    );
}
