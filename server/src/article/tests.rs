//! Annotations beside the claims they become.

mod kept;
mod lists;
mod suppressions;

use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::read_bytes;
use crate::date::Period;
use crate::model::{Article, Claim, ProblemKind, Reference, Target};

fn read(source: &str) -> Article {
    let path = Path::new("/articles/brief.md").into();
    read_bytes(path, source.as_bytes()).expect("an article")
}

/// Reads one claim with the given attributes and compares it, with the problems, to the expectation.
fn check(attributes: &str, expected: Expect) {
    check_text(&format!("[x]{{#x .claim {attributes}}}\n"), expected);
}

fn check_text(source: &str, expected: Expect) {
    expected.assert_eq(&show_article(source, &read(source)));
}

fn show_article(source: &str, article: &Article) -> String {
    let mut shown = String::new();
    for claim in &article.claims {
        show(source, claim, &mut shown);
    }
    let problems = article.problems.iter();
    for problem in problems.filter(|problem| problem.kind != ProblemKind::NonPortable) {
        let written = &source[problem.range.clone()];
        writeln!(shown, "{:?} «{written}» {}", problem.kind, problem.message).expect("a string");
    }
    shown
}

/// The claim's parts that are not as they are by default, each with the bytes it was read from.
fn show(source: &str, claim: &Claim, shown: &mut String) {
    let mut line = |name: &str, value: &str, range: &Range<usize>| {
        writeln!(shown, "{name} {value} «{}»", &source[range.clone()]).expect("a string");
    };
    for name in &claim.by {
        line("by", &name.value, &name.range);
    }
    let texts = [
        ("says", &claim.says),
        ("quote", &claim.quote),
        ("about", &claim.topic),
        ("value", &claim.value),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            line(name, &text.value, &text.range);
        }
    }
    for (name, period) in [("date", &claim.date), ("valid", &claim.valid)] {
        if let Some(period) = period {
            line(name, &show_period(&period.value), &period.range);
        }
    }
    for citation in &claim.citations {
        let locator = citation.locator.as_deref().unwrap_or("as a whole");
        let value = format!("{}, {locator}", citation.key.value);
        line("cites", &value, &citation.key.range);
    }
    for relation in &claim.relations {
        let target = match &relation.target {
            Target::Claim(claim) => show_reference(source, claim),
            Target::Inference(from, to) => {
                let [from, to] = [from, to].map(|end| show_reference(source, end));
                format!("the inference from {from} to {to}")
            }
        };
        line(relation.verb.word(), &target, &relation.range);
    }
    let words = [
        claim.kind.word(),
        claim.stance.word(),
        claim.modality.word(),
    ];
    if words != ["fact", "asserts", "certain"] {
        writeln!(shown, "{}", words.join(", ")).expect("a string");
    }
}

fn show_reference(source: &str, reference: &Reference) -> String {
    let article = reference.article.as_deref().unwrap_or("this article");
    let written = &source[reference.range.clone()];
    format!("{} of {article} «{written}»", reference.claim)
}

fn show_period(period: &Period) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or("…".to_owned(), |day| day.to_string());
    format!("{} to {}", day(period.start), day(period.end))
}

