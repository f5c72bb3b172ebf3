//! What a header says, and what is wrong with it at which bytes.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

/// What is read, each with the bytes it was read from.
fn check(yaml: &str, expected: Expect) {
    let found = read(yaml, 0);
    let mut shown = String::new();
    let scalars = [
        ("title", &found.title),
        ("date", &found.date),
        ("source", &found.source),
        ("key", &found.key),
    ];
    for (name, scalar) in scalars {
        if let Some(scalar) = scalar {
            shown += &format!(
                "{name}: {} «{}»\n",
                scalar.value,
                &yaml[scalar.range.clone()]
            );
        }
    }
    for Author { name, affiliation } in &found.authors {
        shown += &format!(
            "author: {} «{}» {affiliation:?}\n",
            name.value,
            &yaml[name.range.clone()]
        );
    }
    for path in &found.bibliography {
        shown += &format!(
            "bibliography: {} «{}»\n",
            path.value,
            &yaml[path.range.clone()]
        );
    }
    for problem in &found.problems {
        let line = yaml[..problem.range.start].matches('\n').count() + 1;
        shown += &format!(
            "{line} «{}» {}\n",
            &yaml[problem.range.clone()],
            problem.message
        );
    }
    expected.assert_eq(&shown);
}

#[test]
fn reads_what_is_there() {
    check(
        "title: \"Eine Truppe für Kyjiw\"\nauthor: [Camille Grand, {name: Ed Arnold, affiliation: RUSI}]\ndate: 2025-03-05\nsource: grand2025\nkey: 'grand'\nbibliography:\n  - a.bib\n  - b.json\nformat:\n  html: {toc: true}\n",
        expect![[r#"
            title: Eine Truppe für Kyjiw «Eine Truppe für Kyjiw»
            date: 2025-03-05 «2025-03-05»
            source: grand2025 «grand2025»
            key: grand «grand»
            author: Camille Grand «Camille Grand» None
            author: Ed Arnold «Ed Arnold» Some("RUSI")
            bibliography: a.bib «a.bib»
            bibliography: b.json «b.json»
        "#]],
    );
}

#[test]
fn scalars_stay_as_written() {
    check(
        "title: yes\ndate: 2025\nsource: 007\nbibliography: 1.50\n",
        expect![[r#"
            title: yes «yes»
            date: 2025 «2025»
            source: 007 «007»
            bibliography: 1.50 «1.50»
        "#]],
    );
}

#[test]
fn nothing_is_no_problem() {
    check("", expect![[""]]);
    check("# only a comment\n", expect![[""]]);
    check(
        "title:\nauthor: ~\nsource: null\nkey: ''\nbibliography: []\n",
        expect![[""]],
    );
}

#[test]
fn wrong_types_say_what_is_right() {
    check(
        "title: {}\nauthor:\n  - {affiliation: RUSI}\n  - [a]\nsource: [a]\nkey: 1st\nbibliography: [{a: b}, c.bib]\n",
        expect![[r#"
            bibliography: c.bib «c.bib»
            1 «{}» `title` must be one line of words, like `title: A force worth the name`, not a mapping
            3 «{affiliation: RUSI}» `author` must be a name, a list of names, or a list of `{name: …, affiliation: …}`; this one has no `name`
            4 «[a]» `author` must be a name, a list of names, or a list of `{name: …, affiliation: …}`, not a list
            5 «[a]» `source` must be one citation key, like `source: grand2025`, not a list
            6 «1st» `key: 1st` cannot be referred to; begin with a letter A to Z and go on with letters, digits, `_` and `-`, like `key: grand2025`
            7 «{a: b}» `bibliography` must be a path or a list of paths, like `bibliography: sources.bib`, not a mapping
        "#]],
    );
}

#[test]
fn the_first_of_two_counts() {
    check(
        "source: a\ntitle: T\nsource: b\nother: 1\nother: 2\n",
        expect![[r#"
            title: T «T»
            source: a «a»
            3 «source» `source` stands twice; the first counts, so delete one of them
        "#]],
    );
}

#[test]
fn an_error_loses_only_its_entry() {
    check(
        "title: Ü: x: y\nsource: grand2025\nauthor: \"Camille\nkey: grand\n",
        expect![[r#"
            source: grand2025 «grand2025»
            key: grand «grand»
            1 «: x: y» this is not valid YAML: mapping values are not allowed in this context; check the indentation, close every quote and bracket, and put words that contain `: ` or ` #` in quotes
            3 «author: "Camille» this is not valid YAML: invalid indentation in multiline quoted scalar; check the indentation, close every quote and bracket, and put words that contain `: ` or ` #` in quotes
        "#]],
    );
    check(
        "title: one\n\tkey: two\nsource: three\n",
        expect![[r#"
        source: three «three»
        1 «one» this is not valid YAML: while scanning a plain scalar, found a tab; check the indentation, close every quote and bracket, and put words that contain `: ` or ` #` in quotes
    "#]],
    );
    check(
        "- a\n- b\n",
        expect![[r#"
        1 «- a» expected `name: value` lines here, not a list
    "#]],
    );
}

#[test]
fn aliases_stand_for_words_only() {
    check(
        "title: &t Words\nsource: *t\nkey: *nothing\n",
        expect![[r#"
            title: Words «Words»
            source: Words «*t»
            3 «*nothing» `key` must be one name, like `key: grand`, not an alias
        "#]],
    );
}

#[test]
fn ranges_are_in_the_article() {
    let article = "---\ntitle: Ü\nkey: 1\n---\n";
    let found = read(article.trim_matches(['-', '\n']), 4);
    assert_eq!(&article[found.title.unwrap().range], "Ü");
    assert_eq!(&article[found.problems[0].range.clone()], "1");
}

#[test]
fn hostile_headers_are_cheap_and_harmless() {
    let bomb: String = (0..40)
        .map(|i| format!("k{}: &a{} [*a{i}, *a{i}, *a{i}, *a{i}]\n", i + 1, i + 1))
        .collect();
    let nested = "[".repeat(10_000);
    let deep: String = (0..10_000)
        .map(|i| format!("{}a:\n", " ".repeat(i)))
        .collect();
    let started = std::time::Instant::now();
    for hostile in [
        &bomb,
        &nested,
        &format!("title: {nested}"),
        &deep,
        "title: a\0b",
        "\0",
        "title: \u{feff}",
    ] {
        let found = read(&format!("{hostile}\nsource: grand2025\n"), 0);
        assert!(found.problems.len() <= 50, "{:?}", found.problems.len());
    }
    assert!(started.elapsed().as_secs() < 20);
    assert_eq!(
        read(&format!("title: {nested}\nsource: grand2025\n"), 0)
            .source
            .unwrap()
            .value,
        "grand2025"
    );
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>(), offset in 0usize..10) {
        read(&text, offset);
    }

    #[test]
    fn every_range_is_text(pieces in prop::collection::vec(
        prop::sample::select(vec![
            "title", "author", "key", "source", "bibliography", ":", ": ", "- ", "\n", "\n  ", "\t", "[", "]", "{", "}", ", ",
            "\"", "'", "|", ">", "#", "&a ", "*a", "!!str ", "? ", "ü", "--- ", "...", "%", "\r", "\0", "~", "\\",
        ]), 0..40)) {
        let text = pieces.concat();
        let found = read(&text, 0);
        for problem in found.problems {
            prop_assert!(text.get(problem.range.clone()).is_some_and(|words| !words.contains('\n')), "{problem:?}");
        }
        for scalar in [found.title, found.date, found.source, found.key].into_iter().flatten() {
            prop_assert!(text.get(scalar.range).is_some());
        }
    }
}
