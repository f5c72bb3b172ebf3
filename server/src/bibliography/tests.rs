//! What bibliographies say, and what is wrong with them at which bytes.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

/// Each source with its key as it stands in the file, what is known of it, and its reference; then the problems.
fn check(file: &str, text: &str, expected: Expect) {
    let read = Bibliography::read(Path::new(file), text);
    let mut shown = String::new();
    for source in &read.sources {
        assert_eq!(read.get(&source.key), Some(source));
        shown += &format!("{} «{}»", source.key, &text[source.key_range.clone()]);
        let people = source.author_line();
        let facts = [
            &people,
            &source.date,
            &source.title,
            &source.container,
            &source.link(),
            &source.files.first().cloned(),
        ]
        .map(|fact| fact.as_deref().unwrap_or("-").to_owned());
        shown += &format!(" {}\n  {}\n", facts.join(" | "), source.reference());
    }
    for key in &read.repeated_keys {
        let line = text[..key.range.start].matches('\n').count() + 1;
        assert_eq!(&text[key.range.clone()], key.value);
        shown += &format!("{line} «{}» again\n", key.value);
    }
    for problem in &read.problems {
        let line = text[..problem.range.start].matches('\n').count() + 1;
        shown += &format!(
            "{line} «{}» {}\n",
            &text[problem.range.clone()],
            problem.message
        );
    }
    expected.assert_eq(&shown);
}

#[test]
fn empty_files_are_fine() {
    for file in ["a.bib", "a.json", "a.yaml", "a.YML"] {
        check(file, "", expect![[""]]);
        check(file, "\n \n", expect![[""]]);
    }
}

