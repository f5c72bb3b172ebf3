//! Malformed annotations with the ways to mend them: each way's title, then the text as it is afterwards.

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::read;

fn check(source: &str, expected: Expect) {
    let mut shown = String::new();
    for fault in read(source).faults {
        for fix in fault.fixes {
            let fixed = fix.apply(source);
            writeln!(shown, "{}: {}", fix.title, fixed.trim_end()).expect("a string");
            let faults = read(&fixed).faults.len();
            assert!(faults < read(source).faults.len(), "{fixed}");
        }
    }
    expected.assert_eq(&shown);
}

#[test]
fn quotation_marks_are_closed() {
    check(
        "[A]{.claim by=\"Ann}, b\n",
        expect![[r#"
        Close the quotation mark: [A]{.claim by="Ann"}, b
    "#]],
    );
    check(
        "[A]{.claim by=\"Ann Bo} and more\n",
        expect![[r#"
            Close the quotation mark: [A]{.claim by="Ann Bo"} and more
        "#]],
    );
    check(
        "[A]{.claim by=\"Ann Bo cite=\"x\"}\n",
        expect![[r#"
            Close the quotation mark: [A]{.claim by="Ann Bo" cite="x"}
        "#]],
    );
    check(
        "[A]{.claim by='Ann Bo cite=x}\n",
        expect![[r#"
            Close the quotation mark: [A]{.claim by='Ann Bo' cite=x}
        "#]],
    );
    check("[A]{.claim by=\"}\n", expect![[""]]);
}

#[test]
fn braces_are_closed() {
    check(
        "[A]{#a .claim cite=\"x\" and more\n",
        expect![[r#"
        Close the braces: [A]{#a .claim cite="x"} and more
    "#]],
    );
    check(
        "[A]{#a\n  .claim by=Ann. More\n",
        expect![[r#"
            Close the braces: [A]{#a
              .claim by=Ann}. More
        "#]],
    );
    check(
        "[A]{.claim [b]{.claim}\n",
        expect![[r#"
        Close the braces: [A]{.claim} [b]{.claim}
    "#]],
    );
    check("[A]{.claim by=\"x and more\n", expect![""]);
}

#[test]
fn braces_come_to_their_words() {
    check(
        "[A] {#a .claim}, b\n",
        expect![[r#"
        Put the braces directly behind the brackets: [A]{#a .claim}, b
    "#]],
    );
    check("> [A]\n> {#a .claim}\n", expect![[""]]);
    check("A {#a .claim}\n", expect![[""]]);
    check(
        "## A b {#a .claim}\n",
        expect![[r#"
        Put the words in brackets: ## [A b]{#a .claim}
    "#]],
    );
    check("## [A] b {#a .claim}\n", expect![[""]]);
    check(
        "A b {.claim}\n===\n",
        expect![[r#"
        Put the words in brackets: [A b]{.claim}
        ===
    "#]],
    );
    check(
        "Oh![A]{.claim}\n",
        expect![[r#"
        Write `\!`: Oh\![A]{.claim}
    "#]],
    );
    check("![A](u){.claim}\n", expect![[""]]);
    check(
        "[A [b]](u){.claim}\n",
        expect![[r#"
        Put the words in brackets: [[A [b]](u)]{.claim}
    "#]],
    );
}

#[test]
fn ids_are_one_and_plain() {
    check(
        "[A]{#a #b .claim}\n",
        expect![[r#"
        Remove `#b`: [A]{#a .claim}
    "#]],
    );
    check(
        "[A]{#über .claim}\n",
        expect![[r#"
        Write `uber`: [A]{#uber .claim}
    "#]],
    );
    check("[A]{#2nd .claim}\n", expect![[""]]);
}

#[test]
fn keys_stand_once() {
    check(
        "[A]{.claim by=\"Ann\" cite=\"x\" by=\"Bo; Cy\"}\n",
        expect![[r#"
            Write one `by` of both: [A]{.claim by="Ann; Bo; Cy" cite="x"}
        "#]],
    );
    check(
        "[A]{.claim supports=\"a\" supports=\"b c\"}\n",
        expect![[r#"
            Write one `supports` of both: [A]{.claim supports="a b c"}
        "#]],
    );
    check(
        "[A]{.claim kind=fact kind=\"value\"}\n",
        expect![[r#"
        Keep the first `kind`: [A]{.claim kind=fact}
        Keep the second `kind`: [A]{.claim kind="value"}
    "#]],
    );
    check(
        "[A]{.claim kind=\"fact\" kind=fact}\n",
        expect![[r#"
        Remove the second `kind`: [A]{.claim kind="fact"}
    "#]],
    );
    check("[A]{.claim by=Ann by=Bo}\n", expect![[""]]);
}

#[test]
fn words_get_a_meaning_and_pairs_a_value() {
    check(
        "[A]{.claim certain}\n",
        expect![[r#"
        Write `modality="certain"`: [A]{.claim modality="certain"}
        Write `.certain`: [A]{.claim .certain}
    "#]],
    );
    check(
        "[A]{.claim draft by=\"\" kind=fact}\n",
        expect![[r#"
        Write `.draft`: [A]{.claim .draft by="" kind=fact}
        Remove `by`: [A]{.claim draft kind=fact}
    "#]],
    );
    check(
        "[A]{.claim by = \"Ann\"}\n",
        expect![[r#"
            Write `by=` without blanks: [A]{.claim by="Ann"}
        "#]],
    );
    check(
        "[A]{.claim by =\"Ann Bo\"}\n",
        expect![[r#"
        Write `by=` without blanks: [A]{.claim by="Ann Bo"}
    "#]],
    );
    check(
        "[A]{.claim by= 'Ann'}\n",
        expect![[r#"
        Write `by=` without blanks: [A]{.claim by='Ann'}
    "#]],
    );
    check("[A]{.claim ?!}\n", expect![[""]]);
}
