//! An edit rechecks only the articles it concerns. Here random workspaces are edited at random, and
//! after every edit the findings kept so far must equal those of a workspace read afresh.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use claimlint::article;
use claimlint::config::Config;
use claimlint::quotation::LocalCopy;
use claimlint::rules;
use claimlint::text::Text;
use claimlint::workspace::{ArticlePath, SourceFile, Workspace};
use proptest::prelude::*;

const ARTICLES: usize = 4;

/// Files that sources name as their copies.
const COPIES: [&str; 2] = ["k.txt", "g.html"];

/// Findings as a reader sees them, by file.
type Shown = BTreeMap<Arc<Path>, Vec<String>>;

fn path(name: &str) -> Arc<Path> {
    Path::new("/articles").join(name).into()
}

fn empty_workspace() -> Workspace {
    let config = "bibliography = [\"sources.bib\"]\n[people.ann]\nname = \"Ann\"\n[topics.t]\nlabel = \"T\"\n";
    let config = Config::read(path("claimlint.toml"), config).expect("a configuration");
    Workspace::new(path(""), Arc::new(config))
}

fn read(number: usize, text: &str) -> Option<claimlint::model::Article> {
    article::read_bytes(path(&format!("a{number}.md")), text.as_bytes())
}

/// Reads a copy of a source, where its file has a text.
fn read_copy(path: Arc<Path>, copies: &[&str; 2]) -> LocalCopy {
    let place = COPIES.iter().position(|name| path.ends_with(name));
    match copies[place.expect("a copy")] {
        "" => LocalCopy::unreadable(path, "gone".to_owned()),
        text => LocalCopy::new(path, Text::new(text)),
    }
}

/// Reads the copies that have come to be quoted.
fn read_copies(workspace: &mut Workspace, copies: &[&str; 2]) -> BTreeSet<ArticlePath> {
    let missing = workspace.missing_copies().into_iter();
    workspace.set_copies(missing.map(|path| read_copy(path, copies)))
}

fn shown(workspace: &Workspace, file: &Arc<Path>) -> Vec<String> {
    let findings = rules::check(workspace, file);
    let line = |finding: &rules::Finding| {
        let related = finding.related.iter();
        let related: Vec<_> = related
            .map(|related| {
                let text = workspace.text(&related.place.path).expect("a text");
                let place =
                    text.position(related.place.range.start, claimlint::text::Encoding::Utf16);
                (related.message.clone(), related.place.path.clone(), place)
            })
            .collect();
        format!(
            "{} {:?} {} {related:?}",
            finding.rule.name, finding.place.range, finding.message
        )
    };
    findings.iter().map(line).collect()
}

fn all_shown(workspace: &Workspace) -> Shown {
    let paths = workspace.articles().map(|article| article.path.clone());
    let shown = paths.map(|path| (path.clone(), shown(workspace, &path)));
    shown.filter(|(_, findings)| !findings.is_empty()).collect()
}

fn claim() -> impl Strategy<Value = String> {
    let id = "[a-c]";
    let target = "(a[0-4]#)?[a-c]";
    let attribute = prop_oneof![
        3 => (
            prop::sample::select(vec!["supports", "attacks", "entails", "restates", "contradicts", "supersedes"]),
            prop::collection::vec(target, 1..3),
        ).prop_map(|(verb, targets)| format!(" {verb}=\"{}\"", targets.join(" "))),
        1 => prop::sample::select(vec!["k", "gone"]).prop_map(|key| format!(" cite=\"{key}\"")),
        1 => prop::sample::select(vec!["so be it", "be […] it"]).prop_map(|quote| format!(" quote=\"{quote}\"")),
        1 => prop::sample::select(vec!["ann", "Bob", "planners"]).prop_map(|by| format!(" by=\"{by}\"")),
        2 => prop::sample::select(vec!["yes", "no", "3", "2..5", ">4"])
            .prop_map(|value| format!(" about=\"t\" value=\"{value}\"")),
        1 => prop::sample::select(vec!["denies", "asks", "concedes"]).prop_map(|stance| format!(" stance=\"{stance}\"")),
        1 => prop::sample::select(vec!["2020", "2024-05"]).prop_map(|date| format!(" date=\"{date}\"")),
    ];
    let attributes = prop::collection::vec(attribute, 0..4);
    (prop::option::of(id), attributes).prop_map(|(id, attributes)| {
        let id = id.map_or_else(String::new, |id| format!("#{id} "));
        format!("[words]{{{id}.claim{}}}", attributes.concat())
    })
}

fn text() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec![
        "",
        "---\nauthor: Ann\nsource: k\n---\n",
        "---\nauthor: Bob\ndate: 2021\n---\n",
        "---\nkey: a1\n---\n",
        "---\nbibliography: other.bib\n---\n",
        "A line before.\n\n",
    ]);
    let claims = prop::collection::vec(claim(), 0..4);
    (header, claims).prop_map(|(header, claims)| format!("{header}{}\n", claims.join(" and\n")))
}

#[derive(Clone, Debug)]
enum Edit {
    Article(usize, String),
    Bibliography(&'static str),
    Copy(usize, &'static str),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        9 => (0..ARTICLES, text()).prop_map(|(number, text)| Edit::Article(number, text)),
        1 => prop::sample::select(vec![
            "", "@misc{k, title={K}}", "@misc{gone, title={G}}", "@misc{k, file={k.txt;g.html}}",
            "@misc{k, title={K}, file={k.txt}} @misc{gone, title={G}, file={g.html}}",
        ]).prop_map(Edit::Bibliography),
        2 => (0..COPIES.len(), prop::sample::select(vec!["", "so be it", "so was it", "be it or not"]))
            .prop_map(|(number, text)| Edit::Copy(number, text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_after_edits_equal_findings_read_afresh(
        texts in prop::collection::vec(text(), ARTICLES),
        edits in prop::collection::vec(edit(), 1..8),
    ) {
        let mut texts = texts;
        let mut sources = "@misc{k, title={K}, file={k.txt}}";
        let mut copies = ["so be it", ""];
        let fresh = |texts: &[String], sources: &str, copies: &[&str; 2]| {
            let mut workspace = empty_workspace();
            let articles = texts.iter().enumerate();
            workspace.fill(articles.filter_map(|(number, text)| read(number, text)));
            workspace.set_bibliography(SourceFile::new(path("sources.bib"), sources));
            read_copies(&mut workspace, copies);
            workspace
        };
        let mut workspace = fresh(&texts, sources, &copies);
        let mut kept = all_shown(&workspace);
        for edit in edits {
            let mut affected = match edit {
                Edit::Article(number, text) => {
                    texts[number] = text;
                    let file = path(&format!("a{number}.md"));
                    workspace.set_article(&file, read(number, &texts[number]))
                }
                Edit::Bibliography(text) => {
                    sources = text;
                    workspace.set_bibliography(SourceFile::new(path("sources.bib"), text))
                }
                Edit::Copy(number, text) => {
                    copies[number] = text;
                    let file = path(COPIES[number]);
                    match workspace.copy(&file) {
                        Some(_) => workspace.set_copies([read_copy(file, &copies)]),
                        None => BTreeSet::new(),
                    }
                }
            };
            affected.extend(read_copies(&mut workspace, &copies));
            for file in affected {
                let findings = shown(&workspace, &file);
                if findings.is_empty() {
                    kept.remove(&file);
                } else {
                    kept.insert(file, findings);
                }
            }
            prop_assert_eq!(&kept, &all_shown(&fresh(&texts, sources, &copies)));
        }
    }
}
