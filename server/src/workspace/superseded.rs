//! Which claims somebody supersedes: hardly any, so that nobody looks through all that bears on a claim in vain. What
//! supersedes them is asked in [`super::lookup`].

use super::{ClaimRef, HashMap};
use crate::model::Article;
use crate::vocabulary::Verb;

/// The claims that are superseded, whether or not they exist.
#[derive(Clone, Debug, Default)]
pub(super) struct Superseded {
    /// By the key of their article and their id: how often that is said.
    claims: HashMap<String, HashMap<String, usize>>,
}

impl Superseded {
    /// Takes in what an article says.
    pub(super) fn add(&mut self, article: &Article) {
        for (key, id) in superseded_by(article) {
            let ids = self.claims.entry(key.clone()).or_default();
            *ids.entry(id.clone()).or_default() += 1;
        }
    }

    /// Lets go of what an article said.
    pub(super) fn remove(&mut self, article: &Article) {
        for (key, id) in superseded_by(article) {
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

/// The key and the id of each claim that claims of an article supersede, as often as they say so.
fn superseded_by(article: &Article) -> impl Iterator<Item = (&String, &String)> {
    let relations = article.claims.iter().flat_map(|claim| &claim.relations);
    let relations = relations.filter(|relation| relation.verb == Verb::Supersedes);
    let references = relations.flat_map(|relation| relation.target.references());
    references.map(|reference| {
        let key = reference.article.as_ref().unwrap_or(&article.key);
        (key, &reference.claim)
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
