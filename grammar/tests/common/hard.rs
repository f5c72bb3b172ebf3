//! Texts made to be slow: each repeats an opener that looks for a closer it does not find, or nests as deep as it can.

/// A named text that grows linearly with `size`, about `size` bytes long.
pub(crate) struct HardInput {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// `piece` over and over.
const REPEATED: &[(&str, &str)] = &[
    ("unclosed brackets", "["),
    ("unclosed destinations", "[a]("),
    ("destinations with brackets", "[a](b[c]"),
    ("unclosed image destinations", "![a]("),
    ("braces", "{"),
    ("unclosed lists", "[x]{.a "),
    ("closing bracket and brace", "]{"),
    ("brackets and braces", "[]{"),
    ("unclosed double quotes", "[x]{.claim a=\""),
    (
        "unclosed quotes of both kinds",
        "[x]{.claim a=\"[x]{.claim a='",
    ),
    ("quotes within one list", "{a=\"}\" "),
    ("escaped quotes", "[x]{a=\"\\"),
    ("braces in quotes", "[x]{a=\"}"),
    ("missing quotes", "[x]{.claim by=\"kim} "),
    ("dollars", "$"),
    ("unclosed formulas", "$a "),
    ("display formulas", "$$a $"),
    ("unclosed tags", "<a "),
    ("less-than signs", "<"),
    ("unclosed autolinks", "<a:"),
    ("unclosed comments on a line", "a <!-- "),
    ("unclosed comments on lines", "<!-- \n"),
    ("unclosed comments within lines", "a <!-- \n"),
    ("at signs", "@"),
    ("unclosed braced keys", "@{"),
    ("braced key", "@{a"),
    ("keys with punctuation", "@a:"),
    ("hyphens", "a-"),
    ("hyphen runs before brackets", "---["),
    ("backslashes", "\\"),
    ("backticks", "`"),
    ("backtick pairs", "`a``b"),
    ("unclosed fences", "```a\n"),
    ("fences on one line", "``` a `"),
    ("closed fences", "```\n"),
    ("tildes", "~~~a\n"),
    ("bullets", "- "),
    ("bullets and pluses", "- + "),
    ("numbers", "1. "),
    ("quote markers", "> "),
    ("tight quote markers", ">"),
    ("colons", ":"),
    ("number signs", "#"),
    ("headings", "# a\n"),
    ("underlined headings", "a\n=\n"),
    ("underlines", "=\n"),
    ("carriage returns", "\r"),
    ("paragraphs by carriage return", "a\r\r"),
    ("lines", "a\n"),
    ("indented lines", "a\n        "),
    ("blank lines", "\n"),
    ("front matter lines", "---\n"),
    ("raw elements", "<script>\n"),
    ("closing tags", "</"),
    ("images", "!["),
    ("footnotes", "[^a"),
    ("NUL", "\0"),
    ("byte order marks", "\u{feff}"),
    ("spans", "[x]{.claim}"),
    ("equals signs in a list", "{="),
];

/// `head`, then `piece` over and over.
const HEADED: &[(&str, &str, &str)] = &[
    ("front matter without end", "---\n", "a: b\n"),
    ("single line", "", "word "),
    ("single word", "", "w"),
    ("span that is never closed", "[", "word "),
    ("code span that is never closed", "`", "word "),
    ("list that is never closed", "[x]{", ".a "),
    ("equals signs in an open list", "[x]{.a ", "="),
    ("values in an open list", "[x]{.a ", "k=\""),
    ("value that is never closed", "[x]{.a k=\"", "word "),
    ("value of brackets", "[x]{.a k=\"", "["),
    ("destination that is never closed", "[x](", "word"),
    ("destination of parentheses", "[x](", "("),
    ("tag that is never closed", "<a ", "word "),
    ("underline that is never one", "a\n", "="),
    ("break that is none", "- a\n", "- "),
    ("quoted lines", "> a\n", "> a\n"),
    ("deep prefix", "> a\n", ">"),
    (
        "opener before deep indentation",
        "` [x](",
        "\n                                                  a",
    ),
];

/// Backtick runs of length 1, 2, 3 …: no two of them match.
fn growing_backtick_runs(size: usize) -> String {
    let mut text = String::new();
    for length in 1.. {
        if text.len() >= size {
            break;
        }
        text.push('a');
        text.extend(std::iter::repeat_n('`', length));
    }
    text
}

fn nested(opener: &str, middle: &str, closer: &str, size: usize) -> String {
    let times = size / (opener.len() + closer.len());
    [&opener.repeat(times), middle, &closer.repeat(times)].concat()
}

/// All of them at one size.
pub(crate) fn hard_inputs(size: usize) -> Vec<HardInput> {
    let repeat = |piece: &str| piece.repeat(size / piece.len());
    let mut all: Vec<_> = REPEATED
        .iter()
        .map(|(name, piece)| HardInput {
            name,
            text: repeat(piece),
        })
        .collect();
    all.extend(HEADED.iter().map(|(name, head, piece)| HardInput {
        name,
        text: [*head, &repeat(piece)].concat(),
    }));
    // The same behind ordinary text, where what starts a line means nothing.
    all.extend(REPEATED.iter().map(|(name, piece)| HardInput {
        name,
        text: ["a ", &repeat(piece)].concat(),
    }));
    all.extend([
        HardInput {
            name: "growing backtick runs",
            text: growing_backtick_runs(size),
        },
        HardInput {
            name: "nested spans",
            text: nested("[", "x", "]{.claim}", size),
        },
        HardInput {
            name: "nested links",
            text: nested("[", "x", "](u)", size),
        },
        HardInput {
            name: "nested brackets",
            text: nested("[", "x", "]", size),
        },
        HardInput {
            name: "nested spans over lines",
            text: nested("[a\n", "x", "]{.claim}\n", size),
        },
    ]);
    all
}
