//! What names mean across articles, and whom an edit concerns.

use super::*;
use crate::article::{read_bytes, read_draft};
use crate::config::Config;
use crate::model::Reference;
use crate::syntax::Document;
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

/// A workspace whose articles read `sources.bib`.
fn cited_workspace(sources: &str, articles: &[(&str, &str)]) -> Workspace {
    let config = "bibliography = [\"sources.bib\"]";
    let config = Config::read(path("claimlint.toml"), config).expect("a configuration");
    let mut workspace = Workspace::new(path(""), Arc::new(config));
    let articles = articles.iter();
    workspace.fill(articles.filter_map(|(name, text)| read_bytes(path(name), text.as_bytes())));
    workspace.set_bibliography(SourceFile::new(path("sources.bib"), sources));
    workspace
}

#[test]
fn an_edit_concerns_a_bibliography_where_a_source_is_cited_first_or_no_more() {
    let articles = [("a.md", "[one]{.claim}"), ("b.md", "[two]{.claim cite=k}")];
    let mut workspace = cited_workspace("@misc{k}\n@misc{m}", &articles);
    assert_eq!(
        edit(&mut workspace, "a.md", "[one]{.claim cite=k}"),
        ["a.md"]
    );
    assert_eq!(
        edit(&mut workspace, "b.md", "[two]{.claim}"),
        ["b.md"],
        "the other cites it still"
    );
    let both = ["a.md", "sources.bib"];
    assert_eq!(edit(&mut workspace, "a.md", "[one]{.claim cite=m}"), both);
    let own = "---\nbibliography: own.bib\n---\n[one]{.claim cite=m}";
    assert_eq!(edit(&mut workspace, "a.md", own), both);
    assert_eq!(
        edit(&mut workspace, "a.md", "[one]{.claim cite=gone}"),
        both
    );
    assert_eq!(
        edit(&mut workspace, "a.md", "[one]{.claim cite=lost}"),
        ["a.md"]
    );
}

#[test]
fn an_articles_own_source_cites_and_does_not_ground() {
    let brief = "---\nsource: k\n---\n[a]{#a .claim cite=k}\n\n[b]{#b .claim supports=a}\n\n\
                 [c]{#c .claim supports=b by='Ben' cite=k}\n\n[d]{#d .claim supports=d}";
    let workspace = cited_workspace("@misc{k}", &[("brief.md", brief)]);
    let claim = |index| workspace.claim(&path("brief.md"), index).expect("a claim");
    let ids = |chain: Option<Vec<ClaimRef<'_>>>| {
        let words = |claim: &ClaimRef<'_>| claim.claim.words.clone();
        chain.map(|chain| chain.iter().map(words).collect::<Vec<_>>().concat())
    };
    assert_eq!(
        ids(workspace.citation_chain(claim(0))).as_deref(),
        Some("a")
    );
    assert_eq!(
        ids(workspace.grounding_chain(claim(0))).as_deref(),
        Some("abc")
    );
    assert!(workspace.is_grounded(claim(1)) && workspace.is_grounded(claim(2)));
    assert!(workspace.is_cited(claim(3)) && !workspace.is_grounded(claim(3)));
    assert_eq!(ids(workspace.grounding_chain(claim(3))), None);
}

#[test]
fn an_edit_concerns_those_who_say_the_same_at_one_remove() {
    let mut workspace = workspace(&[
        ("a.md", "[one]{#x .claim restates='b#x'}"),
        ("b.md", "[two]{#x .claim restates='c#x'}"),
        ("c.md", "[three]{#x .claim}"),
        ("d.md", "[four]{#x .claim}"),
    ]);
    let all = ["a.md", "b.md", "c.md", "d.md"];
    let reason = "[four]{#x .claim supports='c#x'}";
    assert_eq!(edit(&mut workspace, "d.md", reason), all);
    let position = workspace.claim(&path("a.md"), 0).expect("a claim");
    assert!(workspace.has_reason(position));
    let lost = "who says the same has lost the reason";
    assert_eq!(edit(&mut workspace, "b.md", "none"), all, "{lost}");
}

