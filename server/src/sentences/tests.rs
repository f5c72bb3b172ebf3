//! Where sentences begin and end, and what is no prose.

use super::*;

fn sentences(source: &str) -> Vec<&str> {
    let paragraphs = paragraphs(source, &[]);
    let places = paragraphs.iter().flat_map(|paragraph| {
        let sentences = paragraph.sentences.iter();
        sentences.map(|sentence| paragraph.place(sentence.clone()))
    });
    places.map(|place| &source[place]).collect()
}

#[track_caller]
fn one(sentence: &str) {
    assert_eq!(sentences(sentence), [sentence]);
}

#[track_caller]
fn two(first: &str, second: &str) {
    assert_eq!(sentences(&format!("{first} {second}")), [first, second]);
}

#[test]
fn abbreviations_end_no_sentence() {
    one("The U.S. Army has agreed to train them.");
    one("Lt. Gen. Anna Brandt and Col. (Ret.) Jonas Weber disagree.");
    one("Mr. Keller met Dr. Weber at 9 a.m. Eastern time.");
    one("Mark T. Keller and J. R. R. Weber wrote it.");
    one("It grew by 3.5 per cent, i.e. Russia paid.");
    one("It was signed on Feb. 12 in Minsk, see p. 5 and No. 7.");
    one("Washington, D.C. Mayor Brandt came.");
}

#[test]
fn sentences_end_where_they_end() {
    two("They rely on the U.S.", "The others do not.");
    two("It began at 9 a.m.", "Nobody came.");
    two("Is that so?", "Yes.");
    two("They said no.", "Russia agreed.");
    two("It fought in World War I.", "The others did not.");
    two("“It will not hold.”", "He left.");
    two("The answer is no.", "Nothing else will do.");
}

#[test]
fn a_quoted_question_goes_on() {
    one("“Why now?” he asks.");
    one("“Never!” was the answer.");
}

#[test]
fn what_is_no_prose_is_left_out() {
    let source = "---\ntitle: No prose. At all.\n---\n\n# A heading. Two.\n\nOne *two. Three* four.\n\n\
        ```\nCode. Code.\n```\n\n    Code. Code.\n\n<div>Tags. Tags.</div>\n\n- An item. Another.\n- [ ] A task.\n\n\
        | Head. A | b |\n|---|---|\n| Cell. A | b |\n\n> A quotation.\n> Its end.\n\nA note.[^n] More.\n\n[^n]: Foot. Note.\n\n\
        ::: {.note}\nIn a fence.\n:::\n";
    assert_eq!(
        sentences(source),
        [
            "One *two.",
            "Three* four.",
            "An item.",
            "Another.",
            "A task.",
            "Cell.",
            "A",
            "b",
            "A quotation.",
            "Its end.",
            "A note.",
            "More.",
            "In a fence.",
        ]
    );
}

#[test]
fn words_stand_for_what_is_read() {
    let source = "See [the *plan*](https://a.org/1.2) &amp; `x.y`, ![a. B](c.png) [@k, p. 3] or\n[this]{.x y=\"a. B\"}.";
    let paragraphs = paragraphs(source, &[]);
    let words: Vec<_> = paragraphs
        .iter()
        .map(|paragraph| &*paragraph.words)
        .collect();
    assert_eq!(words, ["See the plan & \u{FFFC}, \u{FFFC}  or [this]."]);
    assert_eq!(paragraphs[0].range(), 0..source.len());
    let code = paragraphs[0].words.find(OBJECT).expect("code");
    assert_eq!(&source[paragraphs[0].place(code..code + 3)], "`x.y`");
}

#[test]
fn hidden_places_are_not_read() {
    let source = "[It deters]{#a .claim cite=\"k, p. 3\"}. It is cheap.";
    let braces = source.find('{').expect("{")..source.find('}').expect("}") + 1;
    let paragraphs = paragraphs(source, &[braces]);
    assert_eq!(paragraphs[0].words, "[It deters]. It is cheap.");
    assert_eq!(&source[paragraphs[0].place(13..25)], "It is cheap.");
}

proptest::proptest! {
    #[test]
    fn every_place_is_one(source in "([a-z]{1,3}|[\n .?!*_`\\[\\]()<>{}@#|:>&;-]|U\\.S\\.|é|\n\n){0,40}") {
        for paragraph in paragraphs(&source, &[]) {
            for sentence in &paragraph.sentences {
                proptest::prop_assert!(source.get(paragraph.place(sentence.clone())).is_some());
            }
        }
    }

    #[test]
    fn those_at_a_range_are_those_of_all_that_touch_it(
        source in "([a-z]{1,3}|[\n .?*_`\\[\\]<>{}@#|:>-]|é|\n\n){0,40}",
        start in 0usize..60,
        length in 0usize..20,
    ) {
        let wanted = start..start + length;
        let all = paragraphs(&source, &[]).into_iter();
        let touched = all.filter(|paragraph| {
            let range = paragraph.range();
            range.start <= wanted.end && wanted.start <= range.end
        });
        let touched: Vec<_> = touched.collect();
        let near = paragraphs_at(&source, &[], &wanted);
        proptest::prop_assert_eq!(format!("{near:?}"), format!("{touched:?}"));
    }
}
