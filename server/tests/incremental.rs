//! An edit rechecks only the articles it concerns. Here random workspaces are edited at random, and
//! after every edit the findings kept so far must equal those of a workspace read afresh.

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

fn claim() -> impl Strategy<Value = String> {
    let id = "[a-c]";
    let target = "(a[0-4]#)?[a-c]";
    let attribute = prop_oneof![
        3 => (
            prop::sample::select(vec!["supports", "attacks", "entails", "restates", "contradicts", "supersedes"]),
            prop::collection::vec(target, 1..3),
        ).prop_map(|(verb, targets)| format!(" {verb}=\"{}\"", targets.join(" "))),
        1 => prop::sample::select(vec!["policy", "value", "forecast"]).prop_map(|kind| format!(" kind=\"{kind}\"")),
        1 => prop::sample::select(vec!["k", "gone", "m", "a b"]).prop_map(|key| format!(" cite=\"{key}\"")),
        1 => (target, target).prop_map(|(from, to)| format!(" undercuts=\"{from}->{to}\"")),
        1 => prop::sample::select(vec!["so be it", "be […] it"]).prop_map(|quote| format!(" quote=\"{quote}\"")),
        1 => prop::sample::select(vec!["ann", "Bob", "planners"]).prop_map(|by| format!(" by=\"{by}\"")),
        2 => prop::sample::select(vec!["yes", "no", "3", "2..5", ">4"])
            .prop_map(|value| format!(" about=\"t\" value=\"{value}\"")),
        1 => (
            prop::sample::select(vec!["t", "km", "u"]),
            prop::sample::select(vec!["3", "4 km", "5 miles", "6 %", "7 %"]),
        ).prop_map(|(topic, value)| format!(" about=\"{topic}\" value=\"{value}\"")),
        1 => prop::sample::select(vec!["denies", "asks", "concedes"]).prop_map(|stance| format!(" stance=\"{stance}\"")),
        1 => prop::sample::select(vec!["2020", "2024-05"]).prop_map(|date| format!(" date=\"{date}\"")),
        1 => prop::sample::select(vec!["possible", "probable"]).prop_map(|how| format!(" modality=\"{how}\"")),
        1 => prop::sample::select(vec!["2019/2021", "2022/.."]).prop_map(|when| format!(" valid=\"{when}\"")),
    ];
    let attributes = prop::collection::vec(attribute, 0..4);
    (prop::option::of(id), attributes).prop_map(|(id, attributes)| {
        let id = id.map_or_else(String::new, |id| format!("#{id} "));
        format!("[words]{{{id}.claim{}}}", attributes.concat())
    })
}

/// A claim of a world in which every reference leads to one, so that chains across articles are frequent.
fn linked_claim(id: &str) -> impl Strategy<Value = String> + use<> {
    let verb = prop::sample::select(vec!["supports", "entails", "restates", "restates"]);
    let relation = (verb, "a[0-3]#[ab]").prop_map(|(verb, target)| format!(" {verb}=\"{target}\""));
    let relation = prop::option::of(relation).prop_map(Option::unwrap_or_default);
    let others = vec![
        "",
        "",
        "",
        " cite=\"k\"",
        " stance=\"denies\"",
        " by=\"Bob\"",
    ];
    let kind = prop::sample::select(vec!["", " kind=\"policy\""]);
    let start = format!("[words]{{#{id} .claim");
    (relation, prop::sample::select(others), kind)
        .prop_map(move |(relation, others, kind)| format!("{start}{relation}{others}{kind}}}"))
}

fn linked_text() -> impl Strategy<Value = String> {
    let headers = vec!["", "A line before.\n\n", "---\nsource: k\n---\n"];
    let header = prop::sample::select(headers);
    (header, linked_claim("a"), linked_claim("b"))
        .prop_map(|(header, one, other)| format!("{header}{one} and\n{other}\n"))
}

fn text(is_linked: bool) -> BoxedStrategy<String> {
    match is_linked {
        true => linked_text().boxed(),
        false => varied_text().boxed(),
    }
}

fn varied_text() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec![
        "",
        "---\nauthor: Ann\nsource: k\n---\n",
        "---\nauthor: Bob\ndate: 2021\n---\n",
        "---\nkey: a1\n---\n",
        "---\nbibliography: other.bib\n---\n",
        "---\nsource: m\nbibliography: [other.bib, sources.bib]\n---\n",
        "---\nbibliography: [more.bib, other.bib]\n---\n",
        "A line before.\n\n",
    ]);
    let comment = prop::sample::select(vec![
        "",
        "<!-- claimlint-ignore uncited-claim, disputed-claim, self-relation -->\n",
        "<!-- claimlint-ignore-start unknown-claim contradictory-claims -->\n",
        "<!-- claimlint-ignore-end unknown-claim -->\n",
        "<!-- claimlint-ignore-file unused-suppression -->\n",
    ]);
    let claims = prop::collection::vec((comment, claim()), 0..4);
    let prose = prop::sample::select(vec![
        "",
        "\nIt cost 40 million euros. Bob says that it did.\n",
    ]);
    (header, claims, prose).prop_map(|(header, claims, prose)| {
        let claims = claims
            .iter()
            .map(|(comment, claim)| format!("{comment}{claim}"));
        format!(
            "{header}{}\n{prose}",
            claims.collect::<Vec<_>>().join(" and\n")
        )
    })
}

