//! What names mean across articles, and whom an edit concerns.

use super::*;
use crate::article::read_bytes;
use crate::config::Config;
use crate::model::Reference;
use crate::vocabulary::Stance;

fn path(name: &str) -> ArticlePath {
    Path::new("/articles").join(name).into()
}

fn workspace(articles: &[(&str, &str)]) -> Workspace {
    let mut workspace = Workspace::new(path(""), Arc::new(Config::default()));
    let articles = articles.iter();
    workspace.fill(articles.filter_map(|(name, text)| read_bytes(path(name), text.as_bytes())));
    workspace
}

fn edit(workspace: &mut Workspace, name: &str, text: &str) -> Vec<String> {
    let affected = workspace.set_article(&path(name), read_bytes(path(name), text.as_bytes()));
    let names = affected.iter().filter_map(|path| path.file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

fn reference(article: Option<&str>, claim: &str) -> Reference {
    Reference {
        article: article.map(str::to_owned),
        claim: claim.to_owned(),
        range: 0..0,
    }
}

fn bearing_on(workspace: &Workspace, name: &str) -> Vec<String> {
    let claim = workspace.claim(&path(name), 0).expect("a claim");
    let incoming = workspace.incoming(claim).into_iter();
    let said = |incoming: Incoming<'_>| {
        format!(
            "{} {}",
            incoming.from.article.key,
            incoming.relation.verb.word()
        )
    };
    incoming.map(said).collect()
}

#[test]
fn references_resolve_within_and_across_articles() {
    let workspace = workspace(&[
        ("a.md", "[one]{#x .claim}"),
        (
            "b.md",
            "---\nkey: brief\n---\n[two]{#x .claim} [three]{#y .claim}",
        ),
    ]);
    let a = workspace
        .article(&path("a.md"))
        .expect("an article")
        .clone();
    let words = |reference: Reference| {
        let claim = workspace.resolve(&a, &reference);
        claim.map(|claim| claim.claim.words.clone())
    };
    assert_eq!(words(reference(None, "x")), Ok("one".to_owned()));
    assert_eq!(words(reference(Some("brief"), "x")), Ok("two".to_owned()));
    assert_eq!(
        words(reference(None, "y")),
        Err(Unresolved::NoClaim("a".to_owned()))
    );
    assert_eq!(
        words(reference(Some("b"), "x")),
        Err(Unresolved::NoArticle("b".to_owned()))
    );
}

#[test]
fn relations_are_seen_from_their_target() {
    let mut workspace = workspace(&[
        ("a.md", "[one]{#x .claim}"),
        (
            "b.md",
            "[two]{.claim supports=\"a#x\"} [three]{.claim undercuts=\"q->a#x\"}",
        ),
        ("c.md", "[four]{.claim attacks=\"a#x a#z\"}"),
    ]);
    assert_eq!(
        bearing_on(&workspace, "a.md"),
        ["b supports", "b undercuts", "c attacks"]
    );
    edit(&mut workspace, "b.md", "[two]{.claim}");
    assert_eq!(bearing_on(&workspace, "a.md"), ["c attacks"]);
}

#[test]
fn an_edit_concerns_those_who_name_what_it_changes_and_nobody_else() {
    let mut workspace = workspace(&[
        ("a.md", "[one]{#x .claim} [other]{#z .claim}"),
        ("b.md", "[two]{.claim supports=\"a#x\"}"),
        ("c.md", "[three]{.claim cite=\"k\" by=\"Ann\"}"),
        ("d.md", "[four]{.claim supports=\"a#z\"}"),
    ]);
    let changed = "[onE]{#x .claim} [other]{#z .claim}";
    assert_eq!(edit(&mut workspace, "a.md", changed), ["a.md", "b.md"]);
    assert_eq!(
        edit(&mut workspace, "a.md", changed),
        ["a.md"],
        "nothing has changed"
    );
    assert_eq!(
        edit(&mut workspace, "a.md", "no claims any more"),
        ["a.md", "b.md", "d.md"]
    );
    assert!(workspace.article(&path("a.md")).is_none());
}

#[test]
fn a_snapshot_stays_as_it_was() {
    let mut workspace = workspace(&[("a.md", "[one]{#x .claim}")]);
    let snapshot = workspace.clone();
    edit(&mut workspace, "a.md", "[two]{#x .claim}");
    let words = |workspace: &Workspace| {
        let claim = workspace.claim(&path("a.md"), 0).expect("a claim");
        claim.claim.words.clone()
    };
    assert_eq!(
        (words(&snapshot), words(&workspace)),
        ("one".to_owned(), "two".to_owned())
    );
}

#[test]
fn a_superseded_claim_holds_until_the_day_before() {
    let dated =
        "[old]{#x .claim date=\"2024\"}\n[new]{.claim date=\"2025-03-05\" supersedes=\"x\"}";
    let undated = "[old]{#x .claim}\n[new]{.claim supersedes=\"x\"}";
    let commitment = |text: &str| {
        let workspace = workspace(&[("a.md", text)]);
        workspace.commitment(workspace.claim(&path("a.md"), 0).expect("a claim"))
    };
    let valid = commitment(dated).valid.expect("a while");
    assert_eq!(valid.end.expect("an end").to_string(), "2025-03-04");
    assert_eq!(commitment(undated).valid, None);
    assert_eq!(commitment(undated).stance, Stance::Asserts);
}

#[test]
fn a_draft_goes_when_the_file_goes_or_gets_claims() {
    let draft = |name: &str| {
        let text = Text::new("It cost 40 million euros.");
        let path = path(name);
        Some(Manuscript::Draft(Draft { path, text }))
    };
    let article = |name: &str| {
        let article = read_bytes(path(name), b"[x]{#x .claim}");
        article.map(|article| Manuscript::Article(Box::new(article)))
    };
    let mut workspace = workspace(&[]);
    for after in [None, article("a.md")] {
        let is_article = after.is_some();
        workspace.set_manuscript(&path("a.md"), draft("a.md"));
        assert!(workspace.draft(&path("a.md")).is_some());
        let affected = workspace.set_manuscript(&path("a.md"), after);
        assert!(affected.contains(&path("a.md")));
        assert!(workspace.draft(&path("a.md")).is_none());
        assert_eq!(workspace.article(&path("a.md")).is_some(), is_article);
    }
    workspace.set_manuscript(&path("a.md"), draft("a.md"));
    assert_eq!(workspace.articles().count(), 0);
}
