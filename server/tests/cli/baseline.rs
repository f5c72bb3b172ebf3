//! `claimlint baseline`: known findings are silent, new ones fail, and what is gone is told.

mod git;
mod known;
mod places;
mod refused;
mod written;

use super::folder::{Folder, Run};

const FILE: &str = ".claimlint-baseline.json";

const ARTICLES: &str = "\
//- claimlint.toml\n\
//- briefs/a.md\n[A force deters]{#deters .claim} and [costs little]{.claim supports=\"plan\"}.\n\
//- briefs/b.md\nAs [everybody knows]{.claim}, [everybody knows]{.claim}.\n";

/// A folder with a baseline of all that is found in it.
fn known(fixture: &str) -> Folder {
    let folder = Folder::new(fixture);
    folder.run(&["baseline", "create"]).ends_with(0);
    folder
}

fn check(folder: &Folder) -> Run {
    folder.check(&["--baseline", FILE])
}
