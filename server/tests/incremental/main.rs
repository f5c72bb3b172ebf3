//! An edit rechecks only the articles it concerns. Here random workspaces are edited at random, and
//! after every edit the findings kept so far must equal those of a workspace read afresh.

mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use claimlint::config::Config;
use claimlint::loader;
use claimlint::model::Manuscript;
use claimlint::quotation::LocalCopy;
use claimlint::rules;
use claimlint::text::Text;
use claimlint::workspace::{ArticlePath, SourceFile, Workspace};
use proptest::prelude::*;

use texts::{consequence, link, text};

const ARTICLES: usize = 4;

const BIBLIOGRAPHIES: [&str; 3] = ["sources.bib", "more.bib", "other.bib"];
/// Files that sources name as their copies.
const COPIES: [&str; 2] = ["k.txt", "g.html"];

/// Findings as a reader sees them, by file.
type Shown = BTreeMap<Arc<Path>, Vec<String>>;

fn path(name: &str) -> Arc<Path> {
    Path::new("/articles").join(name).into()
}

fn empty_workspace() -> Workspace {
    let config = "bibliography = [\"sources.bib\", \"more.bib\"]\n[people.ann]\nname = \"Ann\"\n[topics.t]\nlabel = \"T\"\n\
                  [topics.km]\nunit = \"km\"\n\
                  [rules]\nunevidenced-fact = \"warning\"\nunsupported-position = \"warning\"\nunused-source = \"warning\"\n\
                  unannotated-statistic = \"info\"\nunannotated-attribution = \"info\"\n";
    let config = Config::read(path("claimlint.toml"), config).expect("a configuration");
    Workspace::new(path(""), Arc::new(config))
}

fn read(workspace: &Workspace, number: usize, text: &str) -> Option<Manuscript> {
    let path = path(&format!("a{number}.md"));
    loader::manuscript_of_bytes(workspace.config(), path, text.as_bytes())
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
    let articles = workspace.articles().map(|article| article.path.clone());
    let drafts = workspace.drafts().map(|draft| draft.path.clone());
    let bibliographies = workspace.bibliographies().map(|file| file.path.clone());
    let paths = articles.chain(drafts).chain(bibliographies);
    let shown = paths.map(|path| (path.clone(), shown(workspace, &path)));
    shown.filter(|(_, findings)| !findings.is_empty()).collect()
}

#[derive(Clone, Debug)]
enum Edit {
    Article(usize, String),
    /// Puts other words or places where the structure stays as it is: one text for another, once.
    Reword(usize, (&'static str, &'static str)),
    Bibliography(usize, &'static str),
    Copy(usize, &'static str),
}

fn bibliography() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "@misc{k, title={K}, file={k.txt}}",
        "@misc{k, file={k.txt;g.html}}",
        "@misc{gone, title={G}, url={https://a.org/x}, file={g.html}}",
        "A line before.\n@misc{k, url={https://a.org/x}}\n@misc{m, doi={10.1/x}}",
        "@misc{m, title={M}}\n@misc{n, crossref={k}, doi={10.1/x}}\n@misc{k, url={http://a.org/x/}}\n@misc{k}",
    ])
}

fn rewording() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(vec![
        ("words", "other words"),
        ("wo", "o"),
        ("[", "\n\n["),
        ("and\n[", "and ["),
        ("---\n", "---\ntitle: T\n"),
        ("A line before", "Another line before"),
        (" supports", "  supports"),
    ])
}

/// Edits, each with whether it is asked after it who shows words and places of others.
fn edits(edit: impl Strategy<Value = Edit>) -> impl Strategy<Value = Vec<(Edit, bool)>> {
    prop::collection::vec((edit, any::<bool>()), 1..8)
}

