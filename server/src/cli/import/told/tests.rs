//! What texts of different shapes say of themselves.

use expect_test::{Expect, expect};

use super::Told;

const PROSE: &str = "The ministers met for three days and agreed on little. A force of some size is to be raised, but nobody \
                     said by whom, and the treasurers of four countries left before the communiqué was read out to the press.\n";

fn check(text: &str, expected: Expect) {
    let Told {
        title,
        authors,
        date,
        url,
        publisher,
    } = Told::read(&text.replace("PROSE\n", PROSE));
    let said = [
        title,
        (!authors.is_empty()).then(|| authors.join(" + ")),
        date,
        url,
        publisher,
    ];
    let names = ["title", "authors", "date", "url", "publisher"];
    let lines = names
        .iter()
        .zip(said)
        .filter_map(|(name, said)| Some(format!("{name}: {}\n", said?)));
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn a_newspaper() {
    check(
        "A force in search of a paymaster\n\nBy Jane Doe and John Roe, Example Wire\n\nMarch 5, 2025 | 10:30 AM EST\n\nPROSE\n",
        expect![[r#"
            title: A force in search of a paymaster
            authors: Jane Doe + John Roe
            date: 2025-03-05
        "#]],
    );
    check(
        "Opinion\n\n# Who pays for peace? #\n\n*By JANE DOE*\n\n**Published:** Wed., 5 Mar 2025\n\nPROSE\nPROSE\n\nSource: <https://example.org/peace?id=1>\n",
        expect![[r#"
            title: Who pays for peace?
            authors: JANE DOE
            date: 2025-03-05
            url: https://example.org/peace?id=1
        "#]],
    );
    check(
        "Who pays for peace?\nby Ursula van der Berg, Max O’Neill, and Ann Lee Jr. · 5 March 2025\nhttps://example.org/peace\nPROSE\n",
        expect![[r#"
            title: Who pays for peace?
            authors: Ursula van der Berg + Max O’Neill + Ann Lee Jr.
            date: 2025-03-05
            url: https://example.org/peace
        "#]],
    );
}

/// A rubric, a heading, a line on who wrote it, a picture's credit and a date, and then the text.
#[test]
fn a_guest_essay() {
    check(
        "\n\nWorld order\n\n## Jane Doe on who pays for peace\n\nA force without a treasurer is a letter, says the former \
         minister\n\n*Jane Doe was a minister from 2016 to 2022.*\n\n\nIllustration: J. Roe\n\nMar 5th 2025\n\nPROSE\n",
        expect![[r#"
            title: Jane Doe on who pays for peace
            authors: Jane Doe
            date: 2025-03-05
        "#]],
    );
}

/// One paragraph in each line, who wrote it in the first, and the title in the last.
#[test]
fn a_feed() {
    check(
        "Jane Doe is a former minister.\nPROSE\nPROSE\nThe post Who pays for peace? appeared first on Example Wire.",
        expect![[r#"
            title: Who pays for peace?
            authors: Jane Doe
            publisher: Example Wire
        "#]],
    );
}

#[test]
fn prose_says_nothing_of_itself() {
    check(
        "PROSE\nBy contrast, Europe waits\nBy May 2025\nPROSE\nMore: https://example.org is a page\n",
        expect![[""]],
    );
    check("One line alone", expect![[""]]);
    check(
        "Short.\n\nBy all accounts, it failed.\n\nPROSE\n",
        expect![[""]],
    );
    check("- a list\n- 2025-13-40\n#hashtag\nBy\nby \n", expect![[""]]);
    // A heading far down is one of a part.
    let long = "PROSE\n\n".repeat(20) + "# References\n\n2025-01-01\n";
    check(
        &long,
        expect![[r#"
        date: 2025-01-01
    "#]],
    );
}

#[test]
fn who_is_introduced_wrote_it() {
    check(
        "PROSE\nPROSE\nCol. (Ret.) Jane A. Doe served for 30 years as an officer. John van Roe writes on trade. He was born in Ruritania.",
        expect![[r#"
            authors: Jane A. Doe + John van Roe
        "#]],
    );
    check(
        "PROSE\n_Jane Doe is a fellow at Example House._\nPROSE\n",
        expect![[r#"
            authors: Jane Doe
        "#]],
    );
    for prose in [
        "Jane Doe is tired.\nPROSE\nPROSE\n",
        "PROSE\nJane Doe is a former minister.\nPROSE\n",
        "The Foreign Minister is a senior figure.\nPROSE\n",
        "In March Jane Doe was minister.\nPROSE\n",
        "He is a fellow.\nPROSE\n",
        "Jane Doe, a fellow, is tired.\nPROSE\n",
    ] {
        check(prose, expect![[""]]);
    }
}
