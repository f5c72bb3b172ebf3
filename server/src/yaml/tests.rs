//! Where a mistake is reported, and what it leaves.

use expect_test::{Expect, expect};

use super::read;

/// The places of the problems, then the keys that could be read.
fn check(text: &str, expected: Expect) {
    let mapping = read(text);
    let problems = mapping.problems.iter();
    let mut shown: Vec<_> = problems
        .map(|problem| format!("«{}»", &text[problem.range.clone()]))
        .collect();
    let keys = mapping
        .entries
        .iter()
        .filter_map(|entry| entry.key.scalar());
    shown.extend(keys.map(|key| key.value));
    expected.assert_eq(&shown.join(" "));
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_reported_in_its_line() {
    check(
        "key: a\ntitle: \"Unclosed\nauthor: X\ndate: 2025\n",
        expect![[r#"«title: "Unclosed» key author date"#]],
    );
    check(
        "key: a\ntitle: \"Unclosed\nauthor: \"Y\"\ndate: 2025\n",
        expect![[r#"«title: "Unclosed» key author date"#]],
    );
    check(
        "key: a\ntitle: 'Unclosed\nauthor: ['Y']\ndate: 2025\n",
        expect!["«title: 'Unclosed» key author date"],
    );
    check("key: a\ntitle: \"Unclosed", expect![[r#"«"Unclosed» key"#]]);
    check(
        "key: a\nauthor:\n  - \"X\"\n  - \"Y\n  - \"Z\"\ndate: 2025\n",
        expect![[r#"«- "Y» key date"#]],
    );
    check(
        "key: a\nauthor:\n  - name: 'It''s Y\n    affiliation: 'Z'\ndate: 2025\n",
        expect!["«- name: 'It''s Y» key date"],
    );
    check(
        "key: a\nauthor: [\"X\", \"Y, Z]\ntitle: \"T\"\ndate: 2025\n",
        expect![[r#"«author: ["X", "Y, Z]» key title date"#]],
    );
}

#[test]
fn words_behind_a_closed_quotation_are_reported_themselves() {
    check("title: \"A\" force\ndate: 2025\n", expect!["«force» date"]);
    check("title: \"A\n  force\" for peace\ndate: 2025\n", expect!["«for peace» date"]);
    check(
        "title: \"A \\\" force\" for peace\ndate: 2025\n",
        expect!["«for peace» date"],
    );
}
