//! Claims that a relation can name, and the inferences that `undercuts` can attack.

use std::sync::Arc;

use super::annotation::{Annotation, Begun};
use super::nearest;
use super::shortlist::Shortlist;
use super::{Explained, Item, ItemKind, List, quoted};
use crate::model::{Article, Reference, Target};
use crate::speaker::name_list;
use crate::vocabulary::{Verb, can_be_referred_to};
use crate::workspace::{ClaimRef, Workspace};

/// Where there are too many claims to look at, so many articles are looked at by their keys.
const MOST_KEYS: usize = 20_000;

/// What a relation can name.
enum Candidate<'a> {
    /// A claim, by what it is called here.
    Claim(String, ClaimRef<'a>),
    /// An inference from a claim, by what it is called here.
    Inference(String, ClaimRef<'a>, Verb),
    /// An article, whose claims can be asked for when its key is written.
    Article(&'a Article),
}

/// What can be named in a relation of an annotation.
pub(super) fn targets<'a>(
    workspace: &'a Workspace,
    own: Option<&'a Arc<Article>>,
    (begun, annotation): (&Begun, &Annotation),
    typed: &str,
) -> List {
    let here = Here {
        own,
        is_inference: Verb::from_word(&begun.key) == Some(Verb::Undercuts),
    };
    let is_free = |label: &str| {
        let is_own = annotation.id.as_deref() == Some(label);
        !is_own && !begun.others.iter().any(|other| other == label)
    };
    let steps = |claim: ClaimRef<'a>| {
        let named = here.named(claim).into_iter();
        let named = named.filter(|(label, _)| is_free(label)).map(Some);
        std::iter::once(None).chain(named)
    };
    let is_own = |article: &Article| own.is_some_and(|own| own.path == article.path);
    let can_be_named =
        |article: &&Arc<Article>| is_own(article) || can_be_referred_to(&article.key);
    let mut list = Shortlist::new(typed);
    let of_article = typed.split_once('#').filter(|_| !here.is_inference);
    match of_article {
        Some((key, _)) => {
            let articles = nearest::with_key(workspace, key).filter(can_be_named);
            list.look_through(articles.flat_map(nearest::claims).flat_map(steps));
        }
        None => {
            let articles = nearest::articles(workspace, own).filter(can_be_named);
            list.look_through(articles.flat_map(nearest::claims).flat_map(steps));
        }
    }
    if list.is_cut() && of_article.is_none() {
        let articles = nearest::articles(workspace, own).filter(can_be_named);
        let articles = articles.take(MOST_KEYS);
        list.look_through(
            articles.map(|article| Some((article.key.clone(), Candidate::Article(article)))),
        );
    }
    let (found, is_incomplete) = list.take();
    let items = found.into_iter();
    List {
        items: items.map(|found| item(workspace, found)).collect(),
        is_incomplete,
    }
}

/// From where claims are named, and what of them.
#[derive(Clone, Copy)]
struct Here<'a> {
    own: Option<&'a Arc<Article>>,
    is_inference: bool,
}

impl<'a> Here<'a> {
    /// What can be named of a claim: itself, or the inferences that are drawn from it.
    fn named(self, claim: ClaimRef<'a>) -> Vec<(String, Candidate<'a>)> {
        let Some(name) = self.name(claim) else {
            return Vec::new();
        };
        if !self.is_inference {
            return vec![(name.clone(), Candidate::Claim(name, claim))];
        }
        // What replaces an earlier position draws nothing from it.
        let relations = claim.claim.relations.iter();
        let inferences = relations.filter(|relation| relation.verb != Verb::Supersedes);
        let named = inferences.filter_map(|relation| {
            let Target::Claim(to) = &relation.target else {
                return None;
            };
            let label = format!("{name}->{}", self.name_of_target(claim.article, to));
            let candidate = Candidate::Inference(label.clone(), claim, relation.verb);
            Some((label, candidate))
        });
        named.collect()
    }

    /// What a claim is called here.
    fn name(self, claim: ClaimRef<'_>) -> Option<String> {
        match self.own.is_some_and(|own| own.path == claim.article.path) {
            true => Some(claim.claim.id.as_ref()?.value.clone()),
            false => claim.full_name(),
        }
    }

    /// What the claim is called here that another article refers to.
    fn name_of_target(self, from: &Article, to: &Reference) -> String {
        let key = to.article.as_ref().unwrap_or(&from.key);
        match self.own.is_some_and(|own| own.key == *key) {
            true => to.claim.clone(),
            false => format!("{key}#{}", to.claim),
        }
    }
}

fn item(workspace: &Workspace, candidate: Candidate<'_>) -> Item {
    let of_claim = |label: String, claim: ClaimRef<'_>, what: String| {
        let id = claim.claim.id.as_ref();
        let explained = id.map(|id| Explained::Claim(claim.article.key.clone(), id.value.clone()));
        Item {
            hint: Some(name_list(&workspace.voices(claim))),
            detail: Some(what),
            explained,
            ..Item::new(ItemKind::Claim, label)
        }
    };
    match candidate {
        Candidate::Claim(label, claim) => of_claim(label, claim, quoted(claim.claim.proposition())),
        Candidate::Inference(label, claim, verb) => {
            let premise = quoted(claim.claim.proposition());
            of_claim(label, claim, format!("{premise} {}", verb.word()))
        }
        Candidate::Article(article) => {
            let title = article.front_matter.title.as_ref();
            Item {
                detail: title.map(|title| quoted(&title.value)),
                insert: format!("{}#", article.key),
                ..Item::new(ItemKind::Article, article.key.clone())
            }
        }
    }
}
