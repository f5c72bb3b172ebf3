//! What of a quotation and of a copy is the same, where it stands, and what comes nearest.

use proptest::prelude::*;

use super::*;

fn copy(name: &str, source: &str) -> LocalCopy {
    LocalCopy::new(Path::new(name).into(), Text::new(source))
}

/// The passages of a text where quoted words stand.
fn found_in<'a>(name: &str, source: &'a str, quote: &str) -> Vec<&'a str> {
    let quotation = Quotation::new(quote).expect("words");
    let passages = copy(name, source).passages(&quotation).into_iter();
    passages.map(|range| &source[range]).collect()
}

fn found<'a>(source: &'a str, quote: &str) -> Vec<&'a str> {
    found_in("copy.txt", source, quote)
}

#[test]
fn what_typesetters_choose_is_folded() {
    let source = "He said: “Moscow’s veto—if any—is\r\n   a re\u{AD}lic…” And «\u{A0}non\u{A0}» to 2014–2022.";
    for quote in [
        "“Moscow’s veto—if any—is a relic…”",
        "'Moscow's veto - if any - is a relic...'",
        "Moscow´s veto – if any – is a relic. . .",
        "said: \"Moscow's veto -- if any --- is a re\u{AD}lic\"",
        "And 'non' to 2014-2022",
        "And “non” to 2014 — 2022.",
    ] {
        assert_eq!(found(source, quote).len(), 1, "{quote}");
    }
}

#[test]
fn what_is_said_is_not_folded() {
    let source = "The force, if any, will be European-led: −5 % know why?";
    for quote in [
        "the force",
        "The force if any",
        "The force, if any will",
        "The \"force\"",
        "led: +5 %",
        "led: 5 %",
        "no",
        "orce",
    ] {
        assert_eq!(found(source, quote), Vec::<&str>::new(), "{quote}");
    }
    assert_eq!(found(source, "−5 %"), ["−5 %"]);
    assert_eq!(found(source, "led"), ["led"]);
}

#[test]
fn a_line_may_end_within_a_word() {
    let source =
        "A long-\nterm secu-\nrity guar\u{AD}antee for co-operation of e\u{FB03}cient allies.";
    let quote = "long-term security guarantee for cooperation of efficient allies";
    assert_eq!(found(source, quote).len(), 1);
}

#[test]
fn accents_may_be_composed_or_not() {
    let source = "l’e\u{301}lan de l’Europe, \u{212B}ngstro\u{308}m";
    assert_eq!(found(source, "élan"), ["e\u{301}lan"]);
    assert_eq!(found(source, "Ångström"), ["\u{212B}ngstro\u{308}m"]);
    assert_eq!(found("l’élan", "e\u{301}lan"), ["élan"]);
    assert!(found(source, "elan").is_empty());
}

#[test]
fn a_sentence_of_one_s_own_may_end_otherwise() {
    let source = "Moscow gets no veto over this, he said. Why? He left.";
    assert_eq!(
        found(source, "Moscow gets no veto."),
        ["Moscow gets no veto"]
    );
    assert_eq!(
        found(source, "“… no veto over this …”"),
        ["no veto over this"]
    );
    assert!(found(source, "Moscow gets no veto?").is_empty());
}

#[test]
fn every_occurrence_is_a_passage() {
    assert_eq!(
        found("no veto, No veto, no  veto", "no veto"),
        ["no veto", "no  veto"]
    );
    let many = "a b ".repeat(1000);
    assert_eq!(found(&many, "b a").len(), MOST_PASSAGES);
}

#[test]
fn brackets_stand_for_words_left_out_and_put_in() {
    let source =
        "In short, the force must be strong, credible and large. He added that it must last.";
    for quote in [
        "the force must be […] large",
        "the force must be [...] large. […] it must last.",
        "[…] the force must be strong […]",
        "[T]he force must be strong",
        "He added that [the force] must last",
        "the [European] force must [. . .] last",
        "the force [sic] must be strong",
        "credib[ility] and large",
    ] {
        assert_eq!(found(source, quote).len(), 1, "{quote}");
    }
    for quote in [
        "large […] the force must be",
        "the force […] will last",
        "credib and large",
    ] {
        assert_eq!(found(source, quote), Vec::<&str>::new(), "{quote}");
    }
    assert_eq!(
        found("as he [sic] said", "he [sic] said"),
        ["he [sic] said"]
    );
    let source = "the force is large. Or the force is small.";
    assert_eq!(found(source, "the force […] small"), ["the force is small"]);
    assert_eq!(
        found(source, "the force […] is"),
        ["the force is", "the force is"],
        "each with the nearest"
    );
    let apart = |words| format!("begin {} end", "x ".repeat(words));
    assert_eq!(found(&apart(100), "begin […] end").len(), 1);
    assert!(found(&apart(100), "begin [the] end").is_empty());
    assert!(found(&apart(2000), "begin […] end").is_empty());
}

#[test]
fn nothing_to_search_for_is_no_quotation() {
    for quote in ["", " ", "[…]", "“…”", "[all of it]", "—", "[ ... ] [x]."] {
        assert_eq!(Quotation::new(quote), None, "{quote}");
    }
}