#[test]
fn texts_are_on_one_line() {
    check(
        "says=\"A force\n  of that  size\tdeters\" quote='He said \"no\"'",
        expect![[r#"
            says A force of that size deters «A force
              of that  size	deters»
            quote He said "no" «He said "no"»
        "#]],
    );
    check(
        r#"says="He said \"no\"""#,
        expect![[r#"
        says He said "no" «He said \"no\"»
    "#]],
    );
}

#[test]
fn words_of_the_vocabulary() {
    check(
        "kind=policy stance=denies modality=probable",
        expect![[r#"
        policy, denies, probable
    "#]],
    );
    check(
        "kind=polcy stance=Asserts modality=maybe",
        expect![[r#"
        InvalidValue «polcy» `kind` cannot be “polcy”: write fact, forecast, value, policy, definition; did you mean `policy`?
        InvalidValue «Asserts» `stance` cannot be “Asserts”: write asserts, denies, concedes, supposes, asks; did you mean `asserts`?
        InvalidValue «maybe» `modality` cannot be “maybe”: write possible, probable, certain
    "#]],
    );
}

#[test]
fn topics_and_values() {
    check(
        r#"about="force-size" value=" 15000..20000 soldiers ""#,
        expect![[r#"
            about force-size «force-size»
            value 15000..20000 soldiers « 15000..20000 soldiers »
        "#]],
    );
    check(
        r#"value="yes""#,
        expect![[r#"
        value yes «yes»
        InvalidValue «yes» a value needs its topic: add `about="…"`
    "#]],
    );
    check(
        r#"about="force size" value="yes""#,
        expect![[r#"
        value yes «yes»
        InvalidValue «force size» `about` names one topic, and “force size” is no key: begin with a letter, then only letters, digits, `-` and `_`
    "#]],
    );
}

#[test]
fn dates() {
    check(
        r#"date="2025-03-05" valid="2022-02/2025-03""#,
        expect![[r#"
            date 2025-03-05 to 2025-03-05 «2025-03-05»
            valid 2022-02-01 to 2025-03-31 «2022-02/2025-03»
        "#]],
    );
    check(
        r#"date=2025 valid="2025-03-05/..""#,
        expect![[r#"
        date 2025-01-01 to 2025-12-31 «2025»
        valid 2025-03-05 to … «2025-03-05/..»
    "#]],
    );
    check(
        r#"date="5 March" valid="later""#,
        expect![[r#"
        InvalidValue «5 March» `date`: “5 March” is not a date: write `2025-03-05`, `2025-03` or `2025`
        InvalidValue «later» `valid`: “later” is not a stretch of time: write `2022-02/2025-03`, `2025-03-05/..` or a date
    "#]],
    );
}

#[test]
fn attributes_nobody_knows() {
    check(
        "suports=a author=b data-x=c lang=de banana=d id=e",
        expect![[r#"
            UnknownAttribute «suports» no attribute is called `suports`; did you mean `supports`?
            UnknownAttribute «author» no attribute is called `author`; did you mean `by`?
            UnknownAttribute «banana» no attribute is called `banana`: attributes are by, says, kind, stance, modality, cite, quote, about, value, date, valid; relations are supports, attacks, undercuts, qualifies, entails, restates, contradicts, supersedes; notes of your own go into `data-…`
            UnknownAttribute «id» no attribute is called `id`: write `#name` for an id
        "#]],
    );
}

#[test]
fn an_article_is_known_by_its_key() {
    let article = read("[x]{#x .claim} [y]{#x .claim}\n");
    assert_eq!(article.key, "brief");
    assert_eq!(article.claim("x").map(|claim| claim.index), Some(0));
    let article = read("---\nkey: grand\ndate: 2025-03\n---\n[x]{.claim}\n");
    assert_eq!(article.key, "grand");
    let date = article.date.as_ref().map(show_period);
    assert_eq!(date.as_deref(), Some("2025-03-01 to 2025-03-31"));
}

#[test]
fn problems_of_the_front_matter() {
    check_text(
        "---\ndate: 5 March\n---\n[x]{.claim}\n",
        expect![[r#"
        FrontMatter «5 March» “5 March” is no date that can be compared: write `2025-03-05`, `2025-03` or `2025`
    "#]],
    );
    check_text("---\ndate: today\n---\n[x]{.claim}\n", expect![[""]]);
}

#[test]
fn a_text_without_claims_is_no_article() {
    let path: std::sync::Arc<Path> = Path::new("/articles/brief.md").into();
    let read = |source: &str| read_bytes(path.clone(), source.as_bytes());
    assert!(read("---\ndate: never\n---\nWords.\n").is_none());
    assert!(read("`[x]{.claim}` {{ page.claim }}\n").is_none());
    assert!(read("[x] {.claim}\n").is_some());
}

#[test]
fn invalid_bytes_are_counted() {
    let path: std::sync::Arc<Path> = Path::new("/articles/brief.md").into();
    let message = |bytes: &[u8]| {
        let article = read_bytes(path.clone(), bytes).expect("an article");
        article.problems[0].message.clone()
    };
    assert!(message(b"[x]{.claim} \xFF").contains("not UTF-8: save"));
    assert!(message(b"[x]{.claim} \xFF \xFF").contains("(and at 1 more place):"));
    assert!(message(b"[x]{.claim} \xFF \xFF \xFF").contains("(and at 2 more places):"));
}

#[test]
fn claims_in_utf16_are_told_of() {
    let path: std::sync::Arc<Path> = Path::new("/articles/brief.md").into();
    let read = |source: &str, bytes: fn(u16) -> [u8; 2]| {
        let units = "\u{FEFF}".encode_utf16().chain(source.encode_utf16());
        read_bytes(path.clone(), &units.flat_map(bytes).collect::<Vec<_>>())
    };
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let article = read("[Ça va]{.claim}\r\n", bytes).expect("an article");
        let message = "this file could not be read: it is UTF-16, so save it as UTF-8";
        assert_eq!(article.problems[0].message, message);
        assert!(read("No claims.\r\n", bytes).is_none());
    }
}

/// What attributes are made of.
const PIECES: &[&str] = &[
    " by=\"",
    " cite=\"",
    " supports=\"",
    " undercuts=\"",
    " about=\"",
    " value=\"",
    " says=\"",
    " date=\"",
    " kind=\"",
    "\"",
    "\"",
    "\"",
    "'",
    "=",
    ";",
    ",",
    "->",
    "#",
    "a",
    "kimmitt#b",
    "é",
    "🇺🇦",
    "\u{2028}",
    "\u{a0}",
    "@",
    "-",
    " ",
    "\n> ",
    "\n",
    "\r\n",
    "\t",
    "\\",
    ">",
    "2025-03",
    "/",
    "..",
    "yes",
    "*",
    "p. 3",
];

proptest! {
    #[test]
    fn every_place_is_in_the_text(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        let source = format!("> [x]{{.claim{}}}\n", pieces.concat());
        let path = Path::new("/articles/brief.md").into();
        if let Some(article) = read_bytes(path, source.as_bytes()) {
            // Slices the text at every place.
            show_article(&source, &article);
            // By its place alone a problem is found again with its claim.
            let own = article.claims.iter().map(|claim| article.problems_of(claim).count());
            let all = article.problems.iter().filter(|problem| problem.claim.is_some());
            prop_assert_eq!(own.sum::<usize>(), all.count());
            let claim = &article.claims.first();
            let citations = claim.iter().flat_map(|claim| &claim.citations);
            for citation in citations {
                prop_assert_eq!(&source[citation.key.range.clone()], &citation.key.value);
            }
        }
    }
}
