//! Which claims somebody supersedes: hardly any, so that nobody looks through all that bears on a claim in vain. What
//! supersedes them is asked in [`super::lookup`].

use super::footprint::Footprint;
use super::{ClaimRef, HashMap, Name};

/// The claims that are superseded, whether or not they exist.
#[derive(Clone, Debug, Default)]
pub(super) struct Superseded {
    /// By the key of their article and their id: how many articles say so.
    claims: HashMap<String, HashMap<String, usize>>,
}

impl Superseded {
    /// Takes in what an article says.
    pub(super) fn add(&mut self, footprint: &Footprint) {
        for (key, id) in superseded_by(footprint) {
            let ids = self.claims.entry(key.clone()).or_default();
            *ids.entry(id.clone()).or_default() += 1;
        }
    }

    /// Lets go of what an article said.
    pub(super) fn remove(&mut self, footprint: &Footprint) {
        for (key, id) in superseded_by(footprint) {
            let Some(ids) = self.claims.get_mut(key) else {
                continue;
            };
            match ids.get_mut(id) {
                Some(count) if *count > 1 => *count -= 1,
                _ => drop(ids.remove(id)),
            }
            if ids.is_empty() {
                self.claims.remove(key);
            }
        }
    }

    /// Whether somebody supersedes a claim of this name.
    pub(super) fn contains(&self, claim: ClaimRef<'_>) -> bool {
        let ids = self.claims.get(&claim.article.key);
        let id = claim.claim.id.as_ref();
        ids.zip(id)
            .is_some_and(|(ids, id)| ids.contains_key(&id.value))
    }
}

/// The key and the id of each claim that an article supersedes, each once.
fn superseded_by(footprint: &Footprint) -> impl Iterator<Item = (&String, &String)> {
    footprint.names().filter_map(|name| match name {
        Name::Superseded(key, id) => Some((key, id)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::super::{ArticlePath, Workspace};
    use crate::article::read_bytes;
    use crate::config::Config;

    fn path(name: &str) -> ArticlePath {
        Path::new("/articles").join(name).into()
    }

    /// How many claims supersede the first of `old.md`, and whether the index knows of any.
    fn successors(workspace: &Workspace) -> (usize, bool) {
        let claim = workspace.claim(&path("old.md"), 0).expect("a claim");
        let successors = workspace.successors(claim).len();
        (successors, workspace.superseded.contains(claim))
    }

    #[test]
    fn a_claim_is_superseded_for_as_long_as_somebody_says_so() {
        let mut workspace = Workspace::new(path(""), Arc::new(Config::default()));
        let edits = [
            ("old.md", "[A]{#a .claim} [Z]{.claim}", (0, false)),
            (
                "one.md",
                "[B]{.claim supersedes=old#a} [C]{.claim supersedes=old#a}",
                (2, true),
            ),
            (
                "two.md",
                "[D]{.claim supersedes=\"old#b; old#a\"}",
                (3, true),
            ),
            (
                "one.md",
                "[B]{.claim} [C]{.claim supersedes=old#a}",
                (2, true),
            ),
            (
                "one.md",
                "[B]{.claim} [C, at last]{.claim supersedes=old#a}",
                (2, true),
            ),
            ("one.md", "Nothing.", (1, true)),
            ("old.md", "[A]{#c .claim}", (0, false)),
            ("old.md", "[A]{#a .claim}", (1, true)),
            ("two.md", "[D]{.claim supersedes=old#b}", (0, false)),
            ("two.md", "[D]{.claim attacks=old#a}", (0, false)),
        ];
        for (name, text, expected) in edits {
            let path = path(name);
            workspace.set_article(&path, read_bytes(path.clone(), text.as_bytes()));
            assert_eq!(successors(&workspace), expected, "{name}: {text}");
        }
        assert!(workspace.superseded.claims.is_empty());
    }
}
