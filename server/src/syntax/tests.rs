//! Texts beside what is read in them: one line for each claim, its attributes and citations below it, then
//! the faults with their bytes.

mod comments;
mod faults;
mod headings;
mod properties;
mod repairs;
mod words;

use std::fmt::Write;
use std::ops::Range;

use expect_test::{Expect, expect};

use super::{Document, Syntax};
use crate::text::Text;

/// Reads a text and compares what was read with the expectation.
fn check(source: &str, expected: Expect) {
    let syntax = read(source);
    assert_places(source, &syntax);
    expected.assert_eq(&show(source, &syntax));
}

fn read(source: &str) -> Syntax {
    Document::new(Text::new(source)).syntax()
}

fn show(source: &str, syntax: &Syntax) -> String {
    let mut shown = String::new();
    for annotation in &syntax.annotations {
        write!(shown, "“{}”", annotation.words).expect("a string takes all");
        if let Some(id) = &annotation.id {
            write!(shown, " #{}", id.value).expect("a string takes all");
        }
        shown.push('\n');
        for attribute in &annotation.attributes {
            let value = super::clean_value(&attribute.value.value);
            writeln!(shown, "  {}: {value}", attribute.key.value).expect("a string takes all");
        }
        for citation in &annotation.citations {
            writeln!(shown, "  @{}", citation.value).expect("a string takes all");
        }
    }
    let mut faults: Vec<_> = syntax.faults.iter().collect();
    faults.sort_by_key(|fault| fault.range.start);
    for fault in faults {
        let written = &source[fault.range.clone()];
        writeln!(shown, "«{written}» {}", fault.message).expect("a string takes all");
    }
    shown
}

/// Whatever was read stands where it says it stands.
fn assert_places(source: &str, syntax: &Syntax) {
    if let Some(range) = &syntax.front_matter {
        assert!(source.get(range.clone()).is_some(), "{range:?}");
    }
    for heading in &syntax.headings {
        let whole = source.get(heading.range.clone());
        assert!(whole.is_some_and(|whole| !whole.is_empty()), "{heading:?}");
        assert!(source.get(heading.words_range.clone()).is_some());
    }
    for comment in &syntax.comments {
        let whole = source.get(comment.range.clone()).expect("a place");
        assert!(whole.starts_with("<!--"), "{whole}");
        assert_eq!(whole.ends_with("-->"), comment.is_closed, "{whole}");
        let words = source.get(comment.words.clone()).expect("a place");
        assert!(words.trim_start().starts_with("claimlint-"), "{words}");
        assert!(source.get(comment.block.clone()).is_some(), "{whole}");
    }
    for fix in syntax.faults.iter().flat_map(|fault| &fault.fixes) {
        let mut end = 0;
        for edit in &fix.edits {
            assert!(end <= edit.range.start, "{fix:#?}");
            assert!(source.get(edit.range.clone()).is_some(), "{fix:#?}");
            end = edit.range.end;
        }
    }
    for annotation in &syntax.annotations {
        let whole = source.get(annotation.range.clone()).expect("a place");
        assert!(whole.starts_with('['), "{whole}");
        assert_eq!(annotation.words_range.start, annotation.range.start + 1);
        let behind = source.get(annotation.words_range.end..).expect("a place");
        assert!(behind.starts_with("]{"), "{whole}");
        let names = annotation.id.iter().chain(&annotation.citations);
        let keys = annotation.attributes.iter().map(|attribute| &attribute.key);
        for name in names.chain(keys) {
            assert_eq!(source.get(name.range.clone()), Some(name.value.as_str()));
        }
        for attribute in &annotation.attributes {
            let value = &attribute.value;
            let written = source.get(value.range.clone()).expect("a place");
            assert_eq!(written.len(), value.value.len(), "{written}");
            for (place, (one, other)) in written.bytes().zip(value.value.bytes()).enumerate() {
                assert!(one == other || other == b' ', "byte {place} of {written}");
            }
        }
    }
    for fault in &syntax.faults {
        assert!(source.get(fault.range.clone()).is_some(), "{fault:?}");
        if let Some(index) = fault.annotation {
            let Range { start, end } = syntax.annotations[index].range;
            let is_within = start <= fault.range.start && fault.range.end <= end;
            assert!(is_within, "{fault:?} in {start}..{end}");
        }
    }
}

