//! Shapes that grow where nothing may grow faster: thousands of claims about one, and long chains through
//! many articles. Work that is quadratic in any of them would take minutes here. How fast it is otherwise is left
//! to the benchmarks.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use claimlint::article;
use claimlint::config::Config;
use claimlint::features::claim_info::Status;
use claimlint::features::claim_list::claim_list;
use claimlint::rules::{self, Finding};
use claimlint::workspace::Workspace;

/// Enough that a quadratic pass would be noticed.
const MANY: usize = 20_000;
const CLAIMS_PER_ARTICLE: usize = 50;

/// Reads articles, judges them all and counts the findings of each rule.
fn findings(articles: impl IntoIterator<Item = String>) -> BTreeMap<&'static str, usize> {
    let root: Arc<Path> = Path::new("/articles").into();
    let articles = articles.into_iter().enumerate();
    let articles = articles.filter_map(|(number, text)| {
        article::read_bytes(root.join(format!("a{number}.md")).into(), text.as_bytes())
    });
    let articles: Vec<_> = articles.collect();
    let mut workspace = Workspace::new(root.clone(), Arc::new(Config::default()));
    workspace.fill(articles);
    let mut found = BTreeMap::new();
    for article in workspace.articles() {
        for finding in rules::check(&workspace, &article.path) {
            *found.entry(finding.rule.name).or_default() += 1;
        }
    }
    found
}

#[test]
fn thousands_of_claims_about_one() {
    let verbs = [
        "supports",
        "attacks",
        "qualifies",
        "entails",
        "restates",
        "supersedes",
    ];
    let claim = |number: usize| {
        let verb = verbs[number % verbs.len()];
        format!("[Claim {number}]{{#c{number} .claim kind=policy {verb}=hub}}\n\n")
    };
    let others: String = (0..MANY).map(claim).collect();
    let text = format!("---\nauthor: Ann\n---\n[Hub]{{#hub .claim kind=policy}}\n\n{others}");
    // Nothing cites, and there is nothing else to say.
    assert_eq!(
        findings([text]),
        BTreeMap::from([("uncited-claim", MANY + 1)])
    );
}

#[test]
fn a_chain_through_hundreds_of_articles() {
    let articles = (0..MANY / CLAIMS_PER_ARTICLE).map(|article| {
        let claim = |number: usize| {
            let next = (number + 1).min(MANY - 1);
            let target = format!("a{}#c{next}", next / CLAIMS_PER_ARTICLE);
            let verb = ["supports", "entails"][number % 2];
            match number == next {
                true => format!("[Claim {number}]{{#c{number} .claim}}\n\n"),
                false => format!("[Claim {number}]{{#c{number} .claim {verb}=\"{target}\"}}\n\n"),
            }
        };
        let first = article * CLAIMS_PER_ARTICLE;
        (first..first + CLAIMS_PER_ARTICLE).map(claim).collect()
    });
    assert_eq!(
        findings(articles),
        BTreeMap::from([("uncited-claim", MANY)])
    );
}

#[test]
fn hundreds_of_claims_that_all_exclude_each_other() {
    const SIDES: usize = 700;
    let claim = |number: usize| {
        let value = number % 2;
        format!("[Claim {number}]{{#c{number} .claim about=size value={value}}}\n\n")
    };
    let claims: String = (0..2 * SIDES).map(claim).collect();
    let text = format!("---\nauthor: Ann\n---\n{claims}[Other]{{#other .claim}}\n");
    let root: Arc<Path> = Path::new("/articles").into();
    let article = article::read_bytes(root.join("a.md").into(), text.as_bytes());
    let mut workspace = Workspace::new(root, Arc::new(Config::default()));
    workspace.fill(article);
    let list = claim_list(&workspace, None, || false);
    let undecided = list.claims.iter();
    let undecided = undecided.filter(|claim| claim.status == Some(Status::Undecided));
    assert_eq!(undecided.count(), 2 * SIDES);
    let contradictory = list.claims.iter().filter(|claim| claim.is_contradictory);
    assert_eq!(contradictory.count(), 2 * SIDES);
}

/// Half of them silence nothing; their fixes are judged together, and the other half still reaches as far.
#[test]
fn thousands_of_comments() {
    let unused = "<!-- claimlint-ignore unknown-claim -->\n\n";
    let needed = "<!-- claimlint-ignore uncited-claim -->\n[Claim]{.claim}\n\n";
    let text = format!("{unused}{needed}").repeat(MANY / 2);
    let root: Arc<Path> = Path::new("/articles").into();
    let path: Arc<Path> = root.join("a.md").into();
    let mut workspace = Workspace::new(root, Arc::new(Config::default()));
    workspace.fill(article::read_bytes(path.clone(), text.as_bytes()));
    let found = rules::check(&workspace, &path);
    let safe = found.iter().filter_map(Finding::safe_fix);
    assert_eq!((found.len(), safe.count()), (MANY / 2, MANY / 2));
}