/// An article whose claim mostly leads to the next article's, so that long circles open and close.
fn link(number: usize) -> impl Strategy<Value = String> {
    let next = (number + 1) % ARTICLES;
    let ground = prop_oneof![
        5 => Just(format!("a{next}#x")),
        3 => (0..ARTICLES, "[xyy]").prop_map(|(number, id)| format!("a{number}#{id}")),
    ];
    let words = prop::sample::select(vec!["words", "others"]);
    let verb = prop::sample::select(vec!["supports", "entails"]);
    let grounds = prop::collection::vec(ground, 0..3);
    let earlier = prop::option::weighted(0.9, Just(format!("a{next}#x")));
    (words, verb, grounds, earlier).prop_map(|(words, verb, grounds, earlier)| {
        let mut attributes = String::new();
        if !grounds.is_empty() {
            attributes += &format!(" {verb}=\"{}\"", grounds.join(" "));
        }
        if let Some(earlier) = earlier {
            attributes += &format!(" supersedes=\"{earlier}\"");
        }
        format!("[{words}]{{#x .claim{attributes}}} and [more]{{#y .claim}}\n")
    })
}

/// An article whose claim entails the next article's, so that what contradicts what is far away.
fn consequence(number: usize) -> impl Strategy<Value = String> {
    let next = (number + 1) % ARTICLES;
    let chain = prop::option::weighted(0.7, Just(format!(" entails=\"a{next}#x\"")));
    let others = (
        0..ARTICLES,
        "[xy]",
        prop::sample::select(vec!["contradicts", "supports"]),
    );
    let against = others.prop_map(|(number, id, verb)| format!(" {verb}=\"a{number}#{id}\""));
    let against = prop::option::weighted(0.4, against);
    let how = prop::sample::select(vec![
        "",
        "",
        " stance=\"supposes\"",
        " by=\"ann\"",
        " by=\"Bob\"",
    ]);
    let date = prop::sample::select(vec!["", " date=\"2020\"", " date=\"2024-05\""]);
    let words = prop::sample::select(vec!["words", "others"]);
    let value = prop::sample::select(vec![
        "",
        "",
        " about=\"t\" value=\"3\"",
        " about=\"t\" value=\"4\"",
    ]);
    let claim = (words, chain, against, how, date);
    (claim, value).prop_map(|((words, chain, against, how, date), value)| {
        let (chain, against) = (chain.unwrap_or_default(), against.unwrap_or_default());
        format!("[{words}]{{#x .claim{chain}{against}{how}{date}}} and [more]{{.claim by=\"ann\"{value}}}\n")
    })
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
            prop::collection::vec(edit(is_linked), 1..8),
        )),
        sources in prop::collection::vec(bibliography(), BIBLIOGRAPHIES.len()),
    ) {
        follow(texts, sources, edits)?;
    }

    #[test]
    fn consequences_through_many_articles_are_followed(
        texts in (0..ARTICLES).map(consequence).collect::<Vec<_>>(),
        edits in prop::collection::vec(rewriting(consequence), 1..8),
    ) {
        follow(texts, vec!["@misc{k, title={K}}", ""], edits)?;
    }

    #[test]
    fn circles_through_many_articles_are_followed(
        texts in (0..ARTICLES).map(link).collect::<Vec<_>>(),
        edits in prop::collection::vec(rewriting(link), 1..8),
    ) {
        follow(texts, vec!["@misc{k, title={K}}", ""], edits)?;
    }
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
    edits: Vec<Edit>,
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
    for edit in edits {
        let mut affected = match edit {
            Edit::Article(number, text) => {
                texts[number] = text;
                let file = path(&format!("a{number}.md"));
                let manuscript = read(&workspace, number, &texts[number]);
                workspace.set_manuscript(&file, manuscript)
            }
            Edit::Reword(number, (from, to)) => {
                texts[number] = texts[number].replacen(from, to, 1);
                let file = path(&format!("a{number}.md"));
                let manuscript = read(&workspace, number, &texts[number]);
                workspace.set_manuscript(&file, manuscript)
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
        for file in affected {
            let findings = shown(&workspace, &file);
            if findings.is_empty() {
                kept.remove(&file);
            } else {
                kept.insert(file, findings);
            }
        }
        prop_assert_eq!(&kept, &all_shown(&fresh(&texts, &sources, &copies)));
    }
    Ok(())
}