#[test]
fn every_part_of_an_annotation() {
    check(
        r#"[Moscow gets no veto]{#no-veto .claim .key kind="policy" by="Camille Grand; Ben Hodges" contradicts="depetris#moscow-veto"}."#,
        expect![[r#"
            “Moscow gets no veto” #no-veto
              kind: policy
              by: Camille Grand; Ben Hodges
              contradicts: depetris#moscow-veto
        "#]],
    );
}

#[test]
fn attributes_in_any_order_and_any_quotation_marks_or_none() {
    check(
        r#"[One]{kind=fact .claim value=15000..20000 #one cite='grand2025, p. 3' says='He said "no"'} and [two]{.claim#two}."#,
        expect![[r#"
            “One” #one
              kind: fact
              value: 15000..20000
              cite: grand2025, p. 3
              says: He said "no"
            “two” #two
        "#]],
    );
}

#[test]
fn attributes_over_several_lines_in_a_block_quote_too() {
    check(
        "> [The force\n> deters]{#deters .claim\n>   says=\"A force\n>   of that size deters\" supports=\"a\n> b\"}\n",
        expect![[r#"
            “The force deters” #deters
              says: A force of that size deters
              supports: a b
        "#]],
    );
    check(
        "[x]{#x\r\n  .claim\r\n  by=\"Ben\r\n  Hodges\"}\r\n",
        expect![[r#"
            “x” #x
              by: Ben Hodges
        "#]],
    );
}

#[test]
fn escapes_in_values() {
    check(
        r#"[x]{.claim says="He said \"no\" to C:\temp \} \é" quote="a\\b"}"#,
        expect![[r#"
            “x”
              says: He said "no" to C:\temp } \é
              quote: a\b
        "#]],
    );
}

#[test]
fn claims_within_claims() {
    check(
        "[Even if [no country sends [troops]{#troops .claim}]{#not-ready .claim}, Europe should plan]{#plan .claim}.",
        expect![[r#"
            “Even if no country sends troops, Europe should plan” #plan
            “no country sends troops” #not-ready
            “troops” #troops
        "#]],
    );
    check(
        "[A [span]{.smallcaps} is none]{.claim}.",
        expect![[r#"
        “A span is none”
    "#]],
    );
}

#[test]
fn claims_wherever_words_stand() {
    check(
        "# The [heading]{#heading .claim}\n\nThe [underlined]{#underlined .claim}\n======\n\n- a [list]{#list .claim}\n  1. [within]{#within .claim}\n\n\
         | [left]{#left .claim} | [right]{#right .claim} |\n|---|---|\n| [below]{#below .claim} | x |\n\n\
         Text[^1] and ^[an [inline note]{#inline-note .claim}].\n\n[^1]: The [footnote]{#footnote .claim}.\n\n\
         > - > [deep]{#deep .claim}\n\n**[strong]{#strong .claim}** [*soft*]{#soft .claim}\n\n[an [open bracket [x]{#open .claim}\n",
        expect![[r#"
            “heading” #heading
            “underlined” #underlined
            “list” #list
            “within” #within
            “left” #left
            “right” #right
            “below” #below
            “inline note” #inline-note
            “footnote” #footnote
            “deep” #deep
            “strong” #strong
            “soft” #soft
            “x” #open
        "#]],
    );
}

#[test]
fn what_is_code_or_a_comment_holds_no_claims() {
    check(
        "`[x]{.claim}` <!-- [x]{.claim} --> $[x]{.claim}$\n\n    [x]{.claim}\n\n```\n[x]{.claim}\n```\n\n``` {.claim}\nx\n```\n\n<!--\n[x]{.claim}\n-->\n",
        expect![""],
    );
}

#[test]
fn the_front_matter_holds_no_claims() {
    let source = "---\ntitle: \"[x]{.claim}\"\n---\n\n[y]{.claim}\n";
    check(
        source,
        expect![[r#"
        “y”
    "#]],
    );
    let range = read(source).front_matter.expect("a front matter");
    assert_eq!(&source[range], "title: \"[x]{.claim}\"\n");
}

#[test]
fn citations_inside_a_claim_and_directly_behind() {
    check(
        "[One @grand2025 says]{.claim}.",
        expect![[r#"
        “One @grand2025 says”
          @grand2025
    "#]],
    );
    check(
        "[One [@grand2025, p. 3]]{.claim}.",
        expect![[r#"
        “One”
          @grand2025
    "#]],
    );
    check(
        "[One]{.claim} [@grand2025, p. 3; -@bbc2025].",
        expect![[r#"
            “One”
              @grand2025
              @bbc2025
        "#]],
    );
    check(
        "[One]{.claim}[see @grand2025, p. 3, and @{https://a.org/b}].",
        expect![[r#"
            “One”
              @grand2025
              @https://a.org/b
        "#]],
    );
    check(
        "[One [see also *briefly* @grand2025]]{.claim}.",
        expect![[r#"
            “One”
              @grand2025
        "#]],
    );
    check(
        "> [One]{.claim}\n> [@grand2025].",
        expect![[r#"
        “One”
          @grand2025
    "#]],
    );
}

#[test]
fn citations_of_something_else() {
    check(
        "[One]{.claim}, as [@grand2025] says.",
        expect![[r#"
        “One”
    "#]],
    );
    check(
        "[One]{.claim}\n\n[@grand2025]\n",
        expect![[r#"
        “One”
    "#]],
    );
    check(
        "[One]{.claim} [@a] [@b]",
        expect![[r#"
        “One”
          @a
    "#]],
    );
    check(
        "[One]{.claim} @grand2025",
        expect![[r#"
        “One”
    "#]],
    );
    check(
        "[One]{.claim} [see mail@example.org]",
        expect![[r#"
        “One”
    "#]],
    );
}

#[test]
fn citations_belong_to_the_nearest_claim() {
    check(
        "[Outer [inner]{#inner .claim} [@a] [@b]]{#outer .claim} [@c]",
        expect![[r#"
            “Outer inner” #outer
              @b
              @c
            “inner” #inner
              @a
        "#]],
    );
    check(
        "[One]{#one .claim} [see [two @a]{#two .claim} and @b]",
        expect![[r#"
            “One” #one
              @b
            “two @a” #two
              @a
        "#]],
    );
}

#[test]
fn claims_nested_too_deep_are_reported_and_not_read() {
    let depth = super::DEEPEST_NESTING + 2;
    let source = "[".repeat(depth) + "x" + &"]{.claim}".repeat(depth);
    let syntax = read(&source);
    assert_eq!(syntax.annotations.len(), super::DEEPEST_NESTING);
    let faults: Vec<_> = syntax
        .faults
        .iter()
        .map(|fault| &source[fault.range.clone()])
        .collect();
    assert_eq!(faults, ["[[x]{.claim}]{.claim}", "[x]{.claim}"]);
}