#[test]
fn an_unknown_format_is_a_problem() {
    check(
        "sources.ris",
        "TY  - JOUR\n",
        expect![[r#"
        1 «TY  - JOUR» a bibliography must be BibTeX (`.bib`), CSL-JSON (`.json`) or hayagriva YAML (`.yaml`, `.yml`); rename the file to tell which it is
    "#]],
    );
}

#[test]
fn a_source_without_title_or_date_is_normal() {
    check(
        "a.bib",
        "@online{lci, author = {Ben Hodges}, url = {https://example.org/~lci}}\n@misc{bare}\n@online{untitled, title = {Who Will Go?}}",
        expect![[r#"
            lci «lci» Ben Hodges | - | - | - | https://example.org/~lci | -
              Hodges, Ben. https://example.org/~lci.
            bare «bare» - | - | - | - | - | -
              bare
            untitled «untitled» - | - | Who Will Go? | - | - | -
              Who Will Go?
        "#]],
    );
}

#[test]
fn bibtex_is_decoded_and_keeps_capitals() {
    check(
        "a.bib",
        r#"
@string{FT = {Financial Times}}
@comment{ @misc{ignored, title = {x}} }
% @misc{ignored2, title = {x}}
@Article{grand2025,
  author = {Grand, Camille and {BBC News} and M{\"u}ller, J{\"u}rgen and others},
  title = "The NATO Way: \$60 Billion and $5 More~Each",
  journaltitle = ft # { Weekend},
  date = {2025-03-05},
  doi = {https://doi.org/10.1000/ab_c},
  file = {Full Text:files/1/grand.pdf:application/pdf},
}
@book(arnold, title = {Reassurance (and More)}, subtitle={A Study}, publisher = {RUSI}, year = 2025, month = mar)
"#,
        expect![[r#"
            grand2025 «grand2025» Camille Grand, BBC News, Jürgen Müller and others | 2025-03-05 | The NATO Way: $60 Billion and $5 More Each | Financial Times Weekend | https://doi.org/10.1000/ab_c | files/1/grand.pdf
              Grand, Camille, et al. “The NATO Way: $60 Billion and $5 More Each.” Financial Times Weekend, Mar. 2025, https://doi.org/10.1000/ab_c.
            arnold «arnold» - | 2025-03 | Reassurance (and More): A Study | RUSI | - | -
              Reassurance (and More): A Study. RUSI, 2025.
        "#]],
    );
}

#[test]
fn entries_inherit() {
    check(
        "a.bib",
        r"
@inproceedings{child, crossref = {parent}, title = {Child's Own}, xdata = {shared, none}}
@proceedings{parent, title = {The Proceedings}, year = 2001}
@xdata{shared, publisher = {OUP}}
@misc{loop, crossref = {loop}, title = {Round}}
",
        expect![[r#"
            child «child» - | 2001 | Child's Own | The Proceedings | - | -
              “Child's Own.” The Proceedings, OUP, 2001.
            parent «parent» - | 2001 | The Proceedings | - | - | -
              The Proceedings. 2001.
            loop «loop» - | - | Round | - | - | -
              “Round.”
            2 «shared, none» `child` inherits from `none`, which is no entry of this file; correct the key or delete the field
            5 «loop» `loop` inherits from itself through `loop`; delete this `crossref`
        "#]],
    );
}

#[test]
fn a_broken_bibtex_entry_loses_only_itself() {
    check(
        "a.bib",
        "@misc{first, title = {One}}
@article{second,
  title = {Two,
@misc{third, title = {Three} year = 2020}
@misc{, title = {No key}}
@misc{fourth, title = {Four}, publisher = unknown}
@misc{my key, title = {Five}}
@misc{first, title = {Again}}
@misc{sixth, title = \"a } b\"}
@misc{last, title = {Last}",
        expect![[r#"
            first «first» - | - | One | - | - | -
              “One.”
            fourth «fourth» - | - | Four | - | - | -
              “Four.”
            8 «first» again
            2 «@article{second,» `second` is left out because it is never closed; add the missing `}`, or look for a brace too many in it
            4 «year = 2020}» `third` is left out because it cannot be read from here on: a comma is missing before this
            5 «@misc{» this `@misc` is left out because it has no key; begin it like `@misc{grand2025,`
            6 «unknown» no `@string` defines `unknown`; it is left out, so put the words in braces or define it with `@string{unknown = {…}}`
            7 «key, title = {Five}}» `my` is left out because it cannot be read from here on: a key has no blanks in it, and a comma behind it
            9 «}» `sixth` is left out because it cannot be read from here on: a value in braces or quotes is missing, or not closed
            10 «@misc{last, title = {Last}» `last` is left out because it is never closed; add the missing `}`, or look for a brace too many in it
        "#]],
    );
}

#[test]
fn csl_json_items() {
    check(
        "a.json",
        r#"[
  {"id": "grand2025", "type": "article-newspaper", "title": "The <i>NATO</i> Way", "author": [{"family": "Grand", "given": "Camille"}, {"literal": "BBC"}],
   "issued": {"date-parts": [["2025", 3, 5]]}, "container-title": "Financial Times", "DOI": "10.1/x", "file": "a.txt"},
  {"id": 7, "title": "Seven", "issued": {"raw": "2025-3"}, "custom": {"x": [true]}},
  {"id": "open", "title": "Two",
  {"title": "no id"}
  {"id": "Ü", "title": tru},
  {"id": "last", "author": 3, "issued": "soon"}, 5
]"#,
        expect![[r#"
            grand2025 «grand2025» Camille Grand and BBC | 2025-03-05 | The NATO Way | Financial Times | https://doi.org/10.1/x | a.txt
              Grand, Camille, and BBC. “The NATO Way.” Financial Times, 5 Mar. 2025, https://doi.org/10.1/x.
            7 «7» - | 2025-03 | Seven | - | - | -
              “Seven.” Mar. 2025.
            last «last» - | - | - | - | - | -
              last
            5 «{"id": "open", "title": "Two"» `open` is left out because it is never closed; add the missing `}`
            6 «{"title": "no id"}» this item is left out because it has no `id`; add one, like `"id": "grand2025"`
            7 «{"id": "Ü", "title": tru},» a comma is missing before this item
            7 «}» `Ü` is left out because it is not valid JSON: expected ident; correct it here
            8 «5» this is no item; an item is written in braces, like `{"id": "grand2025", …}`
        "#]],
    );
    check(
        "a.json",
        "{\"id\": \"alone\"}",
        expect![[r#"
        alone «alone» - | - | - | - | - | -
          alone
    "#]],
    );
    check(
        "a.json",
        "[",
        expect![[r#"
        1 «[» the list of items is never closed; add the missing `]`
    "#]],
    );
    check(
        "a.json",
        "words",
        expect![[r#"
        1 «words» a CSL-JSON bibliography must be a list of items, like `[{"id": "grand2025", …}]`
    "#]],
    );
}

#[test]
fn hayagriva_entries() {
    check(
        "a.yaml",
        "grand2025:
  type: Article
  title: The NATO Way
  author: [\"Grand, Camille\", \"von Müller, Jürgen\"]
  date: 2025-03
  file: a.txt
  parent: {type: Newspaper, title: Financial Times}
broken:
  type: Nonsense
\"quoted\":
  type: web
  title: 'Who Will Go?'
open: [
last: {type: Misc}
last: {type: Misc}
",
        expect![[r#"
            grand2025 «grand2025» Camille Grand and Jürgen von Müller | 2025-03 | The NATO Way | Financial Times | - | a.txt
              Grand, Camille, and Jürgen von Müller. “The NATO Way.” Financial Times, Mar. 2025.
            quoted «quoted» - | - | Who Will Go? | - | - | -
              Who Will Go?
            last «last» - | - | - | - | - | -
              last
            15 «last» again
            9 «Nonsense» `broken` is left out because it cannot be read: broken.type: unknown variant `Nonsense`; correct it here, and give it a type, like `type: Article`
            13 «open: [» this is not valid YAML: while parsing a flow mapping, did not find expected ',' or '}'; check the indentation, close every quote and bracket, and put words that contain `: ` or ` #` in quotes
        "#]],
    );
}

#[test]
fn hostile_files_are_cheap_and_harmless() {
    let strings: String = (0..200)
        .map(|i| format!("@string{{s{} = s{i} # s{i}}}\n", i + 1))
        .collect();
    let chain: String = (0..2_000)
        .map(|i| format!("@misc{{k{i}, crossref = {{k{}}}}}\n", i + 1))
        .collect();
    let hostile = [
        ("a.bib", "{".repeat(100_000)),
        (
            "a.bib",
            format!("@a{{b, c={}{}}}", "{".repeat(100_000), "}".repeat(100_000)),
        ),
        (
            "a.bib",
            format!("@a{{b, c={{{}{}}}}}", "\\x{".repeat(90), "}".repeat(90)),
        ),
        ("a.bib", "@ ".repeat(100_000)),
        ("a.bib", "@comment{\n".repeat(20_000)),
        (
            "a.bib",
            format!("@string{{s0 = {{ha}}}}\n{strings}@misc{{x, title = s200}}"),
        ),
        ("a.bib", chain),
        ("a.json", "[".repeat(100_000)),
        ("a.json", "[{\"id\":".repeat(50_000)),
        ("a.json", format!("[{}", "x{".repeat(50_000))),
        ("a.yaml", "{".repeat(100_000)),
        ("a.yaml", "a: [\n".repeat(20_000)),
        ("a.yaml", "a: '\nb: \"\n".repeat(20_000)),
    ];
    for (file, text) in hostile {
        let started = std::time::Instant::now();
        let read = Bibliography::read(Path::new(file), &text);
        read.sources
            .iter()
            .take(3)
            .for_each(|source| assert_ne!(source.reference(), ""));
        assert!(started.elapsed().as_secs() < 20, "{file} {}", &text[..40]);
    }
}

const PIECES: [&str; 56] = [
    "@",
    "@misc{",
    "@article{a,",
    "@string{",
    "@comment",
    "@inbook(",
    "{",
    "}",
    "(",
    ")",
    "\"",
    ",",
    "=",
    "#",
    "%",
    "\n",
    " ",
    "\\",
    "\\\"u",
    "\\a{",
    "$",
    "~",
    "title = ",
    "author = ",
    "date = ",
    "year = ",
    "month = ",
    "crossref = ",
    "xdata = ",
    "{b}",
    "{2025-13-45}",
    "{-99999999999/}",
    "{and , and}",
    "{a=b, and}",
    "and",
    "jan",
    "[",
    "]",
    ":",
    "{\"id\": \"a\"",
    "{\"id\": 1}",
    "\"issued\": {\"date-parts\": [[2025, 99]]}",
    "\"author\": [{\"family\": \"\"}]",
    "\"",
    "a:\n  type: Article\n",
    "  title: x\n",
    "  date: -0001-12\n",
    "  author: [\", ,\"]\n",
    "  url: ü\n",
    "- ",
    "'",
    "|",
    "&a ",
    "*a",
    "ü",
    "\0",
];

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>(), file in prop::sample::select(vec!["a.bib", "a.json", "a.yaml"])) {
        Bibliography::read(Path::new(file), &text);
    }

    #[test]
    fn every_range_is_text_and_every_source_has_a_reference(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40),
        file in prop::sample::select(vec!["a.bib", "a.json", "a.yaml"]),
    ) {
        let text = pieces.concat();
        let read = Bibliography::read(Path::new(file), &text);
        for problem in read.problems {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{problem:?}");
            prop_assert!(!problem.message.is_empty());
        }
        for source in read.sources {
            prop_assert!(text.get(source.range.clone()).is_some() && text.get(source.key_range.clone()).is_some());
            prop_assert_ne!(source.reference(), "");
        }
    }
}