#[test]
fn html_is_read_as_a_reader_sees_it() {
    let source = "<!DOCTYPE html><head><title>A &amp; B</title><style>p {}</style>\
        <script>if (a < b) '<p>x</p>'</script></head>\
        <p class='a>b'>Moscow&rsquo;s <b>v</b>eto,&nbsp;<br>said <!-- not --> R&eacute;my<sup><a>[1]</a></sup> on the 5<sup>th</sup></p>\
        <P>The force<noscript>none</noscript> is <em>small</em><svg/> <q>ready</q>";
    let found = |quote: &str| found_in("a.HTML", source, quote);
    assert_eq!(
        found("Moscow's veto, said"),
        ["Moscow&rsquo;s <b>v</b>eto,&nbsp;<br>said"]
    );
    assert_eq!(found("A & B"), ["A &amp; B"]);
    assert_eq!(
        found("Rémy on the 5th"),
        ["R&eacute;my<sup><a>[1]</a></sup> on the 5<sup>th"]
    );
    assert_eq!(
        found("The force is small"),
        ["The force<noscript>none</noscript> is <em>small"]
    );
    assert_eq!(found("small 'ready'"), ["small</em><svg/> <q>ready"]);
    for unseen in ["none", "if (a", "not", "p {}"] {
        assert!(found(unseen).is_empty(), "{unseen}");
    }
    assert_eq!(found_in("a.txt", "a <b>c</b>", "a c"), Vec::<&str>::new());
}

#[test]
fn markdown_is_read_as_a_reader_sees_it() {
    let source = "---\ntitle: T\n---\n# Head\n\nHe *never* said [no](https://example.org) to\nthe \\$ &amp; `code`.\n\n- one\n- two\n\n<div>\nraw <b>h</b>tml\n</div>\n";
    let found = |quote: &str| found_in("a.md", source, quote);
    assert_eq!(
        found("He never said no to the $ & code."),
        ["He *never* said [no](https://example.org) to\nthe \\$ &amp; `code`"]
    );
    assert_eq!(found("one two").len(), 1);
    assert_eq!(found("raw html"), ["raw <b>h</b>tml"]);
    assert!(found("example.org").is_empty());
}

fn nearest(source: &str, quote: &str) -> Option<(String, u32)> {
    let copy = copy("a.html", source);
    let nearest = copy.nearest(&Quotation::new(quote).expect("words"))?;
    Some((nearest.words, (nearest.similarity * 100.0) as u32))
}

#[test]
fn the_nearest_passage_is_shown_whole_and_measured() {
    let source = "<p>In the end, Moscow gets <b>no say</b> in what Europe does.</p>\
        <p>Moscow, in the end, is far away, and no veto was cast there.</p>";
    assert_eq!(
        nearest(source, "Moscow gets no veto in what Europe does"),
        Some(("Moscow gets no say in what Europe does".to_owned(), 89))
    );
    assert_eq!(
        nearest(source, "moscow gets no say"),
        Some(("Moscow gets no say".to_owned(), 94))
    );
    assert_eq!(nearest(source, "a quite different sentence"), None);
    assert_eq!(
        nearest(
            source,
            "[…] the end […] Moscow had no say in what Europe did"
        ),
        Some(("Moscow gets no say in what Europe does".to_owned(), 81))
    );
    assert_eq!(nearest("", "Moscow"), None);
}

#[test]
fn parts_that_stand_apart_are_told_from_parts_that_do_not_stand_there() {
    let copy = copy("a.txt", "The force is small. Moscow has a veto.");
    let places = |quote: &str| copy.scattered(&Quotation::new(quote).expect("words"));
    assert_eq!(places("a veto […] The force"), Some(vec![31..37, 0..9]));
    assert_eq!(places("a veto […] The farce"), None);
}

/// A large copy and a long quotation of common words cost what a short one costs, or seconds are lost.
#[test]
fn time_is_bounded() {
    let begin = std::time::Instant::now();
    let large = copy(
        "a.html",
        &"the cat sat on the <i>mat</i> and the dog &amp; ".repeat(5_000),
    );
    let long = "the dog and the cat sat on ".repeat(2000);
    for quote in [
        long.as_str(),
        &"the […] ".repeat(5000),
        &"the cat sat on the mat ".repeat(300),
        &"t".repeat(100_000),
        &"[".repeat(100_000),
    ] {
        let quotation = Quotation::new(quote).expect("words");
        assert!(large.passages(&quotation).len() <= MOST_PASSAGES);
        let _ = large.nearest(&quotation);
    }
    assert!(begin.elapsed().as_secs() < 30, "{:?}", begin.elapsed());
}

proptest! {
    /// Any stretch of whole words is found where it was taken from.
    #[test]
    fn what_is_taken_from_a_copy_is_found_there(
        source in "([a-cé5.,“”'’…-]|[ \n\u{A0}\u{AD}]|<b>|&amp;|<p>){1,60}",
        name in prop::sample::select(vec!["a.txt", "a.md", "a.html"]),
        cut in (0usize..60, 1usize..60),
    ) {
        let copy = copy(name, &source);
        let folded = &copy.prepared().folded;
        let text = &folded.text;
        let places: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let place = |number: usize| places[number.min(places.len() - 1)];
        let (start, end) = (place(cut.0), place(cut.0 + cut.1));
        prop_assume!(!folded.is_within_word(start) && !folded.is_within_word(end));
        let Some(quotation) = Quotation::new(&text[start..end]) else { return Ok(()) };
        let taken = folded.source_range(start..end);
        let overlaps = |range: &Range<usize>| range.start < taken.end && taken.start < range.end;
        let passages = copy.passages(&quotation);
        prop_assert!(passages.iter().any(overlaps), "{:?} {passages:?}", &text[start..end]);
    }

    #[test]
    fn anything_may_be_quoted_from_anything(source in "(?s).{0,80}", quote in "(?s)(.|\\[|\\]|…){0,40}", name in prop::sample::select(vec!["a.txt", "a.md", "a.html"])) {
        let copy = copy(name, &source);
        if let Some(quotation) = Quotation::new(&quote) {
            for range in copy.passages(&quotation) {
                prop_assert!(source.get(range).is_some());
            }
            copy.nearest(&quotation);
            copy.scattered(&quotation);
        }
    }
}
