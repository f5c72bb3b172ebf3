//! Annotations beside the claims they become.

use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use expect_test::{Expect, expect};

use super::read_bytes;
use crate::date::Period;
use crate::model::{Article, Claim, Reference, Target};

fn read(source: &str) -> Article {
    let path = Path::new("/articles/brief.md").into();
    read_bytes(path, source.as_bytes()).expect("an article")
}

/// Reads one claim with the given attributes and compares it, with the problems, to the expectation.
fn check(attributes: &str, expected: Expect) {
    check_text(&format!("[x]{{#x .claim {attributes}}}\n"), expected);
}

fn check_text(source: &str, expected: Expect) {
    let article = read(source);
    let mut shown = String::new();
    for claim in &article.claims {
        show(source, claim, &mut shown);
    }
    for problem in &article.problems {
        let written = &source[problem.range.clone()];
        writeln!(shown, "{:?} «{written}» {}", problem.kind, problem.message).expect("a string");
    }
    expected.assert_eq(&shown);
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
fn speakers() {
    check(
        r#"by="Ben Hodges;  Edward Arnold ;planners in London""#,
        expect![[r#"
            by Ben Hodges «Ben Hodges»
            by Edward Arnold «Edward Arnold»
            by planners in London «planners in London»
        "#]],
    );
    check(
        "by=\"Ben\n  Hodges;\n  Edward Arnold\"",
        expect![[r#"
        by Ben Hodges «Ben
          Hodges»
        by Edward Arnold «Edward Arnold»
    "#]],
    );
    check(
        r#"by="José Ñandú; Åsa""#,
        expect![[r#"
        by José Ñandú «José Ñandú»
        by Åsa «Åsa»
    "#]],
    );
    check(
        r#"by=" ; ""#,
        expect![[r#"
        InvalidValue « ; » `by` names nobody: write who says it, `;` between several
    "#]],
    );
}

#[test]
fn speakers_over_lines_of_a_block_quote() {
    check_text(
        "> [x]{.claim by=\"Ben\n> Hodges;\n> Edward Arnold\" supports=\"a\n> b\"}\n",
        expect![[r#"
            by Ben Hodges «Ben
            > Hodges»
            by Edward Arnold «Edward Arnold»
            supports a of this article «a» «a»
            supports b of this article «b» «b»
        "#]],
    );
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
fn citations() {
    check(
        r#"cite="grand2025, p. 3;  @bbc2025 ; -@weber2025, pp. 3, 5""#,
        expect![[r#"
            cites grand2025, p. 3 «grand2025»
            cites bbc2025, as a whole «bbc2025»
            cites weber2025, pp. 3, 5 «weber2025»
        "#]],
    );
    check(
        "cite=\"grand2025,\n  p. 3;\n  bbc2025\"",
        expect![[r#"
        cites grand2025, p. 3 «grand2025»
        cites bbc2025, as a whole «bbc2025»
    "#]],
    );
    check(
        r#"cite="the whole book; , p. 3; grand2025""#,
        expect![[r#"
        cites grand2025, as a whole «grand2025»
        InvalidValue «the whole book» “the whole book” is no citation: write the key, then a comma and the place, `grand2025, p. 3`; `;` between citations
        InvalidValue «, p. 3» “, p. 3” is no citation: write the key, then a comma and the place, `grand2025, p. 3`; `;` between citations
    "#]],
    );
    check(
        r#"cite=";""#,
        expect![[r#"
        InvalidValue «;» `cite` names no source: write its citation key
    "#]],
    );
    check_text(
        "[x]{.claim cite=\"a\"} [see @b, p. 3; @c]\n",
        expect![[r#"
        cites a, as a whole «a»
        cites b, as a whole «b»
        cites c, as a whole «c»
    "#]],
    );
}

#[test]
fn relations() {
    check(
        "supports=\"a  kimmitt#b\" attacks='c' qualifies=d entails=e restates=f contradicts=\"2025-brief#g\" supersedes=h",
        expect![[r#"
            supports a of this article «a» «a»
            supports b of kimmitt «kimmitt#b» «kimmitt#b»
            attacks c of this article «c» «c»
            qualifies d of this article «d» «d»
            entails e of this article «e» «e»
            restates f of this article «f» «f»
            contradicts g of 2025-brief «2025-brief#g» «2025-brief#g»
            supersedes h of this article «h» «h»
        "#]],
    );
    check(
        "supports=\"a\n  kimmitt#b\n  c\"",
        expect![[r#"
        supports a of this article «a» «a»
        supports b of kimmitt «kimmitt#b» «kimmitt#b»
        supports c of this article «c» «c»
    "#]],
    );
    check(
        r#"undercuts="a->b kimmitt#a->grand#b""#,
        expect![[r#"
        undercuts the inference from a of this article «a» to b of this article «b» «a->b»
        undercuts the inference from a of kimmitt «kimmitt#a» to b of grand «grand#b» «kimmitt#a->grand#b»
    "#]],
    );
}

#[test]
fn relations_to_nothing() {
    check(
        r##"supports="#a 2nd kimmitt# a->b""##,
        expect![[r#"
        InvalidValue «#a» `#a`: write `a` for a claim of this article, `article#a` for one of another
        InvalidValue «2nd» “2nd” names no claim: write an id, or `article#id`; blanks between several
        InvalidValue «kimmitt#» “kimmitt#” names no claim: write an id, or `article#id`; blanks between several
        InvalidValue «a->b» `supports` bears on a claim, not on an inference: write `undercuts="a->b"`, or name one claim
    "#]],
    );
    check(
        r#"undercuts="a a-> ->b a->b->c""#,
        expect![[r#"
            InvalidValue «a» `undercuts` attacks an inference, not a claim: write `a->…` for the relation from `a`, or `attacks="a"`
            InvalidValue «a->» `a->` lacks an end: write `a->b` for the relation from `a` to `b`
            InvalidValue «->b» `->b` lacks an end: write `a->b` for the relation from `a` to `b`
            InvalidValue «a->b->c» “b->c” names no claim: write an id, or `article#id`; blanks between several
        "#]],
    );
    check(
        r#"undercuts="\-é->b a\#b""#,
        expect![[r#"
        InvalidValue «\-é->b» “\-é” names no claim: write an id, or `article#id`; blanks between several
        InvalidValue «a\#b» `undercuts` attacks an inference, not a claim: write `a\#b->…` for the relation from `a\#b`, or `attacks="a\#b"`
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
