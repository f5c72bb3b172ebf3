//! After a rename everything means what it meant. Here random workspaces are renamed at random places, and what every
//! name stands for, and every finding, must be as before but for the name; and renaming back leads back.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use claimlint::article::read_bytes;
use claimlint::config::Config;
use claimlint::features::rename::{FileEdits, prepare, rename};
use claimlint::fix::apply;
use claimlint::rules;
use claimlint::text::Encoding;
use claimlint::workspace::{ClaimRef, SourceFile, Workspace};
use proptest::prelude::*;
use tokio_util::sync::CancellationToken;

/// The files of a workspace, by name.
type Files = BTreeMap<String, String>;

const CONFIG: &str = "bibliography = [\"s.bib\", \"s.json\"]\n[people]\n\"ann\".name = \"Ann Smith\"\nann.aliases = ['Dr. Ann']\n\
    [people.bob]\nname = \"Bob\"\n[topics.t]\nlabel = \"T\"\n[topics.\"v\"]\nunit = \"km\"\n\
    [rules]\nunevidenced-fact = \"warning\"\nunused-source = \"warning\"\n";
const BIBTEX: &str = "@book{s, title = {S}}\n@inbook{c, title = {C}, crossref = {s}, related = \"s, x\"}\n@misc{x, title={X}}\n";
const JSON: &str = "[{\"id\": \"j\", \"title\": \"J\"}, {\"id\": 7, \"title\": \"Seven\"}]\n";

fn path(name: &str) -> Arc<Path> {
    Path::new("/articles").join(name).into()
}

fn read(files: &Files) -> Workspace {
    let config = Config::read(path("claimlint.toml"), &files["claimlint.toml"]);
    let config = Arc::new(config.expect("a configuration"));
    let mut workspace = Workspace::new(path(""), config);
    let articles = files.iter().filter(|(name, _)| name.ends_with(".md"));
    workspace.fill(articles.filter_map(|(name, text)| read_bytes(path(name), text.as_bytes())));
    for name in ["s.bib", "s.json"] {
        workspace.set_bibliography(SourceFile::new(path(name), &files[name]));
    }
    workspace
}

fn edited(files: &Files, edits: &FileEdits) -> Files {
    let mut files = files.clone();
    for (file, edits) in edits {
        let name = file.file_name().expect("a name").to_string_lossy();
        let text = files.get_mut(&*name).expect("a file of the workspace");
        *text = apply(text, edits);
    }
    files
}

/// What every reference, citation, topic and speaker stands for, without their names.
fn meanings(workspace: &Workspace) -> Vec<String> {
    let mut meanings = Vec::new();
    for article in workspace.articles() {
        for claim in &article.claims {
            let here = ClaimRef { article, claim };
            let relations = claim.relations.iter();
            for reference in relations.flat_map(|relation| relation.target.references()) {
                let named = workspace.resolve(article, reference).ok();
                meanings.push(format!("{:?}", named.map(|named| named.place())));
            }
            for citation in &claim.citations {
                let source = workspace.source(article, &citation.key.value);
                let entry = source.map(|(file, source)| (&file.path, &source.title));
                meanings.push(format!("{entry:?}"));
            }
            let same_topic = claim
                .topic
                .iter()
                .flat_map(|topic| workspace.about(&topic.value));
            let same_topic: Vec<_> = same_topic.map(|other| other.place()).collect();
            meanings.push(format!("{same_topic:?} {}", workspace.is_reported(here)));
        }
    }
    meanings
}

/// The findings with their lines, sorted, without the names and without suggestions, which depend on likeness.
fn findings(
    workspace: &Workspace,
    names: &[&str],
    moved: &BTreeMap<Arc<Path>, usize>,
) -> Vec<String> {
    let line = |path: &Arc<Path>, range: &Range<usize>| {
        let text = workspace.text(path).expect("a text");
        let line = text.position(range.start, Encoding::Utf8).line;
        line.saturating_sub(moved.get(path).copied().unwrap_or_default())
    };
    let nameless = |message: &str| {
        let advice = ["; did you mean", ": correct the name", ": declare them"];
        let ends = advice.iter().filter_map(|advice| message.find(advice));
        let message = &message[..ends.min().unwrap_or(message.len())];
        // People are the same in any case.
        names.iter().fold(message.to_lowercase(), |message, name| {
            message.replace(&name.to_lowercase(), "\u{1}")
        })
    };
    let bibliographies = workspace.bibliographies().map(|file| file.path.clone());
    let paths = workspace.articles().map(|article| article.path.clone());
    let mut shown = Vec::new();
    for path in paths.chain(bibliographies) {
        for finding in rules::check(workspace, &path) {
            let place = &finding.place;
            let related = finding.related.iter();
            let related = related.map(|related| {
                let place = &related.place;
                (nameless(&related.message), line(&place.path, &place.range))
            });
            let related: BTreeSet<_> = related.collect();
            shown.push(format!(
                "{}:{} {} {} {related:?}",
                path.display(),
                line(&path, &place.range),
                finding.rule.name,
                nameless(&finding.message),
            ));
        }
    }
    shown.sort();
    shown
}

/// Attributes as people write them: in any quotation marks, or in none.
fn pair(key: &'static str, values: Vec<&'static str>) -> impl Strategy<Value = String> {
    let values = prop::collection::vec(prop::sample::select(values), 1..3);
    (values, 0..3).prop_map(move |(values, marks)| {
        let separator = if matches!(key, "by" | "cite") {
            "; "
        } else {
            " "
        };
        match marks {
            0 => format!(" {key}=\"{}\"", values.join(separator)),
            1 => format!(" {key}='{}'", values.join(separator)),
            _ if values[0].contains(' ') => String::new(),
            _ => format!(" {key}={}", values[0]),
        }
    })
}