#[test]
fn a_draft_goes_when_the_file_goes_or_gets_claims() {
    let draft = |name: &str| {
        let mut document = Document::new(Text::new("It cost 40 million euros."));
        Some(Manuscript::Draft(read_draft(path(name), &mut document)))
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

/// What excludes a claim by its value may be far away, and neither mentions the other.
#[test]
fn an_edit_concerns_a_claim_without_a_name_that_others_come_to_contradict() {
    let value = "[five]{.claim by=Ann about=t value=5 date=2025-05}";
    let mut workspace = workspace(&[
        ("a.md", value),
        ("b.md", "[seven]{#x .claim by=Bob about=t value=7}"),
        ("c.md", "[so]{#x .claim by=Carl entails='b#x'}"),
    ]);
    let conflicts = |workspace: &Workspace| {
        let components = workspace.components_of(&path("a.md"));
        let conflicts = components.iter().flat_map(|component| {
            let path = path("a.md");
            let here = component.conflicts_in(workspace, &path);
            here.map(|conflict| conflict.opposition.clone())
                .collect::<Vec<_>>()
        });
        conflicts.collect::<Vec<_>>()
    };
    let before = conflicts(&workspace);
    let affected = edit(
        &mut workspace,
        "c.md",
        "[so]{#x .claim by=Ann entails='b#x'}",
    );
    assert_ne!(conflicts(&workspace), before);
    assert!(affected.contains(&"a.md".to_owned()), "{affected:?}");
}

/// Who supports two claims hears of what comes between them, however far off.
#[test]
fn an_edit_concerns_those_who_speak_of_claims_that_come_to_exclude_each_other() {
    let mut workspace = workspace(&[
        ("a.md", "[both]{#x .claim supports='b#y c#z'}"),
        ("b.md", "[one]{#y .claim by=Ann entails='d#w'}"),
        ("c.md", "[other]{#z .claim by=Bob entails='e#v'}"),
        ("d.md", "[so]{#w .claim stance=supposes}"),
        ("e.md", "[so]{#v .claim stance=supposes}"),
    ]);
    let clash = "[so]{#w .claim stance=supposes contradicts='e#v'}";
    let all = ["a.md", "b.md", "c.md", "d.md", "e.md"];
    assert_eq!(edit(&mut workspace, "d.md", clash), all);
}

/// Whoever cannot wait judges the edited file, and finds the others later: from all that has changed since.
#[test]
fn who_shows_what_was_reworded_can_be_asked_later() {
    let claim = |words: &str| {
        let text = format!("[{words}]{{#y .claim by=Bob}}");
        let article = read_bytes(path("b.md"), text.as_bytes()).map(Box::new);
        article.map(Manuscript::Article)
    };
    let against = "[no]{#x .claim by=Ann contradicts='b#y'}";
    let mut workspace = workspace(&[("a.md", against)]);
    workspace.set_manuscript(&path("b.md"), claim("yes"));
    let only_itself = BTreeSet::from([path("b.md")]);
    for words in ["yes, certainly", "yes indeed"] {
        let affected = workspace.edit_manuscript(&path("b.md"), claim(words));
        assert_eq!(affected, only_itself);
    }
    assert!(workspace.may_show_others(&path("a.md")));
    assert!(!workspace.may_show_others(&path("b.md")));
    assert_eq!(workspace.take_showing(), BTreeSet::from([path("a.md")]));
    assert!(!workspace.may_show_others(&path("a.md")));
    assert_eq!(workspace.take_showing(), BTreeSet::new());
}

/// A finding shows every step of its chain, and its article names only the first.
#[test]
fn an_edit_concerns_those_who_show_what_was_edited() {
    let mut workspace = workspace(&[
        (
            "a.md",
            "[it begins]{#x .claim by=Ann date=2025-05 entails='b#y'}",
        ),
        ("b.md", "[so]{#y .claim stance=supposes entails='c#w'}"),
        ("c.md", "[so]{#w .claim stance=supposes contradicts='d#z'}"),
        ("d.md", "[it ends]{#z .claim by=Ann date=2025-01}"),
    ]);
    let other_words = "[thus]{#w .claim stance=supposes contradicts='d#z'}";
    let affected = edit(&mut workspace, "c.md", other_words);
    assert!(affected.contains(&"a.md".to_owned()), "{affected:?}");
}