fn edit(is_linked: bool) -> impl Strategy<Value = Edit> {
    prop_oneof![
        9 => (0..ARTICLES, text(is_linked)).prop_map(|(number, text)| Edit::Article(number, text)),
        4 => (0..ARTICLES, rewording()).prop_map(|(number, change)| Edit::Reword(number, change)),
        2 => (0..BIBLIOGRAPHIES.len(), bibliography())
            .prop_map(|(number, text)| Edit::Bibliography(number, text)),
        2 => (0..COPIES.len(), prop::sample::select(vec!["", "so be it", "so was it", "be it or not"]))
            .prop_map(|(number, text)| Edit::Copy(number, text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_after_edits_equal_findings_read_afresh(
        (texts, edits) in any::<bool>().prop_flat_map(|is_linked| (
            prop::collection::vec(text(is_linked), ARTICLES),
            edits(edit(is_linked)),
        )),
        sources in prop::collection::vec(bibliography(), BIBLIOGRAPHIES.len()),
    ) {
        follow(texts, sources, edits)?;
    }

    #[test]
    fn consequences_through_many_articles_are_followed(
        texts in (0..ARTICLES).map(consequence).collect::<Vec<_>>(),
        edits in edits(rewriting(consequence)),
    ) {
        follow(texts, vec!["@misc{k, title={K}}", ""], edits)?;
    }

    #[test]
    fn circles_through_many_articles_are_followed(
        texts in (0..ARTICLES).map(link).collect::<Vec<_>>(),
        edits in edits(rewriting(link)),
    ) {
        follow(texts, vec!["@misc{k, title={K}}", ""], edits)?;
    }
}

/// A chain that is no conflict of its own is told where somebody supports what excludes it, and leads through articles
/// that the one who tells it does not name.
#[test]
fn a_chain_that_is_told_elsewhere_follows_the_words_on_its_way() {
    let texts = [
        "[words]{#x .claim entails=\"a1#x\" contradicts=\"a1#x\"}",
        "[words]{#x .claim}",
        "[words]{#x .claim entails=\"a3#x\" supports=\"a3#x\"}",
        "[words]{#x .claim by=Ann entails=\"a0#x\"}",
        "[words]{#x .claim entails=\"a1#x\"}",
    ];
    let texts: Vec<_> = texts.map(str::to_owned).to_vec();
    let reword = (Edit::Reword(1, ("words", "other words")), true);
    // Beside the way, and without a consequence for it.
    let retie = "[words]{#x .claim kind=policy entails=\"a1#x\"}".to_owned();
    let edits = vec![reword.clone(), (Edit::Article(4, retie), true), reword];
    follow(texts, vec!["", ""], edits).expect("what is kept is true");
}

/// Edits of articles by what `write` writes.
fn rewriting<Text: Strategy<Value = String> + 'static>(
    write: fn(usize) -> Text,
) -> impl Strategy<Value = Edit> {
    let article = move |number| write(number).prop_map(move |text| Edit::Article(number, text));
    let reworded = (0..ARTICLES, rewording());
    prop_oneof![
        3 => (0..ARTICLES).prop_flat_map(article),
        1 => reworded.prop_map(|(number, change)| Edit::Reword(number, change)),
    ]
}

/// Edits articles and compares what was kept and rechecked with a workspace read afresh.
fn follow(
    mut texts: Vec<String>,
    mut sources: Vec<&'static str>,
    edits: Vec<(Edit, bool)>,
) -> Result<(), TestCaseError> {
    let source_file =
        |number: usize, text: &str| SourceFile::new(path(BIBLIOGRAPHIES[number]), text);
    let mut copies = ["so be it", ""];
    let fresh = |texts: &[String], sources: &[&str], copies: &[&str; 2]| {
        let mut workspace = empty_workspace();
        let articles = texts.iter().enumerate();
        let manuscripts: Vec<_> = articles
            .filter_map(|(number, text)| read(&workspace, number, text))
            .collect();
        workspace.fill_all(manuscripts);
        for (number, text) in sources.iter().enumerate() {
            workspace.set_bibliography(source_file(number, text));
        }
        read_copies(&mut workspace, copies);
        workspace
    };
    let mut workspace = fresh(&texts, &sources, &copies);
    let mut kept = all_shown(&workspace);
    for (edit, is_asked) in edits {
        let mut affected = match edit {
            Edit::Article(number, text) => {
                texts[number] = text;
                let file = path(&format!("a{number}.md"));
                let manuscript = read(&workspace, number, &texts[number]);
                workspace.edit_manuscript(&file, manuscript)
            }
            Edit::Reword(number, (from, to)) => {
                texts[number] = texts[number].replacen(from, to, 1);
                let file = path(&format!("a{number}.md"));
                let manuscript = read(&workspace, number, &texts[number]);
                workspace.edit_manuscript(&file, manuscript)
            }
            Edit::Bibliography(number, text) => {
                sources[number] = text;
                workspace.set_bibliography(source_file(number, text))
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
        if is_asked {
            affected.extend(workspace.take_showing());
        }
        for file in affected {
            let findings = shown(&workspace, &file);
            if findings.is_empty() {
                kept.remove(&file);
            } else {
                kept.insert(file, findings);
            }
        }
        let mut read_afresh = all_shown(&fresh(&texts, &sources, &copies));
        read_afresh.retain(|file, _| !workspace.may_show_others(file));
        let mut surely = kept.clone();
        surely.retain(|file, _| !workspace.may_show_others(file));
        prop_assert_eq!(surely, read_afresh);
    }
    Ok(())
}