fn claim() -> impl Strategy<Value = String> {
    let targets = vec![
        "i0", "i1", "a1#i0", "k2#i1", "a0#i0", "k2#i9", "gone#i0", "i8",
    ];
    let steps = vec!["i0->a1#i0", "k2#i0->i1", "a0#i1->k2#i1"];
    let names = vec![
        "ann",
        "Ann Smith",
        "dr. ann",
        "bob",
        "Carl",
        "carl gustav",
        "CARL",
    ];
    let attribute = prop_oneof![
        2 => pair("supports", targets.clone()),
        1 => pair("contradicts", targets.clone()),
        1 => pair("entails", targets),
        1 => pair("undercuts", steps),
        2 => pair("by", names),
        2 => pair("cite", vec!["s", "c, p. 3", "j", "7", "-@s", "gone"]),
        1 => prop::sample::select(vec!["t", "v", "u"]).prop_map(|topic| format!(" about=\"{topic}\" value='3'")),
        1 => Just(" stance=\"denies\"".to_owned()),
    ];
    let citation = prop::sample::select(vec!["", "", " [@s, p. 4; @j]", " @c"]);
    (prop::collection::vec(attribute, 0..4), citation)
        .prop_map(|(attributes, citation)| format!(".claim{}}}{citation}", attributes.concat()))
}

fn article(number: usize) -> impl Strategy<Value = String> {
    let headers = match number {
        2 => vec![
            "---\nkey: k2\n---\n",
            "---\nkey: 'k2'\nauthor: [Carl, ann]\n---\n",
        ],
        _ => vec![
            "",
            "",
            "---\ntitle: T\nsource: s\n---\n",
            "---\nauthor: \"Ann Smith\"\nsource: '7'\n---\n",
        ],
    };
    let claims = prop::collection::vec((any::<bool>(), claim()), 1..4);
    (prop::sample::select(headers), claims).prop_map(|(header, claims)| {
        let mut text = header.to_owned();
        for (place, (is_named, claim)) in claims.into_iter().enumerate() {
            let id = if is_named {
                format!("#i{place} ")
            } else {
                String::new()
            };
            text += &format!("[words]{{{id}{claim}.\n\n");
        }
        text
    })
}

fn files() -> impl Strategy<Value = Files> {
    (article(0), article(1), article(2)).prop_map(|(a0, a1, a2)| {
        let files = [
            ("claimlint.toml", CONFIG.to_owned()),
            ("s.bib", BIBTEX.to_owned()),
            ("s.json", JSON.to_owned()),
            ("a0.md", a0),
            ("a1.md", a1),
            ("a2.md", a2),
        ];
        files.map(|(name, text)| (name.to_owned(), text)).into()
    })
}

/// Renames the thing at a place.
fn check(
    files: &Files,
    workspace: &Workspace,
    file: &str,
    offset: usize,
    new: &str,
) -> Result<(), TestCaseError> {
    let old = prepare(workspace, &path(file), offset).map_err(TestCaseError::fail)?;
    let edits = rename(
        workspace,
        &path(file),
        offset,
        new,
        &CancellationToken::new(),
    );
    let edits = edits.map_err(|refusal| TestCaseError::fail(format!("{}: {refusal}", old.name)))?;
    let renamed = edited(files, &edits);
    let after = read(&renamed);
    prop_assert_eq!(
        meanings(workspace),
        meanings(&after),
        "{} in {:#?}",
        old.name,
        renamed
    );
    let lines = |text: &str| text.lines().count();
    let moved = files
        .iter()
        .map(|(name, text)| (path(name), lines(&renamed[name]) - lines(text)));
    let moved: BTreeMap<_, _> = moved.collect();
    prop_assert_eq!(
        findings(workspace, &[&old.name], &BTreeMap::new()),
        findings(&after, &[new, &old.name], &moved),
        "{} in {:#?}",
        old.name,
        renamed
    );
    // What is written in another spelling is one spelling afterwards, and a new key stays.
    let is_exact = edits.iter().all(|(path, edits)| {
        let text = workspace.text(path).expect("a text");
        let mut edits = edits.iter();
        edits.all(|edit| edit.text == new && text.slice(edit.range.clone()) == old.name)
    });
    if is_exact {
        let here = edits.iter().find(|(path, _)| path.ends_with(file));
        let (_, here) = here.expect("the place itself is edited");
        let before = here.iter().filter(|edit| edit.range.end <= old.range.start);
        let before = before.count();
        let start = old.range.start + before * new.len() - before * old.name.len();
        let back = rename(
            &after,
            &path(file),
            start,
            &old.name,
            &CancellationToken::new(),
        );
        let back = back.map_err(TestCaseError::fail)?;
        prop_assert_eq!(files, &edited(&renamed, &back));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_means_what_it_meant(files in files(), seed in 0_usize..1000) {
        let workspace = read(&files);
        let mut places = BTreeSet::new();
        for (name, text) in &files {
            for offset in 0..=text.len() {
                let found = prepare(&workspace, &path(name), offset);
                places.extend(found.map(|found| (name, found.range.start)));
            }
        }
        let places: Vec<_> = places.into_iter().collect();
        prop_assert!(places.len() > 8, "the configuration and the bibliographies name some things");
        for step in 0..6 {
            let (name, offset) = places[(seed + step * 37) % places.len()];
            check(&files, &workspace, name, offset, "Renamed-9")?;
        }
    }
}
